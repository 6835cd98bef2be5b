"""What the desk needs to know of decisions and of the history of a dossier. No Streamlit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dossier.models.base import Record, Text
from dossier.models.document_types import DOCUMENT_TYPES, FieldSpec
from dossier.models.records.rows import AttestationRow, CorrectionRow, DecisionRow, DispositionRow, Verb
from dossier.models.records.taken_back import PREFIX as TAKING_BACK
from dossier.models.records.taken_back import is_taking_back, of_what
from dossier.models.records.verdicts import word_of
from dossier.models.records.waivers import is_waiver
from dossier.ui import review_words, words
from dossier.ui.fields import shown_value, value_words
from dossier.ui.findings import ListedFinding, clause_words
from dossier.ui.language import Language, in_language
from dossier.ui.marks import ATTESTATION, CORRECTED, DECISION, DISPOSITION, FIELD, TAKEN_BACK, WORD, Mark
from dossier.ui.undo import about


class HistoryEntry(Record):
    """One act: when, by whom, what (a template and its values), and why."""

    when: datetime
    user: str
    reason: str
    mark: Mark
    told: Text
    filled: dict[str, str | Text | tuple[str, ...]] = {}
    """Values of the template; a tuple is a list of clauses."""

    def values(self, language: Language) -> dict[str, str]:
        """The template's values in that language."""
        return {name: _in(value, language) for name, value in self.filled.items()}


def decision_problem(choice: Verb | None, reason: str, reviewer: str, open_attestations: int) -> Text | None:
    """Why a decision cannot be taken yet, None where it can. Approval waits until no clause is open."""
    if choice is None:
        return words.DECISION_NEED_CHOICE
    if not reviewer:
        return words.NEED_REVIEWER
    if not reason.strip():
        return words.DECISION_NEED_REASON
    if choice == "approve" and open_attestations:
        return words.DECISION_OPEN
    return None


def what_to_mend(rows: Iterable[ListedFinding], language: Language) -> str:
    """The list for the applicant: all that failed or is open and can be mended, worst first, with clause and cure.

    Signs of falsification are for officials and never in it.
    """
    items = [row for row in rows if row.finding.status in ("fail", "review") and row.cure(language)]
    items = [row for row in items if row.finding.tier is None]
    return "\n".join(_item(number, row, language) for number, row in enumerate(items, 1))


def _item(number: int, row: ListedFinding, language: Language) -> str:
    clauses = clause_words(row.finding.clauses, language)
    told = in_language(
        words.DECISION_ITEM, language, number=number, message=row.message(language).rstrip("。."), clauses=clauses
    )
    return (
        told
        + in_language(words.SEMICOLON, language)
        + in_language(words.DECISION_CURE, language, cure=row.cure(language))
    )


def history(
    decisions: Iterable[DecisionRow],
    corrections: Iterable[CorrectionRow],
    attestations: Iterable[AttestationRow],
    dispositions: Iterable[DispositionRow] = (),
    with_signs: bool = True,
) -> list[HistoryEntry]:
    """All acts, newest first, with those that were taken back. Without ``with_signs`` nothing of signs."""
    corrections = list(corrections)
    shown = [row for row in attestations if with_signs or not _is_of_sign(row)]
    entries = [
        *(_decided(row) for row in decisions),
        *(_corrected(row) for row in corrections),
        *(_taken_back(row, corrections) if is_taking_back(row) else _attested(row) for row in shown),
        *(_disposed(row) for row in dispositions),
    ]
    return sorted(entries, key=lambda entry: entry.when, reverse=True)


def _decided(row: DecisionRow) -> HistoryEntry:
    mark = DECISION[row.decision]
    return HistoryEntry(when=row.created_at, user=row.user, reason=row.reason, mark=mark, told=words.HISTORY_DECISION)


def _corrected(row: CorrectionRow) -> HistoryEntry:
    kind = DOCUMENT_TYPES[row.document_type]
    spec = kind.field(row.field)
    kept = row.old_value == row.new_value
    return HistoryEntry(
        when=row.created_at,
        user=row.user,
        reason=row.reason,
        mark=FIELD["confirmed"] if kept else CORRECTED,
        told=words.HISTORY_KEPT if kept else words.HISTORY_CHANGE,
        filled={
            "paper": kind.label,
            "field": spec.label if spec else row.field,
            "old": _value(spec, row.old_value),
            "new": _value(spec, row.new_value),
        },
    )


def _value(spec: FieldSpec | None, value: object) -> Text:
    plain = value_words(value)
    if not plain:
        return words.EMPTY_VALUE
    return shown_value(spec, value) if spec else Text(zh=plain, en=plain)


def _is_of_sign(row: AttestationRow) -> bool:
    """Whether a row speaks of a sign of falsification."""
    return row.check.startswith(f"{TAKING_BACK}disposition:") or ":authenticity." in row.check


def _taken_back(row: AttestationRow, corrections: Iterable[CorrectionRow]) -> HistoryEntry:
    kind, number = of_what(row)
    of = next((one.document_type for one in corrections if kind == "correction" and one.id == number), "")
    return HistoryEntry(
        when=row.created_at,
        user=row.user,
        reason=row.reason,
        mark=TAKEN_BACK,
        told=review_words.HISTORY_TAKEN_BACK,
        filled={"about": Text(zh=about(kind, row.message, of, "zh"), en=about(kind, row.message, of, "en"))},
    )


def _attested(row: AttestationRow) -> HistoryEntry:
    word = word_of(row)
    if word:
        return HistoryEntry(
            when=row.created_at,
            user=row.user,
            reason=row.reason,
            mark=WORD[word],
            told=review_words.HISTORY_VERDICT,
            filled={"message": row.message},
        )
    return HistoryEntry(
        when=row.created_at,
        user=row.user,
        reason=row.reason,
        mark=ATTESTATION[row.confirmed],
        told=_told(row),
        filled={"clauses": row.clauses, "question": row.message},
    )


def _told(row: AttestationRow) -> Text:
    """What an answer or a waiver did."""
    if not is_waiver(row):
        return words.HISTORY_ATTESTATION
    return words.HISTORY_WAIVED if row.confirmed else words.HISTORY_UNWAIVED


def _disposed(row: DispositionRow) -> HistoryEntry:
    return HistoryEntry(
        when=row.created_at,
        user=row.user,
        reason=row.reason,
        mark=DISPOSITION[row.verdict],
        told=words.HISTORY_SIGN,
        filled={"message": row.message},
    )


def _in(value: str | Text | tuple[str, ...], language: Language) -> str:
    if isinstance(value, Text):
        return in_language(value, language)
    return clause_words(value, language) if isinstance(value, tuple) else value
