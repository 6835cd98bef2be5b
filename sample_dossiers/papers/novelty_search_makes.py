"""More makes of the novelty report: a university's station, an institute's table, a bilingual report."""

from __future__ import annotations

from random import Random

from sample_dossiers import decor
from sample_dossiers.paper import Paper, chinese_date, numeral_date, spaced_date
from sample_dossiers.papers import late_makes
from sample_dossiers.printing import filled, pairs_of_columns, wide, worn
from sample_dossiers.sheet import Cell, Look, Sheet
from sample_dossiers.tables import Row, table

BODY = Look(11, leading=1.6)


def _searched(paper: Paper) -> str:
    """Databases and years that the search went through."""
    home = "CNKI中国知网、万方数据知识服务平台、维普中文期刊、国家知识产权局专利检索系统"
    abroad = "、Ei Compendex、SCI Expanded、Derwent Innovations Index"
    return home + (abroad if paper.get("scope") == "international" else "")


def station(sheet: Sheet, paper: Paper) -> None:
    """教育部科技查新工作站: one table of particulars with sub-rows, ticked scope, numbered conclusion."""
    sheet.page()
    get, extra = paper.get, paper.extra
    both = get("scope") == "international"
    sheet.text(24, 22, f"报告编号：{get('report_number')}", 10.5)
    sheet.text(105, 44, "科 技 查 新 报 告", 24, "hei", "center", bold=True)
    rows: list[Row] = [
        [Cell("查新项目\n名称", rows=2, align="center"), "中文", Cell(get("project_title"), 3)],
        ["英文", Cell(extra["english"], 3)],
        [Cell("查新委托人", align="center"), "名称", get("client"), "联系人", extra["people"][0]],
        [Cell("查新机构", rows=3, align="center"), "机构名称", Cell(get("agency"), 3)],
        ["通信地址", extra["address"], "邮政编码", "010010"],
        ["负责人", extra["people"][1], "电话", "0471-2938471"],
        [Cell("委托日期", align="center"), Cell(get("commission_date"), 2), "完成日期", get("completion_date")],
        [Cell("查新范围", align="center"), Cell("□国内　■国内外" if both else "■国内　□国内外", 4)],
        [Cell("查新目的", align="center"), Cell("□科研立项　■成果鉴定　□新产品认定　□其他", 4)],
    ]
    y = table(sheet, 22, 54, (28, 24, 52, 24, 38), rows, Look(10.5), 9)
    sections = (
        ("一、查新项目的科学技术要点", f"{get('project_title')}（{extra['model']}）{extra['point']}。"),
        ("二、查新点与查新要求", f"查新点：{extra['point']}。要求查证有无相同或相似的报道。"),
    )
    y = _sections(sheet, y + 10, sections)
    sheet.page()
    sheet.text(186, 18, f"报告编号：{get('report_number')}", 9, "song", "right")
    y = _sections(
        sheet,
        30,
        (
            ("三、文献检索范围及检索策略", f"{_searched(paper)}。检索年限：2005-2025。"),
            ("四、检索结果", "检出相关文献36篇，密切相关文献5篇，见附件。"),
            ("五、查新结论", get("conclusion")),
        ),
    )
    for label, name in (("查新员（签字）：", extra["people"][0]), ("审核员（签字）：", extra["people"][1])):
        decor.signature(sheet, sheet.text(110, y + 8, label, 11) + 2, y + 8, name, 16)
        y += 11
    sheet.text(110, y + 10, "（科技查新专用章）", 11)
    sheet.text(110, y + 18, spaced_date(get("completion_date")), 11)
    sheet.seal(138, y + 10, get("agency"), "科技查新专用章", 40)


