"""How far the reading of a dossier is, told page by page until it is done."""

from __future__ import annotations

import streamlit as st

from dossier.models.records.rows import DossierRow
from dossier.ui import desk, words
from dossier.ui.language import language, say

POLL_SECONDS = 1.0


def show_progress(id_: str) -> None:
    """The state of the dossier, renewed by itself; the whole page is drawn anew once the check is done."""
    st.subheader(desk.escaped(desk.store().dossier(id_).title), anchor=False)
    st.fragment(_progress, run_every=POLL_SECONDS)(id_)


def _progress(id_: str) -> None:
    row = desk.store().dossier(id_)
    if row.state == "checked":
        st.rerun()
    if row.state == "failed":
        _failed(row)
        return
    st.progress(part_done(row), text=_counted(row))
    if row.progress_note:
        st.caption(desk.escaped(say(words.PROGRESS_FILE, name=row.progress_note)))
    st.info(say(words.PROGRESS_LEAVE), icon=":material/schedule:")


def _failed(row: DossierRow) -> None:
    st.error(desk.escaped(say(words.PROGRESS_FAILED, reason=in_one_language(row.message, language() == "en"))))
    if st.button(say(words.PROGRESS_RETRY), type="primary"):
        desk.store().enqueue(row.id)
        desk.redraw()


def _counted(row: DossierRow) -> str:
    if row.state == "queued":
        return say(words.PROGRESS_QUEUED)
    if not row.progress_total:
        return say(words.PROGRESS_OPENING)
    return say(words.PROGRESS_PAGES, done=row.progress_done, total=row.progress_total)


def part_done(row: DossierRow) -> float:
    """The part of the pages that is read, 0 to 1."""
    return min(1.0, row.progress_done / row.progress_total) if row.progress_total else 0.0


def in_one_language(message: str, english: bool) -> str:
    """Stored messages hold Chinese and English, one a line; one of another shape is shown whole."""
    lines = message.splitlines()
    return lines[english] if len(lines) == 2 else message
