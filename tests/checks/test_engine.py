"""The engine: findings under clauses, worst first; a broken check stays one finding; verdict and open questions."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from dossier.checks import discover
from dossier.checks.engine import (
    conditions_of,
    load_policy,
    open_attestations,
    run_checks,
    run_policy,
    verdict_of,
)
from dossier.checks.registry import Check, Context, NoParams
from dossier.models.base import Text
from dossier.models.finding import SEVERITY, Finding, Outcome
from dossier.models.policy import Clause, Condition, Policy, PolicyVersion
from tests.builders import dossier
from tests.checks.whole_dossier import whole

ODD = Text(zh="试", en="trial")


def finding(check: str = "applicant.name", **values: Any) -> Finding:
    fixed = {"judge": "machine", "mandatory": True, "status": "pass", "message": "", "message_en": "", "clauses": ()}
    return Finding(check=check, **{**fixed, **values})


def small_policy(*conditions: Condition) -> Policy:
    version = PolicyVersion(version="1", conditions=conditions)
    return Policy(id="small", name=ODD, issuers=(), clauses={"1": Clause(kind="check", does=ODD)}, versions=(version,))


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> dict[str, Check]:
    """The register with two checks of this test's own in place of real ones."""

    def breaks(context: Context, params: NoParams) -> Iterable[Outcome]:
        yield Outcome(status="pass", message=ODD)
        raise RuntimeError("broken on purpose")

    def works(context: Context, params: NoParams) -> Iterable[Outcome]:
        yield Outcome(status="pass", message=ODD)

    made = {
        "applicant.name": Check("applicant.name", breaks, NoParams),
        "applicant.uscc": Check("applicant.uscc", works, NoParams),
    }
    monkeypatch.setattr("dossier.checks.engine.all_checks", lambda: {**discover.all_checks(), **made})
    return made


def test_a_broken_check_is_one_finding_and_the_rest_goes_on(checks: dict[str, Check]) -> None:
    broken = Condition(check="applicant.name", clauses=("1",))
    found = run_policy(dossier(), small_policy(broken, Condition(check="applicant.uscc", clauses=("1",))))
    assert [(f.check, f.status) for f in found] == [("internal.check_failed", "review"), ("applicant.uscc", "pass")]
    assert "applicant.name" in found[0].message and "RuntimeError" in found[0].message_en
    assert found[0].clauses == ("small:1",)
    assert verdict_of(found) == "review"


def test_findings_carry_what_the_policy_says() -> None:
    condition = Condition(check="policy.waiver", clauses=("1",), judge="person", mandatory=False)
    (found,) = run_policy(dossier(), small_policy(condition))
    assert (found.clauses, found.judge, found.mandatory) == (("small:1",), "person", False)


def test_a_condition_that_nothing_bears_on_still_shows() -> None:
    (found,) = run_policy(dossier(), small_policy(Condition(check="ownership.agreement", clauses=("1",))))
    assert found.status == "not_applicable"


def test_materials_are_conditions_under_their_own_clause() -> None:
    version = load_policy("baotou").versions[-1]
    clauses = [c.clauses for c in conditions_of(version) if c.params == {"material": "commitment_letter"}]
    assert clauses == [("19",)]


def test_worst_first() -> None:
    found = run_checks(whole(report={"conclusion": "不合格"}, licence={"company_name": None}), "inner_mongolia")
    ranks = [SEVERITY[f.status] for f in found]
    assert ranks == sorted(ranks)
    assert found[0].status == "fail"


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ([], "eligible"),
        ([finding(status="fail")], "ineligible"),
        ([finding(status="review"), finding(status="fail")], "ineligible"),
        ([finding(status="review")], "review"),
        ([finding(status="warn")], "eligible"),
        ([finding(status="fail", mandatory=False)], "eligible"),
        ([finding(status="review", judge="person")], "eligible"),
    ],
)
def test_verdict(findings: list[Finding], verdict: str) -> None:
    assert verdict_of(findings) == verdict


def test_open_attestations_counts_persons_in_review_only() -> None:
    asked = finding(judge="person", status="review")
    assert open_attestations([asked, asked, finding(judge="person"), finding(status="review")]) == 2


def test_version_by_day() -> None:
    old = PolicyVersion(version="old", valid_to=date(2024, 12, 31), conditions=())
    new = PolicyVersion(
        version="new", valid_from=date(2025, 1, 1), conditions=(Condition(check="policy.waiver", clauses=("1",)),)
    )
    policy = small_policy().model_copy(update={"versions": (old, new)})
    assert len(run_policy(dossier(applied_on="2025-06-30"), policy)) == 1
    assert run_policy(dossier(applied_on="2024-06-30"), policy) == ()
    assert len(run_policy(dossier(applied_on="2024-06-30"), policy, as_of=date(2025, 2, 1))) == 1


def test_without_a_policy_nothing_is_eligible() -> None:
    found = run_checks(whole(), "general")
    assert {f.check for f in found if f.status in ("fail", "warn", "review") and f.judge == "machine"} == {
        "policy.in_force"
    }
    assert verdict_of(found) == "review"


@pytest.mark.parametrize("policy", ["inner_mongolia", "baotou"])
def test_a_clean_dossier_is_clean(policy: str) -> None:
    found = run_checks(whole(), policy)
    bad = [(f.check, f.message) for f in found if f.status in ("fail", "warn") and f.check != "policy.in_force"]
    assert bad == []
    open_ = [(f.check, f.message) for f in found if f.status == "review" and f.judge == "machine" and f.mandatory]
    assert open_ == []
    assert verdict_of(found) == "eligible"


@pytest.mark.parametrize("policy", ["inner_mongolia", "baotou"])
def test_every_finding_shows_evidence_or_says_what_is_missing(policy: str) -> None:
    speaks = ("未", "没有", "无", "确认", "征求意见", "不在限报名单", "连续", "既往记录")
    for f in run_checks(whole(), policy):
        assert f.status == "not_applicable" or f.evidence or any(word in f.message for word in speaks), f


def test_checks_of_a_dossier_take_milliseconds() -> None:
    run_checks(whole(), "inner_mongolia")
    begin = time.process_time()
    for _ in range(10):
        run_checks(whole(), "inner_mongolia")
    assert (time.process_time() - begin) / 10 < 0.05


def test_texts_are_filled() -> None:
    """No message shows a template's braces."""
    for id_ in ("inner_mongolia", "baotou", "huangshi", "changzhou", "beijing", "general"):
        for made in (whole(), dossier(), whole(report={"lab_name": "别处检测有限公司", "model": "XX-1"})):
            for f in run_checks(made, id_):
                assert "{" not in f.message + f.message_en + (f.cure or "") + (f.cure_en or "")
