"""Registration number of a trademark (商标注册号): up to 8 digits, a letter for a divided one, G before a Madrid one.

Certificates print ``第 12345678 号``; there is no check digit.

>>> validate('第 12345678 号')
'12345678'
>>> validate('G1234567')
'G1234567'
>>> format('12345678a')
'第12345678A号'
>>> validate('123456789')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> validate('12B456')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidFormat, InvalidIdentifier, InvalidLength
from dossier.models.values import normalise_code


def compact(number: str) -> str:
    """Without ``第`` and ``号``."""
    return re.sub("^第|号$", "", normalise_code(number))


def validate(number: str) -> str:
    """The compact number; raises InvalidFormat or InvalidLength."""
    number = compact(number)
    match = re.fullmatch("G?([0-9]+)[A-Z]?", number)
    if not match:
        raise InvalidFormat
    if len(match[1]) > 8:
        raise InvalidLength
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As on a certificate: ``第12345678号``."""
    return f"第{compact(number)}号"
