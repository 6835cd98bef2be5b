"""The desk of one dossier: why it is here on top, lists on the left, the page on the right."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dossier.models.records.rows import DossierRow
from dossier.ui import (
    desk,
    review_arrange,
    review_attest,
    review_compare,
    review_dates,
    review_decide,
    review_examined,
    review_fields,
    review_findings,
)
from dossier.ui.case import Case, case_of, show_notice
from dossier.ui.focus import View
from dossier.ui.keys import listen
from dossier.ui.review_bar import show_bar
from dossier.ui.review_head import show_head
from dossier.ui.review_page import show_page
from dossier.ui.review_verdict import FOCUS_ON

_VIEWS: dict[View, Callable[[Case], None]] = {
    "findings": review_findings.show,
    "fields": review_fields.show,
    "attest": review_attest.show,
    "dates": review_dates.show,
    "compare": review_compare.show,
    "examined": review_examined.show,
    "arrange": review_arrange.show,
    "decision": review_decide.show,
}
_WIDE: frozenset[View] = frozenset({"dates", "compare"})
"""Views that need the whole width; the others have the page beside them."""


def show_desk(row: DossierRow) -> None:
    """Everything of one checked dossier. A click draws the desk anew, not the whole page."""
    st.fragment(_desk)(row.id)


def _desk(id_: str) -> None:
    row = desk.dossier(id_)
    result = desk.latest_result(row)
    if row.state != "checked" or result is None:
        st.rerun()
        return
    case = case_of(row, result)
    show_notice()
    show_head(case)
    view = show_bar(case)
    if view in _WIDE:
        _VIEWS[view](case)
    else:
        left, right = st.columns([0.47, 0.53], gap="small")
        with left:
            _VIEWS[view](case)
        with right:
            show_page(case)
    listen(st.session_state.pop(FOCUS_ON, ""))
