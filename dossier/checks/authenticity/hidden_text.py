"""Text of a file's layer that its page does not show: machines read it, people do not."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.checks.authenticity.changes import digits_differ, says_something
from dossier.checks.authenticity.signs import Advice, strong, weak
from dossier.checks.outcomes import cut, named, several
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

HIDDEN, LAYER = "hidden_text", "text_layer"
_LAYER_OF_COPIES = 3
"""Invisible texts that agree with what is seen at their place, from which they are a layer by a program that reads."""
_WAYS: dict[str, Text] = {
    "invisible": text("不显示", "invisible"),
    "white": text("与纸同色", "in the paper's colour"),
    "behind": text("与同处所示文字不同", "unlike the text shown at its place"),
    "tiny": text("字号极小", "too small to read"),
    "outside": text("在页面之外", "outside the page"),
    "blank": text("未显示", "not drawn"),
    "drawn": text("与所绘字形不符", "unlike the glyphs that are drawn"),
}
_ADVICE = Advice(
    innocent=text(
        "电子签章平台的定位关键字、模板残留的隐藏内容、表格软件中设为白色的辅助单元格；扫描软件的文字识别有误。",
        "Keywords by which platforms place a seal, remains of a template, helper cells of a sheet in white; errors of "
        "the program that recognised a scan.",
    ),
    verify=text(
        "请以页面所显示的内容为准核对原件；所列文字本系统不作为页面内容采信。",
        "Go by what the page shows and compare with the original; the text listed is not taken as the page's content.",
    ),
)


@check("authenticity.hidden_text", NoParams)
def hidden_text(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The text layer says nothing that the page does not show."""
    for document in context.dossier.documents:
        hidden = [trace for trace in document.traces if trace.kind == HIDDEN and _tells(trace)]
        other = [trace for trace in hidden if _contradicts(trace)]
        unseen = [trace for trace in hidden if not _contradicts(trace)]
        layer = [trace for trace in document.traces if trace.kind == LAYER]
        clear = [trace for trace in layer if _is_clear(trace)]
        unsure = [trace for trace in layer if not _is_clear(trace)]
        if other:
            yield strong(_said(document, other, _OTHER), *_places(document, other), advice=_ADVICE)
        if unseen:
            yield weak(_said(document, unseen, _UNSEEN), *_places(document, unseen), advice=_ADVICE)
        if clear:
            yield strong(_said(document, clear, _LAYER), *_places(document, clear), advice=_ADVICE)
        if unsure:
            yield weak(_said(document, unsure, _LAYER), *_places(document, unsure), advice=_ADVICE)


_OTHER = Text(
    zh="{document}的文字层与画面所示不同：{texts}。",
    en="{document}: the text layer is unlike what the page shows: {texts}.",
)
_UNSEEN = Text(
    zh="{document}含有页面上看不到的文字：{texts}。",
    en="{document} holds text that the page does not show: {texts}.",
)
_LAYER = Text(
    zh="{document}扫描件所带的识别文字与画面的识别结果不同：{texts}。",
    en="{document}: the text that came with the scan differs from what is read in its picture: {texts}.",
)


def _tells(trace: Trace) -> bool:
    """Whether hidden text says something that the page does not say as well."""
    return says_something(trace.text) and (not trace.data.get("agrees") or _contradicts(trace))


def _contradicts(trace: Trace) -> bool:
    """Whether the page shows another number at the very place, or a whole number is hidden that it shows nowhere."""
    data = trace.data
    if data["way"] in ("behind", "drawn") and digits_differ(trace.text, data["shown"]):
        return not (data.get("alike") and data.get("copies", 0) >= _LAYER_OF_COPIES)
    return bool(data.get("lacking")) and not data.get("cut")


def _is_clear(trace: Trace) -> bool:
    """Whether a layer that is right elsewhere says a number that the picture clearly does not show."""
    data = trace.data
    right_elsewhere = 2 * data["differing"] <= data["compared"] or data["compared"] <= 2
    return bool(data.get("sure") and data.get("clear") and right_elsewhere)


def _said(document: Document, traces: list[Trace], frame: Text) -> Text:
    return text(frame.zh, frame.en, document=named(document), texts=several([_one(t) for t in traces], 6))


def _one(trace: Trace) -> Text:
    values = {"page": trace.page, "said": cut(trace.text), "shown": cut(trace.data.get("shown", ""))}
    if values["shown"]:
        return text(
            "第 {page} 页文字为“{said}”，画面为“{shown}”",
            "page {page}: the text says “{said}”, the page shows “{shown}”",
            **values,
        )
    way = _WAYS[trace.data["way"]]
    return text("第 {page} 页“{said}”（{way}）", "page {page}: “{said}” ({way})", way=way, **values)


def _places(document: Document, traces: list[Trace]) -> list[Evidence]:
    """What the layer says, then what the page shows there."""
    found = []
    for trace in traces:
        place = Evidence(document=document.id, page=trace.page, box=trace.box, text=trace.text, file=trace.file)
        shown = trace.data.get("shown", "")
        found += [place, place.model_copy(update={"text": shown})] if shown else [place]
    return found
