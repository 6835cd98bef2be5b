"""Pre-check for applicants: which programmes could fit, what is there, what is to be mended, and filing it at last."""

from __future__ import annotations

import streamlit as st

from dossier.models.errors import DossierError
from dossier.models.finding import Result
from dossier.models.records.rows import DossierRow
from dossier.ui import desk
from dossier.ui import precheck_words as words
from dossier.ui.case_acting import show_notice
from dossier.ui.language import say
from dossier.ui.precheck_file import show_filing
from dossier.ui.precheck_fit import show_fits
from dossier.ui.precheck_mend import show_faults, show_materials
from dossier.ui.progress import show_progress

DOSSIER = "dossier"
"""Query parameter: the papers that are looked at."""


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
    ids = list(rows)
    chosen: str = st.selectbox(
        say(words.PRECHECK_CHOOSE), ids, index=ids.index(asked) if asked in rows else 0,
        format_func=lambda id_: say(
            words.PRECHECK_UPLOADED, title=rows[id_].title, when=desk.moment(rows[id_].created_at)
        ),
    )  # fmt: skip
    st.query_params[DOSSIER] = chosen
    return rows[chosen]
