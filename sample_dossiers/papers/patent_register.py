"""专利登记簿副本 and proofs of the annual fee: the register, the electronic receipt, the earlier paper receipt."""

from __future__ import annotations

from datetime import date, timedelta

from reportlab.lib.colors import HexColor

from sample_dossiers.facts import Facts, years_after
from sample_dossiers.money import grouped, in_words
from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers.patent_certificate import make as make_patents
from sample_dossiers.papers.patent_certificate import printed_number
from sample_dossiers.papers.patent_register_forms import FORMS, REGISTERS
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

OFFICE = "国家知识产权局"
LAYOUTS = ("register", "electronic_receipt", "paper_receipt")
RED = HexColor("#a33a2a")


def make(facts: Facts) -> list[Paper]:
    """For the invention the product rests on: paid for the year of the application."""
    random, layout = facts.random("patent_register"), facts.make("patent_register", *LAYOUTS, *FORMS)
    patent = make_patents(facts)[0]
    filed, applied = date.fromisoformat(patent.get("application_date")), facts.days.applied_on
    issued = applied - timedelta(days=random.randrange(10, 60))
    year = next(n for n in range(1, 21) if years_after(filed, n) > applied)
    fields = {"patent_number": patent.get("patent_number"), "issue_date": issued.isoformat()}
    if layout in ("register", *REGISTERS):
        fields |= {"legal_status": "专利权维持", "patentees": patent.fields["patentees"],
                   "paid_until": years_after(filed, year).isoformat()}  # fmt: skip
    extra = {"year": year, "title": patent.get("title"), "filed": filed.isoformat(), "payer": facts.applicant.name,
             "granted": patent.get("grant_date"), "fee": 600 if year < 7 else 2000, "uscc": facts.applicant.uscc,
             "address": facts.applicant.address, "announcement": patent.get("announcement_number"),
             "code": f"{random.randrange(10_000_000, 10_999_999):08d}", "check": f"{random.randrange(16**6):06x}",
             "number": f"{random.randrange(10**9):010d}", "inventors": patent.get("inventors"),
             "printed": issued.isoformat()}  # fmt: skip
    name = "专利登记簿副本" if layout in ("register", *REGISTERS) else "专利年费收据"
    return [Paper("patent_register", "patent_register", name, fields, extra, layout, random.randrange(8))]


def draw(sheet: Sheet, paper: Paper) -> None:
    """One page."""
    {"register": _register, "electronic_receipt": _electronic, "paper_receipt": _receipt, **FORMS}[paper.layout](
        sheet, paper
    )


def _register(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 34, "专利登记簿副本", 24, "hei", "center", bold=True, spacing=6)
    rows: list[Row] = [
        ["专利号", Cell(printed_number(get("patent_number")), 3)], ["发明名称", Cell(extra["title"], 3)],
        ["申请日", chinese_date(extra["filed"]), "授权公告日", chinese_date(extra["granted"])],
        ["专利权人", Cell(get("patentees"), 3)], ["地址", Cell(extra["address"], 3)],
        ["发明人", Cell(extra["inventors"], 3)], ["法律状态", Cell(get("legal_status"), 3)],
        ["年费缴纳情况", Cell(f"已缴至第{extra['year']}年度", 3)],
        ["年费缴至日", Cell(chinese_date(get("paid_until")), 3)], ["质押、许可备案", Cell("无", 3)],
    ]  # fmt: skip
    y = table(sheet, 24, 46, (34, 48, 30, 50), rows, Look(11), 11)
    sheet.text(24, y + 14, "本副本记载的内容与专利登记簿一致。", 11)
    sheet.text(110, y + 34, f"出具日期：{chinese_date(get('issue_date'))}", 11.5)
    sheet.seal(140, y + 28, OFFICE, "专利登记簿专用章", 40)


def _electronic(sheet: Sheet, paper: Paper) -> None:
    sheet.page((240.0, 140.0))
    get, extra = paper.get, paper.extra
    sheet.text(120, 18, "中央财政电子票据", 18, "song", "center", bold=True, spacing=3, color=RED)
    sheet.qr(14, 8, f"01,09,{extra['code']},{extra['number']}", 18)
    pairs = ((36, "票据代码", extra["code"], 30), (150, "票据号码", extra["number"], 30),
             (36, "交款人统一社会信用代码", extra["uscc"], 36), (150, "校验码", extra["check"], 36),
             (36, "交款人", extra["payer"], 42), (150, "开票日期", get("issue_date"), 42))  # fmt: skip
    for x, label, value, top in pairs:
        sheet.text(x, top, f"{label}：{value}", 9.5)
    number = get("patent_number").removeprefix("ZL")
    rows: list[Row] = [
        [Cell(text, align="center") for text in ("项目编码", "项目名称", "单位", "数量", "标准", "金额（元）", "备注")],
        ["10304350", f"发明专利第{extra['year']}年年费", "件", "1", *[grouped(extra["fee"])] * 2, number],
        [Cell(f"金额合计（大写）：{in_words(extra['fee'], '元')}", 4), Cell(f"（小写）{grouped(extra['fee'])}", 3)],
        [Cell(f"其他信息：专利申请号 {number}", 7)],
    ]  # fmt: skip
    y = table(sheet, 14, 48, (24, 52, 14, 14, 28, 30, 46), rows, Look(9.5), 9)
    sheet.text(14, y + 8, f"收款单位（章）：{OFFICE}专利局", 9.5)
    sheet.text(120, y + 8, "复核人：", 9.5)
    sheet.text(170, y + 8, "收款人：电子票据", 9.5)
    sheet.seal(50, y + 4, f"{OFFICE}专利局", "财务专用章", 34)


def _receipt(sheet: Sheet, paper: Paper) -> None:
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 34, f"{OFFICE}专利收费收据", 20, "song", "center", bold=True, spacing=2)
    sheet.text(186, 46, f"No {extra['number']}", 11, "song", "right")
    sheet.text(24, 46, chinese_date(get("issue_date")), 11)
    rows: list[Row] = [
        ["缴费人", Cell(extra["payer"], 3)],
        ["申请号/专利号", get("patent_number").removeprefix("ZL"), "费用种类", f"第{extra['year']}年度年费"],
        ["金额（小写）", f"¥{grouped(extra['fee'])}", "金额（大写）", in_words(extra["fee"], "元")],
        ["开票日期", chinese_date(get("issue_date")), "收款人", "网上缴费"],
    ]
    y = table(sheet, 24, 52, (34, 52, 28, 48), rows, Look(11), 11)
    sheet.text(24, y + 10, f"收款单位（盖章）：{OFFICE}专利局", 11)
    sheet.seal(80, y + 10, f"{OFFICE}专利局", "收费专用章", 38)
