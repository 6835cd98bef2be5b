"""检验检测机构资质认定证书 (CMA) with a page of its annex: the capabilities."""

from __future__ import annotations

from datetime import timedelta

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.facts import Facts, years_after
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.lab_qualification_makes import MAKES
from sample_dossiers.products import STANDARD_TITLES
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table

ISSUER = "内蒙古自治区市场监督管理局"


def make(facts: Facts) -> list[Paper]:
    """The CMA certificate of the laboratory that tested, with the standards it tested by."""
    random, start, kind = facts.random("lab_qualification"), facts.days.lab_from, facts.product.kind
    standards = [*kind.standards, f"Q/{facts.product.model[:3]} 001-{facts.days.development_finished.year}"]
    fields = {
        "certificate_number": facts.cma_number,
        "lab_name": facts.lab.name,
        "address": facts.lab.address,
        "issue_date": start.isoformat(),
        "valid_to": (years_after(start, 6) - timedelta(days=1)).isoformat(),
        "issuer": ISSUER,
        "scheme": "CMA",
        "capabilities": standards,
    }
    layout = facts.make("lab_qualification", "", *MAKES)
    if layout == "cnas":
        fields |= {"certificate_number": facts.cnas_number, "scheme": "CNAS", "issuer": "中国合格评定国家认可委员会"}
    if layout == "authorised":
        fields["scheme"] = "CAL"
    extra = {"items": [item[0] for item in kind.items], "object": kind.name, "titles": STANDARD_TITLES}
    return [Paper("lab_qualification", "lab_qualification", "检测机构资质认定证书", fields, extra, layout,
                  random.randrange(8))]  # fmt: skip


def draw(sheet: Sheet, paper: Paper) -> None:
    """The certificate and one page of its annex, or another make."""
    if paper.layout:
        MAKES[paper.layout](sheet, paper)
        return
    _certificate(sheet, paper)
    _annex(sheet, paper)


def _certificate(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    decor.border(sheet, 13, 6, HexColor("#7f93b5"), HexColor("#fcfdff"))
    decor.emblem(sheet, 105, 42, 13)
    sheet.text(105, 76, "检验检测机构", 26, "song", "center", bold=True, spacing=6)
    sheet.text(105, 92, "资质认定证书", 32, "song", "center", bold=True, spacing=9)
    sheet.text(105, 106, f"证书编号：{paper.get('certificate_number')}", 13, "song", "center")
    sheet.label(32, 124, "名称", 20, 13, "kai")
    sheet.text(52.5, 124, f"：{paper.get('lab_name')}", 13)
    sheet.label(32, 137, "地址", 20, 13, "kai")
    sheet.text(52.5, 137, f"：{paper.get('address')}", 13)
    look = Look(12, "kai", leading=1.7)
    y = sheet.paragraph(32, 154, "经审查，你机构已具备国家有关法律、行政法规规定的基本条件和能力，现予批准，"
                                 "可以向社会出具具有证明作用的"
                        "数据和结果，特发此证。资质认定包括检验检测机构计量认证。", 146, look, 2)  # fmt: skip
    sheet.paragraph(32, y + 3, "检验检测能力及授权签字人见证书附表。", 146, look, 2)
    sheet.text(32, 214, "许可使用标志", 12, "kai")
    sheet.box(36, 219, 22, 13, 1.4, decor.RED, radius=5)
    sheet.text(47, 228.2, "MA", 21, "hei", "center", bold=True, color=decor.RED)
    sheet.text(47, 238, paper.get("certificate_number"), 10, "hei", "center")
    sheet.text(100, 222, f"发证日期：{chinese_date(paper.get('issue_date'))}", 12.5)
    sheet.text(100, 233, f"有效期至：{chinese_date(paper.get('valid_to'))}", 12.5)
    sheet.text(100, 244, f"发证机关：{paper.get('issuer')}", 12.5)
    sheet.seal(150, 236, paper.get("issuer"), width=42)
    sheet.text(105, 272, "本证书由国家认证认可监督管理委员会监制，在中华人民共和国境内有效。", 9, "song", "center")


def _annex(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    sheet.text(105, 30, "检验检测机构资质认定证书附表", 17, "hei", "center", bold=True)
    sheet.text(24, 44, f"证书编号：{paper.get('certificate_number')}", 10)
    sheet.text(24, 51, f"机构名称：{paper.get('lab_name')}", 10)
    sheet.text(24, 58, f"检验检测地址：{paper.get('address')}", 10)
    sheet.text(105, 68, "批准的检验检测能力范围", 12, "hei", "center")
    head = [Cell(text, align="center", bold=True) for text in
            ("序号", "检测对象", "项目/参数", "依据的标准（方法）编号", "限制范围")]  # fmt: skip
    rows: list[list[Cell | str]] = [[*head]]
    for i, standard in enumerate(paper.fields["capabilities"]):
        item = paper.extra["items"][i % len(paper.extra["items"])]
        rows.append([Cell(str(i + 1), align="center"), paper.extra["object"], item, standard, "—"])
    y = table(sheet, 24, 72, (14, 48, 38, 46, 16), rows, Look(10), 9)
    sheet.text(105, y + 12, "以下空白", 10, "kai", "center")
    sheet.text(186, 282, "第1页 共1页", 9.5, "song", "right")
