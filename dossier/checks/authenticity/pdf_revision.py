"""Text or pictures of a PDF that were changed after the file had been saved: before and after, side by side.

Issuers fill blank forms and sign by appending as well, so that what merely fills a blank, and what a signature brings
with it, is no sign. A value that stood there and was replaced is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.checks.authenticity.signs import Advice, strong, weak
from dossier.checks.outcomes import cut, named, passed
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

TRACE = "pdf_revision"
_EXAMINED = "examined"
_MOST_SHOWN = 6
_LARGE = 0.5
"""Share of a page from which a new picture is a new scan of it or a clean-up, not a patch."""
_ADVICE = Advice(
    innocent=text(
        "出具单位在定稿前自行更正后追加保存；扫描软件追加识别文字、纠偏或压缩；阅读软件保存批注。",
        "The issuer corrected a draft and saved by appending; scanning software added recognised text, straightened or "
        "compressed pages; a viewer saved notes.",
    ),
    verify=text(
        "请向出具单位索取原始电子文件或核对纸质原件，逐处对照改动前后的内容。",
        "Ask the issuer for the file as first issued or compare with the paper, place by place.",
    ),
)


@check("authenticity.pdf_revision", NoParams)
def pdf_revision(context: Context, params: NoParams) -> Iterable[Outcome]:
    """No value of a page was replaced after the file was first saved, as far as the file still shows it."""
    for document in context.dossier.documents:
        found = [trace for trace in document.traces if trace.kind == TRACE]
        replaced = [trace for trace in found if _is_replaced(trace)]
        patched = [trace for trace in found if _is_patched(trace)]
        if replaced:
            yield strong(_said(document, replaced), *_places(document, replaced), advice=_ADVICE)
        if patched:
            yield _patched(document, patched)
        if not replaced and not patched and _looked(document):
            said = text(
                "{document}：未见保存之后改写过的内容。",
                "{document}: nothing that was rewritten after saving was found.",
                document=named(document),
            )
            yield passed(said)


def _looked(document: Document) -> bool:
    return any(t.kind == _EXAMINED and t.text == TRACE and t.data.get("done") for t in document.traces)


def _is_replaced(trace: Trace) -> bool:
    """Whether a value stood there before and another stands there now."""
    before, after = _bare(trace.data["before"]), _bare(trace.data["after"])
    if _digits_changed(before, after):
        return True
    return _is_value(before) and not _is_within(before, after) and not _is_within(after, before)


def _digits_changed(before: str, after: str) -> bool:
    """Whether one number became another: the words around may be the same."""
    one, other = re.findall(r"\d+", before), re.findall(r"\d+", after)
    return bool(one and other) and len(one) == len(other) and one != other


def _is_value(shown: str) -> bool:
    """Whether a text says something by itself: digits, or a few Chinese characters in a row."""
    return bool(re.search(r"\d\D*\d|[\u4e00-\u9fff]{4}", shown))


def _is_within(part: str, whole: str) -> bool:
    """Whether all characters of one stand in the other in that order: a blank was filled, or a mark taken away."""
    rest = iter(whole)
    return all(char in rest for char in part)


def _is_patched(trace: Trace) -> bool:
    """Whether only the picture changed, and no signature, stamp or form field explains it."""
    data = trace.data
    return trace.box is not None and not data["before"] and not data["after"] and data["kinds"] == ["content"]


def _patched(document: Document, traces: list[Trace]) -> Outcome:
    said = text(
        "{document}：文件保存之后，第 {pages} 页的画面又有改动。",
        "{document}: after the file was saved, the picture of page {pages} was changed.",
        document=named(document),
        pages=", ".join(sorted({str(trace.page) for trace in traces})),
    )
    large = sum(_area(trace) for trace in traces) / len({trace.page for trace in traces}) >= _LARGE
    return (weak if large else strong)(said, *_places(document, traces), advice=_ADVICE)


def _area(trace: Trace) -> float:
    left, top, right, bottom = trace.box or (0.0, 0.0, 0.0, 0.0)
    return (right - left) * (bottom - top)


def _said(document: Document, traces: list[Trace]) -> Text:
    pairs = [
        text(
            "第 {page} 页“{before}”改为“{after}”",
            "page {page}: “{before}” became “{after}”",
            page=trace.page,
            before=cut(trace.data["before"], 60),
            after=cut(trace.data["after"], 60),
        )
        for trace in traces[:_MOST_SHOWN]
    ]
    more = len(traces) - len(pairs)
    return text(
        "{document}在保存之后被改写：{pairs}{more}。",
        "{document} was rewritten after it was saved: {pairs}{more}.",
        document=named(document),
        pairs=Text(zh="；".join(pair.zh for pair in pairs), en="; ".join(pair.en for pair in pairs)),
        more=text("；另有 {n} 处", "; {n} more", n=more) if more > 0 else Text(zh="", en=""),
    )


def _places(document: Document, traces: list[Trace]) -> Iterator[Evidence]:
    """What stood there, then what stands there."""
    for trace in traces:
        for side in ("before", "after"):
            yield Evidence(document=document.id, page=trace.page, box=trace.box, text=trace.data[side])


def _bare(shown: str) -> str:
    return "".join(shown.split())
