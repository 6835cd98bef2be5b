"""Where on which page something stands, and the boxes a page shows. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from dossier.models.base import Box, Record
from dossier.models.document import Document, Evidence
from dossier.models.finding import Result
from dossier.ui.fields import ListedField, shown_value
from dossier.ui.language import Language, in_language
from dossier.ui.marks import FIELD, Tone

BoxKind = Literal["field", "evidence"]


class PageRef(Record):
    """A page of a file of the dossier."""

    sha256: str
    name: str
    page: int
    pages: int = 1
    """How many pages the file has."""


class PageBox(Record):
    """A box on the page picture; ``id`` is a field's id, or ``evidence/N`` where the place is no field's."""

    id: str
    kind: BoxKind
    box: Box
    label: str
    tone: Tone = "plain"
    lit: bool = False


def page_of_document(result: Result, document: Document, page: int | None, file: str | None = None) -> PageRef:
    """A page of a document, in that file of it; its first page where none is given."""
    part = document.part(file)
    number = page or (part.pages[0] if part.pages else 1)
    return PageRef(sha256=part.sha256, name=part.file, page=number, pages=_page_count(result, part.sha256))


def page_of_evidence(result: Result, evidence: Evidence) -> PageRef | None:
    """The page an evidence points at, None where it names no document of this result."""
    document = document_by_id(result, evidence.document)
    return page_of_document(result, document, evidence.page, evidence.file) if document else None


def document_by_id(result: Result, id_: str | None) -> Document | None:
    """The document of that id, None where there is none."""
    return next((document for document in result.documents if document.id == id_), None)


def turned(ref: PageRef, by: int) -> PageRef:
    """The page that many pages on, within the file."""
    return ref.model_copy(update={"page": min(max(1, ref.page + by), max(1, ref.pages))})


def first_shown(evidence: Sequence[Evidence]) -> int:
    """Which evidence to open first: one with a box, else one with a page, else the first."""
    ranked = sorted(range(len(evidence)), key=lambda i: (evidence[i].box is None, evidence[i].page is None, i))
    return ranked[0] if ranked else 0


def field_boxes(rows: Iterable[ListedField], ref: PageRef, lit: str | None, language: Language) -> list[PageBox]:
    """The boxes of all fields that stand on the page; ``lit`` is the id of the field to light."""
    boxes = []
    for row in rows:
        found = row.field
        if found is None or found.box is None:
            continue
        if (row.document.part(found.file).sha256, found.page) != (ref.sha256, ref.page):
            continue
        label = in_language(row.spec.label, language)
        boxes.append(
            PageBox(
                id=row.id,
                kind="field",
                box=found.box,
                label=f"{label} · {in_language(shown_value(row.spec, found.value), language)}",
                tone=FIELD[row.mark].tone,
                lit=row.id == lit,
            )
        )
    return boxes


def evidence_boxes(result: Result, evidence: Sequence[Evidence], ref: PageRef) -> list[PageBox]:
    """The boxes of a finding's evidence that stand on the page, all lit."""
    boxes = []
    for number, item in enumerate(evidence):
        document = document_by_id(result, item.document)
        if document is None or item.box is None:
            continue
        if (document.part(item.file).sha256, item.page) != (ref.sha256, ref.page):
            continue
        boxes.append(PageBox(id=f"evidence/{number}", kind="evidence", box=item.box, label=item.text, lit=True))
    return boxes


def page_boxes(fields: Sequence[PageBox], evidence: Sequence[PageBox]) -> list[PageBox]:
    """Fields' boxes and evidence's; where both are one place, the field's box is lit, so a click finds the field."""
    places = {item.box for item in evidence}
    lit_fields = [box.model_copy(update={"lit": True}) if box.box in places else box for box in fields]
    taken = {box.box for box in fields}
    return [*lit_fields, *(box for box in evidence if box.box not in taken)]


def _page_count(result: Result, sha256: str) -> int:
    """Pages of the file: as the files of the result say, at least as many as its documents hold."""
    said = next((int(file.get("pages") or 0) for file in result.dossier.files if file.get("sha256") == sha256), 0)
    parts = (part for document in result.documents for part in document.in_files)
    seen = [page for part in parts if part.sha256 == sha256 for page in part.pages]
    return max(said, *seen, 1)
