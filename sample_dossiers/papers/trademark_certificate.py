"""商标注册证: number, mark as a picture, class and goods, registrant, term."""

from __future__ import annotations

from datetime import timedelta

from reportlab.lib.colors import HexColor

from sample_dossiers import decor, words
from sample_dossiers.facts import Facts, years_after
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.trademark_forms import FORMS, PRINTS
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
    extra = {"address": facts.applicant.address, "head": words.person(random), "former": facts.stranger.name,
             "issued": (start + timedelta(days=80)).isoformat(),
             "paper_number": str(facts.random("trademark/paper").randrange(10**6, 10**7))}  # fmt: skip
    layout, hand = facts.make("trademark", "", "earlier", *FORMS), random.randrange(8)
    if layout in ("electronic", "folded"):
        fields["goods"] = (
            f"{kind.goods}；机器传动装置；马达和引擎启动器；气动控制机械；非陆地车辆用传动装置；工业用机械臂；自动操作机"
        )
    fields = {name: value for name, value in fields.items() if name in PRINTS.get(layout, fields)}
    return [Paper("trademark", "trademark_certificate", "商标注册证", fields, extra, layout, hand)]


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    if paper.layout in FORMS:
        FORMS[paper.layout](sheet, paper)
        return
    if paper.layout == "earlier":
        _earlier(sheet, paper)
        return
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


def _earlier(sheet: Sheet, paper: Paper) -> None:
    """The form before 2016: the term in one sentence, the goods under their class."""
    sheet.page()
    decor.border(sheet, 12, 6, HexColor("#a8332c"), HexColor("#fffaf5"))
    sheet.text(105, 50, "商 标 注 册 证", 34, "kai", "center", bold=True)
    sheet.text(105, 66, f"第{paper.get('registration_number')}号", 15, "song", "center")
    sheet.text(105, 104, paper.get("mark"), 44, "kai", "center", spacing=6)
    sheet.text(30, 140, f"核定使用商品（第{paper.get('class')}类）", 13, "kai")
    y = sheet.paragraph(34, 150, f"{paper.get('goods')}（商品截止）", 140, Look(12)) + 8
    for label, value in (("注册人", paper.get("registrant")), ("注册地址", paper.extra["address"])):
        sheet.label(30, y, label, 24, 12.5, "kai")
        y = sheet.paragraph(60, y, value, 118, Look(12)) + 6
    start, end = chinese_date(paper.get("valid_from")), chinese_date(paper.get("valid_to"))
    sheet.text(30, y, "注册有效期限", 12.5, "kai")
    sheet.text(62, y, f"自公元{start}至{end}止", 12)
    sheet.text(34, 250, "局长签发", 13, "kai")
    decor.signature(sheet, 66, 250, paper.extra["head"], 24)
    sheet.seal(150, 246, OFFICE, width=40)
