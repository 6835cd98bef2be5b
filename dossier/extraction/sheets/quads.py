"""Quads that four sides make: which of them a rectangular sheet before a camera can look like."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dossier.extraction.sheets.sides import Side

Quad = NDArray[np.float32]
"""Corners of a sheet in pixels: top left, top right, bottom right, bottom left."""
Quads = NDArray[np.float32]
"""Many of them: shape (n, 4, 2)."""

_LEAST_AREA = 0.12
"""Share of the picture from which a quad may be a sheet."""
_LEAST_SIDE = 0.2
"""Distance of opposite sides by the picture's width or height."""
_MOST_OBLIQUE = 0.31
"""Cosine of a corner: some 18 degrees off a right angle."""
_LEAST_ALIKE = 0.7
"""Shorter by longer of two opposite sides."""


def candidates(
    shape: tuple[int, ...], lefts: list[Side], rights: list[Side], tops: list[Side], bottoms: list[Side]
) -> Quads:
    """All quads of a left, right, top and bottom side that may be a sheet on a picture of that shape."""
    height, width = shape
    counts = (len(lefts), len(rights), len(tops), len(bottoms))
    chosen = np.indices(counts).reshape(4, -1)
    left, right, top, bottom = (
        np.array([(s.at, s.slope) for s in sides])[index]
        for sides, index in zip((lefts, rights, tops, bottoms), chosen, strict=True)
    )
    pairs = ((left, top), (right, top), (right, bottom), (left, bottom))
    quads = np.stack([_crossings(upright, flat, width, height) for upright, flat in pairs], axis=1)
    inside = (quads > -2).all(axis=(1, 2)) & (quads[..., 0] < width + 1).all(axis=1)
    inside &= (quads[..., 1] < height + 1).all(axis=1)
    wide = right[:, 0] - left[:, 0] >= _LEAST_SIDE * width
    high = bottom[:, 0] - top[:, 0] >= _LEAST_SIDE * height
    quads = quads[inside & wide & high]
    large = areas_of(quads) >= _LEAST_AREA * height * width
    return np.asarray(quads[_like_sheets(quads) & large], np.float32)


def areas_of(quads: NDArray[np.floating]) -> NDArray[np.float64]:
    """Areas in square pixels."""
    x, y = quads[..., 0].astype(np.float64), quads[..., 1].astype(np.float64)
    return np.asarray(np.abs((x * np.roll(y, -1, 1) - y * np.roll(x, -1, 1)).sum(axis=1)) / 2, np.float64)


def _crossings(upright: NDArray[np.float64], flat: NDArray[np.float64], width: int, height: int) -> NDArray[np.float64]:
    """Where x = a + s (y - h/2) and y = b + t (x - w/2) meet."""
    (a, s), (b, t) = upright.T, flat.T
    y = (b + t * (a - s * height / 2 - width / 2)) / (1 - t * s)
    return np.stack([a + s * (y - height / 2), y], axis=1)


def _like_sheets(quads: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which can be a rectangle in a camera: no corner far from square, opposite sides not too unlike."""
    sides = np.roll(quads, -1, axis=1) - quads
    lengths = np.maximum(np.linalg.norm(sides, axis=2), 1e-6)
    cosines = np.abs((sides * np.roll(sides, -1, axis=1)).sum(axis=2)) / (lengths * np.roll(lengths, -1, axis=1))
    others = np.roll(lengths, 2, axis=1)
    alike = (np.minimum(lengths, others) > _LEAST_ALIKE * np.maximum(lengths, others)).all(axis=1)
    return np.asarray((cosines.max(axis=1) < _MOST_OBLIQUE) & alike & (lengths.min(axis=1) > 8), np.bool_)
