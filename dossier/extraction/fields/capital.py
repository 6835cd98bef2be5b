"""Registered capital of licences in yuan: from words, from figures of 万元, with 人民币 before or behind."""

from __future__ import annotations

import re
from decimal import Decimal

from dossier.extraction.field_values import field_of, name_field
from dossier.extraction.layout import Found
from dossier.models.document import Field
from dossier.models.values import amount_in_words, normalise_name, parse_money

FOREIGN = "not_in_yuan"
"""Note of a capital in another currency, or in words that state no amount: given as printed."""
_NOT_YUAN = re.compile(
    r"美元|美金|港元|港币|欧元|日元|日圆|英镑|澳元|加元|新加坡元|新币|澳门元|台币|瑞士法郎|韩元|韩圆|卢布|USD|HKD|EUR|JPY|GBP"
)
_AROUND = re.compile(r"人民币|RMB|CNY|（大写）|（小写）|大写|小写|整$|正$|[:：¥￥,，]", re.IGNORECASE)
_TEN_THOUSANDS = Decimal(10_000)


def in_yuan(text: str) -> str | None:
    """The capital as a decimal of yuan; None for other currencies and for what is no amount."""
    printed = normalise_name(text)
    if _NOT_YUAN.search(printed):
        return None
    plain = re.sub(r"（.*?）", "", _AROUND.sub("", printed)).strip("整正。.")
    if figures := re.fullmatch(r"(\d+(?:\.\d+)?)(万|亿)?[元圆]?", plain):
        value = Decimal(figures[1]) * {"万": _TEN_THOUSANDS, "亿": _TEN_THOUSANDS**2}.get(figures[2] or "", Decimal(1))
        return f"{value:.2f}"
    words = amount_in_words(plain) or amount_in_words(f"{plain}元")
    return f"{words:.2f}" if words is not None else parse_money(plain)


def capital_field(found: Found | None) -> Field | None:
    """The capital in yuan; what is not in yuan stays as printed, with less trust, for a person to see."""
    printed = name_field(found)
    if found is None or printed is None:
        return None
    value = in_yuan(found.text + "万元" * ("万元" in found.label and not re.search("[万元]", found.text)))
    return field_of(found, value) if value else field_of(found, printed.value, FOREIGN, 0.85)
