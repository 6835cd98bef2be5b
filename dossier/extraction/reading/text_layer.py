"""Characters of a text layer to lines: level ones joined, parted at wide gaps and at the rules of a table."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dossier.extraction.reading.glyphs import Glyph, is_garbage
from dossier.extraction.reading.turn import clipped
from dossier.extraction.stages import stage
from dossier.models.base import Box
from dossier.models.page import Line

Numbers = NDArray[np.float64]

_GAP = 1.6
"""Gap by character height from which two runs are apart: letters spaced out in a label stay together."""
_SPACE = 0.28
"""Gap by character height that is a space between words."""
_SIZES = 1.6
"""Greatest ratio of heights within one line: a title and the small print beside it are apart."""


def main_turn(glyphs: Iterable[Glyph]) -> int:
    """The quarter turn at which most characters lie; the page must be turned back by it."""
    turns = Counter(glyph.turn for glyph in glyphs if glyph.char.strip() and glyph.turn is not None)
    return turns.most_common(1)[0][0] if turns else 0


def turned_back(glyphs: Sequence[Glyph], turn: int) -> list[Glyph]:
    """The characters on the page turned so that ``turn`` becomes upright."""
    for _ in range((360 - turn) % 360 // 90):
        glyphs = [_quarter(glyph) for glyph in glyphs]
    return list(glyphs)


@stage("text_layer")
def lines_of(glyphs: Sequence[Glyph], cells: Sequence[Box], aspect: float) -> list[Line]:
    """Lines of upright characters; others are left to ``slanting``.

    ``aspect`` is page height by width: gaps across are measured in character heights.
    """
    level = [glyph for glyph in glyphs if glyph.turn == 0 and on_page(glyph)]
    ordered = sorted(cells, key=lambda c: (c[2] - c[0]) * (c[3] - c[1]))
    homes = np.array(ordered, np.float64).reshape(-1, 4)
    runs = [run for row in _rows(level) for run in _parted(row, homes, aspect)]
    runs = _columns_joined(runs, aspect)
    lines = [_line(run, aspect) for run in runs]
    return [line for line in lines if line.text.strip()]


def is_doubtful(line: Line) -> bool:
    """Whether characters of the line are unknown, so that OCR must look at its place."""
    bad = sum(is_garbage(c) for c in line.text)
    return bad >= 2 or (bad == 1 and len(line.text) < 4)


def without_garbage(line: Line) -> Line:
    """The line without bullets and other characters that say nothing."""
    keep = [i for i, c in enumerate(line.text) if not is_garbage(c)]
    if len(keep) == len(line.text):
        return line
    edges = line.edges
    if edges:
        edges = (*(edges[i] for i in keep), edges[keep[-1] + 1] if keep else edges[-1])
    return line.model_copy(update={"text": "".join(line.text[i] for i in keep), "edges": edges})


def on_page(glyph: Glyph) -> bool:
    """Whether the character's middle lies on the page."""
    return 0 <= (glyph.left + glyph.right) / 2 <= 1 and 0 <= (glyph.top + glyph.bottom) / 2 <= 1


def _quarter(glyph: Glyph) -> Glyph:
    """The character on the page turned clockwise by 90 degrees."""
    turn = None if glyph.turn is None else (glyph.turn + 90) % 360
    box = (1 - glyph.bottom, glyph.left, 1 - glyph.top, glyph.right)
    return replace(glyph, left=box[0], top=box[1], right=box[2], bottom=box[3], turn=turn)


