"""Registration number of a business (工商注册号, GS15-2006), 15 digits, in use until 2015.

6 digits first registering authority, 8 digits serial, 1 check digit by ISO 7064 MOD 11,10 (python-stdnum's).

>>> validate('1500 0000 0007 124')
'150000000007124'
>>> validate('441900000479696')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidChecksum
>>> validate('15000000000712')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> validate('15000000000712X')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

from stdnum.iso7064 import mod_11_10

from dossier.models.errors import InvalidChecksum, InvalidFormat, InvalidIdentifier, InvalidLength
from dossier.models.values import normalise_code


def compact(number: str) -> str:
    """15 digits together."""
    return normalise_code(number)


def validate(number: str) -> str:
    """The compact number; raises InvalidLength, InvalidFormat or InvalidChecksum."""
    number = compact(number)
    if len(number) != 15:
        raise InvalidLength
    if not (number.isascii() and number.isdigit()):
        raise InvalidFormat
    if mod_11_10.checksum(number) != 1:
        raise InvalidChecksum
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As printed: 15 digits together."""
    return compact(number)
