"""Kinds whose fields stand beside labels and need nothing more: a table of labels is their whole reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dossier.extraction.field_values import (
    Format,
    code_field,
    date_field,
    list_field,
    name_field,
    present,
    prose_field,
    text_field,
)
from dossier.extraction.fields.amounts import amount_field, in_figures, in_words
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import completed, is_organisation, party_field
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import find_dates

Make = Literal["name", "party", "text", "prose", "date", "last_date", "code", "money", "list"]

_MAKERS: dict[Make, Callable[[Found | None], Field | None]] = {
    "name": name_field,
    "text": text_field,
    "prose": prose_field,
    "date": date_field,
    "last_date": lambda found: date_field(found, last=True),
    "code": code_field,
    "money": amount_field,
    "party": party_field,
    "list": list_field,
}


@dataclass(frozen=True)
class Wanted:
    """One field: the labels that name it, what its value is, and a pattern to look for where no label is found.

    The pattern searches the text without spaces, line by line (NFKC, half-width brackets); its group ``value``, or
    the whole match, is the value. ``accept`` is what a labelled value must contain.
    """

    make: Make
    labels: tuple[str, ...] = ()
    pattern: str = ""
    latest: bool = False
    """Whether of several places of the pattern the last is meant: letters bear their day at the end."""
    sure: float = 1.0
    """Trust in what the pattern finds; less than 1 where it reads sentences."""
    format: Format | None = None
    """For codes: the module of ``models.identifiers`` that judges them."""
    strip: str = ""
    """A pattern of what may stand behind the value and is no part of it."""
    lines: int = 2
    accept: str = ""
    below: bool = False
    """Whether the label may be the head of a column with the value under it."""
    heads: bool = False
    """Whether, where nothing stands beside it, a label in a row of labels has its value below it."""


def kind_by_labels(type_: str, cues: Cues, wanted: Mapping[str, Wanted], others: Sequence[str] = ()) -> DocumentKind:
    """A document kind read by labels alone; ``others`` are labels of the paper that name no field of ours."""
    labels = (*others, *(label for want in wanted.values() for label in want.labels))

    def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
        sheet, flat = Sheet(pages, labels), flat_text(pages, "\n")
        return present({name: read(sheet, flat, want) for name, want in wanted.items()})

    return DocumentKind(type_, cues, extract)


def read(sheet: Sheet, flat: FlatText, want: Wanted) -> Field | None:
    """The field from the surest label with a fitting value, else from the pattern."""
    if want.make == "party":
        return _party(sheet, flat, want)
    found = next(iter(_places(sheet, want, lambda text: _fits(text, want))), None)
    found = found or _by_pattern(flat, want)
    if found is not None and want.strip:
        found = found.part(re.sub(f"(?:{want.strip}).*$", "", found.text))
    return code_field(found, want.format) if want.format else _MAKERS[want.make](found)


def _places(sheet: Sheet, want: Wanted, accept: Callable[[str], bool] | None) -> list[Found]:
    if want.heads:
        return sheet.places(*want.labels, lines=want.lines, accept=accept)
    return sheet.find_all(*want.labels, lines=want.lines, below=want.below, accept=accept)


def _by_pattern(flat: FlatText, want: Wanted) -> Found | None:
    if not want.pattern:
        return None
    group = "value" if "(?P<value>" in want.pattern else 0
    every = flat.find_all(want.pattern, group) if want.latest else []
    found = every[-1] if every else flat.find(want.pattern, group=group)
    return found.lowered(want.sure) if found else None


def _party(sheet: Sheet, flat: FlatText, want: Wanted) -> Field | None:
    """A party beside its label, judged after its name is whole, else by the pattern."""
    places = (completed(found, sheet.pages) for found in _places(sheet, want, None))
    found = next((place for place in places if _fits(place.text, want)), None) or _by_pattern(flat, want)
    if found is not None and want.strip:
        found = found.part(re.sub(f"(?:{want.strip}).*$", "", found.text))
    return party_field(found, sheet.pages)


def _fits(text: str, want: Wanted) -> bool:
    if want.make in ("date", "last_date"):
        return bool(find_dates(text)) and bool(re.search(want.accept, text))
    if want.make == "money":
        return in_words(text) is not None or in_figures(text) is not None or bool(_SUM.search(text))
    if want.make == "party" and not want.accept:
        return is_organisation(_ENGLISH.sub("", text))
    return bool(re.search(want.accept, text)) if want.accept else True


_SUM = re.compile(r"\d{3}|^\D{0,4}\d[\d,.]*\D{0,4}$")
_ENGLISH = re.compile(r"^[A-Za-z][A-Za-z ,.&/()'\-]{8,}(?=[一-鿿])")
