"""Experts who may be asked for an opinion, and how discipline is kept among them."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.acts import Breach
from dossier.models.base import text
from dossier.models.clock import today
from dossier.models.errors import RefusedError, UsageError
from dossier.models.records.acts import ActRow, Acts
from dossier.models.records.base import overtaken, signed, storable
from dossier.models.records.catalogue_rows import ExpertRow, PartyKind, row_of
from dossier.models.records.catalogue_tables import ExpertTable
from dossier.models.records.restricted import bound_until


class Experts(Acts):
    """Experts; one who is removed stays on record and is asked no more."""

    def add_expert(self, name: str, organisation: str, field: str, user: str, account: str | None = None) -> ExpertRow:
        """Register an expert. Raises RefusedError without a name."""
        signed(user)
        if not name.strip():
            raise RefusedError(text("请填写专家姓名。", "Give the expert's name."))
        with self._write() as session:
            line = ExpertTable(
                id=secrets.token_hex(8), name=storable(name.strip()), organisation=storable(organisation.strip()),
                field=storable(field.strip()), account=account, removed_on=None, removal_reason="",
            )  # fmt: skip
            session.add(line)
            session.flush()
            row = row_of(ExpertRow, line)
            self._note(session, user, "registered", f"expert:{row.id}", **row.model_dump(mode="json"))
            return row

    def expert(self, id_: str) -> ExpertRow:
        """One expert. Raises UsageError where there is none."""
        with self._read() as session:
            return row_of(ExpertRow, _line(session, id_))

    def experts(self, on: date | None = None) -> list[ExpertRow]:
        """Experts by name; with ``on`` those who may be asked on that day."""
        with self._read() as session:
            rows = [row_of(ExpertRow, line) for line in session.scalars(select(ExpertTable).order_by(ExpertTable.name))]
        return [row for row in rows if on is None or row.removed_on is None or row.removed_on > on]

    def record_breach(self, id_: str, version: int, breach: Breach, user: str, on: date | None = None) -> ExpertRow:
        """Keep a breach of discipline and remove the expert for it, both or neither.

        Raises OvertakenError, and RefusedError for one who is removed already.
        """
        day = on or today()
        with self._write() as session:
            line = _line(session, id_, version)
            self._add_act(session, id_, "breach", breach, user, day)
            return self._remove_expert(session, line, breach.text, user, day)

    def breaches(self, id_: str) -> list[ActRow]:
        """What an expert did against discipline, oldest first."""
        return [act for act in self.acts("expert", self.expert(id_).id) if act.kind == "breach"]

    def remove_expert(self, id_: str, version: int, reason: str, user: str, on: date | None = None) -> ExpertRow:
        """Ask an expert no more from that day on, for whatever reason."""
        with self._write() as session:
            return self._remove_expert(session, _line(session, id_, version), reason, user, on or today())

    def _remove_expert(self, session: Session, line: ExpertTable, reason: str, user: str, on: date) -> ExpertRow:
        signed(user)
        if not reason.strip():
            raise RefusedError(text("请填写理由。", "Give a reason."))
        if line.removed_on:
            raise RefusedError(text("该专家已被取消资格。", "The expert is removed already."))
        line.removed_on, line.removal_reason = on, storable(reason)
        session.flush()
        self._note(session, user, "expert_removed", f"expert:{line.id}", on=on.isoformat(), reason=reason)
        return row_of(ExpertRow, line)


def must_be_free(session: Session, id_: str, policy: str, day: date) -> None:
    """Raise RefusedError where an expert or review agency may not be asked on a day: removed, or under a ban.

    A ban of the agency that an expert belongs to keeps the expert out too.
    """
    line = _line(session, id_)
    gone = line.removed_on is not None and line.removed_on <= day
    known: tuple[tuple[PartyKind, str], ...] = (
        ("expert", line.name), ("agency", line.name), ("agency", line.organisation),
    )  # fmt: skip
    if gone or any(bound_until(session, kind, "", name, day, policy) for kind, name in known):
        raise RefusedError(
            text("{name} 已被取消资格或在限制期内。", "{name} was removed or is banned.", name=line.name)
        )


def _line(session: Session, id_: str, version: int | None = None) -> ExpertTable:
    line = session.get(ExpertTable, id_)
    if line is None:
        raise UsageError(text("没有编号为 {id} 的专家。", "There is no expert {id}.", id=id_))
    if version is not None and line.version != version:
        raise overtaken()
    return line
