"""Business licences of all layouts since 2014: portrait and landscape, companies, branches, partnerships, sole traders.

What a layout does not print (term since 2022-03, capital and scope on Shenzhen's short form) is simply not found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import (
    best,
    code_field,
    date_field,
    field_of,
    name_field,
    present,
    prose_field,
)
from dossier.extraction.fields.capital import capital_field
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.parties import is_organisation, is_party
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text, lower_part
from dossier.extraction.lines import overlap
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.identifiers import uscc
from dossier.models.page import Page
from dossier.models.values import find_dates

# fmt: off
NAME = (
    "名称", "企业名称", "字号名称", "公司名称", "商号名称", "市场主体名称", "商事主体名称", "机构名称", "合作社名称",
    "个体工商户名称", "字号",
)
TYPE = (
    "类型", "公司类型", "企业类型", "主体类型", "经济性质", "市场主体类型", "商事主体类型", "机构类型", "企业性质",
    "登记类型", "组织形式",
)
PERSON = (
    "法定代表人", "法定代表人姓名", "负责人", "执行事务合伙人", "投资人", "经营者", "经营者姓名", "首席代表",
    "法定代表人(负责人)", "法定代表人/负责人", "法定代表人或负责人", "法人代表", "单位负责人", "企业负责人",
    "主要负责人", "投资人姓名", "负责人姓名", "执行事务合伙人(委派代表)",
)
CAPITAL = (
    "注册资本", "注册资金", "出资额", "出资总额", "成员出资总额", "资金数额", "投资总额", "注册资本(金)",
    "注册资本(万元)", "注册资本(金)(万元)", "出资额(万元)", "注册资本(万元人民币)", "认缴注册资本(万元)",
    "认缴注册资本", "认缴出资额", "认缴出资总额", "合伙人出资总额", "出资数额", "注册资本总额",
)
ADDRESS = (
    "住所", "营业场所", "主要经营场所", "经营场所", "企业住所", "驻在场所", "住所(经营场所)", "住所/经营场所",
    "住所地", "住所地址", "登记住所", "经营地址", "营业地址", "注册地址", "登记地址", "企业地址", "主要经营地",
)
TERM = (
    "营业期限", "合伙期限", "经营期限", "营业期限自", "业务期限", "存续期限", "驻在期限", "营业有效期", "经营有效期",
)
FOUNDED = ("成立日期", "注册日期", "成立时间", "设立日期", "注册时间", "设立时间", "开业日期", "成立登记日期")
SCOPE = ("经营范围", "业务范围", "经营范围及方式")
GIVEN = (
    "核准日期", "发照日期", "登记日期", "核发日期", "颁发日期", "签发日期", "发证日期", "填发日期", "换照日期",
    "发照时间", "登记时间",
)
OFFICE = ("登记机关", "发照机关", "发证机关", "登记机关(盖章)", "核准机关", "登记部门", "注册机关")
OTHERS = (
    "统一社会信用代码", "注册号", "实收资本", "证照编号", "重要提示", "组成形式", "副本编号", "下载时间", "经营状态",
    "经营方式", "编号",
)
# fmt: on
_OPEN_END = re.compile(r"长期|永久|永续|无固定期限|不约定|无期限")
_AUTHORITY = re.compile(
    r"[一-鿿]{2,24}?(?:市场监督管理局|市场和质量监督管理委员会|工商行政管理局|行政审批(?:服务)?局|市场监督管理委员会"
    r"|数据局|政务服务(?:管理|和数据管理|数据管理)?局)(?:[一-鿿]{2,8}分局)?"
)
_COMPANY = re.compile(r"(?m)^称?(?P<value>[一-鿿()]{2,30}[一-鿿](?:公司|合伙\)|厂|店|合作社|经营部|商行))$")
_KIND_OF_COMPANY = re.compile(
    r"(?m)^型?(?P<value>(?:其他)?(?:一人)?(?:有限责任公司|股份有限公司)(?:分公司)?(?:\([^()\n]{2,30}\))*|个体工商户|个人独资企业"
    r"|(?:普通|有限|特殊普通)合伙(?:企业)?|全民所有制(?:企业)?|集体所有制(?:企业)?|农民专业合作社)$"
)
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a licence; the first page decides, a second (annual reports, notes) only fills gaps."""
    sheet = Sheet(pages, (*NAME, *TYPE, *PERSON, *CAPITAL, *ADDRESS, *TERM, *FOUNDED, *SCOPE, *GIVEN, *OFFICE, *OTHERS))
    flat = flat_text(pages, "\n")
    founded = date_field(sheet.find(*FOUNDED, lines=1, below=True, accept=lambda text: bool(find_dates(text))))
    term = sheet.find(*TERM, lines=2, below=True, accept=lambda text: bool(find_dates(text) or _OPEN_END.search(text)))
    return present(
        {
            "company_name": _company(sheet) or _alone(flat, _COMPANY),
            "uscc": _uscc(sheet, flat),
            "company_type": name_field(sheet.find(*TYPE, lines=2)) or _alone(flat, _KIND_OF_COMPANY),
            "legal_representative": _person(sheet),
            "registered_capital": capital_field(sheet.find(*CAPITAL, lines=2, below=True, accept=_is_capital)),
            "established_date": founded,
            "business_term_start": _term_start(term),
            "business_term_end": _term_end(term),
            "address": prose_field(
                sheet.find(*ADDRESS, lines=4) or sheet.find(*ADDRESS, lines=4, below=True, accept=_is_place)
            ),
            "business_scope": prose_field(sheet.find(*SCOPE, lines=60, below=True, accept=lambda text: len(text) >= 4)),
            "registration_authority": _authority(sheet, flat),
            "registration_date": _registration_date(sheet, [one.box for one in (founded, term) if one and one.box]),
        }
    )


