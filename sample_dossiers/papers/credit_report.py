"""信用报告 of the public credit platform: registration, counts of records, and the lists themselves."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from sample_dossiers import numbers, words
from sample_dossiers.facts import Facts
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.credit_report_makes import MAKES, UNPRINTED
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import table

BLUE = HexColor("#1f5fa8")


def make(facts: Facts) -> list[Paper]:
    """A clean report of some days before the application."""
    random, day = facts.random("credit"), facts.days.credit_generated
    fields: dict[str, object] = {
        "subject": facts.applicant.name,
        "uscc": facts.applicant.uscc,
        "report_number": f"{day:%Y%m%d}{numbers.digits(random, 10)}",
        "generated_date": day.isoformat(),
        "serious_dishonesty_count": 0,
        "penalty_count": 0,
        "abnormal_operation_count": 0,
    }
    company = facts.applicant
    extra = {
        "person": company.legal_representative, "province": words.province(company.region), "address": company.address,
        "established": company.established.isoformat(),
        "time": f"{random.randrange(8, 18):02d}:{random.randrange(60):02d}:{random.randrange(60):02d}",
        "permits": random.randrange(1, 5), "praise": random.randrange(0, 3),
    }  # fmt: skip
    layout = facts.make("credit_report", "", *MAKES)
    fields = {name: value for name, value in fields.items() if name not in UNPRINTED.get(layout, ())}
    return [Paper("credit_report", "credit_report", "信用报告", fields, extra, layout, random.randrange(8))]


def _office(paper: Paper) -> str:
    province = paper.extra["province"]
    return f"{province}{'自治区' if province == '内蒙古' else '省'}公共信用信息中心"


def _head(sheet: Sheet, paper: Paper, number: int) -> None:
    sheet.page()
    sheet.watermark("信用中国", 30, (70, 66), HexColor("#eef3f9"), 30)
    sheet.text(20, 16, f"信用中国（{paper.extra['province']}）", 11, "hei", color=BLUE)
    sheet.text(190, 16, f"报告编号：{paper.get('report_number')}", 8.5, "song", "right")
    sheet.line(20, 19, 190, 19, 0.8, BLUE)
    sheet.text(105, 286, f"第 {number} 页 共 2 页", 9, "song", "center")


def draw(sheet: Sheet, paper: Paper) -> None:
    """Two pages, or another make."""
    if paper.layout:
        MAKES[paper.layout](sheet, paper)
        return
    get, extra = paper.get, paper.extra
    _head(sheet, paper, 1)
    title = "法人和非法人组织公共信用信息报告" if paper.variant % 2 else "公共信用信息报告"
    sheet.text(105, 44, title, 22, "hei", "center", bold=True)
    sheet.text(105, 56, get("subject"), 14, "song", "center")
    sheet.text(105, 65, f"生成时间：{chinese_date(get('generated_date'))} {extra['time']}", 10.5, "song", "center")
    sheet.text(20, 82, "一、登记注册基础信息", 12, "hei", color=BLUE)
    rows = [["主体名称", Cell(get("subject"), 3)], ["统一社会信用代码", get("uscc"), "法定代表人", extra["person"]],
            ["成立日期", extra["established"], "经营状态", "存续"], ["住所", Cell(extra["address"], 3)]]  # fmt: skip
    y = table(sheet, 20, 86, (36, 60, 28, 46), rows, Look(10), 9)
    sheet.text(20, y + 12, "二、信用信息概要", 12, "hei", color=BLUE)
    _summary(sheet, paper, y + 16)
    _head(sheet, paper, 2)
    _details(sheet, paper)


def _summary(sheet: Sheet, paper: Paper, y: float) -> None:
    counts = (("行政许可", paper.extra["permits"]), ("行政处罚", paper.get("penalty_count")),
              ("守信激励对象", paper.extra["praise"]), ("严重失信主体名单", paper.get("serious_dishonesty_count")),
              ("经营异常名录", paper.get("abnormal_operation_count")), ("信用承诺", 1))  # fmt: skip
    rows: list[list[Cell | str]] = [
        [Cell("信息类别", align="center", bold=True), Cell("数量（条）", align="center", bold=True)]
    ]
    rows += [[name, Cell(str(count), align="center")] for name, count in counts]
    bottom = table(sheet, 20, y, (120, 50), rows, Look(10), 8.5)
    sheet.seal(150, bottom + 26, _office(paper), "信用报告专用章", 42)


def _details(sheet: Sheet, paper: Paper) -> None:
    count = paper.fields["serious_dishonesty_count"]
    listed = ("列入名单：严重违法失信企业名单；列入事由：提交虚假材料取得登记；列入日期："
              f"{paper.extra.get('listed', '')}；认定单位：市场监督管理部门。")  # fmt: skip
    sections = (
        ("三、行政管理信息", f"行政许可{paper.extra['permits']}条；行政处罚{paper.get('penalty_count')}条。"
         "行政处罚：查询期内未发现行政处罚信息。"),
        ("四、严重失信主体名单信息", listed if count else "查询期内未发现列入严重失信主体名单的信息。"),
        ("五、经营（活动）异常名录（状态）信息", "查询期内未发现列入经营异常名录的信息。"),
        ("六、安全生产和生态环境信息", "查询期内未发现安全生产、环境保护领域的处罚和事故信息。"),
        ("七、报告说明", "本报告依据有关部门归集共享的信息生成，仅供参考；信息如有异议，可向信息提供单位申请核实。"),
    )  # fmt: skip
    y = 34.0
    for title, text in sections:
        sheet.text(20, y, title, 12, "hei", color=BLUE)
        y = sheet.paragraph(20, y + 9, text, 170, Look(10.5, leading=1.7), 2) + 8
