"""Red print outside seals: engines read the red channel, in which it vanishes, yet CMA numbers are printed in red."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.stages import stage
from dossier.models.base import Box
from dossier.models.page import Line

_LEAST_RED = 60
"""Red above green and blue, from which a pixel is red ink."""
_BRIGHT = 185
"""Red value from which ink is too pale to be read in the red channel; brown print is darker and was read."""
_SEAL = 0.1
"""Least width of a seal as a fraction of the page's shorter side: seals are 30 to 45 mm wide."""
_LEAST_INK = 60
_LEAST_SCORE = 0.85
_LEAST_LETTERS = 4
_MARGIN = 12


@stage("red_print")
def red_lines(picture: Picture, known: Iterable[Line], engine: OcrEngine) -> list[Line]:
    """Lines printed in red that are not among the known ones; nothing where there is no red ink but seals."""
    depth = _red_depth(picture)
    if cv2.countNonZero(depth) < _LEAST_INK:
        return []
    height, width = depth.shape
    for line in known:
        left, top, right, bottom = line.box
        depth[int(top * height) : int(bottom * height) + 1, int(left * width) : int(right * width) + 1] = 0
    _without_seals(depth)
    if cv2.countNonZero(depth) < _LEAST_INK:
        return []
    x, y, wide, high = cv2.boundingRect(depth)
    top, bottom = max(0, y - _MARGIN), min(height, y + high - 1 + _MARGIN)
    left, right = max(0, x - _MARGIN), min(width, x + wide - 1 + _MARGIN)
    ink = 255 - np.minimum(255, depth[top:bottom, left:right].astype(np.uint16) * 2).astype(np.uint8)
    area = (left / width, top / height, right / width, bottom / height)
    return [placed(line, area) for line in engine.read(np.repeat(ink[:, :, None], 3, axis=2)) if _is_sure(line)]


def _red_depth(picture: Picture) -> Picture:
    """How red each pixel is, 0 where it is no pale red ink."""
    red, green, blue = cv2.split(picture)
    depth = cv2.subtract(red, cv2.max(green, blue))
    depth[(depth < _LEAST_RED) | (red < _BRIGHT)] = 0
    return depth.astype(np.uint8)


def _without_seals(depth: Picture) -> None:
    """Blots out, in place, what is as large and as round or square as a seal, and frames of the page."""
    least = _SEAL * min(depth.shape)
    grown = cv2.dilate((depth > 0).astype(np.uint8), np.ones((7, 7), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(grown)
    for i in range(1, count):
        _, _, wide, high, _ = (int(v) for v in stats[i])
        if wide >= least and high >= least:
            depth[labels == i] = 0
            _blot(depth, stats[i])


def _blot(depth: Picture, stats: np.ndarray) -> None:
    """What lies inside a seal belongs to it; what lies inside the frame of a page does not."""
    left, top, wide, high, _ = (int(v) for v in stats)
    if max(wide, high) < 0.5 * min(depth.shape):
        depth[top : top + high, left : left + wide] = 0


def _is_sure(line: Line) -> bool:
    return line.confidence >= _LEAST_SCORE and len(line.text.strip()) >= _LEAST_LETTERS


def placed(line: Line, area: Box) -> Line:
    """A line of a cut-out as it lies on the page; ``area`` is the cut-out's place there."""
    left, top, right, bottom = area
    wide, high = right - left, bottom - top
    box = line.box
    return line.model_copy(
        update={
            "box": (left + box[0] * wide, top + box[1] * high, left + box[2] * wide, top + box[3] * high),
            "edges": tuple(left + edge * wide for edge in line.edges) if line.edges else None,
        }
    )
