"""The list of dossiers. While one is being read the list renews itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dossier.models.finding import Status, Verdict
from dossier.models.records.rows import DossierRow
from dossier.ui import desk, who, words
from dossier.ui.language import say
from dossier.ui.listing import BUSY, matching
from dossier.ui.marks import DECISION, STATE, STATUS, VERDICT
from dossier.ui.progress import part_done
from dossier.ui.rights import shows_signs
from dossier.ui.rows import shown
from dossier.ui.table import Cell, Column, TableRow, show_table

POLL_SECONDS = 2.0
_COUNTED: tuple[Status, ...] = ("fail", "review", "warn")


def show() -> None:
    """The page itself."""
    left, right = st.columns([0.8, 0.2], vertical_alignment="center")
    with left:
        st.subheader(say(words.LIST_TITLE), anchor=False)
    with right:
        if who.may("dossiers.hand_in") and _new_button():
            desk.go("upload")
    rows = desk.dossiers()
    if not rows:
        st.info(say(words.LIST_EMPTY))
        return
    busy = any(row.state in BUSY for row in rows)
    st.fragment(_list, run_every=POLL_SECONDS if busy else None)()


def _new_button() -> bool:
    return st.button(say(words.LIST_NEW), type="primary", icon=":material/upload_file:", width="stretch")


def _list() -> None:
    left, right = st.columns([0.4, 0.6], vertical_alignment="center")
    with left:
        wanted = st.text_input(
            say(words.LIST_FIND), placeholder=say(words.LIST_FIND_HINT), label_visibility="collapsed", key="find"
        )
    with right:
        states = st.pills(
            say(words.LIST_STATE),
            list(STATE),
            format_func=lambda state: say(STATE[state].word),
            selection_mode="multi",
            label_visibility="collapsed",
            key="states",
        )
    rows = matching(desk.dossiers(), wanted, states)
    if not rows:
        st.info(say(words.LIST_NOTHING_FOUND))
        return
    opened = show_table(_columns(), _rows(rows), key="dossiers")
    if opened:
        desk.open_dossier(opened)


def _columns() -> list[Column]:
    return [
        Column(label=say(words.LIST_STATE), width="6.6rem"),
        Column(label=say(words.LIST_APPLICANT), width="minmax(0, 2.2fr)"),
        Column(label=say(words.LIST_PRODUCT), width="minmax(0, 1.7fr)"),
        Column(label=say(words.LIST_POLICY), width="minmax(0, 1.7fr)"),
        Column(label=say(words.LIST_VERDICT), width="8.2rem"),
        Column(label=say(words.LIST_FINDINGS), width="minmax(0, 1.8fr)"),
        Column(label=say(words.LIST_DECISION), width="6.4rem"),
    ]


def _rows(rows: Sequence[DossierRow]) -> list[TableRow]:
    signs = shows_signs()
    return [_row(row, signs) for row in rows]


def _row(row: DossierRow, signs: bool) -> TableRow:
    created = say(words.LIST_CREATED, when=desk.moment(row.created_at))
    return TableRow(
        id=row.id,
        cells=(
            _state(row),
            Cell(text=row.applicant or row.title, small=f"{row.title} · {created}" if row.applicant else created),
            Cell(text=row.product or ""),
            Cell(text=desk.policy_name(row.policy or row.options.get("policy"))),
            _verdict(row),
            _counts(row, signs),
            Cell(marks=(shown(DECISION[row.decision]),) if row.decision else ()),
        ),
    )


def _state(row: DossierRow) -> Cell:
    reading = row.state == "reading" and row.progress_total > 0
    return Cell(
        marks=(shown(STATE[row.state]),),
        small=f"{row.progress_done} / {row.progress_total}" if reading else "",
        part=part_done(row) if reading else None,
    )


def _verdict(row: DossierRow) -> Cell:
    verdicts: dict[str, Verdict] = {"eligible": "eligible", "ineligible": "ineligible", "review": "review"}
    verdict = verdicts.get(row.verdict or "")
    if verdict is None:
        return Cell()
    small = say(words.HEAD_OPEN, count=row.open_attestations) if row.open_attestations else ""
    return Cell(marks=(shown(VERDICT[verdict]),), small=small)


def _without_signs(row: DossierRow) -> dict[str, int]:
    """What the person finds on opening the dossier: a higher number would tell that there is more."""
    result = desk.latest_result(row)
    return dict(Counter(finding.status for finding in result.findings)) if result else {}


def _counts(row: DossierRow, signs: bool) -> Cell:
    counts = row.counts if signs else _without_signs(row)
    marks = [
        shown(STATUS[status]).model_copy(update={"word": f"{say(STATUS[status].word)} {counts[status]}"})
        for status in _COUNTED
        if counts.get(status)
    ]
    return Cell(marks=tuple(marks))
