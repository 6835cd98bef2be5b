"""Insurance policies for products: liability, quality, first sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import present
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.signing import DAY
from dossier.extraction.layout import Sheet, flat_text
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r".{0,40}保险(?:单|保单|合同|凭证)(?:（.{0,8}）)?(?:明细表|正本|抄件)?",
        r"（?(?:电子)?保单）?",
        r".{0,30}(?:产品|装备|设备|材料|首台|首批).{0,20}(?:责任|综合)保险",
    ),
    labels=(
        "被保险人",
        "投保人",
        "保险金额|赔偿限额|责任限额",
        "保险费|保费",
        "保险期间|保险期限",
        "保险单号|保单号",
        "保险人|保险公司",
    ),
    never=("审计意见", "查新点"),
)
_PERIOD = ("保险期间", "保险期限", "保险责任期间", "保险责任期限", "承保期间")
_START = ("保险起期", "起保日期", "保险责任起期", "保险起始日期", "起始日期")
_END = ("保险止期", "终保日期", "保险责任止期", "保险终止日期", "终止日期")
_SPAN = rf"保险(?:责任)?(?:期间|期限)(?P<value>[^签追出印]{{0,40}}?{DAY}[^签追出印]{{0,40}}?{DAY})"
"""A period whose days stand in several cells or lines."""

WANTED = {
    "policy_number": Wanted(
        "code", ("保险单号", "保险单号码", "保单号", "保单号码", "保险单编号", "保单编号"), lines=1, accept=r"\d{5}"
    ),
    "insured": Wanted(
        "party",
        ("被保险人名称", "被保险人", "被保险人姓名"),
        r"(?:被保险人\n(?:名称|姓名):?|(?:名称|姓名):?(?=\n[^\n]{4,40}\n被保险人\n))\n(?P<value>[^\n]{4,40})",
        sure=0.9,
    ),
    "product_name": Wanted(
        "name",
        (
            "保险产品",
            "投保产品",
            "投保产品名称",
            "被保险产品",
            "产品名称",
            "装备名称",
            "设备名称",
            "保险标的名称",
            "标的名称",
            "保险标的",
            "投保装备名称",
        ),
        strip=r"[(（,，;；](?:规格)?型号",
    ),
    "insured_amount": Wanted(
        "money",
        (
            "总保险金额",
            "保险金额",
            "累计赔偿限额",
            "累计责任限额",
            "保单累计赔偿限额",
            "年累计赔偿限额",
            "赔偿限额",
            "责任限额",
            "保险金额/赔偿限额",
        ),
    ),
    "premium": Wanted("money", ("总保险费", "保险费合计", "总保费", "保费合计", "应交保险费", "保险费", "保费")),
    "valid_from": Wanted("date", (*_PERIOD, *(f"{label}自" for label in _PERIOD), *_START), _SPAN, sure=0.95),
    "valid_to": Wanted("last_date", _PERIOD, _SPAN, sure=0.95, accept=r"\d{4}\D.*\d{4}\D|年.*年"),
}

_ENDING = Wanted("date", (*(f"{label}至" for label in _PERIOD), *_END, "至"))
"""The last day where it has a place of its own."""
# fmt: off
_OTHERS = (
        "投保人",
        "投保人名称",
        "免赔额",
        "费率",
        "保险费率",
        "每次事故赔偿限额",
        "每次事故责任限额",
        "追溯日",
        "追溯期",
        "承保区域",
        "规格型号",
        "型号",
        "证件号码",
        "统一社会信用代码",
        "特别约定",
        "保险人",
        "签单日期",
        "争议处理",
)
# fmt: on
_KNOWN = (*_OTHERS, *_ENDING.labels, *(label for want in WANTED.values() for label in want.labels))


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a policy; a period of which only one day is read has no end."""
    sheet, flat = Sheet(pages, _KNOWN), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    fields["valid_to"] = fields["valid_to"] or read(sheet, flat, _ENDING)
    first, last = fields["valid_from"], fields["valid_to"]
    if first and last and str(last.value) <= str(first.value):
        fields["valid_to"] = None
    return present(fields)


KIND = DocumentKind("insurance_policy", CUES, extract)
