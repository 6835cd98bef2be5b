"""Digits that readers of pictures take for one another, so that a difference between them is no clear one."""

from __future__ import annotations

_ALIKE = frozenset(map(frozenset, ("06", "08", "09", "17", "35", "38", "39", "49", "56", "58", "68", "89")))


def look_alike(one: str, other: str) -> bool:
    """Whether two numbers differ only in digits of like shape, and in few of them.

    >>> look_alike("12345.00", "72345.00"), look_alike("12345.00", "92345.00"), look_alike("12", "123")
    (True, False, False)
    """
    if len(one) != len(other):
        return False
    off = [{a, b} for a, b in zip(one, other, strict=True) if a != b]
    return len(off) <= 1 + len(one) // 4 and all(pair in _ALIKE for pair in off)
