"""Standards: in force on the days of test and application, by the edition of that day; what cannot be told is said."""

from typing import Any

import pytest

from tests.checks.clean import broken, ocr, of, paper, run, statuses

CHECK = "validity.standard"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "pass"),
        ({"effective_date": "2025-07-01"}, "fail"),
        ({"effective_date": "2025-06-30"}, "review"),
        ({"effective_date": "2024-09-02"}, "pass"),
        ({"effective_date": "2024-09-03"}, "review"),
        ({"effective_date": None}, "review"),
        ({"abolished_date": "2025-06-30"}, "fail"),
        ({"abolished_date": "2025-07-01"}, "pass"),
        ({"abolished_date": ocr("2025-06-30")}, "review"),
        ({"standard_status": "废止"}, "review"),
        ({"standard_status": "现行"}, "pass"),
    ],
)
def test_the_standard_of_the_product(changes: dict[str, Any], status: str) -> None:
    outcomes = run(CHECK, broken("product_standard", **changes))
    assert statuses(outcomes) == [status], [outcome.message.zh for outcome in outcomes]


@pytest.mark.parametrize(
    ("standard", "cited", "status"),
    [
        ({"standard_number": "GB/T 1032-2023", "effective_date": "2024-07-01"}, "GB/T 1032-2012", "review"),
        ({"standard_number": "GB/T 1032-2023", "effective_date": "2024-09-03"}, "GB/T 1032-2012", "pass"),
        ({"standard_number": "GB/T 1032-2012", "effective_date": "2012-11-01"}, "GB/T 1032-2012", "pass"),
        ({"standard_number": "GB/T 1032.1-2023", "effective_date": "2024-07-01"}, "GB/T 1032-2012", "pass"),
        (
            {"standard_number": "GB/T 9999-2023", "effective_date": "2024-07-01", "replaces": ["JB/T 77-2001"]},
            "JB/T 77—2001",
            "review",
        ),
    ],
)
def test_a_report_goes_by_the_edition_in_force(standard: dict[str, Any], cited: str, status: str) -> None:
    outcomes = run(CHECK, of(paper("product_standard", **standard), paper("test_report", standards=[cited])))
    assert outcomes[0].status == status, outcomes[0].message.zh


def test_a_standard_of_a_later_year_is_a_contradiction() -> None:
    outcomes = run(CHECK, broken("test_report", standards=["Q/QH 001-2023", "GB/T 1032-2025"]))
    assert "review" in statuses(outcomes) and any("年号更晚" in outcome.message.zh for outcome in outcomes)


def test_what_no_paper_tells_is_said() -> None:
    outcomes = run(CHECK, broken("test_report", standards=["Q/QH 001-2023", "GB/T 1032-2012"]))
    assert statuses(outcomes) == ["pass", "not_applicable"]
    assert "GB/T 1032-2012" in outcomes[1].message.zh and "Q/QH" not in outcomes[1].message.zh
