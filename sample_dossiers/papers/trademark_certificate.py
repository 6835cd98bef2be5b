"""商标注册证: number, mark as a picture, class and goods, registrant, term."""

from __future__ import annotations

from datetime import timedelta

from reportlab.lib.colors import HexColor

from sample_dossiers import decor, words
from sample_dossiers.facts import Facts, years_after
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.sheet import Look, Sheet

OFFICE = "国家知识产权局"


def make(facts: Facts) -> list[Paper]:
    """The applicant's mark in the class of the product."""
    random, kind = facts.random("trademark"), facts.product.kind
    start = facts.days.trademark_from
    fields = {
        "registration_number": str(random.randrange(24_000_000, 71_000_000)),
        "mark": facts.applicant.brand,
        "class": str(kind.mark_class),
        "registrant": facts.applicant.name,
        "valid_from": start.isoformat(),
        "valid_to": (years_after(start, 10) - timedelta(days=1)).isoformat(),
        "goods": kind.goods,
    }
    extra = {"address": facts.applicant.address, "head": words.person(random)}
    return [Paper("trademark", "trademark_certificate", "商标注册证", fields, extra, variant=random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    sheet.page()
    decor.border(sheet, 14, 5, HexColor("#b8944f"), HexColor("#fffdf6"))
    sheet.text(176, 34, f"第 {paper.get('registration_number')} 号", 13, "song", "right")
    decor.emblem(sheet, 105, 44, 11)
    sheet.text(105, 76, "商标注册证", 34, "song", "center", bold=True, spacing=10)
    sheet.box(80, 88, 50, 34, 0.8, HexColor("#b8944f"))
    sheet.text(105, 111, paper.get("mark"), 40, "kai", "center", spacing=4)
    y = _rows(sheet, paper)
    sheet.paragraph(30, y + 4, "兹证明上列商标已依照《中华人民共和国商标法》核准注册，注册人依法享有商标专用权。", 150,
                    Look(11, "kai", leading=1.6), 2)  # fmt: skip
    sheet.text(34, 252, "局长签发", 12, "kai")
    decor.signature(sheet, 62, 252, paper.extra["head"], 24)
    sheet.text(150, 248, "发证机关", 12, "kai", "center")
    sheet.text(150, 260, chinese_date(paper.get("valid_from")), 12, "song", "center")
    sheet.seal(150, 250, OFFICE, width=40)


def _rows(sheet: Sheet, paper: Paper) -> float:
    y = 140.0
    start, end = chinese_date(paper.get("valid_from")), chinese_date(paper.get("valid_to"))
    if paper.variant % 2:
        rows = [("核定使用商品", f"（第{paper.get('class')}类）{paper.get('goods')}（截止）")]
        term = [("注册日期", start), ("有效期至", end)]
    else:
        rows = [("核定使用商品/服务项目", f"国际分类：{paper.get('class')}\n{paper.get('goods')}")]
        term = [("注册有效期限", f"自{start}至{end}")]
    rows += [("注册人", paper.get("registrant")), ("注册人地址", paper.extra["address"]), *term]
    for label, value in rows:
        sheet.text(30, y, label, 11.5, "kai", bold=True)
        left = 30 + max(32.0, sheet.measure(label, 11.5, "kai") + 3)
        y = max(y + 12, sheet.paragraph(left, y, value, 180 - left, Look(11.5, "song")) + 5)
    return y
