"""What the text detector is shown of a picture: one channel, small enough, without its empty margins.

Leaving the margins out takes as much less time as the page has margins (a third on typed pages) and finds the same:
what is left is shown at the same size as within the whole page.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.ocr.protocol import Picture

Quads = NDArray[np.float32]
"""Corners of text regions in pixels, shape (n, 4, 2), clockwise from top left."""

_LONGER_SIDE = 1280
"""Pixels of the longer side of the picture on which text is sought."""
_GRID = 32
"""The detector takes sides that are multiples of this."""
_SMALL = 900
"""Pictures with a shorter long side are enlarged: characters of 10 pixels are too small for detection."""
_MARGIN = 32
"""Pixels, as the detector sees them, that are kept round all that is inked."""
_WORTH = 0.9
"""Share of the picture up to which it is worth while to leave its margins out."""
_STEP = 12
"""Least difference of two pixels near each other that may be ink; the palest print that can be read has more."""


class View(NamedTuple):
    """The detector's input, the size in pixels of the part of the picture it shows, and where that part lies."""

    values: NDArray[np.float32]
    size: tuple[int, int]
    left: int
    top: int
    zoom: float

    def on_picture(self, quads: Quads) -> Quads:
        """Regions of the part as regions of the picture."""
        return np.asarray((quads + np.array([self.left, self.top], np.float32)) / self.zoom, np.float32)


def view_of(picture: Picture, *, enlarged: bool = True) -> View:
    """The red channel of a picture as the detector wants it, small ones ``enlarged`` where asked."""
    ready, zoom = _prepared(picture, _SMALL if enlarged else 0)
    scale = min(1.0, _LONGER_SIDE / max(ready.shape))
    rows, columns = _inked(_scaled(ready, scale))
    top, bottom = _stretch(rows, scale, ready.shape[0])
    left, right = _stretch(columns, scale, ready.shape[1])
    if (bottom - top) * (right - left) > _WORTH * ready.size:
        top, left, bottom, right = 0, 0, *ready.shape
    part = ready[top:bottom, left:right]
    return View(_values(part, scale), (part.shape[0], part.shape[1]), left, top, zoom)


def _prepared(picture: Picture, least: int) -> tuple[Picture, float]:
    """One channel for detection (the red one, enlarged to ``least``, flat ones padded below) and its zoom."""
    ready, zoom = np.ascontiguousarray(picture[:, :, 0]), 1.0
    if max(ready.shape[:2]) < least:
        zoom = min(2.0, least / max(ready.shape[:2]))
        ready = cv2.resize(ready, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC).astype(np.uint8)
    missing = max(64, ready.shape[1] // 8) - ready.shape[0]
    if missing > 0:
        ready = cv2.copyMakeBorder(ready, 0, missing, 0, 0, cv2.BORDER_REPLICATE).astype(np.uint8)
    return ready, zoom


def _scaled(channel: Picture, scale: float) -> Picture:
    small = cv2.resize(channel, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else channel
    return cv2.blur(small, (3, 3)).astype(np.uint8)


def _inked(small: Picture) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each row and each column whether there may be ink in it."""
    steps = np.zeros_like(small)
    steps[:, 1:-1] = cv2.absdiff(small[:, 2:], small[:, :-2])
    steps[1:-1] = cv2.max(steps[1:-1], cv2.absdiff(small[2:], small[:-2]))
    return steps.max(axis=1) >= _STEP, steps.max(axis=0) >= _STEP


def _stretch(inked: NDArray[np.bool_], scale: float, length: int) -> tuple[int, int]:
    """First and last pixel of what is shown along one side: all that is inked with a margin, to the detector's grid."""
    places = np.flatnonzero(inked)
    if not len(places):
        return 0, length
    first, last = max(0, int(places[0]) - _MARGIN), int(places[-1]) + 1 + _MARGIN
    last = first + -(-(last - first) // _GRID) * _GRID
    start, end = round(first / scale), round(last / scale)
    return (start, end) if end <= length else (max(0, length - (end - start)), length)


def _values(channel: Picture, scale: float) -> NDArray[np.float32]:
    """One channel three times over, on the detector's grid, values from -1 to 1.

    rapidocr's own way to the same numbers goes over three channels in double precision: 60 ms a page more.
    """
    height, width = channel.shape
    across, down = (max(_GRID, round(side * scale / _GRID) * _GRID) for side in (width, height))
    small = cv2.resize(channel, (across, down)).astype(np.float32) * np.float32(2 / 255) - np.float32(1)
    return np.repeat(small[None, None], 3, axis=1)
