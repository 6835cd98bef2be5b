"""From a find to a field: dates, codes, money, names and lists, with confidence that says how the value was come by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from pydantic import JsonValue

from dossier.extraction.lines import Found
from dossier.models.document import Field
from dossier.models.errors import InvalidIdentifier
from dossier.models.identifiers import organisation_code, patent, registration_number15, uscc
from dossier.models.identifiers.confusion import repaired
from dossier.models.values import find_dates, normalise_code, normalise_name, parse_date

REPAIRED = 0.8
"""What a value keeps of its confidence when it had to be repaired."""

INVALID = 0.6
"""What a number keeps of its confidence when it is not what its kind must be (check digit, structure)."""

_ORGANISATION = re.compile(
    r"[一-鿿]{2}(?:公司|厂|研究院|研究所|中心|大学|学院|合作社|事务所|商行|经营部|委员会|局)(?:（.+）)?$"
)
_GOES_ON = re.compile(r"\s*(?:[-~—～至到]|to\b)", re.IGNORECASE)
"""What shows that a period goes on after its first day."""
_MARKS = re.compile(r"^[☑☐☒□■√✓●○★☆◆▪]+")
"""Ticks and dots before a name: of a form's boxes, or what OCR makes of a stroke of the label."""
_WHOLE = re.compile(r"[一-鿿（）·]{4,}(?:公司|厂|研究院|研究所|设计院|检验院|大学|学院|合作社|事务所|协会)")
"""A whole name of an organisation, which no line break parts."""
_SHORT_END = re.compile(r"^\s*[-~—至到]+\s*(\d{1,2})\s*[.\-/月]\s*(\d{1,2})日?(?![\d.\-/])")
_LIST = re.compile(r"[;；:：、]|,(?!\s*(?:Ltd|Inc|LTD|INC|Co))")


CHECKED = (uscc, patent, organisation_code, registration_number15)
"""Formats with a check digit: only these can prove that a repair is right."""


class Format(Protocol):
    """What a module of ``models.identifiers`` offers."""

    def compact(self, number: str, /) -> str:
        """The number in its one spelling."""

    def validate(self, number: str, /) -> str:
        """The number in its one spelling; raises InvalidIdentifier."""

    def is_valid(self, number: str, /) -> bool:
        """Whether ``validate`` accepts it."""


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


def prose_field(found: Found | None) -> Field | None:
    """A sentence or an address as printed, punctuation kept, without spaces between Chinese characters."""
    if found is None:
        return None
    value = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", found.raw).strip(" :：;；、")
    return field_of(found, value) if value else None


def name_field(found: Found | None) -> Field | None:
    """Name of a company, product or person: NFKC, no spaces, full-width brackets, none left open at its end."""
    if found is None:
        return None
    value = _MARKS.sub("", normalise_name(found.text).strip(":;,。，；、")).rstrip("（[【《:;,，、")
    place = found.confirmed() if _ORGANISATION.search(value) else found
    return field_of(place, value) if value else None


def date_field(found: Found | None, last: bool = False) -> Field | None:
    """The first (or last) date in the text as ISO; None where no possible date stands there."""
    if found is None:
        return None
    dates = find_dates(found.text)
    if dates:
        return field_of(found.confirmed(), dates[-1 if last else 0][0])
    whole = parse_date(found.text)
    return field_of(found, whole) if whole else None


def range_fields(found: Found | None) -> tuple[Field | None, Field | None]:
    """First and last day of a period; a lone date is both, unless the text goes on after it.

    ``2024.07.01-07.05`` takes its year from the first.
    """
    if found is None or not (dates := find_dates(found.text)):
        return None, None
    first, last = dates[0], dates[-1]
    short = _SHORT_END.match(found.text[first[2] :]) if len(dates) == 1 else None
    end = parse_date(f"{first[0][:4]}-{short[1]}-{short[2]}") if short else last[0]
    if short is None and len(dates) == 1 and _GOES_ON.match(found.text[first[2] :]):
        end = None  # the last day was not read
    found = found.confirmed()
    return field_of(found, first[0]), field_of(found, end) if end else None


def code_field(found: Found | None, format_: Format | None = None) -> Field | None:
    """A code without spaces; judged by ``format_`` (a module of ``models.identifiers``) where there is one.

    A code read by OCR that does not fit is repaired where it has a check digit and exactly one look-alike reading
    fits; otherwise it stays as read, with less trust and a note.
    """
    if found is None:
        return None
    code = normalise_code(found.text)
    if not code:
        return None
    if format_ is None:
        return field_of(found, code)
    try:
        return field_of(found.confirmed(), format_.validate(code))
    except InvalidIdentifier as fault:
        other = repaired(code, format_.validate) if found.source == "ocr" and format_ in CHECKED else None
        if other:
            return field_of(found, other, note="repaired", trust=REPAIRED)
        return field_of(found, code, note=f"invalid: {fault.reason.en}", trust=INVALID)


def list_field(found: Found | None, keep: Callable[[str], bool] = bool) -> Field | None:
    """Names between semicolons, commas or enumeration commas, as a list without repetition."""
    if found is None:
        return None
    items = [normalise_name(item) for item in _LIST.split(_parted(found))]
    unique = list(dict.fromkeys(item for item in items if item and keep(item)))
    return field_of(found, list[JsonValue](unique)) if unique else None


def _parted(found: Found) -> str:
    """The text with a mark between lines that are a whole name of an organisation each (one a line, no commas)."""
    text = "".join(found.parts[:1])
    for before, line in zip(found.parts, found.parts[1:], strict=False):
        whole = all(_WHOLE.fullmatch(normalise_name(part)) for part in (before, line))
        text += (";" if whole and not line.endswith("分公司") else "") + line
    return text or found.text


def present(fields: Mapping[str, Field | None]) -> dict[str, Field]:
    """The fields that were found."""
    return {name: field for name, field in fields.items() if field is not None}


def best(candidates: Iterable[Field | None]) -> Field | None:
    """The field of highest confidence; the earlier one where they are equal."""
    fields = [field for field in candidates if field is not None]
    return max(fields, key=lambda field: field.confidence, default=None)
