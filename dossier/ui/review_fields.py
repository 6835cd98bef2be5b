"""The papers and their fields: marks, places, corrections. The value that a person replaces stays on view."""

from __future__ import annotations

import streamlit as st

from dossier.ui import review_words as own
from dossier.ui import words
from dossier.ui.case import Case, focus_of, look
from dossier.ui.fields import (
    PLACES,
    ListedField,
    document_label,
    note_words,
    shown_fields,
    shown_value,
)
from dossier.ui.focus import Focus, chosen_field, on_field, on_page
from dossier.ui.language import language, say
from dossier.ui.marks import FIELD
from dossier.ui.review_field_form import machine_words, show_form
from dossier.ui.review_tables import show_tables
from dossier.ui.rows import Row, show_rows, shown

ABOVE_ALONE, ABOVE_WITH_FORM = 21.5, 31.8
"""What stands over the list, in rem."""
TABLE_HEAD = 3.1
"""The head of a table under the list, in rem."""


def show(case: Case) -> None:
    """Which paper, the form of the field in focus, and the list."""
    document, open_only = _filters(case)
    focus = focus_of(case)
    chosen = chosen_field(case.fields, focus)
    if chosen:
        show_form(case, chosen)
    else:
        st.caption(say(words.FIELDS_PICK))
    listed = shown_fields(case.fields, document, open_only)
    picked = show_rows(
        field_rows(listed, focus),
        key="fields",
        empty=say(words.FIELDS_NONE),
        height=_height(case, document, ABOVE_WITH_FORM if chosen else ABOVE_ALONE),
    )
    show_tables(case.result.documents, document)
    row = next((row for row in case.fields if picked and row.id == picked.row), None)
    if row:
        look(case, on_field(case.result, row))


def _height(case: Case, document: str | None, above: float) -> str:
    """So high that the heads of the chosen paper's tables are seen under the list."""
    tables = sum(len(paper.tables) for paper in case.result.documents if paper.id == document)
    return f"max(16rem, calc(100vh - {above + TABLE_HEAD * min(tables, 4):.1f}rem))"


def field_rows(fields: list[ListedField], focus: Focus) -> list[Row]:
    """A heading for each paper, then its fields. Tab passes by those that want nobody's eye."""
    rows: list[Row] = []
    paper = ""
    for row in fields:
        if row.document.id != paper:
            paper = row.document.id
            rows.append(Row(heading=_paper(row)))
        rows.append(_field_row(row, row.id == focus.field))
    return rows


def _paper(row: ListedField) -> str:
    document = row.document
    sure = say(words.TYPE_SURE, label=say(document_label(document)), percent=round(100 * document.type_confidence))
    parts = "；".join(f"{part.file} {_span(part.pages)}" for part in document.in_files)
    return f"{sure} · {parts}"


def _span(pages: tuple[int, ...]) -> str:
    if not pages:
        return ""
    one = pages[0] == pages[-1]
    return say(words.PAGE_ONE, page=pages[0]) if one else say(words.PAGES_SPAN, first=pages[0], last=pages[-1])


def _field_row(row: ListedField, picked: bool) -> Row:
    return Row(
        id=row.id,
        mark=shown(FIELD[row.mark]),
        title=say(row.spec.label),
        text=say(shown_value(row.spec, row.field.value)) if row.field else "",
        small=_small(row),
        picked=picked,
        skip=not row.is_open,
    )


def _small(row: ListedField) -> str:
    """What is odd about it: the note, a place that is not exact, the machine's value where a person replaced it."""
    if row.field is None:
        return ""
    failed = say(own.FIELD_FAILED) if row.failed else ""
    note = note_words(row.field.note)
    parts = [failed, say(note) if note else ""]
    parts += [say(PLACES[row.place])] if row.place != "exact" else []
    if row.field.source == "person" and row.field.machine_value != row.field.value:
        parts.append(f"{say(words.FIELD_MACHINE)}: {machine_words(row)}")
    return " · ".join(filter(None, parts))


def _filters(case: Case) -> tuple[str | None, bool]:
    documents = case.result.documents
    labels = {"": say(words.FIELDS_ALL, count=len(documents))}
    labels |= {document.id: f"{say(document_label(document))} · {document.file}" for document in documents}
    left, right = st.columns([0.64, 0.36], vertical_alignment="center")
    with left:
        document = st.selectbox(
            say(words.FIELDS_PAPER),
            list(labels),
            format_func=labels.__getitem__,
            key=_paper_key(case),
            label_visibility="collapsed",
            on_change=_open_paper,
            args=(case,),
        )
    with right:
        open_only = st.toggle(say(words.FIELDS_OPEN_ONLY), key=f"open/{case.row.id}")
    return document or None, open_only


def _paper_key(case: Case) -> str:
    """One for each language: a select box keeps showing the label that it was chosen by."""
    return f"paper/{case.row.id}/{language()}"


def _open_paper(case: Case) -> None:
    """Show the first page of the paper that was chosen."""
    document = st.session_state[_paper_key(case)]
    if document:
        st.session_state["focus"] = {**st.session_state["focus"], case.row.id: on_page(case.result, document, 0)}
