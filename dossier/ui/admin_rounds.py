"""Rounds of applications, and since when the registers are complete."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import streamlit as st

from dossier.casework.rounds import Round, add_round, change_round, rounds_of, rounds_version
from dossier.models.base import Text
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.records.recognition import Register
from dossier.ui import admin_words as words
from dossier.ui import desk
from dossier.ui.admin_accounts import table
from dossier.ui.case_acting import forget, run, typed
from dossier.ui.language import say

_LENGTH = timedelta(days=30)
_REGISTERS: dict[Register, Text] = {
    "recognised_models": words.REGISTER_MODELS,
    "restricted_list": words.REGISTER_RESTRICTED,
    "claims_paid": words.REGISTER_CLAIMS,
}


def show_rounds() -> None:
    """The rounds of a policy; one that is open can be extended or closed early."""
    left, _ = st.columns(2)
    with left:
        policy: str = st.selectbox(
            say(words.ADMIN_POLICY), list(desk.policies()), format_func=desk.policy_name, key="round_policy"
        )
    rounds, seen = rounds_of(desk.store(), policy), rounds_version(desk.store(), policy)
    heads = (words.ADMIN_NAME, words.ADMIN_FROM, words.ADMIN_TO, words.ADMIN_STATE, words.ROUND_NOTICE)
    table(
        [say(head) for head in heads],
        [(r.name, r.opens_on.isoformat(), r.closes_on.isoformat(), say(_state(r)), r.notice) for r in rounds],
    )
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        st.markdown(f"**{say(words.ADMIN_ADD)}**")
        st.text_input(say(words.ADMIN_NAME), key="round_name")
        _days("round", today(), today() + _LENGTH, "")
        st.button(say(words.ADMIN_ADD), key="round_add", type="primary", on_click=_add, args=(policy, seen))
    with right, st.container(border=True):
        st.markdown(f"**{say(words.ADMIN_CHANGE)}**")
        if not rounds:
            st.caption(say(words.ADMIN_NONE))
            return
        by_name = {one.name: one for one in rounds}
        name = st.selectbox(say(words.ROUND_WHICH), list(reversed(by_name)), key=f"round_which_{policy}")
        key, one = f"round_{policy}_{name}_{seen}", by_name[name]
        _days(key, one.opens_on, one.closes_on, one.notice)
        st.button(say(words.ADMIN_SAVE), key="round_save", on_click=_change, args=(policy, name, key, seen))


def _state(one: Round) -> Text:
    if today() < one.opens_on:
        return words.ROUND_COMING
    return words.ROUND_OPEN if today() <= one.closes_on else words.ROUND_OVER


def _days(key: str, opens: date, closes: date, notice: str) -> None:
    left, right = st.columns(2)
    with left:
        st.date_input(say(words.ADMIN_FROM), opens, format="YYYY-MM-DD", key=f"{key}_from")
    with right:
        st.date_input(say(words.ADMIN_TO), closes, format="YYYY-MM-DD", key=f"{key}_to")
    st.text_area(say(words.ROUND_NOTICE), notice, key=f"{key}_notice", height=80)


def _round(name: str, key: str) -> Round:
    first, last = st.session_state[f"{key}_from"], st.session_state[f"{key}_to"]
    if not isinstance(first, date) or not isinstance(last, date):
        raise RefusedError(words.REGISTER_DAY)
    return Round(name=name, opens_on=first, closes_on=last, notice=typed(f"{key}_notice"))


def _add(policy: str, seen: int) -> None:
    def act(user: str) -> str:
        add_round(desk.store(), policy, _round(typed("round_name"), "round"), user, seen)
        forget("round_name", "round_notice")
        return say(words.ADMIN_SAVED)

    run("installation.change", act)


def _change(policy: str, name: str, key: str, seen: int) -> None:
    def act(user: str) -> str:
        change_round(desk.store(), policy, _round(name, key), user, seen)
        return say(words.ADMIN_SAVED)

    run("installation.change", act)


def show_registers() -> None:
    """Since when each register holds everything, by an administrator's word."""
    st.caption(say(words.REGISTER_HINT))
    for register in get_args(Register):
        row = desk.store().kept_row(f"register:{register}")
        since = desk.store().kept_since(register)
        left, middle, right = st.columns([0.4, 0.3, 0.3], vertical_alignment="bottom")
        with left:
            st.markdown(f"**{say(_REGISTERS[register])}**")
            st.caption(since.isoformat() if since else say(words.REGISTER_NEVER))
        with middle:
            seen = row.version if row else 0
            key = f"register_{register}_{seen}"
            st.date_input(say(words.REGISTER_SINCE), since, max_value=today(), format="YYYY-MM-DD", key=key)
        with right:
            st.button(say(words.ADMIN_SAVE), key=f"save_{register}", on_click=_declare, args=(register, key, seen))


def _declare(register: Register, key: str, seen: int) -> None:
    def act(user: str) -> str:
        since = st.session_state.get(key)
        if not isinstance(since, date):
            raise RefusedError(words.REGISTER_DAY)
        desk.store().declare_register(register, since, user, seen)
        return say(words.ADMIN_SAVED)

    run("installation.change", act)
