"""Numbers of standards in running text, in one spelling: letters, a space, digits, a hyphen and the year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import field_of
from dossier.extraction.language.standard_numbers import STANDARD
from dossier.extraction.layout import FlatText, Found
from dossier.models.document import Field
from dossier.models.values import normalise_code

_ENTERPRISE = re.compile(r"(?<![A-Za-z0-9])Q[yl|]?(?=[A-Z]{2,7}\s?\d{3,4}[A-Z]?\s?-\s?(?:19|20)\d{2})")
"""An enterprise standard whose stroke after Q was lost or misread: all of them begin with ``Q/``."""


def mended(text: str) -> str:
    """A sentence with the stroke of enterprise standards put back."""
    return _ENTERPRISE.sub("Q/", text)


def numbers(text: str) -> list[str]:
    """The standards named in a text, each once, in order."""
    plain = unicodedata.normalize("NFKC", text)
    return list(dict.fromkeys(_spelled(match.group()) for match in STANDARD.finditer(plain)))


def _spelled(printed: str) -> str:
    code = normalise_code(_ENTERPRISE.sub("Q/", printed))
    year = re.search(r"[-:]((?:19|20)\d{2})$", code)
    head = code[: year.start()] if year else code
    match = re.fullmatch(r"(T/[A-Z]+|Q/?[A-Z0-9]*?[A-Z]|DB\d+(?:/T)?|[A-Z]+(?:/[A-Z]+)?)(\d.*)", head)
    if match is None:
        return code
    body, number = match.groups()
    if body.startswith("Q") and "/" not in body and len(body) > 2:
        body = f"Q/{body[1:]}"
    return f"{body} {number}{'-' + year[1] if year else ''}"


def field(places: Sequence[Found], flat: FlatText) -> Field | None:
    """The standards a report goes by: those beside their labels, else all that the pages name."""
    named = [(found, numbers(found.text)) for found in places]
    named = [(found, standards) for found, standards in named if standards]
    if named:
        items: list[JsonValue] = list(dict.fromkeys(name for _, standards in named for name in standards))
        return field_of(named[0][0], items)
    everywhere = flat.find_all(STANDARD)
    if not everywhere:
        return None
    return field_of(everywhere[0], list(dict.fromkeys(_spelled(found.text) for found in everywhere)), trust=0.7)
