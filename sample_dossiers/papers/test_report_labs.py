"""Reports as different laboratories write them: a national centre, a testing group, a station for electrical apparatus,
a provincial institute, a small laboratory on one page, and one that is named in its seal alone."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.colors import HexColor

from sample_dossiers import decor
from sample_dossiers.forms import Rows, rows
from sample_dossiers.paper import Paper, chinese_date, spaced_date
from sample_dossiers.papers.rare_forms import ministry_report
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

Drawing = Callable[[Sheet, Paper, int], None]
ORANGE = HexColor("#c55a11")


def _basis(paper: Paper, joint: str = "\n") -> str:
    titles, name = paper.extra["titles"], paper.extra["standard_name"]
    return joint.join(f"{number}《{titles.get(number, name)}》" for number in paper.fields["standards"])


def _marks(sheet: Sheet, paper: Paper, x: float, y: float) -> None:
    """The marks in a row: CMA, ilac-MRA with CNAS, CAL; the numbers under them."""
    sheet.box(x, y, 18, 11, 1.2, decor.RED, radius=5)
    sheet.text(x + 9, y + 8, "MA", 18, "hei", "center", bold=True, color=decor.RED)
    sheet.text(x + 9, y + 15.5, paper.get("cma_number"), 8.5, "hei", "center")
    sheet.circle(x + 40, y + 6, 7, HexColor("#1d4f9c"), fill=False, line=1.3)
    sheet.text(x + 40, y + 7, "ilac-MRA", 6, "hei", "center")
    if paper.get("cnas_number"):
        sheet.text(x + 52, y + 5, "CNAS", 11, "hei", bold=True)
        sheet.text(x + 66, y + 3, "中国认可 国际互认", 6, "hei")
        sheet.text(x + 66, y + 6.5, "检测 TESTING", 6, "hei")
        sheet.text(x + 66, y + 10, paper.get("cnas_number").replace("CNASL", "CNAS L"), 6.5, "hei")


def results(sheet: Sheet, paper: Paper, number: int) -> None:
    """The page of results: two rows of heads, some items of several lines, no verdict of their own."""
    total = paper.get("page_count")
    if paper.layout == "group":
        _group_head(sheet, paper, number)
        y = 48.0
        names = ("No.", "Test Item\n检测项目", "Unit\n单位", "Requirement\n要求", "Result\n结果", "Verdict\n判定")
    else:
        sheet.text(26, 18, f"№ {paper.get('report_number')}", 10)
        sheet.text(184, 18, f"共 {total} 页 第 {number} 页", 10, "song", "right")
        sheet.text(105, 30, "检验结果汇总", 16, "hei", "center", bold=True)
        y = 36.0
        names = ("序号", "检验项目", "单位", "标准要求", "实测值", "结论")
    lines: list[Row] = [[Cell(text, align="center", bold=True) for text in names]]
    for i, (name, limit, result, unit) in enumerate(paper.extra["items"]):
        verdict = "P" if paper.layout == "group" else "符合"
        lines.append([Cell(text, align="center") for text in (str(i + 1), name, unit, limit, result, verdict)])
    y = table(sheet, 22, y, (14, 48, 22, 36, 30, 18), lines, Look(10), 9)
    sheet.text(105, y + 10, "—— 以下空白 ——", 10, "kai", "center")


def _notes(sheet: Sheet, paper: Paper, number: int) -> None:
    sheet.text(105, 40, "注 意 事 项", 20, "hei", "center", bold=True)
    lines = ("1．报告无“检验检测专用章”或检验单位公章无效。", "2．复制报告未重新加盖“检验检测专用章”无效。",
             "3．报告无主检、审核、批准人签章无效。", "4．报告涂改无效。",
             "5．对检验报告若有异议，应于收到报告之日起十五日内向检验单位提出。",
             "6．委托检验仅对来样负责。")  # fmt: skip
    y = 60.0
    for line in lines:
        y = sheet.paragraph(30, y, line, 150, Look(12)) + 5
    pairs = [("地　　址", paper.extra["lab_address"]), ("电　　话", paper.extra["lab_phone"])]
    rows(sheet, 30, 200, pairs, Rows(11))


def centre_cover(sheet: Sheet, paper: Paper, number: int) -> None:
    """A national centre's cover: № at the right, names on lines, the centre's full name at the foot."""
    _marks(sheet, paper, 24, 18)
    sheet.text(184, 46, f"№：{paper.get('report_number')}", 12, "song", "right")
    sheet.text(105, 84, "检 验 报 告", 40, "song", "center", bold=True)
    sheet.text(105, 98, "TEST REPORT", 16, "song", "center")
    y = 136.0
    for label, value in (("产品名称", paper.get("product_name")), ("型号规格", paper.get("model")),
                         ("受检单位", paper.get("client")), ("生产单位", paper.get("manufacturer")),
                         ("检验类别", "委托检验")):  # fmt: skip
        sheet.label(36, y, label, 30, 15, "kai")
        sheet.text(74, y, value, 14, "song")
        sheet.line(72, y + 2, 178, y + 2, 0.5)
        y += 16
    sheet.text(105, 248, paper.get("lab_name"), 18, "song", "center", bold=True)
    sheet.seal(120, 244, paper.get("lab_name"), "检验检测专用章", 42)


def centre_table(sheet: Sheet, paper: Paper, number: int) -> None:
    """Its table of particulars: a conclusion over a wide cell with the place of the seal and the day of issue."""
    get, extra = paper.get, paper.extra
    sheet.text(105, 24, paper.get("lab_name"), 14, "song", "center", bold=True)
    sheet.text(105, 35, "检　验　报　告", 20, "song", "center", bold=True)
    sheet.text(24, 43, f"№：{get('report_number')}", 10)
    sheet.text(186, 43, f"共{get('page_count')}页 第{number}页", 10, "song", "right")
    ended = f"{spaced_date(get('test_start_date'))}～{spaced_date(get('test_end_date'))}"
    issued = spaced_date(get("issue_date"))
    lines: list[Row] = [
        ["产品名称", get("product_name"), "型号规格", get("model")],
        ["委托单位", get("client"), "检验类别", "委托检验"],
        ["生产单位", get("manufacturer"), "商　　标", extra["brand"]],
        ["样品数量", "1台", "样品编号", extra["sample"]],
        ["到样日期", get("sample_received_date"), "样品状态", "完好"],
        ["检验日期", Cell(ended, 3)],
        ["检验项目", Cell("见检验结果汇总", 3)], ["检验依据", Cell(_basis(paper), 3)],
        ["检\n验\n结\n论", Cell(f"{get('conclusion')}\n\n　　　　　　　　　　　　　（检验检测专用章）\n"
                              f"　　　　　　　　　　　　　签发日期：{issued}", 3)],
        ["备　　注", Cell("/", 3)],
    ]  # fmt: skip
    bottom = table(sheet, 24, 46, (24, 62, 26, 50), lines, Look(10.5), 11)
    sheet.seal(140, bottom - 24, get("lab_name"), "检验检测专用章", 40)
    for i, (label, name) in enumerate(zip(("批准", "审核", "主检"), extra["people"], strict=True)):
        end = sheet.text(28 + 54 * i, bottom + 12, f"{label}：", 11)
        decor.signature(sheet, end + 1, bottom + 12, name)


def _group_head(sheet: Sheet, paper: Paper, number: int) -> None:
    """The testing group's head: its name in two languages, number, date and page of every page."""
    sheet.text(20, 16, paper.get("lab_name"), 10, "hei", color=ORANGE)
    sheet.text(186, 16, "Test Report 检测报告", 12, "hei", "right", bold=True)
    sheet.text(20, 25, f"No. {paper.get('report_number')}", 9.5)
    sheet.text(105, 25, f"Date: {paper.get('issue_date')}", 9.5, align="center")
    sheet.text(186, 25, f"Page {number} of {paper.get('page_count')}", 9.5, align="right")
    sheet.line(20, 28, 186, 28, 0.8, ORANGE)
    sheet.text(20, 286, "Unless otherwise agreed in writing, this document is issued subject to its conditions.", 7)
    sheet.text(20, 290, f"{paper.get('lab_name')} | {paper.extra['lab_address']} | t {paper.extra['lab_phone']}", 7)


