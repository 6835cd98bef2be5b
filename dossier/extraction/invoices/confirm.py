"""What stands beside the print of an invoice, its QR code and the file's own data, and what it does to the values.

A QR code confirms or doubts what is printed and fills in a number that could not be read; the data of an OFD or XML
file are the invoice's own values, and print that differs from them takes trust away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import field_of
from dossier.extraction.lines import found_of, run_of
from dossier.extraction.structured.invoice_data import PREFIX, kind_of_qr_type
from dossier.extraction.structured.xml_invoice import LABELS
from dossier.models.document import Field
from dossier.models.page import Page, Trace
from dossier.models.values import parse_date, parse_money

QR_DIFFERS = "qr_differs"
PRINT_DIFFERS = "print_differs"
"""Notes of fields whose print is not what the QR code, or the file's data, say."""


def confirmed_by_qr(fields: dict[str, Field], pages: Sequence[Page]) -> dict[str, Field]:
    """The fields with more trust where the QR code says the same, less where it does not; missing ones are added."""
    for page in pages:
        for trace in page.traces:
            if trace.kind == "qr_code":
                fields = _with_qr(fields, trace)
    return fields


def _with_qr(fields: dict[str, Field], trace: Trace) -> dict[str, Field]:
    payload = str(trace.data.get("payload") or trace.text).split(",")
    if len(payload) < 6 or not kind_of_qr_type(payload[1]):
        return fields
    coded = {
        "invoice_kind": kind_of_qr_type(payload[1]) or "",
        "invoice_code": payload[2].strip(),
        "invoice_number": payload[3].strip(),
        "issue_date": parse_date(payload[5].strip()) or "",
        "check_code": payload[6].strip() if len(payload) > 6 else "",
    }
    out = dict(fields)
    for name, value in coded.items():
        if name in out:
            # the code knows fewer kinds than titles name
            out[name] = _weighed(out[name], value) if value and name != "invoice_kind" else out[name]
        elif value and name != "check_code":
            out[name] = Field(
                value=value, raw=",".join(payload), page=trace.page, box=trace.box, confidence=0.9, source="qr"
            )
    return _amount_confirmed(out, parse_money(payload[4]))


def _weighed(field: Field, coded: str) -> Field:
    if field.value == coded:
        return field.model_copy(update={"confidence": max(field.confidence, 0.99)})
    return field.model_copy(update={"confidence": round(field.confidence * 0.7, 4), "note": QR_DIFFERS})


def _amount_confirmed(fields: dict[str, Field], coded: str | None) -> dict[str, Field]:
    """Older codes hold the net amount, newer ones the total: either one that agrees is confirmed."""
    for name in ("amount_excl_tax", "total_amount"):
        if coded and name in fields and fields[name].value == coded:
            fields[name] = _weighed(fields[name], coded)
    return fields


def with_kind_of_code(fields: dict[str, Field]) -> dict[str, Field]:
    """Where no title could be read (it is often red, under a red seal), the kind that the invoice code stands for.

    Ten digits: the eighth says special or ordinary; twelve digits ending in 11 are electronic ordinary invoices.
    """
    code = fields.get("invoice_code")
    if code is None or "invoice_kind" in fields:
        return fields
    digits = str(code.value)
    kinds = {"1": "增值税专用发票", "5": "增值税专用发票", "3": "增值税普通发票", "6": "增值税普通发票"}
    kind = kinds.get(digits[7]) if len(digits) == 10 else "增值税电子普通发票" if digits.endswith("11") else None
    if kind is None:
        return fields
    update = {"value": kind, "confidence": round(code.confidence * 0.75, 4), "note": "from_code"}
    return fields | {"invoice_kind": code.model_copy(update=update)}


def merged_with_data(printed: dict[str, Field], data: Mapping[str, str], pages: Sequence[Page]) -> dict[str, Field]:
    """The file's values, each at the place where it is printed; what is only printed stays as it is."""
    out = dict(printed)
    for key, text in data.items():
        if not key.startswith(PREFIX):
            continue
        name = key.removeprefix(PREFIX)
        value = _value(name, text)
        seen = printed.get(name)
        if seen is None:
            out[name] = _from_file(name, value, text, pages)
        elif seen.value == value or name == "items":
            agreed = max(seen.confidence, 0.99) if seen.value == value else 0.9
            out[name] = seen.model_copy(update={"value": value, "confidence": agreed, "source": "xml"})
        else:
            out[name] = seen.model_copy(
                update={"value": value, "confidence": 0.5, "source": "xml", "note": PRINT_DIFFERS}
            )
    return out


def _value(name: str, text: str) -> JsonValue:
    if name == "items":
        items: JsonValue = json.loads(text)
        return items
    return text == "true" if name == "is_red" else text


def _from_file(name: str, value: JsonValue, text: str, pages: Sequence[Page]) -> Field:
    """A value of the file, with the row that shows it where there is one."""
    for page in pages:
        for line in page.lines:
            run = run_of(page, line)
            if line.text.startswith(f"{LABELS.get(name, name)}：") or (len(text) > 3 and text == line.text.strip()):
                start = line.text.find("：") + 1
                found = found_of([(run, min(start, len(run.text) - 1), len(run.text))])
                return field_of(found, value, trust=0.99).model_copy(update={"source": "xml"})
    number = pages[0].number if pages else 1
    return Field(value=value, raw=text, page=number, box=None, confidence=0.97, source="xml")
