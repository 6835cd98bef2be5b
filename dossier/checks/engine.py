"""Runs the checks of a policy over a dossier: outcomes become findings, findings a verdict.

The version of the policy is the one in force on the day of application. A check that breaks becomes a finding of its
own and the rest goes on. Checks of authenticity run under every policy: they are listed once, in the general one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import date

from dossier.checks.discover import all_checks
from dossier.checks.policy_files import GENERAL, load_policy, policy_ids
from dossier.checks.registry import Context, NoRecords, Records
from dossier.models.base import text
from dossier.models.document import Dossier
from dossier.models.finding import SEVERITY, Finding, Outcome, Verdict
from dossier.models.policy import Condition, Policy, PolicyVersion

__all__ = [
    "conditions_of",
    "findings_of",
    "load_policy",
    "open_attestations",
    "policy_ids",
    "run_checks",
    "run_policy",
    "shared_conditions",
    "verdict_of",
]

_log = logging.getLogger(__name__)

_AUTHENTICITY = "authenticity."


def run_checks(
    dossier: Dossier, policy_id: str, records: Records | None = None, as_of: date | None = None
) -> tuple[Finding, ...]:
    """Findings of a dossier under a policy, worst first.

    ``as_of`` chooses the version of the policy; the day of application where it is None.
    """
    return run_policy(dossier, load_policy(policy_id), records, as_of)


def run_policy(
    dossier: Dossier, policy: Policy, records: Records | None = None, as_of: date | None = None
) -> tuple[Finding, ...]:
    """As ``run_checks``, for a policy at hand."""
    version = policy.version_on(as_of or dossier.applied_on)
    context = Context(dossier, policy, version, records or NoRecords())
    findings = [finding for condition in conditions_of(version) for finding in findings_of(context, condition)]
    findings += _shared(context)
    return tuple(sorted(findings, key=lambda finding: (SEVERITY[finding.status], not finding.mandatory)))


def conditions_of(version: PolicyVersion) -> list[Condition]:
    """All conditions of a version: one for each material, then those that are written down."""
    materials = [
        Condition(
            check="completeness.required_document",
            clauses=(material.clause,),
            judge="person" if material.required == "ask" else "machine",
            waivable=material.waivable,
            params={"material": material.id},
        )
        for material in version.materials
    ]
    return [*materials, *version.conditions]


def shared_conditions(version: PolicyVersion, day: date) -> list[Condition]:
    """Conditions of authenticity that hold whatever is applied for, less those a version has in its own words."""
    own = {condition.check for condition in version.conditions}
    listed = load_policy(GENERAL).version_on(day).conditions
    return [one for one in listed if one.check.startswith(_AUTHENTICITY) and one.check not in own]


def _shared(context: Context) -> list[Finding]:
    """Findings of the shared conditions, cited as the general policy's; what has nothing to say stays silent."""
    day = context.dossier.applied_on
    return [
        finding
        for condition in shared_conditions(context.version, day)
        for finding in findings_of(context, condition, load_policy(GENERAL), silent=True)
    ]


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """What the mandatory machine findings come to: one fail is ``ineligible``, else one open is ``review``."""
    statuses = {f.status for f in findings if f.mandatory and f.judge == "machine"}
    if "fail" in statuses:
        return "ineligible"
    return "review" if "review" in statuses else "eligible"


def open_attestations(findings: Iterable[Finding]) -> int:
    """How many findings wait for a person's word."""
    return sum(f.judge == "person" and f.status == "review" for f in findings)


def findings_of(
    context: Context, condition: Condition, cited: Policy | None = None, silent: bool = False
) -> list[Finding]:
    """Findings of one condition under the policy that lists it; where the check says nothing, one that says so."""
    policy = cited or context.policy
    registered = all_checks()[condition.check]
    try:
        params = registered.params.model_validate(condition.params)
        outcomes = list(registered.run(context, params)) or ([] if silent else [_nothing()])
    except Exception as error:  # a broken check must not take the others down
        _log.exception("check %s failed", condition.check)
        return [_finding(policy, condition, _broken(condition, error), "internal.check_failed")]
    return [_finding(policy, condition, outcome, condition.check) for outcome in outcomes]


def _nothing() -> Outcome:
    return Outcome(
        status="not_applicable",
        message=text("材料中没有与本项有关的内容。", "Nothing in the dossier bears on this condition."),
    )


def _broken(condition: Condition, error: Exception) -> Outcome:
    return Outcome(
        status="review",
        message=text(
            "检查项 {check} 运行出错（{kind}），本项未能自动核对，请人工核实。",
            "Check {check} broke ({kind}); this condition was not checked, a person must look.",
            check=condition.check,
            kind=type(error).__name__,
        ),
        cure=text("请人工核对本项，并将日志交给维护人员。", "Check this by hand and hand the log to the maintainers."),
    )


def _finding(policy: Policy, condition: Condition, outcome: Outcome, check: str) -> Finding:
    return Finding(
        check=check,
        judge=outcome.judge or condition.judge,
        mandatory=condition.mandatory,
        status=outcome.status,
        message=outcome.message.zh,
        message_en=outcome.message.en,
        clauses=tuple(f"{policy.of or policy.id}:{clause}" for clause in condition.clauses),
        documents=outcome.documents or _named([item.document for item in outcome.evidence]),
        evidence=outcome.evidence,
        cure=outcome.cure.zh if outcome.cure else None,
        cure_en=outcome.cure.en if outcome.cure else None,
        tier=outcome.tier,
        innocent=outcome.innocent.zh if outcome.innocent else None,
        innocent_en=outcome.innocent.en if outcome.innocent else None,
        verify=outcome.verify.zh if outcome.verify else None,
        verify_en=outcome.verify.en if outcome.verify else None,
        waivable=condition.waivable,
    )


def _named(documents: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(document for document in documents if document))
