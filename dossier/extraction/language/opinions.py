"""The auditor's opinion as its sentence gives it; what only speaks about opinions gives none.

Forms of the opinion: standards on auditing 1501, 1502, 1503 (China). An unqualified opinion with a matter emphasised
stays unqualified; the note says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.extraction.language.pipeline import parsed
from dossier.extraction.language.statement import Statement, has, statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

EMPHASIS = "emphasis_of_matter"
"""Note of an unqualified opinion beside which the auditor draws attention to a matter."""

GRAVITY = ("disclaimer", "adverse", "qualified", "unqualified")
"""The gravest first: where one sentence has the form of several, the gravest is meant."""

_SURE = {"disclaimer": 0.95, "adverse": 0.95, "qualified": 0.95, "unqualified": 0.95}
_NAMED = {"UNQUALIFIED": "unqualified", "QUALIFIED": "qualified", "ADVERSE": "adverse", "DISCLAIMER": "disclaimer"}


def opinion(text: str) -> Statement | None:
    """The opinion that a letter gives, None where it gives none; two different ones lower the trust."""
    doc = parsed(text)
    found = list(_given(doc)) or list(_reported(doc))
    if not found:
        return None
    gravest = min(found, key=lambda one: (GRAVITY.index(one.value), one.start))
    agreed = len({one.value for one in found}) == 1
    note = EMPHASIS if gravest.value == "unqualified" and has(doc, "EMPHASIS") else None
    return Statement(gravest.value, gravest.start, gravest.end, gravest.sure if agreed else 0.6, note)


def _given(doc: Doc) -> Iterator[Statement]:
    """One opinion a sentence: the gravest form it has."""
    for sentence in doc.sents:
        spans = [span for span in doc.spans["phrases"] if span.start >= sentence.start and span.end <= sentence.end]
        forms = {span.label_.partition(".")[2]: span for span in spans if _counts(span, sentence)}
        value = next((value for value in GRAVITY if value in forms), None)
        if value:
            whole = doc[min(span.start for span in forms.values()) : max(span.end for span in forms.values())]
            yield statement(value, whole, _SURE[value])


def _counts(span: Span, sentence: Span) -> bool:
    """Whether the phrase gives an opinion: not in a condition, a duty, or about other statements."""
    kind, _, value = span.label_.partition(".")
    if kind != "opinion" or value == "issued" or has(sentence, "IF", "DUTY"):
        return False
    if value == "disclaimer":
        return not has(span, "OTHERS") and has(sentence, "STATEMENTS", "THINK")
    if value == "adverse":
        return not _in_exception(span, sentence)
    return True


def _in_exception(span: Span, sentence: Span) -> bool:
    """Whether the phrase begins between 除 and 外: what is excepted is not denied of the whole."""
    before = [token.tag_ for token in sentence if token.i <= span.start]
    after = [token.tag_ for token in sentence if token.i > span.start]
    return "EXCEPT" in before and "OUT" not in before and "OUT" in after


def _reported(doc: Doc) -> Iterator[Statement]:
    """What a sentence says of the kind of report issued (出具了标准无保留意见的审计报告)."""
    for span in doc.spans["phrases"]:
        if span.label_ == "opinion.issued" and not has(span.sent, "IF", "OTHERS", "DUTY", "BASIS"):
            yield statement(_NAMED[span[-1].tag_], span, 0.85)
