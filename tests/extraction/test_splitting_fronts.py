"""Covers with their bodies, letters and web prints behind other papers, chapters that look like papers."""

from __future__ import annotations

from dossier.extraction.splitting import split
from dossier.models.page import Page
from tests.extraction.made_pages import page_of

A, B = "北岭重机有限公司", "松江水务集团有限公司"


def titled(*rows: object, number: int) -> Page:
    """A page whose first row is in larger type."""
    page = page_of(*rows, number=number)  # type: ignore[arg-type]
    first = page.lines[0]
    left, top, right, bottom = first.box
    box = (left - 0.05, top - (bottom - top) * 0.6, right + 0.05, bottom)
    return page.model_copy(update={"lines": (first.model_copy(update={"box": box}), *page.lines[1:])})


def papers(*pages: Page) -> list[tuple[str, list[int]]]:
    return [(run.classification.type, [page.number for page in run.pages]) for run in split(pages)]


def contract(number: int) -> list[Page]:
    return [
        titled((0.3, "设备采购合同"), (0.5, f"甲方：{B}"), (0.55, f"乙方：{A}"), number=number),
        titled(
            (0.1, "设备采购合同"),
            f"甲方{B}与乙方{A}就设备采购达成如下协议。",
            "一、乙方向甲方提供离心泵2台。二、违约责任按法律规定执行，验收合格后付款。",
            number=number + 1,
        ),
    ]


def test_a_contract_whose_body_repeats_the_title_of_its_cover() -> None:
    assert papers(*contract(1)) == [("sales_contract", [1, 2])]


def test_an_untitled_letter_behind_a_contract_is_a_paper() -> None:
    letter = page_of(
        (0.1, "情况说明"),
        f"{A}：",
        "贵公司提供的离心泵自2022年投入我单位使用，运行良好，节能效果明显，我单位对产品质量表示满意。",
        (0.6, B),
        (0.63, "2023年6月8日"),
        number=3,
    )
    assert [pages for _, pages in papers(*contract(1), letter)] == [[1, 2], [3]]


def test_a_web_print_behind_a_contract_is_a_credit_report() -> None:
    web = page_of(
        (0.03, "信用信息查询"),
        (0.1, A),
        "统一社会信用代码：91350211M000100Y43",
        "行政处罚信息：共查询到 0 条记录",
        "经营异常名录信息：0",
        "严重违法失信名单信息：0",
        "查询时间：2024-03-05",
        (0.97, "https://www.example.gov.cn/result 1/1"),
        number=3,
    )
    assert papers(*contract(1), web)[-1] == ("credit_report", [3])


def test_chapters_and_contents_belong_to_the_report() -> None:
    pages = [
        titled((0.3, "离心泵创新产品"), (0.36, "申请报告"), (0.7, A), number=1),
        page_of((0.1, "目  录"), "一、企业简介 1", "二、产品概况 2", number=2),
        page_of((0.1, "一、企业简介"), f"{A}成立于2005年，主要从事泵的制造。", number=3),
        page_of((0.1, "二、产品概况"), "离心泵能耗低。产品已获专利。", number=4),
    ]
    assert papers(*pages) == [("application_report", [1, 2, 3, 4])]


def test_a_running_head_is_no_new_paper() -> None:
    pages = [
        titled((0.3, "公共信用信息报告"), (0.6, f"主体名称：{A}"), (0.65, "报告生成日期：2024年3月5日"), number=1),
        page_of((0.05, "公共信用信息报告"), "一、行政处罚信息", "暂无记录", "二、经营异常", "暂无记录", number=2),
        page_of((0.05, "公共信用信息报告"), "三、严重失信主体名单", "暂无记录", number=3),
    ]
    assert papers(*pages) == [("credit_report", [1, 2, 3])]
