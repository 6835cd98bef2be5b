"""Names with what is told under each, and marks, as plain HTML: nothing in it is taken for markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

import streamlit as st

from dossier.ui.rows import ShownMark

_STYLE = Path(__file__).with_name("facts.css").read_text("utf-8")


def show_facts(facts: Iterable[tuple[str, object]]) -> None:
    """Pairs of a name and what is told; what is empty is left out."""
    lines = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(str(told))}</dd>" for name, told in facts if told not in (None, "")
    )
    st.html(f'<style>{_STYLE}</style><dl class="facts">{lines}</dl>')


def show_marks(marks: Iterable[ShownMark]) -> None:
    """Marks in a row, each an icon and a word."""
    st.html(
        " ".join(
            f'<span class="badge tone-{mark.tone}"><span class="icon" aria-hidden="true">{escape(mark.icon)}</span>'
            f"{escape(mark.word)}</span>"
            for mark in marks
        )
    )