def group(sheet: Sheet, paper: Paper, number: int) -> None:
    """The testing group's first page: English and Chinese in every label, the conclusion in a small table."""
    get = paper.get
    _group_head(sheet, paper, number)
    sheet.text(20, 36, f"CMA {get('cma_number')}", 8)
    sheet.text(60, 36, get("cnas_number").replace("CNASL", "CNAS L"), 8)
    pairs = [
        ("Applicant 委托方", get("client")), ("Address 地址", paper.extra["client_address"]),
        ("Sample Description 样品名称", get("product_name")), ("Model No. 型号", get("model")),
        ("Manufacturer 制造商", get("manufacturer")), ("Sample Received Date 收样日期", get("sample_received_date")),
        ("Testing Period 检测周期", f"{get('test_start_date')} to {get('test_end_date')}"),
        ("Test Method 检测方法", "；".join(paper.fields["standards"])),
        ("Test Result(s) 检测结果", "Please refer to next page(s). 请见下页。"),
    ]  # fmt: skip
    y = rows(sheet, 20, 48, pairs, Rows(10, "song", "hei", 0, ": ", 4, 186)) + 6
    y = table(sheet, 20, y, (44, 122), [["Conclusion 结论", get("conclusion")]], Look(10), 10)
    sheet.text(20, y + 16, f"Signed for and on behalf of {paper.get('lab_name')}", 9.5)
    decor.signature(sheet, 24, y + 30, paper.extra["people"][0], 20)
    sheet.text(20, y + 38, f"Approved by 批准人：{paper.extra['people'][0]}", 9.5)
    sheet.seal(150, y + 26, get("lab_name"), "检验检测专用章", 38)


