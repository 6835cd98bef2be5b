"""More proofs of a patent's standing: the office's page of legal status, a receipt of now, an extract in lines."""

from __future__ import annotations

from sample_dossiers.forms import Rows, rows
from sample_dossiers.money import grouped, in_words
from sample_dossiers.paper import Paper, chinese_date, spaced_date
from sample_dossiers.papers.rare_forms import standing
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

OFFICE = "国家知识产权局"


def extract(sheet: Sheet, paper: Paper) -> None:
    """The register's copy as lines of label and value, with the history of fees as a small table."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(105, 24, OFFICE, 14, "song", "center", bold=True)
    sheet.text(105, 38, "专 利 登 记 簿 副 本", 24, "song", "center", bold=True)
    sheet.text(24, 50, f"编号：{extra['number']}", 10)
    pairs = [
        ("专利申请号", get("patent_number").removeprefix("ZL")), ("发明创造名称", extra["title"]),
        ("申请日", spaced_date(extra["filed"])), ("授权公告日", spaced_date(extra["granted"])),
        ("专利权人", get("patentees")), ("国籍", "中国"), ("地址", extra["address"]), ("发明人", extra["inventors"]),
        ("专利权状态", get("legal_status")), ("专利权质押情况", "无"), ("专利权保全情况", "无"),
        ("年费缴纳至", spaced_date(get("paid_until"))),
    ]  # fmt: skip
    y = rows(sheet, 24, 62, pairs, Rows(11, "song", "hei", 0, "：", 3.2, 186)) + 2
    fees: list[Row] = [[Cell(text, align="center") for text in ("年度", "缴费日", "金额（元）")]]
    fees += [[f"第{extra['year']}年度", get("issue_date"), grouped(extra["fee"])]]
    y = table(sheet, 24, y, (40, 50, 40), fees, Look(10), 8)
    sheet.text(120, y + 20, OFFICE, 12, "song")
    sheet.text(120, y + 28, chinese_date(get("issue_date")), 12)
    sheet.seal(140, y + 22, OFFICE, "专利登记簿副本专用章", 40)


def status_page(sheet: Sheet, paper: Paper) -> None:
    """The office's web page printed: states in a table of two columns a side."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(20, 14, "中国及多国专利审查信息查询", 9)
    sheet.text(190, 14, extra["printed"].replace("-", "/"), 9, align="right")
    sheet.text(105, 30, "专利法律状态查询结果", 18, "hei", "center", bold=True)
    rows_: list[Row] = [
        ["申请号/专利号", get("patent_number").removeprefix("ZL"), "申请日", extra["filed"]],
        ["发明名称", Cell(extra["title"], 3)], ["申请人/专利权人", Cell(get("patentees"), 3)],
        ["发明人/设计人", Cell(extra["inventors"], 3)],
        ["案件状态", get("legal_status"), "授权公告日", extra["granted"]],
        ["年费缴费截止日", get("paid_until"), "主分类号", "B02C 4/00"],
        ["打印日期", Cell(get("issue_date"), 3)],
    ]  # fmt: skip
    y = table(sheet, 20, 40, (34, 56, 32, 46), rows_, Look(10, "hei"), 10)
    sheet.text(20, y + 10, "本页面信息仅供参考，以专利登记簿记载为准。", 9)
    sheet.text(20, 284, "https://cpquery.cponline.cnipa.gov.cn/detail/index", 8)


def bank(sheet: Sheet, paper: Paper) -> None:
    """The receipt in the office's new style: pairs without rules, several items, the last the fee of the year."""
    get, extra = paper.get, paper.extra
    sheet.page((210.0, 148.0))
    sheet.text(105, 22, "国家知识产权局专利年费缴费凭证", 17, "song", "center", bold=True)
    number = get("patent_number").removeprefix("ZL")
    left = [("缴费人", extra["payer"]), ("申请号", number), ("费用种类", f"发明专利第{extra['year']}年年费"),
            ("金额（大写）", in_words(extra["fee"], "元"))]  # fmt: skip
    right = [("订单号", extra["number"]), ("发明名称", ""), ("缴费日期", get("issue_date")),
             ("金额（小写）", f"￥{grouped(extra['fee'])}")]  # fmt: skip
    rows(sheet, 20, 40, left, Rows(10.5, "song", "song", 0, "：", 5, 112))
    rows(sheet, 118, 40, [pair for pair in right if pair[1]], Rows(10.5, "song", "song", 0, "：", 5, 200))
    sheet.text(20, 110, f"收款单位：{OFFICE}专利局", 10.5)
    sheet.text(20, 120, "本凭证由专利缴费信息网上补充及管理系统生成，仅作缴费证明使用。", 9)
    sheet.seal(150, 108, f"{OFFICE}专利局", "收费专用章", 36)


FORMS = {"standing": standing, "extract": extract, "status_page": status_page, "fee_proof": bank}
REGISTERS = ("extract", "status_page", "standing")
"""Makes that bear the state of the patent, not only a payment."""
