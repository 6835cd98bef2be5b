"""检验检测报告: cover, particulars and results; one layout with a cover and a table, one that starts with labels."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor

from sample_dossiers import decor, numbers, words
from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.test_report_forms import bilingual
from sample_dossiers.papers.test_report_labs import FORMS, NAMES, UNPRINTED
from sample_dossiers.products import STANDARD_TITLES
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table

LAYOUTS = ("cover_table", "label_list")
BLUE = HexColor("#1d4f9c")


def make(facts: Facts) -> list[Paper]:
    """One report of the laboratory on the product."""
    random, days, kind = facts.random("test_report"), facts.days, facts.product.kind
    layout = facts.make("test_report", random.choice(LAYOUTS), *LAYOUTS, "bilingual", *FORMS)
    standards = [*kind.standards, f"Q/{facts.product.model[:3]} 001-{days.development_finished.year}"]
    count = len(FORMS.get(layout, ())) or (3 if layout == "cover_table" else 2)
    lab = NAMES.get(layout, "{}").format(facts.lab.brand if layout in NAMES else facts.lab.name)
    fields: dict[str, Any] = {
        "report_number": f"{random.choice(('JC', 'WT', 'JX'))}{days.report_issued.year}{numbers.digits(random, 5)}",
        "product_name": facts.product.name,
        "model": facts.product.model,
        "client": facts.applicant.name,
        "manufacturer": facts.applicant.name,
        "lab_name": lab,
        "cma_number": facts.cma_number,
        "cnas_number": facts.cnas_number,
        "sample_received_date": days.sample_received.isoformat(),
        "test_start_date": days.test_start.isoformat(),
        "test_end_date": days.test_end.isoformat(),
        "issue_date": days.report_issued.isoformat(),
        "standards": standards,
        "conclusion": f"经检验，所检项目符合{standards[-1]}标准要求，检验结论为合格。",
        "page_count": count,
    }
    for name in UNPRINTED.get(layout, ()):
        fields.pop(name)
    people = words.people(random, 3)
    extra = {
        "client_address": facts.applicant.address, "lab_address": facts.lab.address, "lab_phone": facts.lab.phone,
        "brand": facts.applicant.brand, "items": kind.items, "people": people, "verdicts": ["合格"] * len(kind.items),
        "sample": f"YP{numbers.digits(random, 7)}", "title": random.choice(("检验报告", "检测报告", "检验检测报告")),
        "footer": [*range(1, count + 1)], "titles": STANDARD_TITLES,
        "standard_name": f"{facts.product.name}",
    }  # fmt: skip
    return [Paper("test_report", "test_report", "检测报告", fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """Two or three pages; ``extra['footer']`` says which of them are there."""
    pages = {"cover_table": [_cover, _particulars, _results], "label_list": [_labels, _results],
             "bilingual": [bilingual, _results], **FORMS}[paper.layout]  # fmt: skip
    for number in paper.extra["footer"]:
        sheet.page()
        pages[number - 1](sheet, paper, number)


def _marks(sheet: Sheet, paper: Paper, y: float) -> None:
    """The marks of qualification with their numbers, as the laboratory's letter head."""
    sheet.box(26, y, 20, 12, 1.2, decor.RED, radius=5)
    sheet.text(36, y + 8.4, "MA", 20, "hei", "center", bold=True, color=decor.RED)
    sheet.text(36, y + 17, paper.get("cma_number"), 9, "hei", "center", color=decor.RED)
    if paper.get("cnas_number"):
        sheet.circle(164, y + 6, 7, BLUE, fill=False, line=1.5)
        sheet.text(164, y + 7.2, "CNAS", 8, "hei", "center", bold=True, color=BLUE)
        sheet.text(173, y + 4, "中国认可", 6.5, "hei", color=BLUE)
        sheet.text(173, y + 8, "检测 TESTING", 6.5, "hei", color=BLUE)
        sheet.text(173, y + 12, paper.get("cnas_number").replace("CNASL", "CNAS L"), 6.5, "hei", color=BLUE)


def _page_label(sheet: Sheet, paper: Paper, number: int, y: float = 282) -> None:
    total = paper.get("page_count")
    style = (f"第 {number} 页 共 {total} 页", f"共{total}页 第{number}页")[paper.variant % 2]
    sheet.text(184, y, style, 9.5, "song", "right")


def _cover(sheet: Sheet, paper: Paper, number: int) -> None:
    _marks(sheet, paper, 20)
    sheet.text(105, 58, f"报告编号：{paper.get('report_number')}", 12, "song", "center")
    sheet.text(105, 92, paper.extra["title"], 36, "hei", "center", bold=True, spacing=14)
    y = 140.0
    for label, name in (("样品名称", "product_name"), ("规格型号", "model"), ("委托单位", "client")):
        sheet.label(38, y, label, 28, 15, "song", bold=True)
        sheet.text(68, y, "：", 15)
        sheet.text(76, y, paper.get(name), 15, "song")
        sheet.line(74, y + 2, 178, y + 2, 0.5)
        y += 18
    sheet.label(38, y, "检验类别", 28, 15, "song", bold=True)
    sheet.text(68, y, "：", 15)
    sheet.text(76, y, "委托检验", 15, "song")
    sheet.line(74, y + 2, 178, y + 2, 0.5)
    sheet.text(105, 246, paper.get("lab_name"), 18, "hei", "center")
    sheet.seal(128, 243, paper.get("lab_name"), "检验检测专用章", 42)
    _page_label(sheet, paper, number)


