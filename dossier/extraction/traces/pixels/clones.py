"""Letters and words that agree better than two scans of one letter can: the noise around them agrees as well.

Two instances of a printed digit differ at least by the noise of both. Where two patches differ by far less, and the
noise on the paper beside the strokes goes together, one is a copy of the other's pixels. A page without noise cannot
be examined: there all instances agree.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dossier.extraction.traces.pixels.sheet import Boxes, Floats, Sheet

_COARSE = 8
"""Side of the small pictures by which letters that may be alike are found."""
_ALIKE = 0.9
_MOST_PAIRS = 4_000
_SHIFTS = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
_MARGIN, _BESIDE = 1, 2
"""Pixels around a letter within which strokes are compared, and paper."""
_MOST_SHOWN = 24
_COPIED = 0.8
"""What letters of a copied stretch differ by at most."""
_LINE = 2.0
"""How far below each other the letters of one stretch stand at most, by their height."""


class Pair(NamedTuple):
    """Two letters, or stretches of ``letters`` each: their boxes in pixels, what they differ by over what noise alone
    would make them differ, and the correlation of the noise beside their strokes."""

    one: tuple[int, int, int, int]
    other: tuple[int, int, int, int]
    differ: float
    together: float
    letters: int = 1


def pairs(sheet: Sheet, noise: float) -> list[Pair]:
    """The pairs that agree best, best first; letters copied together are one pair. ``noise`` is the page's in grey
    levels, as it stands beside letters (standard deviation)."""
    high = sheet.usual_height
    boxes = _of_one_size(sheet.letters, high, sheet.grey.shape)
    if len(boxes) < 2:
        return []
    side = int(high * 1.25) + 2 * _MARGIN
    grey = sheet.grey.astype(np.float32)
    found = []
    middle = ((boxes[:, :2] + boxes[:, 2:]) // 2 - side // 2).astype(int)
    patches = {shift: _cut(grey, middle + np.array(shift), side) for shift in _SHIFTS}
    papers = _cut(sheet.paper.astype(np.float32), middle, side)
    within, beside = _within(boxes, middle, side), _within(boxes, middle, side, _BESIDE)
    paper = np.percentile(patches[0, 0], 90, axis=(1, 2))[:, None, None]
    one, other = _candidates((patches[0, 0] - paper) * within, boxes)
    share = within.reshape(len(within), -1).mean(axis=1)
    best = np.full(len(one), np.inf, np.float32)
    which = np.zeros(len(one), np.int64)
    for number, shift in enumerate(_SHIFTS):
        gap = ((patches[0, 0][one] - patches[shift][other]) * within[one]).reshape(len(one), -1)
        power = (gap**2).mean(axis=1) / share[one] - (gap.mean(axis=1) / share[one]) ** 2
        better = power < best
        best[better], which[better] = power[better], number
    for at in np.argsort(best)[:_MOST_SHOWN]:
        shift = _SHIFTS[which[at]]
        i, j = int(one[at]), int(other[at])
        together = _together(patches[0, 0][i], patches[shift][j], (papers[i] * beside[i]) > 0)
        found.append(
            Pair(
                _box(boxes[i]), _box(boxes[j]), round(float(best[at]) / max(2 * noise**2, 1e-3), 3), round(together, 3)
            )
        )
    return _stretches(found)


def _stretches(found: list[Pair]) -> list[Pair]:
    """Pairs whose two letters stand equally far apart, put together: a word or a line was copied as one."""
    joined: list[list[Pair]] = []
    for one in found:
        group = next((group for group in joined if _in_step(one, group[0])), None)
        if group is None:
            joined.append([one])
        elif one.differ < _COPIED:
            group.append(one)
    return [_stretch(group) for group in joined]


def _in_step(one: Pair, other: Pair) -> bool:
    moves = [(pair.other[0] - pair.one[0], pair.other[1] - pair.one[1]) for pair in (one, other)]
    near = all(
        abs(a - b) <= _LINE * (one.one[3] - one.one[1]) for a, b in zip(one.one[1::2], other.one[1::2], strict=True)
    )
    return near and all(abs(a - b) <= 1 for a, b in zip(*moves, strict=True))


def _stretch(group: list[Pair]) -> Pair:
    if len(group) == 1:
        return group[0]
    differ = float(np.median([pair.differ for pair in group]))
    together = float(np.median([pair.together for pair in group]))
    one, other = _all_round([pair.one for pair in group]), _all_round([pair.other for pair in group])
    return Pair(one, other, round(differ, 3), round(together, 3), len(group))


def _all_round(boxes: list[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _of_one_size(letters: Boxes, high: int, shape: tuple[int, ...]) -> Boxes:
    """Letters about as high as digits are, not at the picture's edge."""
    tall = letters[:, 3] - letters[:, 1]
    edge = 2 * high
    inside = (
        (letters[:, 0] > edge) & (letters[:, 1] > edge) & (letters[:, 2] < shape[1] - edge)
        & (letters[:, 3] < shape[0] - edge)
    )  # fmt: skip
    return letters[(tall >= 0.6 * high) & (tall <= 1.25 * high) & inside][:2500]


def _cut(grey: Floats, corners: NDArray[np.int64], side: int) -> Floats:
    """Squares of the picture, one a row."""
    rows = corners[:, 1, None, None] + np.arange(side)[None, :, None]
    columns = corners[:, 0, None, None] + np.arange(side)[None, None, :]
    return np.asarray(grey[rows, columns], np.float32)


def _within(boxes: Boxes, corners: NDArray[np.int64], side: int, margin: int = _MARGIN) -> Floats:
    """For each square the part that the letter's own box takes, its margin with it."""
    at = np.arange(side)
    left, top = (boxes[:, axis] - corners[:, axis] - margin for axis in (0, 1))
    right, bottom = (boxes[:, axis + 2] - corners[:, axis] + margin for axis in (0, 1))
    across = (at >= left[:, None]) & (at < right[:, None])
    down = (at >= top[:, None]) & (at < bottom[:, None])
    return (down[:, :, None] & across[:, None, :]).astype(np.float32)


def _candidates(patches: Floats, boxes: Boxes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs whose boxes are of a size and whose small pictures are alike, the most alike first where they are many."""
    side = patches.shape[1]
    step = np.linspace(0, side, _COARSE + 1).astype(int)
    small = np.add.reduceat(np.add.reduceat(patches, step[:-1], axis=1), step[:-1], axis=2).reshape(len(patches), -1)
    small = small - small.mean(axis=1, keepdims=True)
    small /= np.linalg.norm(small, axis=1, keepdims=True) + 1e-6
    alike = small @ small.T
    size = boxes[:, 2:] - boxes[:, :2]
    for axis in (0, 1):
        alike[np.abs(size[:, axis, None] - size[None, :, axis]) > 1] = 0
    one, other = np.nonzero(np.triu(alike > _ALIKE, 1))
    if len(one) > _MOST_PAIRS:
        kept = np.argpartition(-alike[one, other], _MOST_PAIRS)[:_MOST_PAIRS]
        one, other = one[kept], other[kept]
    return one, other


def _together(one: Floats, other: Floats, paper: NDArray[np.bool_]) -> float:
    """Correlation of the noise on the paper of two patches."""
    if paper.sum() < 30:
        return 0.0
    a, b = one[paper] - one[paper].mean(), other[paper] - other[paper].mean()
    return float((a * b).sum() / (np.sqrt((a * a).sum() * (b * b).sum()) + 1e-6))


def _box(box: NDArray[np.int32]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (int(v) for v in box)
    return left, top, right, bottom
