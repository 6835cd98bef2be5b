"""The page of one case: where it stands, what can be done, what was done, what was handed in, who takes part."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dossier.casework import procedure
from dossier.casework.situation import Situation, situation_of
from dossier.models.clock import today
from dossier.models.errors import DossierError
from dossier.models.records.case_rows import CaseRow
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import as_seen, is_my_turn, run, show_notice
from dossier.ui.case_course import show_course
from dossier.ui.case_marks import CASE_STATE, ENDED
from dossier.ui.case_papers import show_papers
from dossier.ui.case_people import show_people
from dossier.ui.case_records import show_records
from dossier.ui.case_steps import show_acts, show_path
from dossier.ui.language import say
from dossier.ui.marks import DECISION, VERDICT
from dossier.ui.rows import ShownMark, shown

CASE = "case"
"""Query parameter, and key of the case last opened in this session."""


def show() -> None:
    """The page itself; ``?case=ID`` says which, without it the one opened last."""
    id_ = st.query_params.get(CASE) or st.session_state.get(CASE)
    if not id_:
        st.info(say(words.CASE_NONE))
        return
    try:
        case = desk.store().case_for(who.here(), id_)
    except DossierError as error:
        st.error(desk.explain(error))
        return
    st.session_state[CASE] = st.query_params[CASE] = case.id
    show_notice()
    now = situation_of(desk.store(), case.id, today())
    situation = replace(now, case=as_seen(now.case))
    if situation.case.version != now.case.version:
        st.warning(say(words.CASE_CHANGED))
    _head(situation)
    show_path(situation)
    left, right = st.columns([0.56, 0.44], gap="medium")
    with left:
        _tabs(situation)
    with right, st.container(border=True):
        st.markdown(f"**{say(words.CASE_DO)}**")
        show_acts(situation)


def _head(situation: Situation) -> None:
    case = situation.case
    left, right = st.columns([0.7, 0.3], vertical_alignment="center")
    with left:
        st.subheader(
            desk.escaped(" · ".join(filter(None, (case.applicant, case.product)))) or case.number, anchor=False
        )
        st.caption(desk.escaped(" · ".join((case.number, desk.policy_name(case.policy), *_dates(case)))))
        st.html(" ".join(_badge(mark.icon, mark.word, mark.tone) for mark in _marks(situation)))
    with right:
        if case.dossier_id and st.button(
            say(words.CASE_OPEN_PAPERS), key="papers", type="primary", icon=":material/fact_check:", shortcut="o",
            width="stretch",
        ):  # fmt: skip
            desk.open_dossier(case.dossier_id)
        if case.state == "open" and who.may("cases.review") and is_my_turn(case):
            _claim(case)


def _claim(case: CaseRow) -> None:
    mine = case.claimed_by == desk.reviewer()
    login = None if mine else desk.reviewer()
    st.button(
        say(words.CASE_RELEASE if mine else words.CASE_CLAIM), key="claim", icon=":material/person_check:",
        shortcut="k", width="stretch", on_click=run,
        args=("cases.review", lambda user: procedure.claim(desk.store(), case.id, case.version, user, login), case.id),
    )  # fmt: skip
    if case.claimed_by:
        st.caption(desk.escaped(say(words.CASE_CLAIMED_BY, name=case.claimed_by)))


def _dates(case: CaseRow) -> list[str]:
    told = [say(words.CASE_FILED, day=case.filed_on.isoformat())] if case.filed_on else []
    if case.due_on:
        told.append(say(words.CASE_DUE, day=case.due_on.isoformat()))
    if case.notice_from and case.notice_until:
        told.append(say(words.CASE_NOTICE, start=case.notice_from.isoformat(), end=case.notice_until.isoformat()))
    offices = {office.id: office.name for office in desk.store().offices()}
    if case.office in offices:
        told.append(say(words.CASE_OFFICE, office=offices[case.office]))
    return told


def _marks(situation: Situation) -> list[ShownMark]:
    case, result, decision = situation.case, situation.result, situation.decision
    marks = [shown(ENDED[case.outcome] if case.outcome else CASE_STATE[case.state])]
    if result:
        marks.append(shown(VERDICT[result.verdict]))
    if decision:
        marks.append(shown(DECISION[decision.decision]))
    return marks


def _badge(icon: str, word: str, tone: str) -> str:
    return f'<span class="badge tone-{tone}"><span class="icon" aria-hidden="true">{icon}</span>{escape(word)}</span>'


def _tabs(situation: Situation) -> None:
    course, papers, records, people = st.tabs(
        [say(one) for one in (words.CASE_COURSE, words.CASE_PAPERS, words.CASE_RECORDS, words.CASE_PEOPLE)]
    )
    with course:
        show_course(situation)
    with papers:
        show_papers(situation)
    with records:
        show_records(situation)
    with people:
        show_people(situation)
