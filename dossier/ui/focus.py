"""What the reviewer is looking at: a finding and its evidence, a field, a page. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dossier.models.base import Record
from dossier.models.document import Evidence
from dossier.models.finding import Finding, Result
from dossier.ui.fields import ListedField, field_id
from dossier.ui.findings import ListedFinding
from dossier.ui.places import PageRef, document_by_id, first_shown, page_of_document, page_of_evidence, turned

Hint = Literal["no_box", "not_found", "no_place"]
"""It stands on this page but its box is not known; it was not found on the paper; it has no place at all."""

View = Literal["findings", "fields", "attest", "dates", "compare", "examined", "arrange", "decision"]


class Focus(Record):
    """Where the eyes are. At most one of ``finding`` and ``field`` is set."""

    finding: str | None = None
    number: int = 0
    """Which evidence of the finding."""
    field: str | None = None
    page: PageRef | None = None
    hint: Hint | None = None
    text: str = ""
    """The text that was read there, for pages without a picture."""


def on_finding(result: Result, row: ListedFinding, number: int | None = None) -> Focus:
    """Open a finding at one of its evidences, by default the first that can be shown."""
    evidence = row.finding.evidence
    chosen = first_shown(evidence) if number is None else min(number, max(0, len(evidence) - 1))
    item = evidence[chosen] if evidence else None
    page = page_of_evidence(result, item) if item else None
    if item is None or page is None:
        nearest = _page_of_documents(result, row.finding)
        return Focus(finding=row.id, number=chosen, page=nearest, hint="no_place", text=item.text if item else "")
    hint: Hint | None = None if item.box else "no_box" if item.text else "not_found"
    return Focus(finding=row.id, number=chosen, page=page, hint=hint, text=item.text)


def on_field(result: Result, row: ListedField) -> Focus:
    """Open a field at its place; one that was not found opens its document's first page."""
    found = row.field
    page = page_of_document(result, row.document, found.page if found else None, found.file if found else None)
    hint: Hint | None = "not_found" if found is None else None if found.box else "no_box"
    return Focus(field=row.id, page=page, hint=hint, text=found.raw if found else "")


def next_place(result: Result, row: ListedFinding, focus: Focus) -> Focus:
    """The finding's next evidence, round the end."""
    return on_finding(result, row, (focus.number + 1) % max(1, len(row.finding.evidence)))


def on_box(
    result: Result, fields: Sequence[ListedField], findings: Sequence[ListedFinding], focus: Focus, box: str
) -> Focus:
    """A box was clicked: its field; the field that an evidence names; otherwise all stays."""
    wanted = box
    if box.startswith("evidence/"):
        item = _evidence(findings, focus, int(box.removeprefix("evidence/")))
        wanted = field_id(item.document, item.field) if item and item.document and item.field else ""
    row = next((row for row in fields if row.id == wanted), None)
    return on_field(result, row) if row else focus


def on_turn(focus: Focus, by: int) -> Focus:
    """Another page of the same file; what was lit stays chosen."""
    return focus.model_copy(update={"page": turned(focus.page, by) if focus.page else None, "hint": None})


def on_page(result: Result, document: str, page: int) -> Focus:
    """A page chosen by hand."""
    found = document_by_id(result, document)
    return Focus(page=page_of_document(result, found, page) if found else None)


def chosen_finding(rows: Sequence[ListedFinding], focus: Focus) -> ListedFinding | None:
    """The finding in focus, None where there is none or the last run no longer has it."""
    return next((row for row in rows if row.id == focus.finding), None)


def chosen_field(rows: Sequence[ListedField], focus: Focus) -> ListedField | None:
    """The field in focus, None where there is none."""
    return next((row for row in rows if row.id == focus.field), None)


def _evidence(findings: Sequence[ListedFinding], focus: Focus, number: int) -> Evidence | None:
    row = chosen_finding(findings, focus)
    return row.finding.evidence[number] if row and number < len(row.finding.evidence) else None


def _page_of_documents(result: Result, finding: Finding) -> PageRef | None:
    """The first page of what the finding speaks of, else of the dossier."""
    named = [document_by_id(result, id_) for id_ in finding.documents]
    return next(
        (page_of_document(result, document, None) for document in (*named, *result.documents) if document), None
    )
