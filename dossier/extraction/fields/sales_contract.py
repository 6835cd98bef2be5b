"""Sales and purchase contracts: parties, goods, total and day of signing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import name_field, present, text_field
from dossier.extraction.fields import prose
from dossier.extraction.fields.amounts import amount_field, in_figures, in_words, row_total
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import ENDS, party_field, party_of
from dossier.extraction.fields.party_details import buyer_details
from dossier.extraction.fields.signing import signed_on
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.page import Page

CUES = Cues(
    titles=(
        r".{0,24}(?:买卖|销售|购销|采购|供货|订货|供应|订购)(?:采购|销售|买卖|购销)?(?:框架|年度|意向)?(?:合同|协议)(?:书)?"
        r"(?:（.{0,12}）)?",
        r".{0,20}(?:定制|定作|加工定作|承揽)(?:合同|协议)(?:书)?",
        r"(?i:.{0,30}(?:sales|purchase|supply)(?:and(?:purchase|sales))?(?:contract|agreement))",
        r"(?:产品|设备|工业品|货物|工矿产品).{0,8}合同(?:书)?",
        r".{0,24}(?:采购|订货|购货|销售)(?:订单|单)",
    ),
    labels=(
        "甲方|需方|买方|买受人|采购方",
        "乙方|供方|卖方|出卖人|销售方",
        "合同编号|合同号",
        "交货|交付|运输",
        "违约|争议",
        "签订(?:日期|时间|地点)",
        "总价|总金额|合计",
        "质量(?:标准|要求|保证)|验收",
    ),
    never=("查新点", "转让合同登记", "被保险人"),
    needs=("合同|协议|违约|[甲乙]方|买方|卖方|需方|供方|买受人|出卖人|(?i:contract|agreement)",),
)
# fmt: off
BUYER = spelled("(需|买|购|买受|采购|订货|购货|购买|定作|委托)(方|人|单位)", "(购货|采购|订货)商")
SELLER = spelled("(供|卖|销|出卖|销售|供货|供应|承揽|受托|出售)(方|人|单位)", "(供应|供货|销售)商")
BUYER += ("Buyer", "The Buyer", "Purchaser", "The Purchaser", "BUYER", "Buyers", "Party A")
SELLER += ("Seller", "The Seller", "Supplier", "The Supplier", "SELLER", "Sellers", "Vendor", "Party B")
SIDES = ("甲方", "乙方")
SIGNED = spelled(
    "(合同|)(签订|签约|签署|订立|签定)(日期|时间|日)",
    "(Date|Signing Date|Contract Date|Date of Contract|Date of Signature|Signed on)",
)
TOTAL = (
    *spelled(
        "(合同|订单|)(总价款|总价|总金额|总额|金额|价款|价格)(大写|小写|)", "(价税|货款)(合计|总计)",
        "(合计|总计)(人民币|)(金额|)(大写|)", "(人民币)(大写)",
    ),
    "Total Amount", "Total Contract Price", "Total Price", "Contract Price", "Contract Value", "Total Value",
    "合计人民币(大写)", "人民币(大写)", "合计(大写)", "合同总价(含税)",
)
OTHERS = (
    "签订地点", "交货地点", "交货日期", "交货时间", "法定代表人", "委托代理人", "单位地址", "开户银行", "税号", "日期",
    "Quantity", "Qty", "Qty.", "Unit Price", "Amount", "Delivery", "Packing", "Remarks",
    "单价", "统一社会信用代码", "授权代表", "不含税金额", "税额", "税率",
)
# fmt: on
WANTED = {
    "contract_number": Wanted(
        "code",
        (
            *spelled(
                "(合同|协议|订单|采购合同|销售合同|采购订单|契约|购销合同|订货)(编号|号码|号|No|No.|NO|NO.)", "编号"
            ),
            *(
                "Contract No.",
                "Contract No",
                "CONTRACT NO.",
                "Order No.",
                "P.O. No.",
                "PO No.",
                "No",
                "NO",
                "No.",
                "NO.",
            ),
        ),
        lines=1,
        accept=r"\d{2}",
    ),
    "product_name": Wanted(
        "name",
        spelled(
            "(产品|货物|商品|设备|标的|标的物|物料|物资|货品|产品及服务|材料)(名称|全称)",
            "(标的物|品名|名称|物料描述|货物描述)",
            "品名及规格",
            "(Commodity|Product|Product Name|Name of Commodity|Goods|Description of Goods|Name of Goods|Equipment)",
        ),
        below=True,
        accept="[一-鿿]{2}",
    ),
    "model": Wanted(
        "text",
        spelled(
            "(产品|设备|货物|)(规格型号|型号规格|规格/型号|型号/规格|型号、规格|规格、型号|规格及型号|型号及规格|型号)",
            "规格",
            "(Model|Model No.|Specification|Specifications|Type and Model)",
        ),
        below=True,
        accept="[A-Za-z0-9]",
    ),
}
_KNOWN = (
    *BUYER,
    *SELLER,
    *SIDES,
    *SIGNED,
    *TOTAL,
    *OTHERS,
    *(label for want in WANTED.values() for label in want.labels),
)
_ROLES = "|".join((*BUYER, *SELLER))
_WITH_ROLE = re.compile(
    rf"(?P<side>[甲乙])方[(/](?:即|以下简称)?[“\"]?(?P<role>{_ROLES})"
    rf"|(?P<other>{_ROLES})[(/](?:以下简称)?[“\"]?(?P<late>[甲乙])方"
)
_BUYS = re.compile(r"(?P<side>[甲乙])方(?:向[甲乙]方)?(?:购买|采购|订购|支付|付款|付清|应支付|应付|收货|验收|需要)")
_SELLS = re.compile(
    r"(?P<side>[甲乙])方(?:向[甲乙]方)?(?:销售|出售|供货|供应|提供(?:的)?(?:产品|货物|设备)|交货|交付|发货|开具|负责(?:安装|运输|送货|调试))"
)
_CALLED = re.compile(
    rf"(?m)(?P<value>[一-鿿()]{{2,36}}{ENDS})\((?:以下)?(?:简称|称)(?:为)?:?[“\"]?"
    rf"(?P<role>{'|'.join((*SIDES, *BUYER, *SELLER))})"
)
_MORE_THAN_A_NAME = re.compile(r"[（(](?:以下|下)?简?称|买受人|出卖人|[甲乙买卖供需]方")
"""A value in which another party is named: a sentence, not the name alone."""
_TOTAL_SENTENCE = re.compile(
    r"(?:合同|订单|货物|设备|产品|含税|货款)*(?:总价款?|总金额|总额|总计|合同金额|合同价款?|合同价格|价款合计|合计金额|价税合计|合计|共计)"
    r"(?:\([^)]{1,12}\))?(?:共计|合计|总计|金额|应?为|是|:|,)*"
    r"(?P<value>\(?(?:大写|小写)?\)?:?(?:人民币|RMB|CNY|[¥￥]|[壹贰叁肆伍陆柒捌玖]|\d[\d,.]*[万亿]?元)[^。;\n]{2,70})"
)
_DETAIL = re.compile(r"其中|税率|单价|不含税|税额|[,，]?(?:首付|预付|定金|质保金)")
"""What goes on about parts of a sum."""
_CLAUSE = re.compile(r"[甲乙买卖供需]方|提供|采购|购买|订购|型号|[,，;；]|\d+[台套件辆]")
"""Marks of a sentence in what stands beside a product's label."""
_PRODUCT_SENTENCE = re.compile(
    r"(?:购买|采购|订购|购置|供应|销售)(?:[甲乙]方)?(?:生产的|的)?(?P<name>[一-鿿]{3,24})[(（](?:规格)?型号(?:规格)?[:为]?(?P<model>[^)）]{2,30})[)）]"
)


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a contract. Who of 甲方 and 乙方 buys is asked of the paper: it goes both ways."""
    sheet, flat, run = Sheet(pages, _KNOWN), flat_text(pages, "\n"), flat_text(pages)
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    for name, group in (("product_name", "name"), ("model", "model")):
        if fields[name] is None and (found := run.find(_PRODUCT_SENTENCE, group=group)):
            fields[name] = name_field(found.lowered(0.9)) if name == "product_name" else text_field(found.lowered(0.9))
    fields |= _goods(fields["product_name"], fields["model"], pages)
    parties = _parties(sheet, flat, run)
    return present(
        {
            **fields,
            **parties,
            **buyer_details(pages, _KNOWN, parties["buyer"], parties["seller"]),
            "total_amount": _total(sheet, run),
            "sign_date": signed_on(sheet, flat, SIGNED),
        }
    )


def _goods(product: Field | None, model: Field | None, pages: Sequence[Page]) -> dict[str, Field | None]:
    """Product and model; a clause beside the label is no name, and what no label gives the text may say."""
    clause = product is not None and bool(_CLAUSE.search(str(product.value)))
    if product is not None and not clause and model is not None:
        return {"product_name": product, "model": model}
    named, typed = prose.named_goods(pages)
    if product is None or clause:
        return {"product_name": named, "model": model or typed}
    alike = named is not None and (named.value == product.value)
    return {"product_name": product, "model": model or (typed if alike else None)}


def _parties(sheet: Sheet, flat: FlatText, run: FlatText) -> dict[str, Field | None]:
    buying, sure = _buying_side(run.text)
    sides = {"buyer": f"{buying}方", "seller": f"{'乙' if buying == '甲' else '甲'}方"}
    out: dict[str, Field | None] = {}
    for name, roles in (("buyer", BUYER), ("seller", SELLER)):
        field = _named(sheet, flat, roles)
        if field is None and (field := _named(sheet, flat, (sides[name],))):
            field = field.model_copy(update={"confidence": round(field.confidence * sure, 4)})
        out[name] = field
    buyer, seller = out["buyer"], out["seller"]
    if buyer and seller and buyer.value == seller.value:
        return {"buyer": None, "seller": None}
    return out


def _named(sheet: Sheet, flat: FlatText, words: tuple[str, ...]) -> Field | None:
    """The party beside one of these words, or the name of which the paper says that it is so called."""
    field = party_of(sheet, words)
    if field is not None and not _MORE_THAN_A_NAME.search(str(field.value)):
        return field
    told = prose.party(sheet.pages, words)
    if told is not None:
        return told
    for match, found in flat.finditer(_CALLED, group="value"):
        if match["role"] in words:
            return party_field(found)
    return None


def _buying_side(text: str) -> tuple[str, float]:
    """甲 or 乙, and how sure: roles beside the letters say it, the duties of the clauses suggest it."""
    for match in _WITH_ROLE.finditer(text):
        side, role = match["side"] or match["late"], match["role"] or match["other"]
        return (side if role in BUYER else "乙" if side == "甲" else "甲"), 1.0
    votes = {"甲": 0, "乙": 0}
    for match in _BUYS.finditer(text):
        votes[match["side"]] += 1
    for match in _SELLS.finditer(text):
        votes["乙" if match["side"] == "甲" else "甲"] += 1
    if votes["甲"] == votes["乙"]:
        return "甲", 0.7
    return max(votes, key=lambda side: votes[side]), 0.95


def _total(sheet: Sheet, run: FlatText) -> Field | None:
    """The whole sum; where it stands in figures and in words, both must say the same."""
    thousands = bool(re.search(r"[(（](?:单位:)?(?:人民币)?万元[)）]|单位:(?:人民币)?万元", run.text))
    found = sheet.find_all(*TOTAL, lines=2, accept=_is_sum)
    fields = [field for one in found if (field := amount_field(_whole(one), thousands))]
    told = run.find(_TOTAL_SENTENCE, group="value", accept=_is_sum)
    sentence = (amount_field(_whole(told)) if told else None) or (None if fields else row_total(sheet.pages))
    fields += [sentence] if sentence else []
    if not fields:
        return None
    best = max(fields, key=lambda field: (sum(other.value == field.value for other in fields), field.confidence))
    alone = len({str(field.value) for field in fields}) == 1
    return best if alone else best.model_copy(update={"confidence": round(best.confidence * 0.85, 4)})


def _whole(found: Found) -> Found:
    """The sum without what is said of its parts."""
    detail = _DETAIL.search(found.text)
    return found.part(found.text[: detail.start()]) if detail and _is_sum(found.text[: detail.start()]) else found


def _is_sum(text: str) -> bool:
    return in_words(text) is not None or in_figures(text) is not None or bool(re.search(r"\d{4}", text))


KIND = DocumentKind("sales_contract", CUES, extract)
