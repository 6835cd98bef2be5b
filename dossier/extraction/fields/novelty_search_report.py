"""Novelty search reports (科技查新报告): the cover's table, the scope of the search, and what the conclusion says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.extraction.field_values import date_field, field_of, name_field, present
from dossier.extraction.fields import novelty_findings
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.fields.novelty_asked import points_asked
from dossier.extraction.fields.parties import party_of
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.extraction.surroundings import cell_at, next_cell
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import find_dates, normalise_code

_NUMBER = ("编号", "No.", "No:", *spelled("(查新|检索|报告|查新报告|科技查新|项目|课题)(报告|项目|)(编号|号)"))
_TITLE = spelled("(查新|检索|委托|)(项目|课题)(名称|中文名称)", "(查新项目|查新课题|中文题名|题名|课题)")
_CLIENT = spelled(
    "(委托|申请)(查新|检索|)(单位|人|方|机构|者)(名称|)", "(查新|检索)(委托|申请)(单位|人|方|机构|者)(名称|)"
)
_AGENCY = spelled(
    "(查新|检索|科技查新|承担)(机构|单位|站|中心|工作站|方|受托方|受托单位|承担单位)(名称|全称|)",
    "(查新|检索)(完成|受理|承担|服务)(单位|机构)(名称|)",
)
_ORDERED = spelled("(查新|检索|)(委托|受理|申请|接受委托)(日期|时间|日)")
_DONE = spelled(
    "(查新|报告|检索|)(完成|出具|签发)(日期|时间|日)", "(查新|报告)(日期|时间)", "(出具|完成)(报告)(日期|时间)"
)
_SCOPE = spelled("(查新|检索|文献检索)(范围|要求|类别|类型|地域)")
_OTHERS = (
    *(
        "查新目的",
        "查新员",
        "审核员",
        "科学技术要点",
        "查新点",
        "查新结论",
        "检索结果",
        "邮政编码",
        "负责人",
        "中文",
        "英文",
    ),
    *("机构名称", "通信地址", "项目英文名称", "英文题名", "签章", "查新专用章"),
)
_INTERNATIONAL = re.compile(r"国内外|国际(?:查新|范围)|国外(?:查新|范围)?|世界范围")
_DOMESTIC = re.compile(r"国内")
_COUNT = re.compile(r"第\s*\d{1,3}\s*页[,，/、\s]*共\s*\d{1,3}\s*页|共\s*\d{1,3}\s*页[,，/、\s]*第\s*\d{1,3}\s*页")
"""A page's count in the middle of a text that runs over to the next page."""
_TICKED = r"[☑√✓■☒✔]"
_CONCLUSION = re.compile(
    r"(?:^|\n)(?:(?:第[一二三四五六七八九]部分)|[(【\[]?[一二三四五六七八九\d]{0,2}[)、.]?)(?:科技)?(?:查新|检索)结论"
    r"(?:\([A-Za-z]*\)|[A-Za-z]+)?[】\]:]*\n?"
    r"(?P<body>.+?)(?=\n(?:[一二三四五六七八九十]{1,2}[)、.]|\([一二三四五六七八九]\)(?:附|声明|备注|说明|查新员)|【"
    r"|[一-龥]{1,6}(?:人|人员|员|者|日期|专用章|单位|机构)(?:\([^()\n]{1,8}\))?:"
    r"|(?:[(]?\d{1,2}[)、.]?)?(?:附件|声明|备注|查新员|审核员|查新人员?|审核人员?|检索人员?|查新负责人|查新\(检索\)员"
    r"|[(]?(?:科技)?查新专用章|[(]?查新(?:机构|单位|站)|(?:查新|报告)?(?:完成|出具)?日期))|\Z)",
    re.S,
)


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a report; cover first, the conclusion from its own section."""
    sheet = Sheet(pages, (*_NUMBER, *_TITLE, *_CLIENT, *_AGENCY, *_ORDERED, *_DONE, *_SCOPE, *_OTHERS))
    rows = flat_text(pages, "\n")
    conclusion = _conclusion(sheet, rows)
    return present(
        {
            "report_number": _number(sheet),
            "project_title": _title(sheet),
            "client": party_of(sheet, _CLIENT, accept=_is_body) or novelty_findings.client(pages),
            "agency": _agency(sheet, rows) or novelty_findings.agency(pages),
            "commission_date": date_field(sheet.find(*_ORDERED, lines=1, accept=_has_date)),
            "completion_date": _completed(sheet, rows),
            "scope": _scope(sheet, rows, conclusion),
            "conclusion": field_of(conclusion, _COUNT.sub("", conclusion.raw).strip()) if conclusion else None,
            "technology_level": novelty_findings.technology_level(pages, conclusion),
            "novelty_points": novelty_findings.novelty_points(pages, conclusion),
            "points_asked": points_asked(pages),
        }
    )


def _has_date(text: str) -> bool:
    return bool(find_dates(text))


def _is_body(text: str) -> bool:
    return len(text) >= 2 and not re.fullmatch(r"[\d\W]+|.*(?:名称|盖章|日期)", text)


def _number(sheet: Sheet) -> Field | None:
    pattern = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-/]{4,29}")
    place = sheet.find(*_NUMBER, lines=1, accept=lambda text: bool(pattern.search(text.replace(" ", ""))))
    match = pattern.search(place.text.replace(" ", "")) if place else None
    return field_of(place, normalise_code(match.group())) if place and match else None


def _title(sheet: Sheet) -> Field | None:
    """The Chinese title. Of a cover that cuts it and a table that gives it whole, the whole one."""
    titles = [
        title for found in sheet.find_all(*_TITLE, "中文", lines=3, accept=_is_chinese) if (title := _chinese(found))
    ]
    if not titles:
        return None
    first = str(titles[0].value)
    return max(
        (title for title in titles if str(title.value).startswith(first)), key=lambda title: len(str(title.value))
    )


def _is_chinese(text: str) -> bool:
    return bool(re.search(r"[一-龥]{2}", text)) and not re.match(r"\s*英文", text)


def _chinese(found: Found) -> Field | None:
    """The part behind 中文: and before 英文: or an English sentence."""
    text = re.sub(r"^\s*(?:中文:?)?\s*", "", found.text)
    chinese = re.split(r"英文:?|[A-Za-z]{3,}(?: [A-Za-z]{2,}){2,}", text)[0]
    return name_field(found.part(chinese)) if chinese.strip() else None


def _agency(sheet: Sheet, rows: FlatText) -> Field | None:
    labelled = name_field(sheet.find(*_AGENCY, lines=2, accept=_is_agency))
    if labelled:
        value = re.sub(r"（(?:盖章|公章|签章)）$", "", str(labelled.value))
        return labelled.model_copy(update={"value": value})
    alone = r"^[一-龥()]{2,30}(?:查新(?:工作)?站|查新(?:咨询)?中心|情报研究[所院]|信息研究[所院]|图书馆|文献中心)$"
    found = rows.find(re.compile(alone, re.M))
    return name_field(found.lowered(0.85)) if found else None


def _is_agency(text: str) -> bool:
    return bool(re.search(r"[一-龥]{4,}", text)) and not re.fullmatch(r"\W*(?:名称|盖章|公章|签章)\W*", text)


def _completed(sheet: Sheet, rows: FlatText) -> Field | None:
    labelled = date_field(sheet.find(*_DONE, lines=1, accept=_has_date))
    if labelled:
        return labelled
    loose = rows.find(r"(?:查新)?完成日期:?\n?[^\n]{6,20}")
    return date_field(loose.lowered(0.9)) if loose else None


def _scope(sheet: Sheet, rows: FlatText, conclusion: Found | None) -> Field | None:
    """A ticked box, else the words beside 查新范围, else those of the conclusion, else of the whole report."""
    ticked = rows.find(_TICKED + r"(国内外|国际|国外|国内)", group=1)
    if ticked:
        return field_of(ticked, _scope_of(ticked.text), trust=0.98)
    places = [
        (sheet.find(*_SCOPE, lines=3, accept=lambda text: bool(_scope_of(text)) and "□" not in text), 0.97),
        (conclusion, 0.9),
        (rows.find(r"(?:国内外|国际|国内)(?:公开)?(?:科技)?(?:文献|查新|检索|数据库)"), 0.85),
    ]
    for found, trust in places:
        value = _scope_of(found.text) if found else None
        if found and value:
            return field_of(found, value, trust=trust)
    return None


def _scope_of(text: str) -> str | None:
    if _INTERNATIONAL.search(text):
        return "international"
    return "domestic" if _DOMESTIC.search(text) else None


def _conclusion(sheet: Sheet, rows: FlatText) -> Found | None:
    """The conclusion's own cell in a table, else the last section headed 查新结论 (lists of contents name it too).

    From 综上所述 on where it sums up.
    """
    cells = {page.number: page.cells for page in sheet.pages}
    for hit in sheet.hits("查新结论", "检索结论"):
        home = cell_at(cells[hit.run.page.number], hit.box)
        beside = next_cell(cells[hit.run.page.number], home) if home else None
        found = sheet.value_of(hit, 80) if beside else None
        if found and len(found.text) > 20:
            return replace(found, raw=found.raw[max(0, found.raw.rfind("综上")) :])
    sections = [match.span("body") for match, found in rows.finditer(_CONCLUSION, "body") if len(found.text) > 10]
    if not sections:
        return None
    start, end = sections[-1]
    summary = [match.start() for match in re.finditer(r"综上(?:所述)?", rows.text[start:end])]
    return rows.found(start + (summary[-1] if summary else 0), end)


CUES = Cues(
    titles=(
        r".{0,16}查新.{0,8}报告(书)?",
        r"(国内外?)?(科技|技术)?(项目)?查新(检索)?报告(书)?",
        r"科技查新.{0,8}报告",
        r"水平检索报告",
    ),
    labels=(
        r"查新(机构|单位)",
        r"查新点",
        r"(查新|检索)结论",
        r"查新(完成日期|委托日期|目的)",
        r"科学技术要点",
        r"检索(范围|策略|结果|工具|资源|数据库|词)",
        r"查新(人?员|责任人|人)|审核(人?员|人)",
    ),
    never=(r"价税合计",),
)

KIND = DocumentKind("novelty_search_report", CUES, extract)
