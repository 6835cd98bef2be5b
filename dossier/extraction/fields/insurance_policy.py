"""Insurance policies for products: liability, quality, first sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import date_field, present
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import is_organisation, party_field
from dossier.extraction.fields.sections import NAMES, in_section
from dossier.extraction.fields.signing import DAY
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.fields.together import name_and_model
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
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
_PERIOD = spelled(
    "(保险|保险责任|承保|保障|保单|保险责任的)"
    "(起讫日期|起止日期|起讫时间|起止时间|起讫期限|起讫|起止|有效期限|有效期|期间|期限)",
    "(保险起讫|起讫|起止)(日期|期)",
)
_BOTH = spelled(
    "(保险|投保|被保险|承保|保险标的|)(产品|装备|设备|标的)(名称|)(/|及|和|、|)(规格|产品|)(型号|规格|型号规格)",
)
"""Labels of a name and a model in one cell."""
_START = spelled(
    "(保险|保险责任|保障|保单|责任|)(起期|起始日期|起始时间|生效日期|生效时间|开始日期|起始日|生效日)", "起保日期"
)
_END = spelled(
    "(保险|保险责任|保障|保单|责任|)(止期|终止日期|终止时间|截止日期|到期日期|终止日|到期日|终止时间)", "终保日期"
)
_SPAN = (
    rf"(?:保险|保障|承保)(?:责任)?(?:期间|期限|起讫|起止)[^签追出印]{{0,40}}?(?P<value>{DAY})[^签追出印]{{0,40}}?{DAY}"
)
_SPAN_END = (
    rf"(?:保险|保障|承保)(?:责任)?(?:期间|期限|起讫|起止)[^签追出印]{{0,40}}?{DAY}[^签追出印]{{0,40}}?(?P<value>{DAY})"
)
"""A period whose days stand in several cells or lines: its first day, and its last."""

WANTED = {
    "policy_number": Wanted(
        "code", spelled("(保险单|保单|保险合同|电子保单)(号|号码|编号)"), lines=1, accept=r"\d{5}", heads=True
    ),
    "insured": Wanted(
        "party",
        spelled("被保险人(名称|姓名|全称|)"),
        r"(?:被保险人\n(?:名称|姓名):?|(?:名称|姓名):?(?=\n[^\n]{4,40}\n被保险人\n))\n(?P<value>[^\n]{4,40})",
        sure=0.9,
        heads=True,
    ),
    "product_name": Wanted(
        "name",
        spelled(
            "(保险|投保|被保险|承保|投保的|)(产品|装备|设备|标的|产品装备)(名称)",
            "(保险|投保|被保险|承保)(产品|装备|标的)",
        ),
        strip=r"[(（,，;；、](?:规格)?型号",
        heads=True,
    ),
    "insured_amount": Wanted(
        "money",
        spelled(
            "(总|合计|累计)(保险金额|赔偿限额|责任限额|保险限额|保额)",
            "(保险金额|保单|年度|年|保险期间)(累计|合计)(赔偿|责任|)限额",
            "(保险金额|赔偿限额|责任限额|保险限额|保额|保险金额/赔偿限额|保险金额/责任限额|投保金额|承保金额)",
        ),
        heads=True,
    ),
    "premium": Wanted(
        "money",
        spelled(
            "(总|合计|应交|应缴|应收|实收|签单|含税|年|)(保险费|保费)(合计|总额|总计|金额|)", "(保险费|保费)(小计|/元)"
        ),
        heads=True,
    ),
    "valid_from": Wanted(
        "date", (*_PERIOD, *(f"{label}自" for label in _PERIOD), *_START), _SPAN, sure=0.95, heads=True
    ),
    "valid_to": Wanted("last_date", _PERIOD, _SPAN_END, sure=0.95, accept=r"\d{4}\D.*\d{4}\D|年.*年"),
}

_ENDING = Wanted("date", (*(f"{label}至" for label in _PERIOD), *_END, "至"), heads=True)
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
        "产品型号",
        "型号",
        "证件号码",
        "统一社会信用代码",
        "特别约定",
        "保险人",
        "签单日期",
        "争议处理",
)
# fmt: on
_KNOWN = (*_OTHERS, *NAMES, *_BOTH, *_ENDING.labels, *(label for want in WANTED.values() for label in want.labels))


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a policy; a period of which only one day is read has no end."""
    sheet, flat = Sheet(pages, _KNOWN), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    if fields["insured"] is None:
        named = in_section(sheet, ("被保险人", "被保险单位", "被保险方"), accept=is_organisation)
        fields["insured"] = party_field(named, pages)
    both, _ = name_and_model(sheet.find(*_BOTH, lines=2))
    fields["product_name"] = both or fields["product_name"]
    run = flat_text(pages)
    fields["valid_from"] = fields["valid_from"] or date_field(_span(run, _SPAN))
    ends = (fields["valid_to"], read(sheet, flat, _ENDING), date_field(_span(run, _SPAN_END)))
    first = fields["valid_from"]
    fields["valid_to"] = next((end for end in ends if end and not (first and str(end.value) <= str(first.value))), None)
    return present(fields)


def _span(run: FlatText, pattern: str) -> Found | None:
    """A day of the period where it stands in a sentence that wraps."""
    found = run.find(pattern, group="value")
    return found.lowered(0.93) if found else None


KIND = DocumentKind("insurance_policy", CUES, extract)
