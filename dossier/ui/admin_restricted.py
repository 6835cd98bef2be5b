"""The restricted list: put on, lifted before its end; it ends by itself."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dossier.checks.policy_files import load_policy
from dossier.models.base import Text
from dossier.models.clock import today
from dossier.models.records.catalogue_rows import PartyKind, RestrictedRow
from dossier.models.rights import Permission
from dossier.ui import admin_words as words
from dossier.ui import desk, who
from dossier.ui.admin_accounts import table
from dossier.ui.case_acting import forget, run, typed
from dossier.ui.language import say

_KINDS: dict[PartyKind, Text] = {
    "applicant": words.PARTY_APPLICANT, "agency": words.PARTY_AGENCY, "expert": words.PARTY_EXPERT,
}  # fmt: skip
_YEARS = 3


def show_restricted() -> None:
    """The list, whoever may see it; those who decide, and administrators, change it."""
    desk.note_view("restricted", "restricted list")
    rows = desk.store().restrictions()
    heads = (
        words.PARTY_KIND, words.ADMIN_NAME, words.ADMIN_POLICY, words.ADMIN_FROM, words.ADMIN_TO, words.ADMIN_STATE,
        words.ADMIN_REASON,
    )  # fmt: skip
    table([say(head) for head in heads], [_line(row) for row in rows])
    st.caption(say(words.PARTY_HINT))
    if not who.may(_right()):
        return
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        st.markdown(f"**{say(words.ADMIN_ADD)}**")
        _new()
    with right, st.container(border=True):
        st.markdown(f"**{say(words.PARTY_LIFT)}**")
        _lifting([row for row in rows if row.binds_on(today())])


def _right() -> Permission:
    """A ban is a decision; an administrator enters those that were made elsewhere."""
    return "cases.decide" if who.may("cases.decide") else "installation.change"


def _line(row: RestrictedRow) -> tuple[str, ...]:
    return (
        say(_KINDS[row.kind]), row.name, desk.policy_name(row.policy) or say(words.PARTY_ALL),
        row.starts_on.isoformat(), row.ends_on.isoformat(), say(_state(row, today())),
        " / ".join(filter(None, (row.reason, row.lifted_reason))),
    )  # fmt: skip


def _state(row: RestrictedRow, day: date) -> Text:
    if row.lifted_on and row.lifted_on <= day:
        return words.PARTY_LIFTED
    if day < row.starts_on:
        return words.PARTY_WAITS
    return words.PARTY_BINDS if row.binds_on(day) else words.PARTY_ENDED


def _new() -> None:
    left, right = st.columns(2)
    with left:
        st.selectbox(say(words.PARTY_KIND), list(_KINDS), format_func=lambda one: say(_KINDS[one]), key="party_kind")
        st.text_input(say(words.PARTY_USCC), key="party_uscc", max_chars=24)
    with right:
        st.text_input(say(words.ADMIN_NAME), key="party_name")
        policy: str = st.selectbox(
            say(words.ADMIN_POLICY), ["", *desk.policies()], key="party_policy",
            format_func=lambda one: desk.policy_name(one) or say(words.PARTY_ALL),
        )  # fmt: skip
    years = (load_policy(policy).versions[-1].terms.ban_years if policy else None) or _YEARS
    with left:
        st.number_input(say(words.PARTY_YEARS), 1, 20, years, key=f"party_years_{policy}")
    with right:
        st.date_input(say(words.ADMIN_FROM), today(), format="YYYY-MM-DD", key="party_from")
    st.text_area(say(words.ADMIN_REASON), key="party_reason", height=80)
    st.button(say(words.ADMIN_ADD), key="party_add", type="primary", on_click=_add)


def _add() -> None:
    def act(user: str) -> str:
        policy, start = st.session_state["party_policy"], st.session_state["party_from"]
        desk.store().restrict(
            st.session_state["party_kind"], typed("party_name"), typed("party_uscc"), policy, typed("party_reason"),
            int(st.session_state[f"party_years_{policy}"]), user, start if isinstance(start, date) else None,
        )  # fmt: skip
        forget("party_name", "party_uscc", "party_reason")
        return say(words.ADMIN_SAVED)

    run(_right(), act)


def _lifting(rows: list[RestrictedRow]) -> None:
    if not rows:
        st.caption(say(words.ADMIN_NONE))
        return
    by_id = {row.id: row for row in rows}
    id_ = st.selectbox(
        say(words.PARTY_WHICH), list(by_id), key="party_which",
        format_func=lambda one: f"{by_id[one].name} – {by_id[one].ends_on.isoformat()}",
    )  # fmt: skip
    st.text_area(say(words.ADMIN_REASON), key="lift_reason", height=80)
    st.button(say(words.PARTY_LIFT_SAVE), key="party_lift", on_click=_lift, args=(id_, by_id[id_].version))


def _lift(id_: int, version: int) -> None:
    def act(user: str) -> str:
        desk.store().lift_restriction(id_, version, typed("lift_reason"), user)
        forget("lift_reason", "party_which")
        return say(words.ADMIN_SAVED)

    run(_right(), act)
