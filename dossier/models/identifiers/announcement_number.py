"""Number of the announcement of grant (授权公告号): ``CN``, 6 to 9 digits, kind letter and sometimes a digit.

The first digit is the type (1 invention, 2 utility model, 3 design). Kind letters of grants: B (since 2010) and C for
inventions, U and Y for utility models, S and D for designs. ``A`` is a published application, not a grant. There is no
check digit.

>>> validate('CN 110941994 B')
'CN110941994B'
>>> patent_type('CN219876543U')
'utility_model'
>>> format('cn219876543u')
'CN 219876543 U'
>>> validate('CN110941994A')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
>>> validate('CN219876543B')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
>>> validate('219876543')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidComponent, InvalidFormat, InvalidIdentifier
from dossier.models.identifiers.patent import PatentType
from dossier.models.values import normalise_code

_SHAPE = re.compile("CN([0-9])[0-9]{5,8}([A-Z])[0-9]?")
_KINDS: dict[str, PatentType] = {
    "B": "invention",
    "C": "invention",
    "U": "utility_model",
    "Y": "utility_model",
    "S": "design",
    "D": "design",
}
_FIRST: dict[PatentType, str] = {"invention": "1", "utility_model": "2", "design": "3"}


def compact(number: str) -> str:
    """Without spaces, dots and hyphens."""
    return re.sub("[-.]", "", normalise_code(number))


def validate(number: str) -> str:
    """The compact number; raises InvalidFormat, or InvalidComponent where letter and first digit do not go together."""
    number = compact(number)
    match = _SHAPE.fullmatch(number)
    if not match:
        raise InvalidFormat
    kind = _KINDS.get(match[2])
    if kind is None or match[1] != _FIRST[kind]:
        raise InvalidComponent
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As on a certificate: ``CN 219876543 U``."""
    return re.sub("^(CN)([0-9]+)", r"\1 \2 ", compact(number))


def patent_type(number: str) -> PatentType | None:
    """Type by the kind letter, None for a letter that is no grant or a number of another shape."""
    match = _SHAPE.fullmatch(compact(number))
    return _KINDS.get(match[2]) if match else None
