"""Sheets laid flat: the picture of a page on which photographed sheets are seen straight from above."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.sheets.quads import Quad
from dossier.models.base import Box
from dossier.models.page import Corner, Sheet

Corners = tuple[Corner, Corner, Corner, Corner]


def flat_size(quad: Quad) -> tuple[int, int]:
    """Width and height in pixels of a sheet laid flat, at the scale at which it is seen."""
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    return max(8, round(float(sides[0] + sides[2]) / 2)), max(8, round(float(sides[1] + sides[3]) / 2))


def flattened(picture: Picture, quad: Quad) -> Picture:
    """The sheet whose corners are ``quad``, as seen from straight above."""
    return _fitted(picture, quad, flat_size(quad))


def corners_of(quad: Quad, picture: Picture) -> Corners:
    """The quad as fractions of the picture."""
    height, width = picture.shape[:2]
    top_left, top_right, bottom_right, bottom_left = (
        (round(float(x) / width, 5), round(float(y) / height, 5)) for x, y in quad
    )
    return top_left, top_right, bottom_right, bottom_left


def quad_of(corners: Corners, picture: Picture) -> Quad:
    """Fractions as pixels of the picture."""
    height, width = picture.shape[:2]
    return np.array([(x * width, y * height) for x, y in corners], np.float32)


def laid(picture: Picture, sheets: Sequence[Sheet], ratio: float) -> Picture:
    """The picture as shown before it is turned: as it lies, or its one sheet, or its sheets on white.

    ``ratio`` is the height by the width of the page as shown; it shapes the ground on which several sheets stand.
    """
    quads = [(quad_of(sheet.quad, picture), sheet.box) for sheet in sheets if sheet.quad is not None]
    if not quads:
        return picture
    if len(quads) == 1:
        return flattened(picture, quads[0][0])
    side = max(picture.shape[:2])
    width, height = (round(side / ratio), side) if ratio > 1 else (side, round(side * ratio))
    ground = np.full((height, width, 3), 255, np.uint8)
    for quad, box in quads:
        left, top, right, bottom = (round(v * s) for v, s in zip(box, (width, height, width, height), strict=True))
        ground[top:bottom, left:right] = _fitted(picture, quad, (max(1, right - left), max(1, bottom - top)))
    return ground


def side_by_side(quads: Sequence[Quad], width: float, height: float) -> list[Box]:
    """Where sheets stand on the page as shown: level, about their own middles, none over another.

    ``quads`` are those of the upright sheets on an upright picture of that width and height.
    """
    sizes = [flat_size(quad) for quad in quads]
    middles = [quad.mean(axis=0) for quad in quads]
    boxes: list[Box] = []
    for share in (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.7, 0.6):
        boxes = [
            _centred(float(x) / width, float(y) / height, share * wide / width, share * high / height)
            for (x, y), (wide, high) in zip(middles, sizes, strict=True)
        ]
        if not any(_cross(one, other) for i, one in enumerate(boxes) for other in boxes[:i]):
            break
    return boxes


def _centred(x: float, y: float, wide: float, high: float) -> Box:
    """A box about a point, moved so that it lies inside the page."""
    wide, high = min(wide, 1.0), min(high, 1.0)
    x, y = min(max(x, wide / 2), 1 - wide / 2), min(max(y, high / 2), 1 - high / 2)
    return round(x - wide / 2, 5), round(y - high / 2, 5), round(x + wide / 2, 5), round(y + high / 2, 5)


def _cross(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])


def _fitted(picture: Picture, quad: Quad, size: tuple[int, int]) -> Picture:
    width, height = size
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    flags = cv2.INTER_CUBIC
    return cv2.warpPerspective(picture, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE).astype(np.uint8)
