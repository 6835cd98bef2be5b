"""Mending of one character that OCR took for another, where a check digit proves the reading.

>>> from dossier.models.identifiers import uscc
>>> repaired('9111000O600037341L', uscc.validate)
'91110000600037341L'
>>> repaired('91110000600037341L', uscc.validate)
'91110000600037341L'
>>> repaired('91110000600037ABCD', uscc.validate) is None
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dossier.models.errors import InvalidIdentifier
from dossier.models.values import normalise_code

_LOOKALIKES = ("0OQD", "1ILT7", "2Z", "5S", "8B3", "6GB", "4A", "9G", "80", "86", "XK", "UV", "PR", "EF")
_DIGITS = str.maketrans("OI", "01")
"""Letters that numbers with check digits avoid: every one of them stands for a digit."""
_SIMILAR: dict[str, str] = {}
for _group in _LOOKALIKES:
    for _char in _group:
        _SIMILAR[_char] = _SIMILAR.get(_char, "") + _group.replace(_char, "")


def _candidates(code: str) -> Iterator[str]:
    """The code with one character replaced by one that looks like it."""
    for i, char in enumerate(code):
        for other in _SIMILAR.get(char, ""):
            yield code[:i] + other + code[i + 1 :]


def _accepted(code: str, validate: Callable[[str], str]) -> str | None:
    try:
        return validate(code)
    except InvalidIdentifier:
        return None


def repaired(text: str, validate: Callable[[str], str]) -> str | None:
    """The number as it stands if it is valid, else the only one-character repair that is; None where there is none.

    ``validate`` must test a check digit; without one every repair is accepted and nothing is proved.
    """
    as_read = normalise_code(text)
    code = as_read.translate(_DIGITS)
    if valid := _accepted(as_read, validate) or _accepted(code, validate):
        return valid
    found = {valid for candidate in _candidates(code) if (valid := _accepted(candidate, validate))}
    return found.pop() if len(found) == 1 else None
