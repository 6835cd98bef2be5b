"""What the three checks of pixels share: from the traces of a paper to one sign a tier, with every place shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dossier.checks.authenticity.signs import Advice, strong, weak
from dossier.checks.examination import is_silence_untold
from dossier.checks.outcomes import cut, named, passed
from dossier.checks.registry import Context
from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

_NOTE = "examined"
_MOST_SHOWN = 4

VERIFY = text(
    "请放大查看该处，并请提交人出示纸质原件或原始扫描文件逐字核对；编号、金额可在相应登记系统或向出具单位查询。",
    "Look at the place enlarged; ask for the paper or the scan as first made and compare it letter by letter; look "
    "numbers and amounts up in their register or ask the issuer.",
)


def judged(
    context: Context,
    kind: str,
    is_grave: Callable[[Trace], bool],
    say: Callable[[Trace], Text],
    advice: Callable[[Trace], Advice],
) -> Iterable[Outcome]:
    """Signs of one kind of trace, paper by paper, those with one advice together; a paper that could be examined and
    has none passes, unless silence says nothing of it (``examination`` in the result says so then)."""
    for document in context.dossier.documents:
        found = [trace for trace in document.traces if trace.kind == kind]
        for grave, build in ((True, strong), (False, weak)):
            alike: dict[Advice, list[Trace]] = {}
            for trace in found:
                if is_grave(trace) is grave:
                    alike.setdefault(advice(trace), []).append(trace)
            for told, traces in alike.items():
                yield build(_said(document, traces, say), *_places(document, traces), advice=told)
        if not found and _looked(document, kind) and not is_silence_untold(document, kind):
            yield passed(text("{document}：未见异常。", "{document}: nothing stands out.", document=named(document)))


def _looked(document: Document, kind: str) -> bool:
    notes = [trace for trace in document.traces if trace.kind == _NOTE and trace.text == kind]
    return bool(notes) and all(note.data.get("done") for note in notes)


def _said(document: Document, traces: list[Trace], say: Callable[[Trace], Text]) -> Text:
    parts = [say(trace) for trace in traces[:_MOST_SHOWN]]
    return text(
        "{document}：{parts}。",
        "{document}: {parts}.",
        document=named(document),
        parts=Text(zh="；".join(part.zh for part in parts), en="; ".join(part.en for part in parts)),
    )


def where(trace: Trace) -> Text:
    """The page, and what is read at the place."""
    page = text("第 {page} 页", "page {page}", page=trace.page)
    if not trace.text.strip():
        return page
    return text("{page}“{shown}”处", "{page} at “{shown}”", page=page, shown=cut(trace.text))


def _places(document: Document, traces: list[Trace]) -> Iterator[Evidence]:
    for trace in traces:
        for box in (trace.box, trace.data.get("other")):
            if box is not None:
                place = (float(box[0]), float(box[1]), float(box[2]), float(box[3]))
                yield Evidence(document=document.id, page=trace.page, box=place, text=trace.text, file=trace.file)
