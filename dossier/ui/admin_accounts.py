"""Offices and accounts: entered and changed, never removed; what they did bears their names."""

from __future__ import annotations

import secrets
from typing import Any

import streamlit as st

from dossier.models.actor import ROLES
from dossier.models.errors import RefusedError
from dossier.models.records.account_rows import LEVEL_NAMES, LEVELS, AccountRow, OfficeRow, Person, plain_login
from dossier.models.records.accounts import person_of
from dossier.ui import admin_words as words
from dossier.ui import desk, who
from dossier.ui.case_acting import forget, run, typed
from dossier.ui.language import say

_FRESH = "fresh_password"
_ACCOUNT = ("login", "name", "company", "uscc", "subject")


def show_offices() -> None:
    """All offices, one to be changed, one to be added."""
    offices = desk.store().offices()
    names = {office.id: office.name for office in offices}
    heads = (words.OFFICE_ID, words.ADMIN_NAME, words.OFFICE_LEVEL, words.OFFICE_REGION, words.OFFICE_ABOVE)
    lines = [
        (one.id, one.name, say(LEVEL_NAMES[one.level]), one.region, names.get(one.above or "", "")) for one in offices
    ]
    table([say(head) for head in heads], lines)
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        st.markdown(f"**{say(words.ADMIN_ADD)}**")
        _new_office(names)
    with right, st.container(border=True):
        st.markdown(f"**{say(words.ADMIN_CHANGE)}**")
        if offices:
            _change_office(offices, names)
        else:
            st.caption(say(words.ADMIN_NONE))


def table(heads: list[str], lines: list[tuple[Any, ...]]) -> None:
    """Rows under their heads; that there is none is said."""
    if lines:
        rows = [dict(zip(heads, line, strict=True)) for line in lines]
        st.dataframe(rows, hide_index=True, width="stretch")
    else:
        st.info(say(words.ADMIN_NONE))


def _new_office(names: dict[str, str]) -> None:
    left, right = st.columns(2)
    with left:
        st.text_input(say(words.OFFICE_ID), key="office_id")
        st.selectbox(say(words.OFFICE_LEVEL), LEVELS, format_func=lambda one: say(LEVEL_NAMES[one]), key="office_level")
    with right:
        st.text_input(say(words.ADMIN_NAME), key="office_name")
        st.text_input(say(words.OFFICE_REGION), key="office_region", help=say(words.OFFICE_REGION_HELP))
    _above(names, None, "office_above")
    st.button(say(words.ADMIN_ADD), key="office_add", type="primary", on_click=_add_office)


def _above(names: dict[str, str], now: str | None, key: str) -> None:
    offered = [None, *names]
    st.selectbox(
        say(words.OFFICE_ABOVE), offered, index=offered.index(now) if now in names else 0, key=key,
        format_func=lambda one: names[one] if one else say(words.OFFICE_NO),
    )  # fmt: skip


def _add_office() -> None:
    def act(user: str) -> str:
        desk.store().add_office(
            typed("office_id"), typed("office_name"), st.session_state["office_level"], user,
            region=typed("office_region"), above=st.session_state["office_above"],
        )  # fmt: skip
        forget("office_id", "office_name", "office_region", "office_above")
        return say(words.ADMIN_SAVED)

    run("accounts.change", act)


def _change_office(offices: list[OfficeRow], names: dict[str, str]) -> None:
    office: OfficeRow = st.selectbox(
        say(words.OFFICE_WHICH), offices, format_func=lambda one: f"{one.name} ({one.id})", key="office_which"
    )
    key = f"{office.id}_{office.version}"
    st.text_input(say(words.ADMIN_NAME), office.name, key=f"office_name_{key}")
    st.text_input(say(words.OFFICE_REGION), office.region, key=f"office_region_{key}")
    _above({id_: name for id_, name in names.items() if id_ != office.id}, office.above, f"office_above_{key}")
    st.button(say(words.ADMIN_SAVE), key="office_save", on_click=_save_office, args=(office,))


def _save_office(office: OfficeRow) -> None:
    def act(user: str) -> str:
        key = f"{office.id}_{office.version}"
        desk.store().change_office(
            office.id, office.version, user, name=typed(f"office_name_{key}"), region=typed(f"office_region_{key}"),
            above=st.session_state[f"office_above_{key}"],
        )  # fmt: skip
        return say(words.ADMIN_SAVED)

    run("accounts.change", act)


