"""Number of an invoice (发票号码): 8 digits beside a code, or 20 digits on a fully digital invoice (数电发票).

20 digits: 2 year, 2 tax region (as GB/T 2260, planned cities 91 大连, 92 宁波, 93 厦门, 94 青岛, 95 深圳), 1 channel,
15 serial; no check digit.

>>> validate('24112000000048765432')
'24112000000048765432'
>>> year('24112000000048765432'), region('24112000000048765432').zh
(2024, '北京市')
>>> region_code('24952000000110579895')
'4403'
>>> validate('24798765')
'24798765'
>>> year('24798765') is None
True
>>> format('2479 8765')
'24798765'
>>> validate('2479876')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> validate('2479876B')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
>>> validate('24992000000110579895')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
"""

from __future__ import annotations

import re

from dossier.models.base import Text
from dossier.models.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from dossier.models.identifiers import regions
from dossier.models.values import normalise_code

_PLANNED = {"91": "2102", "92": "3302", "93": "3502", "94": "3702", "95": "4403"}
_FIRST_YEAR = 2021
"""Fully digital invoices began in December 2021."""


def compact(number: str) -> str:
    """Digits together."""
    return re.sub("^NO[.:]?", "", normalise_code(number))


def validate(number: str) -> str:
    """The compact number; raises an InvalidIdentifier that says what is wrong."""
    number = compact(number)
    if len(number) not in (8, 20):
        raise InvalidLength
    if not re.fullmatch("[0-9]+", number):
        raise InvalidFormat
    if len(number) == 20 and (2000 + int(number[:2]) < _FIRST_YEAR or region_code(number) is None):
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
    """Year of issue in a number of 20 digits, else None."""
    number = compact(number)
    return 2000 + int(number[:2]) if len(number) == 20 and is_valid(number) else None


def region_code(number: str) -> str | None:
    """GB/T 2260 prefix of the tax region (two digits, four for a planned city) in 20 digits, else None."""
    number = compact(number)
    if len(number) != 20:
        return None
    code = _PLANNED.get(number[2:4], number[2:4])
    return code if regions.province(code) else None


def region(number: str) -> Text | None:
    """Name of the tax region's province."""
    code = region_code(number)
    return regions.province(code) if code else None
