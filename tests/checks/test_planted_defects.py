"""Each planted defect of the generator gives its finding, at the level of values: nothing is drawn, nothing read."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.checks.declared import declared_values
from dossier.checks.engine import run_checks
from dossier.models.document import Document, Dossier, FileRecord
from dossier.models.finding import Finding
from dossier.models.page import Trace
from sample_dossiers.assembly import Order, papers_of
from sample_dossiers.defects import DEFECTS
from sample_dossiers.facts import POLICIES
from sample_dossiers.paper import Paper
from tests.builders import document

CASES = [(policy, name) for name, defect in DEFECTS.items() for policy in defect.policies]


def as_document(paper: Paper) -> Document:
    """The paper as it would be read without a fault; a test report with its page labels."""
    fields: dict[str, Any] = {name: value for name, value in paper.fields.items() if value not in ("", None)}
    labels = paper.extra.get("footer", []) if paper.type == "test_report" else []
    pages = tuple(range(1, max(len(labels), 1) + 1))
    made = document(paper.type, paper.key, pages=pages, **fields)
    of = int(paper.fields.get("page_count", 0) or 0)
    traces = tuple(Trace(kind="page_label", page=n, data={"page": n, "of": of}) for n in pages if labels and of)
    return made.model_copy(update={"traces": traces, "file": f"{paper.key}.pdf"})


def findings(policy: str, *defects: str, seed: int = 3) -> list[Finding]:
    facts, papers = papers_of(Order(seed=seed, policy=policy, defects=tuple(DEFECTS[name] for name in defects)))
    documents = [as_document(paper) for paper in papers]
    files = tuple(FileRecord(name=d.file, sha256=d.sha256, size=1, pages=len(d.pages)) for d in documents)
    made = Dossier(
        id="planted",
        applied_on=facts.days.applied_on,
        declared=declared_values({}, documents),
        files=files,
        documents=tuple(documents),
    )
    return list(run_checks(made, policy))


_ECHO = "authenticity.value_edited"
"""Says a contradiction of values once more, as a sign."""


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("seed", range(8))
def test_clean(policy: str, seed: int) -> None:
    found = findings(policy, seed=seed)
    bad = [
        (f.check, f.status, f.message) for f in found if f.status in ("fail", "warn") and f.check != "policy.in_force"
    ]
    bad += [
        (f.check, f.status, f.message) for f in found if f.status == "review" and f.judge == "machine" and f.mandatory
    ]
    assert bad == []


@pytest.mark.parametrize(("policy", "name"), CASES)
def test_defect(policy: str, name: str) -> None:
    found = findings(policy, name)
    said = {(f.check, f.status) for f in found}
    defect = DEFECTS[name]
    assert set(defect.expected) <= said
    if not defect.outside:
        allowed = {check for check, _ in defect.expected} | set(defect.also) | {"policy.in_force", _ECHO}
        other = [(f.check, f.message) for f in found if f.status in ("fail", "warn") and f.check not in allowed]
        assert other == []
