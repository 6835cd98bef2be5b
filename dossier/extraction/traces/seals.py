"""Red seals on a page picture, as traces of kind ``seal``: ``text`` is the organisation as read round the ring.

``data`` holds ``organisation`` (empty where it could not be read), ``kind`` (检验检测专用章 and the like, empty where
none is printed), ``code`` (a social credit code in the middle), ``confidence`` of the organisation (0 to 1), ``shape``
(``round``, ``oval``, ``piece``) and ``partial`` (the paper's edge cuts it: a seal across several sheets).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rapidfuzz import fuzz

from dossier.extraction.ocr import rapid
from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.traces.seal_places import Place, pieces_at_edge, redness, seal_places
from dossier.extraction.traces.seal_strips import middle_of, unrolled
from dossier.extraction.traces.seal_words import code_in, kind_in, organisation_in
from dossier.models.base import Box
from dossier.models.page import Line, Trace

SEAL = "seal"
_DEPTHS = (0.56, 0.44)
_INNER = 0.79
"""Size of an inner ring of writing by the outer one: seals in two languages."""
_UNCONFIRMED = 0.7
"""Factor of trust for a name that the two readings of a ring do not share."""
_ALIKE = 85.0
_LEAST = 0.55
"""Confidence below which a reading of the ring is no organisation."""
_SUPERVISION = "全国统一发票监制章"
"""What tax authorities print round the oval at the head of invoice forms; it names nobody."""
_SURELY_A_RING = 0.95
"""Closedness from which a ring is a seal even where its writing cannot be read; emblems and logos have less."""

_Reading = tuple[str, float, float]
"""Name, confidence, turn of the seal."""


def seals(picture: Picture, page: int, most: int) -> list[Trace]:
    """Seals of an upright page, at most ``most`` that are read; each costs two or three looks of the recogniser."""
    if most <= 0:
        return []
    red = redness(picture)
    places = seal_places(red, most)
    whole = [trace for place in places if (trace := _read(red, place, page))]
    size = red.shape[:2]
    data: dict[str, Any] = {"organisation": "", "kind": "", "code": "", "confidence": 0.0}
    pieces = [
        Trace(kind=SEAL, page=page, box=_fraction(box, size), data={**data, "shape": "piece", "partial": True})
        for box in pieces_at_edge(red, places)[:most]
    ]
    return whole + pieces


def _read(red: Picture, place: Place, page: int) -> Trace | None:
    name, confidence, turn = _organisation(red, place)
    if confidence < _LEAST:
        if place.closed < _SURELY_A_RING:
            return None
        name, confidence, turn = "", 0.0, 0.0
    if fuzz.ratio(name, _SUPERVISION) >= _ALIKE:
        return _trace(place, page, red.shape[:2], "", 0.0, kind="发票监制章")
    middle = rapid().read(middle_of(red, place, turn))
    return _trace(place, page, red.shape[:2], name, confidence, kind_in(middle), code_in(middle))


def _trace(
    place: Place, page: int, size: tuple[int, ...], name: str, confidence: float, kind: str, code: str = ""
) -> Trace:
    data = {
        "organisation": name,
        "kind": kind,
        "code": code,
        "confidence": round(confidence, 3),
        "shape": "round" if place.round else "oval",
        "partial": False,
    }
    return Trace(kind=SEAL, page=page, box=_fraction(place.box, size), text=name, data=data)


def _organisation(red: Picture, place: Place) -> tuple[str, float, float]:
    """Name, confidence, and degrees by which the seal is turned clockwise (names stand evenly about the top).

    Read twice from strips of unlike depth; a name that both give is sure, else the better one is trusted less.
    """
    first, second = (_reading(red, place, inside, 0.25) for inside in _DEPTHS)
    if first[0] == second[0]:
        return max(first, second, key=lambda reading: reading[1])
    name, confidence, turn = _better(first, second)
    if confidence < _LEAST:
        inner = place._replace(wide=place.wide * _INNER, high=place.high * _INNER)
        turned, within = _reading(red, place, _DEPTHS[0], 0.5), _reading(red, inner, _DEPTHS[1], 0.25)
        name, confidence, turn = max(turned, within, key=lambda reading: reading[1])
    return name, confidence * _UNCONFIRMED, turn


def _better(one: _Reading, other: _Reading) -> _Reading:
    """The longer where it holds the shorter whole (letters at the ends get lost), else the surer."""
    if one[0] and other[0] and (one[0] in other[0] or other[0] in one[0]):
        return max(one, other, key=lambda reading: len(reading[0]))
    return max(one, other, key=lambda reading: reading[1])


def _reading(red: Picture, place: Place, inside: float, reach: float) -> _Reading:
    strip = unrolled(red, place, inside, reach)
    name, confidence, line = organisation_in(_in_order(rapid().read(strip.picture)))
    return name, confidence, strip.turn(line.box) if line else 0.0


def _in_order(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.box[0])


def _fraction(box: Box, size: tuple[int, ...]) -> Box:
    """A box in pixels as fractions of the page, inside it."""
    height, width = size
    left, top, right, bottom = (
        float(np.clip(v / s, 0, 1)) for v, s in zip(box, (width, height, width, height), strict=True)
    )
    return round(left, 5), round(top, 5), round(right, 5), round(bottom, 5)
