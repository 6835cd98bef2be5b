"""What the list of dossiers needs to know. No Streamlit."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dossier.models.records.rows import DossierRow, State

BUSY: frozenset[State] = frozenset({"queued", "reading"})
"""States that change by themselves."""


def matching(rows: Iterable[DossierRow], wanted: str = "", states: Collection[State] = ()) -> list[DossierRow]:
    """Those whose title, applicant or product holds the words, in one of the states (none given: any)."""
    words = wanted.casefold().split()
    return [row for row in rows if (not states or row.state in states) and all(word in _told(row) for word in words)]


def _told(row: DossierRow) -> str:
    return "\n".join(filter(None, (row.title, row.applicant, row.product))).casefold()
