"""Stretches of a line whose paper has another noise than all the rest of the page: three letters or more together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dossier.extraction.traces.pixels.grain import Grain, Numbers

_OFF = 6.0
"""Robust standard deviations from which a letter's paper is another one."""
_FEWEST = 3
_MOST_SHARE = 0.08
"""Share of the page's letters above which it is no patch but two kinds of paper: a seal, a shaded table, a shadow."""


class Patch(NamedTuple):
    """Box in pixels, how far off its letters are (the middle one), by what (noise or likeness), and how many."""

    box: tuple[int, int, int, int]
    off: float
    what: str
    letters: int


def patches(grain: Grain) -> list[Patch]:
    """Places with another paper, the most different first."""
    found = [*_of("noise", grain, grain.noise_off), *_of("likeness", grain, grain.likeness_off)]
    return sorted(found, key=lambda one: -abs(one.off))


def _of(what: str, grain: Grain, off: Numbers) -> list[Patch]:
    out = np.flatnonzero(np.abs(off) > _OFF)
    if len(out) > _MOST_SHARE * len(off):
        return []
    return [
        Patch(around(grain.windows[group]), round(float(np.median(off[group])), 1), what, len(group))
        for group in groups(grain.windows, out)
        if len(group) >= _FEWEST
    ]


def groups(windows: NDArray[np.int32], chosen: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Windows that overlap, put together."""
    left, top, right, bottom = windows[chosen].T
    meet = (left[:, None] < right) & (right[:, None] > left) & (top[:, None] < bottom) & (bottom[:, None] > top)
    found, free = [], set(range(len(chosen)))
    while free:
        group, reach = set(), {min(free)}
        while reach:
            at = reach.pop()
            group.add(at)
            reach |= {int(i) for i in np.flatnonzero(meet[at])} - group
        free -= group
        found.append(chosen[sorted(group)])
    return found


def around(windows: NDArray[np.int32]) -> tuple[int, int, int, int]:
    """The box around windows."""
    left, top = windows[:, :2].min(axis=0)
    right, bottom = windows[:, 2:].max(axis=0)
    return int(left), int(top), int(right), int(bottom)
