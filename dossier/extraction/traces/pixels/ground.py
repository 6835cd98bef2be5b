"""Ground of another tone with a hard edge above and below it: what a pasted or painted rectangle leaves round a value.

The paper right around each letter is held against that just above and below its line, so that light and shadow cancel;
what the density of print explains (its blur darkens the paper) is taken away. Only where the tone changes within a
pixel or two, more sharply than beside nearly all letters of the page, is it an edge: shadows and stains have none.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.traces.pixels.grain import Numbers, robust_off
from dossier.extraction.traces.pixels.patches import around, groups
from dossier.extraction.traces.pixels.sheet import Boxes, Sheet

_WIDE = 3.0
_LINE, _BEYOND, _REACH = 0.65, 0.95, 1.7
"""Width of the stretch around a letter, and how far its line and the paper beyond reach from its middle, by the usual
height of letters."""
_NEAREST, _FARTHEST = 0.3, 1.6
"""Where the edges of a rectangle are looked for, likewise."""
_ROWS = 3
"""Rows on either side of an edge."""
_SOME, _CLEAR = 0.3, 50
"""Share of the paper beyond, and pixels of paper on the line, that must be free of print."""
_LEAST_LETTERS = 60
_OFF, _EDGE, _DARK_EDGE = 5.0, 1.5, 3.0
"""What is told at all; darker ground, which shaded cells and rules have as well, only with clear edges."""
_FEWEST, _MOST_SHARE = 2, 0.08
_ROUNDED = 1.5
"""Steps of the blocks' mean below which another tone may be rounding."""
_TIGHT = 1.1
"""Distance of the farther edge from the middle of the line, by the usual height."""

Table = NDArray[np.int64]


class Ground(NamedTuple):
    """``off``: robust standard deviations of the tone; ``edge``: its edges by those beside nineteen letters in twenty;
    ``levels``: grey levels (above 0: lighter than the paper beyond); ``tight``: whether its edges run closer to the
    print than those of a table's shaded cell."""

    box: tuple[int, int, int, int]
    off: float
    edge: float
    levels: float
    letters: int
    tight: bool


def grounds(sheet: Sheet, step: float = 0.0) -> list[Ground]:
    """Stretches of lines on ground of another tone, clearest first. ``step``: grey levels by which the compression of
    the picture lets the mean of a block change at least; rounding alone makes whole blocks differ by that, with edges.
    """
    if not sheet.usual_height:
        return []
    windows, free, total = _columns(sheet)
    levels, share, able = _levels(sheet, free, total)
    if int(able.sum()) < _LEAST_LETTERS:
        return []
    windows, levels, share = windows[able], levels[able], share[able]
    off = robust_off(levels, [share, share**2])
    edge, away = _edges(sheet, free[able], total[able])
    edge /= max(float(np.percentile(np.abs(edge), 95)), 1e-3)
    off[np.abs(levels) < _ROUNDED * step] = 0
    lighter, darker = (off > _OFF) & (edge > _EDGE), (off < -_OFF) & (edge < -_DARK_EDGE)
    out = np.flatnonzero(lighter | darker)
    if not len(out) or len(out) > _MOST_SHARE * len(off):
        return []
    table = np.column_stack([off, np.abs(edge), levels, away / sheet.usual_height])
    found = [_ground(group, windows, table) for group in groups(windows, out) if len(group) >= _FEWEST]
    return sorted(found, key=lambda one: -abs(one.off) * one.edge)


def _ground(group: NDArray[np.int64], windows: Boxes, table: Numbers) -> Ground:
    off, edge, levels, away = (float(value) for value in np.median(table[group], axis=0))
    box = around(windows[group])
    return Ground(box, round(off, 1), round(edge, 2), round(levels, 1), len(group), away <= _TIGHT)


