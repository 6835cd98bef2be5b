"""Test and inspection reports: covers, tables and label lines of any laboratory; pages inside repeat the head.

The laboratory's name often stands only in the title or the footer, the day of issue in the row of signatures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import (
    code_field,
    date_field,
    field_of,
    name_field,
    present,
    range_fields,
)
from dossier.extraction.fields import conclusions, laboratories, standards
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text, is_stroke
from dossier.extraction.page_labels import page_label
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import find_dates

# fmt: off
NUMBER = (
    "报告编号", "报告号", "报告书编号", "检验报告编号", "检测报告编号", "检验检测报告编号", "报告编码", "报告单编号",
    "报告No.", "NO.", "No.", "No", "NO", "编号", "ReportNo.",
)
PRODUCT = (
    "样品名称", "产品名称", "检品名称", "试样名称", "商品名称", "样机名称", "设备名称", "产品名称及型号",
    "样品名称及型号", "受检产品", "检验产品", "送检产品", "试品名称", "被试品名称", "受试设备", "受试样品",
    "样品(产品)名称", "产品(样品)名称", "样品/产品名称", "产品/样品名称", "检测对象",
)
MODEL = (
    "规格型号", "型号规格", "型号/规格", "规格/型号", "型号、规格", "规格、型号", "型号及规格", "型号和规格",
    "样品规格型号", "样品型号", "产品型号", "主检型号", "样品规格", "试品型号", "被试品型号", "型号规格/等级",
    "产品型号规格", "产品规格型号", "样品型号规格", "型号", "规格", "产品规格",
)
CLIENT = (
    "委托单位", "委托单位名称", "委托方", "委托方名称", "委托人", "委托者", "委托客户", "客户名称", "送检单位",
    "申请单位", "委托企业", "申请人", "申请商", "客户单位",
)
MAKER = (
    "生产单位", "生产单位名称", "生产厂家", "生产厂家名称", "生产商", "生产商名称", "制造商", "制造商名称",
    "制造单位", "生产企业", "生产企业名称", "生产者", "生产者名称", "生产厂", "制造厂商", "生产厂商", "制造厂",
    "标称生产单位", "标称生产企业", "标称生产者", "标识生产者", "制造企业", "生产(制造)单位", "生产/制造单位",
)
CMA = ("资质认定证书编号", "资质认定证书号", "CMA证书编号", "资质认定编号", "计量认证证书编号", "资质证书编号")
LAB = (
    "检测机构", "检测机构名称", "检验机构", "检验机构名称", "检验检测机构", "检验检测机构名称", "承检机构",
    "承检机构名称", "承检单位", "检验单位", "检测单位", "检验单位名称", "检测单位名称", "实验室名称", "测试机构",
    "试验单位", "检测实验室",
)
RECEIVED = (
    "接收日期", "样品接收日期", "收样日期", "到样日期", "接样日期", "送样日期", "来样日期", "送检日期",
    "样品到达日期", "收到样品日期", "样品收到日期", "收样时间", "样品送达日期", "抽/送样日期", "到样时间",
    "接收样品日期",
)
TESTED = (
    "检测日期", "检验日期", "检验检测日期", "样品检测日期", "试验日期", "测试日期", "检测时间", "检验时间",
    "检测周期", "测试周期", "检测起止日期", "检验起止日期", "试验时间", "检验检测时间", "测试时间", "检测期间",
    "检测日期范围",
)
BEGAN = ("检测开始日期", "检验开始日期", "试验开始日期", "测试开始日期", "开始日期", "检测开始时间")
ENDED = (
    "检测结束日期", "检测完成日期", "检验完成日期", "检验结束日期", "试验结束日期", "试验完成日期", "结束日期",
    "完成日期",
)
ISSUED = (
    "签发日期", "报告签发日期", "签发时间", "批准日期", "报告日期", "出具日期", "报告出具日期", "颁发日期",
    "发布日期", "发出日期", "报告时间", "日期",
)
CONCLUSION = (
    "检验结论", "检测结论", "检验检测结论", "检验检测结果", "试验结论", "测试结论", "综合结论", "综合判定", "总结论",
    "判定结论", "结论", "检测结果结论", "检验意见",
)
BASIS = (
    "检测依据", "检验依据", "检验检测依据", "判定依据", "试验依据", "测试依据", "依据标准", "检验标准", "检测标准",
    "执行标准", "判定标准", "评价依据", "产品标准", "试验标准", "检测方法", "检测依据标准", "检验/判定依据",
    "检验和判定依据", "检测方法依据",
)
OTHERS = (
    "样品编号", "样品编码", "样品数量", "样品状态", "样品描述", "样品等级", "样品来源", "样品标记", "样品商标",
    "商标", "批号", "生产日期", "生产日期/批号", "生产日期或批号", "委托日期", "委托编号", "委托单位地址",
    "委托方地址", "委托人地址", "客户地址", "生产单位地址", "生产厂家地址", "生产商地址", "制造商地址", "检测项目",
    "检验项目", "检测类别", "检验类别", "检测环境", "检验环境", "环境条件", "主要仪器", "所用主要仪器", "检测地点",
    "检验地点", "抽样日期", "抽样地点", "抽样单位", "抽样基数", "受检单位", "质量等级", "检测结果", "检验结果",
    "单项结论", "单项判定", "编制", "审核", "批准", "主检", "签发", "编制人", "审核人", "批准人", "授权签字人",
    "承检机构地址", "公司地址", "实验室地址", "数量/重量", "保质期", "包装方式", "样品照片", "样品信息", "客户信息",
    "标准要求", "技术要求", "检测场所", "样品批号", "出厂编号", "检品编号", "委托类别", "检验类型", "检测类型",
    "样品性状", "样品外观", "见证人", "工程名称", "使用说明", "声明", "委托人及联系方式", "送样人", "样品接收状态",
)
# fmt: on


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
    parties = {str(field.value) for field in (client, maker) if field}
    return present(
        {
            "report_number": _report_number(sheet),
            "product_name": name_field(sheet.find(*PRODUCT, lines=3, accept=_worded)),
            "model": _model(sheet),
            "client": client,
            "manufacturer": maker,
            "lab_name": labelled or laboratories.name_on(pages, parties),
            "cma_number": laboratories.cma_number(pages, sheet.find(*CMA, lines=1)),
            "cnas_number": laboratories.cnas_number(flat),
            "sample_received_date": date_field(sheet.find(*RECEIVED, lines=1, accept=_dated)),
            "test_start_date": date_field(sheet.find(*BEGAN, lines=1, accept=_dated)) or start,
            "test_end_date": date_field(sheet.find(*ENDED, lines=1, accept=_dated)) or end,
            "issue_date": _issue_date(sheet, pages),
            "standards": standards.field(sheet.find_all(*BASIS, lines=14), flat),
            "conclusion": conclusions.field(sheet.find(*CONCLUSION, lines=6, accept=conclusions.concludes))
            or conclusions.from_prose(pages),
            "page_count": _page_count(pages),
        }
    )


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
