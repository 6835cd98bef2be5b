"""The tables of the paper that is chosen: rows and cells as they were read, under its fields."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dossier.models.document import Document
from dossier.models.table import COLUMN_LABELS, Table
from dossier.ui.language import say


def show_tables(documents: Iterable[Document], chosen: str | None) -> None:
    """Each table of the chosen paper in a part that can be opened; nothing while no paper is chosen."""
    for document in documents:
        if document.id == chosen:
            for number, table in enumerate(document.tables):
                with st.expander(table_label(table)):
                    st.dataframe(table_rows(table), hide_index=True, key=f"table/{document.id}/{number}")


def table_label(table: Table) -> str:
    """Title and unit."""
    return f"{say(table.label)}（{table.unit}）" if table.unit else say(table.label)


def table_rows(table: Table) -> list[dict[str, str]]:
    """The rows by the columns' labels, texts as printed."""
    heads = [say(COLUMN_LABELS[column]) for column in table.columns]
    return [dict(zip(heads, (cell.text for cell in row), strict=True)) for row in table.rows]
