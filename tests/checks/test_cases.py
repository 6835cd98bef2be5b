"""Every case of ``tests/cases`` comes out as it says, and a case file that is wrong is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.checks.policy_files import load_policy
from tests.cases import running
from tests.cases.models import Case
from tests.cases.running import Given, base_of, case_files, cases_of, dossier_of, policies, problems_of

CASES = [given for policy in policies() for given in cases_of(policy)]
LEAST = {"check": 4, "exclusion": 4, "materials": 4, "attest": 1, "preference": 1, "waiver": 1, "in-force": 1}
"""How many cases a clause of each kind has at least."""


@pytest.mark.parametrize("given", CASES, ids=str)
def test_the_checks_say_what_the_case_says(given: Given) -> None:
    assert not problems_of(given)


@pytest.mark.parametrize("policy", policies())
def test_every_clause_that_is_checked_has_its_cases(policy: str) -> None:
    have = {file.clause: len(file.cases) for file in case_files(policy)}
    clauses = load_policy(policy).clauses
    least = LEAST | ({"claim": 4} if load_policy(policy).kind == "claim" else {})
    assert set(have) <= set(clauses)
    assert not {key: have.get(key, 0) for key, c in clauses.items() if have.get(key, 0) < least.get(c.kind, 0)}


@pytest.mark.parametrize("policy", policies())
def test_names_of_cases_are_unique(policy: str) -> None:
    names = [(file.clause, case.name) for file in case_files(policy) for case in file.cases]
    assert len(names) == len(set(names))


def test_a_finding_that_is_not_there_is_reported() -> None:
    policy = policies()[0]
    wrong = Case.model_validate(
        {"name": "x", "expect": [{"check": "policy.in_force", "status": "fail", "clause": "1"}]}
    )
    given = Given(policy, "1", wrong, dossier_of(base_of(policy), wrong))
    assert [line for line in problems_of(given) if "no such finding" in line]


@pytest.mark.parametrize(
    "change",
    [
        {"set": {"nowhere.address": "甲"}},
        {"set": {"licence.adress": "甲"}},
        {"set": {"licence.established_date": "2024-02-30"}},
        {"remove": ["licence.nothing"]},
        {"add": {"copy": {"like": "nowhere"}}},
    ],
    ids=str,
)
def test_a_change_of_what_is_not_there_is_refused(change: dict[str, object]) -> None:
    policy = policies()[0]
    with pytest.raises((running.CaseError, ValueError)):
        dossier_of(base_of(policy), Case.model_validate({"name": "x", **change}))


@pytest.mark.parametrize(
    "body",
    [
        "clause: '1'\nabout: x\ncases: [{name: x, expects: []}]",
        "clause: '1'\nabout: x\ncases: [{name: x, set: {invoice.total_amount: 1.50}}]",
        "clause: '1'\nabout: x\ncases: [{name: x, name: y}]",
        "clause: '2'\nabout: x\ncases: [{name: x}]",
    ],
)
def test_a_wrong_case_file_is_refused(tmp_path: Path, body: str) -> None:
    path = tmp_path / "1.yaml"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(running.CaseError):
        running._case_file(path)
