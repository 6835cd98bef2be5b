"""Amounts as invoices and contracts print them: with separators, and in financial Chinese numerals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def cents(value: Decimal | str | int) -> Decimal:
    """Rounded half up to two places."""
    return Decimal(value).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def plain(value: Decimal | str | int) -> str:
    """As the contract writes money: ``1234567.00``."""
    return f"{cents(value):.2f}"


def grouped(value: Decimal | str | int) -> str:
    """With thousands separators: ``1,234,567.00``."""
    return f"{cents(value):,.2f}"


def _group_words(group: int) -> str:
    """Words of a number below ten thousand, with one 零 for a gap inside."""
    out, gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + _UNITS[place]
        gap = digit == 0 and bool(out)
    return out


def _whole_words(whole: int) -> str:
    groups = [whole // 10**8, whole // 10**4 % 10**4, whole % 10**4]
    out = ""
    for group, unit in zip(groups, reversed(_GROUPS), strict=True):
        if group:
            out += ("零" if out and group < 1000 else "") + _group_words(group) + unit
    return out or "零"


def in_words(value: Decimal | str | int, unit: str = "圆") -> str:
    """Financial numerals of an amount below ten thousand 亿: ``壹仟肆佰零玖圆伍角整``."""
    whole, rest = divmod(int(cents(value) * 100), 100)
    jiao, fen = divmod(rest, 10)
    out = _whole_words(whole) + unit
    if jiao:
        out += _DIGITS[jiao] + "角"
    elif fen:
        out += "零"
    return out + (_DIGITS[fen] + "分" if fen else "整")
