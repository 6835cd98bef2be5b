"""A list of marked rows that can be opened: findings, fields, clauses to confirm, history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import streamlit as st

from dossier.models.base import Record
from dossier.ui.language import language, say
from dossier.ui.marks import Mark, Tone

_HERE = Path(__file__).parent
_LOOKS = (_HERE / "looks.css").read_text("utf-8")

_rows = st.components.v2.component(
    "dossier_rows",
    html='<div class="rows"></div>',
    css=_LOOKS + (_HERE / "rows.css").read_text("utf-8"),
    js=(_HERE / "rows.js").read_text("utf-8"),
)


class ShownMark(Record):
    """A mark in the language of the session."""

    icon: str
    word: str
    tone: Tone


class RowPart(Record):
    """A labelled text of an open row."""

    label: str
    text: str
    kind: Literal["", "cure"] = ""


class RowPlace(Record):
    """A place that an open row offers to show."""

    number: int
    label: str
    text: str
    picked: bool = False


class Row(Record):
    """One row; with ``heading`` it is a heading and nothing else."""

    id: str = ""
    heading: str = ""
    mark: ShownMark | None = None
    title: str = ""
    text: str = ""
    small: str = ""
    picked: bool = False
    clickable: bool = True
    skip: bool = False
    """Tab passes it by; the arrow keys do not."""
    clamp: bool = True
    parts: tuple[RowPart, ...] = ()
    places: tuple[RowPlace, ...] = ()
    places_label: str = ""


class Picked(Record):
    """What the user clicked: a row, and the number of a place where it was one."""

    row: str
    number: int | None = None


def shown(mark: Mark) -> ShownMark:
    """The mark in the language of the session."""
    return ShownMark(icon=mark.icon, word=say(mark.word), tone=mark.tone)


def show_rows(
    rows: Sequence[Row], key: str, empty: str, height: str, on_pick: Callable[[Picked], None] | None = None
) -> Picked | None:
    """Show the rows in a list that scrolls; ``height`` is a CSS length. Returns what was clicked just now.

    ``on_pick`` is told of a click before anything is drawn, so that the page need not be drawn twice.
    """
    data = {
        "rows": [row.model_dump(mode="json") for row in rows],
        "empty": empty,
        "language": language(),
        "view_height": height,
    }

    def told() -> None:
        if on_pick and (clicked := st.session_state[key].pick):
            on_pick(Picked.model_validate(dict(clicked)))

    clicked = _rows(key=key, data=data, on_pick_change=told).pick
    return Picked.model_validate(dict(clicked)) if clicked else None
