"""Pictures that show their page as in a mirror (front cameras, film laid the wrong way): noticed, and turned over."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dossier.extraction.ocr import rapid
from dossier.extraction.ocr.protocol import Picture
from dossier.models.page import Corner, Line, Page

MIRRORED: tuple[Corner, Corner, Corner, Corner] = ((1.0, 0.0), (0.0, 0.0), (0.0, 1.0), (1.0, 1.0))
"""Corners of a whole picture that is to be turned over, left to right."""

_UNSURE = 0.86
"""Mean confidence below which it is worth while to ask: print reads at 0.95 and more, mirrored print at 0.7."""
_SURE = 0.9
"""Mean confidence of the longest lines, turned over, from which they were mirrored."""
_FEW = 6
_LEAST_LINES = 3


def is_doubtful(lines: Sequence[Line]) -> bool:
    """Whether the lines read so badly that the picture may be mirrored or its text stand upright."""
    letters = sum(len(line.text) for line in lines)
    return len(lines) >= _LEAST_LINES and sum(line.confidence * len(line.text) for line in lines) < _UNSURE * letters


def is_mirrored(picture: Picture) -> bool:
    """Whether the longest lines of a picture read well turned over, and not as they are."""
    quads = rapid().regions(picture)
    if len(quads) < _LEAST_LINES:
        return False
    across = np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1)
    crops = rapid().crops(picture, quads[np.argsort(-across)[:_FEW]])
    as_is = _mean([*crops])
    over = max(_mean([np.ascontiguousarray(c[:, ::-1]) for c in crops]), _mean([c[::-1].copy() for c in crops]))
    return over >= _SURE and over > as_is + 0.1


def turned_over(picture: Picture) -> Picture:
    """Left to right."""
    return np.ascontiguousarray(picture[:, ::-1])


def is_turned_over(page: Page) -> bool:
    """Whether a sheet of the page was mirrored: its corners go round the other way."""
    return any(sheet.quad is not None and _area(sheet.quad) < 0 for sheet in page.sheets)


def _area(corners: tuple[Corner, ...]) -> float:
    following = (*corners[1:], corners[0])
    return sum(x * v - u * y for (x, y), (u, v) in zip(corners, following, strict=True))


def _mean(crops: list[Picture]) -> float:
    return float(np.mean([score for _, score, _ in rapid().recognise(crops)]))
