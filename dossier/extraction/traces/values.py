"""Numbers of a text by which it can be held against another one: amounts, dates, codes; in one plain form."""

from __future__ import annotations

import re

_VALUE = re.compile(r"(?<![a-z_#{@$\d])\d(?:[\d.,，．/:：年月日\-]*\d)?(?![a-z_#}@\d])")
"""Not within a mark for programs such as ``{{seal_2024}}`` or ``#20240001#``."""
_LEAST = 4
"""Digits from which a number is a value."""


def values_in(text: str) -> list[str]:
    """The values of a text as they stand.

    >>> values_in("合计 12,345.00 元，2024年3月15日，共 3 页")
    ['12,345.00', '2024年3月15']
    >>> values_in("{{seal_20240001}} sign20240001 #20240001#")
    []
    """
    return [match[0] for match in _VALUE.finditer(text) if sum(map(str.isdigit, match[0])) >= _LEAST]


def plain(value: str) -> str:
    """One form for the ways of writing a number.

    >>> plain("2024年03月15"), plain("2024-3-15"), plain("12,345.00"), plain("12345")
    ('2024 3 15', '2024 3 15', '12345', '12345')
    """
    joined = re.sub(r"[,，](?=\d{3})", "", value)
    if amount := re.fullmatch(r"(\d+)[.．](\d{1,2})", joined):
        joined = f"{amount[1]}.{amount[2]}".rstrip("0").rstrip(".")
        return joined
    return " ".join(part.lstrip("0") or "0" for part in re.split(r"\D+", joined) if part)


def lacking(text: str, shown: str) -> list[str]:
    """Values of one text that the other does not have in any form.

    >>> lacking("合计 918273.00", "合计 12,345.00"), lacking("合计 12345", "合计 12,345.00")
    (['918273.00'], [])
    """
    known = {plain(value) for value in values_in(shown)}
    run = "".join(char for char in shown if char.isdigit() or char == " ")
    return [value for value in values_in(text) if plain(value) not in known and _digits(value) not in run]


def _digits(value: str) -> str:
    return "".join(char for char in value if char.isdigit())