def apparatus(sheet: Sheet, paper: Paper, number: int) -> None:
    """A station's type test of apparatus: 试品, 试验, standards over many lines, the conclusion a paragraph."""
    get, extra = paper.get, paper.extra
    sheet.text(24, 16, f"报告编号：{get('report_number')}", 10)
    sheet.text(186, 16, f"第 {number} 页 / 共 {get('page_count')} 页", 10, "song", "right")
    sheet.text(105, 32, get("lab_name"), 16, "hei", "center", bold=True)
    sheet.text(105, 46, "型 式 试 验 报 告", 24, "hei", "center", bold=True)
    _marks(sheet, paper, 60, 52)
    pairs = [
        ("试品名称", get("product_name")), ("试品型号", get("model")), ("委托单位", get("client")),
        ("制造单位", get("manufacturer")), ("试验类别", "型式试验"),
        ("试品接收日期", chinese_date(get("sample_received_date"))),
        ("试验日期", f"{chinese_date(get('test_start_date'))}—{chinese_date(get('test_end_date'))}"),
        ("试验依据", _basis(paper)), ("试验结论", get("conclusion")),
    ]  # fmt: skip
    y = rows(sheet, 26, 82, pairs, Rows(11.5, "song", "hei", 30, "：", 4.5, 184))
    sheet.seal(140, y + 4, get("lab_name"), "试验专用章", 40)
    for i, (label, name) in enumerate(zip(("编写", "审核", "批准"), extra["people"], strict=True)):
        end = sheet.text(26 + 54 * i, 246, f"{label}：", 11)
        decor.signature(sheet, end + 1, 246, name)
    sheet.text(130, 260, f"批准日期：{chinese_date(get('issue_date'))}", 11)


