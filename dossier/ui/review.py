"""The page of one dossier: its progress while it is read, then the desk."""

from __future__ import annotations

import streamlit as st

from dossier.models.errors import DossierError
from dossier.models.records.rows import DossierRow
from dossier.ui import desk, words
from dossier.ui.language import say
from dossier.ui.progress import show_progress
from dossier.ui.review_desk import show_desk

DOSSIER = "dossier"
"""Query parameter, and key of the dossier last opened in this session."""


def show() -> None:
    """The page itself. ``?dossier=ID`` says which; without it the one opened last."""
    id_ = st.query_params.get(DOSSIER) or st.session_state.get(DOSSIER)
    if not id_:
        st.info(say(words.REVIEW_NONE))
        return
    try:
        row = desk.dossier(id_)
    except DossierError as error:
        st.error(desk.explain(error))
        return
    st.session_state[DOSSIER] = id_
    st.query_params[DOSSIER] = id_
    _show_row(row)


def _show_row(row: DossierRow) -> None:
    if row.state == "checked" and row.run_id is not None:
        show_desk(row)
    else:
        show_progress(row.id)
