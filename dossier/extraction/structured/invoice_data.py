"""Values of an invoice that stand in a file as data, made to the contract's forms and named ``invoice.<field>``."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from dossier.models.values import normalise_code, normalise_name, parse_date, parse_money

PREFIX = "invoice."
"""Keys of ``FileReading.data`` that hold invoice values begin so."""

ITEM_KEYS = ("name", "model", "unit", "quantity", "unit_price", "amount", "tax_rate", "tax")
"""Keys of one line of an invoice; every value is a string, empty where the line does not give it."""

_CODES = ("invoice_code", "invoice_number", "check_code", "buyer_tax_id", "seller_tax_id", "original_invoice_number")
_NAMES = ("buyer_name", "seller_name")
_MONEY = ("amount_excl_tax", "tax_amount", "total_amount")
_QR_KINDS = {
    "01": "增值税专用发票",
    "04": "增值税普通发票",
    "10": "增值税电子普通发票",
    "31": "电子发票（增值税专用发票）",
    "32": "电子发票（普通发票）",
}
_REGION_TITLE = re.compile(r"^[一-龥]{1,4}(?=增值税)|^(?!增值税)[一-龥]{2,3}(?=电子(?:普通|专用)发票$)")


def data_of(raw: Mapping[str, str | None], items: Iterable[Mapping[str, str | None]]) -> dict[str, str]:
    """Raw values by contract field to ``FileReading.data``; what cannot be read as its kind is left out."""
    found: dict[str, str] = {}
    for name, text in raw.items():
        value = _normalised(name, text or "")
        if value:
            found[PREFIX + name] = value
    lines = [item_of(item) for item in items]
    if lines:
        found[PREFIX + "items"] = json.dumps(lines, ensure_ascii=False)
    total = found.get(PREFIX + "total_amount")
    if PREFIX + "is_red" not in found and total:
        found[PREFIX + "is_red"] = "true" if total.startswith("-") else "false"
    return found


def item_of(raw: Mapping[str, str | None]) -> dict[str, str]:
    """One line with all of ``ITEM_KEYS``: money with two places, the rate as printed (``0.13`` becomes ``13%``)."""
    item = {key: unicodedata.normalize("NFKC", raw.get(key) or "").strip() for key in ITEM_KEYS}
    for key in ("amount", "tax"):
        item[key] = parse_money(item[key]) or ""
    item["tax_rate"] = rate_of(item["tax_rate"])
    return item


def rate_of(text: str) -> str:
    """A tax rate as percent (``0.13``, ``13 %`` → ``13%``); words such as 免税 stay, stars and blanks are empty."""
    text = "".join(text.split())
    if not text.strip("*"):
        return ""
    try:
        rate = Decimal(text.rstrip("%"))
    except InvalidOperation:
        return text
    if not text.endswith("%") and rate < 1:
        rate *= 100
    return f"{rate.normalize():f}%"


def kind_without_region(title: str) -> str:
    """The printed title without the tax region before it: 江苏增值税电子普通发票 → 增值税电子普通发票.

    Invoices of the block chain name no tax: 深圳电子普通发票 → 电子普通发票.
    """
    return _REGION_TITLE.sub("", normalise_name(title))


def kind_of_qr_type(code: str) -> str | None:
    """The kind that the second field of an invoice's QR code names; None for a number that is not known."""
    return _QR_KINDS.get(code.strip())


def _normalised(name: str, text: str) -> str:
    if name in _CODES:
        return normalise_code(text)
    if name in _NAMES:
        return normalise_name(text)
    if name in _MONEY:
        return parse_money(text) or ""
    if name == "issue_date":
        return parse_date(text[:11]) or parse_date(text) or ""
    if name == "invoice_kind":
        return kind_without_region(text)
    return "".join(text.split())
