"""Test and inspection reports: covers, tables and label lines of any laboratory; pages inside repeat the head.

The laboratory's name often stands only in the title or the footer, the day of issue in the row of signatures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import (
    code_field,
    date_field,
    field_of,
    name_field,
    present,
    range_fields,
)
from dossier.extraction.fields import conclusions, laboratories, prose, standards
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.report_labels import (
    BASIS,
    BEGAN,
    CLIENT,
    CMA,
    CONCLUSION,
    ENDED,
    ISSUED,
    LAB,
    MAKER,
    MODEL,
    NUMBER,
    OTHERS,
    PRODUCT,
    RECEIVED,
    TESTED,
)
from dossier.extraction.language import testing
from dossier.extraction.language.statement import Statement
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text, is_stroke
from dossier.extraction.page_labels import page_label
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import find_dates


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a report; cover and inside pages are searched alike, the surest label wins."""
    everything = (
        NUMBER,
        PRODUCT,
        MODEL,
        CLIENT,
        MAKER,
        LAB,
        RECEIVED,
        TESTED,
        BEGAN,
        ENDED,
        ISSUED,
        CONCLUSION,
        BASIS,
        CMA,
    )
    sheet = Sheet(pages, (*OTHERS, *(label for group in everything for label in group)))
    flat = flat_text(pages, "\n")
    client = name_field(sheet.find(*CLIENT, lines=2, accept=_worded))
    maker = name_field(sheet.find(*MAKER, lines=2, accept=_worded))
    start, end = range_fields(sheet.find(*TESTED, lines=2, accept=_dated))
    labelled = name_field(sheet.find(*LAB, lines=2, accept=lambda text: laboratories.is_name(text)))
    told = _told(pages)
    client, maker = client or told("client"), maker or told("maker")
    parties = {str(field.value) for field in (client, maker) if field}
    return present(
        {
            "report_number": _report_number(sheet),
            "product_name": name_field(sheet.find(*PRODUCT, lines=3, accept=_worded)) or told("product"),
            "model": _model(sheet) or told("model"),
            "client": client,
            "manufacturer": maker,
            "lab_name": labelled or laboratories.name_on(pages, parties),
            "cma_number": laboratories.cma_number(pages, sheet.find(*CMA, lines=1)),
            "cnas_number": laboratories.cnas_number(flat),
            "sample_received_date": date_field(sheet.find(*RECEIVED, lines=1, accept=_dated)) or told("received"),
            "test_start_date": date_field(sheet.find(*BEGAN, lines=1, accept=_dated)) or start or told("began"),
            "test_end_date": date_field(sheet.find(*ENDED, lines=1, accept=_dated)) or end or told("ended"),
            "issue_date": _issue_date(sheet, pages),
            "standards": standards.field(sheet.find_all(*BASIS, lines=14), flat),
            "conclusion": conclusions.field(sheet.find(*CONCLUSION, lines=6, accept=conclusions.concludes))
            or conclusions.from_prose(pages),
            "page_count": _page_count(pages),
        }
    )


_QUESTIONS: dict[str, Callable[[str], Statement | None]] = {
    "client": testing.client,
    "maker": testing.maker,
    "product": testing.product,
    "model": testing.model,
    "received": testing.received,
    "began": lambda text: testing.period(text)[0],
    "ended": lambda text: testing.period(text)[1],
}


def _told(pages: Sequence[Page]) -> Callable[[str], Field | None]:
    """What the sentences of the report say, asked only where no label does."""

    def answer(question: str) -> Field | None:
        return prose.stated(prose.flat_prose(pages), _QUESTIONS[question])

    return answer


def _dated(text: str) -> bool:
    return bool(find_dates(text))


def _worded(text: str) -> bool:
    return bool(re.search(r"[一-鿿A-Za-z]{2}|[一-鿿]", text)) and not re.fullmatch(r"\(?见.{0,6}页\)?", text)


_TAIL = re.compile(r"\s*(?:[(|,，;；]?\s*(?:第\s*\d+\s*页|共\s*\d+\s*页|[Pp]age\b).*|\s{2,}.*)$")
_IS_NUMBER = re.compile(r"(?=(?:.*\d){4})[0-9A-Za-z一-鿿()（）〔〕\[\]\-—/_. #№]{5,48}")


def _report_number(sheet: Sheet) -> Field | None:
    """The number by its label; where several pages bear it, the one most pages agree on."""
    places = [found.part(_TAIL.sub("", found.text)) for found in sheet.find_all(*NUMBER, lines=1)]
    fields = [
        code_field(found.confirmed())
        for found in places
        if _IS_NUMBER.fullmatch(found.text) and not find_dates(found.text)
    ]
    known = [field for field in fields if field is not None]
    if not known:
        return None
    counts = {field.value: sum(other.value == field.value for other in known) for field in known}
    return max(known, key=lambda field: (counts[field.value], field.confidence))


