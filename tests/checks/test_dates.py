from typing import Any

import pytest

from tests.checks.clean import broken, clean, ocr, of, paper, run, statuses


@pytest.mark.parametrize(
    ("type_", "changes", "status"),
    [
        ("test_report", {"issue_date": "2024-09-07"}, "fail"),
        ("test_report", {"sample_received_date": "2024-09-05"}, "fail"),
        ("test_report", {"test_start_date": None, "sample_received_date": "2024-09-11"}, "fail"),
        ("test_report", {"issue_date": ocr("2024-09-07")}, "review"),
        ("test_report", {"issue_date": "2024-09-10"}, "pass"),
        ("novelty_search_report", {"completion_date": "2024-10-01"}, "fail"),
        ("patent_certificate", {"grant_date": "2020-01-01"}, "fail"),
        ("patent_certificate", {"application_date": "2017-07-06"}, "review"),
        ("patent_certificate", {"application_date": "2017-07-06", "patentees": ["别人"]}, "pass"),
        ("invoice", {"issue_date": "2024-10-30"}, "warn"),
        ("user_report", {"sign_date": "2024-12-01"}, "warn"),
        ("user_report", {"sign_date": "2024-12-01", "user_name": "第三方有限公司"}, "pass"),
        ("business_license", {"registration_date": "2017-01-01"}, "fail"),
    ],
)
def test_sequence(type_: str, changes: dict[str, Any], status: str) -> None:
    outcomes = run("dates.sequence", broken(type_, **changes))
    assert statuses(outcomes) == [status], [outcome.message.zh for outcome in outcomes]


def test_both_days_are_said_and_shown() -> None:
    outcome = run("dates.sequence", broken("test_report", issue_date="2024-09-07"))[0]
    assert "2024-09-07" in outcome.message.zh and "2024-09-10" in outcome.message.en
    assert [place.field for place in outcome.evidence] == ["test_end_date", "issue_date"]


@pytest.mark.parametrize(
    ("type_", "changes"),
    [("novelty_search_report", {"completion_date": "2025-07-16"}), ("invoice", {"issue_date": "2025-07-01"})],
)
def test_nothing_comes_after_the_application(type_: str, changes: dict[str, Any]) -> None:
    outcome = run("dates.future", broken(type_, **changes))[0]
    assert outcome.status == "fail" and "2025-06-30" in outcome.message.zh
    assert run("dates.future", broken(type_, **{k: ocr(v) for k, v in changes.items()}))[0].status == "review"


def test_the_day_of_application_itself_is_not_after() -> None:
    assert statuses(run("dates.future", broken("user_report", sign_date="2025-06-30"))) == ["pass"]


@pytest.mark.parametrize(
    ("day", "status"), [("2023-06-30", "pass"), ("2023-06-29", "fail"), (None, "review"), (ocr("2020-01-01"), "review")]
)
def test_sales_window(day: Any, status: str) -> None:
    assert statuses(run("dates.sales_window", broken("invoice", issue_date=day), months=24)) == [status]


def test_contracts_serve_where_there_are_no_invoices() -> None:
    assert statuses(run("dates.sales_window", of(paper("sales_contract")), months=24)) == ["pass"]
    assert statuses(run("dates.sales_window", of(), months=24)) == ["not_applicable"]


@pytest.mark.parametrize(("day", "status"), [("2023-06-30", "pass"), ("2023-06-29", "fail"), (None, "review")])
def test_development_window(day: str | None, status: str) -> None:
    given = broken("application_form", development_finished_date=day)
    assert statuses(run("dates.development_window", given, months=24)) == [status]


@pytest.mark.parametrize(
    ("day", "status"), [("2024-12-31", "fail"), ("2025-06-30", "pass"), ("2026-01-01", "review"), (None, "review")]
)
def test_audit_year(day: str | None, status: str) -> None:
    assert statuses(run("dates.audit_year", broken("audit_report", issue_date=day), months=6)) == [status]


def test_recency() -> None:
    assert statuses(run("dates.recency", clean(), months={"test_report": 24})) == ["pass"]
    assert statuses(run("dates.recency", clean(), months={"test_report": 6})) == ["warn"]
