"""What was done in a case, newest first: to the office in full, to others what is meant for them."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from dossier.casework.situation import Situation
from dossier.models.acts import ACTS
from dossier.models.records.acts import ActRow
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_forms import LABELS, choice_word
from dossier.ui.language import language, say

_TOLD = ("matter", "text", "reason", "found")
_JUDGED = ("conclusion", "what", "holds", "agrees", "upheld")
_FIRST_WORDS = 80
_FOR_ALL = (
    "opened", "filed", "resubmitted", "advanced", "returned", "correction_notice", "rejected", "withdrawn",
    "cancelled", "published", "paid_out", "ordered", "site_visit", "defence",
)  # fmt: skip
"""Kinds that the applicant and experts are shown; opinions, objections, views and remarks are the offices' own."""
_REASON_INSIDE = ("advanced", "site_visit", "defence")
"""What an office says here is said to the next office."""


def show_course(situation: Situation) -> None:
    """A line an act; what does not fit into it stands below, to be opened."""
    stages = {stage.id: stage.label for stage in situation.path}
    for act in reversed(visible_acts(situation)):
        step = stages.get(str(act.body.get("to_stage") or ""))
        where = say(step) if step else ""
        st.markdown(f"- {desk.escaped(' · '.join(filter(None, (act_line(act), where))))}")
        more = [line for line in told_in_full(act) if len(line) > _FIRST_WORDS or act.kind in _WITH_MORE]
        if more:
            with st.expander(say(words.COURSE_IN_FULL)):
                for line in more:
                    st.text(line)


def visible_acts(situation: Situation) -> list[ActRow]:
    """The acts that this person is shown, oldest first; an expert sees the own opinion beside what all see."""
    if who.may("cases.review") or who.may("audit.see"):
        return list(situation.acts)
    mine = who.here().signature
    return [
        act.model_copy(update={"body": {**act.body, "reason": "", "found": ""}}) if act.kind in _REASON_INSIDE else act
        for act in situation.acts
        if act.kind in _FOR_ALL or (act.kind == "expert_opinion" and act.user == mine)
    ]


def act_line(act: ActRow) -> str:
    """An act in one line: day, kind, who, what was judged, and the first words of what was said."""
    told = next((str(act.body[name]) for name in _TOLD if act.body.get(name)), "")
    return " · ".join(filter(None, (act.on.isoformat(), act_name(act.kind), act.user, *_judged(act), told[:80])))


def act_name(kind: str) -> str:
    """The name of a kind of act in the language of the session."""
    label = ACTS[kind].label
    return say(label)


def told_in_full(act: ActRow) -> Iterator[str]:
    """Everything that was typed, a line a field with its name."""
    for name, label in LABELS.items():
        value = act.body.get(name)
        if isinstance(value, str | float) and value != "" and name not in _JUDGED and name not in _NAMED:
            yield f"{say(label)}：{value}" if language() == "zh" else f"{say(label)}: {value}"


_NAMED = ("expert", "stage", "office")
_WITH_MORE = ("expert_opinion", "site_visit", "defence", "objection", "dishonesty")
"""Kinds with more fields than the line has room for."""


def _judged(act: ActRow) -> Iterator[str]:
    for name in _JUDGED:
        value = act.body.get(name)
        if isinstance(value, bool):
            yield say(words.COURSE_YES if value else words.COURSE_NO, what=say(LABELS[name]))
        elif value:
            yield choice_word(str(value))
    if office := act.body.get("office"):
        known = {one.id: one.name for one in desk.store().offices()}
        yield known.get(str(office), str(office))
