from typing import Any

import pytest

from tests.checks.clean import broken, ocr, of, paper, run, statuses


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("常州蓝桥机械有限公司", "fail"),
        ("包头青禾装备有限责任公司", "review"),
        (None, "review"),
        (ocr("常州蓝桥机械有限公司"), "review"),
    ],
)
def test_auditee(name: Any, status: str) -> None:
    assert statuses(run("finance.auditee", broken("audit_report", auditee=name))) == [status]


def test_the_wrong_year_fails_and_says_which_is_needed() -> None:
    outcome = run("finance.year", broken("audit_report", fiscal_year=2023), years_back=1)[0]
    assert outcome.status == "fail" and "2024" in outcome.message.zh and "2023" in outcome.message.zh


def test_one_report_of_the_right_year_is_enough() -> None:
    given = broken("audit_report", paper("audit_report", "older", fiscal_year=2023))
    assert statuses(run("finance.year", given, years_back=1)) == ["pass"]


@pytest.mark.parametrize(("opinion", "status"), [("qualified", "fail"), ("disclaimer", "fail"), (None, "review")])
def test_opinion(opinion: str | None, status: str) -> None:
    assert statuses(run("finance.opinion", broken("audit_report", opinion=opinion), accepted=["unqualified"])) == [
        status
    ]


def test_a_policy_may_take_a_qualified_opinion() -> None:
    given = broken("audit_report", opinion="qualified")
    assert statuses(run("finance.opinion", given, accepted=["unqualified", "qualified"])) == ["pass"]


@pytest.mark.parametrize(
    ("debts", "status"),
    [("400.50", "pass"), ("1650.00", "fail"), (None, "review"), (ocr("1650.00"), "review")],
)
def test_balance(debts: Any, status: str) -> None:
    assert statuses(run("finance.balance", broken("audit_report", total_liabilities=debts), tolerance="1")) == [status]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"accountants": ["甲某"]}, "2 名注册会计师"),
        ({"accountants": ["甲某", "甲某"]}, "2 名注册会计师"),
        ({"audit_firm": None}, "会计师事务所"),
        ({"verification_code": None}, "验证码"),
    ],
)
def test_what_a_report_lacks_goes_to_a_person(changes: dict[str, Any], word: str) -> None:
    outcome = run("finance.accountants", broken("audit_report", **changes), at_least=2, code_from="2023-09-14")[0]
    assert outcome.status == "review" and word in outcome.message.zh


def test_no_code_is_asked_of_older_reports() -> None:
    given = broken("audit_report", verification_code=None, issue_date="2022-04-01")
    assert statuses(run("finance.accountants", given, at_least=2, code_from="2023-09-14")) == ["pass"]


@pytest.mark.parametrize(
    ("applied_on", "year", "status"),
    [
        ("2025-03-01", 2023, "review"),
        ("2025-03-01", 2022, "fail"),
        ("2025-06-01", 2023, "fail"),
        ("2025-03-01", 2024, "pass"),
    ],
)
def test_early_in_the_year_the_last_audit_may_not_be_finished(applied_on: str, year: int, status: str) -> None:
    made = of(paper("audit_report", fiscal_year=year), applied_on=applied_on)
    assert statuses(run("finance.year", made, years_back=1, due_month=5)) == [status]
