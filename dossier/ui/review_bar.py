"""The line under the head: the views, the way through what is open, undo, and the panel of keys."""

from __future__ import annotations

import streamlit as st

from dossier.models.base import Text
from dossier.models.errors import DossierError
from dossier.models.records.taken_back import LastAct
from dossier.pipeline import check_stored
from dossier.ui import desk, keys, review_arrange_words, who, words
from dossier.ui import review_words as own
from dossier.ui.case import VIEW, VIEW_NEXT, Case, focus_of, look_at, notify, turn_to
from dossier.ui.fields import OPEN_STATUSES, open_fields
from dossier.ui.focus import View, on_field, on_finding
from dossier.ui.language import say
from dossier.ui.rights import shows_signs
from dossier.ui.undo import place_of, undone
from dossier.ui.walk import following

NAMES: dict[View, Text] = {
    "findings": words.VIEW_FINDINGS,
    "fields": words.VIEW_FIELDS,
    "attest": words.VIEW_ATTEST,
    "dates": own.VIEW_DATES,
    "compare": own.VIEW_COMPARE,
    "examined": own.VIEW_EXAMINED,
    "arrange": review_arrange_words.VIEW_ARRANGE,
    "decision": words.VIEW_DECISION,
}
"""The views in the order of their digits."""


def show_bar(case: Case) -> View:
    """Draw the line; returns the view that is chosen."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar"):
        view = _chosen_view(case)
        left = len(case.stops)
        _step_button(case, view, -1)
        _step_button(case, view, 1)
        st.caption(say(own.STEP_LEFT, count=left), width="content")
        st.button(
            say(own.UNDO), key="key-undo", shortcut=keys.UNDO, help=say(own.UNDO_HELP), on_click=_undo, args=(case,)
        )
        asked = st.button(say(own.KEYS), key="key-help", shortcut=keys.HELP)
    if asked:
        _panel()
    return view


def shown_views() -> list[View]:
    """The views of this user: what was examined for authenticity is for officials, papers are for reviewers."""
    allowed = {"examined": shows_signs(), "arrange": who.may("fields.correct")}
    return [view for view in NAMES if allowed.get(view, True)]


def _chosen_view(case: Case) -> View:
    """The view chosen by hand, or the one that a click elsewhere asked for."""
    if VIEW_NEXT in st.session_state:
        st.session_state[VIEW] = st.session_state.pop(VIEW_NEXT)
    counts = _open_counts(case)
    chosen: View | None = st.segmented_control(
        say(words.VIEW),
        shown_views(),
        format_func=lambda view: say(NAMES[view]) + (f" {counts[view]}" if counts.get(view) else ""),
        default=None if VIEW in st.session_state else "findings",
        required=True,
        key=VIEW,
        label_visibility="collapsed",
        width="content",
    )
    return chosen or "findings"


def _open_counts(case: Case) -> dict[View, int]:
    return {
        "findings": sum(row.finding.status in OPEN_STATUSES for row in case.findings),
        "fields": len(open_fields(case.fields)),
        "attest": case.result.open_attestations,
    }


def _step_button(case: Case, view: View, by: int) -> None:
    label, key, shortcut = (own.STEP_NEXT, "key-next", keys.NEXT) if by > 0 else (
        own.STEP_PREVIOUS, "key-previous", keys.PREVIOUS
    )  # fmt: skip
    st.button(say(label), key=key, shortcut=shortcut, on_click=step, args=(case, view, by))


def step(case: Case, view: View, by: int) -> None:
    """Turn to the next (``by`` 1) or previous (-1) thing that is open."""
    stop = following(case.stops, focus_of(case), view, by)
    if stop:
        look_at(case, stop)
    elif not case.stops:
        notify(say(own.STEP_DONE))


def _undo(case: Case) -> None:
    """Take the reviewer's last act back; what the checks say follows."""
    if not desk.reviewer():
        notify(say(words.NEED_REVIEWER), good=False)
        return
    try:
        act = desk.store().take_back(case.row.id, desk.reviewer(), say(own.UNDO_REASON))
        check_stored(desk.store(), case.row.id)
    except DossierError as error:
        notify(desk.explain(error), good=False)
        return
    notify(say(own.UNDO_DONE, about=undone(act)))
    _show_again(case, act)


def _show_again(case: Case, act: LastAct) -> None:
    """Turn to what the act was about, where the lists have it."""
    field = next((row for row in case.fields if act.kind == "correction" and place_of(row) == act.place), None)
    finding = next((row for row in case.findings if act.about and row.finding.message.startswith(act.about)), None)
    if field:
        turn_to(case, on_field(case.result, field), "fields")
    elif finding:
        turn_to(case, on_finding(case.result, finding), "attest" if finding.finding.judge == "person" else "findings")


def _panel() -> None:
    """The panel of all keys, over the page; Escape closes it."""

    @st.dialog(say(own.KEYS_TITLE), width="large")
    def panel() -> None:
        st.html(keys.help_html())
        st.caption(say(own.KEYS_NOTE))

    panel()
