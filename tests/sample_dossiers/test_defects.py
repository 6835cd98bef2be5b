"""Each defect changes exactly what it says, and names findings that exist."""

from __future__ import annotations

import pytest

from dossier.models.check_ids import CHECK_IDS
from dossier.models.document_types import DOCUMENT_TYPES
from sample_dossiers.assembly import Order, make_dossier, papers_of
from sample_dossiers.defects import DEFECTS, Defect, DefectError, choose
from sample_dossiers.facts import POLICIES

CASES = [(name, policy) for name, defect in DEFECTS.items() for policy in defect.policies]


def _differences(defect: Defect, seed: int, policy: str) -> set[str]:
    """What differs from the clean dossier of the same seed: paper.field, +paper, -paper, paper.pages."""
    clean = {p.key: p for p in papers_of(Order(seed, policy))[1]}
    planted = {p.key: p for p in papers_of(Order(seed, policy, defects=(defect,)))[1]}
    found = {f"-{key}" for key in clean.keys() - planted.keys()} | {f"+{key}" for key in planted.keys() - clean.keys()}
    for key in clean.keys() & planted.keys():
        before, after = clean[key], planted[key]
        names = before.fields.keys() | after.fields.keys()
        found |= {f"{key}.{name}" for name in names if before.fields.get(name) != after.fields.get(name)}
        if before.extra.get("footer") != after.extra.get("footer"):
            found.add(f"{key}.pages")
    return found


def _covers(change: str, difference: str) -> bool:
    return change in ("*", difference) or (change.endswith(".*") and difference.startswith(change[:-1]))


@pytest.mark.parametrize(("name", "policy"), CASES)
def test_a_defect_changes_what_it_says_and_nothing_else(name: str, policy: str) -> None:
    defect = DEFECTS[name]
    ever: set[str] = set()
    for seed in range(5):
        differences = _differences(defect, seed, policy)
        assert differences, f"{name} plants nothing in seed {seed}"
        strange = {d for d in differences if not any(_covers(change, d) for change in defect.changes)}
        assert not strange, f"{name} also changes {strange} in seed {seed}"
        ever |= differences
    idle = {change for change in defect.changes if not any(_covers(change, d) for d in ever)}
    assert not idle, f"{name} never changes {idle}"


@pytest.mark.parametrize("name", DEFECTS)
def test_expected_findings_are_checks_of_the_contract(name: str) -> None:
    defect = DEFECTS[name]
    assert defect.expected
    assert {check for check, _ in defect.expected} | set(defect.also) <= CHECK_IDS
    assert set(defect.policies) <= set(POLICIES)


def test_missing_page_leaves_the_count_as_printed() -> None:
    dossier = make_dossier(Order(4, "baotou", defects=choose(["missing_page"], "baotou")))
    report = next(d for d in dossier.truth["documents"] if d["type"] == "test_report")
    assert len(report["pages"]) == report["fields"]["page_count"] - 1


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["no_such"], "unknown"),
        (["test_failed", "missing_page"], "cannot meet"),
        (["outside_region", "test_failed"], "cannot meet"),
    ],
)
def test_defects_that_cannot_be_planted_are_refused(names: list[str], message: str) -> None:
    with pytest.raises(DefectError, match=message):
        choose(names, "baotou")


def test_a_defect_of_another_policy_is_refused() -> None:
    with pytest.raises(DefectError, match="concerns"):
        choose(["utility_model_only"], "inner_mongolia")


def test_truth_has_only_fields_of_the_contract() -> None:
    for name, policy in [("", p) for p in POLICIES] + CASES:
        defects = choose([name], policy) if name else ()
        for paper in papers_of(Order(11, policy, defects=defects))[1]:
            known = {spec.name for spec in DOCUMENT_TYPES[paper.type].fields}
            assert set(paper.fields) <= known, paper.key
