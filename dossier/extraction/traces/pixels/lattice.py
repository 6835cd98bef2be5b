"""Earlier compression: a JPEG that was saved again still stands on the steps of its first compression, all of it.

A part that was put in between does not. Values of the cosine transform of 8 x 8 pixels are multiples of the first
table's steps (roughly, after the second rounding); the first steps are found from the page itself, frequency by
frequency, and each place is held against them. Where the page was compressed once, or was made smaller or turned
between, there are no first steps and nothing is said. (Double quantisation; the idea goes back to Lukáš and Fridrich,
2003, and to Farid's ghosts, 2009.)
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.traces.pixels.sheet import Boxes, Floats, Grey

Table = NDArray[np.int32]
"""Steps of a JPEG's table, 8 x 8, or ones for a picture that was kept without loss."""

_FREQUENCIES = [(u, v) for u in range(6) for v in range(6) if 0 < u + v <= 6]
_LARGEST_STEP = 60
_RANGE = 400
_LEAST_RATIO = 1.6
"""First step by second, below which the second rounding hides the first."""
_CLEAR = 0.5
"""How well a frequency must stand on its steps, 0 to 1, to be used."""
_CLEARLY_MORE = 1.02
"""A coarser step wins where it fits so much better: all multiples of a step are multiples of its half as well."""
_LEAST_A_STEP = 90
"""Values of about one size that must be there to be counted."""
_LEAST_FREQUENCIES = 4
_PROBED = 9
"""Frequencies after which the search ends where none of them has steps."""
_SOME = 3
_TELLING = 0.75
"""Share of a step from which a value says something: smaller ones are zero on any step."""
_BASIS = np.asarray(cv2.dct(np.eye(8, dtype=np.float32), flags=cv2.DCT_ROWS).T, np.float32)


class Lattice(NamedTuple):
    """How well each block of 8 x 8 stands on the first steps: sum over its ``values``, and how many; ``fit`` is the
    page's mean and ``spread`` that of a single value."""

    score: Floats
    values: Floats
    fit: float
    spread: float
    frequencies: int


def lattice_of(grey: Grey, second: Table) -> Lattice | None:
    """The page on its first steps; None where it has none. A third of the page tells whether there are any."""
    some = _transformed(grey, _SOME)
    steps: dict[tuple[int, int], int] = {}
    for at in _FREQUENCIES:
        steps[at] = _first_step(some[:, at[0], :, at[1]], int(second[at]), 1 / _SOME)
        if len(steps) == _PROBED and not any(steps.values()):
            return None
    if sum(step > 0 for step in steps.values()) < _LEAST_FREQUENCIES:
        return None
    planes = _transformed(grey)
    score = np.zeros((planes.shape[0], planes.shape[2]), np.float32)
    values = np.zeros_like(score)
    squares = 0.0
    for (u, v), step in steps.items():
        if step:
            plane = planes[:, u, :, v]
            telling = np.abs(plane) > _TELLING * step
            waves = np.cos(plane * np.float32(2 * np.pi / step)) * telling
            score += waves
            values += telling
            squares += float((waves**2).sum())
    total = float(values.sum())
    fit = float(score.sum()) / max(total, 1.0)
    spread = float(np.sqrt(max(1e-6, squares / max(total, 1.0) - fit**2)))
    return Lattice(score, values, fit, spread, sum(step > 0 for step in steps.values()))


def _transformed(grey: Grey, every: int = 1) -> Floats:
    """Cosine transform of the blocks of all rows of blocks, or of each ``every``-th: rows, 8, columns, 8."""
    rows, columns = grey.shape[0] // 8, grey.shape[1] // 8
    blocks = grey[: rows * 8, : columns * 8].reshape(rows, 8, columns, 8)[::every].astype(np.float32) - 128
    across = blocks.reshape(-1, 8) @ _BASIS.T
    down = np.tensordot(_BASIS, across.reshape(-1, 8, columns * 8), axes=(1, 1))
    return np.asarray(down.transpose(1, 0, 2).reshape(-1, 8, columns, 8), np.float32)


def _first_step(plane: Floats, second: int, share: float) -> int:
    """The step on which a frequency's values stand, coarser than that of the file; 0 where there is none."""
    counts = np.bincount(np.clip(np.rint(np.abs(plane)).astype(np.int64).ravel(), 0, _RANGE), minlength=_RANGE + 1)
    counts[_RANGE] = 0
    sums = np.concatenate(([0.0], np.cumsum(counts, dtype=np.float64)))
    best, found = _CLEAR, 0
    for step in range(max(3, int(np.ceil(second * _LEAST_RATIO))), _LARGEST_STEP + 1):
        fit = _standing(sums, step, _LEAST_A_STEP * share)
        if fit > best * (_CLEARLY_MORE if found else 1.0):
            best, found = fit, step
    return found


