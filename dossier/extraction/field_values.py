"""From a find to a field: dates, codes, money, names and lists, with confidence that says how the value was come by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import ModuleType

from pydantic import JsonValue

from dossier.extraction.lines import Found
from dossier.models.document import Field
from dossier.models.errors import InvalidIdentifier
from dossier.models.values import find_dates, normalise_code, normalise_name, parse_date, parse_money

REPAIRED = 0.8
"""What a value keeps of its confidence when it had to be repaired."""

INVALID = 0.6
"""What a number keeps of its confidence when it is not what its kind must be (check digit, structure)."""

_LIST = re.compile(r"[;；:：、]|,(?!\s*(?:Ltd|Inc|LTD|INC|Co))")


def field_of(found: Found, value: JsonValue = None, note: str | None = None, trust: float = 1.0) -> Field:
    """The find as a field; ``value`` replaces its text, ``trust`` (0..1) lowers its confidence."""
    return Field(
        value=found.text if value is None else value,
        raw=found.raw,
        page=found.page,
        box=found.box,
        confidence=max(0.0, min(1.0, round(found.confidence * trust, 4))),
        source=found.source,
        note=note,
    )


def text_field(found: Found | None, strip: str = " :;,。，；") -> Field | None:
    """Free text, NFKC, without the marks around it."""
    if found is None:
        return None
    value = found.text.strip(strip)
    return field_of(found, value) if value else None


def name_field(found: Found | None) -> Field | None:
    """Name of a company, product or person: NFKC, no spaces, full-width brackets."""
    if found is None:
        return None
    value = normalise_name(found.text).strip(":;,。，；、")
    return field_of(found, value) if value else None


def date_field(found: Found | None, last: bool = False) -> Field | None:
    """The first (or last) date in the text as ISO; None where no possible date stands there."""
    if found is None:
        return None
    dates = find_dates(found.text)
    if dates:
        return field_of(found, dates[-1 if last else 0][0])
    whole = parse_date(found.text)
    return field_of(found, whole) if whole else None


def money_field(found: Found | None) -> Field | None:
    """An amount in yuan with two decimals."""
    value = parse_money(found.text) if found else None
    return field_of(found, value) if found and value else None


def code_field(found: Found | None, format_: ModuleType | None = None) -> Field | None:
    """A code without spaces; judged by ``format_`` (a module of ``models.identifiers``) where there is one."""
    if found is None:
        return None
    code = normalise_code(found.text)
    if not code:
        return None
    if format_ is None:
        return field_of(found, code)
    try:
        return field_of(found, format_.validate(code))
    except InvalidIdentifier as fault:
        return field_of(found, code, note=f"invalid: {fault.reason.en}", trust=INVALID)


def list_field(found: Found | None, keep: Callable[[str], bool] = bool) -> Field | None:
    """Names between semicolons, commas or enumeration commas, as a list without repetition."""
    if found is None:
        return None
    items = [normalise_name(item) for item in _LIST.split(found.text)]
    unique = list(dict.fromkeys(item for item in items if item and keep(item)))
    return field_of(found, list[JsonValue](unique)) if unique else None


def present(fields: Mapping[str, Field | None]) -> dict[str, Field]:
    """The fields that were found."""
    return {name: field for name, field in fields.items() if field is not None}


def best(candidates: Iterable[Field | None]) -> Field | None:
    """The field of highest confidence; the earlier one where they are equal."""
    fields = [field for field in candidates if field is not None]
    return max(fields, key=lambda field: field.confidence, default=None)
