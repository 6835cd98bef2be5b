"""Number of a compulsory product certificate (CCC), 16 digits.

4 digits year of first issue, 2 digits certification body, 4 digits product class, 6 digits serial; no check digit. A
renewed certificate keeps its number, so the year may lie before the date of the certificate, never after it.

>>> validate('2019 0109 0112 3456')
'2019010901123456'
>>> year('2019010901123456')
2019
>>> format('2019010901123456')
'2019010901123456'
>>> validate('1998010901123456')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
>>> validate('201901090112345')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> validate('201901090112345B')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from dossier.models.values import normalise_code

_FIRST_YEAR = 2002
"""The scheme began in 2002."""


def compact(number: str) -> str:
    """16 digits together."""
    return normalise_code(number).replace("-", "")


def validate(number: str) -> str:
    """The compact number; raises an InvalidIdentifier that says what is wrong."""
    number = compact(number)
    if len(number) != 16:
        raise InvalidLength
    if not re.fullmatch("[0-9]{16}", number):
        raise InvalidFormat
    if not _FIRST_YEAR <= int(number[:4]) < 2100:
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
    """Year of first issue, None for an invalid number."""
    return int(compact(number)[:4]) if is_valid(number) else None
