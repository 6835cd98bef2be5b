"""Registration number of a software copyright (登记号): year of registration, ``SR``, 6 digits (7 since about 2018).

Numbers like ``2019R11L885247`` are receipts of an application and often quoted by mistake. There is no check digit.

>>> validate('2025 SR 1943800')
'2025SR1943800'
>>> year('2014SR001852')
2014
>>> format('2014sr001852')
'2014SR001852'
>>> validate('2019R11L885247')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
>>> validate('1890SR001852')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidComponent, InvalidFormat, InvalidIdentifier
from dossier.models.values import normalise_code

_SHAPE = re.compile("([0-9]{4})SR([0-9]{4,8})")
_FIRST_YEAR = 1992
"""Registration began in 1992."""


def compact(number: str) -> str:
    """Without spaces and hyphens."""
    return normalise_code(number).replace("-", "")


def validate(number: str) -> str:
    """The compact number; raises InvalidFormat, or InvalidComponent for a year before registration began."""
    number = compact(number)
    match = _SHAPE.fullmatch(number)
    if not match:
        raise InvalidFormat
    if not _FIRST_YEAR <= int(match[1]) < 2100:
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
    """Year of registration, None for a number of another shape."""
    match = _SHAPE.fullmatch(compact(number))
    return int(match[1]) if match else None
