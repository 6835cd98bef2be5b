"""Slips of OCR in numbers with a check digit: tried one by one, taken only where exactly one reading fits."""

from __future__ import annotations

from collections.abc import Callable

_LOOKALIKES = (
    "0OQD",
    "1ILT7",
    "2Z",
    "5S",
    "8B",
    "6G",
    "4A",
    "UV",
    "XK",
    "MN",
    "CG",
    "EF",
    "PR",
    "WV",
    "HN",
    "JU",
    "QG",
)
_ALIKE: dict[str, str] = {}
for _group in _LOOKALIKES:
    for _character in _group:
        _ALIKE[_character] = _ALIKE.get(_character, "") + _group.replace(_character, "")


def repaired(code: str, is_valid: Callable[[str], bool], slips: int = 2) -> str | None:
    """The one valid code that differs from this one by at most ``slips`` look-alike characters.

    None where none or several fit: a wrong number is worse than none. Fewer slips are tried first.
    """
    level = {code}
    for _ in range(slips):
        level = {
            candidate[:place] + other + candidate[place + 1 :]
            for candidate in level
            for place, character in enumerate(candidate)
            for other in _ALIKE.get(character, "")
        }
        fitting = {candidate for candidate in level if is_valid(candidate)}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None
