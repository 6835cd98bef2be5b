"""Qualification of laboratories: CMA (资质认定), CNAS (实验室认可, 检验机构认可), CAL (授权), with their annexes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import code_field, date_field, field_of, name_field, present, prose_field
from dossier.extraction.fields import laboratories, standards
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.extraction.lines import overlap
from dossier.models.document import Field
from dossier.models.identifiers import cma, cnas
from dossier.models.page import Line, Page
from dossier.models.values import find_dates

# fmt: off
NAME = (
    *spelled("(机构|检验检测机构|实验室|单位|检测机构|检验机构|获证机构|被授权机构|被认可机构|组织|获证单位|)(名称)"),
    *spelled("(获证|获准认可|获认可|被授权|被认可)(机构|单位|实验室)"),
    "机构全称",
    "检验检测机构全称",
    "Name",
)
ADDRESS = spelled(
    "(机构|检验检测机构|实验室|检验检测|检测场所|检验检测场所|注册|单位|办公|场所|试验|实验场所|获准认可|)(地址)",
    "(检验检测机构|机构|)(住所|场所)",
    "Address",
)
ISSUED = (
    *spelled("(发证|签发|颁发|生效|颁证|批准|本次发证|换证|本次颁发|本次签发|本次批准|授权|认可|证书签发|证书颁发)(日期|时间)"),
    "认可生效日期",
    "有效期自",
    "发证日",
    "有效期起",
    "DateofEffect",
    "EffectiveDate",
    "DateofIssue",
)
EXPIRES = (
    *spelled(
        "(证书|)(有效期至|有效日期至|有效期限至|有效期止|有效期限|有效日期|有效期)",
        "(截止|失效|届满|到期|证书到期|有效截止|有效期截止)(日期|日)"
    ),
    "ExpiryDate",
    "DateofExpiry",
)
ISSUER = spelled("(发证|颁发|批准|签发|认可|资质认定|颁证|授权|审批)(机关|单位|部门|机构)")
OTHERS = (
    "证书编号", "注册号", "编号", "兹证明", "法定代表人", "许可使用标志", "初次认可", "初次获得认可日期",
    "本次颁发日期", "法人", "授权签字人", "批准部门", "检验检测地址", "首次认可日期", "初次颁发日期", "更新日期",
    *spelled("(首次|初次|初始)(发证|获证|批准|授权|认可|获得认可|资质认定)(日期|时间)"),
    "授权范围", "认可范围", "认可准则",
    "证书号", "资质认定证书编号", "授权证书编号", "认可证书编号", "注册编号", "认可编号",
    "No.",
)
# fmt: on
_ISSUER = re.compile(
    r"(?:[一-鿿]{2,16}(?:市场监督管理(?:局|委员会)|质量技术监督局)|国家认证认可监督管理委员会|中国国家认证认可监督管理委员会"
    r"|国家市场监督管理总局|中国合格评定国家认可委员会)(?!\n?(?:监制|统一|制定|网站|授权人))"
)
_CMA = re.compile(r"(?<!\d)(\d{12}|20\d{8}[A-Z])(?![\dA-Z])")
_WORDED = re.compile(
    r"(?m)[(（〔\[]?(?:19|20)\d{2}[)）〕\]]?[一-鿿]{2,8}(?:认|检|量|质|授|资)[一-鿿]{0,3}字?[(（〔\[]?[A-Z]?\d{2,6}[)）〕\]]?号"
)
"""A number in the office's words: (2020)国认监认字(706)号."""
_NUMBERS = ("证书编号", "资质认定证书编号", "证书号", "授权证书编号", "编号", "No.")
_CRITERIA = re.compile(r"(?<!\d)(?:17020|17025|17034|17043|15189|17065|27025|27020|27043)(?!\d)|RB/T 214")
"""Standards by which laboratories themselves are judged: no capability."""
_CERTIFIED = re.compile(r"兹证明[:]?\n?(?P<name>[^\n]{4,40}?)(?:\n|[(]|$)")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a certificate; the standards its annex names are its capabilities."""
    sheet = Sheet(pages, (*NAME, *ADDRESS, *ISSUED, *EXPIRES, *ISSUER, *OTHERS))
    flat = flat_text(pages, "\n")
    scheme, sign = _scheme(flat)
    named = sheet.find(*NAME, lines=2, accept=laboratories.is_name)
    end = date_field(sheet.find(*EXPIRES, lines=2, below=True, accept=_dated), last=True)
    start = date_field(sheet.find(*ISSUED, lines=1, below=True, accept=_dated))
    return present(
        {
            "certificate_number": _number(sheet, flat, scheme),
            "lab_name": name_field(named or _certified(flat)) or laboratories.name_on(pages, set()),
            "address": prose_field(sheet.find(*ADDRESS, lines=3)) or prose_field(_certified_address(flat)),
            "issue_date": start or _effective(sheet),
            "valid_to": end,
            "issuer": _issuer(sheet, flat),
            "scheme": field_of(sign, scheme) if sign and scheme else None,
            "capabilities": _capabilities(pages),
        }
    )


def _dated(text: str) -> bool:
    return bool(find_dates(text))


def _scheme(flat: FlatText) -> tuple[str, Found | None]:
    """CNAS, CAL or CMA, with the words that say so."""
    for scheme, pattern in (
        ("CNAS", r"(?:实验室|检验机构|检测机构)认可证书|中国合格评定国家认可委员会|ACCREDITATIONCERTIFICATE"),
        ("CAL", r"资质认定授权证书|审查认可|产品质量检验机构.{0,6}授权证书|授权证书"),
        ("CMA", r"资质认定(?:计量认证)?证书|计量认证证书|资质认定"),
    ):
        found = flat.find(pattern)
        if found:
            return scheme, found
    return "", None


def _number(sheet: Sheet, flat: FlatText, scheme: str) -> Field | None:
    if scheme == "CNAS":
        return laboratories.cnas_number(flat) or code_field(
            sheet.find("注册号", "证书编号", "认可证书编号", "注册编号", lines=1), cnas
        )
    labelled = sheet.find(*_NUMBERS, lines=1, below=True, accept=lambda text: bool(_CMA.search(text.replace(" ", ""))))
    if labelled:
        match = _CMA.search(labelled.text.replace(" ", ""))
        return code_field(labelled.part(match[1] if match else labelled.text), cma)
    worded = flat.find(_WORDED)
    return code_field(worded) if worded else code_field(flat.find(_CMA, group=1), cma)


def _certified(flat: FlatText) -> Found | None:
    """The name after 兹证明."""
    return flat.find(_CERTIFIED, group="name", accept=laboratories.is_name)


def _certified_address(flat: FlatText) -> Found | None:
    """The line under the name after 兹证明, where it reads as an address."""
    return flat.find(
        r"兹证明[:]?\n?[^\n]{4,40}\n(?:\([^\n]*\)\n)?(?P<at>[^\n]{2,12}[省市区县][^\n]{2,60}[号路街层室\d]?)\n",
        group="at",
    )


def _effective(sheet: Sheet) -> Field | None:
    """The start of a period printed as one value: 2024-10-30 至 2030-10-29."""
    period = sheet.find(*EXPIRES, lines=2, accept=lambda text: len(find_dates(text)) >= 2)
    return date_field(period)


def _issuer(sheet: Sheet, flat: FlatText) -> Field | None:
    labelled = sheet.find(*ISSUER, lines=2, accept=lambda text: bool(re.search(r"局|委员会|总局|厅", text)))
    if labelled:
        labelled = labelled.part(re.sub(r"\s*\([^()]*章\)\s*$", "", labelled.text))
    return name_field(labelled) or name_field(flat.find(_ISSUER))


def _capabilities(pages: Sequence[Page]) -> Field | None:
    """Standards named in the annex (pages after the certificate), each once."""
    found = [(place, standards.numbers(place.text)) for page in pages[1:] for place in _lines(page)]
    found = [(place, [name for name in names if not _CRITERIA.search(name)]) for place, names in found]
    names: list[JsonValue] = list(dict.fromkeys(name for _, numbers in found for name in numbers))
    first = next((place for place, numbers in found if numbers), None)
    return field_of(first, names) if first else None


_BROKEN = re.compile(r"(?:^|[^A-Za-z])(?:[A-Z]{2,3}(?:/[TZJ])?|Q/[A-Z]+|[A-Z/]+\s?\d[\d.]*-)\s*$")
"""A line that ends inside the number of a standard."""


def _lines(page: Page) -> list[Found]:
    """Lines of a page; one that breaks off inside a number goes on in the line close under it."""
    found = []
    for line in page.lines:
        parts = [line]
        while _BROKEN.search(parts[-1].text) and (below := _below(parts[-1], page)):
            parts.append(below)
        text = flat_text([page.model_copy(update={"lines": tuple(parts)})])
        if text.text:
            found.append(text.found(0, len(text.text)))
    return found


def _below(line: Line, page: Page) -> Line | None:
    height = line.box[3] - line.box[1]
    near = [
        other
        for other in page.lines
        if other is not line
        and -0.3 * height < other.box[1] - line.box[3] < height
        and overlap(other.box, line.box, 0) > 0.5
    ]
    return min(near, key=lambda other: other.box[1], default=None)


KIND = DocumentKind(
    type="lab_qualification",
    cues=Cues(
        titles=(
            r"(?:检验检测机构|检测机构|实验室)?资质认定(?:计量认证|授权)?证书(?:附表)?",
            r"(?:中国合格评定国家认可委员会)?(?:实验室|检验机构|检测机构)认可证书(?:附件)?",
            r"计量认证证书",
            r"检验检测机构资质认定证书附表",
            r"(?:附表|附件).{0,4}(?:批准的)?(?:检验)?检测能力(?:范围|表)",
            r"(?:产品质量检验机构)?(?:授权|审查认可)证书",
        ),
        labels=(
            "检验检测机构|实验室",
            "证书编号|注册号",
            "发证机关|认可委员会",
            "有效期至|截止日期|有效日期",
            r"CNASL\d|\d{12}",
            "名称",
            "17025|17020|向社会出具|检验检测能力",
        ),
        never=("样品名称", "管理体系认证证书", "委托单位"),
    ),
    extract=extract,
)
