"""A clean dossier accuses nobody, an empty one neither, and every finding points at a place."""

from typing import Any

import pytest

from tests.checks.clean import PAPERS, clean, of, paper, run

QUESTION = {"question": {"zh": "无事故", "en": "no accident"}}
CHECKS: dict[str, dict[str, Any]] = {
    "sales.invoice_seller": {},
    "sales.invoice_arithmetic": {"total_tolerance": "0", "line_tolerance": "0.02", "tax_tolerance": "0.06"},
    "sales.invoice_number": {"code_age_years": 3},
    "sales.amount_in_words": {},
    "sales.invoice_duplicate": {},
    "sales.contract_match": {"over": "0.01"},
    "sales.user_report_match": {},
    "sales.external_buyer": {},
    "finance.auditee": {},
    "finance.year": {"years_back": 1},
    "finance.opinion": {"accepted": ["unqualified"]},
    "finance.balance": {"tolerance": "1"},
    "finance.accountants": {"at_least": 2, "code_from": "2023-09-14"},
    "credit.subject": {},
    "credit.serious_dishonesty": {},
    "credit.abnormal_operation": {},
    "credit.accidents": QUESTION,
    "credit.recency": {"days": 90},
    "dates.sequence": {},
    "dates.future": {},
    "dates.sales_window": {"months": 24},
    "dates.development_window": {"months": 24},
    "dates.audit_year": {"months": 6},
    "dates.recency": {"months": {"test_report": 24, "novelty_search_report": 12}},
    "validity.patent": {},
    "validity.trademark": {},
    "validity.production_license": {},
    "validity.ccc_certificate": {},
    "validity.lab_qualification": {},
    "validity.standard": {},
    "validity.identifier": {},
}


@pytest.mark.parametrize("check", CHECKS)
def test_a_clean_dossier_passes(check: str) -> None:
    outcomes = run(check, clean(), **CHECKS[check])
    assert outcomes
    wanted = {"review"} if check == "credit.accidents" else {"pass"}
    assert {outcome.status for outcome in outcomes} == wanted, [outcome.message.zh for outcome in outcomes]
    for outcome in outcomes:
        assert outcome.evidence and outcome.documents
        assert all(place.document and place.page and place.text for place in outcome.evidence)


@pytest.mark.parametrize("check", CHECKS)
def test_an_empty_dossier_fails_nothing(check: str) -> None:
    assert {outcome.status for outcome in run(check, of(), **CHECKS[check])} <= {"not_applicable", "review"}


@pytest.mark.parametrize("check", CHECKS)
def test_unread_papers_go_to_a_person(check: str) -> None:
    unread = of(*(paper(type_, **dict.fromkeys(values)) for type_, values in PAPERS.items()))
    assert {outcome.status for outcome in run(check, unread, **CHECKS[check])} <= {"not_applicable", "review"}
