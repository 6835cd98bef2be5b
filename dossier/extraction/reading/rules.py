"""Cells of ruled tables, seen on the page picture: the same way for drawn, printed and scanned rules."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.reading.turn import clipped
from dossier.extraction.stages import stage
from dossier.models.base import Box

_SIDE = 1200
"""Longer side of the picture on which rules are sought; a hairline is still one pixel grey there."""
_LEAST_RULE = 0.025
"""Shortest rule, as a fraction of the longer side; longer than any stroke of a character."""
_LEAST_CELL = 0.006
_MOST_AREA = 0.85
_MOST_CELLS = 600


@stage("tables")
def cells_of(picture: Picture) -> tuple[Box, ...]:
    """Boxes of the spaces that rules close in, from the top down, then from the left."""
    dark = _ink(picture)
    height, width = dark.shape
    length = max(12, round(_LEAST_RULE * max(height, width)))
    rules = _runs(dark, length, 1) | _runs(dark, 1, length)
    closed = cv2.morphologyEx(rules, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(255 - closed, connectivity=4)
    boxes = [_fractions(stats[i], width, height) for i in range(1, count) if _is_cell(stats[i], width, height)]
    return tuple(sorted(boxes, key=lambda box: (round(box[1], 2), box[0]))) if len(boxes) <= _MOST_CELLS else ()


@stage("tables")
def outside_text(cells: Iterable[Box], texts: Iterable[Box]) -> tuple[Box, ...]:
    """Cells without those that lie within a text: the inside of a large 口 or 四 is no cell."""
    cells = tuple(cells)
    if not cells:
        return ()
    slack = np.array([-0.002, -0.002, 0.002, 0.002])
    outer = np.array(list(texts), dtype=np.float64).reshape(-1, 4) + slack
    least = np.array([(cell[2] - cell[0], cell[3] - cell[1]) for cell in cells]).min(axis=0)
    outer = outer[(outer[:, 2:] - outer[:, :2] >= least).all(axis=1)]
    return tuple(
        cell
        for cell in cells
        if not ((outer[:, :2] <= cell[:2]).all(axis=1) & (outer[:, 2:] >= cell[2:]).all(axis=1)).any()
    )


def _ink(picture: Picture) -> Picture:
    """Black on white inverted, at most ``_SIDE`` long; faint rules and shaded cells are told apart by neighbourhood."""
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    zoom = min(1.0, _SIDE / max(grey.shape))
    if zoom < 1:
        grey = cv2.resize(grey, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA)
    inverse = cv2.THRESH_BINARY_INV
    return cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, inverse, 31, 12).astype(np.uint8)


def _runs(dark: Picture, wide: int, high: int) -> Picture:
    """Straight runs of ink; small breaks, as seals and scanning leave them, are bridged."""
    runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((high, wide), np.uint8))
    bridge = np.ones((1, wide // 2) if wide > high else (high // 2, 1), np.uint8)
    return cv2.morphologyEx(runs, cv2.MORPH_CLOSE, bridge).astype(np.uint8)


def _is_cell(stats: np.ndarray, width: int, height: int) -> bool:
    left, top, wide, high, area = (int(v) for v in stats)
    least = _LEAST_CELL * max(width, height)
    at_border = left == 0 or top == 0 or left + wide == width or top + high == height
    filled = area / (wide * high)
    return not at_border and wide > least and high > least and filled > 0.8 and area < _MOST_AREA * width * height


def _fractions(stats: np.ndarray, width: int, height: int) -> Box:
    left, top, wide, high = (int(v) for v in stats[:4])
    return clipped((left / width, top / height, (left + wide) / width, (top + high) / height))
