"""Number of a patent certificate (``证书号第 N 号``): 4 to 8 digits, counted on through the years for each type.

>>> validate('证书号第 19876543 号')
'19876543'
>>> format('6543217')
'第6543217号'
>>> validate('第19876543B号')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
>>> validate('123456789')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from dossier.models.values import normalise_code


def compact(number: str) -> str:
    """The digits alone."""
    return re.sub("^(?:证书号)?:?第?|号$", "", normalise_code(number))


def validate(number: str) -> str:
    """The compact number; raises InvalidFormat or InvalidLength."""
    number = compact(number)
    if not re.fullmatch("[0-9]+", number):
        raise InvalidFormat
    if not 4 <= len(number) <= 8:
        raise InvalidLength
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As on a certificate, without the label."""
    return f"第{compact(number)}号"
