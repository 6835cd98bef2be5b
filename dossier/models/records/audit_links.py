"""Who writes a row that the trail proves need not think of it: every transaction ends with the links of its rows.

They are added last, so that the lock under which the trail grows is held for the shortest time, and so that nobody
waits for a row while holding it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from dossier.models.records.audit_chain import append_link, lock_trail
from dossier.models.records.audit_rows import MACHINE, PROVEN, act_of, entry_of, subject_of, user_of
from dossier.models.records.audit_tables import AuditTable
from dossier.models.records.tables import Base

BEFORE = "before_trail"
"""The act of the link that vouches for rows which were there before the trail began."""
_PENDING = "pending"


@dataclass
class _Note:
    user: str
    act: str
    subject: str
    details: dict[str, Any]
    rows: list[Base] = field(default_factory=list)


@dataclass
class _Pending:
    """What the transaction has to tell: notes in their order, and rows that no note speaks of yet."""

    notes: list[_Note] = field(default_factory=list)
    rows: list[Base] = field(default_factory=list)


def watch(session: Session) -> None:
    """Gather the rows that the transaction writes."""
    session.info[_PENDING] = _Pending()
    event.listen(session, "after_flush", _gather)


def note(session: Session, user: str, act: str, subject: str, details: dict[str, Any]) -> None:
    """One link for an act, which also vouches for the rows written since the last one."""
    session.flush()
    pending: _Pending = session.info[_PENDING]
    pending.notes.append(_Note(user, act, subject, details, pending.rows))
    pending.rows = []


def add_links(session: Session) -> None:
    """The last thing in a transaction: the links of what was noted, and one for each subject of the other rows."""
    session.flush()
    pending: _Pending = session.info[_PENDING]
    notes = (*pending.notes, *_of_rows(pending.rows))
    entries = [[entry_of(row) for row in one.rows] for one in notes]  # before the lock is taken
    for one, rows in zip(notes, entries, strict=True):
        details = {**one.details, "rows": rows} if rows else one.details
        append_link(session, one.user, one.act, one.subject, details)


Entries = dict[tuple[str, Any], dict[str, Any]]
"""What a link says of rows, by table and key."""


def entries_of_all(session: Session, known: Entries) -> Entries:
    """What there is to say of every row but those known. The digests of many results take long: take no lock for it."""
    entries: Entries = {}
    for table in PROVEN:
        (key,) = table.__mapper__.primary_key
        for id_ in session.scalars(select(key).order_by(key)).all():
            row = None if (table.__tablename__, id_) in known else session.get(table, id_)
            if row is not None:
                entry = entry_of(row)
                entries[table.__tablename__, id_] = {name: entry[name] for name in ("table", "id", "digest")}
                session.expunge(row)
    return entries


def open_trail(session: Session, known: Entries) -> None:
    """The first link of a store that is older than the trail: it vouches for all rows as they are found.

    ``known`` are the entries of rows that were looked at before; those that came since are added here.
    """
    lock_trail(session)
    if session.scalars(select(AuditTable.id).limit(1)).first() is not None:
        return
    entries = known | entries_of_all(session, known)
    if entries:
        note(session, MACHINE, BEFORE, "store", {"rows": list(entries.values())})


def is_older_than_trail(session: Session) -> bool:
    """Whether rows are there and no link; quick."""
    if session.scalars(select(AuditTable.id).limit(1)).first() is not None:
        return False
    return any(session.scalars(select(*table.__mapper__.primary_key).limit(1)).first() is not None for table in PROVEN)


def _gather(session: Session, _: object) -> None:
    session.info[_PENDING].rows += [row for row in session.new if type(row) in PROVEN]


def _of_rows(rows: list[Base]) -> list[_Note]:
    """Notes for rows that nobody spoke of: what was written for one subject in one transaction is one act."""
    notes: dict[str, _Note] = {}
    for row in rows:
        known = notes.setdefault(subject_of(row), _Note(user_of(row), act_of(row), subject_of(row), {}))
        known.rows.append(row)
    return list(notes.values())
