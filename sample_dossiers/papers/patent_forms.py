"""More makes of the 专利证书: the folder form to 2018, electronic ones with several owners and a continued list of
inventors, and the three forms of design patents."""

from __future__ import annotations

from random import Random

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date, spaced_date
from sample_dossiers.papers.rare_forms import early_patent
from sample_dossiers.sheet import Look, Sheet

OFFICE = "国家知识产权局"
TITLES = {"invention": "发明专利证书", "utility_model": "实用新型专利证书", "design": "外观设计专利证书"}
NAMES = {"invention": "发明名称", "utility_model": "实用新型名称", "design": "外观设计名称"}
PERSONS = {"invention": "发明人", "utility_model": "发明人", "design": "设计人"}
YEARS = {"invention": "二十", "utility_model": "十", "design": "十五"}
GOLD = HexColor("#a07c3a")


def _number(number: str) -> str:
    return f"{number[:2]} {number[2:6]} {number[6]} {number[7:]}"


def _announced(number: str) -> str:
    return f"{number[:2]} {number[2:-1]} {number[-1]}"


def _head(sheet: Sheet, paper: Paper, y: float = 74) -> str:
    kind = paper.get("patent_type")
    sheet.page()
    decor.border(sheet, 15, 3, GOLD, HexColor("#fdf9f2"))
    sheet.text(105, y, TITLES[kind], 28, "song" if paper.variant % 2 else "hei", "center", bold=True, spacing=5)
    return kind


def _law(sheet: Sheet, kind: str, y: float) -> float:
    name = TITLES[kind].removesuffix("专利证书")
    text = (f"本{name}经过本局依照中华人民共和国专利法进行审查，决定授予专利权，颁发本证书并在专利登记簿上予以登记。"
            f"专利权自授权公告之日起生效。\n本专利的专利权期限为{YEARS[kind]}年，自申请日起算。")  # fmt: skip
    return sheet.paragraph(28, y, text, 152, Look(11, "kai", leading=1.6), 2)


def folder(sheet: Sheet, paper: Paper) -> None:
    """The form in a folder, to 2018: labels spread with a colon, no address, no announcement number."""
    kind = _head(sheet, paper, 66)
    sheet.text(182, 34, f"证书号第{paper.get('certificate_number')}号", 11, align="right")
    pairs = [
        (NAMES[kind], paper.get("title")),
        (PERSONS[kind], ";".join(paper.fields["inventors"])),
        ("专利号", _number(paper.get("patent_number"))),
        ("专利申请日", chinese_date(paper.get("application_date"))),
        ("专利权人", ";".join(paper.fields["patentees"])),
        ("授权公告日", chinese_date(paper.get("grant_date"))),
    ]
    y = rows(sheet, 28, 90, pairs, Rows(12, "song", "song", 34, "：", 7, 178)) + 3
    y = _law(sheet, kind, y)
    look = Look(11, "kai", leading=1.6)
    month, day = paper.get("application_date").split("-")[1:]
    y = sheet.paragraph(28, y, f"本专利的年费应当在每年{month}月{day}日前缴纳。未按照规定缴纳年费的，"
                               "专利权自应当缴纳年费期满之日起终止。", 152, look, 2)  # fmt: skip
    sheet.paragraph(28, y, "专利证书记载专利权登记时的法律状况。专利权的转移、质押、无效、终止、恢复和"
                           "专利权人的姓名或名称、国籍、地址变更等事项记载在专利登记簿上。", 152, look, 2)  # fmt: skip
    decor.bars(sheet, 30, 236, 50, 4, Random(paper.extra["bars"]))
    sheet.text(92, 254, "局长", 12, "hei")
    decor.signature(sheet, 106, 254, paper.extra["head"], 26)
    sheet.text(150, 262, chinese_date(paper.get("grant_date")), 11, "song", "center")
    sheet.seal(150, 246, OFFICE, width=44)
    sheet.text(105, 280, "第 1 页（共 1 页）", 9, "song", "center")


