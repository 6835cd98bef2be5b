"""What was taken back, in words. No Streamlit but for the language."""

from __future__ import annotations

from dossier.models.base import Text
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.records.taken_back import LastAct
from dossier.ui import review_words as words
from dossier.ui.fields import ListedField
from dossier.ui.language import Language, in_language, language

_LONGEST = 40
"""Characters of a finding's message that are quoted."""


def place_of(row: ListedField) -> tuple[str, int, str, str]:
    """A field's place as corrections keep it: file, first page, type and field."""
    document = row.document
    return document.sha256, document.pages[0] if document.pages else 1, document.type, row.spec.name


def undone(act: LastAct) -> str:
    """What the act was about, in the language of the session."""
    return about(act.kind, act.about, act.place[2] if act.place else "", language())


def about(kind: str, said: str, document_type: str, chosen: Language) -> str:
    """A correction by its field's label, any other act by the beginning of its sentence."""
    if kind != "correction":
        short = said if len(said) <= _LONGEST else said[:_LONGEST] + "…"
        return in_language(words.UNDO_WORD, chosen, message=short)
    return in_language(words.UNDO_CORRECTION, chosen, field=in_language(_label(document_type, said), chosen))


def _label(document_type: str, field: str) -> Text:
    kind = DOCUMENT_TYPES.get(document_type)
    spec = kind.field(field) if kind else None
    return spec.label if spec else Text(zh=field, en=field)
