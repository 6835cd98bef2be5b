"""A make of the test report in two languages: Chinese and English in every cell of labels."""

from __future__ import annotations

from sample_dossiers import decor
from sample_dossiers.paper import Paper
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table


def bilingual(sheet: Sheet, paper: Paper, number: int) -> None:
    """Head, particulars and signatures on one page; the laboratory is named in the head."""
    get, extra = paper.get, paper.extra
    sheet.text(105, 20, get("lab_name"), 14, "hei", "center", bold=True)
    sheet.text(105, 34, extra["title"], 22, "hei", "center", bold=True, spacing=8)
    sheet.text(105, 42, "TEST REPORT", 13, "hei", "center")
    sheet.text(22, 52, f"资质认定证书编号：{get('cma_number')}", 9)
    sheet.text(110, 52, get("cnas_number").replace("CNASL", "CNAS L"), 9)
    sheet.text(22, 60, f"报告编号 Report No.：{get('report_number')}", 10)
    sheet.text(188, 60, f"第{number}页 共{get('page_count')}页", 9.5, "song", "right")
    period = f"{get('test_start_date')} ~ {get('test_end_date')}"
    rows: list[Row] = [
        ["样品名称\nSample Name", get("product_name"), "型号规格\nModel/Type", get("model")],
        ["委托单位\nApplicant", Cell(get("client"), 3)], ["地址\nAddress", Cell(extra["client_address"], 3)],
        ["生产单位\nManufacturer", Cell(get("manufacturer"), 3)],
        ["样品编号\nSample No.", extra["sample"], "收样日期\nReceived Date", get("sample_received_date")],
        ["检测日期\nTest Date", Cell(period, 3)],
        ["检测依据\nTest Standards", Cell("\n".join(paper.fields["standards"]), 3)],
        ["检测结论\nConclusion", Cell(get("conclusion"), 3)],
        ["签发日期\nIssue Date", Cell(get("issue_date"), 3)],
    ]  # fmt: skip
    y = table(sheet, 22, 64, (32, 60, 32, 42), rows, Look(10), 11)
    sheet.seal(150, y - 14, get("lab_name"), "检验检测专用章", 40)
    for i, (label, name) in enumerate(
        zip(("主检 Tested by", "审核 Checked by", "批准 Approved by"), extra["people"], strict=True)
    ):
        end = sheet.text(22 + 58 * i, y + 16, f"{label}：", 9.5)
        decor.signature(sheet, end + 1, y + 16, name)
