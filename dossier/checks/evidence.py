"""Places a finding can point at when it is about a paper as a whole or about a declared value."""

from __future__ import annotations

from dossier.models.document import Document, Dossier, Evidence, Field


def first_page(document: Document) -> Evidence:
    """The first page of a paper, where a finding is about the paper as a whole."""
    return Evidence(
        document=document.id, page=document.pages[0] if document.pages else None, box=None, text=document.file
    )


def declared_evidence(dossier: Dossier, *names: str) -> tuple[Evidence, ...]:
    """Where the declared values of these names stand: as recorded, else where the form states the same value."""
    places = (_place(dossier, name) for name in names)
    return tuple(dict.fromkeys(place for place in places if place is not None))


def declared_field(dossier: Dossier, name: str) -> Field | None:
    """The field that a declared value was read from; None where it was stated by a caller."""
    place = _place(dossier, name)
    if place is None or place.field is None:
        return None
    return next((d.fields.get(place.field) for d in dossier.documents if d.id == place.document), None)


def _place(dossier: Dossier, name: str) -> Evidence | None:
    declared = dossier.declared.get(name)
    if declared is not None and declared.evidence is not None:
        return declared.evidence
    forms = dossier.of_type("application_form")
    stated = [form for form in forms if form.value(name) and (declared is None or form.value(name) == declared.value)]
    return stated[0].evidence(name) if stated else None
