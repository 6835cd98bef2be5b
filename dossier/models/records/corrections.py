"""Values that a person has put right: brought into the contract's form, and laid over what the machine read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from dossier.models.base import text
from dossier.models.document import Document, Field
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.errors import UsageError
from dossier.models.records.rows import CorrectionRow
from dossier.models.values import normalise_code, normalise_name, parse_date, parse_money

_OPEN_END = "长期"


def normalised(document_type: str, field: str, value: JsonValue) -> JsonValue:
    """The value in the contract's form for that field; None stays None and says that the paper shows none.

    A list may be given as one string with items parted by ``、``, ``;`` or line ends. Raises UsageError for a field
    that the type does not have, and for a value that is no date, amount, number or truth value where one is due.
    """
    spec = DOCUMENT_TYPES[document_type].field(field) if document_type in DOCUMENT_TYPES else None
    if spec is None:
        raise _no_field(document_type, field)
    if value is None or spec.kind == "list":
        return _items(value)
    plain = str(value).strip()
    result: JsonValue = plain
    if spec.kind == "date":
        result = plain if plain == _OPEN_END else parse_date(plain)
    elif spec.kind == "money":
        result = parse_money(plain)
    elif spec.kind == "name":
        result = normalise_name(plain)
    elif spec.kind == "code":
        result = normalise_code(plain)
    elif spec.kind == "int":
        result = int(plain) if plain.isdecimal() else None
    elif spec.kind == "bool":
        result = {"true": True, "是": True, "false": False, "否": False}.get(plain.lower())
    if result is None or result == "":
        raise _no_value(spec.label.zh, spec.label.en, plain)
    return result


def _items(value: JsonValue) -> JsonValue:
    if not isinstance(value, str):
        return value
    for mark in "；;\n":
        value = value.replace(mark, "、")
    return [item.strip() for item in value.split("、") if item.strip()]


def corrected(documents: Iterable[Document], corrections: Iterable[CorrectionRow]) -> tuple[Document, ...]:
    """The documents with the corrections laid over; the last one for a field counts."""
    last = {(row.sha256, row.first_page, row.document_type, row.field): row for row in corrections}
    return tuple(_corrected(document, last) for document in documents)


def _corrected(document: Document, last: Mapping[tuple[str, int, str, str], CorrectionRow]) -> Document:
    first = document.pages[0] if document.pages else 1
    place = (document.sha256, first, document.type)
    mine = {field: row for (*where, field), row in last.items() if tuple(where) == place}
    if not mine:
        return document
    fields = dict(document.fields)
    for name, row in mine.items():
        fields[name] = _field(fields.get(name), row, first)
    return document.model_copy(update={"fields": fields})


def _field(machine: Field | None, row: CorrectionRow, first_page: int) -> Field:
    """The person's value at the place where the machine read; without a place where it had found nothing."""
    return Field(
        value=row.new_value,
        raw=machine.raw if machine else "",
        page=machine.page if machine else first_page,
        box=machine.box if machine else None,
        confidence=1.0,
        source="person",
        machine_value=machine.value if machine else None,
        file=machine.file if machine else None,
    )


def _no_field(document_type: str, field: str) -> UsageError:
    return UsageError(
        text(
            "“{type}”没有字段“{field}”。", "{type} has no field {field}.", type=document_type, field=field
        )
    )  # fmt: skip


def _no_value(zh: str, en: str, value: str) -> UsageError:
    return UsageError(
        text("“{value}”不能作为“{label}”的值。", "“{value}” is no value for it.", value=value, label=zh),
        text(
            "日期如 2025-06-30 或 长期，金额如 1234567.00（元）。",
            "Dates as 2025-06-30 or 长期, money as 1234567.00 (yuan). Field: {label}.",
            label=en,
        ),
    )
