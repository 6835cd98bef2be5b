"""Number of a qualification of a testing body (检验检测机构资质认定, CMA), 12 digits since 2015.

1-2 year of issue, 3-4 authority (00 national, 01 to 31 the provinces in the state's usual order: no GB/T 2260 codes),
5-6 field, 7-8 trade, 9-12 serial; no check digit. Before 2015: 10 digits with the year first and a letter at the end.
Fields and trades are added over time, so only year and authority are judged.

>>> validate('2113 2011 9876')
'211320119876'
>>> year('152701060345'), str(authority('152701060345'))
(2015, '陕西省')
>>> str(authority('211300119876'))
'福建省'
>>> authority_code('150601060345')
'21'
>>> validate('2013190123Z')
'2013190123Z'
>>> validate('219920119876')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
>>> validate('21132011987')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> validate('21132011987A')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.base import Text
from dossier.models.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from dossier.models.identifiers import regions
from dossier.models.values import normalise_code

_OLD = re.compile("(20[0-9]{2})[0-9]{6}[A-Z]")
_PROVINCES = (
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
)  # fmt: skip
_FIRST_YEAR = 15
"""Numbers of this form begin in 2015."""


def compact(number: str) -> str:
    """Without spaces, hyphens and a ``CMA`` before it."""
    return re.sub("^CMA:?|-", "", normalise_code(number))


def validate(number: str) -> str:
    """The compact number; raises an InvalidIdentifier that says what is wrong."""
    number = compact(number)
    if _OLD.fullmatch(number):
        return number
    if len(number) != 12:
        raise InvalidLength
    if not re.fullmatch("[0-9]{12}", number):
        raise InvalidFormat
    if int(number[:2]) < _FIRST_YEAR or int(number[2:4]) > len(_PROVINCES):
        raise InvalidComponent
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As printed: together."""
    return compact(number)


def year(number: str) -> int | None:
    """Year of issue, None for a number of another shape."""
    number = compact(number)
    if match := _OLD.fullmatch(number):
        return int(match[1])
    return 2000 + int(number[:2]) if is_valid(number) else None


def authority_code(number: str) -> str | None:
    """GB/T 2260 prefix of the province whose office issued it; ``00`` for the national one, None if unknown."""
    number = compact(number)
    if len(number) != 12 or not is_valid(number):
        return None
    position = int(number[2:4])
    return _PROVINCES[position - 1] if position else "00"


def authority(number: str) -> Text | None:
    """The issuing office's province, or the national office; None if unknown."""
    code = authority_code(number)
    if code == "00":
        return Text(zh="国家认监委", en="national authority")
    return regions.province(code) if code else None
