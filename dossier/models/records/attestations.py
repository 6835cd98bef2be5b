"""What a person's word does to a finding that waited for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.models.base import Text
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
    answer = _answer(last)
    return finding.model_copy(
        update={
            "status": "pass" if last.confirmed else "fail",
            "message": f"{finding.message}{answer.zh}",
            "message_en": f"{finding.message_en}{answer.en}",
        }
    )


def _answer(row: AttestationRow) -> Text:
    """What an answer adds to the message: who, when, what and why."""
    zh, en = ("已确认", "confirmed") if row.confirmed else ("认定不成立", "found not to hold")
    day = row.created_at.date().isoformat()
    why_zh, why_en = (f"，理由：{row.reason}", f", reason: {row.reason}") if row.reason.strip() else ("", "")
    return Text(zh=f"【{row.user} {day} {zh}{why_zh}】", en=f" [{en} by {row.user} on {day}{why_en}]")


def without_answer(finding: Finding, rows: Iterable[AttestationRow]) -> Text:
    """The finding's message as it was before anybody answered: who answered and why is not for everybody."""
    zh, en = finding.message, finding.message_en
    for row in rows:
        if row.check == finding.check:
            answer = _answer(row)
            zh, en = zh.removesuffix(answer.zh), en.removesuffix(answer.en)
    return Text(zh=zh, en=en)
