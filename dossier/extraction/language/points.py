"""The conclusion on each novelty point of a search: no like report, like reports but not the same, or found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dossier.extraction.language.pipeline import parsed
from dossier.extraction.language.statement import has
from dossier.models.dates import narrow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Finding = Literal["none", "partly", "found"]
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}
_NUMBER = r"\s*[(]?([1-9]\d?|[一二三四五六七八九十])[)]?"
_POINTS = re.compile(
    rf"(?:查新点|创新点|新颖点){_NUMBER}(?:\s*[-~至到、和及,]+\s*(?:查新点|创新点)?{_NUMBER})?(?!\d*[年月%])"
    rf"|第{_NUMBER}[个项条]?(?:查新点|创新点)"
)


@dataclass(frozen=True)
class Point:
    """The finding on one point (``number`` 0 where none is named) and the place of its words."""

    number: int
    finding: Finding
    start: int
    end: int


def points(text: str) -> list[Point]:
    """What the text finds on each point, in order of the numbers; of two sentences on a point the later holds."""
    doc = parsed(text)
    out: dict[int, Point] = {}
    for numbers, span in _segments(doc):
        finding = _finding(span)
        if finding:
            end = span.start_char + len(span.text.rstrip())
            for number in numbers:
                out[number] = Point(number, finding, span.start_char, end)
    if len(out) > 1:
        out.pop(0, None)
    return [out[number] for number in sorted(out)]


def _segments(doc: Doc) -> Iterator[tuple[tuple[int, ...], Span]]:
    """Stretches that speak of the same points: from one naming of points to the next, sentence by sentence."""
    named = [(match.start(), match.end(), _numbers(match)) for match in _POINTS.finditer(narrow(doc.text))]
    owner: tuple[int, ...] = (0,)
    for sentence in doc.sents:
        inside = [one for one in named if sentence.start_char <= one[0] < sentence.end_char]
        if not inside:
            yield owner, sentence
            continue
        if _trailing(sentence, inside):
            yield tuple(n for _, _, numbers in inside for n in numbers), sentence
            continue
        starts = [inside[0][0], *(start for start, _, _ in inside[1:])]
        for at, (_, _, numbers) in enumerate(inside):
            start = sentence.start_char if at == 0 else starts[at]
            end = starts[at + 1] if at + 1 < len(starts) else sentence.end_char
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                yield numbers, span
        owner = inside[-1][2]


def _trailing(sentence: Span, inside: list[tuple[int, int, tuple[int, ...]]]) -> bool:
    """Whether all points are named together, before or after the one thing said of them."""
    return len(inside) > 1 and inside[-1][0] - inside[0][1] <= 3


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    first, last, ordinal = (_value(group) for group in match.groups())
    if ordinal:
        return (ordinal,)
    listed = bool(re.search(r"[、和及,]", match.group()))
    if first and last and last > first:
        return (first, last) if listed else tuple(range(first, last + 1))
    return (first,) if first else (0,)


def _value(group: str | None) -> int:
    if not group:
        return 0
    return int(group) if group.isdigit() else _NUMERALS[group]


def _finding(span: Span) -> Finding | None:
    if has(span, "ASKS", "UNJUDGED") or any(token.norm_ == "无法" for token in span):
        return None
    stale, novel = has(span, "STALE"), has(span, "NOVEL")
    unseen = [token.i for token in span if token.tag_ == "UNSEEN"]
    seen = [
        token.i
        for token in span
        if token.tag_ == "SEEN" and not any(other.tag_ in ("UNSEEN", "NOT") for other in _close(span, token.i))
    ]
    reported = has(span, "REPORT", "SEEN") or any(
        token.norm_.endswith(("报道", "相同", "述及", "提及", "涉及")) for token in span
    )
    same = any(token.norm_ in ("相同", "类似", "一致", "相似") for token in span)
    if stale:
        return "found"
    if unseen and (reported or novel):
        return "partly" if seen and min(seen) < max(unseen) else "none"
    if novel:
        return "none"
    hit = has(span, "HITS") and same and not has(span, "NOT")
    told = [at for at in seen if has(span, "REPORT") or re.search("报道|公开|文献", span.doc[at].norm_)]
    return "found" if told or hit else None


def _close(span: Span, at: int) -> Span:
    return span.doc[max(span.start, at - 3) : at]
