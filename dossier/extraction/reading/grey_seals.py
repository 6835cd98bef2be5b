"""Round seals on pages without colour (grey scans, photocopies, faxes), as traces of kind ``seal``.

There no channel parts the seal from the print below it: what it covers is read badly, and is trusted less. ``data`` is
that of ``extraction/traces/seals``, with ``grey`` true. Its name is taken only where the page prints the same one:
letters of the ring that cross the print read wrongly at high scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.reading.turn import clipped
from dossier.extraction.stages import stage
from dossier.extraction.traces.seal_places import Place
from dossier.extraction.traces.seals import SEAL, name_round
from dossier.models.page import Line, Trace
from dossier.models.values import normalise_name

_SIDE = 560
"""Longer side of the picture on which circles are sought."""
_RADII = 0.07, 0.14
"""Half the width of a seal by the page's shorter side: 40 mm on A4 are 0.095."""
_MOST_CIRCLES = 12
_STRONG_EDGE, _VOTES = 120, 45
_DARKER = 25
"""Grey levels by which the line of a ring is darker than what lies outside and inside of it."""
_LIKELY, _CLOSED = 0.35, 0.85
"""Share of the ring that shows such a line, before and after its place is made exact: rings have 0.97 and more, circles
that only run through letters and rules 0.5 at most."""
_INK = 70
_ALIKE = 80.0
"""Likeness, 0 to 100, of a ring's reading and the name that the page prints."""
_LEAST_NAME = 6
_ANGLES = np.linspace(0, 2 * np.pi, 180, endpoint=False)

Circle = tuple[float, float, float]
"""Middle and radius in pixels."""


@stage("seals", whole=True)
def grey_seals(picture: Picture, page: int, lines: Iterable[Line], most: int) -> list[Trace]:
    """Seals of an upright page on which no red one was found, at most ``most``; ``lines`` are what it prints."""
    if most <= 0:
        return []
    grey = np.ascontiguousarray(picture[:, :, 0])
    names = [normalise_name(line.text) for line in lines]
    return [_trace(grey, circle, page, names) for circle in circles(grey)[:most]]


def circles(grey: Picture) -> list[Circle]:
    """Rings of a seal's size, drawn in a line that is darker than both its sides nearly all round."""
    zoom = min(1.0, _SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA).astype(np.uint8)
    short = min(small.shape)
    least, most = (int(radius * short) for radius in _RADII)
    large = _large_things(small, 2 * least)
    if not large.any():
        return []
    found = cv2.HoughCircles(
        large, cv2.HOUGH_GRADIENT, 1.5, short * 0.08, param1=_STRONG_EDGE, param2=_VOTES,
        minRadius=least, maxRadius=most + 1,
    )  # fmt: skip
    if found is None:
        return []
    soft = cv2.GaussianBlur(grey, (0, 0), max(0.5, max(grey.shape) / 1400)).astype(np.uint8)
    places = [(float(x) / zoom, float(y) / zoom, float(r) / zoom) for x, y, r in found.reshape(-1, 3)[:_MOST_CIRCLES]]
    exact = [_exact(soft, place) for place in places if _darkest(soft, place) >= _LIKELY]
    return [place for place in exact if _closed(soft, place) >= _CLOSED]


def _large_things(small: Picture, least: int) -> Picture:
    """Ink of what is as wide and as high as a seal, white on black: without letters the search is much faster."""
    inverse = cv2.THRESH_BINARY_INV
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, inverse, 25, 10).astype(np.uint8)
    joined = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    kept = (stats[:, cv2.CC_STAT_WIDTH] >= least) & (stats[:, cv2.CC_STAT_HEIGHT] >= least)
    kept[0] = False
    return np.where(kept[labels], ink, 0).astype(np.uint8)


def _darkest(soft: Picture, place: Circle) -> float:
    """How much of a ring that lies a few pixels off is darker than the paper around."""
    rings = np.array([_along(soft, place, factor) for factor in (0.94, 0.96, 0.98, 1.0, 1.02, 1.04, 1.06)])
    paper = float(np.percentile(soft[::8, ::8], 70))
    return float((rings.min(axis=0) < paper - 2 * _DARKER).mean())


def _exact(soft: Picture, place: Circle) -> Circle:
    """The ring near the place whose line is darkest."""
    for step in (max(1.0, place[2] * 0.02), max(0.5, place[2] * 0.01)):
        x, y, radius = place
        shifts = [step * i for i in range(-3, 4)]
        near = [(x + dx, y + dy, radius + dr) for dr in shifts for dx in shifts for dy in shifts]
        place = min(near, key=lambda one: float(_along(soft, one, 1.0, 3).mean()))
    return place


def _closed(soft: Picture, place: Circle) -> float:
    """Share of the ring at which its line is darker than what lies on both sides."""
    line = np.min([_along(soft, place, factor) for factor in (0.985, 1.0, 1.015)], axis=0)
    outside = np.max([_along(soft, place, factor) for factor in (1.05, 1.07)], axis=0)
    inside = np.max([_along(soft, place, factor) for factor in (0.93, 0.95)], axis=0)
    return float(((line < outside - _DARKER) & (line < inside - _DARKER)).mean())


def _along(soft: Picture, place: Circle, factor: float, every: int = 1) -> NDArray[np.int16]:
    """Grey levels along a circle; ``factor`` of its radius, one angle of ``every`` so many."""
    x, y, radius = place
    angles = _ANGLES[::every]
    xs = (x + radius * factor * np.cos(angles)).round().astype(int).clip(0, soft.shape[1] - 1)
    ys = (y + radius * factor * np.sin(angles)).round().astype(int).clip(0, soft.shape[0] - 1)
    return np.asarray(soft[ys, xs], np.int16)


def _trace(grey: Picture, circle: Circle, page: int, names: Sequence[str]) -> Trace:
    x, y, radius = circle
    ink = (255 - grey).astype(np.uint8)
    ink[ink < _INK] = 0
    name, confidence = name_round(ink, Place(x, y, radius, radius, 0.0, 1.0))
    printed = _printed(name, names)
    data = {
        "organisation": printed,
        "kind": "",
        "code": "",
        "confidence": round(confidence, 3) if printed else 0.0,
        "shape": "round",
        "partial": False,
        "grey": True,
    }
    height, width = grey.shape
    box = clipped(((x - radius) / width, (y - radius) / height, (x + radius) / width, (y + radius) / height))
    return Trace(kind=SEAL, page=page, box=box, text=printed, data=data)


def _printed(name: str, lines: Sequence[str]) -> str:
    """The name as a line of the page prints it, empty where none does."""
    if len(name) < _LEAST_NAME:
        return ""
    best, text = 0.0, ""
    for line in lines:
        place = fuzz.partial_ratio_alignment(name, line, score_cutoff=_ALIKE)
        if place is not None and place.score > best and len(line) >= len(name) - 1:
            best, text = place.score, line[place.dest_start : place.dest_end]
    return text
