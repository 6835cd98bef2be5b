"""Reports and certificates of use, written by a customer of the applicant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import name_field, present
from dossier.extraction.fields import letters, prose
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import ENDS
from dossier.extraction.fields.signing import ALONE
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.fields.together import name_and_model
from dossier.extraction.layout import FlatText, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r".{0,24}(?:用户|客户)(?:使用|应用|试用|反馈|评价|意见)?(?:情况)?(?:报告|证明|意见|反馈)(?:书|表|单)?",
        r".{0,36}(?:使用|应用|试用|运行|运转|投运|试运行)(?:情况|效果|状况|体验|性能)?(?:的)?(?:用户|客户)?"
        r"(?:反馈)?(?:证明|报告|意见|评价|说明|反馈|函|总结|鉴定|评语)(?:书|表|单|函)?(?:（.{0,8}）)?",
        r".{0,30}(?:产品|设备|装备|用户|客户|使用|应用)(?:情况|质量|使用情况|满意度)?(?:调查|跟踪|回访)(?:反馈)?(?:表|书|报告|记录)",
        r".{0,30}(?:产品|设备|装备)(?:质量)?(?:使用|应用)?(?:反馈|评价)(?:意见|报告|表|书|函)",
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
        spelled(
            "(用户|使用|应用|客户|试用|采购|购买|购置)(单位|方|企业|)(名称|全称)",
            "(用户|使用|应用|客户|试用|采购|购买|证明|出具)(单位|方|企业)",
            "(单位名称|用户|客户|企业名称|公司名称|甲方)",
            "(用户|使用单位|应用单位)(单位|)(盖章|公章|签章)",
        ),
        heads=True,
    ),
    "applicant_name": Wanted(
        "party",
        spelled(
            "(生产|供货|供应|研制|制造|销售|研发|供方|产品供应|设备生产|设备供应|产品生产|设备制造)"
            "(单位|企业|厂家|厂商|厂|商)(名称|)",
            "(制造商|供应商|供货商|供货方|供方|设备厂家|厂家名称|厂家|申请单位|申报单位|产品供应商)",
        ),
        heads=True,
    ),
    "product_name": Wanted(
        "name",
        spelled(
            "(产品|设备|装备|应用产品|使用产品|试用产品|采购产品|所用产品|购买产品|应用设备|使用设备|采购设备|所购产品|所购设备)(名称|全称)",
            "(使用|应用|试用|采购|购买|购置|供货|所用|所购|选用|采用)(产品|设备|装备)",
            "(产品|品名)",
        ),
        accept=r"^[^,。;，；]{2,48}$",
        heads=True,
    ),
    "model": Wanted(
        "text",
        spelled("(产品|设备|装备|)(规格型号|型号规格|型号及规格|规格及型号|规格/型号|型号/规格|型号)", "规格"),
        accept=r"^[^,。;，；]{1,48}$",
        heads=True,
    ),
    "sign_date": Wanted(
        "last_date",
        (*spelled("(出具|填写|填表|填报|签署|签字|签章|盖章|评价|证明|报告)(日期|时间)"), "日期"),
        pattern=ALONE,
        latest=True,
        sure=0.96,
    ),
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
_BOTH = spelled(
    "(产品|装备|设备|应用产品|使用产品|所用产品|采购产品|使用设备|)(名称)(及|和|、|/|)(规格|产品|)(型号|型号规格|规格)",
    "(产品|装备|设备)(及|和|、)(规格|)型号",
)
"""Labels of a name and a model in one cell."""
_KNOWN = (*OTHERS, *_BOTH, *(label for want in WANTED.values() for label in want.labels))
_SENTENCE = re.compile(
    rf"(?:使用|采用|应用|购买|采购|购置|引进|购进|选用|证明|安装)(?:了|由|:|,)?(?P<maker>(?:(?!证明|情况|我单位)[一-鿿()]){{2,36}}?{ENDS})"
    r"(?:自主)?(?:研制|研发|生产|制造|提供|销售|供应|开发|的|、|和|及)+(?P<product>[^,。;()]{2,30}?)"
    r"(?:\((?:产品|设备|规格)?型号(?:规格)?[:为]?(?P<model>[^)]{2,30})\)|\((?P<bare>[A-Z][A-Za-z0-9./-]*\d[A-Za-z0-9./-]*)\)|[,。;])"
)


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a report: from its labels, else from the sentence that says whose product is used, and the foot."""
    sheet, flat = Sheet(pages, _KNOWN), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    product, model = name_and_model(sheet.find(*_BOTH, lines=3))
    fields["product_name"], fields["model"] = product or fields["product_name"], model or fields["model"]
    run = flat_text(pages)
    for name, groups in (("applicant_name", ("maker",)), ("product_name", ("product",)), ("model", ("model", "bare"))):
        if fields[name] is None:
            found = next((one for group in groups if (one := run.find(_SENTENCE, group=group))), None)
            fields[name] = name_field(found.lowered(0.9)) if found else None
    fields["user_name"] = fields["user_name"] or letters.signer(flat)
    fields["applicant_name"] = fields["applicant_name"] or prose.party(pages, ("生产方",)) or letters.addressee(flat)
    fields["applicant_name"] = fields["applicant_name"] or prose.other_party(pages, fields["user_name"])
    fields = _goods(fields, sheet, run)
    return present(_apart(fields))


def _goods(fields: dict[str, Field | None], sheet: Sheet, run: FlatText) -> dict[str, Field | None]:
    """The product and its model from what sentences and the heading say, where labels leave them out."""
    if fields["product_name"] and fields["model"]:
        return fields
    product, model = prose.named_goods(sheet.pages)
    named = fields["product_name"] or letters.subject(run)
    if product and (named is None or _alike(str(named.value), str(product.value))):
        named, fields["model"] = named or product, fields["model"] or model
    return {**fields, "product_name": named}


def _alike(one: str, other: str) -> bool:
    """Whether two names are of one product: a maker's or brand's name may stand before it."""
    return one in other or other in one


def _apart(fields: dict[str, Field | None]) -> dict[str, Field | None]:
    """Nobody reports on his own product: where user and maker read the same, neither can be trusted."""
    user, maker = fields["user_name"], fields["applicant_name"]
    if user is None or maker is None or user.value != maker.value:
        return fields
    lowered = {name: one.model_copy(update={"confidence": round(one.confidence * 0.6, 4)})
               for name, one in (("user_name", user), ("applicant_name", maker))}  # fmt: skip
    return {**fields, **lowered}


KIND = DocumentKind("user_report", CUES, extract)
