"""Whether every paper asked for is there, whole, and readable; what is missing is shown to be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dossier.checks.evidence import first_page
from dossier.checks.outcomes import failed, not_applicable, passed, several, to_review
from dossier.checks.params import MaterialId
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import trust
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier, Evidence, FileRecord
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import Outcome
from dossier.models.page import Problem
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
        where = several(where_is(document) for document in found)
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
            "{name}: not found. To be confirmed: {question}.",
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
    candidate = nearest(dossier, material.words)
    unread = dict.fromkeys(file.name for file in dossier.files if file.problems)
    parts = [_absence(material, len(found)), searched(dossier)]
    if candidate:
        parts.append(
            text(
                "最接近的是{at}，未能识别为该材料，需核实。",
                " Nearest: {at}, not recognised as this paper; a person must look.",
                at=where_is(candidate),
            )
        )
    if unread:
        names = several(unread)
        parts.append(
            text(
                "{files}有内容未能读取，其中可能有该材料。",
                " Not all of {files} could be read; it may be there.",
                files=names,
            )
        )
    said = Text(zh="".join(part.zh for part in parts), en="".join(part.en for part in parts))
    evidence = [first_page(document) for document in [*([candidate] if candidate else []), *found]]
    cure = text("请补交{name}。", "Hand in: {name}.", name=material.label)
    return to_review(said, *evidence, cure=cure) if candidate or unread else failed(said, *evidence, cure=cure)


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


def nearest(dossier: Dossier, words: Iterable[str]) -> Document | None:
    """The paper that may be the one missed: unrecognised or barely recognised; one that bears its words comes first.

    A paper under another title of its own is none.
    """
    doubtful = [d for d in dossier.documents if d.type == OTHER or d.type_confidence < trust().low_confidence]
    known = [word for word in words if word]
    fitting = [d for d in doubtful if any(word in d.file + d.type_reason for word in known)]
    untitled = [d for d in doubtful if d.type_confidence < trust().low_confidence and "title:" not in d.type_reason]
    return next(iter(fitting or untitled), None)


def searched(dossier: Dossier) -> Text:
    """What was looked through for a paper that is missing: files, pages, and what they were recognised as."""
    pages = sum(file.pages for file in dossier.files) or sum(len(d.pages) for d in dossier.documents)
    files = len(dossier.files) or len({d.file for d in dossier.documents})
    kinds = Counter(document.type for document in dossier.documents)
    labels = [text("{k} {n} 份", "{n} × {k}", k=DOCUMENT_TYPES[kind].label, n=n) for kind, n in kinds.most_common()]
    return text(
        "已查 {files} 个文件共 {pages} 页，识别为：{kinds}。",
        "Searched {files} files, {pages} pages, recognised as: {kinds}.",
        files=files,
        pages=pages,
        kinds=several(labels, most=5) if labels else text("无", "nothing"),
    )


def where_is(document: Document) -> Text:
    """File and pages of a paper."""
    first, last = (document.pages[0], document.pages[-1]) if document.pages else (0, 0)
    template = ("{file}第{first}页", "{file}, page {first}")
    if first != last:
        template = ("{file}第{first}至{last}页", "{file}, pages {first} to {last}")
    return text(*template, file=document.file, first=first, last=last)


@check("completeness.readable", NoParams)
def readable(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Every file and page could be read; each that could not is named with its cure."""
    files = context.dossier.files
    problems = [(file, problem) for file in files for problem in file.problems]
    for file, problem in problems:
        yield _unread(context.dossier, file, problem)
    yield from (_unsure(document) for document in context.dossier.documents if _is_unsure(document))
    if files and not problems:
        total = sum(file.pages for file in files)
        said = text(
            "{n} 个文件共 {pages} 页全部读出。", "Read whole: {n} file(s), {pages} page(s).", n=len(files), pages=total
        )
        yield passed(said, *(first_page(document) for document in context.dossier.documents[:1]))


def _is_unsure(document: Document) -> bool:
    return document.type != OTHER and document.type_confidence < trust().low_confidence


def _unsure(document: Document) -> Outcome:
    """A paper that was taken for a type on weak signs: a person says whether it is one."""
    return to_review(
        text(
            "{at}按{kind}处理，但依据不足（{why}），请确认材料种类。",
            "{at} is taken as {kind} on weak signs ({why}); please confirm what it is.",
            at=where_is(document),
            kind=DOCUMENT_TYPES[document.type].label,
            why=document.type_reason,
        ),
        first_page(document),
        cure=text("请提供带有完整标题的清晰件。", "Hand in a clear copy that shows its whole title."),
    )


def _unread(dossier: Dossier, file: FileRecord, problem: Problem) -> Outcome:
    on_page = [d.id for d in dossier.documents if (file.name, problem.page) in d.places]
    page = text(" 第 {n} 页", ", page {n}", n=problem.page) if problem.page else Text(zh="", en="")
    return to_review(
        text("{file}{page}：{what}", "{file}{page}: {what}", file=file.name, page=page, what=problem.message),
        Evidence(document=next(iter(on_page), None), page=problem.page, box=None, text=file.name),
        cure=problem.cure,
    )