def owners(sheet: Sheet, paper: Paper) -> None:
    """An electronic certificate with several owners, each on a line, and inventors that go on over the page."""
    kind = _head(sheet, paper)
    sheet.text(28, 40, f"证书号第 {paper.get('certificate_number')} 号", 11)
    sheet.qr(162, 30, "https://www.cnipa.gov.cn/zs", 18)
    inventors = paper.fields["inventors"]
    listed, rest = inventors[:6], inventors[6:]
    pairs = [
        (NAMES[kind], paper.get("title")),
        (PERSONS[kind], ";".join(listed) + (";" if rest else "")),
        ("专利号", _number(paper.get("patent_number"))),
        ("专利申请日", spaced_date(paper.get("application_date"))),
        ("专利权人", "\n".join(paper.fields["patentees"])),
        ("地址", paper.extra["address"]),
        ("授权公告日", spaced_date(paper.get("grant_date"))),
        ("授权公告号", _announced(paper.get("announcement_number"))),
    ]
    y = rows(sheet, 28, 92, pairs, Rows(11.5, "song", "hei", 28, "：", 5.5, 178)) + 2
    _law(sheet, kind, y)
    sheet.text(30, 250, f"局长　{paper.extra['head']}", 12, "hei")
    sheet.text(150, 258, chinese_date(paper.get("grant_date")), 11, "song", "center")
    sheet.seal(150, 246, OFFICE, width=42)
    sheet.text(105, 278, "第 1 页 （共 2 页）", 9, "song", "center")
    sheet.text(105, 286, "其他事项参见续页", 9, "kai", "center")
    _continued(sheet, paper, kind, rest)


def _continued(sheet: Sheet, paper: Paper, kind: str, rest: list[str]) -> None:
    sheet.page()
    sheet.text(28, 36, f"证书号第 {paper.get('certificate_number')} 号", 11)
    y = 56.0
    if rest:
        y = sheet.paragraph(28, y, f"{PERSONS[kind]}（续）：{';'.join(rest)}", 152, Look(11.5)) + 6
    sheet.text(28, y, f"申请日时本专利记载的申请人、{PERSONS[kind]}信息如下：", 11.5)
    sheet.text(28, y + 12, "申请人：", 11.5)
    y = sheet.paragraph(34, y + 21, "\n".join(paper.fields["patentees"]), 140, Look(11.5)) + 6
    sheet.text(28, y, f"{PERSONS[kind]}：", 11.5)
    sheet.paragraph(34, y + 9, ";".join(paper.fields["inventors"]), 140, Look(11.5))
    sheet.text(105, 278, "第 2 页 （共 2 页）", 9, "song", "center")


def late(sheet: Sheet, paper: Paper) -> None:
    """The form since 2024 with the value tight behind its label, numbers left and dates right."""
    kind = _head(sheet, paper, 80)
    sheet.text(28, 44, f"证书号第{paper.get('certificate_number')}号", 10.5)
    sheet.text(112, 44, "专利公告信息", 9)
    sheet.qr(160, 30, "https://www.cnipa.gov.cn/zs", 18)
    owners_, persons = "；".join(paper.fields["patentees"]), "；".join(paper.fields["inventors"])
    look = Look(11, "song" if paper.variant % 2 else "hei", leading=1.6)
    y = 98.0
    for label, value in ((NAMES[kind], paper.get("title")), ("专利权人", owners_), ("地址", paper.extra["address"]),
                         (PERSONS[kind], persons)):  # fmt: skip
        y = sheet.paragraph(28, y, f"{label}：{value}", 152, look) + 3.5
    number, date = _number(paper.get("patent_number")), chinese_date
    pairs = [(f"专利号：{number}", f"授权公告号：{_announced(paper.get('announcement_number'))}"),
             (f"专利申请日：{date(paper.get('application_date'))}", f"授权公告日：{date(paper.get('grant_date'))}"),
             (f"申请日时申请人：{owners_}", ""), (f"申请日时{PERSONS[kind]}：{persons}", "")]  # fmt: skip
    for left, right in pairs:
        bottom = sheet.paragraph(28, y, left, 152 if not right else 80, look)
        sheet.text(112, y, right, 11, look.font)
        y = bottom + 3.5
    _law(sheet, kind, y + 3)
    sheet.text(30, 248, "局长", 12, "hei")
    sheet.text(30, 256, paper.extra["head"], 12, "hei")
    sheet.text(150, 258, chinese_date(paper.get("grant_date")), 11, "song", "center")
    sheet.seal(150, 246, OFFICE, width=42)
    sheet.text(105, 278, "第1页（共1页）", 9, "song", "center")


FORMS = {"early": early_patent, "folder": folder, "owners": owners, "late": late, "design_folder": folder,
         "design_pages": owners, "design_late": late}  # fmt: skip
MAKES = ("early", "folder", "owners", "late")
DESIGNS = ("design_folder", "design_pages", "design_late")
