"""How far the reading of a dossier is, told page by page until it is done."""

from __future__ import annotations

import html
from collections import Counter

import streamlit as st

from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import SEVERITY, Preview, Status
from dossier.models.records.rows import DossierRow
from dossier.ui import desk, words
from dossier.ui.language import language, say
from dossier.ui.marks import STATUS
from dossier.ui.review_head import badge_html
from dossier.ui.rights import visible

POLL_SECONDS = 1.0
_MOST_SHOWN = 8
"""First findings that are shown while the rest is read."""
_TOLD: tuple[Status, ...] = ("fail", "review", "warn")
"""What is worth a look by then; what only a person can answer waits for the end."""


def show_progress(id_: str) -> None:
    """The state of the dossier, renewed by itself; the whole page is drawn anew once the check is done."""
    st.subheader(desk.escaped(desk.dossier(id_).title), anchor=False)
    st.fragment(_progress, run_every=POLL_SECONDS)(id_)


def _progress(id_: str) -> None:
    row = desk.dossier(id_)
    if row.state == "checked":
        st.rerun()
    if row.state == "failed":
        _failed(row)
        return
    st.progress(part_done(row), text=_counted(row))
    if row.progress_note:
        st.caption(desk.escaped(say(words.PROGRESS_FILE, name=row.progress_note)))
    preview = desk.store().preview(id_)
    if preview is not None:
        _known(preview)
    st.info(say(words.PROGRESS_LEAVE), icon=":material/schedule:")


def _known(preview: Preview) -> None:
    """Papers found so far, and the first findings; all of it may change until the last page is read."""
    counts = Counter(say(DOCUMENT_TYPES[document.type].label) for document in preview.documents)
    papers = say(words.COMMA).join(f"{name} {count}" for name, count in counts.items())
    told = say(words.PROGRESS_KNOWN, done=preview.files_done, files=preview.files, papers=papers)
    st.write(desk.escaped(told))
    told_now = (f for f in visible(preview.findings) if f.status in _TOLD and f.judge == "machine")
    open_ones = sorted(told_now, key=lambda f: SEVERITY[f.status])
    for finding in open_ones[:_MOST_SHOWN]:
        message = finding.message_en if language() == "en" else finding.message
        st.html(f'<div class="first-finding">{badge_html(STATUS[finding.status])} {html.escape(message)}</div>')


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
