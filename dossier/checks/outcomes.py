"""Builders of outcomes, one a status. The documents of an outcome are those its evidence stands in.

A check says what it compared, with both values. ``to_review`` is for what the machine could not see well enough or what
only a person can judge; ``not_applicable`` is for papers that are not there (completeness says that they are missing).
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import Outcome, Status

UNREAD = text("未识别", "not read")
"""Stands in a message for a value that was not read."""


def passed(message: Text, *evidence: Evidence) -> Outcome:
    """The condition holds, and the evidence shows it."""
    return _outcome("pass", message, evidence, None)


def failed(message: Text, *evidence: Evidence, cure: Text | None = None) -> Outcome:
    """The condition is shown not to hold."""
    return _outcome("fail", message, evidence, cure)


def warned(message: Text, *evidence: Evidence, cure: Text | None = None) -> Outcome:
    """The condition holds, but something is odd."""
    return _outcome("warn", message, evidence, cure)


def to_review(message: Text, *evidence: Evidence, cure: Text | None = None) -> Outcome:
    """A person must look: evidence is missing, unreadable or not for a machine to judge."""
    return _outcome("review", message, evidence, cure)


def not_applicable(message: Text, *evidence: Evidence) -> Outcome:
    """Nothing in the dossier bears on the condition."""
    return _outcome("not_applicable", message, evidence, None)


def _outcome(status: Status, message: Text, evidence: tuple[Evidence, ...], cure: Text | None) -> Outcome:
    documents = tuple(dict.fromkeys(item.document for item in evidence if item.document))
    return Outcome(status=status, message=message, evidence=evidence, documents=documents, cure=cure)


def named(document: Document) -> Text:
    """How a message calls a document: its kind and its file, e.g. ``检测报告（03.pdf）``."""
    kind = DOCUMENT_TYPES[document.type].label
    return text("{kind}（{file}）", "{kind} ({file})", kind=kind, file=document.file)


def several(names: Iterable[Text | str], most: int = 3) -> Text:
    """Names in a row, the first few of many: ``甲、乙、丙等 7 项``."""
    all_ = list(dict.fromkeys(n if isinstance(n, Text) else Text(zh=n, en=n) for n in names))
    shown = all_[:most]
    listed = Text(zh="、".join(n.zh for n in shown), en=", ".join(n.en for n in shown))
    if len(all_) == len(shown):
        return listed
    return text("{listed}等 {n} 项", "{listed} and {more} more", listed=listed, n=len(all_), more=len(all_) - most)


def cut(value: str, most: int = 60) -> str:
    """A quotation that is not too long for a sentence."""
    return value[:most].rstrip("。；;，,") + ("…" if len(value) > most else "")


def label_of(document: Document, field: str) -> Text:
    """The label of a field in both languages."""
    spec = DOCUMENT_TYPES[document.type].field(field)
    return spec.label if spec else Text(zh=field, en=field)


def unread(document: Document, *fields: str) -> Outcome:
    """The outcome for fields that a check needs and that could not be read."""
    labels = [label_of(document, field) for field in fields]
    return to_review(
        text(
            "{document}中未能识别{fields}，无法判断，请人工查看。",
            "{document}: {fields} could not be read; a person must look.",
            document=named(document),
            fields=Text(zh="、".join(label.zh for label in labels), en=", ".join(label.en for label in labels)),
        ),
        *(document.evidence(field) for field in fields),
        cure=text(
            "请查看原件并补录该项，或重新提交清晰的扫描件。",
            "Enter the value from the original, or hand in a clearer scan.",
        ),
    )
