"""Who is who in running text: parties that a paper calls 甲方 or 买方, or whom a verb makes buyer, seller, licensor.

Roles keep the word of the paper; where a verb gives the role, the commonest word for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dossier.extraction.language.pipeline import parsed
from dossier.models.values import normalise_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BUYER, SELLER, MAKER = "买方", "卖方", "生产方"
AUTHOR = "出具方"
LICENSOR, LICENSEE = "许可方", "被许可方"
ASSIGNOR, ASSIGNEE = "转让方", "受让方"
CLIENT, AGENT = "委托方", "受托方"
_OPENERS = frozenset(":是为系即")
_MARKS = frozenset("(:\"“”',、/为是系即)《》【】")


@dataclass(frozen=True)
class Party:
    """An organisation in a role, its place in the text, and how sure that is (0..1)."""

    role: str
    name: str
    start: int
    end: int
    sure: float


def parties(text: str) -> list[Party]:
    """Every organisation with a role, the surest reading of each role; roles claimed by two names are left out."""
    doc = parsed(text)
    found = [*_called(doc), *_beside(doc), *_acting(doc)]
    out: dict[str, Party] = {}
    for party in sorted(found, key=lambda one: -one.sure):
        first = out.setdefault(party.role, party)
        if first.name != party.name and first.sure == party.sure:
            out[party.role] = Party(party.role, "", first.start, first.end, 0.0)
    return sorted((one for one in out.values() if one.name), key=lambda one: one.start)


def _party(role: str, span: Span, sure: float) -> Party:
    name = normalise_name(span.text)
    return Party(role, name, span.start_char, span.start_char + len(span.text.rstrip()), sure)


def _organisations(doc: Doc) -> list[Span]:
    return [span for span in doc.spans["organisations"] if span.label_ == "ORG"]


def _called(doc: Doc) -> Iterator[Party]:
    """晴川公司（以下简称“甲方”）, 晴川公司（甲方）: the roles in the bracket after a name."""
    for span in _organisations(doc):
        if span.end >= len(doc) or doc[span.end].norm_ not in ("(", ",", "["):
            continue
        inside = list(_bracketed(doc, span.end))
        named = any(token.tag_ == "CALLED" for token in inside) or doc[span.end].norm_ == "("
        for token in inside:
            if token.tag_ == "ROLE" and named:
                yield _party(token.norm_, span, 0.95)


def _bracketed(doc: Doc, opening: int) -> Iterator[Token]:
    for token in doc[opening + 1 : opening + 12]:
        if token.norm_ in (")", "]", "。", ";") or token.tag_ == "ORG_END":
            return
        yield token


def _beside(doc: Doc) -> Iterator[Party]:
    """甲方：晴川公司, 甲方（买方）为晴川公司, 出卖人晴川公司: the roles right before a name."""
    for span in _organisations(doc):
        roles: list[Token] = []
        opened = False
        at = span.start - 1
        while at >= 0 and (doc[at].tag_ == "ROLE" or doc[at].norm_ in _MARKS or doc[at].tag_ in ("CALLED", "LABEL")):
            if doc[at].tag_ == "ROLE":
                roles.append(doc[at])
            opened = opened or doc[at].norm_ in _OPENERS
            if doc[at].norm_ in "、," and roles:
                break
            at -= 1
        sure = 0.93 if opened else 0.85
        for token in roles:
            if opened or token.i == span.start - 1:
                yield _party(token.norm_, span, sure)


_VERBS: dict[str, tuple[str, str]] = {
    "BUY": (BUYER, SELLER),
    "SELL": (SELLER, BUYER),
    "LICENSE": (LICENSOR, LICENSEE),
    "ASSIGN": (ASSIGNOR, ASSIGNEE),
    "ENTRUST": (CLIENT, AGENT),
}


def _acting(doc: Doc) -> Iterator[Party]:
    """A向B采购, A将…许可给B, 受A委托B…, …A生产的: roles that a verb gives."""
    names = _organisations(doc)
    for sentence in doc.sents:
        inside = [span for span in names if sentence.start <= span.start < sentence.end]
        for first, second in pairwise(inside):
            yield from _pair(doc, first, second)
        for span in inside:
            yield from _making(doc, span)
            yield from _writing(doc, span)


def _pair(doc: Doc, first: Span, second: Span) -> Iterator[Party]:
    between = doc[first.end : second.start]
    joint = between[0].norm_ if len(between) else ""
    behind = doc[second.end].tag_ if second.end < len(doc) else ""
    if joint in ("向", "从", "自", "由") and len(between) == 1 and behind in ("BUY", "SELL"):
        yield from _both(behind, first, second, 0.9)
    elif joint == "将" and len(between) <= 40 and between[-1].norm_ in ("给", "予", "至", "与"):
        verb = next((token.tag_ for token in reversed(between) if token.tag_ in ("LICENSE", "ASSIGN")), "")
        yield from _both(verb, first, second, 0.85)
    elif 0 < len(between) <= 3 and between[0].tag_ in ("LICENSE", "ASSIGN") and between[-1].norm_ in ("给", "予", "至"):
        yield from _both(between[0].tag_, first, second, 0.85)
    elif _entrusted(doc, first, between):
        yield from _both("ENTRUST", first, second, 0.85)
    elif len(between) == 1 and between[0].tag_ in ("BUY", "ENTRUST"):
        yield from _both(between[0].tag_, first, second, 0.8)


def _entrusted(doc: Doc, first: Span, between: Span) -> bool:
    """受A委托，B…"""
    accepted = first.start > 0 and doc[first.start - 1].norm_ in ("受", "接受")
    return accepted and len(between) <= 3 and any(token.tag_ == "ENTRUST" for token in between)


def _both(verb: str, first: Span, second: Span, sure: float) -> Iterator[Party]:
    if verb in _VERBS:
        roles = _VERBS[verb]
        yield _party(roles[0], first, sure)
        yield _party(roles[1], second, sure)


def _writing(doc: Doc, span: Span) -> Iterator[Party]:
    """由A出具: the author of a report."""
    behind = doc[span.end].tag_ if span.end < len(doc) else ""
    if behind in ("AUTHOR", "PREPARED") and span.start > 0 and doc[span.start - 1].norm_ in ("由", "经"):
        yield _party(AUTHOR, span, 0.85)


def _making(doc: Doc, span: Span) -> Iterator[Party]:
    """使用了A生产的…: the maker of what is used or bought."""
    used = span.start > 0 and doc[max(0, span.start - 3) : span.start]
    behind = doc[span.end : span.end + 2]
    made = any(token.tag_ in ("MAKE", "SELL") for token in behind)
    if used and made and any(token.tag_ in ("USE", "BUY") or token.norm_ in ("由", "采用") for token in used):
        yield _party(MAKER, span, 0.88)