def _company(sheet: Sheet) -> Field | None:
    """The name beside its label; under it only what reads as the name of an organisation."""
    beside = sheet.find(*NAME, lines=3, accept=_is_name)
    return name_field(beside or sheet.find(*NAME, lines=2, below=True, accept=is_organisation))


def _is_name(text: str) -> bool:
    return len(text) >= 2 and not re.fullmatch(r"[\d\W]+", text) and "营业执照" not in text


def _alone(flat: FlatText, pattern: re.Pattern[str]) -> Field | None:
    """What stands alone on its line and can be nothing else, where its label was not read."""
    found = flat.find(
        pattern, group="value", accept=lambda text: pattern is _KIND_OF_COMPANY or not _KIND_OF_COMPANY.match(text)
    )
    return name_field(found.lowered(0.85)) if found else None


def _person(sheet: Sheet) -> Field | None:
    """A person's name on one line; a partner that is an organisation, with its delegate, may need several."""
    found = sheet.find(*PERSON, lines=1, accept=lambda text: len(text) < 40) or sheet.find(
        *PERSON, lines=1, below=True, accept=is_party
    )
    if found and re.search(r"公司|合伙|中心|委派", found.text):
        found = sheet.find(*PERSON, lines=3, accept=lambda text: len(text) < 80) or found
    return name_field(found)


def _is_place(text: str) -> bool:
    return bool(re.search(r"[省市区县旗镇乡路街道村号园]", text)) and len(text) >= 6


def _is_capital(text: str) -> bool:
    return bool(re.search(r"[\d壹贰叁肆伍陆柒捌玖拾佰仟万亿零元]", text))


def _uscc(sheet: Sheet, flat: FlatText) -> Field | None:
    """The code beside or under its label or anywhere on the page; one whose check digits fit wins."""
    labelled = sheet.find_all("统一社会信用代码", lines=1, below=True, accept=lambda text: bool(_CODE.search(text)))
    places = [found.part(_CODE.search(found.text).group()) for found in labelled]  # type: ignore[union-attr]
    places += flat.find_all(_CODE)
    return best(code_field(found, uscc) for found in places)


def _term_start(term: Found | None) -> Field | None:
    """The first date of a term; a lone date begins a term only where the text goes on or says so (自 … 起)."""
    dates = find_dates(term.text) if term else []
    if term is None or not dates:
        return None
    before, after = term.text[: dates[0][1]], term.text[dates[0][2] :]
    begins = len(dates) > 1 or "自" in before or re.match(r"\s*[至到起—~-]", after)
    return field_of(term, dates[0][0]) if begins and "至" not in before else None


def _term_end(term: Found | None) -> Field | None:
    if term is None:
        return None
    dates = find_dates(term.text)
    if _OPEN_END.search(term.text):
        return field_of(term, "长期")
    after = [date for date in dates if re.search(r"[至到止—~-]\s*(?:公元)?\s*$", term.text[: date[1]])]
    return field_of(term, after[-1][0]) if after else None


def _authority(sheet: Sheet, flat: FlatText) -> Field | None:
    """The office beside 登记机关, or named anywhere but in the imprint of the form (国家…总局监制)."""
    beside = sheet.find(*OFFICE, lines=2, below=True, accept=lambda text: bool(_AUTHORITY.fullmatch(text)))
    return name_field(beside or flat.find(_AUTHORITY, accept=lambda text: not text.startswith(("国家", "登记机关"))))


def _registration_date(sheet: Sheet, claimed: Sequence[Box]) -> Field | None:
    """The date at the foot, under 登记机关: of the dates there, the lowest one that no label has claimed."""
    labelled = date_field(sheet.find(*GIVEN, lines=1))
    page = sheet.pages[0]
    marks = [hit for hit in sheet.hits(*OFFICE) if hit.run.page is page]
    top = min((hit.box[1] for hit in marks), default=0.6) - 0.01
    flat = flat_text([lower_part(page, top)])
    dates = [flat.found(start, end).part(iso) for iso, start, end in find_dates(flat.text)]
    free = [found for found in dates if not any(_crosses(found.box, box) for box in claimed)]
    return labelled or (field_of(free[-1]) if free else None)


def _crosses(one: Box, other: Box) -> bool:
    """Whether two boxes share some of the page."""
    return overlap(one, other, 0) > 0.1 and overlap(one, other, 1) > 0.1


KIND = DocumentKind(
    type="business_license",
    cues=Cues(
        titles=(
            r"(?:电子)?营业执照(?:（副本）|副本|（正本）|正本)?(?:[（）\d\-]{0,8})",
            r"企业法人营业执照.*",
            r"个体工商户营业执照.*",
        ),
        labels=(
            "统一社会信用代码",
            "法定代表人|负责人|经营者|执行事务合伙人",
            "登记机关",
            "成立日期|注册日期",
            "经营范围",
            "住所|经营场所|营业场所",
        ),
        never=("信用信息公示报告", "营业执照号", "行政处罚信息|经营异常名录信息|许可文件编号"),
    ),
    extract=extract,
)
