"""Audit reports: number, parties, year, opinion, accountants, and the main figures of the statements behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import REPAIRED, best, field_of, name_field, present
from dossier.extraction.fields import prose
from dossier.extraction.fields.audit_codes import codes_of_pages
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.grid import Grid, Label, text_of, value_after
from dossier.extraction.language.opinions import opinion
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.extraction.statement_figures import figures
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import find_dates, normalise_code, normalise_name

_LABELS = (
    *("被审计单位", "被审计单位名称", "委托单位", "审计单位", "编制单位", "报告编号", "报告文号", "文号", "报告名称"),
    *("报告编码", "报备编码", "验证码", "防伪编码", "防伪标识", "报告日期", "签发日期", "法定代表人", "项目合伙人"),
    *("注册会计师", "中国注册会计师", "签字注册会计师", "会计师事务所", "事务所名称", "地址"),
)
_NUMBER = re.compile(
    r"[A-Za-z一-龥()]{0,14}?[会审专报验财字][A-Za-z一-龥]{0,5}[\[〔(【]?(?:19|20)\d{2}[\]〕)】]?(?:年)?(?:第|-)?[0-9A-Z\-]{1,16}号"
)
_BRACKETED = r"[\[〔(【](?:20)?\d{2}[\]〕)】]"
_NUMBERS = (
    _NUMBER,
    # the firm before the year and 审字 behind it; a year of two digits; the year at the head; none at all; a house code
    re.compile(rf"[一-龥]{{2,10}}(?:\([一-龥]{{1,4}}\))?字?{_BRACKETED}[一-龥]{{0,6}}字?第?[0-9A-Z_\-]{{3,16}}号"),
    re.compile(rf"{_BRACKETED}[一-龥]{{1,10}}字第?[0-9A-Z\-]{{1,16}}号"),
    re.compile(r"[一-龥]{2,10}审字第?[0-9A-Z]{5,14}号"),
    re.compile(r"(?<![A-Za-z])[A-Z]{2,5}/20\d{2}[0-9A-Z]{5,14}"),
)
"""Forms of report numbers, the common one first."""
_CITED = re.compile(r"(?:财会|财税|财政部|国发|国科发|证监|税总|号文|根据|按照)")
"""What stands in a number, or right before it, that is of a rule and not of the report."""
_FIRM = re.compile(
    r"[一-龥]{2,20}(?:\([一-龥]{2,8}\))?会计师事务所"
    r"(?:\((?:特殊普通合伙|普通合伙|有限合伙|[一-龥]{2,4})\)|\(?(?:特殊)?普通合伙\)?|(?:有限责任|有限|股份有限)公司)*"
    r"(?:[一-龥]{2,8}分所)?"
)
_PROSE = re.compile(r"^(?:我们|经(?=[一-龥]{6})|由)|是否|具有|许可|证明|用于|委托|应当|上述|其他")
"""Words of a sentence about firms, such as the one beside the code of the ministry's platform."""
_AUDITED = re.compile(
    r"我们(?:接受委托,?)?审计了(?:后附的)?([一-龥A-Za-z0-9()·]{4,50}?)(?:\((?:以下|下)?简称|的?财务报表|编制的|20\d\d年|[,,])"
)
_ADDRESSED = re.compile(
    r"^([一-龥A-Za-z0-9()·]{4,40}?)(?:全体股东|董事会|全体合伙人|股东会?|管理层)?(?:及[一-龥]{2,6})?:$", re.M
)
_YEAR = r"(?:(?:19|20)\d{2}|二[〇零○][〇零○一二三四五六七八九]{2})"
_PLACE_AND_DATE = re.compile(
    r"(?:中国[·.・]?[一-龥]{0,8}|[一-龥]{2,6}[·.・][一-龥]{2,6}|报告日期:?|日期:?|签发日期:?"
    r"|[一-龥()]{4,30}事务所[一-龥()]{0,14}|.{0,40}注册会计师[^:]{0,12}:[一-龥]{2,4})?"
)
_STATEMENT = re.compile(r"资产负债表|利润表|损益表|现金流量表|所有者权益变动表|财务报表附注|营业执照|执业证书")
_ASIDE = r"(?:\((?:项目合伙人|项目负责人|合伙人|签名|签字|盖章|签名并盖章|签名、盖章|签章|主任会计师)\))*"
_ACCOUNTANT = (
    rf"(?:(?:中国|签字|项目合伙人|合伙人)*注册会计师|项目合伙人|签字会计师|主任会计师){_ASIDE}:"
    r"|(?<=\(项目合伙人\)):|(?<![一-龥])会计师:"
)
"""Labels before an accountant's name."""
_STAMPED = re.compile(r"\((?:盖章|公章|签章|印章|加盖公章|章)\)?$")
_NO_NAME = re.compile("签名|签字|盖章|签章|项目|合伙|中国|注册|会计|事务|证书|协会|执业|报告")
_VERIFY = re.compile(
    r"(?:报告编码|报备(?:编)?(?:号)?码|报备(?:编)?号|验证码|防伪(?:查询|报备)?(?:编)?[码号]|防伪标识|备案(?:编)?号码?|赋码)"
    r"(?:为|是)?:?([一-龥]?[0-9A-Z][0-9A-Z\-]{5,31})"
)  # fmt: skip
_HEAD_LETTERS = 1500
"""Letters within which a number that stands in running text can be the report's own."""
_NUMERALS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HEADING = r"^(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?"


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a report; figures come from the first balance sheet and the first income statement behind it."""
    sheet = Sheet(pages, _LABELS)
    rows, running = flat_text(pages, "\n"), flat_text(pages)
    year, code = _year(running), _verification(rows, running)
    letter_pages = _letter(pages)
    letter = flat_text(letter_pages, "\n")
    fields = {
        "report_number": _number(sheet, rows),
        "auditee": _auditee(sheet, rows, running),
        "audit_firm": _firm(rows, pages),
        "fiscal_year": year,
        "issue_date": _issued(sheet, letter),
        "opinion": _opinion(letter, letter_pages),
        "accountants": _accountants(letter_pages),
        "verification_code": code,
        "verification_codes": codes_of_pages(pages, _VERIFY, code),
    }
    return present(fields | figures(pages, str(year.value) if year else None))


def _letter(pages: Sequence[Page]) -> list[Page]:
    """The pages of the report proper: up to the first statement."""
    letter: list[Page] = []
    for page in pages:
        top = "".join(page.text.split())[:120]
        if letter and _STATEMENT.search(top) and not re.search("审计报告|审计意见", top):
            break
        letter.append(page)
    return letter


def _number(sheet: Sheet, rows: FlatText) -> Field | None:
    found = _own_number(rows) or rows.find(r"(?:报告|文)(?:编)?号:?([A-Z0-9][A-Z0-9/\-]{6,24})", group=1)
    if found:
        printed = normalise_code(found.text)
        number = _paired(printed)
        mended = number != printed
        return field_of(found, number, "repaired" if mended else None, REPAIRED if mended else 0.99)
    labelled = sheet.find("报告文号", "报告编号", "文号", lines=1, accept=lambda text: bool(re.search(r"\d{3}", text)))
    return field_of(labelled, normalise_code(labelled.text), trust=0.9) if labelled else None


def _own_number(rows: FlatText) -> Found | None:
    """The number that stands on a line of its own (or behind its label), else the first that is of no rule."""
    others: list[Found] = []
    for pattern in _NUMBERS:
        for match, found in rows.finditer(pattern):
            line = rows.text[rows.text.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]
            if line == match.group() or re.fullmatch(r"[一-龥]{2,6}[:：]" + re.escape(match.group()), line):
                return found
            before = rows.text[max(0, match.start() - 4) : match.start()]
            if not _CITED.search(before + match.group()) and match.start() < _HEAD_LETTERS:
                others.append(found)
    return others[0] if others else None


def _paired(number: str) -> str:
    """Brackets around the year as a pair: OCR reads ``〔2025〕`` as ``〔2025]`` or ``[2025〕``."""
    match = re.search(r"([\[〔(【])(\d{4})([\]〕)】])", number)
    if not match or match.group(1) + match.group(3) in ("[]", "〔〕", "()", "【】"):
        return number
    left, right = "〔〕" if "〔" in match.group() or "〕" in match.group() else "[]"
    return f"{number[: match.start()]}{left}{match.group(2)}{right}{number[match.end() :]}"


def _auditee(sheet: Sheet, rows: FlatText, running: FlatText) -> Field | None:
    opinion = name_field(running.find(_AUDITED, group=1))
    addressed = name_field(rows.find(_ADDRESSED, group=1, accept=_is_company))
    labelled = name_field(sheet.find("被审计单位", "被审计单位名称", "编制单位", lines=2, accept=_is_company))
    chosen = opinion or addressed or labelled
    others = [field for field in (opinion, addressed, labelled) if field is not None and field is not chosen]
    if chosen is None or not others:
        return chosen
    if any(other.value == chosen.value for other in others):
        return best(field for field in (chosen, *others) if field.value == chosen.value)
    return chosen.model_copy(update={"confidence": round(chosen.confidence * 0.85, 4)})


def _is_company(text: str) -> bool:
    return len(text) >= 4 and bool(re.search(r"公司|厂|中心|院|所|社|集团|学校|大学|合伙|协会", text))


def _firm(rows: FlatText, pages: Sequence[Page]) -> Field | None:
    """The name that stands alone on a line wins (signature, letterhead); then the one most often printed.

    A bracket that was lost (under another column, or to OCR) is put back: the legal form always stands in one.
    """
    found = [one for one in rows.find_all(_FIRM) if not _PROSE.search(one.text)]
    if not found:
        return None
    lines = set(rows.text.split("\n"))
    alone = [one for one in found if one.text in lines or f"{one.text}(盖章)" in lines]
    counts = Counter(one.text for one in found)
    chosen = max(alone or found, key=lambda one: (counts[one.text], len(one.text), one.confidence))
    name = normalise_name(_STAMPED.sub("", chosen.text) + _form_below(chosen, pages))
    name = re.sub(r"(?<=事务所)(?=(?:特殊)?普通合伙)", "（", name)
    return field_of(chosen, name + "）" * (name.count("（") - name.count("）")), trust=1.0 if alone else 0.9)


def _form_below(firm: Found, pages: Sequence[Page]) -> str:
    """The legal form, where it stands on a line of its own under the name."""
    left, top, right, bottom = firm.box
    for line in (line for page in pages if page.number == firm.page for line in page.lines):
        form = normalise_name(line.text)
        under = bottom - 0.3 * (bottom - top) <= line.box[1] <= bottom + 2 * (bottom - top)
        if under and left <= (line.box[0] + line.box[2]) / 2 <= right and re.fullmatch(r"（(?:特殊)?普通合伙）", form):
            return form
    return ""


def _year(running: FlatText) -> Field | None:
    patterns = (
        rf"包括({_YEAR})年12月31日",
        rf"({_YEAR})年12月31日的?(?:合并及(?:母)?公司)?资产负债表",
        rf"({_YEAR})年度?的?(?:合并及(?:母)?公司)?(?:财务报表|利润表|会计报表|审计报告|报表)",
        rf"审计报告.{{0,60}}?({_YEAR})年度",
        rf"({_YEAR})年度",
        rf"资产负债表.{{0,60}}?({_YEAR})(?:年12月31日|[-/.]12[-/.]31)",
    )
    for order, pattern in enumerate(patterns):
        found = running.find(pattern, group=1)
        if found:
            return field_of(found, int(found.text.translate(_NUMERALS)), trust=0.99 - 0.03 * order)
    return None


def _issued(sheet: Sheet, letter: FlatText) -> Field | None:
    """The date under the signatures: the last line of the letter that holds a date and nothing else."""
    labelled = sheet.find("报告日期", "签发日期", lines=1, accept=lambda text: bool(find_dates(text)))
    if labelled:
        return field_of(labelled, find_dates(labelled.text)[0][0])
    alone: list[Found] = []
    for match, found in letter.finditer(r"[^\n]+"):
        dates = find_dates(match.group())
        ends_there = len(dates) == 1 and len(match.group()) - dates[0][2] <= 2
        if ends_there and _PLACE_AND_DATE.fullmatch(match.group()[: dates[0][1]]):
            alone.append(found.part(dates[0][0]))
    return field_of(alone[-1]) if alone else None


def _opinion(letter: FlatText, pages: Sequence[Page]) -> Field | None:
    """By its heading and by the sentence that gives it; where they differ a person must look."""
    headed = _headed(letter)
    said = prose.stated(prose.flat_prose(pages), opinion, note=None)
    if headed is None or said is None:
        return headed or said
    if headed.value == said.value:
        return headed
    return headed.model_copy(update={"confidence": round(headed.confidence * 0.6, 4), "note": "disputed"})


def _headed(letter: FlatText) -> Field | None:
    """A heading that names an opinion other than the clean one."""
    headings = (
        ("disclaimer", _HEADING + r"(?:形成)?无法表示意见(?:的基础)?$"),
        ("adverse", _HEADING + r"(?:形成)?否定意见(?:的基础)?$"),
        ("qualified", _HEADING + r"(?:形成)?保留意见(?:的基础)?$"),
    )
    for value, pattern in headings:
        found = letter.find(re.compile(pattern, re.M))
        if found:
            return field_of(found, value, trust=0.98)
    return None


def _accountants(pages: Sequence[Page]) -> Field | None:
    """Names beside or under 中国注册会计师: (a partner's title may stand between), in the order of signing."""
    people: list[Found] = []
    for grid in map(Grid, pages):
        for label in grid.labels(_ACCOUNTANT):
            person = _beside(grid, label) or _near(grid, label)
            if person:
                people.append(person)
    names = list(dict.fromkeys(normalise_name(one.text) for one in people))
    if not names:
        return None
    lowest = min(one.confidence for one in people)
    first = field_of(people[0], [*names])
    return first.model_copy(update={"raw": "、".join(one.raw for one in people), "confidence": round(lowest * 0.97, 4)})


def _beside(grid: Grid, label: Label) -> Found | None:
    chars = value_after(label, stop=r"[(0-9]|中国|注册|项目|会计", first_gap=0.3)
    return grid.find(chars, 0.99) if _is_person(text_of(chars)) else None


def _near(grid: Grid, label: Label) -> Found | None:
    """A name that stands alone a little below the label, under it or to its right."""
    left, top, _, bottom = label.box
    words = grid.words(top, bottom + 2 * (bottom - top))
    near = [word for word in words if word[0].box[0] >= left - grid.em and _is_person(text_of(word))]
    return grid.find(min(near, key=lambda word: word[0].box[1]), 0.9) if near else None


def _is_person(text: str) -> bool:
    return bool(re.fullmatch(r"[一-龥]{2,4}(?:·[一-龥]{2,6})?", text)) and not _NO_NAME.search(text)


def _verification(rows: FlatText, running: FlatText) -> Field | None:
    found = rows.find(_VERIFY, group=1) or running.find(_VERIFY, group=1)
    return field_of(found, normalise_code(found.text), trust=0.95) if found else None


CUES = Cues(
    titles=(r".{0,24}审计报告(书)?(?:[及与和].{0,12}|（.{0,20}）)?",),
    labels=(
        r"会计师事务所",
        r"注册会计师",
        r"审计意见|保留意见",
        r"我们审计了",
        r"财务报表",
        r"资产负债表|利润表|现金流量表",
        r"所有者权益合计|负债合计",
    ),
    never=(r"价税合计", r"查新结论", r"检[测验]结论"),
)

KIND = DocumentKind("audit_report", CUES, extract)
