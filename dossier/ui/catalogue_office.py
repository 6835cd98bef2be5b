"""What an office does to the catalogue as a whole: trackings that are due, editions, lists that are taken in."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from dossier.casework.catalogue_changes import Changes, changes, editions, next_edition, publish_edition
from dossier.casework.catalogue_export import export_catalogue
from dossier.casework.catalogue_import import HEADS, Imported, import_catalogue
from dossier.casework.sheets import MEDIA
from dossier.models.base import Text
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.records.catalogue_rows import EntryRow
from dossier.ui import catalogue_words as words
from dossier.ui import desk
from dossier.ui.case_acting import run
from dossier.ui.language import language, say
from dossier.ui.rows import ShownMark
from dossier.ui.table import Cell, Column, TableRow, show_table
from dossier.ui.words import COMMA

_AHEAD = timedelta(days=30)
_FILE, _POLICY, _REPORT = "import_file", "import_policy", "import_report"
_GROUPS: dict[str, Text] = {
    "listed": words.CATALOGUE_EDITION_LISTED,
    "added": words.CATALOGUE_EDITION_ADDED,
    "lapsed": words.CATALOGUE_EDITION_LAPSED,
    "removed": words.CATALOGUE_EDITION_REMOVED,
}
"""Parts of ``Changes`` with their names."""


def show_due() -> None:
    """Entries whose yearly look is due, the one that waits longest first."""
    left, _ = st.columns([0.2, 0.8])
    with left:
        day = st.date_input(say(words.CATALOGUE_DUE_UNTIL), today() + _AHEAD, format="YYYY-MM-DD", key="due_until")
    rows = desk.store().tracking_due(day if isinstance(day, date) else today() + _AHEAD)
    if not rows:
        st.info(say(words.CATALOGUE_DUE_NONE))
        return
    columns = [
        Column(label=say(words.CATALOGUE_DUE_ON), width="9rem"),
        Column(label=say(words.CATALOGUE_PRODUCT), width="minmax(0, 1.4fr)"),
        Column(label=say(words.CATALOGUE_MAKER), width="minmax(0, 1.4fr)"),
        Column(label=say(words.CATALOGUE_POLICY), width="minmax(0, 1fr)"),
    ]
    opened = show_table(columns, [_due_row(row) for row in rows], key="catalogue_due")
    if opened:
        desk.go("catalogue", entry=opened)


def _due_row(row: EntryRow) -> TableRow:
    due = row.tracking_due or today()
    left = (due - today()).days
    over = left < 0
    word = say(words.CATALOGUE_DUE_OVER, days=-left) if over else say(words.CATALOGUE_DUE_IN, days=left)
    mark = ShownMark(icon="!" if over else "…", word=word, tone="bad" if over else "open")
    return TableRow(
        id=row.number,
        cells=(
            Cell(marks=(mark,), small=due.isoformat()),
            Cell(text=row.product, small=" · ".join(filter(None, (row.number, row.model)))),
            Cell(text=row.applicant),
            Cell(text=desk.policy_name(row.policy)),
        ),
    )


def show_editions() -> None:
    """What has changed since the catalogue was last published as a whole, and the act of publishing it anew."""
    left, _ = st.columns([0.5, 0.5])
    with left:
        policy: str = st.selectbox(
            say(words.CATALOGUE_POLICY), list(desk.policies()), format_func=desk.policy_name, key="edition_policy"
        )
    store, day = desk.store(), today()
    known, due = editions(store, policy), next_edition(store, policy)
    told = [say(words.CATALOGUE_EDITION_LAST, day=known[-1]) if known else say(words.CATALOGUE_EDITION_NEVER)]
    if due:
        told.append(say(words.CATALOGUE_EDITION_NEXT, day=due))
    st.caption(" · ".join(told))
    entries = store.entries(policy=policy, on=day)
    found = changes(entries, known[-1] if known else None, day)
    st.markdown(f"**{say(words.CATALOGUE_EDITION_NOW, day=day.isoformat())}**")
    for column, (label, rows) in zip(st.columns(4), _groups(found).items(), strict=True):
        column.metric(say(_GROUPS[label]), len(rows), border=True)
    _publishing(policy, day, found)
    lines = [
        (say(_GROUPS[label]), row.number, row.product, row.applicant)
        for label, rows in _groups(found).items()
        if label != "listed"
        for row in rows
    ]
    if lines:
        names = (words.CATALOGUE_EDITION_WHAT, words.CATALOGUE_NUMBER, words.CATALOGUE_PRODUCT, words.CATALOGUE_MAKER)
        st.dataframe([dict(zip(map(say, names), line, strict=True)) for line in lines], hide_index=True)


def _groups(found: Changes) -> dict[str, tuple[EntryRow, ...]]:
    return {name: getattr(found, name) for name in _GROUPS}


def _publishing(policy: str, day: date, found: Changes) -> None:
    publish, take = st.columns(2)
    with publish:
        st.button(
            say(words.CATALOGUE_EDITION_SAVE), key="edition_save", type="primary", on_click=_publish,
            args=(policy, day), width="stretch",
        )  # fmt: skip
    with take:
        listed, chosen = found.listed, language()
        st.download_button(
            say(words.CATALOGUE_EDITION_FILE), lambda: export_catalogue(listed, day, "xlsx", chosen),
            file_name=f"{say(words.CATALOGUE_FILE)}-{policy}-{day.isoformat()}.xlsx", mime=MEDIA["xlsx"],
            on_click="ignore", width="stretch", key="edition_file",
        )  # fmt: skip


def _publish(policy: str, day: date) -> None:
    def act(user: str) -> str:
        found = publish_edition(desk.store(), policy, day, user)
        return say(words.CATALOGUE_EDITION_DONE, listed=len(found.listed))

    run("catalogue.change", act)


def show_import() -> None:
    """A list that is taken in line by line, with what was refused."""
    heads = say(COMMA).join(names[0] if language() == "en" else names[1] for names in HEADS.values())
    st.caption(say(words.CATALOGUE_IMPORT_HINT, heads=heads))
    left, right = st.columns([0.45, 0.55])
    with left:
        st.selectbox(say(words.CATALOGUE_POLICY), list(desk.policies()), format_func=desk.policy_name, key=_POLICY)
    with right:
        st.file_uploader(say(words.CATALOGUE_IMPORT_FILE), type=["csv", "xlsx"], key=_FILE)
    st.button(say(words.CATALOGUE_IMPORT_SAVE), key="import_save", type="primary", on_click=_take_in)
    done: Imported | None = st.session_state.get(_REPORT)
    if done and done.refused:
        st.markdown(f"**{say(words.CATALOGUE_IMPORT_REFUSED)}**")
        names = (
            words.CATALOGUE_IMPORT_LINE, words.CATALOGUE_NUMBER, words.CATALOGUE_PRODUCT, words.CATALOGUE_IMPORT_WHY,
        )  # fmt: skip
        lines = [(one.line, one.number, one.product, say(one.why)) for one in done.refused]
        st.dataframe([dict(zip(map(say, names), line, strict=True)) for line in lines], hide_index=True)


def _take_in() -> None:
    def act(user: str) -> str:
        file = st.session_state.get(_FILE)
        if file is None:
            raise RefusedError(words.CATALOGUE_IMPORT_NONE)
        st.session_state.pop(_REPORT, None)
        done = import_catalogue(desk.store(), st.session_state[_POLICY], file.name, file.getvalue(), user)
        st.session_state[_REPORT] = done
        return say(words.CATALOGUE_IMPORTED, taken=len(done.entries), refused=len(done.refused))

    run("catalogue.change", act)
