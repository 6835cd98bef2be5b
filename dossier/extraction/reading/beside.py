"""What OCR finds on a page with a text layer: words in its pictures, and characters that the layer does not know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.reading.blank import is_blank
from dossier.extraction.reading.red import placed
from dossier.models.base import Box
from dossier.models.page import Line

_PALE = 60
"""Greatest step below the paper, in the red channel, of seals, logos and watermarks: print is darker."""
_LEAST_INK = 50
"""Pixels of dark ink from which a place is worth reading; one character has more."""
_FRINGE, _WIDEST_FRINGE = 0.25, 0.005
"""Margin round what is known, by its height and at most by the page's, in which ink is its own."""
_ROUND = 0.01
"""Margin round the places that are read, by the page's sides: letters at the very edge are not found."""
_RULE = 40
"""Pixels in a row that no stroke of small print has."""


def read_beside(picture: Picture, read: Iterable[Box], places: Iterable[Box], engine: OcrEngine) -> list[Line]:
    """Lines in the given places (pictures, doubtful characters) where the text layer has none.

    What is read already (lines of the layer, codes) is painted over first. Nothing is read where the places hold no
    dark ink.
    """
    rest, known = picture.copy(), np.zeros(picture.shape[:2], np.uint8)
    for box in read:
        piece = _piece(rest, box)
        if piece.size:
            piece[:] = np.percentile(piece, 90, axis=(0, 1)).astype(np.uint8)
        left, top, right, bottom = box
        margin = min(_WIDEST_FRINGE, _FRINGE * (bottom - top))
        _piece(known, (left - margin, top - margin, right + margin, bottom + margin))[:] = 1
    inked = [box for box in places if _is_inked(_piece(rest, box), _piece(known, box))]
    if not inked or is_blank(rest):
        return []
    area = _around(inked)
    return [placed(line, area) for line in engine.read(np.ascontiguousarray(_piece(rest, area)))]


def _around(boxes: Sequence[Box]) -> Box:
    """The part of the page that holds all of them, with a margin."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return max(0.0, left - _ROUND), max(0.0, top - _ROUND), min(1.0, right + _ROUND), min(1.0, bottom + _ROUND)


def _piece(picture: Picture, box: Box) -> Picture:
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = (max(0.0, v) for v in box)
    return picture[int(y0 * height) : int(y1 * height) + 1, int(x0 * width) : int(x1 * width) + 1]


def _is_inked(piece: Picture, known: Picture) -> bool:
    """Whether dark ink is left beside what is known, rules of tables apart."""
    if not piece.size:
        return False
    red = np.ascontiguousarray(piece[:, :, 0])
    dark = ((red < np.percentile(red[::4, ::4], 90) - _PALE) & (known == 0)).astype(np.uint8)
    if dark.sum() < _LEAST_INK:
        return False
    for shape in ((1, _RULE), (_RULE, 1)):
        dark = cv2.subtract(dark, cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(shape, np.uint8))).astype(np.uint8)
    return bool(dark.sum() >= _LEAST_INK)
