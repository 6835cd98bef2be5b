"""All dates of a dossier on one axis: points and spans by paper, with those that findings cite. No Streamlit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

from dossier.models.base import Record, Text
from dossier.models.document import Document
from dossier.models.document_types import DOCUMENT_TYPES, FieldSpec
from dossier.models.finding import Result
from dossier.ui import review_words as words
from dossier.ui.fields import cited_fields, document_label, field_id
from dossier.ui.language import Language, in_language

DateKind = Literal["application", "test", "issue", "invoice", "valid", "other"]

KINDS: dict[DateKind, Text] = {
    "application": words.DATE_APPLICATION,
    "test": words.DATE_TEST,
    "issue": words.DATE_ISSUE,
    "invoice": words.DATE_INVOICE,
    "valid": words.DATE_VALID,
    "other": words.DATE_OTHER,
}
"""Kinds of dates, in the order of the legend."""

_OF: dict[str, DateKind] = {
    "application_date": "application", "commission_date": "application", "sample_received_date": "test",
    "test_start_date": "test", "test_end_date": "test", "issue_date": "issue", "sign_date": "issue",
    "grant_date": "issue", "completion_date": "issue", "generated_date": "issue", "registration_date": "issue",
    "valid_from": "valid", "valid_to": "valid", "business_term_start": "valid", "business_term_end": "valid",
    "paid_until": "valid", "effective_date": "valid", "abolished_date": "valid",
}  # fmt: skip
_SPANS = {
    "valid_to": ("valid_from", "issue_date", "sign_date"),
    "business_term_end": ("business_term_start", "established_date"),
    "paid_until": ("issue_date",),
    "test_end_date": ("test_start_date",),
    "abolished_date": ("effective_date",),
}
"""What ends a span, and what may begin it."""


class DateMark(Record):
    """A date, or a span from one to another; ``end`` is None for a point, and for a span ``open_ended``."""

    field: str
    """Id of the field; of a span that which ends it."""
    paper: str
    label: Text
    kind: DateKind
    start: date
    end: date | None = None
    open_ended: bool = False
    conflict: bool = False
    """Whether an open finding cites it."""


def date_marks(result: Result, language: Language) -> list[DateMark]:
    """All dates that were read, paper by paper in the dossier's order."""
    cited = cited_fields(result.findings)
    papers = paper_names(result.documents, language)
    return [mark for document in result.documents for mark in _of_paper(document, papers[document.id], cited)]


def paper_names(documents: Iterable[Document], language: Language) -> dict[str, str]:
    """A short name for each paper: its kind, numbered where there are several of the kind."""
    papers = list(documents)
    labels = {paper.id: in_language(document_label(paper), language) for paper in papers}
    several, seen, names = Counter(labels.values()), Counter[str](), {}
    for paper in papers:
        label = labels[paper.id]
        seen[label] += 1
        many = several[label] > 1
        names[paper.id] = in_language(words.PAPER_NUMBER, language, label=label, number=seen[label]) if many else label
    return names


def _of_paper(document: Document, paper: str, cited: frozenset[str]) -> Iterator[DateMark]:
    kind = DOCUMENT_TYPES[document.type]
    for spec in kind.fields:
        if spec.kind != "date":
            continue
        mark = _span(document, paper, spec, cited) or _point(document, paper, spec, cited)
        if mark:
            yield mark


def _point(document: Document, paper: str, spec: FieldSpec, cited: frozenset[str]) -> DateMark | None:
    day = day_of(document.value(spec.name))
    if day is None:
        return None
    kind = "invoice" if document.type == "invoice" else _OF.get(spec.name, "other")
    id_ = field_id(document.id, spec.name)
    return DateMark(field=id_, paper=paper, label=spec.label, kind=kind, start=day, conflict=id_ in cited)


def _span(document: Document, paper: str, spec: FieldSpec, cited: frozenset[str]) -> DateMark | None:
    """The span that this date ends; None where it ends none, or its beginning was not read or comes after it."""
    begins = (day_of(document.value(name)) for name in _SPANS.get(spec.name, ()))
    start = next((day for day in begins if day), None)
    said = document.value(spec.name)
    end = day_of(said)
    if start is None or not said or (end is None and said != words.FOREVER) or (end is not None and end < start):
        return None
    id_ = field_id(document.id, spec.name)
    kind: DateKind = _OF.get(spec.name, "valid")
    return DateMark(
        field=id_, paper=paper, label=spec.label, kind=kind, start=start, end=end, open_ended=end is None,
        conflict=id_ in cited,
    )  # fmt: skip


def day_of(value: str) -> date | None:
    """The day, None for what is no whole date."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def domain(marks: Sequence[DateMark], applied: date, near: bool) -> tuple[date, date]:
    """First and last day of the axis; ``near`` begins three years before the application."""
    days = [day for mark in marks for day in (mark.start, mark.end) if day] + [applied]
    first = applied - relativedelta(years=3) if near else min(days)
    last = min(max(days), applied + relativedelta(years=1 if near else 10))
    margin = max((last - first).days // 40, 5)
    return first - relativedelta(days=margin), last + relativedelta(days=margin)


def outside(marks: Iterable[DateMark], first: date) -> int:
    """How many dates lie wholly before the axis begins."""
    return sum((mark.end or mark.start) < first and not mark.open_ended for mark in marks)
