"""科技查新报告 after the national template: cover, sections, conclusion."""

from __future__ import annotations

from sample_dossiers import decor, numbers, words
from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.novelty_search_makes import MAKES
from sample_dossiers.sheet import Look, Sheet

LEVELS = ("国内领先", "国内先进", "国际先进")


def make(facts: Facts) -> list[Paper]:
    """One report whose project is the product."""
    random, days, product = facts.random("novelty"), facts.days, facts.product
    level = random.choice(LEVELS)
    abroad = level == "国际先进" or random.random() < 0.4
    scope = "国内外" if abroad else "国内"
    fields = {
        "report_number": f"{days.novelty_completed.year}15{random.randrange(100, 999)}{numbers.digits(random, 5)}",
        "project_title": product.name,
        "client": facts.applicant.name,
        "agency": facts.agency.name,
        "commission_date": days.novelty_commissioned.isoformat(),
        "completion_date": days.novelty_completed.isoformat(),
        "scope": "international" if abroad else "domestic",
        "conclusion": f"综上所述，除委托单位自身的专利和文献外，在所检{scope}文献中未见与本项目查新点相同的报道，"
        f"本项目具有新颖性，"
        f"综合技术水平达到{level}水平。",
        "technology_level": level,
    }
    kind = product.kind
    extra = {
        "point": f"采用{kind.invention.removeprefix('一种')}，实现了{kind.items[0][0]}与{kind.items[1][0]}的同步提升",
        "items": kind.items, "model": product.model, "people": words.people(random, 2), "scope": scope,
        "address": facts.agency.address, "abroad": abroad,
        "english": f"Development of {product.model} Intelligent Equipment and Its Application",
    }  # fmt: skip
    layout = facts.make("novelty_search_report", "", *MAKES)
    if layout:
        fields["conclusion"] = _numbered(scope, level, str(extra["point"]))
    return [Paper("novelty", "novelty_search_report", "科技查新报告", fields, extra, layout, random.randrange(8))]


def _numbered(scope: str, level: str, point: str) -> str:
    """A conclusion that goes through the documents found and does not sum up with 综上所述."""
    return (f"针对查新点，在上述检索范围内检出的{scope}相关文献表明："
            "（1）有同类产品的报道，但其结构和控制方法与本项目不同；"
            f"（2）除委托方自身文献外，{scope}未见“{point}”的文献报道。本项目技术达到{level}水平。")  # fmt: skip


def draw(sheet: Sheet, paper: Paper) -> None:
    """Three pages, or another make."""
    if paper.layout:
        MAKES[paper.layout](sheet, paper)
        return
    _cover(sheet, paper)
    _body(sheet, paper)
    _end(sheet, paper)


def _cover(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    sheet.text(186, 32, f"报告编号：{paper.get('report_number')}", 12, "song", "right")
    sheet.text(105, 86, "科技查新报告", 36, "song", "center", bold=True, spacing=12)
    rows = [
        ("项目名称", paper.get("project_title")), ("委托人", paper.get("client")),
        ("委托日期", chinese_date(paper.get("commission_date"))), ("查新机构", paper.get("agency")),
        ("查新完成日期", chinese_date(paper.get("completion_date"))),
    ]  # fmt: skip
    y = 140.0
    for label, value in rows:
        sheet.label(34, y, label, 36, 15, "song", bold=True)
        sheet.text(70.5, y, "：", 15)
        sheet.text(78, y, value, 14)
        sheet.line(76, y + 2, 182, y + 2)
        y += 17
    sheet.seal(112, y - 34, paper.get("agency"), "科技查新专用章", 42)
    sheet.text(105, 266, "中华人民共和国科学技术部", 14, "song", "center")
    sheet.text(105, 275, "二〇〇〇年制", 12, "song", "center")


def _head(sheet: Sheet, paper: Paper, number: int) -> None:
    sheet.page()
    sheet.text(24, 20, f"报告编号：{paper.get('report_number')}", 9)
    sheet.line(24, 22, 186, 22, 0.4)
    sheet.text(105, 285, f"第 {number} 页 共 2 页", 9, "song", "center")


def _sections(sheet: Sheet, y: float, sections: list[tuple[str, str]]) -> float:
    look = Look(11.5, leading=1.65)
    for title, text in sections:
        sheet.text(24, y, title, 12, "hei")
        y = sheet.paragraph(24, y + 8, text, 162, look, 2) + 4
    return y


def _body(sheet: Sheet, paper: Paper) -> None:
    _head(sheet, paper, 1)
    product, scope = paper.get("project_title"), paper.extra["scope"]
    figures = "；".join(f"{name}{limit}{unit if unit != '—' else ''}" for name, limit, _, unit in paper.extra["items"])
    databases = "中国知网、万方数据、维普期刊、国家专利数据库"
    if scope == "国内外":
        databases += "、Engineering Village、Web of Science、Derwent Innovation"
    words_ = product.replace("智能", "").replace("机组", "")
    _sections(sheet, 34, [
        ("一、查新目的", "新产品认定申报。"),
        ("二、项目的科学技术要点", f"本项目研制的{product}（型号{paper.extra['model']}），{paper.extra['point']}。"
                                   f"主要技术指标：{figures}。"),
        ("三、查新点与查新要求", f"查新点：{paper.extra['point']}。\n查新要求：要求对上述查新点进行{scope}文献检索，"
                                 f"证明有无相同或类似的报道。"),
        ("四、文献检索范围及检索策略", f"检索范围：{databases}；"
                                       f"检索年限1990年至{paper.get('completion_date')[:4]}年。\n"
         f"检索词：{words_}、自适应、控制方法、结构。检索式：（{words_}）AND（控制 OR 调节）AND（结构 OR 方法）。"),
        ("五、检索结果", "依据上述检索范围和检索式，共检出相关文献126篇，其中密切相关文献6篇，"
                         "分别涉及同类产品的结构改进、"
         "控制策略和试验方法，均未述及本项目查新点所述的组合方案。"),
    ])  # fmt: skip


def _end(sheet: Sheet, paper: Paper) -> None:
    _head(sheet, paper, 2)
    y = _sections(sheet, 34, [
        ("六、查新结论", f"经检索并对相关文献分析对比，结论如下：检出文献中有同类产品的报道，"
                         f"但未见采用本项目所述方案者。"
         f"\n{paper.get('conclusion')}"),
    ])  # fmt: skip
    first, second = paper.extra["people"]
    for label, name, title in (("查新员", first, "馆员"), ("审核员", second, "研究员")):
        end = sheet.text(40, y + 6, f"{label}（签字）：", 11.5)
        decor.signature(sheet, end + 2, y + 6, name, 18)
        sheet.text(120, y + 6, f"技术职务：{title}", 11.5)
        y += 11
    sheet.text(150, y + 14, "（科技查新专用章）", 11.5, "song", "center")
    sheet.text(150, y + 22, chinese_date(paper.get("completion_date")), 11.5, "song", "center")
    sheet.seal(150, y + 14, paper.get("agency"), "科技查新专用章", 40)
    _sections(sheet, y + 44, [
        ("七、查新员、审核员声明", "报告中陈述的事实是真实和准确的；我们按照科技查新规范进行查新、文献分析和审核，"
                                   "并作出上述查新结论；"
         "我们获取的报酬与本报告中的分析、意见和结论无关，也与本报告的使用无关。"),
        ("八、附件清单", "密切相关文献题录及文摘。"),
        ("九、备注", "本报告复印无效。"),
    ])  # fmt: skip
