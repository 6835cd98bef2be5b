"""What an office relaxes: a waivable finding becomes a pass that names who relaxed it, when and why.

A waiver is kept beside the attestations and is as append-only as they are: its ``check`` bears a prefix, and the last
word on a finding counts, so that a waiver can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.models.finding import SEVERITY, Finding
from dossier.models.records.attestations import answers
from dossier.models.records.rows import AttestationRow

PREFIX = "waiver:"
"""Begins the ``check`` of a row that is a waiver."""
LISTED_BY = "policy.waiver"
"""The check whose finding lists the waivers of a dossier."""

WAIVABLE_STATUSES = ("fail", "review")
"""What the machine can have against a dossier that an office may relax."""


def may_be_waived(finding: Finding) -> bool:
    """Whether an office can relax it: the policy lets it, and the machine has something against the dossier."""
    return finding.waivable and finding.judge == "machine" and finding.status in WAIVABLE_STATUSES


def is_waiver(row: AttestationRow) -> bool:
    """Whether a row relaxes a finding (or takes that back)."""
    return row.check.startswith(PREFIX)


def waived(findings: Iterable[Finding], rows: Sequence[AttestationRow]) -> tuple[Finding, ...]:
    """The findings with what was relaxed, worst first. A finding that has changed since is as open as before."""
    own = [row.model_copy(update={"check": row.check.removeprefix(PREFIX)}) for row in rows if is_waiver(row)]
    pairs = [(finding, _granted(finding, own)) for finding in findings]
    given = [row for _, row in pairs if row is not None]
    done = [_relaxed(finding, row) if row else _listed(finding, given) for finding, row in pairs]
    return tuple(sorted(done, key=lambda finding: (SEVERITY[finding.status], not finding.mandatory)))


def _granted(finding: Finding, rows: Sequence[AttestationRow]) -> AttestationRow | None:
    """The waiver that stands for a finding."""
    if not may_be_waived(finding):
        return None
    mine = [row for row in rows if answers(row, finding.check, finding.clauses, finding.message)]
    return mine[-1] if mine and mine[-1].confirmed else None


def _relaxed(finding: Finding, row: AttestationRow) -> Finding:
    day = row.created_at.date().isoformat()
    return finding.model_copy(
        update={
            "status": "pass",
            "message": f"{finding.message}【{row.user} {day} 按政策放宽，理由：{row.reason}】",
            "message_en": f"{finding.message_en} [waived by {row.user} on {day}, reason: {row.reason}]",
            "cure": None,
            "cure_en": None,
        }
    )


def _listed(finding: Finding, rows: Sequence[AttestationRow]) -> Finding:
    """The finding on waivers, with those that stand; any other one as it is."""
    if finding.check != LISTED_BY or not rows or finding.status != "not_applicable":
        return finding
    zh = "；".join(f"{row.user}：{row.reason}" for row in rows)
    en = "; ".join(f"{row.user}: {row.reason}" for row in rows)
    return finding.model_copy(
        update={
            "status": "pass",
            "message": f"已登记放宽 {len(rows)} 项（{zh}）。",
            "message_en": f"{len(rows)} waiver(s) on record ({en}).",
        }
    )
