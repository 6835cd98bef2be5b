"""The plots of the statistics, as Vega-Lite specifications; each says by words and shape what it shows by colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from dossier.casework.statistics import COLUMNS, Report
from dossier.casework.trends import by_month, days_taken, listed_over_time
from dossier.models.base import Text
from dossier.models.clock import today
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.catalogue_rows import EntryRow
from dossier.ui import desk
from dossier.ui import statistics_words as words
from dossier.ui.language import say

Dimension = Literal["policy", "district", "category"]
_COLOURS = {
    "filed": "#1e4e8c", "listed": "#17613a", "rejected": "#9b1c1c", "withdrawn": "#4b5563", "cancelled": "#7a4b00",
    "entries_listed": "#0f6674", "paid": "#6b2fa0",
}  # fmt: skip
_BY: dict[Dimension, Text] = {
    "policy": words.STATS_BY_POLICY, "district": words.STATS_BY_DISTRICT, "category": words.STATS_BY_CATEGORY,
}  # fmt: skip
_COUNTED = ("filed", "listed", "entries_listed")
_HEIGHT, _ROW = 240, 46
_INK = "#1b2430"
_CONFIG = {
    "view": {"stroke": None},
    "axis": {"labelColor": _INK, "titleColor": _INK, "gridColor": "#e2e7ee", "labelFontSize": 12, "labelLimit": 260},
    "legend": {"labelColor": _INK, "labelFontSize": 12, "orient": "top", "title": None, "offset": 6},
}


def show_plots(made: Report, cases: Sequence[CaseRow], entries: Sequence[EntryRow]) -> None:
    """All of them, two in a row."""
    store = desk.store()
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown(f"**{say(words.STATS_BY_MONTH)}**")
        counts = by_month(store, cases, made.since, made.until)
        _draw(months_chart([{"month": c.month, "column": c.column, "n": c.count} for c in counts]), bool(counts))
    with right:
        st.markdown(f"**{say(words.STATS_OVER_TIME)}**")
        listed = listed_over_time(entries, made.since, min(made.until, today()))
        _draw(
            listed_chart([{"month": one.on.strftime("%Y-%m"), "n": one.count} for one in listed]),
            any(one.count for one in listed),
        )
    with left:
        st.markdown(f"**{say(words.STATS_BY_WHAT)}**")
        by: Dimension = st.segmented_control(
            say(words.STATS_BY_WHAT), list(_BY), format_func=lambda one: say(words.STATS_BY, what=say(_BY[one])),
            default="policy", required=True, label_visibility="collapsed", key="stats_by",
        ) or "policy"  # fmt: skip
        spread = spread_of(made, by)
        _draw(spread_chart(spread), bool(spread))
    with right:
        st.markdown(f"**{say(words.STATS_DAYS)}**")
        taken = days_taken(store, cases, made.since, made.until)
        values = [{"policy": desk.policy_name(one.policy), "number": one.number, "days": one.days} for one in taken]
        if values:
            _draw(days_chart(values), True)
        else:
            st.info(say(words.STATS_NO_DAYS))


def spread_of(made: Report, by: Dimension) -> list[dict[str, Any]]:
    """Applications, listings and listed entries for each policy, district or category; what is zero is left out."""
    counts: dict[tuple[str, str], int] = {}
    for line in made.lines:
        name = getattr(line, by)
        name = (desk.policy_name(name) if by == "policy" else name) or say(words.STATS_NONE)
        for column in _COUNTED:
            counts[name, column] = counts.get((name, column), 0) + getattr(line, column)
    return [{"name": name, "column": column, "n": n} for (name, column), n in counts.items() if n]


def months_chart(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Bars side by side in each month."""
    return {
        **_frame(_named(values)),
        "height": _HEIGHT,
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "x": {"field": "month", "type": "ordinal", "title": None, "axis": {"labelAngle": 0, "labelOverlap": True}},
            "xOffset": {"field": "what"},
            "y": _count(),
            "color": _colour(values),
        },
    }


def listed_chart(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A line with a point for each month."""
    teal = _COLOURS["entries_listed"]
    return {
        **_frame(values),
        "height": _HEIGHT,
        "mark": {"type": "line", "point": {"filled": True, "size": 60, "color": teal}, "color": teal, "tooltip": True},
        "encoding": {
            "x": {"field": "month", "type": "ordinal", "title": None, "axis": {"labelAngle": 0, "labelOverlap": True}},
            "y": _count(),
        },
    }  # fmt: skip


def spread_chart(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Bars from the left, one group a name, the largest first."""
    return {
        **_frame(_named(values)),
        "height": _ROW * max(1, len({value["name"] for value in values})) + 60,
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "title": None,
                  "sort": {"field": "n", "op": "sum", "order": "descending"}},
            "yOffset": {"field": "what"},
            "x": _count(),
            "color": _colour(values),
        },
    }  # fmt: skip


def days_chart(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A tick for each application and a diamond at the median of its policy."""
    days = {"field": "days", "type": "quantitative", "title": say(words.STATS_DAYS_UNIT)}
    name = {"field": "policy", "type": "nominal", "title": None}
    return {
        **_frame(values),
        "height": _ROW * max(1, len({value["policy"] for value in values})) + 60,
        "layer": [
            {"mark": {"type": "tick", "thickness": 2, "color": _COLOURS["filed"], "tooltip": {"content": "data"}},
             "encoding": {"x": days, "y": name}},
            {"mark": {"type": "point", "filled": True, "shape": "diamond", "size": 110, "color": _COLOURS["rejected"]},
             "encoding": {"x": {**days, "aggregate": "median"}, "y": name}},
        ],
    }  # fmt: skip


def _draw(chart: dict[str, Any], something: bool) -> None:
    if something:
        st.vega_lite_chart(chart, width="stretch")
    else:
        st.info(say(words.STATS_EMPTY))


def _frame(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"data": {"values": [*values]}, "config": _CONFIG}


def _named(values: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**value, "what": say(COLUMNS[value["column"]])} for value in values]


def _count() -> dict[str, Any]:
    return {"field": "n", "type": "quantitative", "title": say(words.STATS_COUNT), "axis": {"tickMinStep": 1}}


def _colour(values: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    columns = [column for column in _COLOURS if any(value["column"] == column for value in values)]
    scale = {"domain": [say(COLUMNS[column]) for column in columns], "range": [_COLOURS[column] for column in columns]}
    return {"field": "what", "type": "nominal", "scale": scale, "title": None}
