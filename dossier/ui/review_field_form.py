"""The form of one field: correct it with a reason, or confirm it as it was read; the checks run again at once."""

from __future__ import annotations

import html
import time

import streamlit as st

from dossier.models.errors import DossierError
from dossier.pipeline import check_stored
from dossier.ui import desk, keys, who, words
from dossier.ui import review_words as own
from dossier.ui.case import Case, focus_of, look, look_at, notify
from dossier.ui.fields import (
    ListedField,
    choices,
    correction_problem,
    document_label,
    entered,
    shown_value,
)
from dossier.ui.language import say
from dossier.ui.marks import FIELD
from dossier.ui.review_head import badge_html
from dossier.ui.walk import following


def machine_words(row: ListedField) -> str:
    """What the machine had read where a person has put the value right."""
    machine = row.field.machine_value if row.field else None
    return say(shown_value(row.spec, machine)) or say(words.EMPTY_VALUE)


def show_form(case: Case, row: ListedField) -> None:
    """Current and earlier value, and the way to correct or confirm it."""
    key = f"{case.row.id}/{row.id}/{case.row.run_id}"
    now = entered(row.field.value) if row.field else ""
    with st.container(border=True, key="field-form", gap="small"):
        st.html(_heading(row, now))
        if not who.may("fields.correct"):
            return
        with st.form(f"form/{key}", border=False):
            left, right = st.columns(2)
            with left:
                new = _value_input(row, now, key)
            reason = right.text_input(
                say(words.FIELD_REASON), placeholder=say(words.FIELD_REASON_HINT), key=f"reason/{key}"
            )
            with st.container(horizontal=True):
                save = st.form_submit_button(say(words.FIELD_SAVE), type="primary")
                confirm = st.form_submit_button(say(words.FIELD_CONFIRM), disabled=row.field is None, shortcut=keys.YES)
                absent = st.form_submit_button(say(own.FIELD_NOT_ON_PAPER), shortcut=keys.NO)
        if save:
            _save(case, row, new, reason, now)
        elif confirm:
            _settle(case, row, row.field.value if row.field else None, say(words.FIELD_CONFIRM_REASON))
        elif absent:
            _settle(case, row, None, say(own.FIELD_NOT_ON_PAPER_REASON))


def _value_input(row: ListedField, now: str, key: str) -> str:
    """A choice where the field has one, else a line of text. Lists of records can be confirmed, not retyped."""
    options = {value: say(label) for value, label in choices(row.spec).items()}
    if options:
        values = list(dict.fromkeys((now, *options)))
        return st.selectbox(
            say(words.FIELD_NEW), values, format_func=lambda value: options.get(value, value), key=f"new/{key}"
        )
    value = row.field.value if row.field else None
    return st.text_input(
        say(words.FIELD_NEW),
        value=now,
        key=f"new/{key}",
        help=say(words.FIELD_NEW_LIST) if row.spec.kind == "list" else None,
        disabled=isinstance(value, list) and any(isinstance(item, dict) for item in value),
    )


def _heading(row: ListedField, now: str) -> str:
    """The field with its mark, what stands there now, what the machine read, and the text on the page."""
    facts = []
    if row.field and row.field.source == "person":
        facts.append((words.FIELD_MACHINE, machine_words(row)))
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


def _settle(case: Case, row: ListedField, value: object, reason: str) -> None:
    """Keep that the field is as it was read, or that the paper has none; the next open thing follows."""
    if not desk.reviewer():
        st.error(say(words.NEED_REVIEWER))
        return
    after = following(case.stops, focus_of(case), "fields")
    if _correct(case, row, value, reason) is None:
        return
    notify(say(words.FIELD_CONFIRMED, field=say(row.spec.label)))
    if after:
        look_at(case, after)
    look(case, focus_of(case))


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
