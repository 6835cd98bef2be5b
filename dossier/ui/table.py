"""A table of which each row can be opened: the list of dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dossier.models.base import Record
from dossier.ui.rows import ShownMark

_HERE = Path(__file__).parent
_table = st.components.v2.component(
    "dossier_table",
    html='<div class="table"></div>',
    css=(_HERE / "looks.css").read_text("utf-8") + (_HERE / "table.css").read_text("utf-8"),
    js=(_HERE / "table.js").read_text("utf-8"),
)


class Column(Record):
    """A column's label and its width as a CSS grid track."""

    label: str
    width: str


class Cell(Record):
    """Marks, text, smaller text below, and a progress bar (0..1), each where given."""

    text: str = ""
    small: str = ""
    marks: tuple[ShownMark, ...] = ()
    part: float | None = None


class TableRow(Record):
    """A row and the id that a click on it gives."""

    id: str
    cells: tuple[Cell, ...]


def show_table(columns: Sequence[Column], rows: Sequence[TableRow], key: str) -> str | None:
    """Show the table; returns the id of the row that was clicked just now."""
    data = {
        "columns": [column.model_dump() for column in columns],
        "rows": [row.model_dump(mode="json") for row in rows],
    }
    clicked = _table(key=key, data=data, on_open_change=lambda: None).open
    return str(clicked) if clicked else None
