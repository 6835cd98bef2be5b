"""Addresses as papers print them: with or without province and city, with a telephone number behind, with signs."""

from __future__ import annotations

import re
import unicodedata

from dossier.checks.matching.places import leading_place, plain

_TELEPHONE = re.compile(r"(?:电话[:：]?)?(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9})\D*$")
_SHORTEST = 5
"""Characters behind the place that an address needs to say where in it."""


def same_address(a: str, b: str) -> bool:
    """Whether two addresses name one house; one may say more (a floor, a room) or leave out province and city.

    >>> same_address("内蒙古自治区包头市九原区砺新路18号", "包头市九原区砺新路18号3幢 0472-5551234")
    True
    >>> same_address("包头砺新路18", "包头砺新路180号"), same_address("包头市砺新路18号", "常州市砺新路18号")
    (False, False)
    """
    (place, street), (other_place, other_street) = _parts(a), _parts(b)
    if place and other_place and place not in other_place and other_place not in place:
        return False
    short, long = sorted((street, other_street), key=len)
    cut_number = short[-1:].isdigit() and long[len(short) : len(short) + 1].isdigit()
    goes_on = long.startswith(short) and not cut_number
    return len(short) >= _SHORTEST and any(c.isdigit() for c in short) and goes_on


def _parts(address: str) -> tuple[str, str]:
    """The place, without the words for what it is, and the street with its number."""
    flat = re.sub(r"\s", "", unicodedata.normalize("NFKC", address))
    flat = re.sub(r"[,，、;；.。()（）]", "", _TELEPHONE.sub("", flat)).removeprefix("中国")
    place = leading_place(flat)
    return plain(place), flat[len(place) :]
