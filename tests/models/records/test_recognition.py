"""What checks learn of earlier grants and refusals, as on the day that they ask about."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.checks.engine import run_policy
from dossier.checks.policy_files import load_policy
from dossier.models.acts import Removal
from dossier.models.errors import OvertakenError, RefusedError
from dossier.models.finding import Finding
from dossier.models.records import Store
from tests.builders import dossier
from tests.casework.entries import START, listed
from tests.casework.made import APPLICANT, USCC

ADMIN = "管理员"


def test_recognised_models_as_on_a_day(store: Store) -> None:
    entry = listed(store)
    listed(store, product="喷码机")
    found = store.recognised_models(USCC, "智能水泵机组", START)
    assert [(one["number"], one["model"], one["until"], one["policy"]) for one in found] == [
        (entry.number, "SB-1", "2027-06-30", "baotou")
    ]
    assert store.recognised_models(USCC, "智能水泵", date(2025, 6, 29)) == []
    assert store.recognised_models("", "智能水泵", START) == []
    store.remove_entry(entry.id, entry.version, Removal(reason="重大质量事故"), "张三", date(2026, 1, 5))
    assert store.recognised_models(USCC, "智能水泵", date(2026, 1, 4))[0]["until"] == "2027-06-30"
    assert store.recognised_models(USCC, "智能水泵", date(2026, 1, 5))[0]["until"] == "2026-01-04"


def test_paid_claims_and_what_was_taken_back(store: Store) -> None:
    term = {"term_from": date(2024, 1, 1), "term_to": date(2024, 12, 31)}
    row = store.add_paid_claim("changzhou_insurance", APPLICANT, USCC, "智能水泵", "80000", "张三", START, **term)
    assert store.claims_paid(USCC, "智能水泵", date(2025, 6, 29)) == []
    (paid,) = store.claims_paid(USCC, "智能水泵", START)
    assert (paid["claim"], paid["amount"], paid["valid_from"], paid["valid_to"], paid["reclaimed"]) == (
        "changzhou_insurance", "80000.00", "2024-01-01", "2024-12-31", "",
    )  # fmt: skip
    with pytest.raises(OvertakenError):
        store.reclaim(row.id, row.version + 1, "虚报", "张三", START)
    back = store.reclaim(row.id, row.version, "虚报保费", "张三", date(2025, 9, 1))
    assert store.claims_paid(USCC, "智能水泵", date(2025, 8, 31))[0]["amount"] == "80000.00"
    (gone,) = store.claims_paid(USCC, "智能水泵", date(2025, 9, 1))
    assert (gone["amount"], gone["reclaimed"], gone["valid_to"]) == ("0.00", "虚报保费", "2024-12-31")
    with pytest.raises(RefusedError):
        store.reclaim(row.id, back.version, "再次", "张三")


@pytest.mark.parametrize("amount", ["", "0", "-5", "NaN", "abc", "Infinity"])
def test_what_is_no_amount(store: Store, amount: str) -> None:
    with pytest.raises(RefusedError):
        store.add_paid_claim("changzhou_insurance", APPLICANT, USCC, "智能水泵", amount, "张三")


def test_a_register_is_kept_when_somebody_says_so(store: Store) -> None:
    assert store.kept_since("restricted_list") is None
    store.declare_register("restricted_list", date(2022, 1, 1), ADMIN, 0)
    assert store.kept_since("restricted_list") == date(2022, 1, 1)
    assert store.kept_since("recognised_models") is None
    with pytest.raises(OvertakenError):
        store.declare_register("restricted_list", date(2023, 1, 1), ADMIN, 0)
    with pytest.raises(RefusedError, match="起始日"):
        store.declare_register("restricted_list", date(2999, 1, 1), ADMIN)
    with pytest.raises(RefusedError, match="登记簿"):
        store.declare_register("other", date(2022, 1, 1), ADMIN)  # type: ignore[arg-type]
    assert [link.user for link in store.audit("kept:register:restricted_list")] == [ADMIN]


def said(store: Store, check: str, applied_on: str) -> Finding:
    made = dossier(applied_on=applied_on, applicant_name=APPLICANT, uscc=USCC, product_name="智能水泵", model="SB-1")
    (found,) = [one for one in run_policy(made, load_policy("baotou"), store) if one.check == check]
    return found


def test_checks_ask_the_store(store: Store) -> None:
    """Banned on 2025-06-30: not on the list for who applied the day before, whenever it is checked."""
    assert said(store, "policy.restricted_list", "2025-06-29").status == "review"
    store.declare_register("restricted_list", date(2022, 6, 29), ADMIN)
    store.declare_register("recognised_models", date(2015, 1, 1), ADMIN)
    store.restrict("applicant", APPLICANT, USCC, "baotou", "虚假材料", 3, "张三", START)
    assert said(store, "policy.restricted_list", "2025-06-29").status == "pass"
    assert said(store, "policy.restricted_list", "2025-06-30").status == "fail"
    assert said(store, "policy.restricted_list", "2028-06-30").status == "fail"
    assert said(store, "policy.restricted_list", "2028-07-01").status == "pass"
    assert said(store, "policy.consecutive_term", "2027-05-01").status == "pass"
    listed(store)
    listed(store, day=date(2027, 6, 1))
    assert said(store, "policy.consecutive_term", "2029-05-01").status == "fail"
