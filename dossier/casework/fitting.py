"""Under which policies the papers at hand could be handed in, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from dossier.checks.declared import declared_values
from dossier.checks.engine import load_policy, policy_ids, run_checks
from dossier.checks.policy_files import GENERAL
from dossier.models.base import Record, Text
from dossier.models.document import Dossier, FileRecord
from dossier.models.finding import Finding, Result

Fitting = Literal["fits", "could", "does_not"]
"""Nothing stands against it; something is to be mended or answered; a condition fails that no paper can mend."""
NOT_TO_BE_MENDED = (
    "applicant.region", "applicant.legal_person", "applicant.industry", "applicant.operating_period", "product.kind",
    "dates.development_window", "policy.exclusion",
)  # fmt: skip
"""Checks of what an applicant or a product is; other papers change nothing in it."""
_MATERIALS = "completeness.required_document"
_RANK: dict[Fitting, int] = {"fits": 0, "could": 1, "does_not": 2}


class Fit(Record):
    """What the papers come to under one policy: ``against`` cannot be mended, ``faults`` and ``missing`` can.

    ``questions`` are all that is to be confirmed; of these, what only a reviewer answers does not speak against filing.
    """

    policy: str
    name: Text
    fitting: Fitting
    against: tuple[Finding, ...]
    faults: tuple[Finding, ...]
    missing: tuple[Finding, ...]
    questions: int

    @property
    def lacking(self) -> int:
        """How much there is to mend."""
        return len(self.against) + len(self.faults) + len(self.missing)


def fits(result: Result) -> list[Fit]:
    """All programmes of recognition, best first. The papers are those of the result; nothing is read again.

    Records of earlier cases are left out: what an office holds against an applicant is no matter of a first look.
    """
    dossier = dossier_of(result)
    programmes = [load_policy(id_) for id_ in policy_ids() if id_ != GENERAL]
    found = [
        _fit(policy.id, policy.name, run_checks(dossier, policy.id))
        for policy in programmes
        if policy.kind == "recognition"
    ]
    return sorted(found, key=lambda fit: (_RANK[fit.fitting], fit.lacking, fit.questions))


def dossier_of(result: Result) -> Dossier:
    """The dossier that a result speaks of, as the checks take it."""
    head = result.dossier
    told = {
        "applicant_name": head.applicant.get("name", ""), "uscc": head.applicant.get("uscc", ""),
        "product_name": head.product.get("name", ""), "model": head.product.get("model", ""),
    }  # fmt: skip
    stated = {name: value for name, value in told.items() if head.declared_from.get(name) == "option"}
    return Dossier(
        id=head.id,
        applied_on=date.fromisoformat(head.applied_on),
        declared=declared_values(stated, result.documents),
        files=tuple(FileRecord.model_validate(file) for file in head.files),
        documents=result.documents,
    )


def _fit(policy: str, name: Text, findings: Sequence[Finding]) -> Fit:
    failed = [one for one in findings if one.status == "fail" and one.mandatory and one.judge == "machine"]
    missing = tuple(one for one in failed if one.check == _MATERIALS)
    against = tuple(one for one in failed if one.check in NOT_TO_BE_MENDED)
    faults = tuple(one for one in failed if one.check not in (_MATERIALS, *NOT_TO_BE_MENDED))
    asked = [one for one in findings if one.status == "review" and one.mandatory]
    unsure = [one for one in asked if one.judge == "machine"]
    fitting: Fitting = "does_not" if against else "could" if missing or faults or unsure else "fits"
    return Fit(
        policy=policy, name=name, fitting=fitting, against=against, faults=faults, missing=missing, questions=len(asked)
    )  # fmt: skip
