"""Straight sides of sheets on a small grey picture: lines along which it grows darker outward.

What a sheet shows against its desk is a step that keeps its sign along the whole side, however weak it is; letters and
printed rules grow dark and bright again and cancel out. So signed steps are summed along every line of the picture.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
"""Brightness as its logarithm, so that a step is the same in light and in shadow."""

SIDE = 360
"""Longer side of the small picture."""
_MOST_SLANT = 22
_STEP = 1.0
"""Degrees between the slants that are tried."""
_CLIP = 0.12
"""Log brightness above which a step counts no more: a black desk is no surer than a grey one."""
_APART = 4
_BEST = 7


class Side(NamedTuple):
    """A line ``across = at + slope * (along - middle)``, in pixels; ``weight`` is the sum of steps along it."""

    at: float
    slope: float
    weight: float


def small_grey(picture: NDArray[np.uint8]) -> Grey:
    """Log brightness of the picture, its longer side ``SIDE``."""
    height, width = picture.shape[:2]
    zoom = SIDE / max(height, width)
    step = max(1, int(0.5 / zoom))
    size = (max(1, round(width * zoom)), max(1, round(height * zoom)))
    small = cv2.resize(np.ascontiguousarray(picture[::step, ::step]), size, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (3, 3), 0)
    return np.log(grey.astype(np.float32) + 12)


def steps(grey: Grey) -> tuple[Grey, Grey]:
    """Signed steps across and down, over four pixels, clipped."""
    across, down = np.zeros_like(grey), np.zeros_like(grey)
    across[:, 2:-2] = grey[:, 4:] - grey[:, :-4]
    down[2:-2] = grey[4:] - grey[:-4]
    return np.clip(across, -_CLIP, _CLIP), np.clip(down, -_CLIP, _CLIP)


def upright_sides(across: Grey) -> tuple[list[Side], list[Side]]:
    """Lines from top to bottom along which the picture grows brighter to the right (left sides), and darker."""
    height, width = across.shape
    slopes = np.tan(np.radians(np.arange(-_MOST_SLANT, _MOST_SLANT + _STEP, _STEP)))
    sums = np.empty((len(slopes), width), np.float32)
    for i, slope in enumerate(slopes):
        shear = np.array([(1, slope, -slope * height / 2), (0, 1, 0)], np.float32)
        sheared = cv2.warpAffine(across, shear, (width, height), flags=cv2.WARP_INVERSE_MAP | cv2.INTER_LINEAR)
        sums[i] = cv2.reduce(sheared, 0, cv2.REDUCE_SUM)[0]
    return _peaks(sums, slopes), _peaks(-sums, slopes)


def _peaks(sums: Grey, slopes: NDArray[np.float64]) -> list[Side]:
    """The heaviest lines, no two of them close by."""
    rest = sums.copy()
    found: list[Side] = []
    least = 0.15 * float(rest.max(initial=0.0))
    for _ in range(_BEST):
        i, at = np.unravel_index(int(np.argmax(rest)), rest.shape)
        weight = float(rest[i, at])
        if weight <= least:
            break
        found.append(Side(float(at), float(slopes[i]), weight))
        rest[max(0, i - 5) : i + 6, max(0, at - _APART) : at + _APART + 1] = -1.0
    return found
