"""What stands in place of a page for whom may not see it: the way to log in, or a plain refusal."""

from __future__ import annotations

import streamlit as st

from dossier.ui import desk, door_words, entry, who
from dossier.ui.language import language, say


def show_refusal() -> None:
    """For a role that the page is not meant for."""
    st.info(say(door_words.REFUSED_PAGE), icon=":material/lock:")


def show_login() -> None:
    """For whoever has not logged in, or whom the provider knows and this installation does not."""
    with st.container(width=480):
        claims = who.oidc_claims()
        if claims:
            _unknown(str(claims.get("name") or claims.get("email") or claims.get("sub") or ""))
            return
        st.subheader(say(door_words.OUT_TITLE), anchor=False)
        st.info(say(door_words.OUT_ENDED))
        if entry.oidc_offered():
            st.button(say(door_words.LOGIN_OIDC), on_click=st.login, type="primary", width="stretch")
        show_door("login", say(door_words.OUT_LOGIN))


def show_door(name: str, label: str) -> None:
    """A link that leaves Streamlit's pages, in the same tab."""
    st.html(f'<a class="door" href="/{name}?lang={language()}" target="_self">{label}</a>')


def _unknown(name: str) -> None:
    st.subheader(say(door_words.OUT_UNKNOWN_TITLE), anchor=False)
    st.warning(desk.escaped(say(door_words.OUT_UNKNOWN, who=name)))
    st.button(say(door_words.OUT_PROVIDER), on_click=st.logout, width="stretch")
    show_door("login", say(door_words.OUT_LOGIN))
