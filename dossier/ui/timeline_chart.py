"""The chart of the dates, as a Vega-Lite specification: shape and colour by kind, a ring and a sign on conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dossier.ui import review_words as words
from dossier.ui.language import Language, in_language
from dossier.ui.timeline import KINDS, DateKind, DateMark

ROW, AROUND = 22, 95
"""Height of a paper's row, and of axis and legend, in pixels."""
PICK = "pick"
"""The selection: its value names the field that was clicked."""

COLOURS: dict[DateKind, str] = {
    "application": "#1e4e8c", "test": "#6b2fa0", "issue": "#17613a", "invoice": "#7a4b00", "valid": "#0f6674",
    "other": "#4b5563",
}  # fmt: skip
_BAR = "M-1.6,-0.5L1.6,-0.5L1.6,0.5L-1.6,0.5Z"
"""A short bar, as an outline."""
SHAPES: dict[DateKind, str] = {
    "application": "triangle-up", "test": "diamond", "issue": "circle", "invoice": "square", "valid": _BAR,
    "other": "cross",
}  # fmt: skip
_INK, _FAINT, _CONFLICT = "#1b2430", "#55606e", "#9b1c1c"


def chart(marks: Sequence[DateMark], applied: date, axis: tuple[date, date], language: Language) -> dict[str, Any]:
    """The specification with its data; nothing is fetched."""
    first, last = axis
    papers = list(dict.fromkeys(mark.paper for mark in marks))
    shown = [mark for mark in marks if (mark.end or mark.start) >= first or mark.open_ended]
    return {
        "height": ROW * len(papers) + AROUND,
        "data": {"values": [_values(mark, axis, language) for mark in shown]},
        "encoding": {
            "x": {
                "field": "start", "type": "temporal", "title": None,
                "scale": {"type": "utc", "domain": [first.isoformat(), last.isoformat()], "clamp": True},
                "axis": {"format": "%Y-%m", "labelOverlap": True, "tickCount": 10, "grid": True, "orient": "top"},
            },
            "y": {
                "field": "paper", "type": "nominal", "title": None, "sort": papers,
                "scale": {"domain": papers},
                "axis": {"labelLimit": 240, "grid": True, "ticks": False, "domain": False},
            },
            "tooltip": [
                {"field": name, "type": "nominal", "title": in_language(title, language)}
                for name, title in (("field", words.DATE_FIELD), ("told", words.DATE_DAY), ("kind", words.DATE_KIND))
            ],
        },
        "layer": [_spans(language), *_applied(applied, language), _rings(), _points(language), _signs()],
        "config": {
            "view": {"stroke": None},
            "axis": {"labelColor": _INK, "gridColor": "#e2e7ee", "labelFontSize": 12},
            "legend": {"labelColor": _INK, "labelFontSize": 12, "orient": "bottom", "title": None, "columns": 6,
                       "symbolOpacity": 1},
        },
    }  # fmt: skip


def _values(mark: DateMark, axis: tuple[date, date], language: Language) -> dict[str, Any]:
    end = mark.end or (axis[1] if mark.open_ended else None)
    forever = in_language(words.DATE_FOREVER, language)
    told = mark.start.isoformat()
    if end:
        shown_end = forever if mark.open_ended else end.isoformat()
        told = in_language(words.DATE_SPAN, language, start=told, end=shown_end)
    at = min(end or mark.start, axis[1]).isoformat()
    conflict = f" · ! {in_language(words.DATE_CONFLICT, language)}" if mark.conflict else ""
    return {
        "id": mark.field, "paper": mark.paper, "field": in_language(mark.label, language) + conflict,
        "kind": in_language(KINDS[mark.kind], language), "start": max(mark.start, axis[0]).isoformat(),
        "end": min(end, axis[1]).isoformat() if end else None, "at": at, "told": told,
        "conflict": mark.conflict,
    }  # fmt: skip


def _scale(values: dict[DateKind, str], language: Language) -> dict[str, list[str]]:
    return {"domain": [in_language(KINDS[kind], language) for kind in KINDS], "range": [values[kind] for kind in KINDS]}


def _colour(language: Language) -> dict[str, Any]:
    return {"field": "kind", "type": "nominal", "scale": _scale(COLOURS, language)}


def _spans(language: Language) -> dict[str, Any]:
    return {
        "transform": [{"filter": "datum.end != null"}],
        "mark": {"type": "bar", "height": 9, "opacity": 0.55, "cornerRadius": 2},
        "encoding": {"x2": {"field": "end"}, "color": _colour(language)},
    }


def _points(language: Language) -> dict[str, Any]:
    shape = {"field": "kind", "type": "nominal", "scale": _scale(SHAPES, language)}
    return {
        "params": [{"name": PICK, "select": {"type": "point", "fields": ["id"]}}],
        "mark": {"type": "point", "filled": True, "size": 85, "opacity": 1, "cursor": "pointer"},
        "encoding": {"color": _colour(language), "shape": shape, "x": _end()},
    }


def _end() -> dict[str, Any]:
    """Points stand where a span ends, spans where they begin being seen as bars."""
    return {"field": "at", "type": "temporal"}


def _rings() -> dict[str, Any]:
    return {
        "transform": [{"filter": "datum.conflict"}],
        "mark": {"type": "point", "shape": "circle", "size": 330, "strokeWidth": 2, "stroke": _CONFLICT},
        "encoding": {"x": _end()},
    }


def _signs() -> dict[str, Any]:
    return {
        "transform": [{"filter": "datum.conflict"}],
        "mark": {"type": "text", "text": "!", "dx": 14, "fontWeight": "bold", "fontSize": 14, "color": _CONFLICT},
        "encoding": {"x": _end()},
    }


def _applied(applied: date, language: Language) -> Iterable[dict[str, Any]]:
    told = in_language(words.DATES_APPLIED, language, day=applied.isoformat())
    at = {"field": "day", "type": "temporal"}
    data = {"values": [{"day": applied.isoformat(), "told": told}]}
    nothing = {"y": None, "tooltip": None}
    yield {"data": data, "mark": {"type": "rule", "color": _CONFLICT, "strokeDash": [5, 3]},
           "encoding": {"x": at, **nothing}}  # fmt: skip
    yield {
        "data": data,
        "mark": {"type": "text", "align": "right", "dx": -4, "y": -26, "baseline": "bottom", "color": _CONFLICT,
                 "fontWeight": "bold", "fontSize": 12},
        "encoding": {"x": at, "text": {"field": "told"}, **nothing},
    }  # fmt: skip
