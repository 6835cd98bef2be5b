"""Organisation code (组织机构代码, GB 11714), since 2015 digits 9 to 17 of a USCC.

Eight letters or digits and a check digit, often printed with a hyphen before it. Letters count from A=10; the sum of
values times 3, 7, 9, 10, 5, 8, 4, 2 and the check digit (X is 10) come to a multiple of 11.

>>> validate('60003734-1')
'600037341'
>>> format('600037341')
'60003734-1'
>>> validate('600037342')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidChecksum
>>> validate('6000373')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> validate('60003734一')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidChecksum, InvalidFormat, InvalidIdentifier, InvalidLength
from dossier.models.values import normalise_code

_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def compact(number: str) -> str:
    """Nine characters without hyphen."""
    return normalise_code(number).replace("-", "")


def calc_check_digit(number: str) -> str:
    """Check digit of the first eight characters."""
    total = sum(int(c, 36) * w for c, w in zip(number, _WEIGHTS, strict=False))
    return "0123456789X"[-total % 11]


def validate(number: str) -> str:
    """The compact number; raises InvalidLength, InvalidFormat or InvalidChecksum."""
    number = compact(number)
    if len(number) != 9:
        raise InvalidLength
    if not re.fullmatch("[0-9A-Z]{8}[0-9X]", number):
        raise InvalidFormat
    if number[8] != calc_check_digit(number):
        raise InvalidChecksum
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """With the hyphen before the check digit."""
    number = compact(number)
    return f"{number[:8]}-{number[8:]}"
