"""Photos made in the test: sheets laid on a desk at known corners, in uneven light."""

from __future__ import annotations

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dossier.extraction.ocr.protocol import Picture

Quad = NDArray[np.float32]
DARK, WOOD, WHITE = (48, 50, 56), (168, 132, 96), (214, 214, 210)


def desk(size: tuple[int, int], colour: tuple[int, int, int]) -> Picture:
    """A desk of that width and height, with a little grain."""
    grain = np.random.default_rng(3).normal(0, 3, (size[1], size[0], 1))
    return np.clip(np.array(colour) + grain, 0, 255).astype(np.uint8)


def put(ground: Picture, sheet: Picture, corners: Quad) -> Picture:
    """The ground with a sheet on it whose corners come to lie there."""
    height, width = sheet.shape[:2]
    start = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(start, corners.astype(np.float32))
    size = (ground.shape[1], ground.shape[0])
    seen = cv2.warpPerspective(sheet, matrix, size, flags=cv2.INTER_AREA)
    cover = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size) > 127
    return np.where(cover[..., None], seen, ground).astype(np.uint8)


def shaded(picture: Picture) -> Picture:
    """The picture under a lamp at the upper left, the lower right third in shadow."""
    height, width = picture.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width]
    light = 1.0 - 0.3 * (xs / width + ys / height) / 2
    light = np.where(xs / width + ys / height > 1.35, light * 0.75, light)
    return np.clip(picture * light[..., None], 0, 255).astype(np.uint8)


def quad(*corners: tuple[float, float]) -> Quad:
    """Corners from the top left clockwise."""
    return np.array(corners, np.float32)


def pixels(data: bytes) -> Picture:
    """A picture file as RGB."""
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