def institute(sheet: Sheet, paper: Paper) -> None:
    """An institute's report with rules filled by hand on the cover and the date in Chinese numerals."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(24, 26, "项目编号：" + get("report_number"), 11)
    sheet.text(105, 70, "科技项目查新", 28, "hei", "center", bold=True, spacing=6)
    sheet.text(105, 88, "检索报告", 28, "hei", "center", bold=True, spacing=14)
    filled(
        sheet,
        32,
        140,
        [
            ("课题名称", get("project_title")),
            ("委托单位", get("client")),
            ("查新单位", get("agency")),
            ("委托时间", chinese_date(get("commission_date"), zero=False)),
            ("完成时间", numeral_date(get("completion_date"))),
        ],
        gap=14,
    )
    worn(sheet, (30, 120, 180, 210), Random(get("report_number")))
    sheet.seal(130, 182, get("agency"), "查新检索专用章", 42)
    sheet.page()
    scope = "国内外" if get("scope") == "international" else "国内"
    y = _sections(
        sheet,
        30,
        (
            ("1 查新目的", "申请新产品认定"),
            ("2 项目简介", f"{get('project_title')}，型号{extra['model']}，{extra['point']}。"),
            ("3 查新要求", f"针对上述技术特点，在{scope}范围内查找有无相同或类似的研究。"),
            ("4 检索工具", _searched(paper)),
            ("5 检索结果", "共检出相关文献21篇，经筛选列出其中4篇。"),
            ("6 查新结论", get("conclusion")),
        ),
    )
    sheet.text(32, y + 10, f"查新人员：{extra['people'][0]}", 11)
    sheet.text(110, y + 10, f"审核人员：{extra['people'][1]}", 11)
    sheet.seal(150, y + 26, get("agency"), "查新检索专用章", 40)


def bilingual(sheet: Sheet, paper: Paper) -> None:
    """Two columns of labels in Chinese and English above the text, no cover."""
    sheet.page()
    get, extra = paper.get, paper.extra
    sheet.text(105, 24, get("agency"), 13, "kai", "center")
    sheet.text(105, 36, "科技查新报告", 22, "song", "center", bold=True, spacing=4)
    sheet.text(105, 43, "Sci-Tech Novelty Search Report", 10, "song", "center")
    y = pairs_of_columns(
        sheet,
        56,
        [
            (f"查新编号 (No.)：{get('report_number')}", f"查新类别：{'国内外查新' if extra['abroad'] else '国内查新'}"),
            (f"项目名称 (Title)：{get('project_title')}", f"{wide('委托方', 1)} (Client)：{get('client')}"),
            (
                f"受理日期 (Accepted)：{get('commission_date').replace('-', '.')}",
                f"报告日期 (Issued)：{get('completion_date').replace('-', '.')}",
            ),
            (f"查新站 (Agency)：{get('agency')}", f"地　址：{extra['address']}"),
        ],
        Look(10.5),
    )
    sheet.line(22, y, 188, y, 0.8)
    y = _sections(
        sheet,
        y + 8,
        (
            ("【查新点】", f"{extra['point']}。"),
            ("【检索范围】", f"{_searched(paper)}。"),
            ("【检索结果】", "检出相关文献17篇，列出对比文献3篇。"),
            ("【查新结论】", get("conclusion")),
        ),
    )
    lines: list[Row] = [["查新员", extra["people"][0], "审核员", extra["people"][1]]]
    y = table(sheet, 24, y + 6, (24, 56, 24, 56), lines, Look(11), 11)
    sheet.text(24, y + 8, "声明：本报告仅对所检索的数据库和时间范围负责，复印件无效。", 9)
    sheet.seal(150, y + 2, get("agency"), "科技查新专用章", 40)


def _sections(sheet: Sheet, y: float, sections: tuple[tuple[str, str], ...]) -> float:
    for title, text in sections:
        sheet.text(24, y, title, 11.5, "hei")
        y = sheet.paragraph(24, y + 7, text, 162, BODY, 2) + 4
    return y


MAKES = {"station": station, "institute": institute, "bilingual": bilingual, "provincial": late_makes.novelty}
