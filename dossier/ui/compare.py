"""Two pages side by side: which ones, and the boxes of each. No Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.models.base import Record
from dossier.models.document import Evidence
from dossier.models.finding import Finding, Result
from dossier.ui.fields import ListedField
from dossier.ui.findings import ListedFinding
from dossier.ui.focus import Focus, chosen_finding
from dossier.ui.language import Language
from dossier.ui.places import (
    PageBox,
    PageRef,
    evidence_boxes,
    field_boxes,
    page_boxes,
    page_of_document,
    page_of_evidence,
)


class Twin(Record):
    """A page of another dossier that evidence points at; its digest is asked from the store."""

    dossier: str
    file: str
    page: int


class Pair(Record):
    """What lies left and right."""

    left: PageRef
    right: PageRef | Twin


def pair_of(result: Result, finding: Finding) -> Pair | None:
    """The first two different pages that a finding's evidence names; None where it names fewer."""
    pages: list[PageRef | Twin] = []
    for item in finding.evidence:
        page = _twin(item) if item.dossier else page_of_evidence(result, item)
        if page is not None and not any(_place(page) == _place(one) for one in pages):
            pages.append(page)
    own = [page for page in pages if isinstance(page, PageRef)]
    if not own or len(pages) < 2:
        return None
    return Pair(left=own[0], right=next(page for page in pages if page is not own[0]))


def _twin(item: Evidence) -> Twin | None:
    return Twin(dossier=item.dossier or "", file=item.file or "", page=item.page or 1) if item.file else None


def _place(page: PageRef | Twin) -> tuple[object, ...]:
    return (page.sha256, page.page) if isinstance(page, PageRef) else (page.dossier, page.file, page.page)


def first_pages(result: Result, focus: Focus) -> Pair | None:
    """Two pages to begin with: the one in focus (else the first) and the first page of another paper."""
    firsts = [page_of_document(result, document, None) for document in result.documents]
    left = focus.page or next(iter(firsts), None)
    if left is None:
        return None
    other = next((page for page in firsts if _place(page) != _place(left)), left)
    return Pair(left=left, right=other)


def all_pages(result: Result) -> list[PageRef]:
    """Every page of every paper, in the dossier's order, each once."""
    found: dict[tuple[str, int], PageRef] = {}
    for document in result.documents:
        for part in document.in_files:
            for page in part.pages:
                ref = page_of_document(result, document, page, part.file)
                found.setdefault((ref.sha256, ref.page), ref)
    return list(found.values())


def boxes_on(
    result: Result,
    fields: Sequence[ListedField],
    findings: Sequence[ListedFinding],
    focus: Focus,
    page: PageRef,
    language: Language,
) -> list[PageBox]:
    """All fields on the page, and the evidence of the finding in focus."""
    row = chosen_finding(findings, focus)
    evidence = evidence_boxes(result, row.finding.evidence, page) if row else []
    return page_boxes(field_boxes(fields, page, focus.field, language), evidence)


def twin_boxes(findings: Sequence[ListedFinding], focus: Focus, twin: Twin) -> list[PageBox]:
    """The evidence of the finding in focus that lies on that page of the other dossier."""
    row = chosen_finding(findings, focus)
    return [
        PageBox(id=f"evidence/{number}", kind="evidence", box=item.box, label=item.text, lit=True)
        for number, item in enumerate(row.finding.evidence if row else ())
        if item.box and (item.dossier, item.file, item.page) == (twin.dossier, twin.file, twin.page)
    ]