def _standing(sums: NDArray[np.float64], step: int, least: float) -> float:
    """How well counts by size stand on multiples of a step, 0 to 1: each against the usual count around it, so that
    the steady fall towards large values says nothing. ``sums``: of the counts up to each size."""
    low, high, wave = _windows(step)
    around = sums[high] - sums[low]
    first = step // 2 + 1
    few = around[first:] < least
    last = first + (int(few.argmax()) if few.any() else len(few))
    last -= (last - first) % step
    if last <= first:
        return 0.0
    counts = sums[first + 1 : last + 1] - sums[first:last]
    return float(np.dot(counts / around[first:last], wave[first:last])) * step / (last - first)


@functools.cache
def _windows(step: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """For each size where the window of one step around it begins and ends, and how near to a multiple it is."""
    at = np.arange(_RANGE + 1)
    ahead = (step - 1) // 2 + 1
    low, high = np.maximum(at + ahead - step, 0), np.minimum(at + ahead, _RANGE + 1)
    return low, high, np.cos(at * (2 * np.pi / step))


def standing(lattice: Lattice, boxes: Boxes) -> NDArray[np.bool_]:
    """Which of some boxes, in pixels, clearly stand on the page's first steps."""
    rows, columns = lattice.score.shape
    left, top = np.minimum(boxes[:, 0] // 8, columns), np.minimum(boxes[:, 1] // 8, rows)
    right, bottom = np.minimum((boxes[:, 2] + 7) // 8, columns), np.minimum((boxes[:, 3] + 7) // 8, rows)
    score, values = (_sums(cv2.integral(table), left, top, right, bottom) for table in (lattice.score, lattice.values))
    return np.asarray((values >= _LEAST_COUNT) & (score > _STANDS * lattice.fit * values))


def _sums(table: NDArray[Any], *sides: NDArray[Any]) -> NDArray[np.float64]:
    left, top, right, bottom = sides
    return np.asarray(table[bottom, right] - table[top, right] - table[bottom, left] + table[top, left])


_STANDS = 0.7
"""Fit by the page's, from which a letter stands on its steps."""


class Break(NamedTuple):
    """A place off the page's first steps: its box in pixels, how far off by chance (standard errors), how well it
    stands there itself (0 to 1) and how many values say so."""

    box: tuple[int, int, int, int]
    errors: float
    fit: float
    values: int


_AROUND = 3
"""Blocks across a place that is judged as one."""
_LEAST_COUNT = 12
_OFF_ERRORS = 6.0
_OFF_SHARE = 0.5
"""Fit by the page's, below which a place is off."""
_LEAST_VALUES = 40
_MOST_COLOUR = 45
"""Levels by which red, green and blue may lie apart in a block."""
_MOST_CLIPPED = 0.05
"""Share of a block's pixels that were cut off at white or black, and its values' steps with them, at most."""


def breaks(lattice: Lattice, grey: Grey, colour: Grey | None = None) -> list[Break]:
    """Places that do not stand on the page's first steps, worst first; strong colours (seals) are left out, for their
    brightness is cut off where red, green and blue are."""
    whole = _unclipped(grey, lattice.score.shape)
    if colour is not None:
        near = cv2.dilate(colour, np.ones((3, 3), np.uint8))[: whole.shape[0], : whole.shape[1]]
        whole[: near.shape[0], : near.shape[1]] *= near < _MOST_COLOUR
    score, count = lattice.score * whole, lattice.values * whole
    near_score = cv2.boxFilter(score, -1, (_AROUND, _AROUND), normalize=False)
    near_count = cv2.boxFilter(count, -1, (_AROUND, _AROUND), normalize=False)
    fit = near_score / np.maximum(near_count, 1)
    errors = (lattice.fit - fit) * np.sqrt(near_count) / lattice.spread
    off = (near_count >= _LEAST_COUNT) & (errors > _OFF_ERRORS) & (fit < _OFF_SHARE * lattice.fit)
    many, marks, stats, _ = cv2.connectedComponentsWithStats(off.astype(np.uint8), connectivity=8)
    found = [_break(lattice, score, count, marks == i, stats[i]) for i in range(1, many)]
    return sorted((one for one in found if one.values >= _LEAST_VALUES), key=lambda one: -one.errors)


def _break(lattice: Lattice, score: Floats, count: Floats, mark: NDArray[np.bool_], stats: NDArray[np.int32]) -> Break:
    left, top, wide, high, _ = (int(v) for v in stats)
    place = np.s_[top : top + high, left : left + wide]
    inside = mark[place]
    values = float(count[place][inside].sum())
    fit = float(score[place][inside].sum()) / max(values, 1.0)
    errors = (lattice.fit - fit) * values**0.5 / lattice.spread
    box = (8 * left, 8 * top, 8 * (left + wide), 8 * (top + high))
    return Break(box, round(errors, 1), round(fit, 3), int(values))


def _unclipped(grey: Grey, shape: tuple[int, ...]) -> Floats:
    """1 for blocks whose values were not cut off at white or black."""
    cut = ((grey == 255) | (grey == 0)).astype(np.float32)
    share = cv2.resize(cut[: shape[0] * 8, : shape[1] * 8], shape[::-1], interpolation=cv2.INTER_AREA)
    return np.asarray(share < _MOST_CLIPPED, np.float32)
