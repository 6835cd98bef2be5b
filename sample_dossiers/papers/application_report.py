"""产品申请报告书: with a cover, with a table of particulars, and as running text under a headline."""

from __future__ import annotations

from sample_dossiers.facts import Facts
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.letter_makes import REPORTS
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

LAYOUTS = ("cover", "table", "headline", *REPORTS)


def make(facts: Facts) -> list[Paper]:
    """The applicant's report on its product."""
    random, layout = facts.random("application_report"), facts.make("application_report", *LAYOUTS)
    fields = {"applicant_name": facts.applicant.name, "product_name": facts.product.name}
    extra = {"day": facts.days.committed.isoformat(), "model": facts.product.model,
             "point": facts.product.kind.invention,
             "items": facts.product.kind.items, "address": facts.applicant.address, "capital": facts.applicant.capital,
             "uscc": facts.applicant.uscc}  # fmt: skip
    return [Paper("application_report", "application_report", "申请报告书", fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """Cover or head, then the sections; or another make."""
    if paper.layout in REPORTS:
        REPORTS[paper.layout](sheet, paper)
        return
    sheet.page()
    get, day = paper.get, chinese_date(paper.extra["day"], zero=False)
    if paper.layout == "cover":
        sheet.text(105, 70, "创新产品申请报告书", 30, "hei", "center", bold=True, spacing=4)
        pairs = [("产品名称", get("product_name")), ("产品型号", paper.extra["model"]),
                 ("申请单位（盖章）", get("applicant_name")), ("编制日期", day)]  # fmt: skip
        rows(sheet, 36, 150, pairs, Rows(15, gap=9, right=186))
        sheet.seal(130, 190, get("applicant_name"), width=42)
        sheet.page()
        y = 30.0
    elif paper.layout == "table":
        sheet.text(105, 32, "新产品认定申请报告", 22, "hei", "center", bold=True, spacing=2)
        lines: list[Row] = [
            ["申报单位", Cell(get("applicant_name"), 3)],
            ["统一社会信用代码", Cell(paper.extra["uscc"], 3)],
            ["申报产品", get("product_name"), "规格型号", paper.extra["model"]],
        ]
        y = table(sheet, 24, 42, (34, 56, 28, 44), lines, Look(11), 11) + 14
    else:
        sheet.text(105, 32, f"关于{get('product_name')}认定的申请报告", 19, "hei", "center", bold=True)
        y = sheet.paragraph(24, 46, "工业和信息化主管部门：", 162, Look(12)) + 2
    y = _sections(sheet, paper, y)
    if paper.layout == "headline":
        sheet.text(186, y + 18, f"申请单位：{get('applicant_name')}", 12, "song", "right")
        sheet.text(186, y + 27, day, 12, "song", "right")
        sheet.seal(150, y + 20, get("applicant_name"), width=42)


def _sections(sheet: Sheet, paper: Paper, y: float) -> float:
    name, product, extra = paper.get("applicant_name"), paper.get("product_name"), paper.extra
    figures = "；".join(f"{item}{result}{unit if unit != '—' else ''}" for item, _, result, unit in extra["items"])
    sections = (
        (
            "一、企业基本情况",
            f"{name}位于{extra['address']}，注册资本{extra['capital']}万元，主要从事装备的研发和制造。",
        ),
        ("二、产品概况", f"{product}（型号{extra['model']}）由我公司自主研发，现申请认定。"),
        ("三、产品创新点和知识产权", f"产品采用{extra['point'].removeprefix('一种')}，拥有发明专利和实用新型专利。"),
        ("四、主要技术指标", figures + "。"),
        ("五、市场前景和效益分析", "产品已经用户使用，运行稳定，市场前景良好，预计三年内形成规模销售。"),
    )
    for title, text in sections:
        sheet.text(24, y, title, 13, "hei", bold=True)
        y = sheet.paragraph(24, y + 9, text, 162, Look(12, leading=1.7), 2) + 5
    return y
