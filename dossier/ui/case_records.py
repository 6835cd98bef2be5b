"""What is put on record of a case: opinions, visits, objections, views of other offices, dishonest acts."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dossier.casework.situation import Situation, situation_of
from dossier.models.acts import ACTS
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.records.acts import filled, open_acts
from dossier.models.rights import Permission
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import run
from dossier.ui.case_course import act_line, act_name
from dossier.ui.case_forms import LABELS, empty_form, form_values, show_form
from dossier.ui.labels import distinct
from dossier.ui.language import say

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
_AT_ANY_TIME = ("dishonesty", "misconduct", "remark")
_KIND, _ON, _CLOSES = "record_kind", "record_on", "record_closes"


def show_records(situation: Situation) -> None:
    """The form of one kind of act at a time."""
    kinds = [kind for kind in RECORDED if _may_record(situation, kind)]
    if not kinds:
        st.info(say(words.CASE_NO_TURN))
        return
    kind = st.selectbox(say(words.RECORD_KIND), kinds, format_func=act_name, key=_KIND)
    settles = ACTS[kind].settles
    waiting = open_acts(situation.acts, settles) if settles else []
    if settles and not waiting:
        st.info(say(words.RECORD_NOTHING_OPEN))
        return
    if waiting:
        lines = distinct({act.id: act_line(act) for act in waiting})
        st.selectbox(say(words.RECORD_CLOSES), list(lines), format_func=lines.__getitem__, key=_CLOSES)
    offered = _offered(situation, kind)
    if offered == {"expert": {}}:
        st.info(say(words.RECORD_NO_EXPERTS))
        return
    show_form(kind, f"record_{kind}", offered)
    st.date_input(say(words.RECORD_ON), value=today(), key=_ON, format="YYYY-MM-DD")
    st.button(say(words.RECORD_SAVE), key="record_save", type="primary", on_click=_save, args=(situation.case.id, kind))


def _may_record(situation: Situation, kind: str) -> bool:
    """Whether this person may put it on record now: an expert while it is the experts' turn, what is said of untrue
    papers at any time once the case is filed, all else while the case is on its way."""
    case = situation.case
    if not (who.may(RECORDED[kind]) or _for_experts(kind)) or case.state == "draft":
        return False
    if kind == "expert_opinion" and (who.here().role == "expert" or situation.stage.kind != "experts"):
        return case.state == "open" and situation.stage.kind == "experts"
    return case.state != "closed" or kind in _AT_ANY_TIME


def _offered(situation: Situation, kind: str) -> dict[str, dict[str, str]] | None:
    """What can be chosen in the form's fields: only an office that has a part can be told apart by the gates."""
    if kind == "expert_opinion":
        return {"expert": _experts(situation)}
    if "office" not in ACTS[kind].form.model_fields:
        return None
    names = distinct({office.id: office.name for office in situation.store.offices()})
    asked = [id_ for id_, part in situation.store.case_offices(situation.case.id).items() if part == "consulted"]
    return {"office": {id_: names[id_] for id_ in asked or names if id_ in names}} if names else None


def _for_experts(kind: str) -> bool:
    """A reviewer may enter an expert's opinion that came on paper."""
    return kind == "expert_opinion" and who.may("cases.review")


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
        if not _may_record(situation_of(desk.store(), desk.store().case_for(who.here(), id_).id, today()), kind):
            raise RefusedError(words.CASE_NO_TURN)
        closes = st.session_state.get(_CLOSES) if ACTS[kind].settles else None
        on = st.session_state.get(_ON)
        body = filled(kind, form_values(kind, f"record_{kind}"), LABELS)
        desk.store().act(id_, kind, body, user, on if isinstance(on, date) else None, closes)
        empty_form(kind, f"record_{kind}")
        return say(words.RECORD_SAVED)

    run("cases.review" if _for_experts(kind) else RECORDED[kind], act)
