"""Whether every paper asked for is there, whole, and readable; what is missing is shown to be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from dossier.checks.evidence import first_page
from dossier.checks.facts import joined
from dossier.checks.outcomes import failed, named, not_applicable, passed, to_review
from dossier.checks.params import MaterialId, TypeName
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import is_doubtful, trust, unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier, Evidence, FileRecord
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import Outcome
from dossier.models.page import Problem, Trace
from dossier.models.policy import Material

OTHER = "id_or_other"


class RequiredDocument(Record):
    """Which line of the policy's list of materials."""

    material: MaterialId


@check("completeness.required_document", RequiredDocument)
def required_document(context: Context, params: RequiredDocument) -> Iterable[Outcome]:
    """The material is among the papers; where it is not: what was searched, and what comes nearest."""
    material = next(m for m in context.version.materials if m.id == params.material)
    found = context.dossier.of_type(*material.types)
    if len(found) >= material.at_least:
        where = "、".join(_where(document) for document in found[:5]) + ("…" if len(found) > 5 else "")
        said = text(
            "已提交{name} {n} 份：{at}。", "{name}: {n} handed in: {at}.", name=material.label, n=len(found), at=where
        )
        yield passed(said, *(first_page(document) for document in found))
    elif material.required == "optional":
        yield not_applicable(text("未提交{name}（非必交）。", "{name}: not handed in (optional).", name=material.label))
    elif material.required == "ask":
        yield _asked(material)
    else:
        yield _missing(context.dossier, material, found)


def _asked(material: Material) -> Outcome:
    return to_review(
        text(
            "未见{name}。请确认：{question}。",
            "{name}: not found. To be confirmed: {question}",
            name=material.label,
            question=material.question,
        ),
        cure=text(
            "如产品不在管理范围内，由审核人员确认；如在，请补交{name}。",
            "If the product is not under such rules a person confirms it; otherwise hand in: {name}.",
            name=material.label,
        ),
    )


def _missing(dossier: Dossier, material: Material, found: list[Document]) -> Outcome:
    nearest = _nearest(dossier, material)
    unread = dict.fromkeys(file.name for file in dossier.files if file.problems)
    parts = [_absence(material, len(found)), _searched(dossier)]
    if nearest:
        parts.append(
            text(
                "最接近的是{at}，未能识别为该材料，需核实。",
                " Nearest: {at}, not recognised as this paper; a person must look.",
                at=_where(nearest),
            )
        )
    if unread:
        names = "、".join(unread)
        parts.append(
            text(
                "{files}有内容未能读取，其中可能有该材料。",
                " Not all of {files} could be read; it may be there.",
                files=names,
            )
        )
    said = Text(zh="".join(part.zh for part in parts), en="".join(part.en for part in parts))
    evidence = [first_page(document) for document in [*([nearest] if nearest else []), *found]]
    cure = text("请补交{name}。", "Hand in: {name}.", name=material.label)
    return to_review(said, *evidence, cure=cure) if nearest or unread else failed(said, *evidence, cure=cure)


def _absence(material: Material, found: int) -> Text:
    if not found:
        return text("未见{name}。", "{name} is missing. ", name=material.label)
    return text(
        "{name}应有 {needed} 份，见到 {found} 份。",
        "{name}: {needed} needed, {found} found. ",
        name=material.label,
        needed=material.at_least,
        found=found,
    )


def _nearest(dossier: Dossier, material: Material) -> Document | None:
    """The paper that may be the material: unrecognised or barely recognised; one that bears its words comes first.

    A paper under another title of its own is none.
    """
    doubtful = [d for d in dossier.documents if d.type == OTHER or d.type_confidence < trust().low_confidence]
    fitting = [d for d in doubtful if any(word in d.file + d.type_reason for word in material.words)]
    untitled = [d for d in doubtful if d.type_confidence < trust().low_confidence and "title:" not in d.type_reason]
    return next(iter(fitting or untitled), None)


def _searched(dossier: Dossier) -> Text:
    pages = sum(file.pages for file in dossier.files) or sum(len(d.pages) for d in dossier.documents)
    files = len(dossier.files) or len({d.file for d in dossier.documents})
    kinds = Counter(document.type for document in dossier.documents)
    labels = [(DOCUMENT_TYPES[kind].label, n) for kind, n in kinds.items()]
    return text(
        "已查 {files} 个文件共 {pages} 页，识别为：{kinds}。",
        "Searched {files} files, {pages} pages, recognised as: {kinds}.",
        files=files,
        pages=pages,
        kinds=Text(
            zh="、".join(f"{label.zh} {n} 份" for label, n in labels) or "无",
            en=", ".join(f"{n} × {label.en}" for label, n in labels) or "nothing",
        ),
    )


def _where(document: Document) -> str:
    first, last = (document.pages[0], document.pages[-1]) if document.pages else (0, 0)
    return f"{document.file} p.{first}" + (f"-{last}" if last != first else "")


