"""Pre-check for applicants: which programmes could fit, what is there, what is to be mended, and filing it at last."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from dossier.models.errors import DossierError
from dossier.models.finding import Result
from dossier.models.records.rows import DossierRow
from dossier.ui import desk
from dossier.ui import precheck_words as words
from dossier.ui.case_acting import show_notice
from dossier.ui.labels import distinct
from dossier.ui.language import say
from dossier.ui.precheck_file import show_filing
from dossier.ui.precheck_fit import show_fits
from dossier.ui.precheck_mend import show_faults, show_materials
from dossier.ui.progress import show_progress

DOSSIER = "dossier"
"""Query parameter: the papers that are looked at."""
_CHOSEN, _FOLLOWED = "precheck_chosen", "precheck_followed"


def show() -> None:
    """The page itself."""
    with st.container(width=1100):
        _show()


def _show() -> None:
    left, right = st.columns([0.8, 0.2], vertical_alignment="center")
    with left:
        st.subheader(say(words.PRECHECK_TITLE), anchor=False)
    with right:
        if st.button(say(words.PRECHECK_NEW), icon=":material/upload_file:", width="stretch"):
            desk.go("upload")
    st.caption(say(words.PRECHECK_INTRO))
    show_notice()
    row = _chosen()
    if row is None:
        return
    if row.state != "checked" or row.run_id is None:
        show_progress(row.id)
        return
    result = desk.latest_result(row)
    if result:
        _sections(row, result)


def _sections(row: DossierRow, result: Result) -> None:
    show_fits(row, result)
    show_materials(row)
    show_faults(row)
    show_filing(row, result)


def _chosen() -> DossierRow | None:
    rows = {row.id: row for row in desk.dossiers()}
    if not rows:
        st.info(say(words.PRECHECK_NONE))
        return None
    asked = st.query_params.get(DOSSIER)
    if asked and asked not in rows:
        try:
            desk.dossier(asked)
        except DossierError as error:
            st.error(desk.explain(error))
            return None
    _follow_address(asked, rows)
    labels = distinct({id_: _label(row) for id_, row in rows.items()})
    chosen: str = st.selectbox(say(words.PRECHECK_CHOOSE), list(rows), key=_CHOSEN, format_func=labels.__getitem__)
    st.query_params[DOSSIER] = st.session_state[_FOLLOWED] = chosen
    return rows[chosen]


def _label(row: DossierRow) -> str:
    return say(words.PRECHECK_UPLOADED, title=row.title, when=desk.moment(row.created_at))


def _follow_address(asked: str | None, rows: Collection[str]) -> None:
    """What the address names is chosen, once; afterwards the list is the person's to choose from."""
    if asked in rows and st.session_state.get(_FOLLOWED) != asked:
        st.session_state[_CHOSEN] = asked
    if st.session_state.get(_CHOSEN) not in rows:
        st.session_state.pop(_CHOSEN, None)
