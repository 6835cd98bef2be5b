"""Type that changes inside a value: who edits one digit of a finished file seldom has its font."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field as Constrained

from dossier.checks.authenticity.signs import Advice, strong, weak
from dossier.checks.outcomes import named, several
from dossier.checks.registry import Context, check
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "type_seam"
_BY: dict[str, Text] = {
    "font": text("字体不同", "another font"),
    "size": text("字号不同", "another size"),
    "baseline": text("不在同一基线", "off the line"),
}
_ADVICE = Advice(
    innocent=text(
        "套用模板后手工补填；自左右两段文字拼成的编号；排版软件的备用字体；由识别软件重排的文件。",
        "A template filled in by hand; a number put together of two parts; fallback fonts of a program; a file set "
        "anew by a program that recognises scans.",
    ),
    verify=text(
        "请放大查看该处，并向出具单位索取原始电子文件或核对原件上的该数值。",
        "Look at the place enlarged, and compare the value with the original or the file as issued.",
    ),
)


class Seams(Record):
    """Values with a seam on one page, and their share of its values, beyond which the page was set so by a program."""

    most_seams: int = Constrained(ge=1)
    most_share: float = Constrained(gt=0, le=1)


@check("authenticity.font_mismatch", Seams)
def font_mismatch(context: Context, params: Seams) -> Iterable[Outcome]:
    """Each number, date, amount and name is of one type throughout."""
    for document in context.dossier.documents:
        found = [trace for trace in document.traces if trace.kind == TRACE]
        grave = [trace for trace in found if _is_grave(trace) and not _is_make(trace, params)]
        slight = [trace for trace in found if trace not in grave]
        if grave:
            yield strong(_said(document, grave), *_places(document, grave), advice=_ADVICE)
        if slight:
            yield weak(_said(document, slight), *_places(document, slight), advice=_ADVICE)


def _is_make(trace: Trace, params: Seams) -> bool:
    seams, values = int(trace.data["seams"]), int(trace.data["values"])
    return seams > params.most_seams and seams > params.most_share * values


def _is_grave(trace: Trace) -> bool:
    """An amount is typed at one go; a whole number may be put together of a form's part and what was filled in."""
    if trace.data["script"] != "digits":
        return False
    inside = int(trace.data["at"]) > 0 and int(trace.data["last"]) < len(trace.text) - 1
    return inside or any(mark in trace.text for mark in ".,，")


def _said(document: Document, traces: list[Trace]) -> Text:
    return text(
        "{document}同一数值内排印不一：{seams}。",
        "{document}: the type changes inside a value: {seams}.",
        document=named(document),
        seams=several([_one(trace) for trace in traces], 6),
    )


def _one(trace: Trace) -> Text:
    return text(
        "第 {page} 页“{value}”中的“{odd}”（{by}：{other}，其余为 {usual}）",
        "page {page}: “{odd}” in “{value}” ({by}: {other}, the rest is {usual})",
        page=trace.page,
        value=trace.text,
        odd=trace.data["odd"],
        by=_BY[trace.data["by"]],
        other=_type(trace.data["other"]),
        usual=_type(trace.data["usual"]),
    )


def _type(look: object) -> str:
    """Font and size as a person reads them; some fonts have no name."""
    return f"{str(look).removeprefix('? ')} pt"


def _places(document: Document, traces: list[Trace]) -> list[Evidence]:
    return [Evidence(document=document.id, page=t.page, box=t.box, text=t.text, file=t.file) for t in traces]
