"""Pages of one paper say the same of it in their heads: its number, total of pages, laboratory, product and client.

A report that is bound in whole counts its own pages from one, and annexes say that they are annexes: both bear other
numbers rightly. What is told is a page that stands as one of the paper's own and bears another's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dossier.checks.authenticity.page_strands import Head, Strand, strands
from dossier.checks.authenticity.signs import Advice, contradiction, strong, weak
from dossier.checks.matching.companies import compare
from dossier.checks.matching.look_alikes import look_alike
from dossier.checks.matching.products import compare_names
from dossier.checks.outcomes import label_of, named
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import trust
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.numbered import NUMBERED

FONTS = "page_fonts"
_LEAST_PAGES = 3
_MOST_TOLD = 3
_SUFFIX = 2
"""Characters behind the last hyphen that number a volume of one report."""
_ADVICE = Advice(
    innocent=text(
        "分包或引用的报告装订在一起而未注明；报告改版后只换了部分页；装订或扫描时混入另一份报告的页；页码或编号印刷有误。",
        "A subcontracted or quoted report was bound in without saying so; only some pages were replaced by a revision; "
        "a page of another report got in while binding or scanning; a number was misprinted.",
    ),
    verify=text(
        "请核对纸质原件各页的编号、页码和骑缝章，并按报告编号向出具单位索取完整报告逐页比对。",
        "Compare number, count and the seal across the edges on each page of the original, and ask the issuer for the "
        "whole report by its number.",
    ),
)
_FIELDS = {"lab": "lab_name", "product": "product_name", "client": "client"}


class Odd(NamedTuple):
    """One thing that a page says otherwise than the others: what they say, and what it says."""

    usual: Head
    mine: Head


@check("authenticity.page_origin", NoParams)
def page_origin(context: Context, params: NoParams) -> Iterable[Outcome]:
    """All pages of a paper bear its number, its total, its laboratory and its product."""
    for strand in strands(context.dossier.documents):
        odd = _odd_pages(strand)
        for at in sorted(odd)[:_MOST_TOLD]:
            yield _told(strand, at, odd[at])
        yield from _other_fonts(strand, set(odd))


def _odd_pages(strand: Strand) -> dict[int, list[Odd]]:
    """By page, what it says otherwise."""
    heads, counts = strand.heads(), strand.counts()
    found: dict[int, list[Odd]] = {}
    for what in ("number", "total", *_FIELDS):
        same = [head for head in heads if head.what == what]
        usual = _usual(same)
        others = [head for head in same if usual is not None and _differ(usual, head)]
        if usual is None or _is_bound_in(counts, usual, others):
            continue
        for head in others:
            if what != "total" or _fits(counts, usual, head):
                found.setdefault(head.at, []).append(Odd(usual, head))
    return found


def _usual(heads: Sequence[Head]) -> Head | None:
    """What most pages say, the first that says it; None where read values are so many that none is usual."""
    if len({head.at for head in heads}) < 2:
        return None
    (value, times), *_ = Counter(_bare(head) for head in heads).most_common(1)
    usual = next(head for head in heads if _bare(head) == value)
    return usual if times > 1 or len(heads) == 2 or all(head.exact for head in heads) else None


def _bare(head: Head) -> str:
    """The value without marks, and without 第 and 年, which one page writes and the next leaves out."""
    return "".join(char for char in head.value if char.isalnum() and char not in "第年").upper()


def _differ(one: Head, other: Head) -> bool:
    """Whether two pages say two things, and not one that was misread or written more fully."""
    if not (one.exact and other.exact) and min(one.confidence, other.confidence) < trust().low_confidence:
        return False
    a, b = _bare(one), _bare(other)
    if one.what == "total":
        return a != b
    if a in b or b in a:
        return False
    if one.what == "number":
        return (one.exact and other.exact) or _edits(a, b) > trust().misread_characters
    match = compare_names(a, b) if one.what == "product" else compare(one.value, other.value)
    return match.relation == "different" and ((one.exact and other.exact) or match.edits > trust().misread_characters)


def _edits(a: str, b: str) -> int:
    """Characters that differ and do not look alike."""
    steps = Levenshtein.editops(a, b)
    return sum(step.tag != "replace" or not look_alike(a[step.src_pos], b[step.dest_pos]) for step in steps)


def _fits(counts: dict[int, int], usual: Head, other: Head) -> bool:
    """Whether the page counts on with the others; one that counts by itself may have a total of its own."""
    if usual.at not in counts or other.at not in counts:
        return False
    return counts[usual.at] - usual.at == counts[other.at] - other.at


def _is_bound_in(counts: dict[int, int], usual: Head, others: Sequence[Head]) -> bool:
    """Whether the other pages are a whole paper that counts from one, behind this one's pages."""
    first = [head for head in others if counts.get(head.at) == 1]
    return any(not _fits(counts, usual, head) for head in first)


