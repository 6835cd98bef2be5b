"""The level of technology that a text claims for its subject: not one it denies, aims at, or grants to others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.extraction.language.pipeline import parsed
from dossier.extraction.language.statement import Statement, ends_line, has, statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_RANKS = ("领先", "先进")
_SCOPES = {"行业内": "行业", "国内同行业": "国内", "自治区内": "自治区"}


def level(text: str) -> Statement | None:
    """The level claimed: of the whole before that of a part, a rank (领先, 先进) before a first (首创, 空白)."""
    found = list(levels(text))
    return max(found, key=lambda pair: pair[0], default=(0, None))[1]


def levels(text: str) -> Iterator[tuple[float, Statement]]:
    """Every level claimed with its weight, in order of the text."""
    doc = parsed(text)
    for order, span in enumerate(_spans(doc)):
        if _claimed(span):
            ranked = any(rank in _value(span) for rank in _RANKS)
            weight = (2 if has(_clause_before(span), "WHOLE") else 0) + (1 if ranked else 0) - 0.01 * order
            yield weight, statement(_value(span), span, 0.93)


def _spans(doc: Doc) -> list[Span]:
    """The longest level phrase at each place."""
    out: list[Span] = []
    for span in sorted(doc.spans["phrases"], key=lambda span: (span.start, -span.end)):
        if span.label_ == "level" and (not out or span.start >= out[-1].end):
            out.append(span)
    return out


def _value(span: Span) -> str:
    """Scope and rank alone: 国际同类技术的先进水平 is 国际先进."""
    words = [token.norm_ for token in span if token.tag_ in ("SCOPE", "GRADE")]
    if span[0].tag_ == "FILLING":
        return "填补" + "".join(words) + "空白"
    return _SCOPES.get(words[0], words[0]) + words[-1]


def _clause_before(span: Span) -> Span:
    doc, start = span.doc, span.start
    while start > span.sent.start and not _parts(doc[start - 1]):
        start -= 1
    return doc[start : span.start]


def _parts(token: Token) -> bool:
    """Whether a clause ends with this token."""
    return token.norm_ in ",:" or token.tag_ == "UNTICKED" or ends_line(token)


def _claimed(span: Span) -> bool:
    doc = span.doc
    before, after = _clause_before(span), doc[span.end : min(span.end + 14, span.sent.end)]
    box = doc[span.start - 1].tag_ if span.start else ""
    if box == "UNTICKED" or (box != "TICKED" and has(span.sent, "TICKED")):
        return False
    if box == "TICKED":
        return True
    if has(before, "NOT", "FAIL", "PURPOSE", "DUTY", "ASKS", "CLAIMS") or has(after, "ASKS", "SHORT"):
        return False
    if has(doc[span.sent.start : span.start], "CLAIMS", "PURPOSE", "ASKS", "UNJUDGED"):
        return False
    if has(before, "FOREIGN") or any(token.norm_ in ("无法判断", "有待", "要求") for token in after):
        return False
    return not any(token.norm_ in ("低于", "落后", "参照", "对标") for token in before)
