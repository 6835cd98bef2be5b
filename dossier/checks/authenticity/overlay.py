"""Text or print that a patch hides: what lies under it beside what is shown in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.checks.authenticity.changes import bare, digits_differ, is_page_number, is_same, says_something
from dossier.checks.authenticity.signs import Advice, strong, weak
from dossier.checks.outcomes import UNREAD, cut, named
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "overlay"
_WIDGET = 20
"""pdfium's number of a form field's annotation: a field hides the blank that it fills."""
_MOST_SHOWN = 6
_ADVICE = Advice(
    innocent=text(
        "出具单位更正笔误或填写模板时遮盖原字；提交前遮盖个人信息；合并软件重写页码；盖章图片不透明。",
        "The issuer covered a slip or a template's text; personal data were masked before filing; a program that "
        "joined files wrote page numbers anew; the picture of a seal lets nothing through.",
    ),
    verify=text(
        "请向出具单位索取原始电子文件或核对纸质原件，对照被遮盖的内容与现在显示的内容。",
        "Ask the issuer for the file as issued or compare with the paper: what is covered, and what is shown now.",
    ),
)


@check("authenticity.overlay", NoParams)
def overlay(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Nothing that says something was covered to show another thing, or nothing, in its place."""
    for document in context.dossier.documents:
        found = [trace for trace in document.traces if trace.kind == TRACE and _changes(trace)]
        grave = [trace for trace in found if _is_grave(trace)]
        slight = [trace for trace in found if not _is_grave(trace)]
        if grave:
            yield strong(_said(document, grave), *_places(document, grave), advice=_ADVICE)
        if slight:
            yield weak(_said(document, slight), *_places(document, slight), advice=_ADVICE)


def _changes(trace: Trace) -> bool:
    """Whether what is shown says another thing than what is covered."""
    below, above = trace.data["below"], trace.data["above"]
    if trace.data.get("note") == _WIDGET and not digits_differ(below, above):
        return False
    if above and not digits_differ(below, above) and is_same(below, above):
        return False
    return says_something(below) or _replaced(trace) or (bool(trace.data["scan"]) and not below)


def _replaced(trace: Trace) -> bool:
    """Whether a short value has another in its place: one digit covered, one digit put upon it."""
    return digits_differ(trace.data["below"], trace.data["above"])


def _is_grave(trace: Trace) -> bool:
    """A covering that shows itself (a black bar, a seal) hides nothing from a person; one like paper does."""
    below, above = trace.data["below"], trace.data["above"]
    if is_page_number(below) and (not above or is_page_number(above)) and _at_edge(trace):
        return False
    if trace.data["scan"] and trace.data["by"] == "picture" and trace.data["colour"] != "paper":
        return False
    if not bare(below):
        return False
    return trace.data["colour"] == "paper" or (bool(above) and digits_differ(below, above))


def _at_edge(trace: Trace) -> bool:
    return trace.box is not None and (trace.box[3] < 0.09 or trace.box[1] > 0.91)


def _said(document: Document, traces: list[Trace]) -> Text:
    pairs = [_pair(trace) for trace in traces[:_MOST_SHOWN]]
    more = len(traces) - len(pairs)
    return text(
        "{document}有内容被覆盖：{pairs}{more}。",
        "{document}: something is covered: {pairs}{more}.",
        document=named(document),
        pairs=Text(zh="；".join(pair.zh for pair in pairs), en="; ".join(pair.en for pair in pairs)),
        more=text("；另有 {n} 处", "; {n} more", n=more) if more > 0 else Text(zh="", en=""),
    )


def _pair(trace: Trace) -> Text:
    values = {"page": trace.page, "below": cut(trace.data["below"]) or UNREAD, "above": cut(trace.data["above"])}
    if not trace.data["above"]:
        return text("第 {page} 页“{below}”被遮盖", "page {page}: “{below}” is covered", **values)
    return text("第 {page} 页“{below}”上覆盖为“{above}”", "page {page}: “{below}” is covered by “{above}”", **values)


def _places(document: Document, traces: list[Trace]) -> Iterator[Evidence]:
    """What lies below, then what is shown."""
    for trace in traces:
        for side in ("below", "above"):
            yield Evidence(document=document.id, page=trace.page, box=trace.box, text=trace.data[side], file=trace.file)
