"""The dossier drawn: the timeline of its dates, the chain of ownership, contracts with invoices and user reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dossier.models.base import Text
from dossier.ui import review_words as own
from dossier.ui import words
from dossier.ui.case import Case, look
from dossier.ui.chains import ownership, sales
from dossier.ui.drawing import Edge, Node, dot
from dossier.ui.focus import on_field
from dossier.ui.language import language, say
from dossier.ui.timeline import date_marks, domain, outside
from dossier.ui.timeline_chart import PICK, chart

_TALLEST = 480
"""Height in pixels beyond which the timeline scrolls."""


_DRAWN = 430
"""Height in pixels of a drawing; a larger one scrolls."""

_DRAWINGS: dict[str, Text] = {"dates": own.DATES_TITLE, "ownership": own.CHAIN_TITLE, "sales": own.SALES_TITLE}


def show(case: Case) -> None:
    """One of the three drawings, over the whole width."""
    with st.container(border=True, key="drawings", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            chosen = st.segmented_control(
                say(own.VIEW_DATES),
                list(_DRAWINGS),
                format_func=lambda one: say(_DRAWINGS[one]),
                default="dates",
                required=True,
                key="drawing",
                label_visibility="collapsed",
                width="content",
            )
            near = _range() if chosen == "dates" else True
        if chosen == "ownership":
            _drawing(own.CHAIN_NONE, *ownership(case.result, language()))
        elif chosen == "sales":
            _drawing(own.SALES_NONE, *sales(case.result, language()))
        else:
            _timeline(case, near)


def _timeline(case: Case, near: bool) -> None:
    marks = date_marks(case.result, language())
    if not marks:
        st.caption(say(own.DATES_NONE))
        return
    applied = date.fromisoformat(case.result.dossier.applied_on)
    axis = domain(marks, applied, near)
    spec = chart(marks, applied, axis, language())
    turn = st.session_state.get("dates_turn", 0)
    with st.container(height=_TALLEST if spec["height"] > _TALLEST else "content", border=False):
        event = st.vega_lite_chart(
            spec, key=f"dates/{case.row.id}/{near}/{turn}", on_select="rerun", selection_mode=PICK, theme=None
        )
    beyond = outside(marks, axis[0])
    more = say(own.DATES_OUTSIDE, count=beyond) if beyond else ""
    st.caption(f"{say(own.DATES_HINT)} ! {say(own.DATE_CONFLICT)}{say(words.SEMICOLON)}{more}".rstrip("；; "))
    _follow(case, event)


def _range() -> bool:
    """Whether only the years before the application are shown."""
    labels = {True: own.DATES_NEAR, False: own.DATES_ALL}
    chosen = st.segmented_control(
        say(own.DATES_RANGE),
        list(labels),
        format_func=lambda near: say(labels[near]),
        default=True,
        required=True,
        key="dates_range",
        label_visibility="collapsed",
        width="content",
    )
    return chosen is not False


def _follow(case: Case, event: object) -> None:
    """Open the place of the date that was clicked."""
    picked = getattr(event, "selection", {}).get(PICK) or []
    wanted = next((one.get("id") for one in picked), None)
    row = next((row for row in case.fields if row.id == wanted), None)
    if row:
        st.session_state["dates_turn"] = st.session_state.get("dates_turn", 0) + 1
        look(case, on_field(case.result, row), "fields")


def _drawing(empty: Text, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
    if not nodes:
        st.caption(say(empty))
        return
    with st.container(height=_DRAWN, border=False):
        st.graphviz_chart(dot(nodes, edges), width="content")
    st.caption(say(own.SALES_LEGEND))
