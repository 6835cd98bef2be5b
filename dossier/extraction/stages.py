"""Where the time of a page goes: seconds by stage, so that a slow page can be explained.

A stage inside another takes its time from it; inside a ``whole`` stage all that happens is that stage's.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class _Clock:
    """Seconds by stage; ``name`` is the one that runs and ``since`` when its uncounted time began."""

    seconds: dict[str, float] = field(default_factory=dict)
    name: str = "other"
    since: float = field(default_factory=time.perf_counter)
    closed: bool = False

    def switch(self, name: str) -> str:
        """Count the time up to now to the stage that ran; returns its name."""
        now = time.perf_counter()
        self.seconds[self.name] = self.seconds.get(self.name, 0.0) + now - self.since
        before, self.name, self.since = self.name, name, now
        return before


_clock: ContextVar[_Clock | None] = ContextVar("clock", default=None)


@contextmanager
def measured() -> Iterator[dict[str, float]]:
    """Measure what is done inside; the mapping is filled at its end (wall seconds by stage, ``other`` for the rest)."""
    clock = _Clock()
    token = _clock.set(clock)
    told: dict[str, float] = {}
    try:
        yield told
    finally:
        clock.switch("other")
        _clock.reset(token)
        told.update({name: round(seconds, 4) for name, seconds in clock.seconds.items() if seconds >= 0.00005})


@contextmanager
def stage(name: str, *, whole: bool = False) -> Iterator[None]:
    """What is done inside (or, as a decorator, in the function) is this stage; nothing where nobody measures."""
    clock = _clock.get()
    if clock is None or clock.closed:
        yield
        return
    before, clock.closed = clock.switch(name), whole
    try:
        yield
    finally:
        clock.switch(before)
        clock.closed = False
