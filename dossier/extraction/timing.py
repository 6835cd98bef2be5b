"""What reading took: by stage over all pages, and the pages that took longest."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence

from dossier.extraction.intake import SourceFile
from dossier.models.finding import SlowPage, Timing
from dossier.models.page import FileReading, PageTime

_TOLD = 5
"""Slow pages that are named."""


def timing_of(
    sources: Sequence[SourceFile], readings: Sequence[FileReading], cached: set[str], started: float, read: float
) -> Timing:
    """Figures of one run; ``started`` and ``read`` (all pages read) by ``time.perf_counter``.

    Pages from the cache count as pages and took no time; a file that is there twice was read once.
    """
    now = time.perf_counter()
    fresh = {r.sha256: (s.name, r) for s, r in zip(sources, readings, strict=True) if r.sha256 not in cached}
    stages: defaultdict[str, float] = defaultdict(float, fields=now - read)
    for _, reading in fresh.values():
        for page in reading.times:
            for name, seconds in page.stages.items():
                stages[name] += seconds
    return Timing(
        pages=sum(len(reading.pages) for reading in readings),
        seconds=round(now - started, 3),
        ocr_pages=sum(page.media == "scan" for reading in readings for page in reading.pages),
        cached_pages=sum(len(reading.pages) for reading in readings if reading.sha256 in cached),
        stages={name: round(seconds, 3) for name, seconds in sorted(stages.items(), key=lambda s: -s[1])},
        slow_pages=_slowest([(name, page) for name, reading in fresh.values() for page in reading.times]),
    )


def _slowest(pages: Sequence[tuple[str, PageTime]]) -> tuple[SlowPage, ...]:
    slow = [
        SlowPage(
            file=name,
            page=page.page,
            seconds=round(sum(page.stages.values()), 3),
            stage=max(page.stages, key=lambda stage: page.stages[stage]),
        )
        for name, page in pages
        if page.stages
    ]
    return tuple(sorted(slow, key=lambda page: -page.seconds)[:_TOLD])
