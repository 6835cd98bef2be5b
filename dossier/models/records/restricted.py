"""The restricted list: applicants, agencies and experts of whom nothing is taken for a time. It ends by itself."""

from __future__ import annotations

from datetime import date
from typing import get_args

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dossier.models.base import text
from dossier.models.clock import today
from dossier.models.errors import RefusedError, UsageError
from dossier.models.records.base import Part, overtaken, signed, storable
from dossier.models.records.catalogue_rows import PartyKind, RestrictedRow, row_of
from dossier.models.records.catalogue_tables import RestrictedTable
from dossier.models.terms import term_end
from dossier.models.values import normalise_code, normalise_name


class Restricted(Part):
    """The list; an entry is lifted with a reason, never deleted."""

    def restrict(
        self,
        kind: PartyKind,
        name: str,
        uscc: str,
        policy: str,
        reason: str,
        years: int,
        user: str,
        starts_on: date | None = None,
        case_id: str | None = None,
    ) -> RestrictedRow:
        """Put a party on the list for so many years to the day (a policy's ``ban_years``).

        An empty ``policy`` binds all of an office's policies. Raises RefusedError without a name or a reason.
        """
        with self._write() as session:
            return self._restrict(session, kind, name, uscc, policy, reason, years, user, starts_on, case_id)

    def _restrict(
        self,
        session: Session,
        kind: PartyKind,
        name: str,
        uscc: str,
        policy: str,
        reason: str,
        years: int,
        user: str,
        starts_on: date | None = None,
        case_id: str | None = None,
    ) -> RestrictedRow:
        """As ``restrict``, in the transaction of what led to it."""
        signed(user)
        if kind not in get_args(PartyKind):
            raise RefusedError(text("没有该类主体：{kind}", "No such kind of party: {kind}", kind=kind))
        if not normalise_name(name) or not reason.strip():
            raise RefusedError(text("请填写名称和理由。", "Give a name and a reason."))
        start = starts_on or today()
        line = RestrictedTable(
            kind=kind, name=storable(name.strip()), uscc=normalise_code(uscc), policy=policy, case_id=case_id,
            reason=storable(reason), starts_on=start, ends_on=term_end(start, years), lifted_on=None,
            user=storable(user),
        )  # fmt: skip
        session.add(line)
        session.flush()
        row = row_of(RestrictedRow, line)
        self._note(session, user, "restricted", f"restricted:{row.id}", **row.model_dump(mode="json", exclude={"user"}))
        return row

    def lift_restriction(self, id_: int, version: int, reason: str, user: str, on: date | None = None) -> RestrictedRow:
        """End a restriction before its time. From that day on it does not bind.

        Raises RefusedError without a reason, and where it has ended or was lifted already.
        """
        signed(user)
        if not reason.strip():
            raise RefusedError(text("请填写理由。", "Give a reason."))
        day = on or today()
        with self._write() as session:
            line = session.get(RestrictedTable, id_)
            if line is None:
                raise UsageError(text("限报名单中没有第 {id} 条。", "There is no line {id} on the list.", id=id_))
            if line.version != version:
                raise overtaken()
            if line.lifted_on or day > line.ends_on:
                raise RefusedError(text("该限制已结束或已解除。", "It has ended or was lifted already."))
            line.lifted_on, line.lifted_reason = day, storable(reason)
            session.flush()
            self._note(session, user, "lifted", f"restricted:{id_}", on=day.isoformat(), reason=reason)
            return row_of(RestrictedRow, line)

    def restrictions(self, kind: PartyKind | None = None, on: date | None = None) -> list[RestrictedRow]:
        """All lines of the list, oldest first; with ``on`` those that bind on that day."""
        query = select(RestrictedTable).order_by(RestrictedTable.id)
        if kind:
            query = query.where(RestrictedTable.kind == kind)
        with self._read() as session:
            rows = [row_of(RestrictedRow, line) for line in session.scalars(query)]
        return [row for row in rows if on is None or row.binds_on(on)]

    def restricted_until(
        self, uscc: str, name: str, on: date | None = None, policy: str = "", kind: PartyKind = "applicant"
    ) -> str | None:
        """ISO day up to which a party is on the list on the day ``on``; None where it is not.

        Found by code or by name: a code is read wrongly or left out easily. With ``policy``, only what binds under it.
        """
        with self._read() as session:
            until = bound_until(session, kind, uscc, name, on or today(), policy)
        return until.isoformat() if until else None


def bound_until(session: Session, kind: PartyKind, uscc: str, name: str, day: date, policy: str) -> date | None:
    """As ``restricted_until``, in the transaction of what depends on it."""
    code, plain = normalise_code(uscc), normalise_name(name).upper()
    bound = (RestrictedTable.kind == kind, RestrictedTable.starts_on <= day, RestrictedTable.ends_on >= day)
    query = select(RestrictedTable).where(*bound)
    if policy:
        query = query.where(or_(RestrictedTable.policy == policy, RestrictedTable.policy == ""))
    rows = [row_of(RestrictedRow, line) for line in session.scalars(query)]
    return max((row.ends_on for row in rows if row.binds_on(day) and _is_party(row, code, plain)), default=None)


def _is_party(row: RestrictedRow, code: str, plain: str) -> bool:
    return bool(code and row.uscc == code) or bool(plain and normalise_name(row.name).upper() == plain)
