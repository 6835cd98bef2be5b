"""What each page of a paper says of the paper: its number, its total of pages, laboratory, product and client.

Pages of one report say the same in their heads and feet. Each is noted page by page, so that a check can tell a page
that came from elsewhere; values inside the body of a page (instruments, other reports that are quoted) are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dossier.extraction.classify import OTHER
from dossier.extraction.fields import laboratories
from dossier.extraction.fields.report_labels import CLIENT, MAKER
from dossier.extraction.layout import Sheet
from dossier.extraction.lines import overlap
from dossier.extraction.page_labels import PAGE_LABEL
from dossier.models.base import Box
from dossier.models.page import Page, Trace
from dossier.models.values import find_dates, normalise_code, normalise_name

PAGE_HEAD = "page_head"
"""Kind of the trace: ``data`` has ``what`` (``number``, ``total``, ``lab``, ``product`` or ``client``), ``value``,
``source`` and ``confidence`` as of a field, and ``annex``: whether the page says that it is an annex or subcontracted.
A ``total`` also has ``page``, the page's own number."""

Labels = Mapping[str, tuple[str, ...]]
_REPORT = ("报告编号", "报告号", "报告书编号", "检验报告编号", "检测报告编号", "检验检测报告编号", "试验报告编号",
           "测试报告编号", "报告单编号", "报告书号", "报告No.", "ReportNo.", "ReportNumber")  # fmt: skip
LABELS: Mapping[str, Labels] = {
    "test_report": {
        "number": _REPORT,
        "product": (
            "样品名称",
            "产品名称",
            "试样名称",
            "样品(产品)名称",
            "产品(样品)名称",
            "SampleName",
            "ProductName",
        ),
        "client": ("委托单位", "委托单位名称", "委托方", "委托人", "客户名称", "Client"),
    },
    "novelty_search_report": {"number": ("报告编号", "查新报告编号", "科技查新报告编号", "报告号")},
    "audit_report": {"number": ("报告编号", "报告文号")},
    "sales_contract": {"number": ("合同编号", "合同号")},
    OTHER: {"number": _REPORT},
}
"""By type of paper: the labels of its own number, and what else its pages repeat. A page torn from a report may be of
no type by itself."""
_HEAD, _FOOT, _NAMES = 0.3, 0.9, 0.4
"""Down to which share of the height a page's head reaches, from which its foot, and down to which names stand."""
_TAIL = re.compile(r"\s*[(|,，;；]?\s*(?:第\s*\d+\s*页|共\s*\d+\s*页|[Pp]age\b).*$|\s{2,}.*$")
_IS_NUMBER = re.compile(r"(?=(?:.*\d){4})[0-9A-Z一-鿿()（）〔〕\[\]\-/_.#№]{5,40}")
_ANNEX = re.compile(r"^\s*附\s*[件录表图]|分包|转包|外包|(?i:\b(?:annex|appendix|subcontract))")
_LETTER = re.compile(
    r"(?:报告)?(?:文号|编号)?:?(?P<value>[一-鿿]{1,12}字[\[〔(【]?20\d{2}[\]〕)】]?年?第?[A-Z]{0,3}-?\d{2,6}(?:-\d{1,3})?号)"
)
"""The number of an auditor's report, which stands on a line of its own without a label."""
_ABOVE = 0.6
"""Down to which share of the height a line of its own is the number of the paper."""
_SURE = 0.9
_MOST_PAGES = 200


def page_heads(type_: str, pages: Sequence[Page], labels: Sequence[Trace]) -> Iterator[Trace]:
    """What the pages of a paper of that type say of it; ``labels`` are its traces of pages counted."""
    wanted = LABELS.get(type_)
    if wanted is None or len(pages) > _MOST_PAGES:
        return
    annexes = {page.number for page in pages if _is_annex(page)}
    everything = tuple(label for group in wanted.values() for label in group)
    sheet = Sheet(pages, (*everything, *MAKER))
    for what, group in wanted.items():
        told: set[int] = set()
        for found in sheet.find_all(*group, lines=1 if what == "number" else 2):
            value = _number(found.text) if what == "number" else normalise_name(found.text)
            if value and found.page not in told and _is_in_margin(found.box, what):
                told.add(found.page)
                yield _head(found.page, found.box, found.raw, what, value, annexes, found.source, found.confidence)
    if type_ == "audit_report":
        yield from _letters(pages, annexes)
    if type_ == "test_report":
        parties = {normalise_name(found.text) for found in sheet.find_all(*CLIENT, *MAKER, lines=2)}
        yield from _laboratories(pages, parties, annexes)
    yield from _totals(pages, labels, annexes)


def _head(page: int, box: Box | None, raw: str, what: str, value: str, annexes: set[int], *how: Any) -> Trace:
    source, confidence = how
    data = {"what": what, "value": value, "source": source, "confidence": confidence, "annex": page in annexes}
    return Trace(kind=PAGE_HEAD, page=page, box=box, text=raw, data=data)


def _number(text: str) -> str:
    """A paper's number as it is compared; empty for what is none."""
    bare = _TAIL.sub("", text)
    value = normalise_code(bare)
    return value if _IS_NUMBER.fullmatch(value) and not find_dates(bare) else ""


def _letters(pages: Sequence[Page], annexes: set[int]) -> Iterator[Trace]:
    """The first number on each page that is a line of its own."""
    for page in pages:
        for line in page.lines:
            match = _LETTER.fullmatch("".join(unicodedata.normalize("NFKC", line.text).split()))
            if match and line.box[3] <= _ABOVE:
                how = (line.source, line.confidence)
                yield _head(page.number, line.box, line.text, "number", match["value"], annexes, *how)
                break


def _is_in_margin(box: Box, what: str) -> bool:
    return box[3] <= (_HEAD if what == "number" else _NAMES) or box[1] >= _FOOT


def _is_annex(page: Page) -> bool:
    return any(line.box[1] < _HEAD and _ANNEX.search(line.text) for line in page.lines)


def _laboratories(pages: Sequence[Page], parties: set[str], annexes: set[int]) -> Iterator[Trace]:
    for page in pages:
        name = laboratories.name_on([page], parties)
        if name is not None and name.box and name.confidence >= _SURE:
            yield _head(page.number, name.box, name.raw, "lab", name.text, annexes, name.source, name.confidence)


def _totals(pages: Sequence[Page], labels: Sequence[Trace], annexes: set[int]) -> Iterator[Trace]:
    by_number = {page.number: page for page in pages}
    for label in labels:
        page = by_number.get(label.page)
        if label.kind == PAGE_LABEL and label.data["of"] and page is not None:
            lines = [line for line in page.lines if label.box and _touch(line.box, label.box)]
            source = "ocr" if any(line.source == "ocr" for line in lines) or page.media == "scan" else "text"
            sure = min((line.confidence for line in lines), default=1.0)
            head = _head(page.number, label.box, label.text, "total", str(label.data["of"]), annexes, source, sure)
            yield head.model_copy(update={"data": {**head.data, "page": label.data["page"]}})


def _touch(a: Box, b: Box) -> bool:
    return overlap(a, b, 0) > 0.5 and overlap(a, b, 1) > 0.5