def _columns(sheet: Sheet) -> tuple[Boxes, Table, Table]:
    """For each letter the box of its line's stretch; and down the stretch, row by row, how many pixels of paper there
    are from the first row on, and the sum of their grey."""
    high, letters = sheet.usual_height, sheet.letters
    reach = int(np.ceil(_FARTHEST * high)) + _ROWS + 1
    half = round(_WIDE * high / 2)
    across, down = (letters[:, 0] + letters[:, 2]) // 2, (letters[:, 1] + letters[:, 3]) // 2
    height, width = sheet.grey.shape
    inside = (across >= half) & (across < width - half) & (down > reach) & (down < height - reach)
    across, down = across[inside], down[inside]
    rows = down[:, None] + np.arange(-reach, reach + 1)[None, :]
    left, right = (across - half)[:, None], (across + half)[:, None]
    free, total = (_running(one, rows, left, right) for one in (sheet.paper, sheet.grey * sheet.paper))
    tall = round(_LINE * high)
    boxes = np.stack([left[:, 0], down - tall, right[:, 0], down + tall], axis=1)
    return np.asarray(boxes, np.int32), free, total


def _running(picture: NDArray[np.uint8], rows: Table, left: Table, right: Table) -> Table:
    # sums run over 2**31 on large pages; their differences are right all the same
    sums = cv2.integral(picture, sdepth=cv2.CV_32S)
    found = sums[rows, right] - sums[rows, left]
    return np.asarray(found - found[:, :1], np.int64)


def _between(table: Table, first: int, last: int) -> Numbers:
    """Sums of the rows from ``first`` up to ``last``, counted from the middle row."""
    middle = table.shape[1] // 2
    low, high = max(0, middle + first), min(table.shape[1] - 1, middle + last)
    return np.asarray(table[:, high] - table[:, low], np.float64)


def _levels(sheet: Sheet, free: Table, total: Table) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """Tone of each letter's ground less that beyond its line, its share of paper, and where both are known."""
    high = sheet.usual_height
    line, beyond, reach = (round(share * high) for share in (_LINE, _BEYOND, _REACH))
    count, tone = _tone(free, total, -line, line)
    above_count, above = _tone(free, total, -reach, -beyond)
    below_count, below = _tone(free, total, beyond, reach)
    enough = _SOME * (reach - beyond) * _WIDE * high
    both = (above_count > enough) & (below_count > enough)
    either = np.where(above_count > below_count, above, below)
    levels = tone - np.where(both, (above + below) / 2, either)
    able = (count >= _CLEAR) & (np.maximum(above_count, below_count) > enough)
    return np.asarray(levels, np.float64), count / max(2 * line * _WIDE * high, 1), able


def _tone(free: Table, total: Table, first: int, last: int) -> tuple[Numbers, Numbers]:
    count = _between(free, first, last)
    return count, _between(total, first, last) / np.maximum(count, 1)


def _edges(sheet: Sheet, free: Table, total: Table) -> tuple[Numbers, Numbers]:
    """For each letter the step of tone that its line has both above and below it (lighter inside: above 0), and how far
    from its middle the farther of the two is, in pixels."""
    rows = free.shape[1]
    at = np.arange(_ROWS, rows - _ROWS)
    after, before = free[:, at + _ROWS] - free[:, at], free[:, at] - free[:, at - _ROWS]
    steps = (total[:, at + _ROWS] - total[:, at]) / np.maximum(after, 1)
    steps -= (total[:, at] - total[:, at - _ROWS]) / np.maximum(before, 1)
    least = _ROWS * _WIDE * sheet.usual_height * _PAPER
    steps[(after < least) | (before < least)] = 0
    away = at - rows // 2
    near, far = _NEAREST * sheet.usual_height, _FARTHEST * sheet.usual_height
    above, below = (-far < away) & (away < -near), (near < away) & (away < far)
    lighter, wide = _both(steps[:, above], -steps[:, below], away[above], away[below])
    darker, wide_too = _both(-steps[:, above], steps[:, below], away[above], away[below])
    light = lighter >= darker
    return np.where(light, lighter, -darker), np.where(light, wide, wide_too)


def _both(above: Numbers, below: Numbers, high: Table, low: Table) -> tuple[Numbers, Numbers]:
    """The lesser of the two clearest steps, and the distance of the farther one."""
    one, other = above.argmax(axis=1), below.argmax(axis=1)
    rows = np.arange(len(above))
    return np.minimum(above[rows, one], below[rows, other]), np.maximum(-high[one], low[other]).astype(np.float64)


_PAPER = 0.35
"""Share of the rows beside an edge that must be paper."""
