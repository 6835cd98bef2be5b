"""What a file says of its own making, beside what it prints and what it says elsewhere: notes, never more.

Issuers join, stamp and compress their files with all sorts of programs and whenever they like, so that nothing here
speaks against a paper by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from pydantic import Field as Constrained

from dossier.checks.authenticity.editors import editor_in
from dossier.checks.authenticity.signs import Advice, weak
from dossier.checks.dates import EVENTS
from dossier.checks.facts import day_of
from dossier.checks.outcomes import named, several
from dossier.checks.registry import Context, check
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Evidence
from dossier.models.finding import Outcome
from dossier.models.page import Trace

ORIGIN, FACTS, SIGNATURE = "pdf_origin", "page_facts", "pdf_signature"
_LEAST_PAGES = 4
_TIMES: dict[str, Text] = {"created": text("创建", "made"), "modified": text("修改", "changed")}
_ADVICE = Advice(
    innocent=text(
        "合并、盖章、压缩、加页码或重新导出文件；不同软件各写各的时间和名称；更换扫描设备。",
        "Files are joined, stamped, compressed, numbered or exported anew; programs write times and names as they "
        "like; another scanner was used.",
    ),
    verify=text(
        "仅供参考。如有其他疑点，请向出具单位索取原始电子文件。",
        "For information only. Where other doubts exist, ask the issuer for the file as issued.",
    ),
)


class Lateness(Record):
    """Days after the printed date from which a later change of the file is told."""

    late_days: int = Constrained(ge=1)


@check("authenticity.pdf_metadata", Lateness)
def pdf_metadata(context: Context, params: Lateness) -> Iterable[Outcome]:
    """What a file says of its making agrees with itself and with the printed date."""
    documents = context.dossier.documents
    sharing = Counter(document.sha256 for document in documents)
    told: set[str] = set()
    for document in documents:
        notes = list(_odd_page(document))
        if document.sha256 not in told:
            notes += _notes(document, params, alone=sharing[document.sha256] == 1)
        told.add(document.sha256)
        if notes:
            said = text(
                "{document}：{notes}。", "{document}: {notes}.", document=named(document), notes=several(notes, 6)
            )
            yield weak(said, _place(document), advice=_ADVICE)


def _place(document: Document) -> Evidence:
    return Evidence(document=document.id, page=document.pages[0] if document.pages else None, box=None, text="")


def _notes(document: Document, params: Lateness, *, alone: bool) -> Iterator[Text]:
    """Notes on the file; what bears on one paper's date only where the file is that paper."""
    origin = next((trace for trace in document.traces if trace.kind == ORIGIN), None)
    if origin is None:
        return
    info, xmp = origin.data.get("info", {}), origin.data.get("xmp", {})
    editor = editor_in(*(str(part.get(key, "")) for part in (info, xmp) for key in ("producer", "creator")))
    if editor:
        yield text("文件经 {editor} 处理", "the file went through {editor}", editor=editor)
    yield from _two_stories(info, xmp)
    created, modified = _day(info, xmp, "created"), _day(info, xmp, "modified")
    if created and modified and modified < created - timedelta(days=1):
        yield text(
            "修改时间 {m} 早于创建时间 {c}", "changed on {m}, before it was made on {c}",
            m=modified.isoformat(), c=created.isoformat(),
        )  # fmt: skip
    if alone:
        yield from _late(document, created, modified, params)


def _two_stories(info: Mapping[str, str], xmp: Mapping[str, str]) -> Iterator[Text]:
    """Where the two places of a file say different things of it."""
    one, other = info.get("producer", ""), xmp.get("producer", "")
    if one and other and _plain(one) != _plain(other):
        yield text(
            "文档属性所记软件为“{one}”，元数据为“{other}”",
            "its information names “{one}”, its metadata “{other}”",
            one=one, other=other,
        )  # fmt: skip
    for key, what in _TIMES.items():
        first, second = _date(info.get(key)), _date(xmp.get(key))
        if first and second and abs((first - second).days) > 1:
            yield text(
                "文档属性所记{what}日期为 {a}，元数据为 {b}",
                "its information says it was {what} on {a}, its metadata on {b}",
                what=what, a=first.isoformat(), b=second.isoformat(),
            )  # fmt: skip


def _late(document: Document, created: date | None, modified: date | None, params: Lateness) -> Iterator[Text]:
    """A file that was changed long after the day printed in it, or made after it was signed."""
    printed = _printed(document)
    late = timedelta(days=params.late_days)
    if printed and created and modified and modified > printed + late and modified > created + timedelta(days=1):
        yield text(
            "票面日期为 {day}，文件 {made} 创建、{m} 又有修改",
            "dated {day}, made on {made}, and changed again on {m}",
            day=printed.isoformat(), made=created.isoformat(), m=modified.isoformat(),
        )  # fmt: skip
    for trace in document.traces:
        signed = _date(str(trace.data.get("signed_at", ""))) if trace.kind == SIGNATURE else None
        if signed and created and created > signed + timedelta(days=1):
            yield text(
                "文件创建于 {made}，晚于其数字签名所记的 {signed}",
                "made on {made}, after the {signed} of its signature",
                made=created.isoformat(), signed=signed.isoformat(),
            )  # fmt: skip


def _printed(document: Document) -> date | None:
    days = [day for name in EVENTS.get(document.type, ()) if (day := day_of(document, name))]
    return max(days, default=None)


def _day(info: Mapping[str, str], xmp: Mapping[str, str], key: str) -> date | None:
    return _date(info.get(key)) or _date(xmp.get(key))


def _date(told: str | None) -> date | None:
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def _plain(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _odd_page(document: Document) -> Iterator[Text]:
    """One page between others that is unlike all of them, where they are all alike."""
    facts = [trace for trace in document.traces if trace.kind == FACTS]
    if len(facts) < _LEAST_PAGES:
        return
    for look, what in _LOOKS:
        seen = Counter(look(trace) for trace in facts)
        (usual, most), *rest = seen.most_common()
        if most == len(facts) - 1 and len(rest) == 1:
            odd = next(trace for trace in facts if look(trace) != usual)
            if odd is not facts[0] and odd is not facts[-1]:
                yield text(
                    "第 {page} 页的{what}与其余各页不同",
                    "page {page} differs from all others in {what}",
                    page=odd.page, what=what,
                )  # fmt: skip


def _make(trace: Trace) -> Any:
    return bool(trace.data["scan"])


def _size(trace: Trace) -> Any:
    return tuple(round(side / 6) for side in sorted(trace.data["size"]))


def _density(trace: Trace) -> Any:
    """Dots an inch of a scanned page, to within a tenth."""
    pixels, size = trace.data.get("pixels"), trace.data["size"]
    return round(10 * max(pixels) / max(*size, 1)) if pixels else None


_LOOKS: tuple[tuple[Callable[[Trace], Any], Text], ...] = (
    (_make, text("形成方式（扫描或文字）", "make (scan or text)")),
    (_size, text("页面尺寸", "page size")),
    (_density, text("扫描分辨率", "resolution of the scan")),
)
