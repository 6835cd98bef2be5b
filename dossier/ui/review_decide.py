"""The decision with its reason, and the history of all that people did to the dossier."""

from __future__ import annotations

import html

import streamlit as st

from dossier.models.errors import DossierError
from dossier.models.records.rows import Verb
from dossier.ui import desk, who, words
from dossier.ui.case import Case, focus_of, look, notify
from dossier.ui.decisions import HistoryEntry, decision_problem, history, what_to_mend
from dossier.ui.language import in_language, language, say
from dossier.ui.marks import DECISION, VERDICT
from dossier.ui.review_head import badge_html
from dossier.ui.rights import shows_signs
from dossier.ui.rows import Row, show_rows, shown

HEIGHT = "max(12rem, calc(100vh - 38.5rem))"


def show(case: Case) -> None:
    """The decision in force, the form, the history."""
    store, id_ = desk.store(), case.row.id
    decisions = store.decisions(id_)
    if decisions:
        last = decisions[-1]
        by = html.escape(f"{last.user} · {desk.moment(last.created_at)}")
        now = html.escape(say(words.DECISION_NOW))
        st.html(f'<div class="field-now"><b>{now}</b>{badge_html(DECISION[last.decision])} {by}</div>')
    if who.may("dossiers.decide"):
        _form(case)
    st.markdown(f"**{say(words.HISTORY)}**")
    signs = store.dispositions(id_, with_taken_back=True) if shows_signs() else []
    corrections, said = store.corrections(id_, with_taken_back=True), store.attestations(id_, with_taken_back=True)
    entries = history(decisions, corrections, said, signs, shows_signs())
    rows = [_history_row(number, entry) for number, entry in enumerate(entries)]
    show_rows(rows, key="history", empty=say(words.HISTORY_EMPTY), height=HEIGHT)


def _history_row(number: int, entry: HistoryEntry) -> Row:
    return Row(
        id=str(number),
        mark=shown(entry.mark),
        text=in_language(entry.told, language(), **entry.values(language())),
        small=" · ".join(filter(None, (entry.user, desk.moment(entry.when), _reason(entry.reason)))),
        clickable=False,
        clamp=False,
    )


def _reason(reason: str) -> str:
    return say(words.HISTORY_REASON, reason=reason) if reason else ""


def _form(case: Case) -> None:
    left = case.result.open_attestations
    key = f"{case.row.id}/{case.row.run_id}/{len(desk.store().decisions(case.row.id))}"
    with st.form(f"decide/{key}"):
        choice: Verb | None = st.radio(
            say(words.DECISION),
            list(DECISION),
            index=None,
            format_func=lambda verb: f"{DECISION[verb].icon} {say(DECISION[verb].word)}",
            horizontal=True,
        )
        if left:
            st.caption(say(words.DECISION_OPEN, count=left))
        if case.result.verdict != "eligible":
            st.caption(say(words.DECISION_AGAINST, verdict=say(VERDICT[case.result.verdict].word)))
        reason = st.text_area(
            say(words.DECISION_REASON), placeholder=say(words.DECISION_REASON_HINT), height=96, key=f"why/{key}"
        )
        with st.container(horizontal=True):
            submitted = st.form_submit_button(say(words.DECISION_SAVE), type="primary")
            _fill_button(case, f"why/{key}")
    if submitted:
        _decide(case, choice, reason)


def _fill_button(case: Case, key: str) -> None:
    """Write the list of what is to be mended into the reason."""
    if wanted := what_to_mend(case.findings, language()):
        st.form_submit_button(
            say(words.DECISION_FILL),
            icon=":material/playlist_add:",
            on_click=st.session_state.__setitem__,
            args=(key, wanted),
        )


def _decide(case: Case, choice: Verb | None, reason: str) -> None:
    problem = decision_problem(choice, reason, desk.reviewer(), case.result.open_attestations)
    if problem or choice is None or case.row.run_id is None:
        st.error(say(problem or words.DECISION_NEED_CHOICE, count=case.result.open_attestations))
        return
    try:
        desk.store().decide(case.row.id, choice, reason, desk.reviewer(), case.row.run_id)
    except DossierError as error:
        st.error(desk.explain(error))
        return
    notify(say(words.DECISION_SAVED, decision=say(DECISION[choice].word)))
    look(case, focus_of(case))
