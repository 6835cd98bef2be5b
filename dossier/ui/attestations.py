"""What the desk needs to know of clauses that a person confirms. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.models.finding import Finding
from dossier.ui.findings import ListedFinding


def answer_of(finding: Finding) -> bool | None:
    """What a person said; None while nobody has."""
    if finding.status == "review":
        return None
    return finding.status != "fail"


def next_open(rows: Sequence[ListedFinding], after: ListedFinding | None = None) -> ListedFinding | None:
    """The next clause without an answer: behind ``after``, then from the top; None where none but ``after`` is left."""
    at = next((number for number, row in enumerate(rows) if after and row.id == after.id), -1)
    ordered = [*rows[at + 1 :], *rows[: max(at, 0)]]
    return next((row for row in ordered if answer_of(row.finding) is None), None)
