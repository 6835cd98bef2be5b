"""Places a finding can point at when it is about a paper as a whole or about a declared value."""

from __future__ import annotations

from dossier.models.document import Document, Dossier, Evidence


def first_page(document: Document) -> Evidence:
    """The first page of a paper, where a finding is about the paper as a whole."""
    return Evidence(
        document=document.id, page=document.pages[0] if document.pages else None, box=None, text=document.file
    )


def declared_evidence(dossier: Dossier, *names: str) -> tuple[Evidence, ...]:
    """Where the declared values of these names stand, as far as they stand in a paper."""
    found = [dossier.declared[name].evidence for name in names if name in dossier.declared]
    return tuple(evidence for evidence in found if evidence is not None)
