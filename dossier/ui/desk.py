"""What all pages of the desk share: the store, the latest result, page pictures, the reviewer's name."""

from __future__ import annotations

import functools
from datetime import datetime
from typing import Any, NoReturn, TypedDict
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit.errors import StreamlitAPIException

from dossier.casework.situation import result_of
from dossier.checks.engine import load_policy, policy_ids
from dossier.extraction.pictures import page_picture
from dossier.models.base import Text
from dossier.models.errors import DossierError
from dossier.models.finding import Result
from dossier.models.page import FileReading
from dossier.models.records.accounts import MADE_HERE
from dossier.models.records.rows import DossierRow
from dossier.models.records.store import Store
from dossier.ui import who, words
from dossier.ui.desk_store import DeskStore
from dossier.ui.language import say
from dossier.ui.picture import LONGEST_SIDE, Sheet, packed
from dossier.ui.places import PageRef
from dossier.ui.rights import shown_result

REVIEWER = who.REVIEWER
"""Key of the name that is given where nobody logs in."""


@st.cache_resource
def store() -> DeskStore:
    """The record store of this installation, opened once a process; it refuses acts that the role does not allow."""
    return DeskStore()


@st.cache_resource
def house_store() -> Store:
    """The same store for what the installation does itself on a person's act: carrying reviewers' words over."""
    return Store()


def dossiers() -> list[DossierRow]:
    """The dossiers that this person may see, newest first. Pages list these and no others."""
    return store().dossiers_for(who.here())


def dossier(id_: str) -> DossierRow:
    """One dossier. Raises the same UsageError where there is none and where this person may not see it."""
    return store().dossier_for(who.here(), id_)


class Owner(TypedDict, total=False):
    """Whose a dossier is: the office, and the login of who handed it in."""

    office: str | None
    account: str | None


def owner() -> Owner:
    """Whose a dossier is that this person hands in; an applicant's is no office's until it is filed."""
    person = who.here()
    if person.alone:
        return {}
    return {"account": person.login, "office": None if person.role == "applicant" else person.office}


def note_view(subject: str, page: str) -> None:
    """Keep in the audit trail that this person looked at a restricted page; once a session."""
    seen: set[tuple[str, str]] = st.session_state.setdefault("noted_views", set())
    if (subject, page) not in seen:
        store().note_view(who.here().signature or MADE_HERE, subject, page)
        seen.add((subject, page))


@functools.cache
def policies() -> dict[str, Text]:
    """All policies by id, with their names."""
    return {id_: load_policy(id_).name for id_ in policy_ids()}


def policy_name(id_: str | None) -> str:
    """The policy's name in the language of the session; its id where it is not known any more."""
    name = policies().get(id_ or "")
    return say(name) if name else (id_ or "")


def latest_result(row: DossierRow) -> Result | None:
    """The result of the dossier's latest run, None before the first."""
    result = result_of(store(), row.run_id) if row.run_id is not None else None
    return shown_result(result) if result else None


def reader_version(row: DossierRow) -> str:
    """The version of the reader whose boxes the latest result bears."""
    runs = store().runs(row.id)
    return runs[-1].reader_version if runs else ""


def page_version(row: DossierRow, ref: PageRef) -> str:
    """The version under which the page is kept: its own one where a person has turned it."""
    return store().page_version(row.id, ref.sha256, ref.page, reader_version(row))


def sheet_of(ref: PageRef, version: str) -> Sheet:
    """The page ready to be shown; a message where it was not read. ``version`` is the reader's."""
    return _sheet(store(), ref.sha256, ref.name, ref.page, version) or Sheet(message=say(words.PAGE_NOT_READ))


@st.cache_resource(max_entries=4, show_spinner=False)
def _reading(_store: Store, sha256: str, version: str) -> FileReading | None:
    """Unpacking a long file takes a tenth of a second, and its pages are looked at one after the other."""
    return _store.reading(sha256, version)


@st.cache_data(max_entries=200, show_spinner=False)
def _sheet(_store: Store, sha256: str, name: str, number: int, version: str) -> Sheet | None:
    """Cached by content: the same page in two dossiers is drawn once."""
    reading = _reading(_store, sha256, version)
    page = next((page for page in (reading.pages if reading else ()) if page.number == number), None)
    if page is None:
        return None
    picture = page_picture(name, _store.file(sha256), page, LONGEST_SIDE)
    if picture is not None:
        return packed(picture)
    return Sheet(lines=tuple(line.text for line in page.lines))


def reviewer() -> str:
    """What stands on this person's acts, empty where nobody logs in and no name was given."""
    person = who.actor()
    return person.signature if person else ""


def moment(when: datetime) -> str:
    """Date and time in the reader's zone."""
    try:
        zone = ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    return when.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def explain(error: DossierError) -> str:
    """The error in the language of the session, with its cure; what it quotes is escaped for Markdown."""
    parts = (error.message, error.cure) if error.cure else (error.message,)
    return escaped(" ".join(say(part) for part in parts))


_TURNING = {ord(c): None for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
"""Signs that turn the direction of what follows; left in, they would turn the desk's own words as well."""


def escaped(document_text: str) -> str:
    """Text from papers for Streamlit's Markdown, with nothing that Markdown or the direction of writing would take."""
    plain = document_text.translate(_TURNING).replace("\n", " ")
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|~$:^=&" else c for c in plain)


def redraw() -> NoReturn:
    """Draw the fragment anew, or the whole page where a click came together with a change outside the fragment."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


_PAGES = "pages"


def keep_pages(pages: dict[str, Any]) -> None:
    """Remember the app's pages by name, so that one page can turn to another."""
    st.session_state[_PAGES] = pages


def go(name: str, **params: str) -> NoReturn:
    """Turn to another page; ``params`` go into its address."""
    st.switch_page(st.session_state[_PAGES][name], query_params=params)


def open_dossier(id_: str) -> NoReturn:
    """Turn to the page of one dossier."""
    st.session_state["dossier"] = id_
    go("review", dossier=id_)
