"""What an official reads: whole sentences of a bearable length, and for everything amiss a cure."""

from __future__ import annotations

import ast
import inspect
import re
from types import ModuleType

import pytest

from dossier.checks.discover import all_checks
from dossier.checks.engine import policy_ids, run_checks
from dossier.models.document import Dossier
from dossier.models.finding import Finding
from sample_dossiers.defects import DEFECTS
from tests.builders import document
from tests.checks.clean import APPLICANT, PAPERS, broken, of, paper, run
from tests.checks.clean import clean as another
from tests.checks.test_planted_defects import findings
from tests.checks.whole_dossier import whole

LONGEST = 160
BUILDERS = {"failed", "warned", "to_review"}
MODULES = sorted({inspect.getmodule(one.run) for one in all_checks().values()}, key=str)


def many() -> Dossier:
    """Many papers of each type: what is listed must not make a message endless."""
    made = whole()
    more = tuple(d.model_copy(update={"id": f"{d.id}{n}"}) for n in range(9) for d in another().documents)
    return made.model_copy(update={"documents": (*made.documents, *more)})


def unread() -> Dossier:
    """Papers of which nothing was read."""
    return of(*(paper(type_, **dict.fromkeys(values)) for type_, values in PAPERS.items()))


DOSSIERS = {"whole": whole(), "another": another(), "many": many(), "unread": unread(), "empty": of(),
            "unknown": of(document("id_or_other"))}  # fmt: skip


def amiss(finding: Finding) -> str:
    if not finding.message.endswith(("。", "？")) or not finding.message_en.rstrip().endswith((".", "?")):
        return "no whole sentence"
    if re.search(r"\bp\.\d|。[；。，]|，。|None", finding.message):
        return "not said as one says it"
    if finding.judge == "machine" and finding.status in ("fail", "warn", "review") and not finding.cure:
        return "no cure"
    if finding.cure and not (finding.cure.endswith("。") and (finding.cure_en or "").endswith(".")):
        return "no whole sentence as cure"
    if len(re.findall("[一-鿿]", finding.message)) > LONGEST:
        return "too long"
    return ""


@pytest.mark.parametrize("policy", policy_ids())
@pytest.mark.parametrize("name", DOSSIERS)
def test_findings_read_well(name: str, policy: str) -> None:
    found = run_checks(DOSSIERS[name], policy)
    assert [(amiss(f), f.check, f.message, f.message_en) for f in found if amiss(f)] == []


@pytest.mark.parametrize("defect", DEFECTS)
def test_findings_of_defects_read_well(defect: str) -> None:
    found = findings(DEFECTS[defect].policies[0], defect)
    assert [(amiss(f), f.check, f.message, f.message_en) for f in found if amiss(f)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_all_that_is_amiss_has_a_cure(module: ModuleType) -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Call)]
    bare = [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id in BUILDERS
        and not any(word.arg == "cure" for word in call.keywords)
    ]
    assert bare == []


def test_former_and_latter_stand_in_the_order_of_the_sentence() -> None:
    (found,) = run("finance.auditee", broken("audit_report", auditee="有" + APPLICANT))
    said = found.message.zh
    assert said.index(f"“{APPLICANT}”") < said.index(f"“有{APPLICANT}”") < said.index("后者多“有”")
