"""Red seals whose ink is unlike anything a scanner saw: harder edges than the page's own print, or one even tone.

Paper, print and a stamp went through one lens: no edge of a stamp is harder than the hardest print, and its ink bears
the same noise as the paper, with the pad's own unevenness on top. A seal laid over the finished picture has neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.traces.pixels.edges import LEAST_CONTRAST, NO_LENS, print_hardness, steps_of
from dossier.extraction.traces.pixels.places import PixelBox, meets
from dossier.extraction.traces.pixels.sheet import Grey, Sheet

_RED = 50
"""Levels by which red leads green and blue in a seal's ink."""
_COARSE = 4
_LEAST_SIDE, _MOST_SIDE = 60, 0.5
"""Shorter side in pixels, and longer side as a share of the page's width, of what may be a seal."""
_LONGEST = 2.0
_CELL = 12
_LEAST_CELLS = 16
"""Pieces of edge, each ``_CELL`` pixels square, from which the hardness of a seal is known."""
_DEEP, _LEAST_DEEP = 13, 150
"""Side of the square of ink around a pixel in whose middle the tone is free of edges, and pixels there must be."""


class SealInk(NamedTuple):
    """``hard``: hardness of the seal's edges by that of the page's hardest print; ``even``: unevenness of its solid
    ink by that of the paper around it, or -1 where it has no solid part."""

    box: PixelBox
    hard: float
    even: float


def seal_inks(picture: Picture, sheet: Sheet) -> list[SealInk]:
    """The red seals of a page, in colour and as ``sheet``, hardest first."""
    red = _red(picture)
    steps = steps_of(sheet.grey)
    print_hard = print_hardness(sheet, steps, red)
    if print_hard is None or print_hard >= NO_LENS:
        return []
    found = [one for box in _places(red) if (one := _judged(box, red, steps, sheet, print_hard)) is not None]
    return sorted(found, key=lambda one: -one.hard)


def _red(picture: Picture) -> Grey:
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.subtract(red, cv2.max(green, blue)) > _RED, np.uint8)


def _places(red: Grey) -> Iterator[PixelBox]:
    """Boxes of red shapes about as wide as high; a star lies within its ring."""
    small = cv2.resize(red * 255, (red.shape[1] // _COARSE, red.shape[0] // _COARSE), interpolation=cv2.INTER_AREA)
    near = cv2.dilate((small > 64).astype(np.uint8), np.ones((5, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    told: list[PixelBox] = []
    for left, top, wide, high in sorted((stats[1:, :4] * _COARSE).tolist(), key=lambda box: -box[2] * box[3]):
        long, short, box = max(wide, high), min(wide, high), (left, top, left + wide, top + high)
        fits = short >= _LEAST_SIDE and long <= _LONGEST * short and long <= _MOST_SIDE * red.shape[1]
        if fits and not any(meets(box, other) for other in told):
            told.append(box)
            yield box


def _judged(box: PixelBox, red: Grey, steps: Grey, sheet: Sheet, print_hard: float) -> SealInk | None:
    left, top, right, bottom = box
    place = np.s_[top:bottom, left:right]
    ink = red[place]
    inner = cv2.erode(ink, np.ones((3, 3), np.uint8))
    if int(inner.sum()) < _LEAST_DEEP:
        return None
    contrast = float(np.median(sheet.light[place])) - float(np.median(sheet.grey[place][inner > 0]))
    edge = cv2.subtract(cv2.dilate(ink, np.ones((3, 3), np.uint8)), inner)
    cells = _cell_peaks(cv2.multiply(steps[place], edge))
    if contrast < LEAST_CONTRAST or len(cells) < _LEAST_CELLS:
        return None
    hard = float(np.median(cells)) / contrast / print_hard
    return SealInk(box, round(hard, 2), round(_unevenness(ink, box, sheet), 2))


def _cell_peaks(steps: NDArray[Any]) -> NDArray[np.uint8]:
    """The steepest edge of each cell that has one."""
    rows, columns = steps.shape[0] // _CELL, steps.shape[1] // _CELL
    cells = steps[: rows * _CELL, : columns * _CELL].reshape(rows, _CELL, columns, _CELL).max(axis=(1, 3))
    return np.asarray(cells[cells > _CLEAR], np.uint8)


_CLEAR = 20
"""Step in grey levels from which an edge is one."""


def _unevenness(ink: Grey, box: PixelBox, sheet: Sheet) -> float:
    """Spread of the tone deep inside the ink by that of the paper around; print that crosses the ink is left out."""
    left, top, right, bottom = box
    solid = cv2.erode(ink, np.ones((_DEEP, _DEEP), np.uint8)) > 0
    margin = (right - left) // 6
    around = np.s_[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin]
    paper = cv2.erode(sheet.paper[around], np.ones((5, 5), np.uint8)) > 0
    if solid.sum() < _LEAST_DEEP or paper.sum() < _LEAST_DEEP:
        return -1.0
    tone = sheet.grey[top:bottom, left:right][solid].astype(np.float64)
    ground = (sheet.grey[around].astype(np.float64) - sheet.light[around])[paper]
    return _spread(tone) / max(_spread(ground), _LEAST_SPREAD)


_LEAST_SPREAD = 0.3


def _spread(values: NDArray[np.float64]) -> float:
    """Standard deviation of the middle four fifths."""
    low, high = np.percentile(values, (10, 90))
    return float(values[(values >= low) & (values <= high)].std())
