"""What is put on record of a case: opinions, visits, objections, views of other offices, dishonest acts."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dossier.casework.situation import Situation
from dossier.models.acts import ACTS
from dossier.models.clock import today
from dossier.models.records.acts import ActRow, filled, open_acts
from dossier.models.rights import Permission
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import run
from dossier.ui.case_forms import empty_form, form_values, show_form
from dossier.ui.labels import distinct
from dossier.ui.language import language, say

RECORDED: dict[str, Permission] = {
    "expert_opinion": "cases.opinion",
    "ordered": "cases.review",
    "site_visit": "cases.review",
    "defence": "cases.review",
    "objection": "cases.review",
    "objection_settled": "cases.review",
    "consultation": "cases.review",
    "recheck": "cases.review",
    "dishonesty": "cases.review",
    "misconduct": "cases.decide",
    "remark": "cases.review",
}
"""Kinds of acts that are put on record by hand, with the right it takes."""
_KIND, _ON, _CLOSES = "record_kind", "record_on", "record_closes"


def show_records(situation: Situation) -> None:
    """The form of one kind of act at a time."""
    kinds = [kind for kind, right in RECORDED.items() if who.may(right) or _for_experts(kind)]
    if not kinds:
        st.info(say(words.CASE_NO_TURN))
        return
    kind = st.selectbox(say(words.RECORD_KIND), kinds, format_func=_name, key=_KIND)
    settles = ACTS[kind].settles
    waiting = open_acts(situation.acts, settles) if settles else []
    if settles and not waiting:
        st.info(say(words.RECORD_NOTHING_OPEN))
        return
    if waiting:
        lines = distinct({act.id: act_line(act) for act in waiting})
        st.selectbox(say(words.RECORD_CLOSES), list(lines), format_func=lines.__getitem__, key=_CLOSES)
    offered = {"expert": _experts(situation)} if kind == "expert_opinion" else None
    if offered == {"expert": {}}:
        st.info(say(words.RECORD_NO_EXPERTS))
        return
    show_form(kind, f"record_{kind}", offered)
    st.date_input(say(words.RECORD_ON), value=today(), key=_ON, format="YYYY-MM-DD")
    st.button(say(words.RECORD_SAVE), key="record_save", type="primary", on_click=_save, args=(situation.case.id, kind))


def act_line(act: ActRow) -> str:
    """An act in one line: day, kind, who, and the first words of what was said."""
    told = next((str(act.body[name]) for name in ("matter", "text", "reason", "found") if act.body.get(name)), "")
    return " · ".join(filter(None, (act.on.isoformat(), _name(act.kind), act.user, told[:80])))


def _for_experts(kind: str) -> bool:
    """A reviewer may enter an expert's opinion that came on paper."""
    return kind == "expert_opinion" and who.may("cases.review")


def _name(kind: str) -> str:
    label = ACTS[kind].label
    return label.en if language() == "en" else label.zh


def _experts(situation: Situation) -> dict[str, str]:
    """Those asked for an opinion; an expert who has logged in speaks only for himself."""
    known = {expert.id: expert for expert in situation.store.experts()}
    asked = [known[id_] for id_ in situation.case.experts if id_ in known]
    person = who.here()
    if person.role == "expert" and not person.alone:
        asked = [expert for expert in asked if expert.account == person.login]
    return distinct({expert.id: f"{expert.name}（{expert.organisation}）" for expert in asked})


def _save(id_: str, kind: str) -> None:
    def act(user: str) -> str:
        closes = st.session_state.get(_CLOSES) if ACTS[kind].settles else None
        on = st.session_state.get(_ON)
        body = filled(kind, **form_values(kind, f"record_{kind}"))
        desk.store().act(id_, kind, body, user, on if isinstance(on, date) else None, closes)
        empty_form(kind, f"record_{kind}")
        return say(words.RECORD_SAVED)

    desk.store().case_for(who.here(), id_)
    run("cases.review" if _for_experts(kind) else RECORDED[kind], act)
