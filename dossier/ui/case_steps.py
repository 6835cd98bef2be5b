"""The way of a case: its steps, what is in the way, and the buttons that move it."""

from __future__ import annotations

import html
from datetime import date
from pathlib import Path

import streamlit as st

from dossier.casework import procedure
from dossier.casework.publication import Listing, publish
from dossier.casework.situation import Situation
from dossier.models.clock import today
from dossier.models.policy import Stage
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import forget, run, typed
from dossier.ui.language import language, say

_STYLE = Path(__file__).with_name("case_page.css").read_text("utf-8")
_REASON, _DUE, _UNTIL = "case_reason", "case_due", "case_until"
_DOCUMENT, _CATEGORY, _CHAIN, _FIRST_SET = "case_document", "case_category", "case_chain", "case_first_set"


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
    label = stage.label.en if language() == "en" else stage.label.zh
    current = ' aria-current="step"' if state == "now" else ""
    return (
        f'<li class="{state}"{current}><span aria-hidden="true">{icon}</span> {html.escape(label)}'
        f"<small>{html.escape(say(word))} · {html.escape(stage.clause)}</small></li>"
    )


def show_acts(situation: Situation) -> None:
    """What can be done now, by this person."""
    case = situation.case
    if case.state == "open" and who.may("cases.review"):
        _show_review(situation)
    elif case.state != "closed" and who.here().role == "applicant":
        _show_withdrawal(situation)
    else:
        st.info(say(words.CASE_NO_TURN))


def _show_review(situation: Situation) -> None:
    found = procedure.advance_obstacles(situation.store, situation.case.id, situation.day)
    if found:
        told = [one.text.en if language() == "en" else one.text.zh for one in found]
        st.warning("\n".join((say(words.CASE_OBSTACLES), "", *(f"- {desk.escaped(one)}" for one in told))))
    else:
        st.success(say(words.CASE_CLEAR))
    st.text_area(say(words.CASE_REASON), key=_REASON, height=80)
    if situation.stage.kind == "publication":
        _show_publication(situation, bool(found))
    else:
        _show_advance(situation, bool(found))
    _show_return(situation)
    with st.expander(say(words.CASE_MORE)):
        _show_more(situation)


def _show_advance(situation: Situation, shut: bool) -> None:
    for n, stage in enumerate(procedure.next_stages(situation)):
        label = stage.label.en if language() == "en" else stage.label.zh
        st.button(
            say(words.CASE_ADVANCE, stage=label), key=f"advance_{stage.id}", type="secondary" if n else "primary",
            icon=":material/arrow_forward:", disabled=shut, shortcut=None if n else "Ctrl+Enter",
            on_click=_advance, args=(situation.case.id, situation.case.version, stage.id), width="stretch",
        )  # fmt: skip


def _advance(id_: str, version: int, to: str) -> None:
    def act(user: str) -> None:
        procedure.advance(desk.store(), id_, version, user, typed(_REASON), to)
        forget(_REASON)

    run("cases.review", act)


def _show_publication(situation: Situation, shut: bool) -> None:
    left, right = st.columns(2)
    with left:
        st.text_input(say(words.CASE_DOCUMENT), key=_DOCUMENT)
        st.text_input(say(words.CASE_CATEGORY), key=_CATEGORY)
    with right:
        st.text_input(say(words.CASE_CHAIN), key=_CHAIN)
        st.toggle(say(words.CASE_FIRST_SET), key=_FIRST_SET)
    st.button(
        say(words.CASE_PUBLISH), key="publish", type="primary", icon=":material/verified:", disabled=shut,
        shortcut="Ctrl+Enter", on_click=_publish, args=(situation.case.id, situation.case.version), width="stretch",
    )  # fmt: skip


def _publish(id_: str, version: int) -> None:
    def act(user: str) -> str:
        listing = Listing(
            document=typed(_DOCUMENT),
            category=typed(_CATEGORY),
            chain=typed(_CHAIN),
            first_set=bool(st.session_state.get(_FIRST_SET)),
        )
        entry = publish(desk.store(), id_, version, user, listing)
        return say(words.CASE_PUBLISHED, number=entry.number)

    run("cases.decide", act)


def _show_return(situation: Situation) -> None:
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        st.date_input(say(words.CASE_RETURN_BY), value=None, min_value=today(), key=_DUE, format="YYYY-MM-DD")
    with right:
        st.button(
            say(words.CASE_RETURN), key="return", icon=":material/undo:", width="stretch",
            on_click=_return, args=(situation.case.id, situation.case.version),
        )  # fmt: skip


def _return(id_: str, version: int) -> None:
    def act(user: str) -> None:
        due = st.session_state.get(_DUE)
        procedure.return_case(desk.store(), id_, version, user, typed(_REASON), due if isinstance(due, date) else None)
        forget(_REASON, _DUE)

    run("cases.review", act)


def _show_more(situation: Situation) -> None:
    case = situation.case
    st.date_input(say(words.CASE_POSTPONE_UNTIL), value=None, min_value=today(), key=_UNTIL, format="YYYY-MM-DD")
    st.button(say(words.CASE_POSTPONE), key="postpone", on_click=_postpone, args=(case.id, case.version))
    st.button(say(words.CASE_REJECT), key="reject", on_click=_end, args=("reject", case.id, case.version))
    st.caption(say(words.CASE_CANCEL_HINT))
    st.button(
        say(words.CASE_CANCEL), key="cancel", on_click=_end, args=("cancel", case.id, case.version),
        disabled=not who.may("cases.decide"),
    )  # fmt: skip


def _postpone(id_: str, version: int) -> None:
    def act(user: str) -> None:
        until = st.session_state.get(_UNTIL)
        procedure.postpone(
            desk.store(), id_, version, user, until if isinstance(until, date) else today(), typed(_REASON)
        )

    run("cases.review", act)


def _show_withdrawal(situation: Situation) -> None:
    st.text_area(say(words.CASE_REASON), key=_REASON, height=80)
    case = situation.case
    st.button(say(words.CASE_WITHDRAW), key="withdraw", on_click=_end, args=("withdraw", case.id, case.version))


def _end(how: str, id_: str, version: int) -> None:
    ends = {"reject": procedure.reject, "cancel": procedure.cancel, "withdraw": procedure.withdraw}
    rights = {"reject": "cases.review", "cancel": "cases.decide", "withdraw": "cases.file"}

    def act(user: str) -> None:
        ends[how](desk.store(), id_, version, user, typed(_REASON))
        forget(_REASON)

    run(rights[how], act)  # type: ignore[arg-type]
