"""Names of organisations in running text: found by their ending, followed to the left as far as a name can go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.extraction.language.statement import ends_line

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

ORGANISATION, FORMER = "ORG", "FORMER_ORG"
_NAME_TAGS = frozenset({
    "CHAR", "LATIN", "PLAIN", "MAKE", "BUY", "SELL", "USE", "FILL", "SCOPE", "GRADE", "LICENSE", "ENTRUST", "JUDGE",
    "REPORT", "POINT", "SEEN", "WHOLE", "REQUIRED", "PASS", "REST", "BASIS", "PREPARED", "STATEMENTS", "ORG_END",
    "BRANCH", "PURPOSE", "FOREIGN", "AUTHOR", "EXPRESS", "SHORT", "OUT", "IF",
})  # fmt: skip
"""Tags of words that may stand inside a name; all others end it on the left."""
_VERBS = frozenset({
    "MAKE", "BUY", "SELL", "USE", "ENTRUST", "LICENSE", "ASSIGN", "AUTHOR", "SEEN", "PREPARED", "REACH", "PASS",
    "EXPRESS",
})  # fmt: skip
"""Words that belong to a name only right before its ending (云杉设备销售有限公司): elsewhere they govern it."""
_STEM = re.compile(
    r"检测|检验|认证|技术|研究|服务|质量|产品|设备|有限|责任|股份|数据|信息|管理|培训|工程|国家|第三方|专业|科技|采购|销售|公司|集团|该|某|的"
)
_LONGEST = 40
_SUBORDINATE = re.compile(r"分|研究|实验室|中心|图书馆|工作站|查新站|学院|事务所|医院|厂|公司")


def organisations(doc: Doc) -> Doc:
    """Component: ``doc.spans["organisations"]`` in order, and the same as entities."""
    spans = list(_names(doc))
    doc.spans["organisations"] = spans
    doc.set_ents(spans, default="unmodified")
    return doc


def _names(doc: Doc) -> Iterator[Span]:
    from spacy.tokens import Span

    floor = 0
    index = 0
    while index < len(doc):
        token = doc[index]
        index += 1
        if token.tag_ not in ("ORG_END", "BRANCH") or token.i < floor:
            continue
        start = _start(doc, token.i, floor)
        end = _end(doc, token.i, start)
        if start is None or not _is_name(doc, start, end):
            continue
        yield Span(doc, start, end, label=FORMER if _is_former(doc, start) else ORGANISATION)
        floor = index = end


def _start(doc: Doc, ending: int, floor: int) -> int | None:
    """Where the name begins: the leftmost token that can be part of it."""
    at = ending
    while at > floor:
        before = doc[at - 1]
        if ends_line(before):
            break
        if before.norm_ == ")" and (opened := _bracket(doc, at - 1, floor)) is not None:
            at = opened
        elif _fits(before, ending - at):
            at -= 1
        else:
            break
    while at < ending and doc[at].norm_ in "、,.:·“”\"'-()和/":
        at += 1
    return at if at < ending else None


def _fits(token: Token, gone: int) -> bool:
    if token.norm_ == "和":
        return token.i > 0 and token.nbor(-1).tag_ not in ("ORG_END", "BRANCH", "GENERIC", "ROLE") and gone > 0
    if token.tag_ in _VERBS:
        return gone == 0
    if token.tag_ in ("ORG_END", "BRANCH") and gone == 0:
        return True
    if token.tag_ == "CHAR":
        return bool(re.fullmatch(r"[一-鿿·&]", token.norm_))
    return token.tag_ in _NAME_TAGS


def _bracket(doc: Doc, closing: int, floor: int) -> int | None:
    """The opening bracket of a place or form inside a name (北京), None where the bracket says something else."""
    for at in range(closing - 1, max(floor, closing - 10) - 1, -1):
        if doc[at].norm_ == "(":
            inside = doc[at + 1 : closing]
            plain = all(token.tag_ in ("CHAR", "PLAIN", "ORG_END", "FORM", "SCOPE") for token in inside)
            return at if plain and len(inside) > 0 and at > floor else None
    return None


def _end(doc: Doc, ending: int, start: int | None) -> int:
    """Past the form in brackets and the branch or institute that belongs to the name."""
    end = ending + 1
    while end < len(doc) and not ends_line(doc[end - 1]):
        if end + 2 < len(doc) and doc[end].norm_ == "(" and doc[end + 2].norm_ == ")" and doc[end + 1].tag_ == "FORM":
            end += 3
        elif doc[end].tag_ == "ORG_END" and doc[end - 1].tag_ == "ORG_END":
            end += 1
        elif (further := _further(doc, end) or _seat(doc, end)) is not None:
            end = further
        else:
            break
    return end


def _further(doc: Doc, end: int) -> int | None:
    """The end of a branch or institute that follows with only a few characters between."""
    for at in range(end, min(end + 10, len(doc))):
        token = doc[at]
        if token.tag_ == "BRANCH":
            return at + 1
        if token.tag_ == "ORG_END":
            under = doc[end - 1].norm_ in ("大学", "学院", "科学院", "研究院", "集团") or token.norm_ in (
                "研究院", "研究所", "实验室", "检测中心", "检验中心", "研究中心", "图书馆", "查新站", "工作站",
            )  # fmt: skip
            own = doc[end - 1].norm_.endswith("公司") and token.norm_.endswith("公司")
            return at + 1 if under and not own and _SUBORDINATE.search(token.norm_) else None
        if token.tag_ not in ("CHAR", "PLAIN", "SCOPE") or not re.fullmatch("[一-鿿]+", token.norm_):
            return None
        if token.norm_ == "和":
            return None
    return None


def _seat(doc: Doc, end: int) -> int | None:
    """The end of a place in brackets behind the name of an institution: 质量检验中心（洛北）."""
    if end >= len(doc) or doc[end].norm_ != "(" or doc[end - 1].norm_.endswith("公司"):
        return None
    for at in range(end + 1, min(end + 6, len(doc))):
        if doc[at].norm_ == ")":
            return at + 1 if at > end + 2 else None
        if (
            doc[at].tag_ not in ("CHAR", "PLAIN")
            or not re.fullmatch("[一-鿿]+", doc[at].norm_)
            or doc[at].norm_ in "章签字原名注"
        ):
            return None
    return None


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether more is named than a kind of body: 该检测中心 and 有限公司 name nobody."""
    name = "".join(token.norm_ for token in doc[start:end])
    stem = re.sub(r"\([^)]*\)", "", "".join(token.norm_ for token in doc[start:end] if token.tag_ != "ORG_END"))
    if any(token.tag_ == "GENERIC" for token in doc[start:end]) or len(name) > _LONGEST:
        return False
    return len(_STEM.sub("", stem)) >= 2 or (len(stem) >= 2 and doc[end - 1].tag_ == "BRANCH" and end - start > 3)


def _is_former(doc: Doc, start: int) -> bool:
    before = doc[max(0, start - 3) : start]
    return any(token.tag_ == "FORMER" for token in before) or (start > 1 and doc[start - 1].norm_ == "原")
