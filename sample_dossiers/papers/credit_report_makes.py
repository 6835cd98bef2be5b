"""More makes of the credit report: the publicity system's, the national platform's, a local one in prose, a bank's."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import striped
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

RED = HexColor("#b01e23")
TEAL = HexColor("#1c6f86")


def _time(paper: Paper) -> str:
    return f"{chinese_date(paper.get('generated_date'))}{paper.extra['time']}"


def publicity(sheet: Sheet, paper: Paper) -> None:
    """企业信用信息公示报告: cover, then numbered lists, each a table with heads only or 暂无."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(105, 60, "国家企业信用信息公示系统", 16, "hei", "center", color=RED)
    sheet.text(105, 96, "企业信用信息公示报告", 28, "hei", "center", bold=True)
    sheet.text(105, 140, get("subject"), 18, "song", "center")
    sheet.text(105, 230, f"报告生成时间：{_time(paper)}", 12, "song", "center")
    sheet.page()
    sheet.text(24, 24, "一、基础信息", 13, "hei")
    pairs = [
        ("统一社会信用代码：", get("uscc")),
        ("企业名称：", get("subject")),
        ("法定代表人：", extra["person"]),
        ("类型：", "有限责任公司（自然人投资或控股）"),
        ("成立日期：", chinese_date(extra["established"])),
        ("登记机关：", "市场监督管理局"),
        ("登记状态：", "存续（在营、开业、在册）"),
        ("住所：", extra["address"]),
    ]
    y = 34.0
    for label, value in pairs:
        sheet.text(28, y, label + value, 10.5)
        y += 8
    lists = (
        ("二、行政许可信息", ("序号", "许可文件编号", "许可文件名称", "有效期自", "有效期至", "许可机关")),
        ("三、行政处罚信息", ("序号", "决定书文号", "违法行为类型", "行政处罚内容", "决定机关名称", "处罚决定日期")),
        ("四、列入经营异常名录信息", ("序号", "列入原因", "列入日期", "作出决定机关", "移出原因", "移出日期")),
        (
            "五、列入严重违法失信名单（黑名单）信息",
            ("序号", "类别", "列入原因", "列入日期", "作出决定机关", "移出日期"),
        ),
    )
    for title, heads in lists:
        if y > 250:
            sheet.page()
            y = 20.0
        sheet.text(24, y + 8, title, 12, "hei")
        rows: list[Row] = [[Cell(head, align="center") for head in heads], [Cell("暂无数据", 6, align="center")]]
        y = table(sheet, 24, y + 12, (14, 34, 38, 30, 26, 24), rows, Look(9.5), 8) + 6
    sheet.text(24, y + 6, "注：本报告信息由企业和有关部门公示，公示系统不对其真实性负责。", 9)


