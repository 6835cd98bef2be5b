"""The grain of the paper around each letter, against that around letters of like density on the same page.

What was pasted from another picture brings its own noise or sharpness; what was covered and typed anew has none.
Each letter is looked at with its neighbours on the line; what the density of print and the light explain is taken
away first, for near ink a scan is always noisier.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.traces.pixels.sheet import Boxes, Sheet

Numbers = NDArray[np.float64]

_WIDE, _HIGH = 3.0, 1.3
"""Window around a letter, by the usual height of letters."""
_LEAST_PAPER = 60
"""Pixels of paper in a window that can be judged."""
_LEAST_LETTERS = 60


class Grain(NamedTuple):
    """For each judged letter: its window, and how far its paper is from what is usual on the page, in robust standard
    deviations: noise, likeness of neighbouring pixels. ``noise`` is the page's usual noise in grey levels."""

    windows: Boxes
    noise_off: Numbers
    likeness_off: Numbers
    noise: float
    flat: float
    """Share of windows without any noise."""


def grain_of(sheet: Sheet) -> Grain | None:
    """The page's grain; None where too few letters stand on it."""
    windows = _windows(sheet)
    if len(windows) < _LEAST_LETTERS:
        return None
    paper = _cut(sheet.paper, windows).astype(np.float32)
    many = paper.sum(axis=(1, 2))
    kept = many >= _LEAST_PAPER
    if kept.sum() < _LEAST_LETTERS:
        return None
    windows, many, paper = windows[kept], many[kept], paper[kept]
    grey, light = _cut(sheet.grey, windows).astype(np.float32), _cut(sheet.light, windows)
    nine = cv2.boxFilter(sheet.grey, cv2.CV_32F, (3, 3), normalize=False)
    rest = (grey - _cut(nine, windows) / 9) * paper
    power = _mean(rest * rest, many)
    likeness = _mean(rest[:, :, 1:] * rest[:, :, :-1], many) / np.maximum(power, 1e-3)
    bright = _mean(light * paper, many)
    share = many / (paper.shape[1] * paper.shape[2])
    explained = [share, share**2, bright / 255, (bright / 255) ** 2]
    return Grain(
        windows,
        robust_off(np.log(power + 0.02), explained),
        robust_off(likeness, explained),
        float(np.sqrt(np.median(power))),
        float((power < _NO_NOISE).mean()),
    )


_NO_NOISE = 0.05
"""Power of noise below which there is none."""


def _windows(sheet: Sheet) -> Boxes:
    """A window around each letter, all of one size; letters at the picture's edge are left out."""
    wide, high = round(_WIDE * sheet.usual_height), round(_HIGH * sheet.usual_height)
    letters = sheet.letters
    left = (letters[:, 0] + letters[:, 2] - wide) // 2
    top = (letters[:, 1] + letters[:, 3] - high) // 2
    boxes = np.stack([left, top, left + wide, top + high], axis=1)
    inside = (left >= 0) & (top >= 0) & (boxes[:, 2] <= sheet.grey.shape[1]) & (boxes[:, 3] <= sheet.grey.shape[0])
    return np.asarray(boxes[inside], np.int32)


def _cut(picture: NDArray[Any], windows: Boxes) -> NDArray[Any]:
    """The windows of a picture, one a row."""
    left, top, right, bottom = windows[0]
    rows = windows[:, 1, None, None] + np.arange(bottom - top)[None, :, None]
    columns = windows[:, 0, None, None] + np.arange(right - left)[None, None, :]
    return np.asarray(picture[rows, columns])


def _mean(values: NDArray[Any], many: NDArray[Any]) -> Numbers:
    return np.asarray(values.sum(axis=(1, 2)) / many, np.float64)


def robust_off(values: Numbers, explained: list[Numbers]) -> Numbers:
    """What the density and the light leave unexplained, in robust standard deviations."""
    table = np.column_stack([np.ones_like(values), *explained])
    weights = np.ones_like(values)
    for _ in range(3):
        root = np.sqrt(weights)[:, None]
        answer = np.linalg.lstsq(table * root, values * root[:, 0], rcond=None)[0]
        left = values - table @ answer
        spread = 1.4826 * float(np.median(np.abs(left))) + 1e-6
        weights = 1.0 / (1.0 + (left / (3 * spread)) ** 2)
    return np.asarray((left - np.median(left)) / spread, np.float64)
