"""The desk of one dossier: why it is here on top, lists on the left, the page on the right."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dossier.models.base import Text
from dossier.models.records.rows import DossierRow
from dossier.ui import desk, review_attest, review_decide, review_fields, review_findings, words
from dossier.ui.case import VIEW, VIEW_NEXT, Case, case_of, show_notice
from dossier.ui.fields import open_fields
from dossier.ui.focus import View
from dossier.ui.language import say
from dossier.ui.review_head import show_head
from dossier.ui.review_page import show_page

_VIEWS: dict[View, tuple[Text, Callable[[Case], None]]] = {
    "findings": (words.VIEW_FINDINGS, review_findings.show),
    "fields": (words.VIEW_FIELDS, review_fields.show),
    "attest": (words.VIEW_ATTEST, review_attest.show),
    "decision": (words.VIEW_DECISION, review_decide.show),
}


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
    left, right = st.columns([0.47, 0.53], gap="small")
    with left:
        _VIEWS[_chosen_view(case)][1](case)
    with right:
        show_page(case)


def _chosen_view(case: Case) -> View:
    """The view chosen by hand, or the one that a click elsewhere asked for."""
    if VIEW_NEXT in st.session_state:
        st.session_state[VIEW] = st.session_state.pop(VIEW_NEXT)
    counts = _open_counts(case)
    chosen: View | None = st.segmented_control(
        say(words.VIEW),
        list(_VIEWS),
        format_func=lambda view: say(_VIEWS[view][0]) + (f" {counts[view]}" if counts.get(view) else ""),
        default=None if VIEW in st.session_state else "findings",
        required=True,
        key=VIEW,
        label_visibility="collapsed",
        width="stretch",
    )
    return chosen or "findings"


def _open_counts(case: Case) -> dict[View, int]:
    return {
        "findings": sum(row.finding.status in ("fail", "review", "warn") for row in case.findings),
        "fields": len(open_fields(case.fields)),
        "attest": case.result.open_attestations,
    }
