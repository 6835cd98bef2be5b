"""Number of a software copyright certificate (``软著登字第 N 号``), 4 to 9 digits, counted on through the years.

>>> validate('软著登字第 7654321 号')
'软著登字第7654321号'
>>> format('7654321')
'软著登字第7654321号'
>>> validate('2021SR0987654')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidFormat, InvalidIdentifier
from dossier.models.values import normalise_code


def compact(number: str) -> str:
    """The whole phrase without spaces; digits alone get it put round them."""
    number = re.sub("^证书号:?", "", normalise_code(number))
    return f"软著登字第{number}号" if number.isdigit() else number


def validate(number: str) -> str:
    """The compact number; raises InvalidFormat."""
    number = compact(number)
    if not re.fullmatch("软著(?:变补)?登字第[0-9]{4,9}号", number):
        raise InvalidFormat
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