def show_accounts() -> None:
    """All accounts; a new password is shown with the next drawing, once."""
    if fresh := st.session_state.pop(_FRESH, None):
        st.warning(desk.escaped(say(words.ACCOUNT_FRESH, login=fresh[0])))
        st.code(fresh[1], language=None)
    accounts = desk.store().accounts()
    offices = {office.id: office.name for office in desk.store().offices()}
    heads = (words.ACCOUNT_LOGIN, words.ACCOUNT_PERSON, words.ACCOUNT_ROLE, words.ACCOUNT_OFFICE, words.ADMIN_STATE)
    lines = [
        (
            one.login, one.name, say(ROLES[one.role]), one.applicant or offices.get(one.office or "", ""),
            say(words.ACCOUNT_ON if one.active else words.ACCOUNT_OFF),
        )
        for one in accounts
    ]  # fmt: skip
    table([say(head) for head in heads], lines)
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        st.markdown(f"**{say(words.ADMIN_ADD)}**")
        st.text_input(say(words.ACCOUNT_LOGIN), key="account_login")
        _person(None, offices, "account")
        st.button(say(words.ADMIN_ADD), key="account_add", type="primary", on_click=_add_account)
    with right, st.container(border=True):
        st.markdown(f"**{say(words.ADMIN_CHANGE)}**")
        if accounts:
            _change_account(accounts, offices)
        else:
            st.caption(say(words.ADMIN_NONE))


def _person(now: AccountRow | None, offices: dict[str, str], key: str) -> None:
    """The cells of what an account says of its person."""
    left, right = st.columns(2)
    offered = [None, *offices]
    with left:
        st.text_input(say(words.ACCOUNT_PERSON), now.name if now else "", key=f"{key}_name")
        st.selectbox(
            say(words.ACCOUNT_OFFICE), offered, key=f"{key}_office",
            index=offered.index(now.office) if now and now.office in offices else 0,
            format_func=lambda one: offices[one] if one else say(words.OFFICE_NO),
        )  # fmt: skip
    with right:
        roles = list(ROLES)
        st.selectbox(
            say(words.ACCOUNT_ROLE), roles, key=f"{key}_role", index=roles.index(now.role) if now else 0,
            format_func=lambda one: say(ROLES[one]),
        )  # fmt: skip
        st.text_input(say(words.ACCOUNT_SUBJECT), (now.subject or "") if now else "", key=f"{key}_subject")
    st.text_input(say(words.ACCOUNT_COMPANY), now.applicant if now else "", key=f"{key}_company")
    st.text_input(say(words.ACCOUNT_USCC), now.uscc if now else "", key=f"{key}_uscc", max_chars=24)


def _said(key: str) -> dict[str, Any]:
    return {
        "name": typed(f"{key}_name"), "role": st.session_state[f"{key}_role"],
        "office": st.session_state[f"{key}_office"], "applicant": typed(f"{key}_company"),
        "uscc": typed(f"{key}_uscc").upper(), "subject": typed(f"{key}_subject") or None,
    }  # fmt: skip


def _add_account() -> None:
    def act(user: str) -> str:
        login, person = plain_login(typed("account_login")), person_of(_said("account"))
        assert isinstance(person, Person)
        password = secrets.token_urlsafe(12)
        desk.store().add_account(login, person, user, password=password)
        st.session_state[_FRESH] = (login, password)
        forget(*(f"account_{name}" for name in _ACCOUNT))
        return say(words.ADMIN_SAVED)

    run("accounts.change", act)


def _change_account(accounts: list[AccountRow], offices: dict[str, str]) -> None:
    by_login = {one.login: one for one in accounts}
    login = st.selectbox(
        say(words.ACCOUNT_WHICH), list(by_login), key="account_which",
        format_func=lambda one: f"{by_login[one].name} ({one})",
    )  # fmt: skip
    account = by_login[login]
    key = f"account_{account.login}_{account.version}"
    _person(account, offices, key)
    st.toggle(say(words.ACCOUNT_ACTIVE), account.active, key=f"{key}_active")
    st.button(say(words.ADMIN_SAVE), key="account_save", on_click=_save_account, args=(account,))
    st.caption(say(words.ACCOUNT_PASSWORD_HINT))
    st.button(say(words.ACCOUNT_NEW_PASSWORD), key="account_password", on_click=_set_password, args=(account.login,))


def _save_account(account: AccountRow) -> None:
    def act(user: str) -> str:
        key = f"account_{account.login}_{account.version}"
        active = bool(st.session_state[f"{key}_active"])
        desk.store().change_account(account.login, account.version, user, **_said(key), active=active)
        return say(words.ADMIN_SAVED)

    run("accounts.change", act)


def _set_password(login: str) -> None:
    def act(user: str) -> str:
        if login == who.here().login:  # it would end this very session, and nobody would see the new one
            raise RefusedError(words.ACCOUNT_OWN)
        password = secrets.token_urlsafe(12)
        desk.store().set_password(login, password, user)
        st.session_state[_FRESH] = (login, password)
        return say(words.ADMIN_SAVED)

    run("accounts.change", act)
