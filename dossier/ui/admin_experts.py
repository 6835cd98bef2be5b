"""Experts: entered, removed with a reason, and what they did against discipline."""

from __future__ import annotations

import streamlit as st

from dossier.models.acts import Breach
from dossier.models.records.acts import filled
from dossier.models.records.catalogue_rows import ExpertRow
from dossier.ui import admin_words as words
from dossier.ui import desk
from dossier.ui.admin_accounts import table
from dossier.ui.case_acting import forget, run, typed
from dossier.ui.case_forms import LABELS
from dossier.ui.language import say


def show_experts() -> None:
    """All experts; one who is removed stays on record."""
    experts = desk.store().experts()
    heads = (
        words.ACCOUNT_PERSON, words.EXPERT_ORGANISATION, words.EXPERT_FIELD, words.EXPERT_ACCOUNT, words.ADMIN_STATE,
        words.EXPERT_BREACHES,
    )  # fmt: skip
    table([say(head) for head in heads], [_line(one) for one in experts])
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        st.markdown(f"**{say(words.ADMIN_ADD)}**")
        _new(experts)
    with right, st.container(border=True):
        st.markdown(f"**{say(words.EXPERT_REMOVE)}**")
        _removal([one for one in experts if one.removed_on is None])


def _line(one: ExpertRow) -> tuple[str, ...]:
    state = say(words.EXPERT_ACTIVE)
    if one.removed_on:
        state = say(words.EXPERT_GONE, day=one.removed_on.isoformat(), reason=one.removal_reason)
    told = [f"{act.on.isoformat()} {act.body.get('text', '')}" for act in desk.store().breaches(one.id)]
    return one.name, one.organisation, one.field, one.account or "", state, " / ".join(told)


def _new(experts: list[ExpertRow]) -> None:
    st.text_input(say(words.ACCOUNT_PERSON), key="expert_name")
    st.text_input(say(words.EXPERT_ORGANISATION), key="expert_organisation")
    st.text_input(say(words.EXPERT_FIELD), key="expert_field")
    taken = {one.account for one in experts if one.removed_on is None}
    free = [one for one in desk.store().accounts() if one.role == "expert" and one.active and one.login not in taken]
    names = {one.login: f"{one.name} ({one.login})" for one in free}
    st.selectbox(
        say(words.EXPERT_ACCOUNT), [None, *names], key="expert_account",
        format_func=lambda one: names[one] if one else say(words.OFFICE_NO),
    )  # fmt: skip
    st.button(say(words.ADMIN_ADD), key="expert_add", type="primary", on_click=_add)


def _add() -> None:
    def act(user: str) -> str:
        desk.store().add_expert(
            typed("expert_name"), typed("expert_organisation"), typed("expert_field"), user,
            st.session_state.get("expert_account"),
        )  # fmt: skip
        forget("expert_name", "expert_organisation", "expert_field", "expert_account")
        return say(words.ADMIN_SAVED)

    run("installation.change", act)


def _removal(experts: list[ExpertRow]) -> None:
    if not experts:
        st.caption(say(words.ADMIN_NONE))
        return
    by_id = {one.id: one for one in experts}
    id_ = st.selectbox(
        say(words.EXPERT_WHICH), list(by_id), key="expert_which",
        format_func=lambda one: " · ".join(filter(None, (by_id[one].name, by_id[one].organisation))),
    )  # fmt: skip
    st.text_area(say(words.ADMIN_REASON), key="expert_reason", height=80)
    st.toggle(say(words.EXPERT_BREACH), key="expert_breach")
    st.button(say(words.EXPERT_REMOVE), key="expert_remove", on_click=_remove, args=(id_, by_id[id_].version))


def _remove(id_: str, version: int) -> None:
    def act(user: str) -> str:
        if st.session_state.get("expert_breach"):
            breach = filled("breach", {"text": typed("expert_reason")}, LABELS)
            assert isinstance(breach, Breach)
            desk.store().record_breach(id_, version, breach, user)
        else:
            desk.store().remove_expert(id_, version, typed("expert_reason"), user)
        forget("expert_reason", "expert_breach", "expert_which")
        return say(words.ADMIN_SAVED)

    run("installation.change", act)
