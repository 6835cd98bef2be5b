"""Attachments that the form names are among the papers, or it is shown where they were looked for."""

from typing import Any

import pytest

from tests.builders import document
from tests.checks.clean import broken, run, statuses

CHECK = "completeness.attachments"


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["营业执照复印件", "发明专利证书", "商标注册证", "产品检测报告及机构资质认定证书"], "pass"),
        (
            ["销售合同、发票", "用户使用报告", "2024年度审计报告", "信用中国信用报告", "企业标准", "科技查新报告"],
            "pass",
        ),
        (["软件著作权证书"], "review"),
        (["专利证书、软件著作权证书"], "review"),
        (["专利实施许可合同"], "review"),
        (["环境影响评价批复"], "review"),
        (["保险单（如有）"], "pass"),
        (["其他相关材料"], "pass"),
    ],
)
def test_each_name_is_looked_for(names: list[str], status: str) -> None:
    outcomes = run(CHECK, broken("application_form", attachments=names))
    assert statuses(outcomes) == [status], [outcome.message.zh for outcome in outcomes]


def test_what_was_searched_and_what_comes_nearest_are_said() -> None:
    near = document("id_or_other", "x").model_copy(update={"file": "环境影响评价-扫描.pdf", "type_confidence": 0.5})
    made = broken("application_form", near, attachments=["环境影响评价报告表"])
    outcome = run(CHECK, made)[0]
    assert outcome.status == "review" and "已查" in outcome.message.zh and outcome.cure


@pytest.mark.parametrize(("file", "status"), [("07 环境影响评价批复.pdf", "pass"), ("07 其他.pdf", "review")])
def test_a_paper_of_no_type_is_known_by_its_file(file: str, status: str) -> None:
    other: Any = document("id_or_other", "x").model_copy(update={"file": file})
    assert statuses(run(CHECK, broken("application_form", other, attachments=["环境影响评价批复"]))) == [status]


def test_no_list_no_finding() -> None:
    assert run(CHECK, broken("application_form")) == []