class CountedPapers(Record):
    """Which types of paper to look at; all but ``not_types`` where ``types`` is empty."""

    types: tuple[TypeName, ...] = ()
    not_types: tuple[TypeName, ...] = ()


@check("completeness.pages", CountedPapers)
def pages(context: Context, params: CountedPapers) -> Iterable[Outcome]:
    """Papers that count their pages have them all: by ``第N页 共M页`` on the pages and by the page count stated."""
    judged: dict[tuple[str, str], list[Outcome]] = {}
    for document in context.dossier.documents:
        if document.type in params.not_types or (params.types and document.type not in params.types):
            continue
        outcome = _pages_of(context.dossier, document)
        if outcome:
            judged.setdefault((outcome.status, document.type), []).append(outcome)
    whole = [outcome for (status, _), group in judged.items() if status == "pass" for outcome in group]
    short = [group for (status, _), group in judged.items() if status != "pass"]
    yield from (_together(group) for group in short)
    if whole and not short:
        said = text("{n} 份标有页数的材料页面齐全。", "{n} paper(s) count their pages and lack none.", n=len(whole))
        yield passed(said, *(item for outcome in whole for item in outcome.evidence))


def _together(group: list[Outcome]) -> Outcome:
    """Papers of one type that lack pages, as one outcome."""
    first = group[0]
    return first.model_copy(
        update={
            "message": _sentence(joined(*(outcome.message for outcome in group))),
            "evidence": tuple(item for outcome in group for item in outcome.evidence),
            "documents": tuple(dict.fromkeys(name for outcome in group for name in outcome.documents)),
            "cure": _sentence(joined(*(outcome.cure for outcome in group if outcome.cure))),
        }
    )


def _sentence(said: Text) -> Text:
    return text("{said}。", "{said}.", said=said)


def _pages_of(dossier: Dossier, document: Document) -> Outcome | None:
    labels = [trace for trace in document.traces if trace.kind == "page_label" and _number(trace, "of")]
    stated, agreeing, evidence = _stated(document, labels)
    if evidence is None:
        return None
    absent = _absent(document, [trace for trace in labels if _number(trace, "of") == stated], stated)
    shown = "、".join(str(n) for n in absent[:20])
    said = text(
        "{paper}标明共 {stated} 页，收到 {have} 页{missing}",
        "{paper} says {stated} pages, {have} were handed in{missing}",
        paper=named(document),
        stated=stated,
        have=len(document.pages),
        missing=text("，缺第 {n} 页", ", missing: {n}", n=shown) if absent else Text(zh="", en=""),
    )
    if not absent:
        return passed(said, evidence)
    cure = text("请补交{paper}的全部页面", "Hand in all pages: {paper}", paper=named(document))
    loose = any(d.type == OTHER and d.file == document.file for d in dossier.documents)
    if loose or agreeing < 2:  # one reading may be misread; unrecognised pages beside it may be the missing ones
        return to_review(said, evidence, cure=cure)
    return unless_doubtful(failed(said, evidence, cure=cure), document.fields.get("page_count"))


def _absent(document: Document, labels: list[Trace], stated: int) -> list[int]:
    """Page numbers for which there is no room: between two labelled pages, before the first, or after the last."""
    if not labels:
        return list(range(len(document.pages) + 1, stated + 1))
    known = sorted({(trace.page, _number(trace, "page")) for trace in labels if trace.page in document.pages})
    places = [(document.pages.index(page), number) for page, number in known]
    absent: list[int] = []
    for (here, number), (there, following) in pairwise([(-1, 0), *places, (len(document.pages), stated + 1)]):
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
    return stated, agreeing, Evidence(document=document.id, page=trace.page, box=trace.box, text=trace.text)


def _number(trace: Trace, key: str) -> int:
    value = trace.data.get(key)
    return value if isinstance(value, int) else 0


@check("completeness.readable", NoParams)
def readable(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Every file and page could be read; each that could not is named with its cure."""
    files = context.dossier.files
    problems = [(file, problem) for file in files for problem in file.problems]
    for file, problem in problems:
        yield _unread(context.dossier, file, problem)
    if files and not problems:
        total = sum(file.pages for file in files)
        said = text(
            "{n} 个文件共 {pages} 页全部读出。", "Read whole: {n} file(s), {pages} page(s).", n=len(files), pages=total
        )
        yield passed(said, *(first_page(document) for document in context.dossier.documents[:1]))


def _unread(dossier: Dossier, file: FileRecord, problem: Problem) -> Outcome:
    on_page = [d.id for d in dossier.documents if d.file == file.name and problem.page in d.pages]
    page = text(" 第 {n} 页", ", page {n}", n=problem.page) if problem.page else Text(zh="", en="")
    return to_review(
        text("{file}{page}：{what}", "{file}{page}: {what}", file=file.name, page=page, what=problem.message),
        Evidence(document=next(iter(on_page), None), page=problem.page, box=None, text=file.name),
        cure=problem.cure,
    )
