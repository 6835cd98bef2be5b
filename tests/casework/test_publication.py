"""What is published enters the catalogue, once, under the terms of its policy."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.casework.procedure import advance
from dossier.casework.publication import Listing, pay, publish
from dossier.models.acts import Step
from dossier.models.errors import OvertakenError, RefusedError
from dossier.models.records.publishing import Payment
from dossier.models.records.store import Store
from tests.casework.made import APPLICANT, approve, filed_case, finding

DAY = date(2026, 3, 2)


def _at_publication(store: Store, policy: str = "baotou", stage: str = "publication") -> str:
    case = filed_case(store, policy, finding())
    step = Step(from_stage=case.stage, to_stage=stage)
    store.change_case(case.id, case.version, "advanced", step, "审核员", stage=stage)
    return case.id


def test_baotou_4_a_published_product_is_in_the_catalogue(store: Store) -> None:
    id_ = _at_publication(store)
    entry = publish(store, id_, store.case(id_).version, "审核员", Listing(category="装备", chain="装备制造"), DAY)
    case = store.case(id_)
    assert (case.state, case.outcome) == ("closed", "listed")
    assert (entry.applicant, entry.product, entry.model, entry.category, entry.case_id) == (
        APPLICANT, "智能水泵", "SB-1", "装备", id_,
    )  # fmt: skip
    assert store.entry_of_case(id_) == entry
    assert entry.state_on(DAY) == "listed"
    assert entry.state_on(date(2028, 3, 3)) == "lapsed"
    assert store.verify_audit().broken is None


def test_nothing_is_published_before_its_step(store: Store) -> None:
    case = filed_case(store, "baotou", finding())
    with pytest.raises(RefusedError, match="公布"):
        publish(store, case.id, case.version, "审核员")
    assert store.entries() == []


def test_neither_half_is_kept_when_the_other_fails(store: Store) -> None:
    first, second, third = (_at_publication(store) for _ in range(3))
    publish(store, first, store.case(first).version, "审核员", day=DAY)
    publish(store, second, store.case(second).version, "审核员", day=DAY)  # its term follows that of the first
    with pytest.raises(RefusedError):
        publish(store, third, store.case(third).version, "审核员", day=DAY)  # a run of more than four years
    assert store.case(third).state == "open"
    with pytest.raises(OvertakenError):
        publish(store, third, 0, "审核员", day=DAY)
    assert len(store.entries(on=DAY)) == 2


def test_changzhou_20_a_claim_is_paid_once_and_counts_for_the_next(store: Store) -> None:
    case = filed_case(store, "changzhou_insurance", finding())
    approve(store, case)
    advance(store, case.id, case.version, "审核员", "符合")
    paid = pay(store, case.id, store.case(case.id).version, "审核员", Payment(amount="120000"), DAY)
    now = store.case(case.id)
    assert (now.state, now.outcome, str(paid.amount), paid.case_id) == ("closed", "paid", "120000.00", case.id)
    assert [row.id for row in store.paid_claims("changzhou_insurance", case.uscc)] == [paid.id]
    assert store.verify_audit().broken is None


@pytest.mark.parametrize("amount", ["0", "-1", "十万", "", "NaN"])
def test_what_is_no_amount_is_not_paid(store: Store, amount: str) -> None:
    case = filed_case(store, "changzhou_first_order", finding())
    approve(store, case)
    advance(store, case.id, case.version, "审核员", "符合")
    with pytest.raises(RefusedError):
        pay(store, case.id, store.case(case.id).version, "审核员", Payment(amount=amount))
    assert (store.case(case.id).state, store.paid_claims()) == ("open", [])
