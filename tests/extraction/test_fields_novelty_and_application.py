"""Novelty search reports and application forms on made-up pages, with the label wordings of several bodies."""

import pytest

from dossier.extraction.fields import application_form, novelty_search_report
from dossier.models.page import Line, Page
from tests.extraction.made_pages import page_of, values

COMPANY, CODE = "晴川精机（包头）有限公司", "91150203MA7TRT010L"
TITLE = "轧辊表面激光熔覆修复机床关键技术"


def report(
    scope="三、查新范围：国内外",
    level="该项目技术达到国内领先水平。",
    labels=("委托人：", "查新机构（盖章）：", "查新完成日期："),
):
    return page_of(
        (0.05, ["报告编号：2025-15-0123"]),
        (0.1, [(0.4, "科技查新报告")]),
        (0.2, ["项目名称：", (0.32, TITLE)]),
        (0.24, [labels[0], (0.32, COMPANY)]),
        (0.28, ["委托日期：", (0.32, "2025年3月1日")]),
        (0.32, [labels[1], (0.45, "某自治区科学技术信息研究所")]),
        (0.36, [labels[2], (0.45, "二〇二五年三月十五日")]),
        (0.5, ["一、查新目的"]),
        (0.53, ["申请创新产品认定"]),
        (0.56, [scope]),
        (0.62, ["六、查新结论"]),
        (0.65, ["在所检文献范围内，除委托单位自身成果外，未见与本项目查新点相同的文献报道。"]),
        (0.68, [level]),
        (0.76, ["查新员（签字）：甲某"]),
        (0.79, ["审核员（签字）：乙某"]),
    )


def novelty(*pages):
    return values(novelty_search_report.extract(pages, {}))


def test_novelty_report():
    assert novelty(report()) == {
        "report_number": "2025-15-0123",
        "project_title": TITLE,
        "client": COMPANY,
        "agency": "某自治区科学技术信息研究所",
        "commission_date": "2025-03-01",
        "completion_date": "2025-03-15",
        "scope": "international",
        "conclusion": "在所检文献范围内，除委托单位自身成果外，未见与本项目查新点相同的文献报道。"
        "该项目技术达到国内领先水平。",
        "technology_level": "国内领先",
    }


def test_other_wordings():
    found = novelty(report(labels=("查新委托单位：", "查新单位：", "报告完成日期：")))
    assert (found["client"], found["agency"]) == (COMPANY, "某自治区科学技术信息研究所")
    assert found["completion_date"] == "2025-03-15"


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("查新范围：国内", "domestic"),
        ("查新范围：国内外", "international"),
        ("查新范围：☑国内 □国内外", "domestic"),
        ("查新范围：□国内 ☑国内外", "international"),
    ],
)
def test_scope(scope, expected):
    assert novelty(report(scope))["scope"] == expected


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("综合技术性能处于国际先进水平。", "国际先进"),
        ("该产品填补了国内空白。", "填补国内空白"),
        ("该技术未达到国际领先水平。", None),
        ("与检出文献相比具有新颖性。", None),
    ],
)
def test_level_as_quoted(sentence, level):
    assert novelty(report(level=sentence)).get("technology_level") == level


def form(*rows):
    return page_of((0.08, [(0.3, "某市创新产品评价申请书")]), *((0.2 + 0.05 * i, row) for i, row in enumerate(rows)))


def application(*pages):
    return values(application_form.extract(pages, {}))


def test_application_form():
    page = form(
        ["申请单位：", (0.32, f"{COMPANY}（盖章）")],
        ["统一社会信用代码", (0.4, CODE)],
        ["产品名称：", (0.32, "轧辊激光熔覆修复机床")],
        ["规格型号：", (0.32, "QJ-LC 1200/3")],
        ["产品类别：", (0.32, "□成套装备 ☑单机装备 □核心部件")],
        ["所属领域：", (0.32, "高端装备制造")],
        ["联系人", (0.32, "高远山"), (0.5, "联系电话"), (0.7, "0470-0000000")],
        ["研发完成时间", (0.32, "2023年11月5日")],
        ["申请日期：", (0.32, "2025年6月30日")],
    )
    assert application(page) == {
        "applicant_name": COMPANY,
        "uscc": CODE,
        "product_name": "轧辊激光熔覆修复机床",
        "model": "QJ-LC 1200/3",
        "category": "单机装备",
        "industry": "高端装备制造",
        "application_date": "2025-06-30",
        "contact": "高远山",
        "development_finished_date": "2023-11-05",
    }


