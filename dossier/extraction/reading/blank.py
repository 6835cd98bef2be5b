"""Sheets that bear no print: white ones, dirty ones, and backs on which the print of the front shows through."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from dossier.extraction.ocr.protocol import Picture
from dossier.models.page import Line

_SIDE = 800
_NEIGHBOURHOOD = 25
_MARK = 40
"""Grey levels below its surroundings from which a dot is a mark: the shadow of a fold is less."""
_SPECKS, _DIRT = 0.0015, 0.01
"""Share of the sheet that marks cover on a page that is only dirty: where something was read, and where nothing was.
One line of print covers as much as the first, a small picture more than the second."""
_FAINT = 70
"""Grey levels below its surroundings that the darkest strokes of print reach; what shows through a sheet is paler."""
_SURE = 0.86
"""Mean confidence of lines that are print."""
_LETTERS = 3


def is_blank(picture: Picture) -> bool:
    """Whether a sheet bears no mark: nothing on it differs from its surroundings by more than paper and noise do."""
    small = picture[:: max(1, picture.shape[0] // 400), :: max(1, picture.shape[1] // 400), :]
    return bool(small.max(initial=0) - small.min(initial=255) < 24)


def is_no_print(picture: Picture, lines: Sequence[Line]) -> bool:
    """Whether what was read is dirt or shines through: few or doubtful letters from few or pale marks."""
    letters = sum(len(line.text) for line in lines)
    trust = sum(line.confidence * len(line.text) for line in lines)
    if letters >= _LETTERS and trust >= _SURE * letters:
        return False
    dark = _darkness(picture)
    return bool((dark > _MARK).mean() < (_SPECKS if letters else _DIRT) or _pale(dark))


def shines_through(picture: Picture) -> bool:
    """Whether all marks are paler than print: what reads in a mirror then stands on the other side of the sheet."""
    return _pale(_darkness(picture))


def _pale(dark: Picture) -> bool:
    return bool(np.percentile(dark, 99.9) < _FAINT)


def _darkness(picture: Picture) -> Picture:
    """How far each dot lies below the brightest of its neighbourhood."""
    zoom = min(1.0, _SIDE / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((_NEIGHBOURHOOD, _NEIGHBOURHOOD), np.uint8))
    return cv2.subtract(paper, grey).astype(np.uint8)
