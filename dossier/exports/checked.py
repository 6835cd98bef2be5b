"""A checked dossier with all that is printed of it, as far as the reader may see it."""

from __future__ import annotations

import logging
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from dossier.checks.engine import load_policy
from dossier.checks.overlays import overlaid
from dossier.guides import standing_guide
from dossier.models.base import text
from dossier.models.document import Document
from dossier.models.errors import PolicyError, UsageError
from dossier.models.finding import DossierSummary, Finding, Result
from dossier.models.overlay import Overlay
from dossier.models.policy import Policy, PolicyVersion
from dossier.models.records import Store
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.rows import AttestationRow, DossierRow, RunRow

_log = logging.getLogger(__name__)
_FAMILY = "authenticity."


@dataclass(frozen=True)
class Checked:
    """A dossier, its latest run with the result, and the case that it was handed in for."""

    store: Store
    row: DossierRow
    run: RunRow
    result: Result
    policy: Policy
    version: PolicyVersion
    case: CaseRow | None
    submission: int
    """Which handing-in of the case it is, from 1; 0 outside any case."""
    said: tuple[AttestationRow, ...]
    """What people said of findings and clauses, oldest first."""
    signs: bool
    """Whether the reader may see signs of falsification."""

    @property
    def round(self) -> str:
        """The round that the case belongs to; else the guide that was laid over the policy."""
        overlay = self.result.dossier.overlay or {}
        return (self.case.round if self.case else "") or overlay.get("zh", "")

    @property
    def papers(self) -> dict[str, Document]:
        """The documents by id."""
        return {document.id: document for document in self.result.documents}


def checked(store: Store, id_: str, signs: bool, others: Container[str] | None = None) -> Checked:
    """The dossier's latest result. Raises UsageError where there is no such dossier, or none that was checked.

    ``others`` are the other dossiers of which the reader may see what they say; None is all of them.
    """
    row = store.dossier(id_)
    kept = store.latest_result(id_)
    if kept is None:
        raise UsageError(
            text("卷宗 {id} 还没有核验结果。", "Dossier {id} has no result yet.", id=id_),
            text("请待核验完成后再导出。", "Export it when the check is done."),
        )
    result = Result.from_json(kept)
    result = _without_others(result, others) if signs else without_signs(result)
    policy = _policy(store, row, result)
    case = store.case_of_dossier(id_)
    handed_in = store.submissions(case.id) if case else []
    number = next((one.number for one in handed_in if one.dossier_id == id_), 0)
    version = _version(policy, result.dossier.policy_version)
    said = tuple(store.attestations(id_))
    return Checked(store, row, store.runs(id_)[-1], result, policy, version, case, number, said, signs)


def without_signs(result: Result) -> Result:
    """The result as those see it who see no signs: without the family, the suspicion, and what was examined for it."""
    findings = tuple(one for one in result.findings if not one.check.startswith(_FAMILY) and one.tier is None)
    nothing = {"findings": findings, "suspicion": "none", "suspicion_reasons": (), "examination": ()}
    return result.model_copy(update=nothing)


def _without_others(result: Result, others: Container[str] | None) -> Result:
    """The result without what dossiers say that are not for this reader; that they are meant stays."""
    if others is None:
        return result
    return result.model_copy(update={"findings": tuple(_masked(one, others) for one in result.findings)})


def _masked(finding: Finding, others: Container[str]) -> Finding:
    evidence = tuple(
        item.model_copy(update={"text": "", "file": None, "page": None, "box": None})
        if item.dossier and item.dossier not in others
        else item
        for item in finding.evidence
    )
    return finding.model_copy(update={"evidence": evidence})


def _policy(store: Store, row: DossierRow, result: Result) -> Policy:
    """The policy with the office's guide, where the guide is still the one that the result names."""
    summary = result.dossier
    policy = load_policy(summary.policy)
    if not summary.overlay:
        return policy
    try:
        overlay = _guide(store, row, summary)
    except (PolicyError, OSError):
        _log.warning("the guide %s is not to be had any more", summary.overlay, exc_info=True)
        return policy
    same = overlay and (overlay.id, overlay.policy) == (summary.overlay.get("id"), summary.policy)
    return overlaid(policy, overlay) if overlay and same else policy


def _guide(store: Store, row: DossierRow, summary: DossierSummary) -> Overlay | None:
    """The guide that the dossier was handed in with, else the one that held then."""
    if given := row.options.get("overlay"):
        return Overlay.model_validate(given)
    day = date.fromisoformat(summary.as_of or summary.applied_on)
    return standing_guide(store, summary.policy, day, row.created_at)


def _version(policy: Policy, name: str) -> PolicyVersion:
    """The version of that name, whose guide (named after a plus sign) may be gone."""
    plain = name.partition("+")[0]
    fitting = [version for version in policy.versions if version.version in (name, plain)]
    return fitting[0] if fitting else policy.versions[-1]
