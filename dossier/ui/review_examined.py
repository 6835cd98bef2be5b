"""What was looked at for authenticity, paper by paper, and what could not be; for officials only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from dossier.checks.examination import looked_for
from dossier.models.finding import Examination
from dossier.ui import review_words as own
from dossier.ui import words
from dossier.ui.case import Case, focus_of, look
from dossier.ui.fields import document_label
from dossier.ui.focus import on_page
from dossier.ui.language import say
from dossier.ui.marks import EXAMINED
from dossier.ui.places import document_by_id
from dossier.ui.rights import shows_signs
from dossier.ui.rows import Row, show_rows, shown

HEIGHT = "max(16rem, calc(100vh - 23.5rem))"


def show(case: Case) -> None:
    """Counts, a filter, and for each paper what was looked for."""
    if not shows_signs():
        st.info(say(words.BOARD_HIDDEN))
        return
    examination = case.result.examination
    if not examination:
        st.info(say(own.EXAMINED_NONE))
        return
    counts = Counter(one.state for one in examination)
    st.caption(
        say(own.EXAMINED_TITLE, **{state: counts[state] for state in EXAMINED}) + " " + say(own.EXAMINED_CAUTION)
    )
    only = st.toggle(say(own.EXAMINED_ONLY_OPEN), key=f"examined/{case.row.id}")
    wanted = [one for one in examination if not only or one.state == "cannot_tell"]
    picked = show_rows(
        examined_rows(case, wanted), key="examined", empty=say(words.NONE), height=HEIGHT
    )  # fmt: skip
    if picked:
        document = document_by_id(case.result, picked.row.partition("/")[0])
        page = on_page(case.result, document.id, document.pages[0]) if document and document.pages else focus_of(case)
        look(case, page)


def examined_rows(case: Case, examination: Sequence[Examination]) -> list[Row]:
    """A heading for each paper; what cannot be told first, then what was examined, what does not apply last."""
    order = list(EXAMINED)
    rows: list[Row] = []
    for document in case.result.documents:
        own_ones = sorted(
            (one for one in examination if one.document == document.id), key=lambda x: order.index(x.state)
        )
        if own_ones:
            rows.append(Row(heading=f"{say(document_label(document))} · {document.file}"))
        rows += [_row(one) for one in own_ones]
    return rows


def _row(one: Examination) -> Row:
    return Row(
        id=f"{one.document}/{one.check}",
        mark=shown(EXAMINED[one.state]),
        title=say(looked_for(one.check)),
        text=say(one.reason),
        skip=True,
    )
