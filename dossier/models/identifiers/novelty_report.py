"""Number of a novelty search report (查新报告编号).

The national template says 14 digits: 4 year, 2 province (GB/T 2260), 3 institution, 5 serial. Many institutions number
in their own way (``J20240012``, ``2024-L27-0123``), so only a number without any digit is refused, and the year is what
can be compared.

>>> validate('2024 15 001 00023')
'20241500100023'
>>> validate('2024-L27-0123')
'2024-L27-0123'
>>> year('J20240012'), year('查新2024-001'), year('A17')
(2024, 2024, None)
>>> follows_template('20241500100023'), follows_template('2024-L27-0123')
(True, False)
>>> format('2024-l27-0123')
'2024-L27-0123'
>>> validate('无')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidFormat, InvalidIdentifier
from dossier.models.identifiers import regions
from dossier.models.values import normalise_code


def compact(number: str) -> str:
    """Without spaces."""
    return normalise_code(number)


def validate(number: str) -> str:
    """The compact number; raises InvalidFormat where it has no digit."""
    number = compact(number)
    if not re.search("[0-9]", number):
        raise InvalidFormat
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As printed: without spaces."""
    return compact(number)


def follows_template(number: str) -> bool:
    """Whether the number is built as the national template says."""
    number = compact(number)
    return bool(re.fullmatch("20[0-9]{12}", number)) and regions.province(number[4:6]) is not None


def year(number: str) -> int | None:
    """The year the number begins its digits with, None where it begins them with none."""
    match = re.match("[^0-9]*(20[0-9]{2})", compact(number))
    return int(match[1]) if match else None
