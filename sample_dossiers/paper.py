"""A paper before it is drawn: the contract's fields as they are printed, and what else stands on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Paper:
    """One document of a dossier.

    ``fields`` hold contract values; what a layout does not print is not in it. ``extra`` is printed too, but is no
    field of the contract, or, as ``NAME printed``, how the paper prints field NAME. ``layout`` names one of the
    layouts of the type, ``variant`` picks fonts.
    """

    key: str
    type: str
    name: str
    """Chinese name of the paper, for file names."""
    fields: dict[str, Any]
    extra: dict[str, Any] = field(default_factory=dict)
    layout: str = ""
    variant: int = 0

    def get(self, name: str) -> str:
        """A field as the paper prints it, empty where it does not."""
        value = self.extra.get(f"{name} printed", self.fields.get(name, ""))
        return "、".join(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else str(value)


def chinese_date(iso: str, zero: bool = True) -> str:
    """``2025-06-03`` as 2025年06月03日, or without zeros; other values (长期) stay."""
    parts = iso.split("-")
    if len(parts) != 3:
        return iso
    year, month, day = parts
    return f"{year}年{month}月{day}日" if zero else f"{year}年{int(month)}月{int(day)}日"


def spaced_date(iso: str) -> str:
    """``2025-06-03`` as 2025 年 06 月 03 日, as certificates print it."""
    year, month, day = iso.split("-")
    return f"{year} 年 {month} 月 {day} 日"


def numeral_date(iso: str) -> str:
    """``2025-06-03`` as 二〇二五年六月三日."""
    year, month, day = iso.split("-")
    return f"{''.join('〇一二三四五六七八九'[int(c)] for c in year)}年{_tens(int(month))}月{_tens(int(day))}日"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, "一二三四五六七八九"[tens - 1] + "十")
    return head + ("一二三四五六七八九"[ones - 1] if ones else "")