def institute(sheet: Sheet, paper: Paper, number: int) -> None:
    """A provincial institute: page count in the head, 检验单位 in the table, the day only beside the signatures."""
    get, extra = paper.get, paper.extra
    sheet.text(105, 22, get("lab_name"), 17, "kai", "center", bold=True)
    sheet.text(105, 36, extra["title"], 22, "hei", "center", bold=True, spacing=8)
    sheet.text(24, 46, f"编号：{get('report_number')}", 10.5)
    sheet.text(186, 46, f"共 {get('page_count')} 页第 {number} 页", 10.5, "song", "right")
    lines: list[Row] = [
        [Cell("样品名称"), Cell(get("product_name")), Cell("规格型号"), Cell(get("model"))],
        ["委托单位\n（人）", Cell(get("client"), 3)], ["标称生产单位", Cell(get("manufacturer"), 3)],
        ["样品来源", "委托送样", "收样时间", get("sample_received_date").replace("-", ".")],
        ["检验地点", "本院实验室", "检验时间", f"{get('test_start_date').replace('-', '.')}-"
                                          f"{get('test_end_date').replace('-', '.')}"],
        ["检验和判定\n依据", Cell(_basis(paper, "；"), 3)],
        ["主要仪器\n设备", Cell("声级计、数字功率分析仪、转速表", 3)],
        ["检验结论", Cell(get("conclusion"), 3)],
        ["资质认定\n证书编号", get("cma_number"), "检验环境", "温度23℃，湿度45%"],
    ]  # fmt: skip
    bottom = table(sheet, 22, 50, (28, 62, 26, 50), lines, Look(10.5), 12)
    sheet.seal(140, bottom - 20, get("lab_name"), "检验专用章", 40)
    y = bottom + 12
    end = sheet.text(22, y, "批准：", 11)
    decor.signature(sheet, end, y, extra["people"][0])
    end = sheet.text(70, y, "审核：", 11)
    decor.signature(sheet, end, y, extra["people"][1])
    end = sheet.text(114, y, "主检：", 11)
    decor.signature(sheet, end, y, extra["people"][2])
    sheet.text(186, y + 12, chinese_date(get("issue_date")), 11, align="right")


def single(sheet: Sheet, paper: Paper, number: int) -> None:
    """A small laboratory's report on one page: value tight behind its label, no conclusion, the name in the foot."""
    get, extra = paper.get, paper.extra
    sheet.text(24, 20, f"CMA：{get('cma_number')}", 10, "hei")
    sheet.text(105, 34, "检测报告", 26, "hei", "center", bold=True, spacing=10)
    sheet.text(24, 44, f"报告编号{get('report_number')}", 10.5)
    sheet.text(186, 44, "第1页 共1页", 10, align="right")
    pairs = [("样品名称", "product_name"), ("规格型号", "model"), ("委托单位", "client"), ("生产厂家", "manufacturer")]
    y = 54.0
    for label, name in pairs:
        sheet.text(24, y, f"{label}{get(name)}", 10.5)
        y += 8
    tested = f"{get('test_start_date')}至{get('test_end_date')}"
    sheet.text(24, y, f"样品接收日期{get('sample_received_date')}　检测日期{tested}", 10.5)
    y = sheet.paragraph(24, y + 8, f"检测依据{'、'.join(paper.fields['standards'])}", 160, Look(10.5)) + 3
    lines: list[Row] = [[Cell(text, align="center") for text in ("检测项目", "单位", "技术要求", "检测结果")]]
    lines += [[Cell(text, align="center") for text in (name, unit, limit, result)]
              for name, limit, result, unit in extra["items"]]  # fmt: skip
    y = table(sheet, 24, y, (52, 30, 44, 36), lines, Look(10), 9)
    end = sheet.text(24, y + 14, "检测：", 10.5)
    decor.signature(sheet, end, y + 14, extra["people"][0])
    end = sheet.text(80, y + 14, "审核：", 10.5)
    decor.signature(sheet, end, y + 14, extra["people"][1])
    sheet.text(130, y + 14, f"签发日期：{get('issue_date')}", 10.5)
    sheet.seal(150, y + 22, get("lab_name"), "检验检测专用章", 38)
    sheet.line(24, 276, 186, 276, 0.4)
    sheet.text(24, 281, f"{get('lab_name')}　地址：{extra['lab_address']}　电话：{extra['lab_phone']}", 8)


FORMS: dict[str, tuple[Drawing, ...]] = {
    "ministry": (ministry_report, results),
    "centre": (centre_cover, _notes, centre_table, results), "group": (group, results),
    "apparatus": (apparatus, results), "institute": (institute, results), "single": (single,),
}  # fmt: skip
"""Make to the pages it has, first to last."""
UNPRINTED = {"ministry": ("cnas_number",), "single": ("conclusion", "cnas_number"), "institute": ("cnas_number",)}
"""Fields that a make does not print."""
NAMES = {
    "centre": "国家{}质量检验检测中心",
    "apparatus": "{}电气设备检测有限公司",
    "institute": "内蒙古自治区{}产品质量检验研究院",
}
"""What the laboratory is called, where it is no company."""
