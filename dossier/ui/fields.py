"""What the desk needs to know of fields: their marks, values and places. No Streamlit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from dossier.models.base import Record, Text
from dossier.models.document import Document, Field
from dossier.models.document_types import DOCUMENT_TYPES, FieldSpec
from dossier.models.errors import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)
from dossier.models.finding import Finding, Status
from dossier.ui import words
from dossier.ui.marks import FieldMark

Place = Literal["exact", "page", "none"]
"""Whether the box is known, only the page, or neither."""

PLACES: dict[Place, Text] = {"exact": words.PLACE_EXACT, "page": words.PLACE_PAGE, "none": words.PLACE_NONE}

_REASONS = (InvalidFormat, InvalidLength, InvalidChecksum, InvalidComponent)

_OTHER = "id_or_other"

OPEN_STATUSES: frozenset[Status] = frozenset({"fail", "review", "warn"})
"""Statuses of findings that want a person's eye."""

MAY_LACK = frozenset(
    {"attachments", "registration_authority", "invoice_code", "check_code", "original_invoice_code",
     "original_invoice_number", "verification_codes", "novelty_points", "points_asked", "abolished_date", "replaces",
     "published_date", "announcement_number", "buyer_address", "buyer_representative"}
)  # fmt: skip
"""Fields that sound papers of their type often do not have: without one of these nobody need look for it."""


class ListedField(Record):
    """A field of a document as the desk lists it. ``field`` is None where nothing was found."""

    document: Document
    spec: FieldSpec
    field: Field | None
    mark: FieldMark
    failed: bool = False
    """Whether a failed finding is about it."""
    missed: bool = False
    """Whether an open finding looks for it in vain."""

    @property
    def is_open(self) -> bool:
        """Whether it wants a person's eye: doubtful, or missing where it should be."""
        if self.mark == "absent":
            return self.missed or not (self.spec.name in MAY_LACK or self.document.type == _OTHER)
        return self.mark == "todo"

    @property
    def id(self) -> str:
        """Id for links and boxes."""
        return field_id(self.document.id, self.spec.name)

    @property
    def place(self) -> Place:
        """How well its place is known."""
        if self.field is None:
            return "none"
        return "exact" if self.field.box else "page"


def field_id(document: str, name: str) -> str:
    """Id of a field within a result."""
    return f"{document}/{name}"


def failed_fields(findings: Iterable[Finding]) -> frozenset[str]:
    """Ids of the fields that a failed finding is about.

    These are the fields of the paper that it cites first; what it compares them with in other papers is not at fault.
    """
    return frozenset(
        field_id(item.document, item.field)
        for finding in findings
        if finding.status == "fail"
        for item in finding.evidence
        if item.document and item.field and item.document == _paper_at_fault(finding)
    )


def _paper_at_fault(finding: Finding) -> str | None:
    return next((item.document for item in finding.evidence if item.document), None)


def mark_of(field: Field | None, failed: bool, sure_from: float) -> FieldMark:
    """The field's mark. A value that a person has set stays ``confirmed`` also where a check fails on it."""
    if field is not None and field.source == "person":
        return "confirmed"
    if field is None:
        return "absent"
    return "sure" if field.confidence >= sure_from and not field.note and not failed else "todo"


def cited_fields(findings: Iterable[Finding]) -> frozenset[str]:
    """Ids of the fields that open findings cite."""
    return frozenset(
        field_id(item.document, item.field)
        for finding in findings
        if finding.status in OPEN_STATUSES
        for item in finding.evidence
        if item.document and item.field
    )


def listed_fields(documents: Iterable[Document], findings: Sequence[Finding], sure_from: float) -> list[ListedField]:
    """All fields that the documents' types have, document by document, in the order of the types."""
    failed, cited = failed_fields(findings), cited_fields(findings)
    return [
        _listed(document, spec, field_id(document.id, spec.name), failed, cited, sure_from)
        for document in documents
        for spec in DOCUMENT_TYPES[document.type].fields
    ]


def _listed(
    document: Document, spec: FieldSpec, id_: str, failed: Collection[str], cited: Collection[str], sure_from: float
) -> ListedField:
    field = document.fields.get(spec.name)
    mark = mark_of(field, id_ in failed, sure_from)
    return ListedField(
        document=document,
        spec=spec,
        field=field,
        mark=mark,
        failed=id_ in failed,
        missed=field is None and id_ in cited,
    )


def open_fields(rows: Iterable[ListedField]) -> list[ListedField]:
    """Those that want a person's eye."""
    return [row for row in rows if row.is_open]


def shown_fields(
    rows: Iterable[ListedField], document: str | None = None, only_open: bool = False
) -> list[ListedField]:
    """Those of one document, and only those that want a person's eye, where asked for."""
    return [row for row in rows if document in (None, row.document.id) and (row.is_open or not only_open)]


def value_words(value: object) -> str:
    """A plain value as one line for people; lists joined by ``、``."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(value_words(item) for item in value)
    if isinstance(value, dict):
        return " ".join(value_words(item) for item in value.values() if item is not None)
    return str(value)


def shown_value(spec: FieldSpec, value: object) -> Text:
    """A field's value in words: choices and yes/no in both languages, all else as it stands on the paper."""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    plain = value_words(value)
    return words.VALUES.get(spec.name, {}).get(plain) or Text(zh=plain, en=plain)


def choices(spec: FieldSpec) -> dict[str, Text]:
    """What a person may choose for the field, by the value that is kept; empty where any text will do."""
    if spec.kind == "bool":
        return {"true": words.YES, "false": words.NO}
    return words.VALUES.get(spec.name, {}) if spec.kind == "enum" else {}


def entered(value: object) -> str:
    """The value as the form holds it, to be compared with what a person enters."""
    return str(value).lower() if isinstance(value, bool) else value_words(value)


def note_words(note: str | None) -> Text | None:
    """What a field's note means; None without a note.

    ``invalid: REASON`` names the reason in English, ``reread: TEXT`` another reading of the same place.
    """
    if not note:
        return None
    kind, _, reason = note.partition(": ")
    if kind == "invalid":
        found = next((error.reason for error in _REASONS if error.reason.en == reason), InvalidIdentifier.reason)
        return Text(zh=words.NOTE_INVALID.zh.format(reason=found.zh), en=words.NOTE_INVALID.en.format(reason=found.en))
    if kind == "reread":
        return Text(zh=words.NOTE_REREAD.zh.format(reading=reason), en=words.NOTE_REREAD.en.format(reading=reason))
    return words.NOTES.get(note, words.NOTE_OTHER)


def document_label(document: Document) -> Text:
    """The paper's kind; for one of no listed type, what it is instead as far as the machine can name it."""
    label = DOCUMENT_TYPES[document.type].label
    zh, parted, en = document.type_reason.rpartition("；")[2].partition(" / ")
    if document.type != _OTHER or not parted:
        return label
    return Text(zh=f"{label.zh}（{zh}）", en=f"{label.en} ({en})")


def correction_problem(new: str, now: str, reason: str, reviewer: str) -> Text | None:
    """Why a correction cannot be taken yet, None where it can. An empty new value says that the paper shows none."""
    if not reviewer:
        return words.NEED_REVIEWER
    if new.strip() == now:
        return words.FIELD_NEED_CHANGE
    if not reason.strip():
        return words.FIELD_NEED_REASON
    return None
