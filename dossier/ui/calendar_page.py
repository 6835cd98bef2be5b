"""The calendar: what falls due, day by day, with a chart of the months. A row opens the case or the entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from dossier.casework.agenda import KINDS, Due, DueKind, agenda
from dossier.models.clock import today
from dossier.ui import calendar_words as words
from dossier.ui import desk, who
from dossier.ui.language import say
from dossier.ui.marks import Tone
from dossier.ui.rows import ShownMark
from dossier.ui.table import Cell, Column, TableRow, show_table

_BACK, _AHEAD = timedelta(days=30), timedelta(days=400)
_TONES: dict[DueKind, tuple[str, Tone]] = {
    "notice": ("●", "note"), "correction": ("↩", "open"), "postponed": ("…", "plain"), "tracking": ("?", "open"),
    "term": ("■", "plain"), "performance": ("■", "plain"), "round": ("!", "note"), "restriction": ("○", "plain"),
    "policy": ("!", "bad"),
}  # fmt: skip


def show() -> None:
    """The page itself."""
    st.subheader(say(words.CALENDAR_TITLE), anchor=False)
    start, end, kinds = _controls()
    dues = [due for due in agenda(desk.store(), who.here(), start, end) if not kinds or due.kind in kinds]
    if not dues:
        st.info(say(words.CALENDAR_EMPTY))
        return
    st.vega_lite_chart(_chart(dues), height=150, width="stretch")
    st.caption(say(words.CALENDAR_COUNT, count=len(dues)))
    opened = show_table(_columns(), [_row(due, today(), number) for number, due in enumerate(dues)], key="calendar")
    if opened:
        _open(dues[int(opened)])


def _controls() -> tuple[date, date, Sequence[DueKind]]:
    first, second, third = st.columns([0.18, 0.18, 0.64], vertical_alignment="bottom")
    with first:
        start: date = st.date_input(say(words.CALENDAR_FROM), today() - _BACK, format="YYYY-MM-DD", key="calendar_from")
    with second:
        end: date = st.date_input(say(words.CALENDAR_TO), today() + _AHEAD, format="YYYY-MM-DD", key="calendar_to")
    with third:
        kinds: list[DueKind] = st.multiselect(
            say(words.CALENDAR_KINDS), list(KINDS), format_func=lambda kind: say(KINDS[kind]), key="calendar_kinds",
            placeholder=say(words.CALENDAR_ALL),
        )  # fmt: skip
    return start, end, kinds


def _chart(dues: Sequence[Due]) -> dict[str, object]:
    counts = Counter((due.on.strftime("%Y-%m"), due.kind) for due in dues)
    values = [{"month": month, "kind": say(KINDS[kind]), "n": n} for (month, kind), n in sorted(counts.items())]
    return {
        "data": {"values": values},
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "x": {"field": "month", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": "n", "type": "quantitative", "title": None, "axis": {"tickMinStep": 1}},
            "color": {"field": "kind", "type": "nominal", "title": None},
        },
    }


def _columns() -> list[Column]:
    return [
        Column(label=say(words.CALENDAR_DAY), width="10rem"),
        Column(label=say(words.CALENDAR_WHAT), width="11rem"),
        Column(label=say(words.CALENDAR_ABOUT), width="minmax(0, 1fr)"),
    ]


def _row(due: Due, day: date, number: int) -> TableRow:
    icon, tone = _TONES[due.kind]
    return TableRow(
        id=str(number),
        cells=(
            Cell(text=due.on.isoformat(), small=distance((due.on - day).days)),
            Cell(marks=(ShownMark(icon=icon, word=say(KINDS[due.kind]), tone=tone),)),
            Cell(text=due.about),
        ),
    )


def distance(days: int) -> str:
    """How far off a day is."""
    if days == 0:
        return say(words.CALENDAR_TODAY)
    return say(words.CALENDAR_IN_DAYS, days=days) if days > 0 else say(words.CALENDAR_AGO, days=-days)


def _open(due: Due) -> None:
    if due.case:
        desk.go("case", case=due.case)
    if due.entry:
        desk.go("catalogue", entry=due.entry)
