"""Writing that does not lie level: watermarks and the letters round a seal, told apart from labels at the side.

It stands across the print without belonging to it, so it is kept as traces of kind ``slanting_text`` (``text``, and
``box`` around it) and not among the lines, where it would be taken for a part of what it crosses.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dossier.extraction.reading.glyphs import Glyph
from dossier.extraction.reading.turn import clipped
from dossier.models.base import Box
from dossier.models.page import Line, Trace

SLANTING_TEXT = "slanting_text"
_MOST_SLANT = 10.0
"""Degrees off the page's own level from which a line of a picture is none of its print."""
_SHARED = 0.001
"""Fraction of the page, across and down, that boxes which cross have in common."""


def ring_letters_marked(glyphs: Sequence[Glyph], aspect: float) -> list[Glyph]:
    """The glyphs, with those of a seal's ring that happen to lie level marked as slanting like their neighbours.

    ``aspect`` is page height by width.
    """
    marked = list(glyphs)
    for i in range(1, len(glyphs) - 1):
        before, glyph, after = glyphs[i - 1 : i + 2]
        between = glyph.turn is not None and before.turn is None and after.turn is None
        if between and _near(before, glyph, aspect) and _near(glyph, after, aspect):
            marked[i] = replace(glyph, turn=None)
    return marked


def turned_lines(
    glyphs: Iterable[Glyph], upright: Sequence[Line], number: int, aspect: float
) -> tuple[list[Line], list[Trace]]:
    """Lines and traces of the glyphs that do not stand upright.

    Writing at a quarter turn that crosses no upright line is a label at the side of a form and a line of the page.
    """
    lines: list[Line] = []
    traces: list[Trace] = []
    boxes = np.array([line.box for line in upright], np.float64).reshape(-1, 4)
    for run in _runs((g for g in glyphs if g.turn != 0 and g.char.strip()), aspect):
        line = Line(text="".join(glyph.char for glyph in run), box=_around(run))
        if run[0].turn is not None and not _crosses_any(line.box, boxes):
            lines.append(line)
        else:
            traces.append(_trace(line, number))
    return lines, traces


def level_lines(lines: Sequence[Line], number: int, level: float | None = None) -> tuple[list[Line], list[Trace]]:
    """Lines of a picture that lie level, and the others as traces; ``level`` None stands for as most lines lie."""
    if level is None:
        level = statistics.median(line.slant for line in lines) if lines else 0.0
    crossing = [abs(line.slant - level) > _MOST_SLANT for line in lines]
    traces = [_trace(line, number) for line, across in zip(lines, crossing, strict=True) if across]
    return [line for line, across in zip(lines, crossing, strict=True) if not across], traces


def unknown_of(traces: Iterable[Trace], known: Sequence[Trace]) -> list[Trace]:
    """Traces that do not lie on one that is known: a watermark of the text layer is seen on the picture again."""
    return [t for t in traces if not any(t.box and k.box and _cross(t.box, k.box) for k in known)]


def _trace(line: Line, number: int) -> Trace:
    return Trace(kind=SLANTING_TEXT, page=number, box=clipped(line.box), text=line.text)


def _runs(glyphs: Iterable[Glyph], aspect: float) -> list[list[Glyph]]:
    """Glyphs that follow one another closely in the order of the content, turned alike or all slanting."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and runs[-1][-1].turn == glyph.turn and _near(runs[-1][-1], glyph, aspect):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _near(one: Glyph, other: Glyph, aspect: float) -> bool:
    across = ((one.left + one.right) - (other.left + other.right)) / 2
    down = ((one.top + one.bottom) - (other.top + other.bottom)) / 2 * aspect
    size = max((one.bottom - one.top) * aspect, one.right - one.left)
    return across**2 + down**2 < (2.5 * size) ** 2


def _around(run: Sequence[Glyph]) -> Box:
    left, top = min(g.left for g in run), min(g.top for g in run)
    return clipped((left, top, max(g.right for g in run), max(g.bottom for g in run)))


def _crosses_any(box: Box, others: NDArray[np.float64]) -> bool:
    across = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
    down = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
    return bool(((across > _SHARED) & (down > _SHARED)).any())


def _cross(one: Box, other: Box) -> bool:
    """Whether the boxes share more than their edges."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > _SHARED and down > _SHARED
