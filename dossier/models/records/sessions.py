"""Logging in and staying in: passwords are tried here, and sessions end when nobody uses them."""

from __future__ import annotations

import hashlib
import logging
import secrets
from datetime import timedelta

from sqlalchemy import delete, select, update

from dossier.models.actor import Actor
from dossier.models.base import text
from dossier.models.clock import machine_now
from dossier.models.errors import RefusedError
from dossier.models.records.account_rows import plain_login
from dossier.models.records.account_tables import AccountTable, SessionTable
from dossier.models.records.accounts import Accounts, _row
from dossier.models.records.passwords import fits, hashed, is_outdated
from dossier.models.settings import settings

TRIES = 5
"""Wrong passwords after which an account is locked ..."""
LOCK_MINUTES = 10
"""... and for how long."""
_RENEWED_EVERY = timedelta(minutes=2)
"""How often a session that is in use is written anew: not at every click."""
_log = logging.getLogger(__name__)


class Sessions(Accounts):
    """One answer for whatever is wrong with a login, after the same work: nothing tells which logins there are."""

    def authenticate(self, login: str, password: str) -> Actor:
        """Who logs in with this. Raises RefusedError where nobody does."""
        login = plain_login(login)
        kept = self._try(login)
        if not fits(kept, password):
            if kept:
                with self._write() as session:
                    self._note(session, login, "login_refused", f"account:{login}")
            raise _refused()
        fresh: dict[str, object] = {"failures": 0, "locked_until": None}
        if is_outdated(kept):
            fresh["password"] = hashed(password)
        with self._write() as session:  # a password set in between must not be overwritten, nor its account let in
            same = (AccountTable.login == login, AccountTable.password == kept, AccountTable.active)
            session.execute(update(AccountTable).where(*same).values(fresh))
            row = session.scalars(select(AccountTable).where(AccountTable.login == login)).one()
            if not row.active or row.password not in (kept, fresh.get("password")):
                raise _refused()
            return _row(row).actor

    def _try(self, login: str) -> str:
        """Count one try, before it is known how it ends, and give the hash to try; "" where none may be tried.

        So no more passwords can be tried at once than one after the other.
        """
        moment = machine_now()
        with self._write() as session:
            row = session.scalars(select(AccountTable).where(AccountTable.login == login).with_for_update()).first()
            if row is None or not row.active or not row.password:
                return ""
            if row.locked_until and row.locked_until > moment:
                return ""
            failures = (0 if row.locked_until else row.failures) + 1
            until = moment + timedelta(minutes=LOCK_MINUTES) if failures >= TRIES else None
            if until:
                _log.warning("account %s is locked until %s", login, until.isoformat(timespec="minutes"))
            counted = {"failures": failures, "locked_until": until}
            session.execute(update(AccountTable).where(AccountTable.login == login).values(counted))
            return row.password

    def start_session(self, actor: Actor) -> str:
        """Let somebody in and return the token that the browser keeps; the store keeps its digest only."""
        token = secrets.token_urlsafe(32)
        moment = machine_now()
        with self._write() as session:
            session.execute(delete(SessionTable).where(SessionTable.ends_at <= moment))
            session.add(
                SessionTable(token=digest(token), login=actor.login, created_at=moment, ends_at=moment + _idle())
            )
            self._note(session, actor.login, "logged_in", f"account:{actor.login}")
        return token

    def session_actor(self, token: str) -> Actor | None:
        """Whose session it is, None where it has ended or never was; a session in use goes on."""
        moment, key = machine_now(), digest(token)
        query = select(SessionTable, AccountTable).join(AccountTable, AccountTable.login == SessionTable.login)
        with self._read() as session:
            found = session.execute(query.where(SessionTable.token == key)).first()
            if found is None or found[0].ends_at <= moment or not found[1].active:
                return None
            actor, ends_at = _row(found[1]).actor, found[0].ends_at
        if ends_at < moment + _idle() - _RENEWED_EVERY:
            with self._write() as session:
                renewed = update(SessionTable).where(SessionTable.token == key).values(ends_at=moment + _idle())
                session.execute(renewed)
        return actor

    def end_session(self, token: str) -> None:
        """Log out."""
        with self._write() as session:
            row = session.get(SessionTable, digest(token))
            if row is not None:
                self._note(session, row.login, "logged_out", f"account:{row.login}")
                session.delete(row)


def digest(token: str) -> str:
    """SHA-256 of a token; a token is random, so nothing slower is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def _idle() -> timedelta:
    return timedelta(hours=settings().session_hours)


def _refused() -> RefusedError:
    return RefusedError(
        text("登录名或密码不正确，或该账号不可用。", "The login or the password is wrong, or the account is not open."),
        text(
            "连续输错 {tries} 次后，该账号锁定 {minutes} 分钟。",
            "After {tries} wrong passwords an account is locked for {minutes} minutes.",
            tries=TRIES,
            minutes=LOCK_MINUTES,
        ),
    )
