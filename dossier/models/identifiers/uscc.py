"""Unified social credit code (统一社会信用代码, GB 32100-2015) of a company or other body; never changes.

18 digits or capitals, without I, O, S, V, Z:

* 1: registering department (9 market regulation, 1 public institutions, 5 civil affairs, A, N, Y by letter),
* 2: kind of body under that department (91 company, 92 self-employed, 93 farmers' cooperative),
* 3 to 8: administrative code of the registering office at that time,
* 9 to 17: organisation code with a check digit of its own,
* 18: check digit (weights 3^i mod 31).

The arithmetic of the outer digit is python-stdnum's; its ``validate`` refuses departments named by letters, so shape
and the inner digit are looked at here. A wrong inner digit alone is its own error, for it may be an early fault of the
register.

>>> validate('9111 0000 6000 37341L')
'91110000600037341L'
>>> validate('91350100M000100Y4Z')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
>>> validate('91110000600037342L')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidChecksum
>>> validate('91110000600037342P')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidOrganisationCode
>>> validate('B1110000600037341L')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
>>> validate('12345')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> str(region('91150207MA13TYXX2A'))
'内蒙古自治区包头市'
"""

from __future__ import annotations

import re

from stdnum.cn import uscc as stdnum_uscc

from dossier.models.base import Text
from dossier.models.errors import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
    InvalidOrganisationCode,
)
from dossier.models.identifiers import organisation_code, regions
from dossier.models.values import normalise_code

_ALPHABET = re.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_DEPARTMENT = re.compile("[1-9ANY][1-9]")


def compact(number: str) -> str:
    """18 characters without spaces and hyphens."""
    return normalise_code(number).replace("-", "")


def validate(number: str) -> str:
    """The compact code; raises an InvalidIdentifier, InvalidOrganisationCode where only the inner digit is wrong."""
    number = compact(number)
    if len(number) != 18:
        raise InvalidLength
    if not _ALPHABET.fullmatch(number):
        raise InvalidFormat if not re.match("[A-Z]", number) or number[0] in "ANY" else InvalidComponent
    if not _DEPARTMENT.match(number):
        raise InvalidComponent
    if number[17] != stdnum_uscc.calc_check_digit(number[:17]):
        raise InvalidChecksum
    if not organisation_code.is_valid(number[8:17]):
        raise InvalidOrganisationCode
    return number


def is_valid(number: str) -> bool:
    """Whether both check digits and the structure are right."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As printed: 18 characters together."""
    return compact(number)


def region(number: str) -> Text | None:
    """Province, and city where known, of the office that gave the code; companies that move keep it."""
    return regions.name_of(compact(number)[2:8])
