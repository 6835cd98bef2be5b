"""Certificates of compulsory product certification (CCC)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import field_of, name_field, present
from dossier.extraction.fields.by_labels import Wanted, read
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.identifiers import ccc
from dossier.models.page import Page

CUES = Cues(
    titles=(r"(?:中国)?(?:国家)?强制性产品认证证书", r"(?:CERTIFICATEFORCHINACOMPULSORYPRODUCTCERTIFICATION).*"),
    needs=("强制性|COMPULSORY",),
    labels=(
        "证书编号",
        "委托人|认证委托人|申请人",
        "生产者|制造商",
        "生产企业|生产厂",
        "产品名称",
        "发证日期",
        "有效期至",
        "认证模式|认证规则",
    ),
)
# fmt: off
_HOLDER = (
    "认证委托人", "委托人", "申请人", "持证人", "产品认证委托人", "认证申请人", "证书持有人", "获证组织", "持证单位",
    "持证企业", "委托方", "认证委托方", "证书持有者",
)
_MAKER = (
    "生产者(制造商)", "制造商(生产者)", "制造商", "生产者", "产品生产者(制造商)", "产品生产者", "产品制造商",
    "生产者/制造商", "制造商/生产者", "制造者", "制造单位", "生产商",
)
_FACTORY = (
    "生产企业", "生产厂", "生产工厂", "加工场所", "被委托生产企业", "受委托生产企业", "实际生产企业", "生产厂家",
    "工厂", "生产单位", "生产企业(生产厂)",
)
# fmt: on
_TAILS = ("名称、地址", "名称及地址", "名称和地址", "名称/地址", "名称与地址", "名称", "")


def _labels(roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(role + tail for tail in _TAILS for role in roles)


_PRODUCT = tuple(
    f"产品名称{joint}{rest}"
    for joint in ("和", "及", "、", "与", "")
    for rest in (
        "系列、规格、型号",
        "系列、规格和型号",
        "系列、规格及型号",
        "型号、规格",
        "规格型号",
        "型号规格",
        "型号",
    )
)
_MODELS = (
    "产品型号规格",
    "产品规格型号",
    "系列、规格和型号",
    "系列、规格及型号",
    "系列规格型号",
    "型号/规格",
    "规格/型号",
    "产品系列、规格、型号",
    "规格型号",
    "系列、规格、型号",
    "型号规格",
    "产品型号",
    "型号、规格",
    "规格、型号",
    "型号",
)
WANTED = {
    "certificate_number": Wanted(
        "code",
        ("证书编号", "证书号", "编号", "认证证书编号", "证书注册号", "CCC证书编号", "认证证书号", "No."),
        r"(?<!\d)(?:19|20)\d{14}(?!\d)",
        lines=1,
        accept=r"\d{10}",
        format=ccc,
    ),
    "holder": Wanted("party", _labels(_HOLDER), below=True),
    "manufacturer": Wanted("party", (*_labels(_MAKER), *_labels(_FACTORY)), below=True),
    "product_name": Wanted(
        "name", ("产品名称", "产品名称(中文)", "认证产品名称", "获证产品名称", "产品中文名称", "认证产品"), below=True
    ),
    "issue_date": Wanted(
        "date",
        (
            *spelled("(本次|当前|最近一次|最新|)(发证|颁证|颁发|签发|换证|换发)(日期|时间)"),
            "变更日期",
            "证书发证日期",
            "批准日期",
            "生效日期",
            "发证日",
            "DateofIssue",
            "IssueDate",
            "DateofIssuance",
        ),
        lines=1,
        below=True,
    ),
    "valid_to": Wanted(
        "last_date",
        (
            *spelled(
                "(证书|本证书|)(有效期至|有效期限至|有效期止|有效日期至|有效期限|有效期|有效日期|到期日期|到期日|截止日期|失效日期)"
            ),
            "ValidUntil",
            "ExpiryDate",
            "DateofExpiry",
        ),
        lines=2,
        below=True,
    ),
}
OTHERS = (
    *spelled("(首次|初次|初始|原)(发证|颁证|颁发|获证|认证)(日期|时间)"),
    "变更内容",
    "标准",
    "认证标准",
    "认证依据标准",
    "发证机关",
    "认证模式",
    "产品标准和技术要求",
    "产品标准",
    "认证规则",
    "认证依据",
    "发证机构",
)
_KNOWN = (*OTHERS, *_PRODUCT, *_MODELS, *(label for want in WANTED.values() for label in want.labels))
_MODEL = re.compile(
    r"(?<![A-Za-z0-9./-])(?=[A-Za-z0-9/.\-]*\d)[A-Z][A-Za-z0-9]*(?:[-/.][A-Za-z0-9.]+)*(?:\([A-Za-z0-9-]+\))?"
)
_BLOCK = re.compile(
    r"(?m)^产品名称[和及、与]?(?:系列|规格|型号)[^\n:]{0,12}:?\n?(?P<value>(?:(?!产品标准|上述产品|认证|生产|证书|发证|附件|依据)[^\n]+\n){1,30})"
)
_RATING = re.compile(r"(?:AC|DC|IP|IK|GB|GB/T|IEC|CNCA|TN)[\d/ -]")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a certificate; name and models of the product may stand under one label."""
    sheet, flat = Sheet(pages, _KNOWN), flat_text(pages, "\n")
    fields = {name: read(sheet, flat, want) for name, want in WANTED.items()}
    block = _block(sheet, flat)
    models = sheet.find(*_MODELS, lines=12, below=True, accept=lambda text: bool(_models(text)))
    if block is not None and (name := _name(block)):
        fields["product_name"] = name
    listed = models or (block if block is not None and _models(block.text) else None)
    fields["models"] = field_of(listed, list(_models(listed.text)), trust=0.95) if listed else None
    return present(fields)


def _models(text: str) -> list[JsonValue]:
    """Model designations in a text, without ratings such as AC380V and IP54."""
    found = [match.group() for match in _MODEL.finditer(unicodedata.normalize("NFKC", text))]
    return list(dict.fromkeys(model for model in found if not _RATING.match(model)))


def _block(sheet: Sheet, flat: FlatText) -> Found | None:
    """What stands under the label of product and models; its lines are parted by `` / ``."""
    for match, found in flat.finditer(_BLOCK, group="value"):
        lines = [line for line in match["value"].split("\n") if re.search(r"[一-鿿]|\d", line)]
        if lines:
            return found.part(" / ".join(lines))
    return sheet.find(*_PRODUCT, lines=14, below=True)


def _name(block: Found) -> Field | None:
    """The product's name: what stands before the first model, without words of Latin letters above it."""
    text = re.sub(r"^[A-Z][A-Z ,.&/]{8,}(?=[一-鿿])", "", block.text.split(" / ")[0])
    first = next((match.start() for match in _MODEL.finditer(text) if not _RATING.match(match.group())), len(text))
    name = re.sub(r"[(（]?(?:系列|规格|型号|型)*[:：]?[(（]?$", "", text[:first].strip(" ,;:，；：、"))
    return name_field(block.part(name)) if re.search("[一-鿿]{2}", name) else None


KIND = DocumentKind("ccc_certificate", CUES, extract)
