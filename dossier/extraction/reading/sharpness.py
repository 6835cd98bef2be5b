"""Pages whose characters have too few pixels to be read reliably: they are read all the same, and it is said.

Measured with lines of clean scans made smaller: boxes 16 pixels high read as at full size in 96 of 100 lines, 14 in 94,
12 in 88, 10 in 69, 8 in 17.
"""

from __future__ import annotations

import statistics

from dossier.extraction.problems import problem
from dossier.models.page import Page, Problem

_LEAST = 13.0
"""Height in pixels of a page's usual line (its box, a quarter higher than its characters)."""
_FEWEST_LINES = 3
_LEAST_LETTERS = 4


def low_resolution(name: str, page: Page | None, longer_side: float, whole: float = 0.0) -> tuple[Problem, ...]:
    """A problem where the usual line of a picture is too low; ``longer_side`` in pixels that were really there.

    ``whole`` is the longer side of the page in its file, in the unit of the page's size: a sheet that was laid flat is
    only a part of its picture. 0 where the page is all of it.
    """
    if page is None or page.media != "scan":
        return ()
    share = page.height / max(page.width, page.height, 1.0)
    heights = [line.box[3] - line.box[1] for line in page.lines if len(line.text) >= _LEAST_LETTERS]
    if len(heights) < _FEWEST_LINES:
        return ()
    part = max(page.width, page.height) / whole if whole and len(page.sheets) == 1 else 1.0
    usual = statistics.median(heights) * share * longer_side * part
    return (problem("low_resolution", name, page.number, pixels=round(usual)),) if usual < _LEAST else ()
