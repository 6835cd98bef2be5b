"""What was examined for signs of falsification, paper by paper, and what could not be: part of every result.

Nothing found means something only where somebody looked. What was looked for in a file is told by its ``examined``
traces; what bears on values is told by the findings themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier.checks.authenticity.pixel_reasons import PIXEL_REASONS
from dossier.models.base import Text, text
from dossier.models.check_ids import FAMILIES
from dossier.models.document import Document
from dossier.models.finding import Examination, Finding, State
from dossier.models.page import Trace

FAMILY = "authenticity"
_NOTE, _FACTS = "examined", "page_facts"
_ITSELF = "examined"
_NAMES = {"pdf_signature": "signature", "text_layer": "hidden_text", "glyph_map": "hidden_text"}
"""Checks whose examiner bears another name."""
_ON_TEXT = ("hidden_text", "font_mismatch")
"""What can be looked for in text alone."""
_ALWAYS = ("value_edited",)
_FIRST_SAVING, _ON_PAPER = "recompression", ("splice", "copy_move")
_IN_PIXELS = (_FIRST_SAVING, *_ON_PAPER)
"""What is looked for in the pixels of a page: whether it was saved before, and what its paper shows."""

LABELS: dict[str, Text] = {
    "pdf_revision": text("保存后的改写", "changes after saving"),
    "pdf_metadata": text("文件属性", "information of the file"),
    "font_mismatch": text("数值内字体", "type inside values"),
    "overlay": text("遮盖", "patches"),
    "hidden_text": text("隐藏文字与文字层", "hidden text and text layer"),
    "splice": text("图像拼接", "spliced pictures"),
    "copy_move": text("图像复制移动", "cloned regions"),
    "recompression": text("局部重压缩", "local recompression"),
    "reused_document": text("跨卷宗重复使用", "reuse across dossiers"),
    "conflicting_record": text("同号不同内容", "one number, other values"),
    "qr_mismatch": text("二维码与票面", "QR code and print"),
    "signature": text("数字签名", "digital signature"),
    "seal_mismatch": text("印章与出具单位", "seal and issuer"),
    "value_edited": text("数值自洽", "agreement of values"),
    "embedded_data": text("内嵌数据与票面", "embedded data and print"),
    "ofd_signature": text("OFD 签名摘要", "digests of the OFD's signature"),
    "page_origin": text("各页是否同源", "pages of one origin"),
}


def looked_for(check: str) -> Text:
    """What a check of authenticity looks for, in short; its name where it has no words yet."""
    name = check.removeprefix(f"{FAMILY}.")
    return LABELS.get(name, Text(zh=name, en=name))


_DONE = text("已检查", "examined")
_NOTHING = text("本件无此内容", "the paper has nothing of the kind")
_ONE_SAVING = text(
    "未见异常，但图像只保存过一次：改动后打印再扫描的页面也是如此，因此无法判断",
    "nothing stands out, but the pictures were saved only once: so are pages that were changed, printed and scanned "
    "again, so that this cannot be told",
)
_PICTURE = text("页面是图像，没有文字层", "the pages are pictures without text")


def examinations(documents: Iterable[Document], findings: Sequence[Finding]) -> tuple[Examination, ...]:
    """For each paper every check of the family: examined, not applicable, or not to be told and why."""
    return tuple(one for document in documents for one in _of_document(document, findings))


def is_picture_only(document: Document) -> bool:
    """Whether all pages are single pictures without text in a file without a history."""
    facts = [trace for trace in document.traces if trace.kind == _FACTS]
    if facts:
        bare = all(fact.data["scan"] and not fact.data["text"] for fact in facts)
        return bare and not any(trace.kind == "pdf_revision" for trace in document.traces)
    noted = any(trace.kind == _NOTE and trace.text not in _IN_PIXELS for trace in document.traces)
    return not noted and any(field.source == "ocr" for field in document.fields.values())


def _of_document(document: Document, findings: Sequence[Finding]) -> Iterator[Examination]:
    notes = _notes(document.traces)
    said = [one for one in findings if document.id in one.documents and one.check.startswith(f"{FAMILY}.")]
    for name in FAMILIES[FAMILY]:
        if name == _ITSELF:
            continue
        its = [finding for finding in said if finding.check == f"{FAMILY}.{name}"]
        state, reason = _judged(document, name, notes.get(name, []), its)
        yield Examination(document=document.id, check=f"{FAMILY}.{name}", state=state, reason=reason)


def _notes(traces: Iterable[Trace]) -> dict[str, list[Trace]]:
    found: dict[str, list[Trace]] = {}
    for trace in traces:
        if trace.kind == _NOTE:
            found.setdefault(_NAMES.get(trace.text, trace.text), []).append(trace)
    return found


def _judged(document: Document, name: str, notes: Sequence[Trace], said: Sequence[Finding]) -> tuple[State, Text]:
    for finding in said:
        if finding.tier == "cannot_tell":
            return "cannot_tell", Text(zh=finding.message, en=finding.message_en)
    broken = next((note for note in notes if not note.data.get("done")), None)
    if broken is not None:
        return "cannot_tell", _broke_off(broken)
    if name in _ON_TEXT and is_picture_only(document):
        return "cannot_tell", _PICTURE
    signs = [finding for finding in said if finding.tier]
    if not signs and notes and is_silence_untold(document, name):
        return "cannot_tell", _ONE_SAVING
    if said or notes or (name in _ALWAYS and document.fields):
        return "examined", _DONE
    return "not_applicable", _NOTHING


def is_silence_untold(document: Document, name: str) -> bool:
    """Whether finding nothing in a paper's pixels says nothing: it is pictures alone, and not one of them has an
    earlier compression to look at. ``name`` is the check without its family."""
    if name not in _ON_PAPER:
        return False
    notes = [trace for trace in document.traces if trace.kind == _NOTE and trace.text == _FIRST_SAVING]
    return is_picture_only(document) and bool(notes) and not any(note.data.get("done") for note in notes)


def _broke_off(note: Trace) -> Text:
    reason = str(note.data.get("reason", ""))[:160]
    said: Text | str = PIXEL_REASONS.get(reason, reason)
    return text("未能检查：{reason}", "could not be examined: {reason}", reason=said)
