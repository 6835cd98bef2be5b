"""The papers and their fields: marks, places, corrections. The value that a person replaces stays on view."""

from __future__ import annotations

import html
import time

import streamlit as st

from dossier.models.errors import DossierError
from dossier.pipeline import check_stored
from dossier.ui import desk, words
from dossier.ui.case import Case, focus_of, look, notify
from dossier.ui.fields import (
    OPEN_MARKS,
    PLACES,
    ListedField,
    correction_problem,
    document_label,
    next_open_field,
    note_words,
    shown_fields,
    value_words,
)
from dossier.ui.focus import Focus, chosen_field, on_field, on_page
from dossier.ui.language import say
from dossier.ui.marks import FIELD
from dossier.ui.review_head import badge_html
from dossier.ui.rows import Row, show_rows, shown

HEIGHT_ALONE = "max(20rem, calc(100vh - 20rem))"
HEIGHT_WITH_FORM = "max(16rem, calc(100vh - 30.5rem))"


def show(case: Case) -> None:
    """Which paper, the form of the field in focus, and the list."""
    document, open_only = _filters(case)
    focus = focus_of(case)
    chosen = chosen_field(case.fields, focus)
    if chosen:
        _form(case, chosen)
    else:
        st.caption(say(words.FIELDS_PICK))
    listed = shown_fields(case.fields, document, OPEN_MARKS if open_only else ())
    picked = show_rows(
        field_rows(listed, focus),
        key="fields",
        empty=say(words.FIELDS_NONE),
        height=HEIGHT_WITH_FORM if chosen else HEIGHT_ALONE,
    )
    row = next((row for row in case.fields if picked and row.id == picked.row), None)
    if row:
        look(case, on_field(case.result, row))


def field_rows(fields: list[ListedField], focus: Focus) -> list[Row]:
    """A heading for each paper, then its fields. Tab passes by those that want nobody's eye."""
    rows, paper = [], ""
    for row in fields:
        if row.document.id != paper:
            paper = row.document.id
            rows.append(Row(heading=_paper(row)))
        rows.append(_field_row(row, row.id == focus.field))
    return rows


def _paper(row: ListedField) -> str:
    document = row.document
    sure = say(words.TYPE_SURE, label=say(document_label(document)), percent=round(100 * document.type_confidence))
    return f"{sure} · {document.file} {_span(document.pages)}"


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
        text=value_words(row.field.value) if row.field else "",
        small=_small(row),
        picked=picked,
        skip=row.mark not in OPEN_MARKS,
    )


def _small(row: ListedField) -> str:
    """What is odd about it: the note, a place that is not exact, the machine's value where a person replaced it."""
    if row.field is None:
        return ""
    note = note_words(row.field.note)
    parts = [say(note) if note else ""]
    parts += [say(PLACES[row.place])] if row.place != "exact" else []
    if row.field.source == "person" and row.field.machine_value != row.field.value:
        parts.append(f"{say(words.FIELD_MACHINE)}: {value_words(row.field.machine_value) or say(words.EMPTY_VALUE)}")
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
            key=f"paper/{case.row.id}",
            label_visibility="collapsed",
            on_change=_open_paper,
            args=(case,),
        )
    with right:
        open_only = st.toggle(say(words.FIELDS_OPEN_ONLY), key=f"open/{case.row.id}")
    return document or None, open_only


def _open_paper(case: Case) -> None:
    """Show the first page of the paper that was chosen."""
    document = st.session_state[f"paper/{case.row.id}"]
    if document:
        st.session_state["focus"] = {**st.session_state["focus"], case.row.id: on_page(case.result, document, 0)}


def _form(case: Case, row: ListedField) -> None:
    """Current and earlier value, and the way to correct or confirm it."""
    key = f"{case.row.id}/{row.id}/{case.row.run_id}"
    now = value_words(row.field.value) if row.field else ""
    with st.container(border=True, key="field-form", gap="small"):
        st.html(_heading(row, now))
        with st.form(f"form/{key}", border=False):
            left, right = st.columns(2)
            new = left.text_input(
                say(words.FIELD_NEW),
                value=now,
                key=f"new/{key}",
                help=say(words.FIELD_NEW_LIST) if row.spec.kind == "list" else None,
            )
            reason = right.text_input(
                say(words.FIELD_REASON), placeholder=say(words.FIELD_REASON_HINT), key=f"reason/{key}"
            )
            with st.container(horizontal=True):
                save = st.form_submit_button(say(words.FIELD_SAVE), type="primary")
                confirm = st.form_submit_button(say(words.FIELD_CONFIRM), disabled=row.field is None, shortcut="Y")
        if save:
            _save(case, row, new, reason, now)
        elif confirm:
            _confirm(case, row)


def _heading(row: ListedField, now: str) -> str:
    """The field with its mark, what stands there now, what the machine read, and the text on the page."""
    facts = []
    if row.field and row.field.source == "person":
        facts.append((words.FIELD_MACHINE, value_words(row.field.machine_value) or say(words.EMPTY_VALUE)))
    if row.field and row.field.raw and row.field.raw != now:
        facts.append((words.FIELD_RAW, row.field.raw))
    told = "".join(f"<dt>{html.escape(say(label))}</dt><dd>{html.escape(value)}</dd>" for label, value in facts)
    label = html.escape(f"{say(document_label(row.document))} · {say(row.spec.label)}")
    return f'<div class="field-now"><b>{label}</b>{badge_html(FIELD[row.mark])}<dl>{told}</dl></div>'


def _save(case: Case, row: ListedField, new: str, reason: str, now: str) -> None:
    problem = correction_problem(new, now, reason, desk.reviewer())
    if problem:
        st.error(say(problem))
        return
    seconds = _correct(case, row, new.strip() or None, reason)
    if seconds is not None:
        notify(say(words.FIELD_SAVED, field=say(row.spec.label), seconds=f"{seconds:.1f}"))
        look(case, focus_of(case))


def _confirm(case: Case, row: ListedField) -> None:
    if not desk.reviewer():
        st.error(say(words.NEED_REVIEWER))
        return
    value = row.field.value if row.field else None
    if _correct(case, row, value, say(words.FIELD_CONFIRM_REASON)) is not None:
        notify(say(words.FIELD_CONFIRMED, field=say(row.spec.label)))
        following = next_open_field(case.fields, row)
        look(case, on_field(case.result, following) if following else focus_of(case))


def _correct(case: Case, row: ListedField, value: object, reason: str) -> float | None:
    """Keep the value and check again; the seconds it took, None where the value was refused (and that was said)."""
    document, started = row.document, time.perf_counter()
    place = (document.sha256, document.pages[0] if document.pages else 1, document.type, row.spec.name)
    try:
        desk.store().correct_field(case.row.id, *place, value, desk.reviewer(), reason)  # type: ignore[arg-type]
        check_stored(desk.store(), case.row.id)
    except DossierError as error:
        st.error(desk.explain(error))
        return None
    return time.perf_counter() - started
