"""What all parts of the store share: sessions, and text that any database takes."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from dossier.models.base import text
from dossier.models.errors import OvertakenError, RefusedError, StoreError, UsageError
from dossier.models.records.audit_links import add_links, note, watch
from dossier.models.records.tables import DossierTable


class Part:
    """A part of the store, on the engine of the whole. ``token`` names this opener in leases."""

    _engine: Engine

    def __init__(self) -> None:
        self.token = uuid.uuid4().hex

    @contextlib.contextmanager
    def _read(self) -> Iterator[Session]:
        with Session(self._engine) as session:
            yield session

    @contextlib.contextmanager
    def _write(self) -> Iterator[Session]:
        """One transaction; when this returns, what was written is on the disk, with its links of the audit trail."""
        try:
            with Session(self._engine.execution_options(writes=True)) as session, session.begin():
                watch(session)
                yield session
                add_links(session)
        except DBAPIError as error:
            if not _is_trouble(error):
                raise
            raise unwritable(_reason(error)) from error
        except TimeoutError as error:
            raise unwritable("no answer in time") from error
        except StaleDataError as error:
            raise overtaken() from error

    def _note(self, session: Session, user: str, act: str, subject: str, **details: Any) -> None:
        """Have the transaction end with a link for this act; it also vouches for the rows written up to here."""
        note(session, user, act, subject, details)


_TROUBLE = ("53", "57", "58")
"""Classes of PostgreSQL's codes: no room, shut down by its operator, trouble of the system under it."""


def _is_trouble(error: DBAPIError) -> bool:
    """Whether the place failed, not the program: the disk is full, the server gone."""
    return isinstance(error, OperationalError | InterfaceError) or _told(error).get("C", "").startswith(_TROUBLE)


def _reason(error: DBAPIError) -> str:
    return _told(error).get("M") or str(error.orig or error)


def _told(error: DBAPIError) -> dict[str, str]:
    """What the PostgreSQL server said, by its one-letter names of fields; nothing from another source."""
    said = error.orig.args[0] if error.orig and error.orig.args else None
    return said if isinstance(said, dict) else {}


def unwritable(reason: str) -> StoreError:
    """The error for a disk that is full or a database that is gone; what was acknowledged before is kept."""
    first = reason.strip().splitlines()[0] if reason.strip() else "I/O"
    return StoreError(
        text("无法写入存储：{reason}", "The record store cannot be written: {reason}", reason=first),
        text(
            "请检查磁盘空间、权限和数据库连接后重试；此前已保存的内容不受影响。",
            "Check disk space, permissions and the database, and try again; what was saved before is safe.",
        ),
    )


def overtaken() -> OvertakenError:
    """The error for a save over something that somebody else has changed since it was looked at."""
    return OvertakenError(
        text("他人已先行修改，本次修改未保存。", "Somebody else has changed this first; your change is not saved."),
        text("请查看最新内容后再操作。", "Look at the present state, then act again."),
    )


def signed(user: str) -> None:
    """Raises RefusedError where nobody stands behind an act."""
    if not user.strip():
        raise RefusedError(text("请填写姓名。", "Give your name."))


def found(session: Session, id_: str) -> DossierTable:
    """The dossier, for change. Raises UsageError where there is none of that id."""
    row = session.get(DossierTable, id_)
    if row is None:
        raise unknown_dossier(id_)
    return row


def unknown_dossier(id_: str) -> UsageError:
    """The answer for a dossier that is not there, and for one that must not be seen."""
    return UsageError(
        text("没有编号为 {id} 的卷宗。", "There is no dossier {id}.", id=id_),
        text("请在列表中选择。", "Choose one from the list."),
    )


def storable(value: str) -> str:
    """Text that every database takes: file names from archives may hold NUL or broken characters."""
    return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
