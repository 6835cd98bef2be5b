"""Number of an industrial production licence (工业产品生产许可证): ``XK`` 2 digits trade, 3 product, 5 firm.

A licence given by a province bears its one-character name before, e.g. ``(蒙)XK08-001-00123``. Food licences were
``QS`` and 12 digits before 2018.

>>> validate('XK08-001-00123')
'XK08-001-00123'
>>> validate('（蒙）xk 08—001—00123')
'(蒙)XK08-001-00123'
>>> format('蒙XK0800100123')
'(蒙)XK08-001-00123'
>>> validate('QS1500 0701 0123')
'QS150007010123'
>>> validate('XK08-001-0012')
Traceback (most recent call last):
    ...
dossier.models.errors.InvalidFormat
"""

from __future__ import annotations

import re

from dossier.models.errors import InvalidFormat, InvalidIdentifier
from dossier.models.values import normalise_code

_SHAPE = re.compile(r"\(?([一-鿿]?)\)?XK-?([0-9]{2})-?([0-9]{3})-?([0-9]{5})")


def compact(number: str) -> str:
    """With hyphens, the province in round brackets; a number of unknown shape comes back without spaces."""
    number = re.sub("[〔\\[]", "(", re.sub("[〕\\]]", ")", normalise_code(number)))
    match = _SHAPE.fullmatch(number)
    if not match:
        return number
    province = f"({match[1]})" if match[1] else ""
    return f"{province}XK{match[2]}-{match[3]}-{match[4]}"


def validate(number: str) -> str:
    """The compact number; raises InvalidFormat."""
    number = compact(number)
    if not (_SHAPE.fullmatch(number) or re.fullmatch("QS[0-9]{12}", number)):
        raise InvalidFormat
    return number


def is_valid(number: str) -> bool:
    """Whether ``validate`` accepts the number."""
    try:
        return bool(validate(number))
    except InvalidIdentifier:
        return False


def format(number: str) -> str:
    """As printed, with hyphens."""
    return compact(number)