def national(sheet: Sheet, paper: Paper) -> None:
    """信用中国: an overview with numbers under their heads, particulars in two columns, no rules at all."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(22, 20, "信用中国", 15, "hei", color=RED)
    sheet.text(22, 26, "WWW.CREDITCHINA.GOV.CN", 7, "hei", color=RED)
    sheet.text(188, 22, f"编号：{get('report_number')}", 9, "song", "right")
    sheet.text(105, 50, "法人和非法人组织公共信用信息报告", 19, "hei", "center", bold=True)
    sheet.text(105, 62, f"机构名称：{get('subject')}", 11.5, "song", "center")
    sheet.text(105, 70, f"统一社会信用代码：{get('uscc')}", 11.5, "song", "center")
    sheet.text(105, 78, f"报告生成日期：{chinese_date(get('generated_date'))}", 11.5, "song", "center")
    sheet.text(22, 98, "信用信息概览", 13, "hei")
    heads = (
        ("行政许可", extra["permits"]),
        ("行政处罚", get("penalty_count")),
        ("守信激励", extra["praise"]),
        ("严重失信主体名单", get("serious_dishonesty_count")),
        ("经营异常", get("abnormal_operation_count")),
        ("信用承诺", 0),
    )
    for i, (head, count) in enumerate(heads):
        sheet.text(36 + 28 * i, 110, head, 9.5, "song", "center")
        sheet.text(36 + 28 * i, 118, str(count), 13, "hei", "center", color=RED)
    sheet.text(22, 136, "登记注册基础信息", 13, "hei")
    y = 146.0
    for left, right in (
        (("企业名称", get("subject")), ("企业类型", "有限责任公司")),
        (("法定代表人/负责人/执行事务合伙人", extra["person"]), ("成立日期", extra["established"])),
        (("住所", extra["address"]), ("状态", "存续")),
    ):
        for x, (label, value) in ((24, left), (112, right)):
            sheet.text(x, y, label, 9, color=HexColor("#777777"))
            sheet.paragraph(x, y + 5, value, 76, Look(10.5))
        y += 16
    sheet.page()
    y = 26.0
    for title, text in (
        ("一、行政管理信息", f"共查询到{extra['permits']}条信息"),
        ("二、诚实守信相关荣誉信息", "查询期内无记录"),
        ("三、严重失信信息", "查询期内无记录"),
        ("四、经营（活动）异常名录（状态）信息", "查询期内无记录"),
        ("五、信用评价信息", "查询期内无记录"),
        ("六、司法判决及执行信息", "查询期内无记录"),
    ):
        sheet.text(22, y, title, 12, "hei", color=TEAL)
        sheet.text(30, y + 9, text, 10.5)
        y += 22
    sheet.text(105, 284, "- 2 -", 9, "song", "center")


def province(sheet: Sheet, paper: Paper) -> None:
    """A province's report in place of proofs of compliance: areas in a table, each with words."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(105, 34, "公共信用信息报告", 22, "song", "center", bold=True, spacing=3)
    sheet.text(105, 43, "（无违法违规证明版）", 13, "song", "center")
    rows: list[Row] = [
        ["报告编号", get("report_number"), "生成时间", f"{get('generated_date')} {extra['time']}"],
        ["主体名称", Cell(get("subject"), 3)],
        ["统一社会信用代码", get("uscc"), "法定代表人", extra["person"]],
        ["查询期限", Cell("报告生成之日前三年", 3)],
    ]
    y = table(sheet, 22, 50, (36, 58, 26, 46), rows, Look(10), 9)
    y = sheet.paragraph(22, y + 10, f"根据有关部门归集的信息，{get('subject')}在查询期限内情况如下：", 166, Look(11), 2)
    areas: list[Row] = [[Cell("领域", align="center"), Cell("有无违法违规信息", align="center")]]
    areas += [
        [area, words]
        for area, words in (
            ("市场监管领域（含列入经营异常名录）", "未发现列入经营异常名录的记录"),
            ("严重失信主体名单", "未发现列入严重失信主体名单的记录"),
            ("税务、人力资源和社会保障、住房公积金领域", "未发现行政处罚记录"),
            ("生态环境、应急管理、消防领域", "未发现行政处罚记录"),
        )
    ]
    y = table(sheet, 22, y + 2, (96, 70), areas, Look(10.5), 11)
    sheet.text(22, y + 10, "本报告可替代有关部门出具的无违法违规证明。", 10)
    sheet.text(150, y + 32, "社会信用体系建设办公室", 11, "song", "center")
    sheet.text(150, y + 40, chinese_date(get("generated_date"), zero=False), 11, "song", "center")
    sheet.seal(150, y + 32, "社会信用体系建设办公室", width=40)


def central(sheet: Sheet, paper: Paper) -> None:
    """A credit bureau's report: number and time in the head, a summary in striped rows."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(105, 30, "企业信用报告", 24, "hei", "center", bold=True)
    sheet.text(105, 39, "（自主查询版）", 12, "song", "center")
    sheet.text(24, 52, f"NO.{get('report_number')}", 10)
    sheet.text(186, 52, f"报告时间：{get('generated_date')}T{extra['time']}", 10, "song", "right")
    sheet.text(24, 66, "身份标识", 12, "hei", color=TEAL)
    y = striped(
        sheet,
        24,
        70,
        (50, 112),
        [("企业名称", get("subject")), ("统一社会信用代码", get("uscc")), ("登记地址", extra["address"])],
        Look(10.5),
    )
    sheet.text(24, y + 12, "信息概要", 12, "hei", color=TEAL)
    y = striped(
        sheet,
        24,
        y + 16,
        (120, 42),
        [
            ("欠税记录条数", "0"),
            ("民事判决记录条数", "0"),
            ("强制执行记录条数", "0"),
            ("行政处罚记录条数", get("penalty_count")),
            ("经营异常记录条数", get("abnormal_operation_count")),
            ("严重违法失信记录条数", get("serious_dishonesty_count")),
        ],
        Look(10.5),
    )
    sheet.text(24, y + 12, "基本信息", 12, "hei", color=TEAL)
    striped(
        sheet,
        24,
        y + 16,
        (40, 41, 40, 41),
        [("成立日期", extra["established"], "存续状态", "正常"), ("法定代表人", extra["person"], "企业规模", "小型")],
        Look(10.5),
    )
    sheet.text(105, 286, "1/1", 9, "song", "center")


MAKES = {
    "publicity": publicity,
    "national": national,
    "province": province,
    "central": central,
    "city": late_makes.credit,
}
UNPRINTED = {"publicity": ("report_number",)}
"""Fields that a make does not print."""
