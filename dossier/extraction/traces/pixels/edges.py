"""How hard the print of a page is: the steepest steps of its letters by their contrast. A lens always softens them."""

from __future__ import annotations

import cv2
import numpy as np

from dossier.extraction.traces.pixels.sheet import Grey, Sheet

_LEAST_PRINT = 40
"""Letters from which the hardest print of a page is known."""
LEAST_CONTRAST = 40
"""Grey levels between ink and paper from which the hardness of an edge is known."""
NO_LENS = 0.9
"""Hardness of print that no lens leaves: drawn, or laid over the paper as a layer of its own by a scanner's program.
Scans of fifteen makes have 0.40 to 0.67, layered files and drawn pages 0.94 to 1.04."""
_COARSE = 4


def steps_of(grey: Grey) -> Grey:
    """The larger of the steps to the neighbours on the left and above."""
    across, down = np.zeros_like(grey), np.zeros_like(grey)
    across[:, 1:] = cv2.absdiff(grey[:, 1:], grey[:, :-1])
    down[1:] = cv2.absdiff(grey[1:], grey[:-1])
    return np.asarray(cv2.max(across, down), np.uint8)


def print_hardness(sheet: Sheet, steps: Grey, red: Grey | None = None) -> float | None:
    """Steep edges of the print (nine letters in ten have none steeper) by its contrast; letters on ``red`` are left
    out. None where too few letters stand on the page, or too pale ones."""
    peaks, darks = [], []
    for left, top, right, bottom in sheet.letters:
        if red is None or not red[top:bottom, left:right].any():
            peaks.append(steps[top:bottom, left:right].max())
            darks.append(sheet.grey[top:bottom, left:right].min())
    if len(peaks) < _LEAST_PRINT:
        return None
    contrast = float(np.median(sheet.light[::_COARSE, ::_COARSE])) - float(np.percentile(darks, 20))
    return float(np.percentile(peaks, 90)) / contrast if contrast > LEAST_CONTRAST else None
