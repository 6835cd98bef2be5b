"""Notices of a change of a company's name, and what agreements on rights grant."""

from __future__ import annotations

import pytest

from dossier.extraction.fields import change_notice
from dossier.extraction.fields.ip_agreement import extract
from tests.extraction.made_pages import page_of, values

OLD, NEW = "北原某某电机厂", "北原某某电气有限公司"


@pytest.mark.parametrize(
    "rows",
    [
        ("准予变更登记通知书", f"经审查，你单位名称由“{OLD}”变更为“{NEW}”，准予变更登记。", "核准日期：2022年3月4日"),
        ("企业名称变更核准通知书", f"变更前名称：{OLD}", f"变更后名称：{NEW}", "核准日期：2022年3月4日"),
        ("公司变更登记证明", f"原名称：{OLD}", f"现名称：{NEW}", "登记日期：2022-03-04"),
        (
            "准予变更登记通知书",
            [(0.1, "变更事项"), (0.3, "变更前内容"), (0.6, "变更后内容")],
            [(0.1, "名称"), (0.3, OLD), (0.6, NEW)],
            "核准日期：2022年3月4日",
        ),
    ],
)
def test_both_names(rows: tuple[str, ...]) -> None:
    pages = [page_of(*rows)]
    got = values(change_notice.extract(pages))
    assert change_notice.is_change_notice(pages)
    assert (got["former_name"], got["company_name"], got["issue_date"]) == (OLD, NEW, "2022-03-04")


@pytest.mark.parametrize(
    "rows",
    [("准予变更登记通知书", "变更事项：住所", "变更后内容：北原市南山区9号"), ("准予设立登记通知书", f"名称：{NEW}")],
)
def test_a_notice_of_something_else_gives_no_names(rows: tuple[str, ...]) -> None:
    assert not change_notice.extract([page_of(*rows)])


def test_other_papers_are_no_notice() -> None:
    assert not change_notice.is_change_notice([page_of("手续合格通知书", "著录项目变更")])
    assert not change_notice.is_change_notice([])


@pytest.mark.parametrize(
    ("rows", "grant"),
    [
        (("许可方式：独占许可",), "exclusive"),
        (("许可方式：普通许可", "本合同不构成独占许可"), "ordinary"),
        (("甲方将该专利以排他许可方式许可乙方实施。",), "sole"),
        (("独占许可、排他许可、普通许可的定义见附录。",), None),
        (("双方合作研发。",), None),
    ],
)
def test_kind_of_grant(rows: tuple[str, ...], grant: str | None) -> None:
    got = values(extract([page_of("专利实施许可合同", f"许可方：{OLD}", f"被许可方：{NEW}", *rows)], {}))
    assert got.get("grant") == grant


def test_numbers_of_patents_with_a_right_check_digit() -> None:
    got = values(extract([page_of("专利实施许可合同", "专利号：ZL202010643009.X，ZL 202010643009.1")], {}))
    assert got["patent_numbers"] == ["ZL202010643009.X"]
