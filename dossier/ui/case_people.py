"""Who has a part in a case: offices that lead, are members or are consulted, and experts."""

from __future__ import annotations

import streamlit as st

from dossier.casework.situation import Situation
from dossier.models.base import Text
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import run
from dossier.ui.labels import distinct
from dossier.ui.language import say

PARTS: dict[str, Text] = {
    "lead": words.PEOPLE_LEAD,
    "member": words.PEOPLE_MEMBER,
    "consulted": words.PEOPLE_CONSULTED,
    "before": words.PEOPLE_BEFORE,
}


def show_people(situation: Situation) -> None:
    """Offices, then experts; an applicant is not told whom the office asked."""
    st.caption(say(words.PEOPLE_ISSUERS, names="、".join(situation.policy.issuers)))
    names = distinct({office.id: office.name for office in situation.store.offices()})
    for office, part in situation.store.case_offices(situation.case.id).items():
        st.markdown(f"- {desk.escaped(names.get(office, office))}：{say(PARTS[part])}")
    if names and who.may("cases.review"):
        _add_office(situation, names)
    if who.here().role == "applicant":
        return
    st.markdown(f"**{say(words.PEOPLE_EXPERTS)}**")
    known = [one for one in situation.store.experts() if not one.removed_on]
    experts = distinct({one.id: f"{one.name}（{one.organisation}）" for one in known})
    for expert in situation.case.experts:
        st.markdown(f"- {desk.escaped(experts.get(expert, expert))}")
    free = {id_: name for id_, name in experts.items() if id_ not in situation.case.experts}
    if free and who.may("cases.review"):
        _invite(situation, free)


def _add_office(situation: Situation, names: dict[str, str]) -> None:
    left, middle, right = st.columns([0.45, 0.3, 0.25], vertical_alignment="bottom")
    with left:
        office = st.selectbox(say(words.PEOPLE_OFFICE), list(names), format_func=lambda one: names[one])
    with middle:
        part = st.selectbox(
            say(words.PEOPLE_PART), ["lead", "member", "consulted"], format_func=lambda one: say(PARTS[one])
        )
    with right:
        id_ = situation.case.id
        st.button(
            say(words.PEOPLE_ADD), key="add_office", width="stretch", on_click=run,
            args=("cases.review", lambda user: desk.store().add_case_office(id_, office, part, user)),
        )  # fmt: skip


def _invite(situation: Situation, experts: dict[str, str]) -> None:
    left, right = st.columns([0.75, 0.25], vertical_alignment="bottom")
    with left:
        expert = st.selectbox(say(words.RECORD_EXPERT), list(experts), format_func=lambda one: experts[one])
    with right:
        st.button(
            say(words.PEOPLE_INVITE), key="invite", width="stretch", on_click=run,
            args=("cases.review", lambda user: desk.store().invite_expert(situation.case.id, expert, user)),
        )  # fmt: skip
