"""The officials' board: dossiers by suspicion with the reasons, and one of them with its signs."""

from __future__ import annotations

import streamlit as st

from dossier.checks.examination import looked_for
from dossier.evidence import signs_of
from dossier.models.finding import Result, Suspicion
from dossier.models.records.rows import DossierRow
from dossier.ui import desk, who, words
from dossier.ui.board_case import show_case
from dossier.ui.language import language, say
from dossier.ui.marks import SUSPICION, TIER
from dossier.ui.rows import shown
from dossier.ui.table import Cell, Column, TableRow, show_table

DOSSIER = "dossier"
_LEVELS: tuple[Suspicion, ...] = ("high", "medium", "low")
_MOST = 200
"""Dossiers listed at once, worst and newest first."""


def show() -> None:
    """The page itself; ``?dossier=ID`` opens one dossier."""
    if not who.may("board.see"):
        st.info(say(words.BOARD_HIDDEN))
        return
    id_ = st.query_params.get(DOSSIER)
    if id_:
        show_case(id_)
        return
    desk.note_view("board", "board")
    st.subheader(say(words.BOARD_TITLE), anchor=False)
    st.caption(say(words.BOARD_CAUTION))
    rows = suspect(desk.dossiers())
    if not rows:
        st.info(say(words.BOARD_EMPTY))
    else:
        opened = show_table(_columns(), [_row(row) for row in rows], key="board")
        if opened:
            desk.go("board", dossier=opened)
    _precision()


def suspect(rows: list[DossierRow]) -> list[DossierRow]:
    """Dossiers that raise suspicion, worst first; among equals the newest."""
    found = [row for row in rows if row.suspicion in _LEVELS and row.run_id is not None]
    return sorted(found, key=lambda row: [level == row.suspicion for level in _LEVELS].index(True))[:_MOST]


def _columns() -> list[Column]:
    return [
        Column(label=say(words.BOARD_LEVEL), width="6rem"),
        Column(label=say(words.LIST_APPLICANT), width="minmax(0, 2fr)"),
        Column(label=say(words.BOARD_WHY), width="minmax(0, 3fr)"),
        Column(label=say(words.BOARD_SIGNS), width="12rem"),
    ]


def _row(row: DossierRow) -> TableRow:
    result = desk.latest_result(row)
    level: Suspicion = next(level for level in _LEVELS if level == row.suspicion)
    created = say(words.LIST_CREATED, when=desk.moment(row.created_at))
    return TableRow(
        id=row.id,
        cells=(
            Cell(marks=(shown(SUSPICION[level]),)),
            Cell(text=row.applicant or row.title, small=f"{row.title} · {created}"),
            Cell(text=say(words.SEMICOLON).join(reasons_of(result)) if result else ""),
            _signs(row, result),
        ),
    )


def reasons_of(result: Result) -> list[str]:
    """Why each paper raises suspicion, in the language of the session."""
    files = {document.id: document.file for document in result.documents}
    told = []
    for reason in result.suspicion_reasons:
        why = reason.reason_en if language() == "en" else reason.reason
        told.append(f"{files[reason.document]}: {why}" if reason.document in files else why)
    return list(dict.fromkeys(told))


def _signs(row: DossierRow, result: Result | None) -> Cell:
    signs = signs_of(result, desk.store().dispositions(row.id)) if result else []
    worst = [TIER[sign.finding.tier] for sign in signs[:1] if sign.finding.tier]
    left = sum(sign.disposition is None for sign in signs)
    return Cell(marks=tuple(map(shown, worst)), small=say(words.BOARD_OPEN, open=left, all=len(signs)))


def _precision() -> None:
    """How often each check was right, by the reviewers' word."""
    st.subheader(say(words.PRECISION_TITLE), anchor=False)
    rows = desk.store().precision()
    if not rows:
        st.caption(say(words.PRECISION_EMPTY))
        return
    heads = (
        words.PRECISION_CHECK, words.PRECISION_TIER, words.SIGN_CONFIRMED, words.SIGN_EXCLUDED, words.PRECISION_SHARE,
    )  # fmt: skip
    tiers = {tier: say(mark.word) for tier, mark in TIER.items()}
    lines = [
        (say(looked_for(r.check)), tiers.get(r.tier, r.tier), r.confirmed, r.excluded, f"{r.share:.0%}")  # type: ignore[call-overload]
        for r in rows
    ]
    st.dataframe([dict(zip(map(say, heads), line, strict=True)) for line in lines], hide_index=True)
