"""Which way up a page picture lies, found from its text regions; and the turning of pictures and boxes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

import cv2
import numpy as np

from dossier.extraction.ocr import rapid
from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.ocr.view import Quads
from dossier.extraction.stages import stage
from dossier.models.base import Box
from dossier.models.page import Line

_LEAST_SKEW = 0.7
"""Degrees below which a page is left as it is: turning blurs, and boxes are off by less than a line."""
_MOST_SKEW = 20.0
_VOTERS = 20
_LEAST_VOTERS = 3


class Turn(NamedTuple):
    """Clockwise quarter turns (degrees) and then a small clockwise turn that set a picture upright."""

    rotation: int = 0
    skew: float = 0.0


_BY_HAND: ContextVar[int] = ContextVar("by_hand", default=0)


@contextmanager
def turning(degrees: int) -> Iterator[None]:
    """Pages that are read inside are turned so many degrees clockwise beyond what the reader finds for itself."""
    token = _BY_HAND.set(degrees)
    try:
        yield
    finally:
        _BY_HAND.reset(token)


def turned_by_hand() -> int:
    """Degrees clockwise by which a person has turned the page that is being read."""
    return _BY_HAND.get()


@stage("orient")
def find_turn(picture: Picture) -> Turn:
    """How the picture must be turned; no turn where too little text says so, but for what a person says."""
    rotation = (_rotation(picture) + turned_by_hand()) % 360
    upright = quarter_turned(picture, rotation) if rotation else picture
    return Turn(rotation, _skew(rapid().regions(upright)))


def quarter_turned(picture: Picture, rotation: int) -> Picture:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees; the same object for 0."""
    return np.ascontiguousarray(np.rot90(picture, -rotation // 90)) if rotation % 360 else picture


def straightened(picture: Picture, skew: float) -> Picture:
    """The picture turned clockwise by a small angle on a white sheet that holds all of it."""
    if not skew:
        return picture
    height, width = picture.shape[:2]
    new_width, new_height = straight_size(width, height, skew)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0)
    matrix[:, 2] += ((new_width - width) / 2, (new_height - height) / 2)
    white = (255, 255, 255)
    size = (round(new_width), round(new_height))
    return cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_CUBIC, borderValue=white).astype(np.uint8)


def straight_size(width: float, height: float, skew: float) -> tuple[float, float]:
    """Width and height of the sheet after the small turn."""
    cos, sin = abs(math.cos(math.radians(skew))), abs(math.sin(math.radians(skew)))
    return width * cos + height * sin, width * sin + height * cos


def straightened_lines(lines: list[Line], width: float, height: float, skew: float) -> list[Line]:
    """Lines read on the slanting picture, placed on the straight one: reading before turning keeps letters sharp."""
    return [_straightened(line, width, height, skew) for line in lines] if skew else lines


def _straightened(line: Line, width: float, height: float, skew: float) -> Line:
    angle = math.radians(skew)
    cos, sin = math.cos(angle), math.sin(angle)
    new_width, new_height = straight_size(width, height, skew)
    left, top, right, bottom = (v * s for v, s in zip(line.box, (width, height, width, height), strict=True))
    # the upright box around a slanting line is larger than the line; solve for the line itself
    around_w, around_h, spread = right - left, bottom - top, cos * cos - sin * sin
    long = max((around_w * cos - around_h * abs(sin)) / spread, around_h * 0.5)
    high = max((around_h * cos - around_w * abs(sin)) / spread, around_h * 0.2)
    x, y = (left + right - width) / 2, (top + bottom - height) / 2
    middle_x, middle_y = x * cos - y * sin + new_width / 2, x * sin + y * cos + new_height / 2
    box = clipped(
        (
            (middle_x - long / 2) / new_width,
            (middle_y - high / 2) / new_height,
            (middle_x + long / 2) / new_width,
            (middle_y + high / 2) / new_height,
        )
    )
    edges = None
    if line.edges and line.box[2] > line.box[0]:
        scale = (box[2] - box[0]) / (line.box[2] - line.box[0])
        edges = tuple(box[0] + (edge - line.box[0]) * scale for edge in line.edges)
    return line.model_copy(update={"box": box, "edges": edges})


def clipped(box: Box) -> Box:
    """The box inside the page, rounded to a hundred-thousandth."""
    left, top, right, bottom = (round(min(1.0, max(0.0, float(v))), 5) for v in box)
    return left, top, right, bottom


def _sides(quads: Quads) -> tuple[np.ndarray, np.ndarray]:
    across = np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1)
    down = np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)
    return across, down


def _rotation(picture: Picture) -> int:
    quads = rapid().regions(picture)
    if len(quads) < _LEAST_VOTERS:
        return 0
    if _lies(quads):
        turned = quarter_turned(picture, 90)
        return 270 if _stands_on_head(turned, rapid().regions(turned)) else 90
    return 180 if _stands_on_head(picture, quads) else 0


def _lies(quads: Quads) -> bool:
    """Whether most text runs nearer the upright than the level, by the longer side of each region."""
    across, down = _sides(quads)
    runs = np.where((across >= down)[:, None], quads[:, 1] - quads[:, 0], quads[:, 3] - quads[:, 0])
    long = np.maximum(across, down)
    long[np.maximum(across, down) <= 1.5 * np.minimum(across, down)] = 0
    steep = np.abs(runs[:, 1]) > np.abs(runs[:, 0])
    return bool(long[steep].sum() > 1.5 * long[~steep].sum())


def _stands_on_head(picture: Picture, quads: Quads) -> bool:
    """The angle classifier votes on the longest lines; a vote for turning must also read better turned."""
    across, down = _sides(quads)
    order = [i for i in np.argsort(-across) if across[i] > 1.5 * down[i]][:_VOTERS]
    if len(order) < _LEAST_VOTERS:
        return False
    crops = rapid().crops(picture, quads[order])
    if float(np.mean(rapid().upside_down(crops))) < 0.5:
        return False
    few = crops[:6]
    return _trust([quarter_turned(crop, 180) for crop in few]) > _trust(few)


def _trust(crops: list[Picture]) -> float:
    return sum(score * len(text) for text, score, _ in rapid().recognise(crops))


def _skew(quads: Quads) -> float:
    """Median slope of the long lines as the clockwise turn that levels it; 0 where small, wild or uncertain."""
    if len(quads) == 0:
        return 0.0
    across, down = _sides(quads)
    long = across > 4 * down
    if long.sum() < _LEAST_VOTERS:
        return 0.0
    run = (quads[long, 1] - quads[long, 0]) + (quads[long, 2] - quads[long, 3])
    angles = np.degrees(np.arctan2(run[:, 1], run[:, 0]))
    slope, spread = float(np.median(angles)), float(np.subtract(*np.percentile(angles, [75, 25])))
    return round(-slope, 2) if _LEAST_SKEW < abs(slope) < _MOST_SKEW and spread < 2.0 else 0.0
