"""Reports and certificates of use, written by a customer of the applicant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import name_field, present
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import ENDS
from dossier.extraction.fields.signing import ALONE
from dossier.extraction.layout import Sheet, flat_text
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r".{0,24}(?:用户|客户)(?:使用|应用|试用|反馈|评价|意见)?(?:情况)?(?:报告|证明|意见|反馈)(?:书|表|单)?",
        r".{0,24}(?:使用|应用|试用|运行)(?:情况|效果)?(?:证明|报告|意见|评价|说明)(?:书|表)?",
        r".{0,24}(?:用户|客户|使用单位|应用单位)(?:使用|应用|试用)?(?:体验|满意度|评价|意见|反馈)(?:调查|反馈)?(?:报告|表|书|单)?",
    ),
    labels=(
        "用户单位|使用单位|应用单位|用户名称",
        "产品名称",
        "使用(?:情况|效果|时间)|应用(?:情况|效果)|运行(?:情况|时间)",
        "生产(?:单位|企业|厂家)|供货单位|研制单位",
        "用户(?:意见|评价)|使用(?:意见|评价)",
        "数量|型号",
        "盖章|公章",
    ),
    never=("查新点", "审计意见", "专利权人"),
)
WANTED = {
    "user_name": Wanted(
        "party",
        (
            "用户单位",
            "用户名称",
            "使用单位",
            "应用单位",
            "使用单位名称",
            "用户单位名称",
            "应用单位名称",
            "客户名称",
            "单位名称",
            "用户",
            "使用方",
        ),
    ),
    "applicant_name": Wanted(
        "party",
        (
            "生产单位",
            "生产企业",
            "生产厂家",
            "供货单位",
            "研制单位",
            "供应商",
            "制造商",
            "申请单位",
            "申报单位",
            "供货商",
            "销售单位",
            "产品供应商",
            "供应单位",
            "设备厂家",
            "研发单位",
            "厂家名称",
        ),
    ),
    "product_name": Wanted("name", ("产品名称", "设备名称", "应用产品名称", "使用产品", "使用产品名称", "产品")),
    "model": Wanted("text", ("规格型号", "型号规格", "产品型号", "型号", "规格")),
    "sign_date": Wanted("last_date", ("出具日期", "填写日期", "填表日期", "日期"), pattern=ALONE),
}

OTHERS = (
    "使用时间",
    "使用情况",
    "应用情况",
    "用户意见",
    "购买数量",
    "通讯地址",
    "使用效果",
    "购买时间",
    "投运日期",
    "数量",
)
_KNOWN = (*OTHERS, *(label for want in WANTED.values() for label in want.labels))
_SENTENCE = re.compile(
    rf"(?:使用|采用|应用|购买|采购|购置|引进|购进|选用)(?:了|由)?(?P<maker>[一-鿿()]{{2,36}}?{ENDS})"
    r"(?:自主)?(?:研制|研发|生产|制造|提供|销售|供应|开发|的|、|和|及)+(?P<product>[^,。;()]{2,30}?)"
    r"(?:\((?:规格)?型号(?:规格)?[:为]?(?P<model>[^)]{2,30})\)|\((?P<bare>[A-Z][A-Za-z0-9./-]*\d[A-Za-z0-9./-]*)\)|[,。;])"
)
_SIGNED = re.compile(
    rf"(?m)^(?P<value>[一-鿿()]{{2,36}}{ENDS})(?:\([^)\n]*章[^)\n]*\))?\n(?:\(?[^\n]{{0,8}}章\)?\n)?(?:日期:)?\d{{4}}年"
)


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a report: from its labels, else from the sentence that says whose product is used, and the foot."""
    sheet, flat = Sheet(pages, _KNOWN), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    run = flat_text(pages)
    for name, groups in (("applicant_name", ("maker",)), ("product_name", ("product",)), ("model", ("model", "bare"))):
        if fields[name] is None:
            found = next((one for group in groups if (one := run.find(_SENTENCE, group=group))), None)
            fields[name] = name_field(found.lowered(0.9)) if found else None
    if fields["user_name"] is None:
        foot = flat.find_all(_SIGNED, group="value")
        fields["user_name"] = name_field(foot[-1].lowered(0.9)) if foot else None
    return present(_apart(fields))


def _apart(fields: dict[str, Field | None]) -> dict[str, Field | None]:
    """Nobody reports on his own product: where user and maker read the same, neither can be trusted."""
    user, maker = fields["user_name"], fields["applicant_name"]
    if user is None or maker is None or user.value != maker.value:
        return fields
    lowered = {name: one.model_copy(update={"confidence": round(one.confidence * 0.6, 4)})
               for name, one in (("user_name", user), ("applicant_name", maker))}  # fmt: skip
    return {**fields, **lowered}


KIND = DocumentKind("user_report", CUES, extract)
