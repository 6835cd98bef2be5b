"""Places on a picture: whether two meet, and what stands beside one on its line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dossier.extraction.traces.pixels.sheet import Boxes

PixelBox = tuple[int, int, int, int]

_LINE, _NEXT = 16.0, 3.0
"""How far beside a place, by the height of letters, print belongs to its line; and how far its neighbours stand."""
_MANY, _FEW = 3, 2
"""Letters that must stand on the line, or right beside."""
_BLOCK = 8
_NOTHING = 99.0


def meets(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two boxes share a part."""
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def beside(box: PixelBox, others: Sequence[PixelBox], letters: Boxes, high: int) -> tuple[float, bool]:
    """How far the next letter on a place's line is (by the height of letters; 99 where there is none, or where another
    place is on the line: what seems to stand beside may be the rest of one thing), and whether the place is part of a
    line: letters in none of the ``others`` stand beside it."""
    high = max(1, high)
    middle = (box[1] + box[3]) / 2
    left, top, right, bottom = letters.T
    same = (top < middle + high) & (bottom > middle - high)
    near = np.maximum(left - box[2], box[0] - right)
    same &= (near > _BLOCK) & (near < _LINE * high)
    for other in others:
        same &= ~((left < other[2]) & (right > other[0]) & (top < other[3]) & (bottom > other[1]))
    far = near[same] / high
    is_line = int(same.sum()) >= _MANY or int((far < _NEXT).sum()) >= _FEW
    alone = not any(other != box and other[1] < box[3] and other[3] > box[1] for other in others)
    nearest = round(float(far.min()), 1) if len(far) and alone else _NOTHING
    return nearest, bool(is_line and box[3] - box[1] < 4 * high + 2 * _BLOCK)
