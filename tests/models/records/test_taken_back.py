"""Undo: one's own last act, by a further row; nothing is deleted."""

from __future__ import annotations

import pytest

from dossier.models.errors import RefusedError
from dossier.models.finding import Finding
from dossier.models.records import Store
from dossier.models.records.taken_back import is_taking_back, of_what
from dossier.models.records.verdicts import verdict_on, word_of
from tests.models.records.results import finding, result

MORE = {"mandatory": True, "message_en": "in English"}
PLACE = ("a" * 64, 1, "test_report", "client")
QUESTION = finding(
    **MORE, check="policy.attestation", judge="person", status="review", clauses=["p:1"], message="有研发机构"
)
SIGN = finding(
    **MORE, check="authenticity.overlay", judge="machine", status="review", clauses=[], message="遮盖", tier="strong"
)


@pytest.fixture
def id_(store: Store) -> str:
    id_ = store.create_dossier("t", [], {})
    store.keep_result(id_, result(QUESTION, SIGN), "1", "r")
    return id_


def correct(store: Store, id_: str, value: str, user: str = "甲") -> int:
    return store.correct_field(id_, *PLACE, value, user, "误读")


def test_a_correction_is_taken_back_and_the_one_before_counts(store: Store, id_: str) -> None:
    correct(store, id_, "乙公司")
    correct(store, id_, "丙公司")
    act = store.take_back(id_, "甲", "撤回")
    assert (act.kind, act.about) == ("correction", "client")
    assert [row.new_value for row in store.corrections(id_)] == ["乙公司"]
    assert [row.new_value for row in store.corrections(id_, with_taken_back=True)] == ["乙公司", "丙公司"]
    correct(store, id_, "丁公司")
    assert store.corrections(id_)[-1].old_value == "乙公司", "what was taken back did not stand before"


def test_step_by_step_and_only_ones_own(store: Store, id_: str) -> None:
    correct(store, id_, "乙公司")
    store.attest(id_, "policy.attestation", ("p:1",), True, user="乙", message="有研发机构")
    store.attest(id_, "policy.attestation", ("p:1",), True, user="甲", message="有研发机构")
    assert store.take_back(id_, "甲", "撤回").kind == "attestation"
    assert [row.user for row in store.attestations(id_)] == ["乙"]
    assert store.take_back(id_, "甲", "撤回").kind == "correction"
    with pytest.raises(RefusedError):
        store.take_back(id_, "甲", "撤回")
    assert store.last_act(id_, "乙") is not None and store.last_act(id_, "甲") is None
    kept = [row for row in store.attestations(id_, with_taken_back=True) if is_taking_back(row)]
    assert [of_what(row)[0] for row in kept] == ["attestation", "correction"]


def test_a_clause_is_open_again_and_approval_waits(store: Store, id_: str) -> None:
    store.attest(id_, "policy.attestation", ("p:1",), True, user="甲", message="有研发机构")
    store.take_back(id_, "甲", "撤回")
    run = store.dossier(id_).run_id
    assert run is not None
    with pytest.raises(RefusedError, match="1"):
        store.decide(id_, "approve", "齐全", "甲", run)


def test_a_decision_stands(store: Store, id_: str) -> None:
    correct(store, id_, "乙公司")
    run = store.dossier(id_).run_id
    assert run is not None
    store.decide(id_, "return", "补正", "甲", run)
    with pytest.raises(RefusedError):
        store.take_back(id_, "甲", "撤回")
    assert store.corrections(id_), "what lies under a decision stays"


def test_a_word_on_a_sign_no_longer_counts(store: Store, id_: str) -> None:
    sign = Finding.model_validate(SIGN)
    store.dispose(id_, sign, (), "confirmed", "与原件不符", "甲")
    assert store.precision()
    assert store.take_back(id_, "甲", "撤回").kind == "disposition"
    assert store.dispositions(id_) == [] and store.precision() == []
    assert len(store.dispositions(id_, with_taken_back=True)) == 1


def test_verdicts_on_findings(store: Store, id_: str) -> None:
    found = Finding.model_validate(
        finding(check="sales.contract_match", judge="machine", clauses=["p:2"], message="超出", **MORE)
    )
    with pytest.raises(RefusedError):
        store.give_verdict(id_, found, "fails", " ", "甲")
    with pytest.raises(RefusedError):
        store.give_verdict(id_, found, "holds", "", " ")
    store.give_verdict(id_, found, "later", "", "甲")
    store.give_verdict(id_, found, "fails", "另有合同", "甲")
    last = verdict_on(found, store.attestations(id_))
    assert last is not None and word_of(last) == "fails"
    changed = found.model_copy(update={"message": "超出更多"})
    assert verdict_on(changed, store.attestations(id_)) is None
    store.take_back(id_, "甲", "撤回")
    last = verdict_on(found, store.attestations(id_))
    assert last is not None and word_of(last) == "later"
