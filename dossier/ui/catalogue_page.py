"""The catalogue: search as on any day, files to take away, one entry. Whoever has not logged in sees what is public."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from dossier.casework.catalogue_export import STATES, By, Form
from dossier.casework.sheets import MEDIA
from dossier.models.base import Text
from dossier.models.clock import today
from dossier.models.records.catalogue_rows import EntryRow, EntryState
from dossier.models.records.store import Store
from dossier.ui import catalogue_words as words
from dossier.ui import desk, outside, who
from dossier.ui.case_acting import show_notice
from dossier.ui.catalogue_entry import ENTRY_MARKS, show_entry
from dossier.ui.catalogue_office import show_due, show_editions, show_import
from dossier.ui.catalogue_public import address
from dossier.ui.catalogue_search import FORMS, Wanted, taken_away
from dossier.ui.language import language, say
from dossier.ui.rows import ShownMark
from dossier.ui.table import Cell, Column, TableRow, show_table

ENTRY = "entry"
"""Query parameter: the number of the entry that is shown."""
_BY: dict[By | None, Text] = {
    None: words.CATALOGUE_ONE_SHEET,
    "category": words.CATALOGUE_BY_CATEGORY,
    "chain": words.CATALOGUE_BY_CHAIN,
}


def show() -> None:
    """The page itself; ``?entry=NUMBER`` shows one entry."""
    show_notice()
    if number := st.query_params.get(ENTRY):
        show_entry(number)
        return
    st.subheader(say(words.CATALOGUE_TITLE), anchor=False)
    if who.actor() is None:
        _stranger()
    if not who.may("catalogue.change"):
        _list()
        return
    labels = (words.CATALOGUE_LIST, words.CATALOGUE_DUE, words.CATALOGUE_EDITION, words.CATALOGUE_IMPORT)
    for tab, draw in zip(st.tabs([*map(say, labels)]), (_list, show_due, show_editions, show_import), strict=True):
        with tab:
            draw()


def _stranger() -> None:
    left, right = st.columns([0.86, 0.14], vertical_alignment="center")
    with left:
        st.caption(say(words.CATALOGUE_PUBLIC))
    with right:
        outside.show_door("login", say(words.CATALOGUE_LOG_IN))


def _list() -> None:
    wanted = _controls()
    rows = wanted.found(desk.store())
    left, right = st.columns([0.8, 0.2], vertical_alignment="center")
    with left:
        st.caption(say(words.CATALOGUE_COUNT, day=wanted.on.isoformat(), count=len(rows)))
    with right:
        _exports(wanted)
    if not rows:
        st.info(say(words.CATALOGUE_EMPTY))
        return
    opened = show_table(_columns(), [_row(row, wanted.on) for row in rows], key="catalogue")
    if opened:
        desk.go("catalogue", entry=opened)


def _controls() -> Wanted:
    first, second, third, fourth = st.columns([0.4, 0.3, 0.14, 0.16])
    with first:
        asked = st.text_input(
            say(words.CATALOGUE_FIND), placeholder=say(words.CATALOGUE_FIND_HINT), key="catalogue_find"
        )
    with second:
        policy = policy_choice("catalogue_policy")
    with third:
        states: list[EntryState | None] = [None, "listed", "pending", "lapsed", "removed"]
        state: EntryState | None = st.selectbox(
            say(words.CATALOGUE_STATE), states, index=1, key="catalogue_state",
            format_func=lambda one: say(STATES[one]) if one else say(words.CATALOGUE_ANY),
        )  # fmt: skip
    with fourth:
        day = st.date_input(
            say(words.CATALOGUE_ON), today(), min_value=date(2000, 1, 1), max_value=date(2100, 12, 31),
            format="YYYY-MM-DD", key="catalogue_on",
        )  # fmt: skip
    on = day if isinstance(day, date) else today()
    category, chain = _kinds(desk.store().entries(policy=policy, on=on))
    return Wanted(words=asked, policy=policy, category=category, chain=chain, state=state, on=on)


def policy_choice(key: str) -> str | None:
    """A policy, or all of them."""
    chosen: str | None = st.selectbox(
        say(words.CATALOGUE_POLICY), [None, *desk.policies()], key=key,
        format_func=lambda one: desk.policy_name(one) if one else say(words.CATALOGUE_ANY_POLICY),
    )  # fmt: skip
    return chosen


def _kinds(rows: Sequence[EntryRow]) -> tuple[str, str]:
    """The category and the chain that are asked for; what no entry bears cannot be asked for."""
    left, right, _ = st.columns([0.4, 0.3, 0.3])
    chosen = []
    for where, label, name in ((left, words.CATALOGUE_CATEGORY, "category"), (right, words.CATALOGUE_CHAIN, "chain")):
        borne = sorted({getattr(row, name) for row in rows} - {""})
        with where:
            chosen.append(
                st.selectbox(say(label), ["", *borne], format_func=lambda one: one or say(words.CATALOGUE_ANY),
                             key=f"catalogue_{name}")
            )  # fmt: skip
    return chosen[0], chosen[1]


def _exports(wanted: Wanted) -> None:
    with st.popover(say(words.CATALOGUE_EXPORT), icon=":material/download:", width="stretch"):
        if who.actor() is None:
            for form in FORMS:
                st.html(f'<a class="door" href="{address(wanted, form, language())}" target="_self">{form.upper()}</a>')
            return
        by: By | None = st.selectbox(
            say(words.CATALOGUE_BY), list(_BY), format_func=lambda one: say(_BY[one]), key="catalogue_by"
        )
        inside = who.may("catalogue.change") and st.toggle(say(words.CATALOGUE_OFFICE), key="catalogue_office")
        for form in FORMS:
            _button(wanted, form, inside, by)


def _button(wanted: Wanted, form: Form, inside: bool, by: By | None) -> None:
    st.download_button(
        form.upper(), _made(desk.store(), wanted, form, inside, by),
        file_name=f"{say(words.CATALOGUE_FILE)}-{wanted.on.isoformat()}.{form}",
        mime=MEDIA[form], on_click="ignore", width="stretch", key=f"catalogue_export_{form}",
    )  # fmt: skip


def _made(store: Store, wanted: Wanted, form: Form, inside: bool, by: By | None) -> Callable[[], bytes]:
    """What makes the file when it is asked for; all is settled now, it runs outside the session."""
    chosen = language()
    return lambda: taken_away(store, wanted, form, chosen, inside, by)


def _columns() -> list[Column]:
    return [
        Column(label=say(words.CATALOGUE_PRODUCT), width="minmax(0, 2.2fr)"),
        Column(label=say(words.CATALOGUE_MAKER), width="minmax(0, 2fr)"),
        Column(label=say(words.CATALOGUE_POLICY), width="minmax(0, 1.8fr)"),
        Column(label=say(words.CATALOGUE_TERM), width="7.4rem"),
        Column(label=say(words.CATALOGUE_STATE), width="8rem"),
    ]


def _row(row: EntryRow, on: date) -> TableRow:
    end = row.ends_on.isoformat() if row.ends_on else say(words.CATALOGUE_OPEN_END)
    return TableRow(
        id=row.number,
        cells=(
            Cell(text=row.product, small=" · ".join(filter(None, (row.number, row.model)))),
            Cell(text=row.applicant, small=" · ".join(filter(None, (row.category, row.chain, row.region)))),
            Cell(text=desk.policy_name(row.policy)),
            Cell(text=row.starts_on.isoformat(), small=f"– {end}"),
            Cell(marks=marks_of(row, on)),
        ),
    )


def marks_of(row: EntryRow, on: date) -> tuple[ShownMark, ...]:
    """Its state on the day, and what is marked of it."""
    state = row.state_on(on)
    icon, tone = ENTRY_MARKS[state]
    marks = [ShownMark(icon=icon, word=say(STATES[state]), tone=tone)]
    if row.first_set:
        marks.append(ShownMark(icon="★", word=say(words.CATALOGUE_FIRST_SET), tone="note"))
    if row.legacy:
        marks.append(ShownMark(icon="◷", word=say(words.CATALOGUE_LEGACY), tone="plain"))
    return tuple(marks)
