"""Application forms of the programmes: PDF, scan, or cells of a DOCX or XLSX; label wordings differ by programme."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from dossier.extraction.agreement import agreed
from dossier.extraction.field_values import best, code_field, date_field, field_of, name_field, present, text_field
from dossier.extraction.fields.attachments import attachments
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.fields.together import name_and_model
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.identifiers import uscc
from dossier.models.page import Page
from dossier.models.values import find_dates, parse_date

_APPLICANT = spelled(
    "(申请|申报|研制|承担|填报)(单位|企业|人|主体|机构)(名称|全称|)",
    "(企业|单位|公司)(名称|全称)",
    "(申报|申请)(单位|企业)(名称|)(盖章)",
    "企业名称(全称)",
)
_CODE = spelled("(企业|单位|)(统一社会信用代码|社会信用代码|统一信用代码|信用代码|组织机构代码)")
_PRODUCT = spelled(
    "(申请|申报|创新|认定|首台套|首台（套）|推荐|)(产品|装备|设备)(名称|全称)",
    "(申报|申请)(产品|装备)",
    "产品（装备）名称",
    "(项目|新产品|成果)名称",
)
_BOTH = spelled("(产品|装备|设备|项目|)(名称)(及|和|、|/|)(规格|产品|)型号", "(产品|装备|设备)(及|和|、)(规格|)型号")
"""Labels of a name and a model in one cell."""
_MODEL = spelled(
    "(产品|装备|设备|)(规格型号|型号规格|型号及规格|规格及型号|规格/型号|型号/规格|型号、规格|型号)", "产品规格"
)
_CATEGORY = spelled(
    "(产品|装备|所属|申报|申请|认定|产品所属|首台套)(类别|类型|种类)",
)
_INDUSTRY = spelled(
    "(所属|产品所属|主营|应用|国民经济|)(行业|产业|技术|领域)(领域|类别|分类)",
    "(所属|产品所属|装备所属|国民经济|主营|应用)(行业|产业|领域)",
    "(行业|技术|产品|产业|应用)领域",
)
_APPLIED = spelled("(申请|申报|填报|填表|填写|提交)(日期|时间)")
_CONTACT = spelled("(项目|申报|企业|业务|)(联系人|联络人|经办人)(姓名|及电话|及联系方式|/电话|及联系电话|、电话|)")
_FINISHED = spelled(
    "(产品|装备|首台套|首台（套）|)(研发|研制|开发|试制)(完成|成功)(时间|日期)",
    "(完成研发|完成研制|完成开发|研制完成|产品定型|首台套完成|产品完成|样机完成|样机研制完成|产品下线|首台下线|定型|研制|研发完成)"
    "(时间|日期|年月)",
    "(产品|样机|新产品)(研制成功|研发成功|定型|鉴定|试制完成|研制完成|开发完成)(时间|日期|年月)",
    "(产品|)（(研制|研发)）完成日期",
)
_OTHERS = (
    *(
        "法定代表人",
        "注册地址",
        "注册资本",
        "通讯地址",
        "单位性质",
        "企业性质",
        "企业类型",
        "成立时间",
        "成立日期",
        "职务",
    ),
    *(
        "上年度营业收入",
        "注册商标",
        "专利号",
        "知识产权",
        "主要技术指标",
        "产品简介",
        "首次销售时间",
        "市场售价",
        "产品单价",
    ),
    *(
        "推荐单位",
        "主管部门",
        "职工人数",
        "研发人员",
        "邮箱",
        "电子邮件",
        "申报材料",
        "声明",
        "填表人",
        "负责人",
        "注册时间",
    ),
)
_USCC = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])")
_IN_BRACKETS = re.compile(r"([^□☐()\s;,。]{2,24})\s*\(\s*[☑√✓■☒✔]\s*\)")
_BEFORE = re.compile(r"[☑√✓■☒✔]\s*([^□☐☑√✓■☒✔\s;,。]{2,24})")
_BEHIND = re.compile(r"([^□☐☑√✓■☒✔\s;,。]{2,24})\s*[☑√✓■☒✔]")
_EMPTY_BOX = re.compile(r"[□☐]|\(\s*\)")
_BOX_READ_AS_MOUTH = re.compile(r"(?:^|(?<=\s))口(?=[一-龥])")
_SEALED = re.compile(
    r"\([^()\n]{0,8}(?:盖章|公章|签章|印章|章)\)[:\n]{0,2}(?:日期|时间)?:?(?P<day>(?:19|20)\d{2}[^\n]{4,10})(?=\n|$)"
)
_MONTH = re.compile(r"((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})\s*月?\s*$")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a form. Empty cells, lists of unticked boxes and printed hints (``请填写``) give nothing."""
    labels = (*_BOTH, *_APPLICANT, *_CODE, *_PRODUCT, *_MODEL, *_CATEGORY, *_INDUSTRY, *_APPLIED, *_CONTACT, *_FINISHED)
    sheet = Sheet(pages, (*labels, *_OTHERS))
    rows = flat_text(pages, "\n")
    name, model = name_and_model(sheet.find(*_BOTH, lines=3, accept=_is_filled))
    return present(
        {
            "applicant_name": _as_form(_names(sheet, _APPLICANT, 2, rows), pages),
            "uscc": _as_form(_uscc(sheet, rows), pages),
            "product_name": _as_form(_names(sheet, _PRODUCT, 3, rows) or name, pages),
            "model": _as_form(text_field(_place(sheet, _MODEL, 3, _is_filled)) or model, pages),
            "category": _as_form(_choice(sheet, _CATEGORY), pages),
            "industry": _as_form(_choice(sheet, _INDUSTRY), pages),
            "application_date": _as_form(_applied(sheet, pages), pages),
            "contact": _as_form(_contact(sheet), pages),
            "attachments": _as_form(attachments(pages), pages),
            "development_finished_date": _as_form(_day(_place(sheet, _FINISHED, 1, _has_time)), pages),
        }
    )


