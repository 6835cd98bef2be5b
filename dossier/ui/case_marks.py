"""How states of a case look."""

from __future__ import annotations

from dossier.models.records.case_rows import CaseState
from dossier.ui import case_words as words
from dossier.ui.marks import Mark

CASE_STATE: dict[CaseState, Mark] = {
    "draft": Mark(icon="✎", word=words.CASE_STATE_DRAFT, tone="plain"),
    "open": Mark(icon="▶", word=words.CASE_STATE_OPEN, tone="note"),
    "returned": Mark(icon="↩", word=words.CASE_STATE_RETURNED, tone="open"),
    "closed": Mark(icon="✓", word=words.CASE_STATE_CLOSED, tone="good"),
}
