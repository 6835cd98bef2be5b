"""More makes of the application form: nested cells with ticks, a form filled by hand, a sheet like a spreadsheet."""

from __future__ import annotations

from sample_dossiers.paper import Paper, chinese_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import filled, wide
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

CATEGORIES = ("成套装备", "单机装备", "核心部件", "关键零部件", "新材料")


def _boxes(chosen: str, names: tuple[str, ...], ticked: str, empty: str = "□") -> str:
    return "　".join(f"{ticked if name == chosen else empty}{name}" for name in names)


def _categories(chosen: str) -> tuple[str, ...]:
    return CATEGORIES if chosen in CATEGORIES else (*CATEGORIES, chosen)


def nested(sheet: Sheet, paper: Paper) -> None:
    """A ministry's table: upright heads over groups of cells, boxes to tick, placeholders."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(24, 20, "附件1", 12, "hei")
    sheet.text(105, 34, "首台（套）重大技术装备认定申请表", 20, "hei", "center", bold=True)
    sheet.text(24, 45, f"申请单位（盖章）：{get('applicant_name')}", 10.5)
    sheet.text(188, 51, f"填表日期：{chinese_date(get('application_date'), zero=False)}", 10.5, "song", "right")
    unit = Cell("申\n请\n单\n位\n情\n况", rows=6, align="center")
    product = Cell("产\n品\n情\n况", rows=6, align="center")
    rows: list[Row] = [
        [unit, "单位名称", Cell(get("applicant_name"), 3)],
        ["统一社会信用代码", Cell(get("uscc"), 3)],
        ["注册地址", Cell(extra["address"], 3)],
        ["法定代表人", extra["person"], "注册资本", extra["capital"]],
        ["联系人", get("contact"), "手机", extra["mobile"]],
        ["传真", "/", "电子邮箱", "无"],
        [product, "产品名称", Cell(get("product_name"), 3)],
        ["型号规格", get("model"), "所属行业", get("industry")],
        ["产品类别", Cell(_boxes(get("category"), _categories(get("category")), "☑"), 3)],
        ["研制完成时间", get("development_finished_date"), "首次销售时间", "2024-09"],
        ["是否享受过支持", Cell("□是　☑否", 3)],
        ["主要技术指标", Cell("；".join(f"{item[0]}{item[2]}{item[3]}" for item in extra["items"]), 3)],
    ]
    y = table(sheet, 22, 55, (12, 36, 46, 30, 42), rows, Look(10.5), 11)
    rows = [
        [
            "申请单位承诺",
            "本单位对所填内容的真实性负责。\n\n　　　　　　　　法定代表人签字：　　　　　（公章）\n"
            "　　　　　　　　　　　　　　　　　　　年　　月　　日",
        ],
        ["市级主管部门意见", "\n\n\n　　　　　　　　　　　　　　　　　　　（公章）　　　年　　月　　日"],
    ]
    table(sheet, 22, y, (48, 118), rows, Look(10.5), 20)
    sheet.seal(132, y + 14, get("applicant_name"), width=40)


def handwritten(sheet: Sheet, paper: Paper) -> None:
    """A city's form: a cover filled by hand, then numbered particulars on rules, choices in brackets."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(105, 60, "创新产品推荐目录", 24, "song", "center", bold=True)
    sheet.text(105, 82, wide("申报表", 2), 30, "song", "center", bold=True)
    filled(
        sheet,
        34,
        140,
        [
            (wide("申报企业", 1), get("applicant_name")),
            (wide("申报产品", 1), get("product_name")),
            (wide("联系人", 2), f"{get('contact')}　{extra['mobile']}"),
            (wide("填报日期", 1), chinese_date(get("application_date"), zero=False)),
        ],
        gap=15,
    )
    sheet.page()
    sheet.text(105, 26, "一、企业和产品信息", 14, "hei", "center")
    filled(
        sheet,
        26,
        44,
        [
            ("1.企业全称", get("applicant_name")),
            ("2.统一社会信用代码", get("uscc")),
            ("3.注册地址", extra["address"]),
            ("4.成立时间", chinese_date(extra["established"])),
            ("5.产品名称", get("product_name")),
            ("6.产品型号", get("model")),
            (
                "7.产品类别",
                "　".join(
                    f"{name}（{'√' if name == get('category') else '　'}）" for name in _categories(get("category"))
                ),
            ),
            ("8.所属领域", get("industry")),
            ("9.研发完成时间", chinese_date(get("development_finished_date"), zero=False)),
            ("10.知识产权情况", "发明专利1件，实用新型专利1件"),
            ("11.年度销售额", "　　　　万元"),
        ],
        size=11.5,
    )
    sheet.text(26, 200, "企业声明：以上信息真实、准确。", 12)
    sheet.text(118, 222, "企业（盖章）", 12)
    sheet.seal(140, 218, get("applicant_name"), width=40)


def spreadsheet(sheet: Sheet, paper: Paper) -> None:
    """A form printed from a spreadsheet: labels over values, grey heads, no cover, day in the foot."""
    get, extra = paper.get, paper.extra
    sheet.page()
    sheet.text(105, 24, "新技术新产品（服务）申报书", 18, "hei", "center", bold=True)
    heads = ("申报单位名称", "统一社会信用代码", "联系人姓名", "联系电话")
    rows: list[Row] = [
        [Cell("基本信息", 4, align="center", bold=True)],
        [Cell(head, align="center") for head in heads],
        [get("applicant_name"), get("uscc"), get("contact"), extra["mobile"]],
        [Cell("产品信息", 4, align="center", bold=True)],
        [Cell(head, align="center") for head in ("产品（装备）名称", "规格及型号", "产品类型", "技术领域")],
        [get("product_name"), get("model"), get("category"), get("industry")],
        [
            Cell("研发完成日期", align="center"),
            get("development_finished_date"),
            Cell("研发投入（万元）", align="center"),
            "——",
        ],
        [Cell("产品简介", align="center"), Cell(f"本产品{extra['point']}，主要用于{extra['range']}。", 3)],
        [
            Cell("单位意见", align="center"),
            Cell(f"同意申报。\n\n　　　　　　　　　　　　　　　　　申报日期：{get('application_date')}", 3),
        ],
    ]
    table(sheet, 20, 32, (44, 52, 38, 36), rows, Look(10), 10)
    sheet.seal(150, 140, get("applicant_name"), width=40)


MAKES = {"nested": nested, "handwritten": handwritten, "spreadsheet": spreadsheet, "ministry": late_makes.form}
