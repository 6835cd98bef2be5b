"""Whether papers that count their pages have them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from dossier.checks.completeness import OTHER
from dossier.checks.outcomes import failed, named, passed, several, to_review, warned
from dossier.checks.params import TypeName
from dossier.checks.registry import Context, check
from dossier.checks.trust import is_doubtful, unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

_ORDER = "page_order"
"""Kind of the trace of a paper that lay in another order than its pages count, and is read in theirs."""


class CountedPapers(Record):
    """Which types of paper to look at; all but ``not_types`` where ``types`` is empty."""

    types: tuple[TypeName, ...] = ()
    not_types: tuple[TypeName, ...] = ()


@check("completeness.pages", CountedPapers)
def pages(context: Context, params: CountedPapers) -> Iterable[Outcome]:
    """Papers that count their pages have them all: by ``第N页 共M页`` on the pages and by the page count stated."""
    read = [document for document in context.dossier.documents if _counts(document, params)]
    judged = [outcome for document in read if (outcome := _pages_of(context.dossier, document))]
    short = [outcome for outcome in judged if outcome.status != "pass"]
    yield from short
    yield from (_set_right(document, trace) for document in read for trace in document.traces if trace.kind == _ORDER)
    if judged and not short:
        said = text("{n} 份标有页数的材料页面齐全。", "{n} paper(s) count their pages and lack none.", n=len(judged))
        yield passed(said, *(item for outcome in judged for item in outcome.evidence))


def _counts(document: Document, params: CountedPapers) -> bool:
    return document.type not in params.not_types and (not params.types or document.type in params.types)


def _pages_of(dossier: Dossier, document: Document) -> Outcome | None:
    labels = [trace for trace in document.traces if trace.kind == "page_label" and _number(trace, "of")]
    stated, agreeing, evidence = _stated(document, labels)
    if evidence is None:
        return None
    absent = _absent(document, [trace for trace in labels if _number(trace, "of") == stated], stated)
    shown = several((_run(first, last) for first, last in _runs(absent)), most=5)
    said = text(
        "{paper}标明共 {stated} 页，收到 {have} 页{missing}。",
        "{paper} says {stated} pages, {have} were handed in{missing}.",
        paper=named(document),
        stated=stated,
        have=len(document.places),
        missing=text("，缺第 {n} 页", ", missing: {n}", n=shown) if absent else Text(zh="", en=""),
    )
    if not absent:
        return passed(said, evidence)
    cure = text("请补交{paper}的全部页面。", "Hand in all pages: {paper}.", paper=named(document))
    loose = any(d.type == OTHER and d.file == document.file for d in dossier.documents)
    if loose or agreeing < 2:  # one reading may be misread; unrecognised pages beside it may be the missing ones
        return to_review(said, evidence, cure=cure)
    return unless_doubtful(failed(said, evidence, cure=cure), document.fields.get("page_count"))


def _set_right(document: Document, trace: Trace) -> Outcome:
    """A note: nothing is missing, but whoever leafs through the file meets the pages in another order."""
    return warned(
        text(
            "{paper}在文件中的页序与其页码不一致，已按页码顺序阅读（依次为文件第 {order} 页）。",
            "{paper}: its pages lie in another order than they count; read in theirs (pages {order} of the file).",
            paper=named(document),
            order=several([str(page) for page in document.pages], most=10),
        ),
        _at(document, trace),
        cure=text("请按页码顺序重新扫描或整理。", "Scan or sort the pages in the order of their counts."),
    )


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Stretches of numbers that follow each other.

    >>> _runs([2, 4, 5, 6])
    [(2, 2), (4, 6)]
    """
    starts = [n for n in numbers if n - 1 not in numbers]
    ends = [n for n in numbers if n + 1 not in numbers]
    return list(zip(starts, ends, strict=True))


def _run(first: int, last: int) -> Text:
    if first == last:
        return Text(zh=str(first), en=str(first))
    return text("{first} 至 {last}", "{first} to {last}", first=first, last=last)


def _absent(document: Document, labels: list[Trace], stated: int) -> list[int]:
    """Page numbers for which there is no room: between two labelled pages, before the first, or after the last."""
    if not labels:
        return list(range(len(document.places) + 1, stated + 1))
    at = {place: index for index, place in reversed(list(enumerate(document.places)))}
    labelled = ((trace.file or document.file, trace.page, _number(trace, "page")) for trace in labels)
    places = sorted({(at[file, page], number) for file, page, number in labelled if (file, page) in at})
    absent: list[int] = []
    for (here, number), (there, following) in pairwise([(-1, 0), *places, (len(document.places), stated + 1)]):
        room = there - here - 1
        gap = range(number + 1, following)
        absent += list(gap)[room:] if len(gap) > room else []
    return absent


def _stated(document: Document, labels: list[Trace]) -> tuple[int, int, Evidence | None]:
    """Number of pages a paper says it has, how many readings agree on it, and where one of them stands.

    A count read as a field confirms the labels; where there are none it stands for itself.
    """
    readings = Counter(_number(trace, "of") for trace in labels)
    field = document.fields.get("page_count")
    if field is not None and isinstance(field.value, int) and (not labels or not is_doubtful(field)):
        readings[field.value] += 1 if labels else 2
    if not readings:
        return 0, 0, None
    stated, agreeing = readings.most_common(1)[0]
    trace = next((trace for trace in labels if _number(trace, "of") == stated), None)
    if trace is None:
        return stated, agreeing, document.evidence("page_count")
    return stated, agreeing, _at(document, trace)


def _at(document: Document, trace: Trace) -> Evidence:
    return Evidence(document=document.id, page=trace.page, box=trace.box, text=trace.text, file=trace.file)


def _number(trace: Trace, key: str) -> int:
    value = trace.data.get(key)
    return value if isinstance(value, int) else 0
