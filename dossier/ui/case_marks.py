"""How states of a case look."""

from __future__ import annotations

from dossier.models.records.case_rows import OUTCOMES, CaseState, Outcome
from dossier.ui import case_words as words
from dossier.ui.marks import Mark

CASE_STATE: dict[CaseState, Mark] = {
    "draft": Mark(icon="✎", word=words.CASE_STATE_DRAFT, tone="plain"),
    "open": Mark(icon="▶", word=words.CASE_STATE_OPEN, tone="note"),
    "returned": Mark(icon="↩", word=words.CASE_STATE_RETURNED, tone="open"),
    "closed": Mark(icon="✓", word=words.CASE_STATE_CLOSED, tone="good"),
}

ENDED: dict[Outcome, Mark] = {
    "listed": Mark(icon="✓", word=OUTCOMES["listed"], tone="good"),
    "paid": Mark(icon="✓", word=OUTCOMES["paid"], tone="good"),
    "rejected": Mark(icon="✕", word=OUTCOMES["rejected"], tone="bad"),
    "cancelled": Mark(icon="✕", word=OUTCOMES["cancelled"], tone="bad"),
    "withdrawn": Mark(icon="■", word=OUTCOMES["withdrawn"], tone="plain"),
}
"""How a case has ended."""
