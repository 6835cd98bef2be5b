"""Every make of forms, letters, contracts, policies and credit reports in the generator is read from its text layer."""

from __future__ import annotations

import pytest

from benchmarks import makes

LEAST = {
    "application_form": 5,
    "commitment_letter": 5,
    "credit_report": 6,
    "insurance_policy": 7,
    "ip_agreement": 7,
    "lab_qualification": 5,
    "novelty_search_report": 5,
    "premium_payment": 7,
    "sales_contract": 8,
    "user_report": 6,
}
"""Kinds, and how many makes of each there are at least."""


@pytest.mark.parametrize("kind", LEAST)
def test_every_make_is_read(kind: str) -> None:
    found = [makes.measure(kind, name, "text", (23,)) for name in makes.makes(kind)]
    known = [tally for tally in found if tally.papers]
    assert len(known) >= LEAST[kind]
    assert [miss for tally in known for miss in tally.misses] == []


@pytest.mark.parametrize("make", ["cover", "table", "headline", "redhead"])
def test_reports_on_products_are_read(make: str) -> None:
    assert makes.measure("application_report", make, "text", (23,)).misses == []