def _model(sheet: Sheet) -> Field | None:
    for found in sheet.find_all(*MODEL, lines=3):
        if not is_stroke(found) and not re.fullmatch(r"\(?见.{0,6}页\)?", found.text):
            return name_or_text(found)
    return None


def name_or_text(found: Found) -> Field | None:
    """A model as printed, NFKC, spaces kept as one: they may tell two models apart."""
    value = found.text.strip(" :;,、。")
    return field_of(found, value) if value else None


_SIGNS = re.compile(
    r"^(?!.*(?:有效|文号|证书)).*(?:签发|批准|授权签字|Approvedby)[^,，。:：]{0,12}[:：]", re.IGNORECASE
)
"""The row of him who signs: his role, a colon, his name."""
_DATE_LINE = re.compile(r"(?m)^(?:(?:Report|Issued?)?Date|DateofIssue|Issued(?:on)?):?(?P<value>[^\n]{8,24})$")


def _issue_date(sheet: Sheet, pages: Sequence[Page]) -> Field | None:
    """The date by its label; else the last date that stands alone at the foot of the first or last page."""
    labelled = date_field(sheet.find(*ISSUED, lines=1, accept=_dated)) or _headed(pages)
    if labelled:
        return labelled
    for page in (pages[0], pages[-1]):
        signed = _signed(page)
        if signed:
            return signed
        alone = [
            found
            for line in page.lines
            if line.box[1] > 0.55 and find_dates(line.text)
            for found in _lone_dates(flat_text([page.model_copy(update={"lines": (line,)})]))
        ]
        if alone:
            return field_of(alone[-1], trust=0.75, note="unlabelled")
    return None


def _headed(pages: Sequence[Page]) -> Field | None:
    """The date in the head of every page of bilingual reports, in English only (``Date: 2025-03-04``)."""
    flat = flat_text(pages, "\n")
    found = flat.find(_DATE_LINE, group="value", accept=lambda text: _dated(text) and find_dates(text)[0][1] == 0)
    return date_field(found.lowered(0.97)) if found else None


def _signed(page: Page) -> Field | None:
    """The one date in the row of him who signs for the laboratory, at the foot of the page."""
    for line in page.lines:
        if line.box[1] > 0.5 and _SIGNS.search("".join(line.text.split())):
            flat = flat_text([page.model_copy(update={"lines": (line,)})])
            dates = find_dates(flat.text)
            if len(dates) == 1:
                return field_of(flat.found(*dates[0][1:]), dates[0][0], trust=0.85, note="unlabelled")
    return None


def _lone_dates(flat: FlatText) -> list[Found]:
    return [flat.found(s, e).part(iso) for iso, s, e in find_dates(flat.text) if e - s >= len(flat.text) - 2]


def _page_count(pages: Sequence[Page]) -> Field | None:
    labels = [label for page in pages if (label := page_label(page)) is not None and label.data["of"]]
    if not labels:
        return None
    label = max(labels, key=lambda label: int(label.data["of"]))
    number: JsonValue = int(label.data["of"])
    source = pages[0].lines[0].source if pages[0].lines else "text"
    return Field(value=number, raw=label.text, page=label.page, box=label.box, confidence=0.95, source=source)


KIND = DocumentKind(
    type="test_report",
    cues=Cues(
        titles=(
            r"(?:.{0,30}(?:公司|院|所|中心|站))?.{0,10}(?:检测|检验|检验检测|测试|试验|型式试验|型式检验|委托检验|测评)(?:分析|评价|结果)?报告(?:书|单)?"
            r"(?:（.{0,30}）)?(?:[A-Za-z（）]*(?:TESTREPORT|TestReport|TestResults)[A-Za-z（）]*)?",
            r"(?i:.{0,40}(?:test|testing|inspection|examination)report(?:no.{0,24})?|reportof(?:test|testing|inspection).{0,20})",
        ),
        labels=(
            "(?:检验|检测|检验检测)?报告(?:书)?编号|[Nn][Oo][.:]",
            "样品名称|产品名称|样品编号",
            "委托单位|委托方|委托人|客户名称|送检单位",
            "生产单位|生产厂家|生产商|制造商|生产企业",
            "规格型号|型号规格|样品规格|样品状态|样品描述",
            "(?:检验|检测|测试|试验)(?:日期|时间)|接收日期|到样日期",
            "(?:检验|检测|判定|试验)(?:检测)?依据|检测方法|检测项目|检验项目",
            "(?:检验|检测)?(?:检测)?结论|单项判定|检测结果|检验结果",
            "签发日期|批准日期|授权签字人|主检|编制人?|审核人?",
            "检验检测专用章|CMA|CNAS",
        ),
        never=(
            "查新点|科技查新报告",
            r"(?m)^.{0,12}资质认定证书(?:附表)?$",
            r"(?m)^.{0,20}认可证书(?:附件)?$",
            r"(?m)^商标注册证$",
        ),
    ),
    extract=extract,
)
