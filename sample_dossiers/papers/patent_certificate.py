"""专利证书: the invention the product rests on, and a utility model; the layout of 2018 on and an earlier one."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor

from sample_dossiers import decor, numbers, words
from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper, chinese_date, spaced_date
from sample_dossiers.papers.patent_forms import DESIGNS, FORMS, MAKES
from sample_dossiers.sheet import Look, Sheet

TITLES = {"invention": "发明专利证书", "utility_model": "实用新型专利证书"}
NAME_LABELS = {"invention": "发明名称", "utility_model": "实用新型名称"}
COLORS = {"invention": HexColor("#9c2b2b"), "utility_model": HexColor("#2c6b4a")}
PALE = {"invention": HexColor("#fbf1ec"), "utility_model": HexColor("#eff6ef")}
YEARS = {"invention": "二十", "utility_model": "十"}
SERIALS = {"invention": (4_000_000, 7_600_000), "utility_model": (12_000_000, 21_900_000)}
LAYOUTS = ("two_pages", "one_page")
OFFICE = "国家知识产权局"


def make(facts: Facts) -> list[Paper]:
    """One invention and one utility model of the applicant."""
    days, kind = facts.days, facts.product.kind
    dates = {
        "invention": (days.invention_filed, days.invention_granted, kind.invention),
        "utility_model": (days.utility_filed, days.utility_granted, kind.utility),
    }
    papers = [_paper(facts, type_, *values) for type_, values in dates.items()]
    return [*papers, _design(facts)] if facts.all_makes else papers


def _design(facts: Facts) -> Paper:
    """How the product looks, filed with the utility model."""
    random, days = facts.random("patent/design"), facts.days
    fields = {
        "certificate_number": str(random.randrange(4_000_000, 8_900_000)),
        "patent_type": "design",
        "title": facts.product.name,
        "patent_number": numbers.patent_number(random, days.utility_filed.year, "design"),
        "application_date": days.utility_filed.isoformat(),
        "grant_date": days.utility_granted.isoformat(),
        "announcement_number": numbers.announcement_number(random, "design"),
        "patentees": [facts.applicant.name],
        "inventors": words.people(random, random.choice((1, 3, 5))),
    }
    layout = facts.make("patent/design", *DESIGNS)
    if layout == "design_folder":
        del fields["announcement_number"]
    extra = {"address": facts.applicant.address, "head": words.person(random), "bars": random.random()}
    return Paper("patent_design", "patent_certificate", "外观设计专利证书", fields, extra, layout, random.randrange(16))


def _paper(facts: Facts, type_: str, filed: object, granted: object, title: str) -> Paper:
    random = facts.random(f"patent/{type_}")
    year = int(str(filed)[:4])
    fields: dict[str, Any] = {
        "certificate_number": str(random.randrange(*SERIALS[type_])),
        "patent_type": type_,
        "title": title,
        "patent_number": numbers.patent_number(random, year, type_),
        "application_date": str(filed),
        "grant_date": str(granted),
        "announcement_number": numbers.announcement_number(random, type_),
        "patentees": [facts.applicant.name],
        "inventors": words.people(random, random.choice((2, 3, 4))),
    }
    extra = {
        "address": f"{words.postcode(facts.applicant.region)} {facts.applicant.address}",
        "head": words.person(random),
        "bars": random.random(),
    }
    name = TITLES[type_]
    layout = facts.make(f"patent/{type_}", random.choice(LAYOUTS), *LAYOUTS, "two_columns", *MAKES)
    if layout in ("folder", "early"):
        del fields["announcement_number"]
    if layout == "owners":
        more = facts.random(f"patent/{type_}/owners")
        fields |= {"inventors": words.people(more, more.choice((5, 8, 11)))}
        fields |= {"patentees": [facts.applicant.name, *([facts.agency.name] if more.random() < 0.7 else [])]}
    return Paper(f"patent_{type_}", "patent_certificate", name, fields, extra, layout, random.randrange(8))


def printed_number(number: str) -> str:
    """``ZL202010643009.X`` in the groups of certificates: ``ZL 2020 1 0643009.X``."""
    return f"{number[:2]} {number[2:6]} {number[6]} {number[7:]}"


def printed_announcement(number: str) -> str:
    """``CN110941994B`` in groups: ``CN 110941994 B``."""
    return f"{number[:2]} {number[2:-1]} {number[-1]}"


def draw(sheet: Sheet, paper: Paper) -> None:
    """Front page, and in the newer layout a page that lists the persons at filing."""
    type_ = paper.get("patent_type")
    if paper.layout in FORMS:
        FORMS[paper.layout](sheet, paper)
        return
    if paper.layout == "two_columns":
        _two_columns(sheet, paper, type_)
        return
    sheet.page()
    decor.border(sheet, 16, 3, COLORS[type_], PALE[type_])
    sheet.watermark("CNIPA", 30, (60, 70), HexColor("#f0e7df"), 26)
    new = paper.layout == "two_pages"
    sheet.text(28, 42, f"证书号第{paper.get('certificate_number')}号", 11, "song", spacing=0.8)
    if new:
        sheet.qr(160, 32, f"https://www.cnipa.gov.cn/{paper.get('certificate_number')}", 20)
    _logo(sheet)
    sheet.text(105, 76, TITLES[type_], 27 if len(TITLES[type_]) > 7 else 30, "hei" if not new else "song", "center",
               bold=True, spacing=5)  # fmt: skip
    y = _rows(sheet, paper, type_)
    _text(sheet, paper, type_, y)
    _foot(sheet, paper, new)
    if new:
        _second(sheet, paper, type_)


def _logo(sheet: Sheet) -> None:
    sheet.circle(105, 50, 8, HexColor("#24439a"), fill=False, line=3)
    sheet.box(100, 42, 3, 18, 0, fill=decor.RED)


def _rows(sheet: Sheet, paper: Paper, type_: str) -> float:
    date = spaced_date if paper.variant % 2 else chinese_date
    rows = [
        (NAME_LABELS[type_], paper.get("title")),
        ("发明人", ";".join(paper.fields["inventors"])),
        ("专利号", printed_number(paper.get("patent_number"))),
        ("专利申请日", date(paper.get("application_date"))),
        ("专利权人", ";".join(paper.fields["patentees"])),
        ("地址", paper.extra["address"]),
    ]
    y = 96.0
    for label, value in rows:
        sheet.label(28, y, label, 27, 11.5, "song")
        sheet.text(55.5, y, "：", 11.5)
        y = max(y + 12.5, sheet.paragraph(60, y, value, 108, Look(11.5, "song")) + 6)
    sheet.label(28, y, "授权公告日", 27, 11.5)
    sheet.text(55.5, y, f"：{date(paper.get('grant_date'))}", 11.5)
    sheet.text(112, y, f"授权公告号：{printed_announcement(paper.get('announcement_number'))}", 11.5)
    return y + 11


def _text(sheet: Sheet, paper: Paper, type_: str, y: float) -> None:
    kind = TITLES[type_].removesuffix("专利证书")
    look = Look(11, "kai", leading=1.65)
    way = "进行审查" if type_ == "invention" else "经过初步审查"
    y = sheet.paragraph(
        28, y, f"国家知识产权局依照中华人民共和国专利法{way}，决定授予专利权，"
               f"颁发{kind}专利证书并在专利登记簿上予以登记。"
        f"专利权自授权公告之日起生效。专利权期限为{YEARS[type_]}年，自申请日起算。", 152, look, 2)  # fmt: skip
    if paper.layout == "one_page":
        month, day = paper.get("application_date").split("-")[1:]
        y = sheet.paragraph(28, y, f"专利权人应当依照专利法及其实施细则规定缴纳年费。"
                                   f"本专利的年费应当在每年{month}月{day}日前缴纳。"
                            "未按照规定缴纳年费的，专利权自应当缴纳年费期满之日起终止。", 152, look, 2)  # fmt: skip
    sheet.paragraph(28, y, "专利证书记载专利权登记时的法律状况。专利权的转移、质押、无效、终止、"
                           "恢复和专利权人的姓名或名称、"
                    "国籍、地址变更等事项记载在专利登记簿上。", 152, look, 2)  # fmt: skip


def _foot(sheet: Sheet, paper: Paper, new: bool) -> None:
    from random import Random

    decor.bars(sheet, 30, 228, 52, 4, Random(paper.extra["bars"]))
    sheet.text(30, 246, "局长", 12, "hei")
    sheet.text(30, 254, paper.extra["head"], 12, "hei")
    decor.signature(sheet, 62, 252, paper.extra["head"], 28)
    sheet.text(152, 258, chinese_date(paper.get("grant_date")), 11.5, "hei", "center")
    sheet.seal(152, 246, OFFICE, width=44)
    sheet.text(105, 275, "第 1 页 （共 2 页）" if new else "第 1 页 （共 1 页）", 9, "song", "center")
    if new:
        sheet.text(105, 287, "其他事项参见续页", 9, "kai", "center")


def _second(sheet: Sheet, paper: Paper, type_: str) -> None:
    sheet.page()
    sheet.text(28, 30, f"证书号第{paper.get('certificate_number')}号", 11)
    sheet.text(28, 50, f"专利号：{printed_number(paper.get('patent_number'))}", 11)
    sheet.text(28, 66, "申请日时本专利记载的申请人、发明人信息如下：", 11.5)
    sheet.text(28, 80, "申请人：", 11.5)
    sheet.text(28, 90, ";".join(paper.fields["patentees"]), 11.5)
    sheet.text(28, 106, "发明人：", 11.5)
    sheet.text(28, 116, ";".join(paper.fields["inventors"]), 11.5)
    sheet.text(105, 275, "第 2 页 （共 2 页）", 9, "song", "center")


def _two_columns(sheet: Sheet, paper: Paper, type_: str) -> None:
    """The electronic form of late: the owner first, dates and numbers side by side."""
    sheet.page()
    decor.border(sheet, 16, 3, COLORS[type_], PALE[type_])
    sheet.text(28, 42, f"证书号 第{paper.get('certificate_number')}号", 11)
    sheet.qr(160, 30, f"https://www.cnipa.gov.cn/{paper.get('certificate_number')}", 20)
    _logo(sheet)
    sheet.text(105, 78, TITLES[type_], 28, "hei", "center", bold=True, spacing=5)
    y = 98.0
    owners, inventors = ("；".join(paper.fields[name]) for name in ("patentees", "inventors"))
    for label, value in ((NAME_LABELS[type_], paper.get("title")), ("专利权人", owners),
                         ("地址", paper.extra["address"]), ("发明人", inventors)):  # fmt: skip
        sheet.text(28, y, f"{label}：", 11.5)
        start = 30 + sheet.measure(f"{label}：", 11.5)
        y = sheet.paragraph(start, y, value, 178 - start, Look(11.5)) + 6
    date = spaced_date if paper.variant % 2 else chinese_date
    number, announced = (
        printed_number(paper.get("patent_number")),
        printed_announcement(paper.get("announcement_number")),
    )
    for left, right in ((f"专利号：{number}", f"授权公告号：{announced}"),
                        (f"专利申请日：{date(paper.get('application_date'))}",
                         f"授权公告日：{date(paper.get('grant_date'))}")):  # fmt: skip
        sheet.text(28, y, left, 11.5)
        sheet.text(108, y, right, 11.5)
        y += 11
    y = sheet.paragraph(28, y, f"申请日时申请人：{owners}", 150, Look(11)) + 5
    y = sheet.paragraph(28, y, f"申请日时发明人：{inventors}", 150, Look(11)) + 8
    text = f"国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权，并予以公告。专利权期限为{YEARS[type_]}年。"
    sheet.paragraph(28, y, text, 152, Look(11, "kai", leading=1.65), 2)
    _foot(sheet, paper, False)
