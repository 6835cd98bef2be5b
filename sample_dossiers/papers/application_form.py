"""申报书 / 申请书: cover and the table of particulars, worded for each policy."""

from __future__ import annotations

from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.application_form_makes import MAKES
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table

TITLES = {
    "inner_mongolia": ("内蒙古技术装备首台（套）、关键零部件首批（次）", "或新材料首批（次）产品认定", "申 报 书"),
    "baotou": ("包头市创新产品评价", "申 请 书"),
}


def make(facts: Facts) -> list[Paper]:
    """What the applicant declares."""
    random, product = facts.random("application_form"), facts.product
    fields = {
        "applicant_name": facts.applicant.name,
        "uscc": facts.applicant.uscc,
        "product_name": product.name,
        "model": product.model,
        "category": product.kind.category,
        "industry": product.kind.industry,
        "application_date": facts.days.applied_on.isoformat(),
        "contact": facts.staff[0],
        "development_finished_date": facts.days.development_finished.isoformat(),
    }
    kind, company = product.kind, facts.applicant
    extra = {
        "policy": facts.policy, "range": kind.range, "address": company.address, "person": company.legal_representative,
        "capital": f"{company.capital}万元", "established": company.established.isoformat(), "phone": company.phone,
        "staff": facts.staff, "point": kind.invention.removeprefix("一种"), "items": kind.items,
        "mobile": f"1{random.randrange(3, 9)}0{random.randrange(10_000_000, 99_999_999)}",
    }  # fmt: skip
    layout = facts.make("application_form", "", *MAKES)
    return [Paper("application_form", "application_form", "申报书", fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """Cover, particulars, description; or another make."""
    if paper.layout:
        MAKES[paper.layout](sheet, paper)
        return
    _cover(sheet, paper)
    _particulars(sheet, paper)
    _description(sheet, paper)


def _cover(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    title = TITLES[paper.extra["policy"]]
    y = 72.0
    for line in title[:-1]:
        sheet.text(105, y, line, 19, "hei", "center", bold=True)
        y += 12
    sheet.text(105, y + 16, title[-1], 34, "hei", "center", bold=True)
    rows = (("产品名称", paper.get("product_name")), ("规格型号", paper.get("model")),
            ("申报单位" if paper.extra["policy"] == "inner_mongolia" else "申请单位", paper.get("applicant_name")),
            ("联系人", paper.get("contact")), ("联系电话", paper.extra["mobile"]),
            ("申报日期" if paper.extra["policy"] == "inner_mongolia" else "申请日期",
             chinese_date(paper.get("application_date"))))  # fmt: skip
    y = 160.0
    for label, value in rows:
        sheet.label(36, y, label, 26, 14, "song", bold=True)
        sheet.text(62.5, y, "：", 14)
        sheet.text(70, y, value, 14)
        sheet.line(68, y + 2, 178, y + 2, 0.5)
        y += 14
    sheet.seal(140, 188, paper.get("applicant_name"), width=42)
    office = "包头市工业和信息化局制" if paper.extra["policy"] == "baotou" else "内蒙古自治区工业和信息化厅制"
    sheet.text(105, 272, office, 13, "song", "center")


def _particulars(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 28, "一、申报单位和产品基本情况", 15, "hei", "center", bold=True)
    unit = "申报单位名称" if extra["policy"] == "inner_mongolia" else "单位名称"
    rows = [
        [unit, Cell(get("applicant_name"), 3)],
        ["统一社会信用代码", get("uscc"), "法定代表人", extra["person"]],
        ["注册地址", Cell(extra["address"], 3)],
        ["注册资本", extra["capital"], "成立日期", chinese_date(extra["established"])],
        ["联系人", get("contact"), "联系电话", extra["mobile"]],
        ["所属行业", Cell(get("industry"), 3)],
        ["产品名称", Cell(get("product_name"), 3)],
        ["规格型号", get("model"), "产品类别", get("category")],
        ["所属领域", Cell(extra["range"], 3)],
        ["研发完成日期", chinese_date(get("development_finished_date")), "研发地点", "自治区内"],
        ["研发团队", Cell("、".join(extra["staff"]) + "等", 3)],
        ["生产方式", Cell("自主研发、自主生产，面向市场销售", 3)],
    ]
    table(sheet, 22, 36, (36, 52, 30, 48), rows, Look(11), 12)


def _description(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    figures = "；".join(
        f"{name}：{result}{unit if unit != '—' else ''}" for name, _, result, unit in paper.extra["items"]
    )
    sections = (
        ("二、产品技术创新点", f"{paper.get('product_name')}由我单位自主研发，{paper.extra['point']}，已获授权专利，"
                               f"拥有全部知识产权。"),
        ("三、主要技术指标", figures + "。"),
        ("四、市场前景和效益", "产品可替代同类进口设备，降低用户使用成本，具有较好的市场前景。"),
    )  # fmt: skip
    y = 34.0
    for title, text in sections:
        sheet.text(24, y, title, 13, "hei", bold=True)
        y = sheet.paragraph(24, y + 10, text, 162, Look(12, leading=1.75), 2) + 8
    sheet.text(24, y + 10, "五、申报单位意见", 13, "hei", bold=True)
    sheet.text(36, y + 22, "以上内容真实有效，同意申报。", 12)
    sheet.text(140, y + 44, "（盖章）", 12, "song", "center")
    sheet.text(140, y + 54, chinese_date(paper.get("application_date"), zero=False), 12, "song", "center")
    sheet.seal(140, y + 44, paper.get("applicant_name"), width=42)
