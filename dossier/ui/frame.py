"""What stands around every page: the looks, who this is, and the language switch."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dossier.ui import words
from dossier.ui.language import KEY, language, say
from dossier.ui.person import show_person

_HERE = Path(__file__).parent
_STYLE = (_HERE / "looks.css").read_text("utf-8") + (_HERE / "frame.css").read_text("utf-8")
ICON = _HERE / "icon.svg"
LANG = "lang"
"""Query parameter of the language."""


def choose_language() -> None:
    """Take the language from the address on the first visit."""
    if KEY not in st.session_state:
        st.session_state[KEY] = "en" if st.query_params.get(LANG) == "en" else "zh"


def show_frame() -> None:
    """The strip at the top right."""
    st.html(f"<style>{_STYLE}{_streamlits_words()}</style>")
    with st.container(key="strip", horizontal=True, vertical_alignment="center", gap="small"):
        show_person()
        st.segmented_control(
            say(words.LANGUAGE),
            ["zh", "en"],
            format_func=lambda chosen: say(words.LANGUAGE_EN if chosen == "en" else words.LANGUAGE_ZH),
            default=None if "language_switch" in st.session_state else language(),
            required=True,
            key="language_switch",
            label_visibility="collapsed",
            on_change=_switch,
            width="content",
        )


def _streamlits_words() -> str:
    """Streamlit's uploader and its menu of pages that have no room speak English only; their texts become ours."""
    zone = "[data-testid=stFileUploaderDropzone]"
    return (
        f'.rc-overflow-item-rest [data-testid=stTopNavSection] p::after {{ content: "{say(words.NAV_MORE)}"; }}'
        f'{zone} button p::after {{ content: "{say(words.UPLOAD_CHOOSE)}"; }}'
        f'{zone} [data-testid=stFileUploaderDropzoneInstructions]::after {{ content: "{say(words.UPLOAD_DROP)}"; }}'
    )


def _switch() -> None:
    st.session_state[KEY] = st.session_state["language_switch"]
