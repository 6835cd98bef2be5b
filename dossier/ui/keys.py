"""The keys of the desk: which there are, the listener in the browser, and the panel that lists them.

Acts are buttons with Streamlit's own ``shortcut``, which is silent while somebody types. What that cannot take (Tab,
``?``, digits for the views, keys that only move the picture) a small listener turns into a click on the same buttons.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from dossier.models.base import Record, Text
from dossier.ui import review_words as words
from dossier.ui.language import say

_HERE = Path(__file__).parent
_STYLE = (_HERE / "keys.css").read_text("utf-8")
_keys = st.components.v2.component("dossier_keys", html="<span></span>", js=(_HERE / "keys.js").read_text("utf-8"))

NEXT, PREVIOUS, HELP, UNDO, PLACE, COMPARE, CASE = "N", "P", "H", "Z", "S", "B", "O"
YES, NO, LATER = "Y", "X", "L"


class Key(Record):
    """Keys as they are printed, and what they do."""

    shown: tuple[str, ...]
    does: Text


GROUPS: tuple[tuple[Text, tuple[Key, ...]], ...] = (
    (
        words.KEYS_WALK,
        (
            Key(shown=(NEXT, "Tab"), does=words.KEY_NEXT),
            Key(shown=(PREVIOUS, "Shift+Tab"), does=words.KEY_PREVIOUS),
            Key(shown=(PLACE,), does=words.KEY_PLACE),
            Key(shown=(COMPARE,), does=words.KEY_COMPARE),
        ),
    ),
    (
        words.KEYS_VERDICT,
        (
            Key(shown=(YES,), does=words.KEY_YES),
            Key(shown=(NO,), does=words.KEY_NO),
            Key(shown=(LATER,), does=words.KEY_LATER),
            Key(shown=("E",), does=words.KEY_EDIT),
            Key(shown=("M",), does=words.KEY_REMARK),
            Key(shown=(UNDO,), does=words.KEY_UNDO),
        ),
    ),
    (
        words.KEYS_PAGE,
        (
            Key(shown=("←", "→"), does=words.KEY_PAGES),
            Key(shown=("+", "−", "0"), does=words.KEY_ZOOM),
            Key(shown=("T",), does=words.KEY_ROTATE),
        ),
    ),
    (
        words.KEYS_OTHER,
        (
            Key(shown=("1", "–", "8"), does=words.KEY_VIEWS),
            Key(shown=(CASE,), does=words.KEY_CASE),
            Key(shown=("G",), does=words.KEY_CONTROLS),
            Key(shown=("Esc",), does=words.KEY_ESCAPE),
            Key(shown=("?", HELP), does=words.KEY_HELP),
        ),
    ),
)


def listen(focus_on: str = "") -> None:
    """Start the listener. ``focus_on``: class of the part whose input is to have the cursor now."""
    _keys(key="keys", data={"focus_on": focus_on})


def help_html() -> str:
    """The panel: groups of keys, one a line."""
    return f'<style>{_STYLE}</style><div class="keys">{"".join(_group(title, keys) for title, keys in GROUPS)}</div>'


def _group(title: Text, keys: Iterable[Key]) -> str:
    rows = "".join(f"<dt>{_caps(key.shown)}</dt><dd>{say(key.does)}</dd>" for key in keys)
    return f"<section><h4>{say(title)}</h4><dl>{rows}</dl></section>"


def _caps(shown: Iterable[str]) -> str:
    return " ".join(one if one == "–" else f"<kbd>{one}</kbd>" for one in shown)
