"""What a person's word does to a finding that waited for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.models.finding import SEVERITY, Finding
from dossier.models.records.rows import AttestationRow


def answers(row: AttestationRow, check: str, clauses: Sequence[str], message: str) -> bool:
    """Whether the attestation speaks of a finding: same check, same clauses, and the same question where it names one.

    The question named may bear an earlier answer at its end, as the screen shows it.
    """
    return (
        row.check == check and row.clauses == tuple(clauses) and row.message.startswith(message if row.message else "")
    )


def attested(findings: Iterable[Finding], rows: Sequence[AttestationRow]) -> tuple[Finding, ...]:
    """The findings with persons' answers, worst first; the last answer to a question counts.

    Only findings that a person judges and that are open change; a machine's finding is nobody's to confirm away.
    """
    answered = [_answered(finding, rows) for finding in findings]
    return tuple(sorted(answered, key=lambda finding: (SEVERITY[finding.status], not finding.mandatory)))


def _answered(finding: Finding, rows: Sequence[AttestationRow]) -> Finding:
    if finding.judge != "person" or finding.status != "review":
        return finding
    mine = [row for row in rows if answers(row, finding.check, finding.clauses, finding.message)]
    if not mine:
        return finding
    last = mine[-1]
    zh, en = ("已确认", "confirmed") if last.confirmed else ("认定不成立", "found not to hold")
    day = last.created_at.date().isoformat()
    why_zh, why_en = (f"，理由：{last.reason}", f", reason: {last.reason}") if last.reason.strip() else ("", "")
    return finding.model_copy(
        update={
            "status": "pass" if last.confirmed else "fail",
            "message": f"{finding.message}【{last.user} {day} {zh}{why_zh}】",
            "message_en": f"{finding.message_en} [{en} by {last.user} on {day}{why_en}]",
        }
    )
