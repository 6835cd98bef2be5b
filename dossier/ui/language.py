"""The language of the session: Chinese unless the switch or the address (``?lang=en``) says English."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from dossier.models.base import Text

Language = Literal["zh", "en"]
KEY = "language"


def language() -> Language:
    """The language this session shows."""
    return "en" if st.session_state.get(KEY) == "en" else "zh"


def in_language(words: Text, chosen: Language, **values: object) -> str:
    """One of the two texts, its template filled with ``values``; without any it is no template but plain text."""
    told = words.en if chosen == "en" else words.zh
    return told.format(**values) if values else told


def say(words: Text, **values: object) -> str:
    """The words in the language of the session."""
    return in_language(words, language(), **values)
