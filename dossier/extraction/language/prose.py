"""Pages as running text: lines that wrap are joined, so a line's end that is left ends a paragraph, heading or cell."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.extraction.lines import FlatText, Run, joined, overlap, reading_order, run_of
from dossier.models.page import Line, Page

_FULL = 12
"""A line of fewer characters is no full line of a paragraph."""


def prose(pages: Sequence[Page]) -> FlatText:
    """The text of the pages in reading order, one paragraph a line."""
    paragraphs: list[Run] = []
    before: tuple[Line, float] | None = None
    for page in pages:
        margin = _margin(page)
        for line in reading_order(page):
            run = run_of(page, line)
            if not run.text.strip():
                continue
            if before is not None and _goes_on(before[0], before[1], run):
                paragraphs[-1] = joined(paragraphs[-1], run)
            else:
                paragraphs.append(run)
            before = (line, margin)
    return FlatText(paragraphs, "\n")


def _margin(page: Page) -> float:
    """Where full lines of the page end: the right edge that a good part of the long lines reach."""
    rights = sorted(line.box[2] for line in page.lines if len(line.text) >= _FULL)
    return rights[int(0.8 * (len(rights) - 1))] if rights else 1.0


def _goes_on(before: Line, margin: float, run: Run) -> bool:
    """Whether the run carries on the line before it: that one is full and this one begins below it, further left."""
    length = len(before.text)
    em = (before.box[2] - before.box[0]) / max(1, length)
    full = length >= _FULL and before.box[2] >= margin - 2.5 * em
    first = run.lines[0]
    beside = overlap(before.box, first.box, 1) > 0.5 and first.box[0] >= before.box[2]
    return full and not beside and first.box[0] < before.box[0] + 0.5 * (before.box[2] - before.box[0])