def _periods(paper: Paper) -> str:
    date = chinese_date if paper.variant % 2 else str
    return (
        f"{date(paper.get('test_start_date'))}{'至' if paper.variant & 2 else '～'}{date(paper.get('test_end_date'))}"
    )


def _basis(paper: Paper) -> str:
    lines = []
    for number in paper.fields["standards"]:
        lines.append(f"{number}《{paper.extra['titles'].get(number, paper.extra['standard_name'])}》")
    return "\n".join(lines)


def _particulars(sheet: Sheet, paper: Paper, number: int) -> None:
    date = chinese_date if paper.variant % 2 else str
    sheet.text(105, 30, paper.get("lab_name"), 15, "hei", "center")
    sheet.text(105, 42, paper.extra["title"], 20, "hei", "center", bold=True, spacing=8)
    sheet.text(26, 52, f"报告编号：{paper.get('report_number')}", 10)
    _page_label(sheet, paper, number, 52)
    get = paper.get
    rows = [
        ["样品名称", get("product_name"), "规格型号", get("model")],
        ["样品编号", paper.extra["sample"], "商标", paper.extra["brand"]],
        ["样品数量", "1台", "样品状态", "完好，可检"],
        ["委托单位", Cell(get("client"), 3)],
        ["委托单位地址", Cell(paper.extra["client_address"], 3)],
        ["生产单位", Cell(get("manufacturer"), 3)],
        ["收样日期", date(get("sample_received_date")), "检验类别", "委托检验"],
        ["检验日期", Cell(_periods(paper), 3)],
        ["检验依据", Cell(_basis(paper), 3)],
        ["检验项目", Cell("、".join(item[0] for item in paper.extra["items"]) + "，共4项", 3)],
        [
            "检验结论",
            Cell(f"{get('conclusion')}\n\n\n　　　　　　　　　　　　　　签发日期：{date(get('issue_date'))}", 3),
        ],
        ["备注", Cell("本报告仅对来样负责。", 3)],
    ]
    bottom = table(sheet, 24, 56, (28, 58, 26, 50), rows, Look(10.5), 10.5)
    sheet.seal(150, bottom - 26, get("lab_name"), "检验检测专用章", 40)
    _signatures(sheet, paper, bottom + 12)


def _signatures(sheet: Sheet, paper: Paper, y: float) -> None:
    labels = ("批准", "审核", "主检") if paper.variant % 2 else ("编制", "审核", "批准")
    for i, (label, name) in enumerate(zip(labels, paper.extra["people"], strict=True)):
        end = sheet.text(28 + 54 * i, y, f"{label}：", 11)
        decor.signature(sheet, end + 1, y, name)


def _labels(sheet: Sheet, paper: Paper, number: int) -> None:
    _marks(sheet, paper, 14)
    sheet.text(105, 46, paper.extra["title"], 26, "hei", "center", bold=True, spacing=9)
    get, date = paper.get, chinese_date if paper.variant % 2 else str
    sheet.text(24, 62, "报告编号：", 10.5, "hei")
    sheet.text(52, 62, get("report_number"), 10.5)
    _page_label(sheet, paper, number, 62)
    rows = [
        ("委托方", get("client")), ("地址", paper.extra["client_address"]), ("样品名称", get("product_name")),
        ("型号规格", get("model")), ("生产厂家", get("manufacturer")), ("样品编号", paper.extra["sample"]),
        ("接收日期", date(get("sample_received_date"))), ("检测日期", _periods(paper)), ("检测依据", _basis(paper)),
        ("检测结果", "详见附页"), ("检测结论", get("conclusion")),
    ]  # fmt: skip
    y = 74.0
    for label, value in rows:
        sheet.label(24, y, label, 20, 10.5, "hei")
        sheet.text(44.5, y, "：", 10.5, "hei")
        y = max(y + 10, sheet.paragraph(52, y, value, 132, Look(10.5)) + 4)
    sheet.seal(110, y - 8, get("lab_name"), "检验检测专用章", 40)
    sheet.text(122, 226, "授权签字人：", 11)
    decor.signature(sheet, 148, 226, paper.extra["people"][0], 20)
    sheet.text(122, 236, f"签发日期：{date(get('issue_date'))}", 11)
    notice = (
        "声明：1.本报告无检验检测专用章无效。2.本报告涂改无效。3.未经本机构书面同意，不得部分复制本报告。"
        "4.检测结果仅对来样负责。"
    )
    y = sheet.paragraph(24, 254, notice, 162, Look(8.5))
    sheet.text(24, 272, get("lab_name"), 8.5)
    sheet.text(24, 277, f"地址：{paper.extra['lab_address']}　电话：{paper.extra['lab_phone']}", 8.5)


def _results(sheet: Sheet, paper: Paper, number: int) -> None:
    sheet.text(105, 30, "检 验 结 果" if paper.variant % 2 else "检验检测结果", 18, "hei", "center", bold=True)
    sheet.text(26, 44, f"报告编号：{paper.get('report_number')}", 10)
    _page_label(sheet, paper, number, 44)
    head = [
        Cell(text, align="center", bold=True)
        for text in ("序号", "检验项目", "单位", "技术要求", "检验结果", "单项判定")
    ]
    rows = [head]
    for i, (name, limit, result, unit) in enumerate(paper.extra["items"]):
        cells = (str(i + 1), name, unit, limit, result, paper.extra["verdicts"][i])
        rows.append([Cell(text, align="center") for text in cells])
    y = table(sheet, 24, 48, (14, 46, 20, 34, 28, 20), rows, Look(10), 9)
    sheet.text(105, y + 10, "以下空白", 10, "kai", "center")
    sheet.text(105, y + 22, "******报告结束******", 9, "song", "center")
