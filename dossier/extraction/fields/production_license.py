"""Production licences for industrial products (XK numbers)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import date_field, name_field, present
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import is_organisation
from dossier.extraction.fields.prose import UNLABELLED, flat_prose
from dossier.extraction.fields.signing import lone_day
from dossier.extraction.layout import Sheet, flat_text
from dossier.models.document import Field
from dossier.models.identifiers import production_license
from dossier.models.page import Page
from dossier.models.values import find_dates

CUES = Cues(
    titles=(r"(?:全国)?(?:中华人民共和国)?工业产品生产许可证(?:（[正副]本）)?",),
    labels=(
        r"XK\d{2}",
        "证书编号|编号",
        "企业名称|单位名称",
        "产品名称",
        "生产地址",
        "发证日期|有效期",
        "发证机关|市场监督管理",
    ),
)
_MADE = r"(?:所)?(?:生产|制造|加工)(?:、(?:销售|加工))?的"
_CERTIFIED = re.compile(
    rf"(?:兹证明|特此证明|证明|准予|许可|批准|核准)[:,，]?(?P<holder>[一-鿿()]{{4,40}}?(?:公司|厂|院|所|合作社|集团)){_MADE}(?P<product>[^,，。;；:：]{{2,40}}?)"
    r"(?:等)?(?:系列)?(?:产品)?(?:[,，]|经审查|经审核|符合|已|达到)"
)
"""兹证明 X 生产的 Z 产品，经审查符合…"""
_ADDRESSED = re.compile(
    r"(?P<holder>[一-鿿()]{4,40}?(?:公司|厂|合作社|研究所|研究院|集团))[:：]\n?(?:[一-鿿,，]{0,20})(?:经审查|经审核|你(?:单位|公司|厂|企业)|根据|准予)"
)
"""X：经审查，你单位生产的…: the addressee is the holder."""
_PRODUCT = re.compile(
    r"(?:你|贵|该|本)(?:单位|公司|厂|企业|司)(?:所)?(?:生产|制造|加工)的(?!下列|以下|上述|产品)(?P<product>[^,，。;；:：]{2,40}?)(?:产品)?(?:[,，]|符合|经审|达到)"
)
# fmt: off
OTHERS = (
    "住所", "生产地址", "检验方式", "发证机关", "明细", "统一社会信用代码", "法定代表人", "产品明细", "规格型号",
    "生产者地址", "企业地址", "注册地址", "许可范围", "产品单元", "产品品种", "首次发证日期", "签发人", "发证部门",
)
_TERM = ("有效期", "有效期限", "证书有效期", "许可证有效期", "许可有效期", "有效期间")
# fmt: on
WANTED = {
    "certificate_number": Wanted(
        "code",
        (
            "证书编号",
            "许可证编号",
            "生产许可证编号",
            "许可证号",
            "许可证证书编号",
            "编号",
            "生产许可证号",
            "生产许可证证书编号",
            "证书号",
            "工业产品生产许可证编号",
            "全国工业产品生产许可证编号",
        ),
        r"(?:[(〔\[]?[一-鿿][)〕\]])?XK\d{2}-?\d{3}-?\d{5}|QS\d{12}",
        lines=1,
        accept=r"\d{5}",
        format=production_license,
    ),
    "holder": Wanted(
        "party",
        (
            "企业名称",
            "生产者名称",
            "单位名称",
            "获证企业",
            "申请人名称",
            "名称",
            "获证企业名称",
            "获证单位",
            "获证单位名称",
            "持证人",
            "持证企业",
            "生产企业",
            "生产企业名称",
            "被许可人",
            "被许可人名称",
            "申请单位",
            "公司名称",
            "企业(生产者)名称",
            "证书持有人",
            "生产者",
            "取证企业",
            "取证企业名称",
            "许可证持有人",
        ),
        below=True,
    ),
    "product_name": Wanted(
        "name",
        (
            "产品名称",
            "获证产品",
            "获证产品名称",
            "产品类别",
            "许可产品",
            "许可产品名称",
            "许可生产的产品",
            "取证产品名称",
            "产品(单元)名称",
            "产品名称及单元",
            "生产产品名称",
            "产品种类",
        ),
        below=True,
        strip=r"[(（](?:明细|详见|见|具体|产品明细).*|明细见|详见",
    ),
    "issue_date": Wanted(
        "date",
        (
            "发证日期",
            "签发日期",
            "颁发日期",
            "颁证日期",
            "发证时间",
            "本次发证日期",
            "批准日期",
            "换证日期",
            "许可日期",
            "核发日期",
            "证书签发日期",
            "发证日",
        ),
        lines=1,
        below=True,
    ),
    "valid_to": Wanted(
        "last_date",
        (
            "有效期至",
            "有效期限至",
            "有效日期至",
            "证书有效期至",
            "有效期届满日",
            "截止日期",
            "失效日期",
            "有效期截止日期",
            "到期日期",
            "许可有效期至",
            *_TERM,
        ),
        lines=2,
        below=True,
        accept="日|[-./]",
    ),
}
_LABELS = (*OTHERS, *(label for want in WANTED.values() for label in want.labels))


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a licence; where only a term is printed (自…至…), it begins on the day of issue."""
    sheet, flat = Sheet(pages, _LABELS), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    fields["holder"] = fields["holder"] or _told(pages, "holder", _ADDRESSED)
    fields["product_name"] = fields["product_name"] or _told(pages, "product", _PRODUCT)
    if fields["issue_date"] is None:
        term = date_field(sheet.find(*_TERM, lines=2, accept=lambda text: len(find_dates(text)) == 2))
        fields["issue_date"] = term.model_copy(update={"confidence": term.confidence * 0.85}) if term else None
    if fields["issue_date"] is None and pages:
        fields["issue_date"] = lone_day(pages[0])
    return present(fields)


def _told(pages: Sequence[Page], group: str, *patterns: re.Pattern[str]) -> Field | None:
    """What a sentence of the licence states of its holder or product, where no label names it."""
    flat = flat_prose(pages)
    for pattern in (_CERTIFIED, *patterns):
        found = flat.find(pattern, group=group, accept=lambda text: group != "holder" or is_organisation(text))
        if found:
            field = name_field(found.lowered(0.93))
            return field.model_copy(update={"note": UNLABELLED}) if field else None
    return None


KIND = DocumentKind("production_license", CUES, extract)
