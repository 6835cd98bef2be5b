"""Accounts: who may come in, in which role and for which office or company."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from dossier.models.base import Text, text
from dossier.models.errors import RefusedError, UsageError
from dossier.models.records.account_rows import (
    AccountRow,
    Person,
    login_problem,
    person_problem,
    plain_login,
    refuse,
)
from dossier.models.records.account_tables import AccountTable, SessionTable
from dossier.models.records.base import overtaken, storable
from dossier.models.records.offices import Offices, office_found
from dossier.models.records.passwords import hashed, password_problem

_LOCK = 0x61636374
"""Key of the PostgreSQL advisory lock under which accounts are changed: the last administrator stays."""
_COLUMNS = tuple(name for name in AccountRow.model_fields if name != "has_password")
MADE_HERE = "dossier"
"""Signs acts that nobody's account stands behind."""


class Accounts(Offices):
    """Accounts are deactivated, never removed: what their people did bears their login."""

    def accounts(self) -> list[AccountRow]:
        """All accounts, by login."""
        with self._read() as session:
            return [_row(row) for row in session.scalars(select(AccountTable).order_by(AccountTable.login))]

    def has_accounts(self) -> bool:
        """Whether the installation has been set up for logging in."""
        with self._read() as session:
            return session.scalars(select(AccountTable.login).limit(1)).first() is not None

    def account(self, login: str) -> AccountRow:
        """One account. Raises UsageError where there is none of that login."""
        with self._read() as session:
            return _row(account_found(session, login))

    def account_by_subject(self, *subjects: str) -> AccountRow | None:
        """The active account of whom an OIDC provider knows by the first of these that any account bears."""
        with self._read() as session:
            for subject in filter(None, subjects):
                row = session.scalars(select(AccountTable).where(AccountTable.subject == subject)).first()
                if row is not None:
                    return _row(row) if row.active else None
        return None

    def add_account(
        self, login: str, person: Person, user: str, *, password: str | None = None, first: bool = False
    ) -> None:
        """Enter an account; without a password only OIDC opens it. The first account is an administrator's.

        ``first``: only where there is none yet. Raises UsageError and RefusedError with what is in the way.
        """
        login = plain_login(login)
        refuse(login_problem(login) or (password_problem(password, login) if password is not None else None))
        with self._write() as session:
            _in_turn(session)
            _check(session, login, person)
            none_yet = session.scalars(select(AccountTable.login).limit(1)).first() is None
            if first and not none_yet:
                raise RefusedError(text("账号已设立，请登录。", "There are accounts already; log in."))
            if none_yet and person.role != "administrator":
                refuse(text("第一个账号须为管理员。", "The first account is an administrator's."))
            if session.get(AccountTable, login):
                refuse(text("登录名“{login}”已使用。", "The login “{login}” is taken.", login=login))
            kept = {key: _kept(value) for key, value in person.model_dump().items()}
            session.add(AccountTable(login=login, password=hashed(password) if password else "", **kept))
            session.flush()
            self._note(session, user, "account_added", f"account:{login}", says=kept)

    def change_account(self, login: str, version: int, user: str, **changes: Any) -> None:
        """Change what is given (fields of ``Person``); who is deactivated is logged out everywhere.

        Raises OvertakenError where somebody changed the account since it was looked at, RefusedError where no active
        administrator would be left.
        """
        with self._write() as session:
            _in_turn(session)
            row = account_found(session, login)
            if row.version != version:
                raise overtaken()
            before = Person.model_validate({name: getattr(row, name) for name in Person.model_fields})
            after = person_of({**before.model_dump(), **changes})
            _check(session, row.login, after)
            told = {key: _kept(value) for key, value in after.model_dump().items() if value != getattr(before, key)}
            for key, value in told.items():
                setattr(row, key, value)
            session.flush()
            _keep_an_administrator(session)
            if not after.active:
                _end_sessions(session, row.login)
            was = {key: getattr(before, key) for key in told}
            self._note(session, user, "account_changed", f"account:{row.login}", before=was, after=told)

    def set_password(self, login: str, password: str, user: str) -> None:
        """Give an account another password: its lock opens and all its sessions end."""
        login = plain_login(login)
        refuse(password_problem(password, login))
        fresh = {"password": hashed(password), "failures": 0, "locked_until": None}
        with self._write() as session:
            account_found(session, login)
            session.execute(update(AccountTable).where(AccountTable.login == login).values(fresh))
            _end_sessions(session, login)
            self._note(session, user, "password_set", f"account:{login}")


def account_found(session: Session, login: str) -> AccountTable:
    """The account. Raises UsageError where there is none of that login."""
    row = session.get(AccountTable, plain_login(login))
    if row is None:
        raise UsageError(text("没有登录名为 {login} 的账号。", "There is no account {login}.", login=login))
    return row


def _in_turn(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer at a time anyhow
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))


def person_of(values: dict[str, Any]) -> Person:
    """A person of these values. Raises UsageError where they cannot be one's, e.g. for a role that is none."""
    try:
        return Person.model_validate(values)
    except ValidationError as error:
        raise UsageError(
            text("账号信息有误：{reason}", "The account cannot say this: {reason}", reason=error.errors()[0]["msg"])
        ) from error


def _check(session: Session, login: str, person: Person) -> None:
    refuse(person_problem(person))
    if person.office is not None:
        office_found(session, person.office)
    if person.subject:
        query = select(AccountTable.login).where(AccountTable.subject == person.subject, AccountTable.login != login)
        refuse(_taken(session.scalars(query).first()))


def _taken(login: str | None) -> Text | None:
    if login is None:
        return None
    return text("该统一身份已用于账号 {login}。", "Account {login} bears this subject already.", login=login)


def _keep_an_administrator(session: Session) -> None:
    query = select(AccountTable.login).where(AccountTable.role == "administrator", AccountTable.active)
    if session.scalars(query.limit(1)).first() is None:
        raise RefusedError(
            text("至少须保留一名有效的管理员。", "At least one active administrator must stay."),
            text("请先设立另一名管理员。", "Enter another administrator first."),
        )


def _end_sessions(session: Session, login: str) -> None:
    session.execute(delete(SessionTable).where(SessionTable.login == login))


def _kept(value: Any) -> Any:
    return storable(value.strip()) if isinstance(value, str) else value


def _row(row: AccountTable) -> AccountRow:
    values = {name: getattr(row, name) for name in _COLUMNS}
    return AccountRow.model_validate({**values, "has_password": bool(row.password)})
