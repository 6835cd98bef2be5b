"""The way of a case: its steps, what is in the way, and the buttons that move it."""

from __future__ import annotations

import html
from datetime import date
from pathlib import Path

import streamlit as st

from dossier.casework import procedure
from dossier.casework.situation import Situation
from dossier.models.policy import Stage
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import REASON, forget, is_my_turn, run, typed
from dossier.ui.case_ends import show_cancelling, show_more, show_return, show_withdrawal
from dossier.ui.case_last_step import show_payment, show_publication
from dossier.ui.language import say

_NOTICE_UNTIL = "case_notice_until"
_STYLE = Path(__file__).with_name("case_page.css").read_text("utf-8")


def show_path(situation: Situation) -> None:
    """All steps in a row; the present one is told by word and mark, not by colour alone."""
    now = situation.path.index(situation.stage)
    closed = situation.case.state == "closed" and situation.case.outcome in ("listed", "paid")
    steps = "".join(_step(stage, n, len(situation.path) if closed else now) for n, stage in enumerate(situation.path))
    st.html(f'<style>{_STYLE}</style><ol class="path" aria-label="{html.escape(say(words.CASE_STEPS))}">{steps}</ol>')


def _step(stage: Stage, number: int, now: int) -> str:
    icon, state, word = ("●", "now", words.CASE_STEP_NOW)
    if number != now:
        icon, state, word = ("✓", "done", words.CASE_STEP_DONE) if number < now else ("○", "next", words.CASE_STEP_NEXT)
    label = say(stage.label)
    current = ' aria-current="step"' if state == "now" else ""
    return (
        f'<li class="{state}"{current}><span aria-hidden="true">{icon}</span> {html.escape(label)}'
        f"<small>{html.escape(say(word))} · {html.escape(stage.clause)}</small></li>"
    )


def show_acts(situation: Situation) -> None:
    """What can be done now, by this person."""
    case = situation.case
    if case.state == "open" and who.may("cases.review") and is_my_turn(case):
        _show_review(situation)
    elif case.state != "closed" and who.here().role == "applicant":
        show_withdrawal(situation)
    elif who.here().role == "expert" and is_my_turn(case):
        st.info(say(words.CASE_EXPERT_TURN))
    else:
        st.info(say(words.CASE_NO_TURN))
        if case.state in ("open", "returned") and who.may("cases.decide"):
            show_cancelling(case)


def _show_review(situation: Situation) -> None:
    found = procedure.advance_obstacles(situation.store, situation.case.id, situation.day)
    if found:
        told = [say(one.text) for one in found]
        st.warning("\n".join((say(words.CASE_OBSTACLES), "", *(f"- {desk.escaped(one)}" for one in told))))
    else:
        st.success(say(words.CASE_CLEAR))
    st.text_area(say(words.CASE_REASON), key=REASON, height=80)
    if situation.stage.kind == "publication":
        show_publication(situation, bool(found))
    elif situation.stage.kind == "payment":
        show_payment(situation, bool(found))
    else:
        _show_advance(situation, bool(found))
    show_return(situation)
    with st.expander(say(words.CASE_MORE)):
        show_more(situation)


def _show_advance(situation: Situation, shut: bool) -> None:
    options = procedure.next_stages(situation)
    if any(stage.kind == "notice" for stage in options) and procedure.must_count_notice(situation):
        st.date_input(
            say(words.CASE_NOTICE_UNTIL), None, min_value=situation.day, key=_NOTICE_UNTIL, format="YYYY-MM-DD"
        )
        st.caption(say(words.CASE_NOTICE_COUNTED))
    for n, stage in enumerate(options):
        label = say(stage.label)
        st.button(
            say(words.CASE_ADVANCE, stage=label), key=f"advance_{stage.id}", type="secondary" if n else "primary",
            icon=":material/arrow_forward:", disabled=shut, shortcut=None if n else "Ctrl+Enter",
            on_click=_advance, args=(situation.case.id, situation.case.version, stage.id), width="stretch",
        )  # fmt: skip


def _advance(id_: str, version: int, to: str) -> None:
    def act(user: str) -> None:
        counted = st.session_state.get(_NOTICE_UNTIL)
        until = counted if isinstance(counted, date) else None
        procedure.advance(desk.store(), id_, version, user, typed(REASON), to, notice_until=until)
        forget(REASON, _NOTICE_UNTIL)

    run("cases.review", act, turn=id_)
