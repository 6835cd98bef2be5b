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
from dossier.extraction.stages import stage
from dossier.extraction.traces.seal_places import Place, pieces_at_edge, redness, seal_places
from dossier.extraction.traces.seal_strips import Strip, middle_of, unrolled
from dossier.extraction.traces.seal_words import code_in, kind_in, organisation_in
from dossier.models.base import Box
from dossier.models.page import Line, Trace

SEAL = "seal"
_DEEP, _FLAT = 0.56, 0.44
"""Depths of the two strips, by the shorter half axis."""
_INNER = 0.79
"""Size of an inner ring of writing by the outer one: seals in two languages."""
_UNCONFIRMED = 0.7
"""Factor of trust for a name that the two readings of a ring do not share."""
_SURE = 0.99
"""Confidence of the first reading from which there is no second: 62 such names were right, and where the second reading
differed (3) it had lost letters; a name at 0.983 was wrong."""
_ALIKE = 85.0
_LEAST = 0.55
"""Confidence below which a reading of the ring is no organisation."""
_SUPERVISION = "全国统一发票监制章"
"""What tax authorities print round the oval at the head of invoice forms; it names nobody."""
_SURELY_A_RING = 0.95
"""Closedness from which a ring is a seal even where its writing cannot be read; emblems and logos have less."""

_Reading = tuple[str, float, float]
"""Name, confidence, turn of the seal."""


@stage("seals", whole=True)
def seals(picture: Picture, page: int, most: int) -> list[Trace]:
    """Seals of an upright page, at most ``most`` that are read; each costs two to four looks of the recogniser."""
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


def name_round(ink: Picture, place: Place) -> tuple[str, float]:
    """The name round a seal and its confidence, from a picture of its ink (0 where there is none) of any colour."""
    return _organisation(ink, place)[:2]


def _read(red: Picture, place: Place, page: int) -> Trace | None:
    name, confidence, turn = _organisation(red, place)
    if confidence < _LEAST:
        if place.closed < _SURELY_A_RING:
            return None
        name, confidence, turn = "", 0.0, 0.0
    if fuzz.ratio(name, _SUPERVISION) >= _ALIKE:
        return _trace(place, page, red.shape[:2], "", 0.0, kind="发票监制章")
    middle = rapid().read(middle_of(red, place, turn), enlarged=False)
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

    Read from two strips that are cut unlike, unless the first is quite sure; a name that both give is sure, else the
    surer one is trusted less.
    """
    first = _reading(unrolled(red, place, _DEEP))
    if first[1] >= _SURE:
        return first
    second = _reading(unrolled(red, place, _FLAT, alone=False))
    if first[0] == second[0]:
        return max(first, second, key=_trust)
    name, confidence, turn = max(first, second, key=_trust)
    if confidence < _LEAST:
        inner = place._replace(wide=place.wide * _INNER, high=place.high * _INNER)
        others = _reading(unrolled(red, place, _DEEP, 0.5)), _reading(unrolled(red, inner, _FLAT))
        name, confidence, turn = max(others, key=_trust)
    return name, confidence * _UNCONFIRMED, turn


def _reading(strip: Strip) -> _Reading:
    name, confidence, line = organisation_in(_in_order(rapid().read(strip.picture)))
    return name, confidence, strip.turn(line.box) if line else 0.0


def _trust(reading: _Reading) -> float:
    return reading[1]


def _in_order(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.box[0])


def _fraction(box: Box, size: tuple[int, ...]) -> Box:
    """A box in pixels as fractions of the page, inside it."""
    height, width = size
    left, top, right, bottom = (
        float(np.clip(v / s, 0, 1)) for v, s in zip(box, (width, height, width, height), strict=True)
    )
    return round(left, 5), round(top, 5), round(right, 5), round(bottom, 5)
