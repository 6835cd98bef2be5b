"""Chinese patent number (专利号): ``ZL`` and the application number.

* filed from 1 October 2003: 4 digits filing year, 1 digit type, 7 digits serial, a dot, check digit;
* filed before: 2 digits filing year, 1 digit type, 5 digits serial, a dot, check digit.

Type: 1 invention, 2 utility model, 3 design, 8 and 9 an international application that became an invention or a utility
model. The digits before the dot times 2 to 9 (then again from 2), modulo 11, give the check digit; 10 is X.

>>> validate('ZL 2020 1 0643009.X')
'ZL202010643009.X'
>>> validate('97101765.4')
'ZL97101765.4'
>>> format('zl202010643009x')
'ZL 2020 1 0643009.X'
>>> patent_type('ZL202521843307.8'), filing_year('ZL202521843307.8'), filing_year('97101765.4')
('utility_model', 2025, 1997)
>>> validate('ZL202010123456.7')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidChecksum
>>> validate('ZL2020 1 0643009')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> validate('ZL20201O643009.X')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
>>> validate('ZL202050643009.7')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
"""

from __future__ import annotations

import re
from typing import Literal

from dossier.models.errors import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)
from dossier.models.values import normalise_code

PatentType = Literal["invention", "utility_model", "design"]

TYPES: dict[str, PatentType] = {
    "1": "invention",
    "2": "utility_model",
    "3": "design",
    "8": "invention",
    "9": "utility_model",
}
"""Meaning of the type digit."""

_FIRST_YEAR = 1985


def _digits(number: str) -> str:
    return re.sub(r"^(?:ZL|CN)|[.·。,]", "", normalise_code(number))


def compact(number: str) -> str:
    """``ZL``, the digits, a dot, the check digit."""
    digits = _digits(number)
    return f"ZL{digits[:-1]}.{digits[-1:]}"


def calc_check_digit(digits: str) -> str:
    """Check digit of the 8 or 12 digits before the dot."""
    return "0123456789X"[sum(int(d) * (2 + i % 8) for i, d in enumerate(digits)) % 11]


def validate(number: str) -> str:
    """The compact number; raises an InvalidIdentifier that says what is wrong."""
    digits = _digits(number)
    if len(digits) not in (9, 13):
        raise InvalidLength
    if not re.fullmatch("[0-9]+[0-9X]", digits):
        raise InvalidFormat
    if patent_type(digits) is None or filing_year(digits) is None:
        raise InvalidComponent
    if digits[-1] != calc_check_digit(digits[:-1]):
        raise InvalidChecksum
    return compact(digits)


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As on a certificate: ``ZL 2020 1 0643009.X``."""
    digits = _digits(number)
    year = len(digits) - 9
    return f"ZL {digits[:year]} {digits[year]} {digits[year + 1 : -1]}.{digits[-1]}" if year else f"{compact(digits)}"


def patent_type(number: str) -> PatentType | None:
    """What the type digit says; None for a digit without meaning or a number of wrong length."""
    digits = _digits(number)
    return TYPES.get(digits[4 if len(digits) == 13 else 2]) if len(digits) in (9, 13) else None


def filing_year(number: str) -> int | None:
    """Year of filing; None where the digits name no year in which one could file."""
    digits = _digits(number)
    if len(digits) == 13 and digits[:4].isdigit():
        year = int(digits[:4])
        return year if 2003 <= year < 2100 else None
    if len(digits) == 9 and digits[:2].isdigit():
        year = int(digits[:2])
        return 1900 + year if year >= _FIRST_YEAR - 1900 else 2000 + year if year <= 3 else None
    return None
