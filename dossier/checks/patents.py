"""What a dossier shows of a patent: its type, and the register extract that goes with its certificate."""

from __future__ import annotations

from dossier.models.document import Document, Dossier
from dossier.models.identifiers import patent as patent_number

KINDS = ("invention", "utility_model", "design")
"""The types of patents (专利法 art. 2)."""


def patent_kind(document: Document) -> str:
    """The type by the certificate's title, else by its number; empty where neither tells one of the three."""
    read = document.value("patent_type")
    return read if read in KINDS else patent_number.patent_type(document.value("patent_number")) or ""


def register_of(dossier: Dossier, patent: Document) -> Document | None:
    """The latest extract of the register (or fee receipt) for the patent, which counts over its certificate."""
    number = patent_number.compact(patent.value("patent_number"))
    extracts = dossier.of_type("patent_register")
    same = [r for r in extracts if number and patent_number.compact(r.value("patent_number")) == number]
    return max(same, key=lambda r: r.value("issue_date"), default=None)
