"""The work list: what waits for whom, why, and by when. A row opens the case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import streamlit as st

from dossier.casework.worklist import WorkItem, cases_in_sight, worklist
from dossier.models.base import Text
from dossier.models.clock import today
from dossier.models.finding import Verdict
from dossier.ui import case_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import see_anew
from dossier.ui.case_marks import CASE_STATE
from dossier.ui.language import say
from dossier.ui.marks import STATE, SUSPICION, VERDICT, Mark, Tone
from dossier.ui.rights import shows_signs
from dossier.ui.rows import ShownMark, shown
from dossier.ui.table import Cell, Column, TableRow, show_table
from dossier.ui.words import COMMA

Whose = Literal["mine", "claimed", "all"]
Order = Literal["deadline", "filed", "number"]
_WHOSE: dict[Whose, Text] = {"mine": words.QUEUE_MINE, "claimed": words.QUEUE_CLAIMED, "all": words.QUEUE_ALL}
_ORDERS: dict[Order, Text] = {
    "deadline": words.QUEUE_BY_DEADLINE,
    "filed": words.QUEUE_BY_FILED,
    "number": words.QUEUE_BY_NUMBER,
}
_SOON_DAYS = 3
_MOST_REASONS = 3


def show() -> None:
    """The page itself."""
    st.subheader(say(words.QUEUE_TITLE), anchor=False)
    st.fragment(_list)()


def matching(items: Sequence[WorkItem], wanted: str, policy: str | None) -> list[WorkItem]:
    """Those under the policy whose number, applicant, product or reasons hold the words."""
    asked = wanted.casefold().split()
    return [item for item in items if policy in (None, item.case.policy) and all(word in _told(item) for word in asked)]


def ordered(items: Sequence[WorkItem], order: Order) -> list[WorkItem]:
    """Sorted; by deadline they come as the work list ranks them."""
    if order == "filed":
        return sorted(items, key=lambda item: (item.case.filed_on or date.max, item.case.number))
    return sorted(items, key=lambda item: item.case.number) if order == "number" else list(items)


def _told(item: WorkItem) -> str:
    case, reasons = item.case, [word for why in item.why for word in (why.zh, why.en)]
    return "\n".join((case.number, case.applicant, case.product, *reasons)).casefold()


def _list() -> None:
    whose, order, wanted, policy = _controls()
    person = who.here()
    items = cases_in_sight(desk.store(), person, today()) if whose == "all" else worklist(desk.store(), person, today())
    if whose == "claimed":
        items = [item for item in items if item.case.claimed_by == person.signature]
    found = ordered(matching(items, wanted, policy), order)
    if not found:
        st.info(say(words.QUEUE_NOTHING if items else words.QUEUE_EMPTY))
        return
    st.caption(say(words.QUEUE_COUNT, count=len(found)))
    opened = show_table(_columns(), _rows(found), key="queue")
    if opened:
        see_anew()
        desk.go("case", case=opened)


def _controls() -> tuple[Whose, Order, str, str | None]:
    first, second, third, fourth = st.columns([0.37, 0.27, 0.2, 0.16], vertical_alignment="center")
    with first:
        whose: Whose | None = st.segmented_control(
            say(words.QUEUE_WHOSE), list(_WHOSE), format_func=lambda one: say(_WHOSE[one]), default="mine",
            required=True, label_visibility="collapsed", key="queue_whose",
        )  # fmt: skip
    with second:
        wanted = st.text_input(
            say(words.QUEUE_FIND), placeholder=say(words.QUEUE_FIND_HINT), label_visibility="collapsed",
            key="queue_find",
        )  # fmt: skip
    with third:
        policy: str | None = st.selectbox(
            say(words.QUEUE_POLICY), [None, *desk.policies()],
            format_func=lambda one: desk.policy_name(one) if one else say(words.QUEUE_ANY_POLICY),
            label_visibility="collapsed", key="queue_policy",
        )  # fmt: skip
    with fourth:
        order: Order = st.selectbox(
            say(words.QUEUE_SORT), list(_ORDERS), format_func=lambda one: say(_ORDERS[one]),
            label_visibility="collapsed", key="queue_order",
        )  # fmt: skip
    return whose or "mine", order, wanted, policy


def _columns() -> list[Column]:
    return [
        Column(label=say(words.QUEUE_DEADLINE), width="7.6rem"),
        Column(label=say(words.QUEUE_CASE), width="minmax(0, 2.2fr)"),
        Column(label=say(words.QUEUE_STAGE), width="minmax(0, 1.5fr)"),
        Column(label=say(words.QUEUE_WHY), width="minmax(0, 2fr)"),
        Column(label=say(words.QUEUE_RESULT), width="9rem"),
        Column(label=say(words.QUEUE_WHO), width="6rem"),
    ]


def _rows(items: Sequence[WorkItem]) -> list[TableRow]:
    day, signs = today(), shows_signs()
    return [_row(item, day, signs) for item in items]


def _row(item: WorkItem, day: date, signs: bool) -> TableRow:
    case = item.case
    reasons = [say(why) for why in item.why[:_MOST_REASONS]]
    return TableRow(
        id=case.id,
        cells=(
            deadline_cell(item, day),
            Cell(text=case.applicant or case.number, small=" · ".join(filter(None, (case.product, case.number)))),
            Cell(text=say(item.stage.label), small=desk.policy_name(case.policy)),
            Cell(text=say(COMMA).join(reasons)),
            _result(item, signs),
            Cell(text=case.claimed_by or ""),
        ),
    )


def deadline_cell(item: WorkItem, day: date) -> Cell:
    """The deadline with a mark that says how near it is."""
    left = item.days_left(day)
    small = (item.deadline.isoformat() if item.deadline else "") or (
        item.case.filed_on.isoformat() if item.case.filed_on else ""
    )
    if item.postponed and item.case.postponed_until:
        return Cell(small=say(words.QUEUE_POSTPONED, day=item.case.postponed_until.isoformat()))
    if left is None:
        return Cell(marks=(shown(CASE_STATE[item.case.state]),), small=small)
    word, tone = _nearness(left)
    icon = "!" if tone == "bad" else "…"
    return Cell(marks=(ShownMark(icon=icon, word=word, tone=tone),), small=small)


def _nearness(left: int) -> tuple[str, Tone]:
    if left < 0:
        return say(words.QUEUE_DAYS_OVER, days=-left), "bad"
    if left == 0:
        return say(words.QUEUE_TODAY), "bad"
    return say(words.QUEUE_DAYS_LEFT, days=left), "open" if left <= _SOON_DAYS else "note"


def _result(item: WorkItem, signs: bool) -> Cell:
    row = item.dossier
    if row is None:
        return Cell()
    if row.run_id is None:
        return Cell(marks=(shown(STATE[row.state]),))
    verdicts: dict[str, Verdict] = {"eligible": "eligible", "ineligible": "ineligible", "review": "review"}
    marks: list[Mark] = [VERDICT[verdicts[row.verdict]]] if row.verdict in verdicts else []
    if signs and row.suspicion in ("medium", "high"):
        marks.append(SUSPICION["high" if row.suspicion == "high" else "medium"])
    return Cell(marks=tuple(shown(mark) for mark in marks))
