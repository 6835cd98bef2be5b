"""Code of an invoice of the tax-control system (发票代码), 10 or 12 digits; fully digital invoices have none.

* 12 digits: 0, 4 region, 2 year, 3 batch, 2 kind (04, 05 ordinary; 06, 07 roll; 11 electronic ordinary; 12 toll;
  13 electronic special; 17 used cars). Not beginning with 0 and 2 in place 8: motor vehicles.
* 10 digits: 4 region, 2 year, 1 batch, 1 kind (1, 5 special; 3, 6 ordinary; 2, 7 freight), copies, edition.

The region is province and ``00``, or a planned city (大连 宁波 厦门 青岛 深圳). Four early codes fit no rule.
There is no check digit.

>>> validate('012002300911')
'012002300911'
>>> year('012002300911'), region('012002300911').zh, kind('012002300911')
(2023, '天津市', 'electronic_ordinary')
>>> kind('4200161350'), year('4200161350')
('ordinary', 2016)
>>> kind('144031539110')
'electronic_ordinary'
>>> validate('01200230031')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidLength
>>> validate('01200230031A')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
>>> validate('099002300311')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidComponent
"""

from __future__ import annotations

import re

from dossier.models.base import Text
from dossier.models.errors import InvalidComponent, InvalidFormat, InvalidIdentifier, InvalidLength
from dossier.models.identifiers import regions
from dossier.models.values import normalise_code

_EARLY = {"144031539110", "131001570151", "133011501118", "111001571071"}
_KINDS_12 = {
    "04": "ordinary",
    "05": "ordinary",
    "06": "roll",
    "07": "roll",
    "11": "electronic_ordinary",
    "12": "toll",
    "13": "electronic_special",
    "17": "used_car",
}
_KINDS_10 = {"1": "special", "5": "special", "3": "ordinary", "6": "ordinary", "2": "freight", "7": "freight"}


def compact(number: str) -> str:
    """Digits together."""
    return normalise_code(number)


def validate(number: str) -> str:
    """The compact code; raises an InvalidIdentifier that says what is wrong."""
    number = compact(number)
    if len(number) not in (10, 12):
        raise InvalidLength
    if not re.fullmatch("[0-9]+", number):
        raise InvalidFormat
    if region_code(number) is None:
        raise InvalidComponent
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the code."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As printed: together."""
    return compact(number)


def _start(number: str) -> int:
    return 1 if len(number) == 12 else 0


def region_code(number: str) -> str | None:
    """GB/T 2260 prefix of the tax office, four digits; None where the digits name no region."""
    number = compact(number)
    code = number[_start(number) :][:4]
    if len(number) not in (10, 12) or regions.province(code) is None:
        return None
    return code


def region(number: str) -> Text | None:
    """Name of the tax office's province."""
    code = region_code(number)
    return regions.province(code) if code else None


def year(number: str) -> int | None:
    """Year in which the form was made (an invoice is issued then or later), None where the code has none."""
    number = compact(number)
    digits = number[_start(number) + 4 :][:2]
    return 2000 + int(digits) if is_valid(number) and number not in _EARLY else None


def kind(number: str) -> str | None:
    """What the kind digits say: ``special``, ``ordinary``, ``electronic_special`` and so on, or None."""
    number = compact(number)
    if number in _EARLY:
        return "electronic_ordinary"
    if len(number) == 10:
        return _KINDS_10.get(number[7])
    if len(number) != 12:
        return None
    if number[0] != "0":
        return "motor_vehicle" if number[7] == "2" else None
    return _KINDS_12.get(number[10:])
