"""The catalogue: products that were recognised, from when to when, and what became of them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dossier.models.acts import Removal
from dossier.models.base import text
from dossier.models.clock import today
from dossier.models.errors import RefusedError, UsageError
from dossier.models.policy import Terms
from dossier.models.records.acts import Acts
from dossier.models.records.base import overtaken, signed, storable
from dossier.models.records.catalogue_rows import EntryRow, EntryState, NewEntry, row_of
from dossier.models.records.catalogue_tables import EntryTable
from dossier.models.records.listing import same_product, span_of
from dossier.models.values import normalise_code, normalise_name

_LOCK = 0x656E7472
"""Key of the PostgreSQL advisory lock under which entries are added, one at a time: numbers and runs depend on all."""
AMENDABLE = ("category", "chain", "region", "first_set", "treatment", "limits", "model")
"""What may be put right on an entry. Its term, its maker and its product stay as they were published."""
_BY_POLICY = ("treatment", "limits")
"""What an entry takes from its policy where nothing else is said."""
_WORDS = ("number", "product", "model", "applicant", "uscc", "category", "chain")


class Catalogue(Acts):
    """Entries; none is ever deleted, and each change bears the version that the person saw."""

    def add_entry(self, new: NewEntry, terms: Terms, user: str) -> EntryRow:
        """List a product under a policy's terms.

        Raises RefusedError where the product is listed on these days already, where the run without a break would
        pass the policy's limit, and where case or number has an entry.
        """
        with self._write() as session:
            return self._add_entry(session, new, terms, user)

    def entry(self, id_or_number: str) -> EntryRow:
        """One entry. Raises UsageError where there is none."""
        with self._read() as session:
            return row_of(EntryRow, entry_line(session, id_or_number))

    def entries(
        self,
        *,
        policy: str | None = None,
        words: str = "",
        category: str = "",
        chain: str = "",
        uscc: str = "",
        state: EntryState | None = None,
        on: date | None = None,
    ) -> list[EntryRow]:
        """Entries by number. Each of ``words`` must stand somewhere in it; ``state`` is that on the day ``on``.

        Entries that were published after ``on`` are not there yet.
        """
        day = on or today()
        query = select(EntryTable).where(EntryTable.published_on <= day).order_by(EntryTable.number)
        if policy:
            query = query.where(EntryTable.policy == policy)
        with self._read() as session:
            rows = [row_of(EntryRow, line) for line in session.scalars(query)]
        asked = [normalise_name(word).casefold() for word in words.split()]
        return [
            row
            for row in rows
            if all(word in _searched(row) for word in asked)
            and _plain(category) in _plain(row.category)
            and _plain(chain) in _plain(row.chain)
            and normalise_code(uscc) in ("", row.uscc)
            and state in (None, row.state_on(day))
        ]

    def entry_of_case(self, case_id: str) -> EntryRow | None:
        """The entry that a case led to."""
        with self._read() as session:
            line = session.scalars(select(EntryTable).where(EntryTable.case_id == case_id)).first()
            return row_of(EntryRow, line) if line else None

    def amend_entry(self, id_: str, version: int, user: str, reason: str, **changes: Any) -> EntryRow:
        """Put right what stands with an entry (``AMENDABLE``); the trail keeps what stood there before."""
        if unknown := sorted(set(changes) - set(AMENDABLE)):
            raise RefusedError(text("不能更改：{names}", "Not to be changed: {names}", names="、".join(unknown)))
        signed(user)
        with self._write() as session:
            line = entry_line(session, id_, version)
            before = {name: getattr(line, name) for name in changes}
            for name, value in changes.items():
                setattr(line, name, storable(value) if isinstance(value, str) else value)
            session.flush()
            self._note(session, user, "amended", f"entry:{line.id}", before=before, now=changes, reason=reason)
            return row_of(EntryRow, line)

    def remove_entry(self, id_: str, version: int, removal: Removal, user: str, on: date | None = None) -> EntryRow:
        """Take an entry off the catalogue, with the reason that is made public. From that day on it does not hold.

        Raises RefusedError where it is off already or was not published by then.
        """
        with self._write() as session:
            return self._remove(session, entry_line(session, id_, version), removal, user, on or today())

    def _remove(self, session: Session, line: EntryTable, removal: Removal, user: str, on: date) -> EntryRow:
        if line.removed_on:
            raise RefusedError(text("该条目已移出目录。", "The entry is off the catalogue already."))
        if on < line.published_on:
            raise RefusedError(text("移出日期早于公布日期。", "The day lies before the publication."))
        line.removed_on, line.removal_reason, line.tracking_due = on, storable(removal.reason), None
        session.flush()
        self._add_act(session, line.id, "removed", removal, user, on)
        return row_of(EntryRow, line)

    def _add_entry(self, session: Session, new: NewEntry, terms: Terms, user: str) -> EntryRow:
        """As ``add_entry``, in the transaction of what leads to it."""
        signed(user)
        if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer at a time anyhow
            session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        known = [
            row_of(EntryRow, line)
            for line in session.scalars(select(EntryTable).where(EntryTable.policy == new.policy))
        ]
        _must_be_new(session, new)
        span = span_of(new, [entry for entry in known if same_product(new, entry)], terms)
        own = new.model_dump(exclude={"number", "starts_on", "ends_on"}) | {"uscc": normalise_code(new.uscc)}
        if not new.legacy:  # what this text grants was not granted with a certificate of an earlier rule
            own |= {name: own[name] or (said.zh if (said := getattr(terms, name)) else "") for name in _BY_POLICY}
        values = {name: storable(value) if isinstance(value, str) else value for name, value in own.items()}
        number = storable(new.number.strip()) or _next_number(new, [entry.number for entry in known])
        line = EntryTable(id=secrets.token_hex(8), number=number, **values, **span.model_dump())
        session.add(line)
        session.flush()
        row = row_of(EntryRow, line)
        self._note(session, user, "listed", f"entry:{row.id}", **row.model_dump(mode="json"))
        return row


def entry_line(session: Session, id_or_number: str, version: int | None = None) -> EntryTable:
    """The entry, for change where ``version`` is the one that was seen. Raises UsageError, OvertakenError."""
    line = session.get(EntryTable, id_or_number)
    line = line or session.scalars(select(EntryTable).where(EntryTable.number == id_or_number)).first()
    if line is None:
        raise UsageError(
            text("目录中没有条目 {id}。", "There is no entry {id} in the catalogue.", id=id_or_number),
            text("请先检索目录。", "Search the catalogue first."),
        )
    if version is not None and line.version != version:
        raise overtaken()
    return line


def entries_of_run(session: Session, entry: EntryRow) -> list[EntryRow]:
    """All entries of the entry's applicant under its policy, among them those that it renews."""
    query = select(EntryTable).where(EntryTable.policy == entry.policy, EntryTable.uscc == entry.uscc)
    return [row_of(EntryRow, line) for line in session.scalars(query)]


def _must_be_new(session: Session, new: NewEntry) -> None:
    number = storable(new.number.strip())
    if number and session.scalars(select(EntryTable.id).where(EntryTable.number == number)).first():
        raise RefusedError(text("编号 {number} 已有条目。", "Number {number} is taken.", number=number))
    if new.case_id and session.scalars(select(EntryTable.id).where(EntryTable.case_id == new.case_id)).first():
        raise RefusedError(text("该案卷已列入目录。", "That case has its entry already."))


def _next_number(new: NewEntry, known: Sequence[str]) -> str:
    """``policy-year-0001`` and on, by the year of publication."""
    start = f"{new.policy}-{new.published_on.year}-"
    given = [int(tail) for number in known if number.startswith(start) and (tail := number[len(start) :]).isdecimal()]
    return f"{start}{max(given, default=0) + 1:04d}"


def _plain(value: str) -> str:
    return normalise_name(value).casefold()


def _searched(row: EntryRow) -> str:
    return "\n".join(_plain(str(getattr(row, name))) for name in _WORDS)
