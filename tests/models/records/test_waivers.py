"""What an office relaxes: only what the policy lets it, with a name and a reason, and the finding says so."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.checks.engine import run_checks, verdict_of
from dossier.models.errors import RefusedError
from dossier.models.finding import Finding
from dossier.models.records import Store
from dossier.models.records.waivers import waived
from tests.cases.models import Case
from tests.cases.running import base_of, dossier_of
from tests.models.records.results import finding, result

RIGHT = {
    "check": "ownership.trademark",
    "message": "商标属别人。",
    "message_en": "Another's.",
    "clauses": ("baotou:7.2.4",),
    "status": "fail",
    "judge": "machine",
    "waivable": True,
    "mandatory": True,
}


def made(**changes: Any) -> Finding:
    return Finding.model_validate(finding(**{**RIGHT, **changes}))


@pytest.fixture
def id_(store: Store) -> str:
    id_ = store.create_dossier("t", [], {})
    store.keep_result(id_, result(made().model_dump(mode="json")), "1", "r")
    return id_


def waive(store: Store, id_: str, reason: str = "重点企业，经主任办公会同意", user: str = "张三", **more: Any) -> int:
    return store.waive(id_, "ownership.trademark", ("baotou:7.2.4",), reason, user, "商标属别人。", **more)


def test_the_finding_passes_and_says_who_and_why(store: Store, id_: str) -> None:
    waive(store, id_)
    (found,) = waived([made()], store.attestations(id_))
    assert found.status == "pass" and found.cure is None
    for said in (found.message, found.message_en):
        assert "张三" in said and "经主任办公会同意" in said


def test_the_last_word_counts(store: Store, id_: str) -> None:
    waive(store, id_)
    waive(store, id_, "批准撤回", granted=False)
    assert waived([made()], store.attestations(id_))[0].status == "fail"


@pytest.mark.parametrize(
    "changes", [{"message": "商标属另一家。"}, {"clauses": ("baotou:9.2",)}, {"waivable": False}, {"status": "warn"}]
)
def test_another_finding_stays_as_it_is(store: Store, id_: str, changes: dict[str, Any]) -> None:
    waive(store, id_)
    other = made(**changes)
    assert waived([other], store.attestations(id_))[0] == other


@pytest.mark.parametrize(("reason", "user"), [("", "张三"), ("  ", "张三"), ("重点企业", "")])
def test_nobody_relaxes_without_name_and_reason(store: Store, id_: str, reason: str, user: str) -> None:
    with pytest.raises(RefusedError):
        waive(store, id_, reason, user)
    assert store.attestations(id_) == []


@pytest.mark.parametrize("changes", [{"waivable": False}, {"status": "pass"}, {"judge": "person"}])
def test_what_may_not_be_relaxed_is_refused(store: Store, id_: str, changes: dict[str, Any]) -> None:
    store.keep_result(id_, result(made(**changes).model_dump(mode="json")), "1", "r")
    with pytest.raises(RefusedError):
        waive(store, id_)


def test_a_dossier_without_trademark_becomes_eligible_by_waivers(store: Store) -> None:
    case = Case(name="no trademark", remove=("trademark",))
    findings = run_checks(dossier_of(base_of("baotou"), case), "baotou")
    assert verdict_of(findings) == "ineligible"
    id_ = store.create_dossier("t", [], {})
    store.keep_result(id_, result(*(f.model_dump(mode="json") for f in findings)), "1", "r")
    for one in findings:
        if one.waivable and one.status == "fail":
            store.waive(id_, one.check, one.clauses, "产品以企业名称销售，领导小组同意", "李四", one.message)
    after = waived(findings, store.attestations(id_))
    assert verdict_of(after) != "ineligible"
    (listed,) = [one for one in after if one.check == "policy.waiver"]
    assert listed.status == "pass" and "李四" in listed.message and "领导小组同意" in listed.message
