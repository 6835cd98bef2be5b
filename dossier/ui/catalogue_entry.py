"""One entry of the catalogue: what is public of it, its run of terms, and for the office what was done and can be."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dossier.casework.catalogue_export import PUBLIC, STATES, entry_columns
from dossier.checks.policy_files import load_policy, policy_ids
from dossier.models.clock import today
from dossier.models.errors import DossierError
from dossier.models.records.catalogue_rows import EntryRow, EntryState
from dossier.ui import catalogue_words as words
from dossier.ui import desk, who
from dossier.ui.case_course import act_line
from dossier.ui.catalogue_acts import show_acts
from dossier.ui.facts import show_facts, show_marks
from dossier.ui.language import language, say
from dossier.ui.marks import Tone
from dossier.ui.rows import ShownMark

ENTRY_MARKS: dict[EntryState, tuple[str, Tone]] = {
    "pending": ("…", "note"), "listed": ("✓", "good"), "lapsed": ("■", "plain"), "removed": ("✕", "bad"),
}  # fmt: skip
"""How states of an entry look."""
_HEAD = ("product", "state", "applicant")
"""Columns that stand in the head."""


def show_entry(number: str) -> None:
    """The entry of that number."""
    if st.button(say(words.CATALOGUE_BACK), icon=":material/arrow_back:", key="catalogue_back"):
        desk.go("catalogue")
    try:
        entry = desk.store().entry(number)
    except DossierError as error:
        st.error(desk.explain(error))
        return
    office = who.may("catalogue.change")
    if entry.published_on > today() and not office:
        st.info(say(words.CATALOGUE_EMPTY))
        return
    _head(entry)
    if not office:
        _public(entry)
        return
    left, right = st.columns([0.55, 0.45], gap="medium")
    with left:
        _public(entry)
        _case(entry)
        _course(entry)
    with right, st.container(border=True):
        st.markdown(f"**{say(words.CATALOGUE_DO)}**")
        show_acts(entry)


def run_of(entry: EntryRow, known: list[EntryRow]) -> list[EntryRow]:
    """The entries of one product that follow each other without a break, oldest first."""
    by_id, after = {one.id: one for one in known}, {one.renews: one for one in known if one.renews}
    first = entry
    while first.renews in by_id:
        first = by_id[first.renews]
    run = [first]
    while run[-1].id in after:
        run.append(after[run[-1].id])
    return run


def _head(entry: EntryRow) -> None:
    st.subheader(desk.escaped(" · ".join((entry.product, entry.applicant))), anchor=False)
    icon, tone = ENTRY_MARKS[entry.state_on(today())]
    show_marks([ShownMark(icon=icon, word=say(STATES[entry.state_on(today())]), tone=tone)])


def _public(entry: EntryRow) -> None:
    st.markdown(f"**{say(words.CATALOGUE_FACTS)}**")
    shown = entry_columns(entry, today(), language())
    show_facts((say(PUBLIC[name]), value) for name, value in shown.items() if name not in _HEAD)
    st.markdown(f"**{say(words.CATALOGUE_RUN)}**")
    for one in run_of(entry, desk.store().entries(policy=entry.policy, uscc=entry.uscc, on=today())):
        st.markdown(f"- {desk.escaped(_run_line(one))}")
    most = load_policy(entry.policy).versions[-1].terms.longest_listing_years if entry.policy in policy_ids() else None
    if most:
        st.caption(say(words.CATALOGUE_RUN_MOST, years=most))


def _run_line(one: EntryRow) -> str:
    end = one.ends_on.isoformat() if one.ends_on else say(words.CATALOGUE_OPEN_END)
    state = say(STATES[one.state_on(today())])
    return say(words.CATALOGUE_RUN_LINE, number=one.number, start=one.starts_on.isoformat(), end=end, state=state)


def _case(entry: EntryRow) -> None:
    if not entry.case_id:
        return
    try:
        desk.store().case_for(who.here(), entry.case_id)
    except DossierError:
        return  # another office's case: the entry is public, the case is not
    if st.button(say(words.CATALOGUE_OPEN_CASE), icon=":material/folder_managed:", key="catalogue_case"):
        desk.go("case", case=entry.case_id)


def _course(entry: EntryRow) -> None:
    st.markdown(f"**{say(words.CATALOGUE_COURSE)}**")
    lines: list[tuple[date, str]] = [(act.on, act_line(act)) for act in desk.store().acts("entry", entry.id)]
    for link in desk.store().audit(f"entry:{entry.id}"):
        if link.act == "amended":
            told = (link.at[:10], say(words.CATALOGUE_AMENDED), link.user, str(link.details.get("reason", "")))
            lines.append((date.fromisoformat(link.at[:10]), " · ".join(filter(None, told))))
    if not lines:
        st.caption(say(words.CATALOGUE_NO_COURSE))
    for _, line in sorted(lines, key=lambda one: one[0], reverse=True):
        st.markdown(f"- {desk.escaped(line)}")