def _height(glyph: Glyph) -> float:
    return glyph.bottom - glyph.top


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters on one level, from left to right, without doubles (bold by printing twice)."""
    rows: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if g.char.strip()), key=lambda g: (g.top + g.bottom) / 2):
        middle = (glyph.top + glyph.bottom) / 2
        for row in reversed(rows[-4:]):
            first = row[len(row) // 2]
            lower, higher = sorted((_height(first), _height(glyph)))
            if higher < _SIZES * lower and abs(middle - (first.top + first.bottom) / 2) < 0.45 * lower:
                row.append(glyph)
                break
        else:
            rows.append([glyph])
    return [_without_doubles(sorted(row, key=lambda g: g.left)) for row in rows]


def _without_doubles(row: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in row:
        width = glyph.right - glyph.left
        if not any(g.char == glyph.char and abs(g.left - glyph.left) < 0.3 * width for g in kept[-3:]):
            kept.append(glyph)
    return kept


def _parted(row: list[Glyph], cells: Numbers, aspect: float) -> list[list[Glyph]]:
    """Runs of a row; ``cells`` with the smallest first."""
    runs: list[list[Glyph]] = [[row[0]]]
    homes = _homes(row, cells)
    for i in range(1, len(row)):
        gap = row[i].left - runs[-1][-1].right
        height = max(_height(row[i]), _height(runs[-1][-1])) * aspect
        if gap > _GAP * height or homes[i] != homes[i - 1]:
            runs.append([])
        runs[-1].append(row[i])
    return runs


def _homes(row: Sequence[Glyph], cells: Numbers) -> list[int]:
    """For each character the number of the smallest cell that holds its middle, -1 for none."""
    if not len(cells):
        return [-1] * len(row)
    x = np.array([(g.left + g.right) / 2 for g in row])[:, None]
    y = np.array([(g.top + g.bottom) / 2 for g in row])[:, None]
    near = cells[(cells[:, 1] <= y.max()) & (cells[:, 3] >= y.min())]
    if not len(near):
        return [-1] * len(row)
    holding = (near[:, 0] <= x) & (x <= near[:, 2]) & (near[:, 1] <= y) & (y <= near[:, 3])
    return [int(home) for home in np.where(holding.any(axis=1), holding.argmax(axis=1), -1)]


def _columns_joined(runs: list[list[Glyph]], aspect: float) -> list[list[Glyph]]:
    """Single Chinese characters close below one another are a label written downwards."""
    single = [run[0] for run in runs if _is_single(run)]
    joined = [run for run in runs if not _is_single(run)]
    return joined + _columns(sorted(single, key=lambda glyph: glyph.top), aspect)


def _is_single(run: list[Glyph]) -> bool:
    return len(run) == 1 and "\u4e00" <= run[0].char <= "\u9fff"


def _columns(glyphs: Sequence[Glyph], aspect: float) -> list[list[Glyph]]:
    """Characters from the top down, each under the first column that it continues.

    Columns are kept by their place across, so that a page of a hundred thousand single characters takes seconds.
    """
    columns: list[list[Glyph]] = []
    tallest = max((_height(glyph) for glyph in glyphs), default=0.0)
    step = 0.4 * tallest * aspect or 1.0
    open_ones: dict[int, list[int]] = defaultdict(list)
    for glyph in glyphs:
        place = int(glyph.left / step)
        for key in (place - 1, place, place + 1):
            open_ones[key] = [c for c in open_ones[key] if glyph.top - columns[c][-1].bottom < 0.9 * tallest]
        beside = sorted(c for key in (place - 1, place, place + 1) for c in open_ones[key])
        below = next((c for c in beside if _is_below(columns[c][-1], glyph, aspect)), None)
        if below is None:
            open_ones[place].append(len(columns))
            columns.append([glyph])
        else:
            former = int(columns[below][-1].left / step)
            columns[below].append(glyph)
            open_ones[former].remove(below)
            open_ones[place].append(below)
    return columns


def _is_below(upper: Glyph, lower: Glyph, aspect: float) -> bool:
    height = max(_height(upper), _height(lower))
    return (
        abs(upper.left - lower.left) < 0.4 * height * aspect and -0.3 * height < lower.top - upper.bottom < 0.9 * height
    )


def _line(run: list[Glyph], aspect: float) -> Line:
    if len(run) > 1 and run[-1].top > run[0].bottom - 0.5 * _height(run[0]):
        return _column(run)
    text, edges = "", [run[0].left]
    for i, glyph in enumerate(run):
        if i and _is_spaced(run[i - 1], glyph, aspect):
            text += " "
            edges[-1] = run[i - 1].right
            edges.append(glyph.left)
        text += glyph.char
        edges.append(glyph.right)
    top, bottom = _extent(run)
    edges = [round(min(1.0, max(0.0, e)), 5) for e in edges]
    return Line(text=text, box=clipped((edges[0], top, edges[-1], bottom)), edges=tuple(edges))


def _is_spaced(before: Glyph, glyph: Glyph, aspect: float) -> bool:
    """Whether a space stands between the two: a gap that shows one, or a smaller one where the content has a space."""
    gap = (glyph.left - before.right) / (_height(glyph) * aspect or 1.0)
    return gap > (_SPACE / 2 if glyph.spaced else _SPACE)


def _column(run: list[Glyph]) -> Line:
    return Line(text="".join(glyph.char for glyph in run), box=_around(run))


def _extent(run: list[Glyph]) -> tuple[float, float]:
    """Top and bottom; by the median, as one odd font must not make a line overlap its neighbours."""
    return statistics.median(g.top for g in run), statistics.median(g.bottom for g in run)


def _around(run: list[Glyph]) -> Box:
    left, top = min(g.left for g in run), min(g.top for g in run)
    return clipped((left, top, max(g.right for g in run), max(g.bottom for g in run)))
