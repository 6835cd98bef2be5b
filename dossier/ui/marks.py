"""How states look: an icon, a word and a tone each, so that none is told by colour alone."""

from __future__ import annotations

from typing import Literal

from dossier.models.base import Record, Text
from dossier.models.finding import Result, Status, Suspicion, Tier, Verdict
from dossier.models.finding import State as Examined
from dossier.models.records.rows import SignVerdict, State, Verb
from dossier.models.records.verdicts import Word
from dossier.ui import review_words, words

Tone = Literal["bad", "open", "note", "good", "plain"]
"""``bad`` red, ``open`` amber, ``note`` blue, ``good`` green, ``plain`` grey; the colours are in ``looks.css``."""

FieldMark = Literal["sure", "todo", "absent", "confirmed"]
"""Read reliably, needs a look, missing, corrected or confirmed by a person."""


class Mark(Record):
    """Icon, word and tone of one state."""

    icon: str
    word: Text
    tone: Tone


STATUS: dict[Status, Mark] = {
    "fail": Mark(icon="✕", word=words.STATUS_FAIL, tone="bad"),
    "review": Mark(icon="?", word=words.STATUS_REVIEW, tone="open"),
    "warn": Mark(icon="!", word=words.STATUS_WARN, tone="note"),
    "pass": Mark(icon="✓", word=words.STATUS_PASS, tone="good"),
    "not_applicable": Mark(icon="–", word=words.STATUS_NA, tone="plain"),
}

VERDICT: dict[Verdict, Mark] = {
    "ineligible": Mark(icon="✕", word=words.VERDICT_INELIGIBLE, tone="bad"),
    "review": Mark(icon="?", word=words.VERDICT_REVIEW, tone="open"),
    "eligible": Mark(icon="✓", word=words.VERDICT_ELIGIBLE, tone="good"),
}

SUSPICION: dict[Suspicion, Mark] = {
    "none": Mark(icon="–", word=words.SUSPICION_NONE, tone="plain"),
    "low": Mark(icon="!", word=words.SUSPICION_LOW, tone="note"),
    "medium": Mark(icon="?", word=words.SUSPICION_MEDIUM, tone="open"),
    "high": Mark(icon="✕", word=words.SUSPICION_HIGH, tone="bad"),
}

_UNEXAMINED = Mark(icon="–", word=words.SUSPICION_UNEXAMINED, tone="plain")

FIELD: dict[FieldMark, Mark] = {
    "todo": Mark(icon="?", word=review_words.MARK_NEEDS_LOOK, tone="open"),
    "absent": Mark(icon="○", word=review_words.MARK_MISSING, tone="plain"),
    "confirmed": Mark(icon="✔", word=review_words.MARK_PERSON, tone="note"),
    "sure": Mark(icon="•", word=words.MARK_SURE, tone="good"),
}

STATE: dict[State, Mark] = {
    "queued": Mark(icon="…", word=words.STATE_QUEUED, tone="plain"),
    "reading": Mark(icon="▶", word=words.STATE_READING, tone="note"),
    "checked": Mark(icon="✓", word=words.STATE_CHECKED, tone="good"),
    "failed": Mark(icon="✕", word=words.STATE_FAILED, tone="bad"),
}

DECISION: dict[Verb, Mark] = {
    "approve": Mark(icon="✓", word=words.DECISION_APPROVE, tone="good"),
    "return": Mark(icon="↩", word=words.DECISION_RETURN, tone="open"),
    "reject": Mark(icon="✕", word=words.DECISION_REJECT, tone="bad"),
}

ATTESTATION: dict[bool | None, Mark] = {
    None: Mark(icon="?", word=words.ATTEST_OPEN, tone="open"),
    True: Mark(icon="✓", word=words.ATTEST_YES, tone="good"),
    False: Mark(icon="✕", word=words.ATTEST_NO, tone="bad"),
}
"""By the answer; None where nobody has answered."""

DISPOSITION: dict[SignVerdict, Mark] = {
    "confirmed": Mark(icon="!", word=words.SIGN_CONFIRMED, tone="bad"),
    "excluded": Mark(icon="✓", word=words.SIGN_EXCLUDED, tone="good"),
}

WORD: dict[Word, Mark] = {
    "holds": Mark(icon="!", word=review_words.VERDICT_HOLDS, tone="bad"),
    "fails": Mark(icon="✓", word=review_words.VERDICT_FAILS, tone="good"),
    "later": Mark(icon="…", word=review_words.VERDICT_LATER, tone="plain"),
}
"""A reviewer's word on a finding."""

TAKEN_BACK = Mark(icon="↶", word=review_words.UNDO, tone="plain")
"""An act that its author took back, in the history."""

EXAMINED: dict[Examined, Mark] = {
    "cannot_tell": Mark(icon="?", word=review_words.EXAMINED_CANNOT_TELL, tone="open"),
    "examined": Mark(icon="✓", word=review_words.EXAMINED_DONE, tone="good"),
    "not_applicable": Mark(icon="–", word=review_words.EXAMINED_NOT_APPLICABLE, tone="plain"),
}

TIER: dict[Tier, Mark] = {
    "contradiction": Mark(icon="✕", word=words.TIER_CONTRADICTION, tone="bad"),
    "strong": Mark(icon="?", word=words.TIER_STRONG, tone="open"),
    "weak": Mark(icon="!", word=words.TIER_WEAK, tone="note"),
    "cannot_tell": Mark(icon="–", word=words.TIER_CANNOT_TELL, tone="plain"),
}

CORRECTED = Mark(icon="✎", word=words.HISTORY_CORRECTED, tone="note")
"""A value that a person has replaced, in the history."""


def suspicion_mark(result: Result) -> Mark:
    """The mark of a result's suspicion; that nothing was examined is said, not shown as ``none``."""
    if not any(finding.check.startswith("authenticity.") for finding in result.findings):
        return _UNEXAMINED
    return SUSPICION[result.suspicion]
