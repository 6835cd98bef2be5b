"""Registration number of a CNAS accreditation: ``CNAS L`` (laboratory) or ``CNAS IB`` (inspection body), 4 or 5 digits.

>>> validate('CNAS L9876')
'CNASL9876'
>>> validate('l12345')
'CNASL12345'
>>> format('CNASIB0123')
'CNAS IB0123'
>>> validate('CNAS X3976')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidFormat, InvalidIdentifier
from dossier.models.values import normalise_code


def compact(number: str) -> str:
    """``CNAS`` and the number without spaces; the leading ``CNAS`` may be missing."""
    return "CNAS" + re.sub("^CNAS|-|^(?:NO|№)[.:]?", "", normalise_code(number))


def validate(number: str) -> str:
    """The compact number; raises InvalidFormat."""
    number = compact(number)
    if not re.fullmatch("CNAS(?:L|IB)[0-9]{4,5}", number):
        raise InvalidFormat
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """With the space that certificates print."""
    return f"CNAS {compact(number)[4:]}"
