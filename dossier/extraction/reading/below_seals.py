"""Lines that a seal on a page without colour covers, read once more from their own piece of the page, enlarged.

Seen larger, more of what lies under the ring is read; but such a piece falls apart elsewhere. So a line is changed only
where the new one reaches as far on both sides and is surer or longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from dossier.extraction.lines import overlap
from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.reading.red import placed
from dossier.extraction.stages import stage
from dossier.models.base import Box
from dossier.models.page import Line, Trace

_MARGIN = 0.6
"""White around the piece, by the height of its lines."""
_WIDEST = 1250
"""Pixels to which a narrower piece is enlarged, and at most by ``_MOST_ZOOM``: what the detector takes in at once."""
_MOST_ZOOM = 2.0
_SHORT = 0.7
"""Width, by the height of a line, by which the new one may end short of it."""
_LEAST, _SURE = 0.9, 0.95
"""Confidence of a longer line that takes the place of another, and of one where nothing had been read."""

_OWN = 0.7
"""Share of a line's width inside the seal from which it may be the seal's own writing."""


@stage("second_reader", whole=True)
def read_below(picture: Picture, lines: list[Line], seals: Iterable[Trace], engine: OcrEngine) -> list[Line]:
    """The lines of an upright page, those below its grey seals as they read enlarged where that gives more."""
    for seal in seals:
        if seal.box and seal.data.get("grey"):
            lines = _below(picture, lines, seal.box, engine)
    return lines


def _below(picture: Picture, lines: list[Line], seal: Box, engine: OcrEngine) -> list[Line]:
    covered = [line for line in lines if _meet(line.box, seal)]
    if not covered:
        return lines
    area = _area(seal, covered)
    height, width = picture.shape[:2]
    left, top, right, bottom = (round(v * s) for v, s in zip(area, (width, height) * 2, strict=True))
    piece = picture[top:bottom, left:right]
    zoom = min(_MOST_ZOOM, max(1.0, _WIDEST / max(1, piece.shape[1])))
    enlarged = cv2.resize(piece, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC).astype(np.uint8)
    place = (left / width, top / height, right / width, bottom / height)
    again = [line for line in (placed(line, place) for line in engine.read(enlarged)) if _meet(line.box, seal)]
    better = [_better(line, again, height / width) if _meet(line.box, seal) else line for line in lines]
    return better + [line for line in again if _is_new(line, lines, seal)]


def _better(line: Line, again: Sequence[Line], aspect: float) -> Line:
    """The new line at the same place, where it is as wide and says more; ``aspect`` is page height by width."""
    slack = _SHORT * (line.box[3] - line.box[1]) * aspect
    for new in again:
        same_row = overlap(new.box, line.box, 1) > 0.6
        as_wide = new.box[0] <= line.box[0] + slack and new.box[2] >= line.box[2] - slack
        longer = _letters(new) > _letters(line) and new.confidence >= _LEAST
        surer = _letters(new) == _letters(line) and new.confidence > line.confidence
        if same_row and as_wide and (longer or surer):
            return new
    return line


def _is_new(new: Line, lines: Iterable[Line], seal: Box) -> bool:
    """Whether nothing had been read at the place of a sure line that is no part of the seal's own writing."""
    within = min(new.box[2], seal[2]) - max(new.box[0], seal[0])
    beyond = within < _OWN * (new.box[2] - new.box[0])
    return new.confidence >= _SURE and beyond and not any(_meet(new.box, line.box) for line in lines)


def _area(seal: Box, lines: Sequence[Line]) -> Box:
    """The seal and all lines that it touches, with a margin, inside the page."""
    boxes = [seal, *(line.box for line in lines)]
    high = min(line.box[3] - line.box[1] for line in lines)
    return (
        max(0.0, min(box[0] for box in boxes) - _MARGIN * high),
        max(0.0, min(box[1] for box in boxes) - _MARGIN * high),
        min(1.0, max(box[2] for box in boxes) + _MARGIN * high),
        min(1.0, max(box[3] for box in boxes) + _MARGIN * high),
    )


def _letters(line: Line) -> int:
    return len(line.text.replace(" ", ""))


def _meet(one: Box, other: Box) -> bool:
    return min(one[2], other[2]) > max(one[0], other[0]) and min(one[3], other[3]) > max(one[1], other[1])
