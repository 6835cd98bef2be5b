"""The part of the strip that says who this is: a name and role to choose, or who has logged in."""

from __future__ import annotations

import streamlit as st

from dossier.models.actor import ROLES, Actor
from dossier.ui import desk, door_words, outside, who, words
from dossier.ui.language import say


def show_person() -> None:
    """Nothing for whoever has not logged in."""
    person = who.actor()
    if person is None:
        return
    if person.alone:
        _name()
        _role()
    else:
        _logged_in(person)


def _name() -> None:
    st.text_input(
        say(words.REVIEWER),
        key=who.REVIEWER,
        placeholder=f"{say(words.REVIEWER)}: {say(words.REVIEWER_HINT)}",
        label_visibility="collapsed",
        max_chars=40,
        icon=":material/person:",
        width=190,
    )


def _role() -> None:
    labels = {role: say(name) for role, name in ROLES.items()}
    st.selectbox(
        say(door_words.STRIP_ROLE),
        list(labels),
        index=None if who.ROLE in st.session_state else list(labels).index("official"),
        format_func=labels.__getitem__,
        key=who.ROLE,
        label_visibility="collapsed",
        width=150,
    )


def _logged_in(person: Actor) -> None:
    with st.popover(desk.escaped(person.name), icon=":material/person:"):
        st.markdown(f"**{desk.escaped(person.name)}**")
        offices = {office.id: office.name for office in desk.store().offices()}
        where = person.applicant or offices.get(person.office or "", "")
        st.caption(desk.escaped(" · ".join(filter(None, (person.login, say(ROLES[person.role]), where)))))
        if not who.oidc_claims():
            outside.show_door("password", say(door_words.STRIP_PASSWORD))
        outside.show_door("logout", say(door_words.STRIP_LOG_OUT))
