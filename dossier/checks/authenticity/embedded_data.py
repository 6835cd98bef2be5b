"""An electronic invoice carries its values twice: as print and as data inside the file. Both must say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dossier.checks.authenticity.signs import Advice, contradiction, weak
from dossier.checks.facts import decimal_of
from dossier.checks.outcomes import label_of, named, passed, several
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import is_doubtful
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier, Evidence, Field
from dossier.models.finding import Outcome
from dossier.models.page import Trace
from dossier.models.values import amount_in_words, normalise_code, normalise_name

TRACE = "embedded_data"
"""Kind of the trace: ``data`` has ``source`` (attachment, info, xmp, ofd), ``name``, ``values`` (field to value) and
``printed`` (field to the Field read from the page, as JSON), ``elsewhere`` (fields whose stored value stands somewhere
on the pages)."""

_MONEY = ("amount_excl_tax", "tax_amount", "total_amount")
_CODES = ("invoice_number", "invoice_code", "issue_date", "buyer_tax_id", "seller_tax_id")
_NAMES = ("buyer_name", "seller_name")
_COMPARED = (*_CODES, *_NAMES, *_MONEY, "total_in_words")

SOURCES: dict[str, Text] = {
    "attachment": text("内嵌数据文件", "embedded data file"),
    "info": text("PDF 文档属性", "PDF document information"),
    "xmp": text("XMP 元数据", "XMP metadata"),
    "ofd": text("OFD 结构化数据", "structured data of the OFD"),
    "file": text("同一发票的另一份数据文件", "another file of the same invoice"),
}
_ADVICE = Advice(
    innocent=text(
        "文件合并或转换时附件属于另一张发票；开票软件以“元”以外的单位写入；版式文件重开后附件未更新。",
        "Files merged or converted so that the attachment is of another invoice; another unit in the data; a reprint "
        "whose attachment was not renewed.",
    ),
    verify=text(
        "请在国家税务总局全国增值税发票查验平台（inv-veri.chinatax.gov.cn）查验该发票，"
        "并向开票方索取从税务平台下载的原始 XML 或 OFD 文件逐项对照。",
        "Look the invoice up on the tax platform (inv-veri.chinatax.gov.cn) and ask the issuer for the XML or OFD as "
        "downloaded, then compare item by item.",
    ),
)


class _Pair(NamedTuple):
    """One value as it is printed and as the data have it."""

    name: str
    printed: Field
    stored: str
    elsewhere: bool
    """Whether the stored value stands on the page as well, in another place than was read."""


@check("authenticity.embedded_data", NoParams)
def embedded_data(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Number, date, parties and amounts of the data inside a file are those that its page prints.

    The XML or OFD of an invoice that is handed in beside its print is held against it in the same way.
    """
    for document in context.dossier.documents:
        for trace in (*document.traces, *_other_forms(context.dossier, document)):
            if trace.kind == TRACE:
                yield from _compared(document, trace)


def _other_forms(dossier: Dossier, document: Document) -> Iterator[Trace]:
    """The values of other files of the same invoice that are data, as if they lay inside this printed one."""
    shown = {name: field for name, field in document.fields.items() if field.source in ("text", "ocr")}
    number = shown.get("invoice_number")
    for other in dossier.of_type("invoice") if document.type == "invoice" and number else ():
        same = other.value("invoice_number") == document.value("invoice_number")
        values = {name: field.text for name, field in other.fields.items() if field.source == "xml"}
        if same and values and other.file != document.file:
            printed = {name: field.model_dump(mode="json") for name, field in shown.items()}
            data = {"source": "file", "name": other.file, "values": values, "printed": printed}
            yield Trace(kind=TRACE, page=document.pages[0], data=data)


def _compared(document: Document, trace: Trace) -> Iterator[Outcome]:
    pairs = list(_pairs(trace.data))
    differing = [pair for pair in pairs if not _same(pair)]
    exact = [pair for pair in differing if not _uncertain(pair)]
    if exact:
        places = _places(document, trace, exact)
        yield contradiction(_said(document, trace, exact, _CONTRADICTS), *places, advice=_ADVICE)
    unsure = [pair for pair in differing if _uncertain(pair)]
    if unsure:
        yield weak(_said(document, trace, unsure, _UNCERTAIN), *_places(document, trace, unsure), advice=_ADVICE)
    if pairs and not differing:
        said = text(
            "{document}：{source}与票面一致（{fields}）。",
            "{document}: the {source} agrees with the print ({fields}).",
            document=named(document),
            source=_source(trace),
            fields=several(label_of(document, pair.name) for pair in pairs),
        )
        yield passed(said, *(document.evidence(pair.name) for pair in pairs[:3]))


_CONTRADICTS = Text(
    zh="{document}的票面与其{source}不一致：{values}。",
    en="{document}, print and {source}: {values}.",
)
_UNCERTAIN = Text(
    zh="{document}的票面与其{source}似不一致，但票面该处识别不确定：{values}。",
    en="{document}, print and {source} seem to differ where the print is read uncertainly: {values}.",
)


def _pairs(data: Mapping[str, Any]) -> Iterator[_Pair]:
    for name in _COMPARED:
        printed, stored = data.get("printed", {}).get(name), data.get("values", {}).get(name)
        if printed and stored:
            yield _Pair(name, Field.model_validate(printed), str(stored), name in data.get("elsewhere", ()))


def _same(pair: _Pair) -> bool:
    shown = pair.printed.text
    if pair.name in _MONEY:
        return decimal_of(shown) == decimal_of(pair.stored)
    if pair.name == "total_in_words":
        return amount_in_words(shown) == amount_in_words(pair.stored)
    if pair.name in _NAMES:
        return normalise_name(shown) == normalise_name(pair.stored)
    return normalise_code(shown) == normalise_code(pair.stored)


def _uncertain(pair: _Pair) -> bool:
    """Whether the print may only have been read wrongly: by a doubtful look at a picture, at another place of the
    page, or a name in part."""
    shown, stored = normalise_name(pair.printed.text), normalise_name(pair.stored)
    part = pair.name in _NAMES and (shown in stored or stored in shown)
    misread = pair.printed.source == "ocr" and is_doubtful(pair.printed)
    return misread or pair.elsewhere or part


def _said(document: Document, trace: Trace, pairs: list[_Pair], frame: Text) -> Text:
    values = [
        text(
            "{label}票面为“{shown}”，数据为“{stored}”",
            "{label} is printed “{shown}”, the data say “{stored}”",
            label=label_of(document, pair.name),
            shown=pair.printed.text,
            stored=pair.stored,
        )
        for pair in pairs
    ]
    joined = Text(zh="；".join(value.zh for value in values), en="; ".join(value.en for value in values))
    return text(frame.zh, frame.en, document=named(document), source=_source(trace), values=joined)


def _source(trace: Trace) -> Text:
    name = str(trace.data.get("name") or "")
    known = SOURCES.get(str(trace.data.get("source")), SOURCES["attachment"])
    return text("{source}（{name}）", "{source} ({name})", source=known, name=name) if name else known


def _places(document: Document, trace: Trace, pairs: list[_Pair]) -> Iterator[Evidence]:
    """Where the value is printed, then what the data say (they have no place on a page)."""
    for pair in pairs:
        field = pair.printed
        yield Evidence(document=document.id, page=field.page, box=field.box, text=field.raw, field=pair.name)
        yield Evidence(document=document.id, page=trace.page, box=None, text=pair.stored, field=pair.name)
