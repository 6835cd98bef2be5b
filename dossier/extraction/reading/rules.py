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
    level, upright = _runs(dark, length, 1), _runs(dark, 1, length)
    if not level.any() or not upright.any():
        return ()
    closed = cv2.morphologyEx(level | upright, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)).astype(np.uint8)
    boxes = [_fractions(space, width, height) for space in _spaces(closed) if _is_cell(space, width, height)]
    return tuple(sorted(boxes, key=lambda box: (round(box[1], 2), box[0]))) if len(boxes) <= _MOST_CELLS else ()


def _spaces(rules: Picture) -> list[tuple[int, ...]]:
    """Left, top, width, height and pixels of each space that rules close in; sought only where rules are."""
    height, width = rules.shape
    left, top, wide, high = cv2.boundingRect(rules)
    x0, y0, x1, y1 = max(0, left - 1), max(0, top - 1), min(width, left + wide + 1), min(height, top + high + 1)
    stats = cv2.connectedComponentsWithStats(255 - rules[y0:y1, x0:x1], connectivity=4, ltype=cv2.CV_16U)[2][1:]
    at_border = (stats[:, :2] == 0).any(axis=1) | (stats[:, :2] + stats[:, 2:4] == (x1 - x0, y1 - y0)).any(axis=1)
    return [(x + x0, y + y0, wide, high, area) for x, y, wide, high, area in stats[~at_border].tolist()]


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


def _is_cell(space: tuple[int, ...], width: int, height: int) -> bool:
    _, _, wide, high, area = space
    least = _LEAST_CELL * max(width, height)
    filled = area / (wide * high)
    return wide > least and high > least and filled > 0.8 and area < _MOST_AREA * width * height


def _fractions(space: tuple[int, ...], width: int, height: int) -> Box:
    left, top, wide, high = space[:4]
    return clipped((left / width, top / height, (left + wide) / width, (top + high) / height))
