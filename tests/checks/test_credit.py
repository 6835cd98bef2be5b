from typing import Any

import pytest

from tests.checks.clean import CODE, broken, ocr, run, statuses


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"subject": "常州蓝桥机械有限公司", "uscc": "91320412MA24QG7JXC"}, "fail"),
        ({"subject": "常州蓝桥机械有限公司", "uscc": CODE}, "review"),
        ({"subject": None, "uscc": None}, "review"),
        ({"subject": ocr("常州蓝桥机械有限公司"), "uscc": None}, "review"),
    ],
)
def test_subject(changes: dict[str, Any], status: str) -> None:
    assert statuses(run("credit.subject", broken("credit_report", **changes))) == [status]


@pytest.mark.parametrize(("count", "status"), [(1, "fail"), (0, "pass"), (None, "review"), (ocr(1), "review")])
def test_serious_dishonesty(count: Any, status: str) -> None:
    outcomes = run("credit.serious_dishonesty", broken("credit_report", serious_dishonesty_count=count))
    assert statuses(outcomes) == [status]


def test_abnormal_operation_is_looked_at_by_a_person() -> None:
    outcome = run("credit.abnormal_operation", broken("credit_report", abnormal_operation_count=2))[0]
    assert outcome.status == "review" and "2 条" in outcome.message.zh


def test_accidents_are_asked_beside_the_penalties() -> None:
    outcome = run("credit.accidents", broken("credit_report"), question={"zh": "无事故", "en": "none"})[0]
    assert outcome.status == "review"
    assert [place.field for place in outcome.evidence] == ["penalty_count"]


@pytest.mark.parametrize(("day", "status"), [("2025-03-01", "warn"), ("2025-04-01", "pass"), (None, "review")])
def test_recency(day: str | None, status: str) -> None:
    assert statuses(run("credit.recency", broken("credit_report", generated_date=day), days=90)) == [status]
