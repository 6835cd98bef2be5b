"""Pages in black and white (fax, copier) kept as a picture of many greys: greys in one place were put there later.

A program that types onto such a picture smooths its letters with greys; the page around has only its two tones.
"""

from __future__ import annotations

import cv2
import numpy as np

from dossier.extraction.traces.pixels.places import PixelBox
from dossier.extraction.traces.pixels.sheet import Grey

_SHARE = 0.985
"""Share of a page that its two tones take."""
_APART = 128
_FEWEST = 40
"""Pixels of other tones that must be there."""
_REACH = 15
"""Pixels within which greys belong together."""
_MOST_PLACES, _MOST_AREA = 3, 0.03
_NEAR_ALL = 0.95


def is_two_tone(grey: Grey) -> bool:
    """Whether the page is black and white but for a little."""
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel()
    second, first = np.argsort(counts)[-2:]
    return bool(counts[[first, second]].sum() >= _SHARE * grey.size and abs(int(first) - int(second)) >= _APART)


def greys(grey: Grey) -> list[tuple[PixelBox, int]]:
    """Places of a page in two tones where all its greys are, and how many; none where they are all over it."""
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel()
    second, first = np.argsort(counts)[-2:]
    other = ((grey != first) & (grey != second)).astype(np.uint8)
    if int(other.sum()) < _FEWEST:
        return []
    joined = cv2.dilate(other, np.ones((_REACH, 2 * _REACH), np.uint8))
    _, marks, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    many = np.bincount(marks[other > 0], minlength=len(stats))
    places = [i for i in np.argsort(-many) if i and many[i] >= _FEWEST][: _MOST_PLACES + 1]
    small = all(stats[i][2] * stats[i][3] <= _MOST_AREA * grey.size for i in places)
    if len(places) > _MOST_PLACES or not small or many[places].sum() < _NEAR_ALL * other.sum():
        return []
    return [(_within(stats[i]), int(many[i])) for i in places]


def _within(stats: np.ndarray) -> PixelBox:
    left, top, wide, high = (int(v) for v in stats[:4])
    return left + _REACH, top + _REACH // 2, left + wide - _REACH, top + high - _REACH // 2
