"""Papers arranged by hand: what a paper is, where it begins and ends, which way up a page stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dossier.arranging import arrange, reads_anew
from dossier.models.arrangement import Arrangement, Kind, Merge, Paper, Retype, Split, Turn, paper_of
from dossier.models.base import Text
from dossier.models.document import Document
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.errors import DossierError
from dossier.pipeline import check_stored
from dossier.ui import desk
from dossier.ui import review_arrange_words as words
from dossier.ui.case import Case, focus_of, look, notify
from dossier.ui.focus import Focus
from dossier.ui.language import say
from dossier.ui.places import PageRef


def show(case: Case) -> None:
    """The paper that is shown (or another one), what can be done to it, and what was done so far."""
    st.caption(say(words.ARRANGE_INTRO))
    documents = [document for document in case.result.documents if document.pages]
    if not documents:
        st.info(say(words.ARRANGE_NONE))
        return
    focus = focus_of(case).page
    chosen = st.selectbox(
        say(words.ARRANGE_PAPER),
        documents,
        index=_shown_at(documents, focus),
        format_func=named,
        key=f"arrange/{case.row.id}/{case.row.run_id}/{focus.sha256 if focus else ''}/{focus.page if focus else 0}",
    )
    reason = st.text_input(say(words.ARRANGE_REASON), key=f"arrange-why/{case.row.id}")
    _type(case, chosen, reason)
    _borders(case, chosen, documents, reason)
    if focus:
        _turns(case, focus, reason)
    _history(case, reason)


def named(document: Document) -> str:
    """A paper as the list names it."""
    places = [
        say(words.ARRANGE_BEFORE_ONE, file=part.file, page=", ".join(map(str, part.pages)))
        for part in document.in_files
    ]
    return say(words.ARRANGE_ONE, id=document.id, type=say(_label(document.type)), places="; ".join(places))


def pages_told(paper: Paper) -> str:
    """The pages, file by file."""
    return "; ".join(", ".join(map(str, part.pages)) for part in paper)


def _label(type_: str) -> Text:
    known = DOCUMENT_TYPES.get(type_)
    return known.label if known else Text(zh=type_, en=type_)


def _shown_at(documents: Sequence[Document], focus: PageRef | None) -> int:
    """The place of the paper on whose page the reviewer looks; the first one otherwise."""
    if focus is None:
        return 0
    spots = [{(part.sha256, page) for part in document.in_files for page in part.pages} for document in documents]
    return next((n for n, places in enumerate(spots) if (focus.sha256, focus.page) in places), 0)


def _place(document: Document) -> list[dict[str, Any]]:
    return [part.model_dump(mode="json") for part in paper_of(document.in_files)]


def _type(case: Case, document: Document, reason: str) -> None:
    types = list(DOCUMENT_TYPES)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = st.selectbox(
            say(words.ARRANGE_TYPE),
            types,
            index=types.index(document.type) if document.type in types else 0,
            format_func=lambda type_: say(_label(type_)),
            key=f"arrange-type/{case.row.run_id}/{document.id}",
        )
        if st.button(say(words.ARRANGE_RETYPE), key="arrange-retype"):
            _do(case, "retype", {"paper": _place(document), "type": wanted}, reason)


def _borders(case: Case, document: Document, documents: Sequence[Document], reason: str) -> None:
    """Where it could be split, and what it could be merged with."""
    inner = document.places[1:]
    if inner:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            spot = st.selectbox(
                say(words.ARRANGE_BEFORE),
                inner,
                format_func=lambda place: say(words.ARRANGE_BEFORE_ONE, file=place[0], page=place[1]),
                key=f"arrange-before/{case.row.run_id}/{document.id}",
            )
            if st.button(say(words.ARRANGE_SPLIT), key="arrange-split"):
                before = {"sha256": document.part(spot[0]).sha256, "page": spot[1]}
                _do(case, "split", {"paper": _place(document), "before": before}, reason)
    others = [other for other in documents if other.id != document.id]
    if others:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            after = documents.index(document)
            other = st.selectbox(
                say(words.ARRANGE_WITH),
                others,
                index=min(after, len(others) - 1),
                format_func=named,
                key=f"arrange-with/{case.row.run_id}/{document.id}",
            )
            if st.button(say(words.ARRANGE_MERGE), key="arrange-merge"):
                _do(case, "merge", {"first": _place(document), "second": _place(other)}, reason)


_TURNS = ((270, words.ARRANGE_LEFT), (180, words.ARRANGE_OVER), (90, words.ARRANGE_RIGHT))


def _turns(case: Case, page: PageRef, reason: str) -> None:
    st.caption(desk.escaped(say(words.ARRANGE_TURN, file=page.name, page=page.page)))
    with st.container(horizontal=True):
        for degrees, label in _TURNS:
            if st.button(say(label), key=f"arrange-turn-{degrees}"):
                _do(case, "turn", {"sha256": page.sha256, "page": page.page, "degrees": degrees}, reason)


def _history(case: Case, reason: str) -> None:
    """What counts, newest first, each with a way back."""
    acts = desk.store().arrangements(case.row.id)
    with st.expander(say(words.ARRANGE_HISTORY) + (f" {len(acts)}" if acts else ""), expanded=bool(acts)):
        if not acts:
            st.caption(say(words.ARRANGE_NOTHING))
        for act in reversed(acts):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(desk.escaped(told(act)))
                if st.button(say(words.ARRANGE_UNDO), key=f"arrange-undo-{act.id}"):
                    _do(case, "undo", {"arrangement": act.id}, reason)


def told(act: Arrangement) -> str:
    """An act in a line: what, who, when and why."""
    return say(
        words.ARRANGE_LINE, what=_what(act), user=act.user, when=desk.moment(act.created_at), reason=act.reason
    ).strip()


def _what(act: Arrangement) -> str:
    form = act.form
    if isinstance(form, Retype):
        return say(words.DID_RETYPE, type=say(_label(form.type)), pages=pages_told(form.paper))
    if isinstance(form, Split):
        return say(words.DID_SPLIT, page=form.before.page)
    if isinstance(form, Merge):
        return say(words.DID_MERGE, first=pages_told(form.first), second=pages_told(form.second))
    return say(words.DID_TURN, page=form.page, degrees=form.degrees) if isinstance(form, Turn) else ""


def _do(case: Case, kind: Kind, body: dict[str, Any], reason: str) -> None:
    """Keep it and check again; a page that must be read anew is the worker's, who shows how far it is."""
    store = desk.store()
    try:
        arrange(store, case.row.id, kind, body, desk.reviewer(), reason)
        later = reads_anew(store, case.row.id)
        if later:
            store.enqueue(case.row.id)
        else:
            check_stored(store, case.row.id)
    except DossierError as error:
        st.error(desk.explain(error))
        return
    notify(say(words.ARRANGE_QUEUED if later else words.ARRANGE_DONE))
    look(case, Focus(page=focus_of(case).page))