def test_other_labels():
    page = form(
        ["申报单位（盖章）：", (0.4, COMPANY)],
        ["申报产品名称：", (0.4, "轧辊激光熔覆修复机床")],
        ["产品型号：", (0.4, "QJ-LC1200")],
        ["填报日期：", (0.4, "2025年6月30日")],
    )
    found = application(page)
    assert (found["applicant_name"], found["product_name"]) == (COMPANY, "轧辊激光熔覆修复机床")
    assert (found["model"], found["application_date"]) == ("QJ-LC1200", "2025-06-30")


def test_empty_cells_hints_and_unticked_boxes_give_nothing():
    page = form(
        ["申请单位：", (0.4, "（盖章）")],
        ["产品名称：", (0.4, "（请填写全称）")],
        ["规格型号：", (0.4, "/")],
        ["产品类别：", (0.4, "□成套装备 □单机装备")],
        ["研发完成时间：", (0.4, "年 月 日")],
    )
    assert application(page) == {}


def test_a_month_without_a_day_is_marked():
    field = application_form.extract([form(["研发完成时间", (0.32, "2023年11月")])], {})["development_finished_date"]
    assert (field.value, field.note) == ("2023-11-01", "month_only") and field.confidence <= 0.7


def test_date_alone_at_the_foot_of_the_cover():
    page = form(["申请单位：", (0.4, COMPANY)])
    foot = page_of((0.85, [(0.4, "2025年6月30日")])).lines
    assert application(page.model_copy(update={"lines": page.lines + foot}))["application_date"] == "2025-06-30"


def test_cells_of_a_workbook():
    texts = [("企业名称", COMPANY), ("产品名称", "轧辊激光熔覆修复机床"), ("型号规格", "QJ-LC1200")]
    lines, cells = [], []
    for i, (label, value) in enumerate(texts):
        y = i / 3
        for x, text in ((0.0, label), (0.5, value)):
            cells.append((x, y, x + 0.5, y + 1 / 3))
            lines.append(Line(text=text, box=cells[-1], source="form"))
    page = Page(number=1, width=0, height=0, media="form", lines=tuple(lines), cells=tuple(cells))
    fields = application_form.extract([page], {})
    assert values(fields) == {"applicant_name": COMPANY, "product_name": "轧辊激光熔覆修复机床", "model": "QJ-LC1200"}
    assert {field.source for field in fields.values()} == {"form"}


def test_the_whole_title_of_cover_and_table():
    cover = page_of(
        (0.1, [(0.35, "科 技 查 新 报 告")]),
        (0.35, [(0.15, "项目名称："), (0.3, "复杂地质条件下矿用掘进机智能截割")]),
        (0.38, [(0.3, "控制系统研究与应用")]),
    )
    table = page_of(
        (0.05, [(0.12, "查新项目"), (0.3, "中文：复杂地质条件下矿用掘进机智能截割控制系统研究与应用")]),
        (0.08, [(0.12, "名　　称"), (0.3, "英文：Research and application of cutting control")]),
        (0.12, [(0.12, "查新机构"), (0.3, "机构名称"), (0.42, "某市科技情报研究所")]),
        number=2,
    )
    found = novelty(cover, table)
    assert found["project_title"] == "复杂地质条件下矿用掘进机智能截割控制系统研究与应用"
    assert found["agency"] == "某市科技情报研究所"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("整机设备（√） 核心部件（ ） 基础材料（ ）", "整机设备"),
        ("√高端装备 □新材料", "高端装备"),
        ("成套装备", "成套装备"),
    ],
)
def test_ticks_before_and_behind(cell, expected):
    assert application(form(["产品类别", (0.32, cell)]))["category"] == expected


def test_labels_with_spaces_and_two_rows():
    page = form(
        ["企 业 名 称：" + COMPANY],
        ["型 号 规 格：QJ-LC1200"],
        ["联  系  人：高远山  电话：0470-0000000"],
        ["填 报 日 期：  2025 年 6 月 30 日"],
    )
    assert application(page) == {
        "applicant_name": COMPANY,
        "model": "QJ-LC1200",
        "contact": "高远山",
        "application_date": "2025-06-30",
    }
