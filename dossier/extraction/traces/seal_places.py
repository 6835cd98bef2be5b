"""Where red seals lie on a page picture: an ellipse of red ink, closed all round or cut off by the paper's edge.

Emblems of state, logos and red frames are red as well; a seal is told from them by its ring, a thin line that
goes all the way round.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.ocr.protocol import Picture

_LEAST_RED = 40
"""Red above green and blue, from which a pixel is red ink."""
_LEAST_SIDE, _MOST_SIDE = 0.06, 0.42
"""Diameter by the shorter side of the page: seals measure 30 to 45 mm, small pictures of certificates included."""
_LEAST_PIXELS = 48
"""Diameter below which nothing could be read."""
_FLATTEST = 0.55
"""Short by long axis of the flattest oval (invoice seals are 40 x 30 mm)."""
_LEAST_CLOSED = 0.72
"""Share of the ring that must be inked; a thin or worn seal has holes where it touched no paper."""
_ROUND = 0.92
_SECTORS = 72
_RULE = 0.13
"""Length, by the shorter side of the page, from which a straight stroke is no part of a ring."""
_THINNEST = 0.4
_FITS = 4
_LEAST_POINTS = 8
_OFF = 0.04
"""Distance from the ellipse, by its radius, of points that belong to it."""
_AT_EDGE = 0.012
"""Distance from the page's edge, by its shorter side, at which a seal is cut off."""
_GROWN = 9
"""Pixels within which ink near the edge belongs to one piece."""
_LEAST_PIECE = 150
"""Pixels of ink of the piece of a seal at the edge."""

Points = NDArray[np.int32]


class Place(NamedTuple):
    """A seal's ellipse in pixels: centre, half axes, degrees by which its first axis is turned; how much is there."""

    x: float
    y: float
    wide: float
    high: float
    angle: float
    closed: float

    @property
    def round(self) -> bool:
        """Whether the seal is a circle, within what scanning does to one."""
        return min(self.wide, self.high) >= _ROUND * max(self.wide, self.high)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The upright box around the ellipse, in pixels."""
        cos, sin = np.cos(np.radians(self.angle)), np.sin(np.radians(self.angle))
        across, down = np.hypot(self.wide * cos, self.high * sin), np.hypot(self.wide * sin, self.high * cos)
        return (float(self.x - across), float(self.y - down), float(self.x + across), float(self.y + down))


def redness(picture: Picture) -> Picture:
    """How red each pixel is: red above the stronger of green and blue, 0 to 255."""
    red, green, blue = cv2.split(picture)
    return cv2.subtract(red, cv2.max(green, blue)).astype(np.uint8)


def seal_places(red: Picture, most: int) -> list[Place]:
    """Seals among the red ink (``redness``), the surest first, at most ``most``; sought only where red is."""
    mask = (red >= _LEAST_RED).astype(np.uint8)
    short = min(mask.shape)
    x, y, wide, high = cv2.boundingRect(mask)
    if max(wide, high) < max(_LEAST_PIXELS, _LEAST_SIDE * short):
        return []
    margin = _rule_of(short) + 8
    left, top = max(0, x - margin), max(0, y - margin)
    mask = _without_rules(mask[top : y + high + margin, left : x + wide + margin], _rule_of(short))
    places = (place for outline in _outlines(mask, short) for place in _places(outline, mask, short))
    found: list[Place] = []
    for place in sorted(places, key=lambda place: -place.closed):
        if not any(_same(place, other) for other in found):
            found.append(place)
    return [place._replace(x=place.x + left, y=place.y + top) for place in found[:most]]


def _rule_of(short: int) -> int:
    """Pixels of a straight stroke that is a rule, on a page with such a shorter side."""
    return max(_LEAST_PIXELS, int(_RULE * short))


def _without_rules(mask: Picture, length: int) -> Picture:
    """The ink without long straight strokes: red rules of a form cut seals in two."""
    rules = np.zeros_like(mask)
    for shape in ((length, 1), (1, length)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        rules |= cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel).astype(np.uint8)
    return cv2.subtract(mask, rules).astype(np.uint8) if rules.any() else mask


def _outlines(mask: Picture, short: int) -> list[Points]:
    """Outlines of red things of a seal's size, as they are and with cracks closed; the largest first."""
    least = max(_LEAST_PIXELS, _LEAST_SIDE * short)
    found: list[Points] = []
    for grown in (3, 5):
        joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((grown, grown), np.uint8))
        for contour in cv2.findContours(joined, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)[0]:
            _, _, wide, high = cv2.boundingRect(contour)
            if least <= max(wide, high) <= _MOST_SIDE * short and min(wide, high) > _THINNEST * max(wide, high):
                found.append(np.asarray(contour, np.int32))
    return sorted(found, key=lambda contour: -cv2.boundingRect(contour)[2] * cv2.boundingRect(contour)[3])


