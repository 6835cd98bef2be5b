"""All codes of the registry that an audit report bears: it is one report where they are one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import field_of
from dossier.extraction.layout import flat_text
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import normalise_code


def codes_of_pages(pages: Sequence[Page], pattern: re.Pattern[str], first: Field | None) -> Field | None:
    """The different codes beside their labels, in reading order; None where there is but one.

    Only codes as long as the report's own count: other numbers for the record (of a website, of the firm) stand
    beside like labels. A code that OCR read with one slip is the same.
    """
    if first is None:
        return None
    own = str(first.value)
    found = [(normalise_code(match.group(1)), place) for match, place in flat_text(pages, "\n").finditer(pattern, 1)]
    codes: list[JsonValue] = [own]
    last = None
    for code, place in found:
        if len(code) == len(own) and all(_far(code, str(known), place.source == "ocr") for known in codes):
            codes.append(code)
            last = place
    return field_of(last, codes, trust=0.9) if last else None


def _far(code: str, known: str, read: bool) -> bool:
    """Whether two codes of one length differ by more than a slip of the reader."""
    return sum(a != b for a, b in zip(code, known, strict=True)) > (2 if read else 0)