def _told(strand: Strand, at: int, odd: Sequence[Odd]) -> Outcome:
    document = odd[0].mine.document
    said = text(
        "{document}第 {page} 页与同一份材料的其他页不一致：{reasons}。",
        "{document}: page {page} does not agree with the paper's other pages: {reasons}.",
        document=named(document),
        page=odd[0].mine.trace.page,
        reasons=_listed([_reason(strand.documents[0], one) for one in odd]),
    )
    places = [place for one in odd for place in (one.usual.evidence, one.mine.evidence)]
    whats = {one.mine.what for one in odd}
    exact = all(one.usual.exact and one.mine.exact for one in odd if one.mine.what in ("number", "total"))
    number = next((one for one in odd if one.mine.what == "number"), None)
    if number is not None and exact and not _are_volumes(number) and _is_enclosed(strand, number):
        return contradiction(said, *places, advice=_ADVICE)
    alone = whats == {"total"} and exact
    known = (number is not None and not _are_volumes(number)) or alone or len(whats) > 1
    return (strong if known else weak)(said, *places, advice=_ADVICE)


def _are_volumes(odd: Odd) -> bool:
    """Whether two numbers differ only behind the last hyphen: volumes of one report."""
    (a, _, one), (b, _, other) = odd.usual.value.rpartition("-"), odd.mine.value.rpartition("-")
    return bool(a) and a == b and max(len(one), len(other)) <= _SUFFIX


def _is_enclosed(strand: Strand, odd: Odd) -> bool:
    """Whether both pages are surely of one paper: found as one, or the paper goes on behind the page."""
    if odd.usual.document is odd.mine.document:
        return True
    after = (head for head in strand.heads() if head.what == "number" and head.at > odd.mine.at)
    return odd.usual.at < odd.mine.at and any(head.value == odd.usual.value for head in after)


def _reason(document: Document, odd: Odd) -> Text:
    return text(
        "{label}第 {p} 页为“{a}”，本页为“{b}”",
        "{label} is “{a}” on page {p}, “{b}” on this one",
        label=_label(document, odd.mine.what),
        p=odd.usual.trace.page,
        a=odd.usual.value,
        b=odd.mine.value,
    )


def _label(document: Document, what: str) -> Text:
    if what == "total":
        return text("总页数", "number of pages")
    return label_of(document, NUMBERED[document.type].number if what == "number" else _FIELDS[what])


def _listed(reasons: Sequence[Text]) -> Text:
    return Text(zh="；".join(one.zh for one in reasons), en="; ".join(one.en for one in reasons))


def _other_fonts(strand: Strand, told: set[int]) -> Iterator[Outcome]:
    """A page between others that shares no font with any of them, where all of them share some."""
    fonts = _fonts_of(strand)
    alone = [at for at in fonts if not any(fonts[at] & fonts[other] for other in fonts if other != at)]
    if len(fonts) < _LEAST_PAGES or len(alone) != 1 or told:
        return
    document = strand.document_at(alone[0])
    file, page = strand.places[alone[0]]
    said = text(
        "{document}第 {page} 页所用的字体文件与其他各页均不相同，可能来自另一个文件。",
        "{document}: page {page} has font programs of its own, all other pages share theirs; it may come from another "
        "file.",
        document=named(document), page=page,
    )  # fmt: skip
    yield weak(said, _page(document, file, page), advice=_ADVICE)


def _fonts_of(strand: Strand) -> dict[int, set[int]]:
    at = {place: index for index, place in enumerate(strand.places)}
    return {
        at[place]: set(trace.data["fonts"])
        for document in strand.documents
        for trace in document.traces
        if trace.kind == FONTS and (place := (trace.file or document.file, trace.page)) in at
    }


def _page(document: Document, file: str, page: int) -> Evidence:
    return Evidence(document=document.id, page=page, box=None, text=file)
