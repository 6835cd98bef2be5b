"""Lines that a seal covers, read once more from their own piece of the page, enlarged.

Without colour nothing parts the seal from the print; seen larger, more of what lies under the ring is read, but such a
piece falls apart elsewhere. So a line is changed only where the new one reaches as far on both sides and is surer or
longer. Below red seals only lines were lost whole, so a piece is read where letters stand that no line holds.
"""

from __future__ import annotations

import statistics
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

_DARK = 120
"""Red value below which a dot is print and no seal's ink."""
_BLACK, _INK_LIGHT = 30, 0.6
"""Red value of print, and share of the paper's red value from which a dot is taken for paper."""
_LETTER = 0.35, 1.3
"""Height of a letter by that of the box of a usual line."""
_FEWEST = 4
"""Letters outside all lines from which a line was lost."""
_OWN = 0.7
"""Share of a line's width inside the seal from which it may be the seal's own writing."""


@stage("second_reader", whole=True)
def read_below(picture: Picture, lines: list[Line], seals: Iterable[Trace], engine: OcrEngine) -> list[Line]:
    """The lines of an upright page, those below its seals as they read enlarged where that gives more."""
    for seal in seals:
        if seal.box and seal.data.get("grey"):
            lines = _below(picture, lines, seal.box, engine, seal.box)
        elif seal.box and not seal.data.get("partial") and has_unread(picture, lines, around(seal.box)):
            lines = _below(picture, lines, around(seal.box), engine, None)
    return lines


def around(box: Box) -> Box:
    """The place of a seal and half its width on either side."""
    more = (box[2] - box[0]) / 2
    return max(0.0, box[0] - more), box[1], min(1.0, box[2] + more), box[3]


def has_unread(picture: Picture, lines: Sequence[Line], place: Box) -> bool:
    """Whether letters stand at a place, dark in the red channel, that lie in no line."""
    height, width = picture.shape[:2]
    heights = [(line.box[3] - line.box[1]) * height for line in lines]
    if not heights:
        return False
    usual = statistics.median(heights)
    left, top, right, bottom = (round(v * s) for v, s in zip(place, (width, height) * 2, strict=True))
    ink = (picture[top:bottom, left:right, 0] < _DARK).astype(np.uint8)
    for line in lines:
        x0, y0, x1, y1 = (round(v * s) for v, s in zip(line.box, (width, height) * 2, strict=True))
        ink[max(0, y0 - 2 - top) : max(0, y1 + 2 - top), max(0, x0 - 2 - left) : max(0, x1 + 2 - left)] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    high, wide = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
    letters = (high >= _LETTER[0] * usual) & (high <= _LETTER[1] * usual) & (wide <= _LETTER[1] * usual)
    return bool(letters.sum() >= _FEWEST)


def _below(picture: Picture, lines: list[Line], seal: Box, engine: OcrEngine, own: Box | None) -> list[Line]:
    """The lines with those at the place of a seal read again; ``own`` is where its writing is seen as well."""
    area = _area(seal, [line for line in lines if _meet(line.box, seal)])
    height, width = picture.shape[:2]
    left, top, right, bottom = (round(v * s) for v, s in zip(area, (width, height) * 2, strict=True))
    piece = picture[top:bottom, left:right]
    if not piece.size:
        return lines
    zoom = min(_MOST_ZOOM, max(1.0, _WIDEST / max(1, piece.shape[1])))
    place = (left / width, top / height, right / width, bottom / height)
    again: list[Line] = []
    for view in (piece,) if own else (print_only(piece), piece):
        enlarged = cv2.resize(view, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC).astype(np.uint8)
        read = (placed(line, place) for line in engine.read(enlarged))
        again += [line for line in read if _meet(line.box, seal) and not _is_known(line, again)]
    better = [_better(line, again, height / width) if _meet(line.box, seal) else line for line in lines]
    kept = [line for i, line in enumerate(better) if not any(line is other for other in better[:i])]
    return kept + [line for line in again if _is_new(line, lines, own)]


def _is_known(line: Line, others: Iterable[Line]) -> bool:
    """Whether another view of the piece gave the same line, as sure or surer."""
    return any(overlap(line.box, o.box, 1) > 0.6 and overlap(line.box, o.box, 0) > 0.6
               and _letters(o) >= _letters(line) and o.confidence >= line.confidence for o in others)  # fmt: skip


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


def _is_new(new: Line, lines: Iterable[Line], seal: Box | None) -> bool:
    """Whether nothing had been read at the place of a sure line that is no part of the seal's own writing."""
    within = min(new.box[2], seal[2]) - max(new.box[0], seal[0]) if seal else 0.0
    beyond = within < _OWN * (new.box[2] - new.box[0])
    return new.confidence >= _SURE and beyond and not any(_meet(new.box, line.box) for line in lines)


def print_only(piece: Picture) -> Picture:
    """A piece without red ink, of which the red channel keeps a shade that hides lines from the detector."""
    red = piece[:, :, 0].astype(np.float32)
    light = _INK_LIGHT * float(np.percentile(red, 80))
    even = ((red - _BLACK) / max(1.0, light - _BLACK)).clip(0, 1) * 255
    return np.repeat(even[:, :, None], 3, axis=2).astype(np.uint8)


def _area(seal: Box, lines: Sequence[Line]) -> Box:
    """The seal and all lines that it touches, with a margin, inside the page."""
    boxes = [seal, *(line.box for line in lines)]
    high = min((line.box[3] - line.box[1] for line in lines), default=0.0)
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
