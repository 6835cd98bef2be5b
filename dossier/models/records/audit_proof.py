"""Proof of the audit trail: that the links hang together, and that the rows they vouch for are as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.base import Record, Text, text
from dossier.models.records.audit_chain import FIRST, link_digest
from dossier.models.records.audit_links import BEFORE
from dossier.models.records.audit_rows import PROVEN, row_digest
from dossier.models.records.audit_tables import AuditTable
from dossier.models.records.tables import Base

_AT_ONCE = 500
"""Rows fetched in one go; runs, which bear whole results, fewer."""
_RUNS_AT_ONCE = 20


class Head(NamedTuple):
    """How many links there were, and the digest of the last of them."""

    links: int
    digest: str


class Proof(Record):
    """Whether the trail is whole. ``broken`` is the first link that does not fit, ``reason`` says in what.

    ``row`` is the row that is not as its link says, as ``table id``; where a row has no link, ``broken`` stays None and
    ``reason`` and ``row`` tell it. ``rows`` are those compared, of which ``before`` were there before the trail began:
    they are proven from its first link on. ``head`` is the digest of the newest link: kept elsewhere, it shows that no
    links were cut off at the end.
    """

    links: int
    head: str
    broken: int | None = None
    reason: Text | None = None
    row: str = ""
    rows: int = 0
    before: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.reason is None


class _Fault(NamedTuple):
    link: int
    reason: Text
    row: str = ""


@dataclass(frozen=True)
class _Word:
    """What a link says of a row."""

    link: int
    digest: str


_Key = tuple[str, Any]


class _Chain:
    """The links, walked once: how far they hold, and what they say of rows."""

    def __init__(self) -> None:
        self.count, self.head = 0, FIRST
        self.said: dict[_Key, _Word] = {}
        self.before = 0
        self.faults: list[_Fault] = []
        self.whole = True

    def walk(self, session: Session, expected: Head | None) -> None:
        """Up to the first link that does not follow from the one before it."""
        links = select(AuditTable).order_by(AuditTable.id).execution_options(yield_per=_AT_ONCE)
        for row in session.scalars(links):
            if reason := _fault(row, self.count + 1, self.head):
                self.faults.append(_Fault(row.id, reason))
                self.whole = False
                return
            self._take(row)
            self.head, self.count = row.digest, self.count + 1
            if expected and self.count == expected.links and self.head != expected.digest:
                self.faults.append(_Fault(self.count, _OTHER))
        if expected and self.count < expected.links:
            self.faults.append(_Fault(self.count + 1, _CUT_OFF))

    def _take(self, link: AuditTable) -> None:
        for entry in link.details.get("rows", ()):
            key = (str(entry["table"]), entry["id"])
            if key in self.said:
                self.faults.append(_Fault(link.id, _TWICE, _name(key)))
            self.said.setdefault(key, _Word(link.id, str(entry["digest"])))
            self.before += link.act == BEFORE


def proof_of(session: Session, expected: Head | None = None) -> Proof:
    """The proof of all that the session sees."""
    chain = _Chain()
    chain.walk(session, expected)
    left, unsaid, rows = dict(chain.said), list[_Key](), 0
    for key, digest in _rows(session):
        rows += 1
        word = left.pop(key, None)
        if word is None:
            unsaid.append(key)
        elif word.digest != digest:
            chain.faults.append(_Fault(word.link, _CHANGED, _name(key)))
    chain.faults += [_Fault(word.link, _GONE, _name(key)) for key, word in left.items()]
    known = {"links": chain.count, "head": chain.head, "rows": rows, "before": chain.before}
    first = min(chain.faults, key=lambda fault: fault.link, default=None)
    if first:
        return Proof(**known, broken=first.link, reason=first.reason, row=first.row)
    if unsaid:
        return Proof(**known, reason=_UNSAID, row=_name(unsaid[0]))
    return Proof(**known)


def _rows(session: Session) -> Iterator[tuple[_Key, str]]:
    """Every row that must have a link, and the digest of what it says now."""
    for table in PROVEN:
        at_once = _RUNS_AT_ONCE if table.__tablename__ == "runs" else _AT_ONCE
        query = select(table).order_by(*table.__mapper__.primary_key).execution_options(yield_per=at_once)
        for row in session.scalars(query):
            yield _key(row), row_digest(row)
        session.expunge_all()


def _key(row: Base) -> _Key:
    return row.__tablename__, row.__mapper__.primary_key_from_instance(row)[0]


def _name(key: _Key) -> str:
    return f"{key[0]} {key[1]}"


_CUT_OFF = text("末尾的记录被截去", "links were cut off at the end")
_OTHER = text("与先前抄下的摘要不符", "its digest is not the one that was written down")
_CHANGED = text("所记的行已被改动", "the row it vouches for was changed")
_GONE = text("所记的行已不存在", "the row it vouches for is gone")
_TWICE = text("所记的行前面已记过", "an earlier link vouches for its row already")
_UNSAID = text("有的行没有对应记录", "a row has no link")


def _fault(row: AuditTable, number: int, before: str) -> Text | None:
    if row.id != number:
        return text("缺少第 {number} 条记录", "link {number} is missing", number=number)
    if row.before != before:
        return text("与上一条记录不衔接", "it does not follow from the link before it")
    if row.digest != link_digest(row):
        return text("内容与摘要不符", "its content does not give its digest")
    return None
