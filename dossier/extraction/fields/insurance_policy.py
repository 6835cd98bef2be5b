"""Insurance policies for products: liability, quality, first sets."""

from __future__ import annotations

from dossier.extraction.fields.by_labels import Wanted, kind_by_labels
from dossier.extraction.fields.kind import Cues

CUES = Cues(
    titles=(r".{0,40}保险(?:单|保单|合同|凭证)(?:（.{0,8}）)?(?:明细表|正本|抄件)?", r"保单|电子保单"),
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
    "valid_from": Wanted("date", ("保险期间", "保险期限", "保险责任期间", "保险起期", "起保日期", "保险责任起期")),
    "valid_to": Wanted("last_date", ("保险期间", "保险期限", "保险责任期间", "保险止期", "终保日期", "保险责任止期")),
}

KIND = kind_by_labels(
    "insurance_policy",
    CUES,
    WANTED,
    (
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
    ),
)
