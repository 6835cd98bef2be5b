"""Typed values of a document's fields, None where a field was not read or is no such value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from dossier.models.document import Document


def day_of(document: Document, field: str) -> date | None:
    """A date field."""
    try:
        return date.fromisoformat(document.value(field))
    except ValueError:
        return None


def money_of(document: Document, field: str) -> Decimal | None:
    """A money field, in yuan."""
    return decimal_of(document.value(field))


def decimal_of(value: object) -> Decimal | None:
    """A number as the extraction writes it, with thousands commas or not."""
    try:
        return Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None


def values_of(document: Document, field: str) -> list[str]:
    """The items of a list field; a field of one value is a list of one."""
    found = document.fields.get(field)
    if found is None or not found.value:
        return []
    return [str(item) for item in found.value] if isinstance(found.value, list) else [found.text]


def items_of(invoice: Document) -> list[dict[str, str]]:
    """Lines of an invoice: name, model, unit, quantity, unit_price, amount, tax_rate, tax; empty where not printed."""
    found = invoice.fields.get("items")
    rows = found.value if found and isinstance(found.value, list) else []
    return [
        {key: "" if value is None else str(value) for key, value in row.items()}
        for row in rows
        if isinstance(row, dict)
    ]


def is_red(invoice: Document) -> bool:
    """Whether an invoice takes back an earlier one: marked so, or with a negative total."""
    field = invoice.fields.get("is_red")
    total = money_of(invoice, "total_amount")
    return (field is not None and field.value in (True, "true")) or (total is not None and total < 0)
