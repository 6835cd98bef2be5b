"""The writing of a seal laid flat: the ring unrolled clockwise from its gap, the middle turned upright."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.traces.seal_places import Place
from dossier.models.base import Box

_ROWS = 96
"""Height of the unrolled ring in pixels."""
_MARGIN = 20
"""White around it: letters at the very edge are not found."""
_OUTSIDE = 0.06
"""Where the unrolled ring begins outside the ellipse, by the shorter half axis."""
_MIDDLE = 300
"""Width in pixels of the picture of the middle."""
_LEAST_GAP = 0.04
"""Share of the ring that must be free of ink to be the gap between the end and the beginning of the name."""
_FREE = 0.03
_LINE = 0.65
"""Share of a row that is inked where the ring's line runs; letters fill less."""
_WAY_IN = 0.2
"""Half-way into the letters, by the shorter half axis: there a pixel of the strip is a pixel of the seal."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Strip:
    """The unrolled ring, dark on light; ``start`` is the share of a turn from the lowest point at which it begins."""

    picture: Picture
    start: float

    def turn(self, box: Box) -> float:
        """Degrees clockwise by which a seal is turned whose name lies in this box of the strip; 0 where it is wild."""
        width = self.picture.shape[1]
        middle = ((box[0] + box[2]) / 2 * width - _MARGIN) / (width - 2 * _MARGIN)
        turn = ((middle + self.start) % 1.0 - 0.5) * 360
        return turn if abs(turn) < 60 else 0.0


def unrolled(red: Picture, place: Place, inside: float, reach: float = 0.25, *, alone: bool = True) -> Strip:
    """The outer part of a seal, ``inside`` of its shorter half axis deep; heads of letters stand outward.

    It begins at the widest gap between letters that lies within ``reach`` of a turn from the lowest point. With
    ``alone`` all that lies further inside than the letters at the top is left out: scraps of the words in the middle,
    but also the feet of letters on an uneven ring.
    """
    short, long, tilt = _axes(place)
    zoom = _ROWS / (short * (_OUTSIDE + inside))
    xs, ys, out_x, out_y = _ellipse(long, short, _even_steps(long, short, zoom))
    inward = (np.arange(_ROWS) + 0.5)[:, None] / zoom - short * _OUTSIDE
    ink = _taken(red, place, tilt, xs - inward * out_x, ys - inward * out_y)
    _blot_line(ink)
    start = _gap(ink, reach)
    ink = np.roll(ink, -start, axis=1)
    if alone:
        _blot_inside(ink)
    return Strip(_dark_on_light(ink), start / ink.shape[1])


def middle_of(red: Picture, place: Place, turn: float) -> Picture:
    """The inside of a seal turned upright, dark on light, from above its middle to just above its lower edge."""
    short, long, tilt = _axes(place)
    zoom = _MIDDLE / (1.6 * long)
    across = (np.arange(_MIDDLE) + 0.5) / zoom - 0.8 * long
    down = np.arange(-0.35 * short, 0.88 * short, 1 / zoom)
    ink = _taken(red, place, tilt + (turn if place.round else 0.0), *np.meshgrid(across, down))
    return _dark_on_light(ink)


def _axes(place: Place) -> tuple[float, float, float]:
    """Shorter and longer half axis, and degrees clockwise by which the longer one leaves the horizontal."""
    short, long = sorted((place.wide, place.high))
    tilt = place.angle if place.wide >= place.high else place.angle - 90.0
    return short, long, 0.0 if place.round else (tilt + 90.0) % 180.0 - 90.0


def _taken(red: Picture, place: Place, tilt: float, xs: Numbers, ys: Numbers) -> Picture:
    """Ink at points given about the seal's centre, as if it stood upright."""
    cos, sin = np.cos(np.radians(tilt)), np.sin(np.radians(tilt))
    across = (place.x + xs * cos - ys * sin).astype(np.float32)
    down = (place.y + xs * sin + ys * cos).astype(np.float32)
    return cv2.remap(red, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=0).astype(np.uint8)


def _ellipse(long: float, short: float, thetas: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Points of the ellipse and its outward normals."""
    normal_x, normal_y = np.cos(thetas) / long, np.sin(thetas) / short
    length = np.hypot(normal_x, normal_y)
    return long * np.cos(thetas), short * np.sin(thetas), normal_x / length, normal_y / length


def _even_steps(long: float, short: float, zoom: float) -> Numbers:
    """Angles from the lowest point clockwise whose points lie one strip pixel apart, half-way into the letters."""
    fine = np.pi / 2 + np.linspace(0, 2 * np.pi, 721)
    xs, ys, out_x, out_y = _ellipse(long, short, fine)
    xs, ys = xs - _WAY_IN * short * out_x, ys - _WAY_IN * short * out_y
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
    return np.asarray(np.interp(np.arange(0, walked[-1], 1.0 / zoom), walked, fine), np.float64)


def _blot_line(ink: Picture) -> None:
    """Takes the ring's own line and what lies outside it away, in place: beside it letters are found less well."""
    inked = (ink > max(40.0, float(np.percentile(ink, 97)) / 3)).mean(axis=1)
    line = np.flatnonzero(inked[: _ROWS // 3] > _LINE)
    if len(line):
        ink[: line[-1] + 2] = 0


def _blot_inside(ink: Picture) -> None:
    """Takes away, in place, what lies further inside than the letters at the top: the words in the middle."""
    columns = ink.shape[1]
    above = ink[:, columns // 4 : columns * 3 // 4]
    inked = (above > max(40.0, float(np.percentile(ink, 97)) / 3)).mean(axis=1) > _FREE
    letters = np.flatnonzero(inked)
    if not len(letters):
        return
    free = np.flatnonzero(~inked[letters[0] :]) + letters[0]
    ends = free[free - letters[0] > _ROWS // 4]
    if len(ends):
        ink[ends[0] + 2 :] = 0


def _gap(ink: Picture, reach: float) -> int:
    """Column in the middle of the widest stretch without letters within ``reach`` of a turn from the lowest point.

    Only the outer half of the letters is looked at: words in the middle of a seal come close to its ring below.
    """
    columns = ink.shape[1]
    letters = ink[_ROWS // 4 : _ROWS // 2] > max(40.0, float(np.percentile(ink, 97)) / 3)
    around = np.roll(letters.mean(axis=0), columns // 2)
    free = np.concatenate([[False], np.convolve(np.tile(around, 3), np.ones(9) / 9, "same") < _FREE, [False]])
    starts, ends = np.flatnonzero(free[1:] & ~free[:-1]), np.flatnonzero(~free[1:] & free[:-1])
    middles, widths = (starts + ends) / 2 - 1.5 * columns, ends - starts
    near = (np.abs(middles) <= reach * columns) & (widths >= _LEAST_GAP * columns) & (widths < columns)
    if not near.any():
        return 0
    return int(middles[near][int(np.argmax(widths[near]))] % columns)


def _dark_on_light(ink: Picture) -> Picture:
    """Ink stretched to full contrast, as a picture on white with a margin."""
    full = max(60.0, float(np.percentile(ink, 97)))
    dark = (255 - np.minimum(255.0, ink * (255.0 / full))).astype(np.uint8)
    framed = cv2.copyMakeBorder(dark, _MARGIN, _MARGIN, _MARGIN, _MARGIN, cv2.BORDER_CONSTANT, value=(255,))
    return np.repeat(framed[:, :, None], 3, axis=2).astype(np.uint8)
