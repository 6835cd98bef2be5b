"""The laboratory behind a test report."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import document
from tests.checks.asking import outcomes, statuses
from tests.checks.test_applicant import ocr
from tests.checks.whole_dossier import LAB, whole

ELSEWHERE = "河北翊铭产品质量检验有限公司"
MARKS = {"schemes": ["CMA", "CNAS"]}
WORDS = {"passing": "test_passed", "failing": "test_failed", "neutral": "test_neutral"}
OTHERS_CERTIFICATE = {"lab_name": ELSEWHERE, "certificate_number": "230308340999"}


def test_mark() -> None:
    assert statuses("lab.report_mark", whole(), **MARKS) == ["pass"]
    assert statuses("lab.report_mark", whole(report={"cma_number": None}), **MARKS) == ["review"]
    cnas = {"cma_number": None, "cnas_number": "L12345"}
    assert statuses("lab.report_mark", whole(report=cnas), **MARKS) == ["pass"]
    assert statuses("lab.report_mark", whole(report=cnas), schemes=["CMA"]) == ["review"]
    assert statuses("lab.report_mark", whole(report=None), **MARKS) == []


def test_qualification() -> None:
    assert statuses("lab.qualification_attached", whole()) == ["pass"]
    assert statuses("lab.qualification_attached", whole(lab=None)) == ["not_applicable"]
    (found,) = outcomes("lab.qualification_attached", whole(lab=OTHERS_CERTIFICATE))
    assert found.status == "fail"
    assert LAB in found.message.zh and ELSEWHERE in found.message.zh
    by_name = whole(report={"cma_number": None})
    assert statuses("lab.qualification_attached", by_name) == ["pass"]
    assert statuses("lab.qualification_attached", whole(report={"cma_number": None, "lab_name": None})) == ["review"]


def test_name() -> None:
    assert statuses("lab.name", whole()) == ["pass"]
    (found,) = outcomes("lab.name", whole(report={"lab_name": ELSEWHERE}))
    assert found.status == "fail"
    assert LAB in found.message.zh and ELSEWHERE in found.message.zh
    assert statuses("lab.name", whole(report={"lab_name": ocr(ELSEWHERE, 0.5)})) == ["review"]
    assert statuses("lab.name", whole(report={"lab_name": LAB.replace("有限公司", "有限责任公司")})) == ["review"]
    assert statuses("lab.name", whole(report={"lab_name": None})) == ["review"]
    assert statuses("lab.name", whole(lab=None)) == []


def test_scope() -> None:
    assert statuses("lab.scope", whole()) == ["pass"]
    (found,) = outcomes("lab.scope", whole(report={"standards": ["GB/T 5226.1-2019", "GB 7251.1—2023"]}))
    assert found.status == "review"
    assert "GB 7251.1" in found.message.zh and "GB/T 5226.1" not in found.message.zh
    assert statuses("lab.scope", whole(lab={"capabilities": None})) == ["review"]
    assert statuses("lab.scope", whole(report={"standards": None})) == ["review"]


@pytest.mark.parametrize(
    ("listed", "cited", "status"),
    [
        (["GB/T 10321-2015"], "GB/T 1032-2012", "review"),
        (["GB/T 1032—2012"], "GB/T 1032-2012", "pass"),
        (["GB/T 1032-2005"], "GB/T 1032-2012", "review"),
        (["GB/T 1032"], "GB/T 1032-2012", "pass"),
        (["GB/T 1032-2005", "GB/T 1032-2012"], "GB/T 1032-2012", "pass"),
    ],
)
def test_the_scope_names_the_standard_itself_and_its_edition(listed: list[str], cited: str, status: str) -> None:
    (found,) = outcomes("lab.scope", whole(report={"standards": [cited]}, lab={"capabilities": listed}))
    assert found.status == status, found.message.zh


@pytest.mark.parametrize(
    ("report", "certificate", "status"),
    [
        ("230508340123", "230508340123", "pass"),
        ("230508340123", "170508340045", "review"),
        (None, "170508340045", "pass"),
    ],
)
def test_number_on_report_and_certificate(report: str | None, certificate: str, status: str) -> None:
    made = whole(report={"cma_number": report}, lab={"certificate_number": certificate, "scheme": "CMA"})
    (found,) = outcomes("lab.name", made)
    assert found.status == status, found.message.zh
    if status == "review":
        assert str(report) in found.message.zh and certificate in found.message.zh


def test_authority() -> None:
    def said(**changes: Any) -> list[str]:
        return statuses("lab.authority_level", whole(**changes), authorities="authorities")

    assert said() == ["pass"]
    assert said(lab={"issuer": None}) == ["pass"]  # by the CMA number
    nobody = {"lab": {"issuer": "某协会", "certificate_number": "X1"}, "report": {"cma_number": None}}
    assert said(**nobody) == ["review"]
    assert said(report=None) == []


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("经检验，所检项目符合标准要求，判定合格。", "pass"),
        ("所检项目中噪声不符合标准要求", "fail"),
        ("不 合 格", "fail"),
        ("本次检验未发现不合格项，综合判定合格", "pass"),
        ("详见检测结果", "review"),
        (None, "review"),
    ],
)
def test_conclusion(said: str | None, status: str) -> None:
    assert statuses("lab.conclusion", whole(report={"conclusion": said}), **WORDS) == [status]


def test_conclusion_doubtful() -> None:
    assert statuses("lab.conclusion", whole(report={"conclusion": ocr("不合格", 0.4)}), **WORDS) == ["review"]


def test_two_reports_are_each_judged() -> None:
    second = document("test_report", "r2", conclusion="不合格")
    assert statuses("lab.conclusion", whole(second), **WORDS) == ["pass", "fail"]


def test_the_scope_is_not_asked_of_a_certificate_that_is_not_there() -> None:
    assert statuses("lab.scope", whole(lab=None)) == ["not_applicable"]