def _as_form(field: Field | None, pages: Sequence[Page]) -> Field | None:
    """Values of DOCX and XLSX cells bear the source ``form``."""
    media = {page.number: page.media for page in pages}
    if field is None or media.get(field.page) != "form":
        return field
    return field.model_copy(update={"source": "form"})


def _is_filled(text: str) -> bool:
    return not re.search(r"请填写|如实填写|没有请填", text) and not re.fullmatch(r"[\W_]*|\W*(?:盖章|公章)\W*", text)


def _is_name(text: str) -> bool:
    return _is_filled(text) and len(text) >= 2 and not re.fullmatch(r"[\d\W]+", text) and "□" not in text


def _place(sheet: Sheet, labels: Sequence[str], lines: int, accept: Callable[[str], bool]) -> Found | None:
    return next(iter(sheet.places(*labels, lines=lines, accept=accept)), None)


def _names(sheet: Sheet, labels: Sequence[str], lines: int, rows: FlatText) -> Field | None:
    places = sheet.places(*labels, lines=lines, accept=_is_name)
    return agreed((name_field(_stripped(place)) for place in places), rows.text)


def _stripped(found: Found) -> Found:
    """Without the hint where to put the seal."""
    return found.part(re.sub(r"\s*\((?:盖章|公章|签章|加盖公章)\)", "", found.text))


def _uscc(sheet: Sheet, rows: FlatText) -> Field | None:
    places = sheet.find_all(*_CODE, lines=1, below=True, accept=lambda text: bool(_USCC.search(text.replace(" ", ""))))
    codes = [place.part(match.group()) for place in places if (match := _USCC.search(place.text.replace(" ", "")))]
    return best(code_field(place, uscc) for place in (codes or rows.find_all(_USCC)))


def _choice(sheet: Sheet, labels: Sequence[str]) -> Field | None:
    """The ticked one of several boxes, or what was written."""
    found = _place(sheet, labels, 6, _is_filled)
    if found is None:
        return None
    text = _BOX_READ_AS_MOUTH.sub("□", found.text) if found.source == "ocr" else found.text
    ticked = _ticked(text)
    if ticked:
        return field_of(found, "、".join(ticked))
    return None if _EMPTY_BOX.search(text) else text_field(found)


def _ticked(text: str) -> list[str]:
    """The names that are ticked. A box belongs to the name behind it, unless the line begins with a name."""
    brackets = _IN_BRACKETS.findall(text)
    behind = not re.match(r"\s*[□☐☑√✓■☒✔]", text) and bool(re.search(r"[□☐☑√✓■☒✔]\s*$", text))
    return brackets or (_BEHIND if behind else _BEFORE).findall(text)


def _has_time(text: str) -> bool:
    return bool(find_dates(text) or _MONTH.search(text))


def _day(found: Found | None) -> Field | None:
    """A date; of a month without a day the last day is not known, so its first is taken, with less trust."""
    whole = date_field(found)
    if whole or found is None:
        return whole
    month = _MONTH.search(found.text)
    value = parse_date(f"{month.group(1)}-{month.group(2)}-1") if month else None
    return field_of(found, value, note="month_only", trust=0.7) if value else None


def _applied(sheet: Sheet, pages: Sequence[Page]) -> Field | None:
    """The labelled date; else the date that stands alone low on the cover."""
    labelled = date_field(_place(sheet, _APPLIED, 1, _has_time))
    if labelled or not pages:
        return labelled
    rows = flat_text(pages[:1], "\n")
    for match, found in rows.finditer(r"[^\n]+"):
        dates = find_dates(match.group())
        if dates and dates[0][1] == 0 and dates[0][2] == len(match.group()) and found.box[1] > 0.5:
            return field_of(found, dates[0][0], trust=0.8)
    return _sealed_on(flat_text(pages, "\n"))


def _sealed_on(rows: FlatText) -> Field | None:
    """The day at the place of the applicant's seal: the first that stands behind or under (盖章); later ones are
    those of the offices that recommend."""
    for match, found in rows.finditer(_SEALED):
        dates = find_dates(match["day"])
        if dates and "推荐" not in rows.text[max(0, match.start() - 24) : match.start()]:
            return field_of(found, dates[0][0], trust=0.75)
    return None


def _is_person(text: str) -> bool:
    return bool(re.match(r"\s*[一-龥·]{2,}", text))


def _contact(sheet: Sheet) -> Field | None:
    """A person's name; a telephone number behind it is left out."""
    found = _place(sheet, _CONTACT, 1, _is_person)
    match = re.match(r"\s*([一-龥·]{2,8})", found.text) if found else None
    return name_field(found.part(match.group(1))) if found and match else None


CUES = Cues(
    titles=(
        r".{0,40}(申请|申报|推荐)(书|表)",
        r".{0,30}(认定|评价|评审)(申请|申报)(书|表)",
        r".{0,30}(首台（?套）?|首批次|创新产品|新技术新产品).{0,16}(申请|申报)(书|表)",
    ),
    labels=(
        r"申请单位|申报单位|申请企业|申报企业",
        r"产品名称|申报产品|申请产品",
        r"规格型号|产品型号",
        r"填[报表](日期|时间)|申[请报](日期|时间)",
        r"联系人",
        r"所属(行业|领域)|产品类别|装备类别",
        r"研(发|制)完成",
    ),
    never=(r"价税合计", r"局长签[发字]|授权公告号"),
)

KIND = DocumentKind("application_form", CUES, extract)
