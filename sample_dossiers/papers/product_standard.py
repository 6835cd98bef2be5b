"""企业标准 and its kin: a printed cover with its first page, the platform's cover, and a group standard."""

from __future__ import annotations

from datetime import timedelta

from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper
from sample_dossiers.papers.standard_forms import FORMS, text_page
from sample_dossiers.sheet import Look, Sheet

LAYOUTS = ("enterprise", "platform", "group")
TITLES = {"enterprise": "企业标准", "platform": "企业标准", "group": "团体标准"}


def make(facts: Facts) -> list[Paper]:
    """The standard the product is made to, in force before the tests."""
    random, layout = facts.random("product_standard"), facts.make("product_standard", *LAYOUTS, *FORMS)
    issued = facts.days.sample_received - timedelta(days=random.randrange(90, 500))
    letters = "".join(random.choice("BCDFGHJKLMNPQRSTWXYZ") for _ in range(3))
    body = f"T/{letters}A" if layout == "group" else f"Q/{letters}"
    fields = {
        "standard_number": f"{body} {random.randrange(1, 60):03d}-{issued.year}",
        "title": facts.product.name,
        "issuer": facts.applicant.name if layout != "group" else "内蒙古装备制造业协会",
        "effective_date": (issued + timedelta(days=random.randrange(10, 40))).isoformat(),
    }
    if layout == "part":
        fields["standard_number"] = f"{body} {random.randrange(1, 60):03d}.{random.randrange(1, 4)}-{issued.year}"
    extra = {"issued": issued.isoformat(), "company": facts.applicant.name, "model": facts.product.model,
             "standards": facts.product.kind.standards, "items": facts.product.kind.items,
             "uscc": facts.applicant.uscc}  # fmt: skip
    return [Paper("product_standard", "product_standard", "产品标准", fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """Cover and first page."""
    if paper.layout in FORMS:
        FORMS[paper.layout](sheet, paper)
        if paper.layout != "declared":
            text_page(sheet, paper)
        return
    _cover(sheet, paper)
    _first(sheet, paper)


def _printed(number: str) -> str:
    return number.replace("-", "—")


def _cover(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    number = _printed(paper.get("standard_number"))
    if paper.layout == "group":
        sheet.text(24, 26, "ICS 25.040.30", 10.5, "hei")
        sheet.text(24, 32, "CCS J 07", 10.5, "hei")
    title = f"{paper.get('issuer')}{TITLES[paper.layout]}" if paper.layout == "platform" else TITLES[paper.layout]
    sheet.text(105, 60, title, 20 if paper.layout == "platform" else 34, "hei", "center", bold=True,
               spacing=0 if paper.layout == "platform" else 14)  # fmt: skip
    sheet.text(186, 76, number, 14, "hei", "right")
    if paper.variant % 2:
        sheet.text(186, 83, f"代替 {number[:-4]}{int(number[-4:]) - 3}", 10, "song", "right")
    sheet.line(24, 88, 186, 88, 1)
    sheet.text(105, 140, paper.get("title"), 26, "hei", "center", bold=True)
    issued, effective = paper.extra["issued"], paper.get("effective_date")
    sheet.text(24, 258, f"{issued}发布" if paper.variant % 2 else f"{issued} 发布", 13, "hei")
    sheet.text(186, 258, f"{effective}实施" if paper.variant % 2 else f"{effective} 实施", 13, "hei", "right")
    sheet.line(24, 262, 186, 262, 1)
    sheet.text(105, 274, f"{paper.get('issuer')}　发布", 15, "hei", "center", spacing=1)


def _first(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    name, number = paper.get("title"), _printed(paper.get("standard_number"))
    sheet.text(186, 20, number, 10.5, "hei", "right")
    sheet.text(105, 40, name, 16, "hei", "center", bold=True)
    limits = "；".join(f"{item}{limit}{unit if unit != '—' else ''}" for item, limit, _, unit in paper.extra["items"])
    sections = (
        ("1 范围", f"本文件规定了{name}的技术要求、试验方法、检验规则、标志、包装、运输和贮存。"
                   f"本文件适用于{paper.extra['company']}生产的{paper.extra['model']}型{name}。"),
        ("2 规范性引用文件", "下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。\n"
                            + "\n".join(paper.extra["standards"])),
        ("3 技术要求", limits + "。"),
        ("4 检验规则", "产品检验分出厂检验和型式检验。"),
    )  # fmt: skip
    y = 56.0
    for title, text in sections:
        sheet.text(24, y, title, 12, "hei")
        y = sheet.paragraph(24, y + 8, text, 162, Look(11, leading=1.6), 2) + 5
