"""One audit of a year, one code on its pages; a matter emphasised beside the opinion is told."""

from typing import Any

import pytest

from dossier.models.document import Field
from tests.checks.clean import broken, ocr, paper, run, statuses


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "pass"),
        ({"total_assets": "950.00"}, "review"),
        ({"opinion": "qualified"}, "review"),
        ({"verification_code": "蒙25ZZZZZZZZ"}, "review"),
        ({"verification_code": ocr("蒙25ABCDEFGA", 0.99)}, "pass"),
        ({"fiscal_year": 2023, "total_assets": "950.00"}, "pass"),
        ({"auditee": "常州蓝桥机械有限公司", "total_assets": "950.00"}, "pass"),
    ],
)
def test_two_reports_of_one_year(changes: dict[str, Any], status: str) -> None:
    outcomes = run("finance.one_report", broken("audit_report", paper("audit_report", "second", **changes)))
    assert {outcome.status for outcome in outcomes} == {status}, [o.message.zh for o in outcomes]


def test_both_values_of_each_difference_are_told() -> None:
    second = paper("audit_report", "second", total_assets="950.00", opinion="qualified")
    outcome = run("finance.one_report", broken("audit_report", second))[0]
    for told in ("900.00", "950.00", "标准无保留意见", "保留意见", "审计意见"):
        assert told in outcome.message.zh
    assert {e.document for e in outcome.evidence} == {"audit_report-1", "second"}


def emphasised(confidence: float = 0.97, source: Any = "ocr") -> Field:
    return Field(value="unqualified", raw="x", page=1, box=None, confidence=confidence, source=source,
                 note="emphasis_of_matter")  # fmt: skip


@pytest.mark.parametrize(("field", "status"), [(emphasised(), "warn"), (emphasised(0.4), "review")])
def test_a_matter_emphasised_is_told_and_is_no_failure(field: Field, status: str) -> None:
    outcome = run("finance.opinion", broken("audit_report", opinion=field), accepted=["unqualified"])[0]
    assert outcome.status == status and "强调事项" in outcome.message.zh


def test_a_qualified_opinion_with_the_note_still_fails() -> None:
    field = emphasised().model_copy(update={"value": "qualified", "note": None})
    assert statuses(run("finance.opinion", broken("audit_report", opinion=field), accepted=["unqualified"])) == ["fail"]
