"""Short dossiers for tests of checks: documents from plain values, no PDF."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossier.models.document import Declared, Document, Dossier, Field


def document(type_: str, id_: str = "", *, pages: tuple[int, ...] = (1,), **values: Any) -> Document:
    """A document whose fields have the given values, each with a made-up box and full confidence."""
    fields = {
        name: value
        if isinstance(value, Field)
        else Field(
            value=value,
            raw=value if isinstance(value, str) else str(value),
            page=pages[0],
            box=(0.1, 0.1 + 0.02 * i, 0.5, 0.115 + 0.02 * i),
            confidence=0.99,
            source="text",
        )
        for i, (name, value) in enumerate(values.items())
    }
    return Document(
        id=id_ or f"{type_}-1",
        type=type_,
        type_confidence=0.99,
        file=f"{type_}.pdf",
        sha256="0" * 64,
        pages=pages,
        fields=fields,
    )


def dossier(*documents: Document, applied_on: str = "2025-06-30", **declared: str) -> Dossier:
    """A dossier of the given documents and declared values (``applicant_name=...``)."""
    return Dossier(
        id="test",
        applied_on=date.fromisoformat(applied_on),
        declared={name: Declared(value=value, origin="option") for name, value in declared.items()},
        documents=documents,
    )
