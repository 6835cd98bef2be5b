"""Leaving the way of a case: giving it back, putting it off, refusing, cancelling, withdrawing it."""

from __future__ import annotations

from datetime import date
from typing import cast

import streamlit as st

from dossier.casework import procedure
from dossier.casework.sanctions import sanction_case
from dossier.casework.situation import Situation
from dossier.models.acts import Dishonesty
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.records.acts import filled
from dossier.models.records.case_rows import CaseRow
from dossier.models.rights import Permission
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import REASON, forget, is_my_turn, run, typed
from dossier.ui.case_forms import LABELS
from dossier.ui.case_notices import printed_notice
from dossier.ui.language import say

_DUE, _UNTIL, _EVIDENCE, _SERIOUS = "case_due", "case_until", "case_evidence", "case_serious"


def show_return(situation: Situation) -> None:
    """Back to the applicant, with the notice of all that is to be mended."""
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
        chosen = st.session_state.get(_DUE)
        due = chosen if isinstance(chosen, date) else None
        notice = printed_notice(desk.store(), id_, due)
        procedure.return_case(desk.store(), id_, version, user, typed(REASON), due, notice)
        forget(REASON, _DUE)

    run("cases.review", act, turn=id_)


def show_more(situation: Situation) -> None:
    """What is done seldom."""
    case = situation.case
    st.date_input(say(words.CASE_POSTPONE_UNTIL), value=None, min_value=today(), key=_UNTIL, format="YYYY-MM-DD")
    st.button(say(words.CASE_POSTPONE), key="postpone", on_click=_postpone, args=(case.id, case.version))
    st.button(say(words.CASE_REJECT), key="reject", on_click=_end, args=("reject", case.id, case.version))
    if who.may("cases.decide"):
        show_cancelling(case)


def show_cancelling(case: CaseRow) -> None:
    """What follows from untrue papers; it takes its own reason where no step's reason stands beside it."""
    if not is_my_turn(case):
        st.text_area(say(words.CASE_REASON), key=REASON, height=80)
    st.caption(say(words.CASE_CANCEL_HINT))
    st.text_area(say(words.FORM_EVIDENCE), key=_EVIDENCE, height=80)
    st.toggle(say(words.CASE_SERIOUS), key=_SERIOUS)
    st.button(say(words.CASE_CANCEL), key="cancel", on_click=_cancel, args=(case,))


def _cancel(case: CaseRow) -> None:
    def act(user: str) -> None:
        values = {"matter": typed(REASON), "evidence": typed(_EVIDENCE), "stage": case.stage}
        told = filled("dishonesty", values, LABELS)
        serious = bool(st.session_state.get(_SERIOUS))
        sanction_case(desk.store(), case, cast(Dishonesty, told), typed(REASON), user, serious=serious)
        forget(REASON, _EVIDENCE, _SERIOUS)

    run("cases.decide", act)


def _postpone(id_: str, version: int) -> None:
    def act(user: str) -> None:
        until = st.session_state.get(_UNTIL)
        if not isinstance(until, date):
            raise RefusedError(words.CASE_POSTPONE_NO_DAY)
        procedure.postpone(desk.store(), id_, version, user, until, typed(REASON))
        forget(REASON, _UNTIL)

    run("cases.review", act, turn=id_)


def show_withdrawal(situation: Situation) -> None:
    """The applicant's own end of it; for a case that was given back, first how it goes on."""
    if situation.case.state == "returned":
        st.info(say(words.CASE_MEND))
        if st.button(say(words.CASE_MEND_GO), type="primary", icon=":material/upload_file:"):
            desk.go("upload")
    st.text_area(say(words.CASE_REASON), key=REASON, height=80)
    case = situation.case
    st.button(say(words.CASE_WITHDRAW), key="withdraw", on_click=_end, args=("withdraw", case.id, case.version))


def _end(how: str, id_: str, version: int) -> None:
    ends = {"reject": procedure.reject, "withdraw": procedure.withdraw}
    rights: dict[str, Permission] = {"reject": "cases.review", "withdraw": "cases.file"}

    def act(user: str) -> None:
        ends[how](desk.store(), id_, version, user, typed(REASON))
        forget(REASON)

    run(rights[how], act, turn=None if how == "withdraw" else id_)