def _places(contour: Points, mask: Picture, short: int) -> list[Place]:
    """Seals whose outline this may be: through all of it, and through most; strokes may stick out of a seal."""
    points = np.asarray(cv2.convexHull(contour), np.float32).reshape(-1, 2)
    found = []
    for _ in range(_FITS):
        place = _ellipse_of(points)
        if place is None:
            break
        closed = _closed(mask, place)
        if closed >= _LEAST_CLOSED and max(place.wide, place.high) <= 0.6 * _MOST_SIDE * short:
            found.append(place._replace(closed=closed))
        off = np.abs(_radii(points, place) - 1)
        kept = points[off < max(_OFF, float(np.percentile(off, 70)))]
        if len(kept) == len(points):
            break
        points = kept
    return found


def _ellipse_of(points: NDArray[np.float32]) -> Place | None:
    if len(points) < _LEAST_POINTS:
        return None
    (x, y), (wide, high), angle = cv2.fitEllipse(points)
    if min(wide, high) < _FLATTEST * max(wide, high):
        return None
    return Place(x, y, wide / 2, high / 2, angle, 0.0)


def _radii(points: NDArray[np.float32], place: Place) -> NDArray[np.float64]:
    """Distance of each point from the centre, 1 on the ellipse."""
    turn = np.radians(place.angle)
    dx, dy = points[:, 0] - place.x, points[:, 1] - place.y
    along, across = dx * np.cos(turn) + dy * np.sin(turn), dy * np.cos(turn) - dx * np.sin(turn)
    return np.asarray(np.hypot(along / place.wide, across / place.high), np.float64)


def _closed(mask: Picture, place: Place) -> float:
    """Share of directions in which ink lies on the ellipse, within a twentieth of its radius and not much inside it."""
    angles = np.linspace(0, 2 * np.pi, _SECTORS * 4, endpoint=False)
    reach = np.array([0.9, 0.92, 0.94, 0.96, 0.98, 1.0, 1.02])
    turn = np.radians(place.angle)
    along, across = np.outer(reach, place.wide * np.cos(angles)), np.outer(reach, place.high * np.sin(angles))
    xs = (place.x + along * np.cos(turn) - across * np.sin(turn)).round().astype(int)
    ys = (place.y + along * np.sin(turn) + across * np.cos(turn)).round().astype(int)
    inside = (xs >= 0) & (ys >= 0) & (xs < mask.shape[1]) & (ys < mask.shape[0])
    ink = np.where(inside, mask[ys.clip(0, mask.shape[0] - 1), xs.clip(0, mask.shape[1] - 1)], 0)
    rows = ink.reshape(len(reach), _SECTORS, 4).max(axis=2)
    return float(max((rows[i] | rows[i + 1]).mean() for i in range(len(reach) - 1)))


def _same(one: Place, other: Place) -> bool:
    """Whether two places are one seal: the line of a ring has an outer and an inner outline."""
    return bool(np.hypot(one.x - other.x, one.y - other.y) < 0.5 * max(other.wide, other.high))


def pieces_at_edge(red: Picture, whole: list[Place]) -> list[tuple[float, float, float, float]]:
    """Boxes in pixels of red pieces that the left or right edge of the paper cuts off: seals across several sheets."""
    mask = (red >= _LEAST_RED).astype(np.uint8)
    short, width = min(mask.shape), mask.shape[1]
    strip = int(_AT_EDGE * short) + _GROWN
    if not (mask[:, :strip].any() or mask[:, -strip:].any()):
        return []
    joined = cv2.dilate(mask, np.ones((_GROWN, _GROWN), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for i in range(1, count):
        left, top, wide, high, _ = (int(v) for v in stats[i])
        cut = left <= _AT_EDGE * short or left + wide >= width - _AT_EDGE * short
        box = (float(left), float(top), float(left + wide), float(top + high))
        if cut and wide < 0.8 * high and _LEAST_SIDE * short <= high <= _MOST_SIDE * short:
            ink = int(mask[top : top + high, left : left + wide].sum())
            if ink >= _LEAST_PIECE and not any(_within(box, place) for place in whole):
                found.append(box)
    return found


def _within(box: tuple[float, float, float, float], place: Place) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return bool(np.hypot(place.x - x, place.y - y) < max(place.wide, place.high))
