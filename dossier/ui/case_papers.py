"""What was handed in for a case, and what changed from one time to the next."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dossier.casework.revisions import Change, PageChange, PagePlace, page_changes
from dossier.casework.situation import Situation
from dossier.models.base import Text
from dossier.models.records.case_rows import SubmissionRow
from dossier.ui import case_words as words
from dossier.ui import desk
from dossier.ui.case_notices import show_notices
from dossier.ui.language import say

_WORD: dict[Change, Text] = {"changed": words.PAPERS_CHANGED, "new": words.PAPERS_NEW, "gone": words.PAPERS_GONE}
_ICON: dict[Change, str] = {"changed": "✎", "new": "＋", "gone": "－"}


def show_papers(situation: Situation) -> None:
    """Newest first; each beside the one before it."""
    rows = situation.store.submissions(situation.case.id)
    if not rows:
        st.info(say(words.CASE_NO_PAPERS))
    show_notices(situation)
    for row, before in zip(reversed(rows), [*reversed(rows[:-1]), None], strict=True):
        _show(situation, row, before)


def _show(situation: Situation, row: SubmissionRow, before: SubmissionRow | None) -> None:
    with st.container(border=True):
        left, right = st.columns([0.75, 0.25], vertical_alignment="center")
        with left:
            st.markdown(f"**{say(words.PAPERS_NUMBER, number=row.number)}** · {desk.moment(row.created_at)}")
            st.caption(desk.escaped(" · ".join(filter(None, (row.user, row.note)))))
        with right:
            if st.button(say(words.PAPERS_OPEN), key=f"open_{row.id}", width="stretch"):
                desk.open_dossier(row.dossier_id)
        if before and st.toggle(say(words.PAPERS_COMPARE), key=f"compare_{row.id}"):
            _show_changes(situation, before, row)


def _show_changes(situation: Situation, before: SubmissionRow, row: SubmissionRow) -> None:
    if not all(situation.store.dossier(one.dossier_id).run_id for one in (before, row)):
        st.info(say(words.PAPERS_UNREAD))
        return
    changes = _changes(before.dossier_id, row.dossier_id, situation.store.dossier(row.dossier_id).run_id)
    st.caption(say(words.PAPERS_SAME, count=sum(one.change == "same" for one in changes)))
    for one in changes:
        if one.change != "same":
            st.markdown("\n".join(_lines(one)))


@st.cache_data(max_entries=50)
def _changes(before: str, after: str, _run: int | None) -> Sequence[PageChange]:
    return page_changes(desk.store(), before, after)


def _lines(change: PageChange) -> list[str]:
    place = change.after or change.before
    told = [f"{_ICON[change.change]} **{say(_WORD[change.change])}** {_place(place)}"] if place else []
    told += [f"- ~~{desk.escaped(line)}~~" for line in change.removed]
    return told + [f"- {desk.escaped(line)}" for line in change.added]


def _place(place: PagePlace) -> str:
    return desk.escaped(say(words.PAPERS_PAGE, file=place.file, page=place.page))
