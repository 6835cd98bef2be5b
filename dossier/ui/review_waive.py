"""Relaxing a condition that the policy lets an office relax: who and why are kept, and the finding then says so."""

from __future__ import annotations

import streamlit as st

from dossier.models.errors import DossierError
from dossier.models.records.waivers import may_be_waived
from dossier.pipeline import check_stored
from dossier.ui import desk, who, words
from dossier.ui.case import Case, focus_of, look, notify
from dossier.ui.findings import ListedFinding
from dossier.ui.focus import Focus
from dossier.ui.language import say


def show(case: Case) -> None:
    """The form under the list, where the finding in focus can be relaxed."""
    row = _row(case)
    if row is None:
        return
    with st.popover(say(words.WAIVE), icon=":material/gavel:"):
        st.caption(say(words.WAIVE_INTRO))
        with st.form(f"waive/{case.row.id}/{row.id}", border=False):
            reason = st.text_input(say(words.WAIVE_REASON))
            sent = st.form_submit_button(say(words.WAIVE_SEND), type="primary")
    if sent:
        _keep(case, row, reason)


def is_offered(case: Case) -> bool:
    """Whether the finding in focus can be relaxed, so that there is room for the button."""
    return _row(case) is not None


def _row(case: Case) -> ListedFinding | None:
    focus = focus_of(case)
    if not who.may("clauses.waive"):
        return None
    return next((row for row in case.findings if row.id == focus.finding and may_be_waived(row.finding)), None)


def _keep(case: Case, row: ListedFinding, reason: str) -> None:
    finding = row.finding
    try:
        desk.store().waive(case.row.id, finding.check, finding.clauses, reason, desk.reviewer(), finding.message)
        check_stored(desk.store(), case.row.id)
    except DossierError as error:
        st.error(desk.explain(error))
        return
    notify(say(words.ATTEST_SAVED))
    look(case, Focus(page=focus_of(case).page))
