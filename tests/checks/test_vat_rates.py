"""Rates on invoices against the rates of the law on the day of issue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dossier.checks.law import vat_rates, was_vat_rate
from tests.checks.clean import ITEM, broken, run


def status(rate: str, day: str) -> str:
    outcomes = run("sales.vat_rate", broken("invoice", items=[{**ITEM, "tax_rate": rate}], issue_date=day))
    assert len(outcomes) == 1
    return outcomes[0].status


@pytest.mark.parametrize(
    ("rate", "day", "expected"),
    [
        ("13%", "2019-04-01", "pass"),
        ("13%", "2019-03-31", "warn"),
        ("16%", "2019-03-31", "pass"),
        ("16%", "2019-04-01", "warn"),
        ("16%", "2018-04-30", "review"),
        ("17%", "2018-04-30", "pass"),
        ("17%", "2018-05-01", "warn"),
        ("13%", "2017-06-30", "pass"),
        ("12%", "2025-03-03", "review"),
        ("3%", "2025-03-03", "pass"),
        ("13.00%", "2025-03-03", "pass"),
        ("免税", "2025-03-03", "not_applicable"),
    ],
)
def test_a_rate_belongs_to_its_time(rate: str, day: str, expected: str) -> None:
    assert status(rate, day) == expected


def test_the_finding_names_the_rate_that_is_odd_and_only_that() -> None:
    items = [{**ITEM, "tax_rate": "13%"}, {**ITEM, "tax_rate": "17%"}]
    outcome = run("sales.vat_rate", broken("invoice", items=items, issue_date="2025-03-03"))[0]
    assert "17%" in outcome.message.zh and "13%" not in outcome.message.zh
    assert {place.field for place in outcome.evidence} == {"items", "issue_date"}


def test_without_a_date_a_person_looks_and_before_the_table_nothing_is_said() -> None:
    assert run("sales.vat_rate", broken("invoice", issue_date=None))[0].status == "review"
    assert run("sales.vat_rate", broken("invoice", issue_date="2011-12-31")) == []


def test_the_table_itself() -> None:
    assert Decimal("13") in vat_rates(date(2026, 1, 1)) and not vat_rates(date(2000, 1, 1))
    assert was_vat_rate(Decimal("17"), date(2026, 1, 1)) and not was_vat_rate(Decimal("16"), date(2018, 4, 30))
