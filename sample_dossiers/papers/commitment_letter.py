"""申报承诺书: the applicant answers for what it hands in."""

from __future__ import annotations

from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.letter_makes import COMMITMENTS
from sample_dossiers.sheet import Look, Sheet


def make(facts: Facts) -> list[Paper]:
    """The applicant's letter."""
    random = facts.random("commitment")
    fields = {"applicant_name": facts.applicant.name, "sign_date": facts.days.committed.isoformat()}
    extra = {"product": facts.product.name, "model": facts.product.model,
             "person": facts.applicant.legal_representative, "policy": facts.policy}  # fmt: skip
    layout = facts.make("commitment_letter", "", *COMMITMENTS)
    return [Paper("commitment", "commitment_letter", "承诺书", fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    if paper.layout:
        COMMITMENTS[paper.layout](sheet, paper)
        return
    sheet.page()
    baotou = paper.extra["policy"] == "baotou"
    sheet.text(105, 46, "承 诺 书" if paper.variant % 2 else "申报材料真实性承诺书", 24, "hei", "center", bold=True)
    office = "包头市工业和信息化局" if baotou else "内蒙古自治区工业和信息化厅"
    look = Look(14, "song", leading=1.9)
    y = sheet.paragraph(28, 70, f"{office}：", 154, look)
    text = (f"我单位申报的产品“{paper.extra['product']}”（型号{paper.extra['model']}），就有关事项郑重承诺如下：\n"
            "一、所提交的申报材料真实、准确、完整，如有不实，愿承担由此产生的一切责任。\n"
            "二、申报产品符合国家、自治区有关产业政策和质量、安全、环保要求，知识产权归属明确，无权属争议。\n"
            "三、我单位对申报产品的质量和安全负责，近三年未发生安全责任事故和环境污染事故。")  # fmt: skip
    y = sheet.paragraph(28, y, text, 154, look, 2) + 24
    sheet.text(28, y, "法定代表人（签字）：", 13)
    sheet.text(76, y, paper.extra["person"], 19, "kai")
    sheet.text(150, y + 14, "申报单位（盖章）：", 13, "song", "center")
    sheet.text(150, y + 24, paper.get("applicant_name"), 13, "song", "center")
    sheet.text(150, y + 36, chinese_date(paper.get("sign_date"), zero=False), 13, "song", "center")
    sheet.seal(152, y + 26, paper.get("applicant_name"), width=42)
