"""Cases: an application from its draft to its end. What may happen when is ``casework``'s; here it is kept."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from dossier.models.acts import Step
from dossier.models.base import Record, text
from dossier.models.clock import today
from dossier.models.errors import RefusedError, UsageError
from dossier.models.records.acts import Acts
from dossier.models.records.base import found, overtaken, storable
from dossier.models.records.case_rows import CaseRow, SubmissionRow
from dossier.models.records.case_tables import CaseExpertTable, CaseOfficeTable, CaseTable, SubmissionTable
from dossier.models.records.experts import must_be_free
from dossier.models.records.tables import DossierTable

_LOCK = 0x63617365
"""Key of the PostgreSQL advisory lock under which numbers of cases are given out."""
_OWN = ("dossier_id", "offices", "experts")
_COLUMNS = tuple(name for name in CaseRow.model_fields if name not in _OWN)


class Cases(Acts):
    """Cases with their submissions, offices and experts."""

    def open_case(self, policy: str, stage: str, user: str, **columns: Any) -> str:
        """Open a draft and return its id. ``columns`` are further columns of the case (applicant, product, ...)."""
        id_ = secrets.token_hex(8)
        with self._write() as session:
            number = _next_number(session, policy, today().year)
            values = {name: storable(value) if isinstance(value, str) else value for name, value in columns.items()}
            blank = dict.fromkeys(("policy_version", "round", "applicant", "uscc", "product", "model"), "")
            session.add(CaseTable(**blank | values, id=id_, number=number, policy=policy, stage=stage, state="draft"))
            session.flush()
            self._add_act(session, id_, "opened", Step(from_stage="", to_stage=stage), user)
        return id_

    def case(self, id_: str) -> CaseRow:
        """One case. Raises UsageError where there is none of that id."""
        with self._read() as session:
            found_case(session, id_)
            return case_rows(session, select(CaseTable).where(CaseTable.id == id_))[0]

    def cases(self, *where: Any) -> list[CaseRow]:
        """All cases that fit ``where`` (clauses over ``CaseTable``), newest first."""
        query = select(CaseTable).where(*where).order_by(CaseTable.created_at.desc(), CaseTable.id)
        with self._read() as session:
            return case_rows(session, query)

    def case_of_dossier(self, dossier_id: str) -> CaseRow | None:
        """The case that a dossier was handed in for, None where it stands alone."""
        query = select(SubmissionTable.case_id).where(SubmissionTable.dossier_id == dossier_id)
        with self._read() as session:
            id_ = session.scalars(query.limit(1)).first()
        return self.case(id_) if id_ else None

    def must_be_unfiled(self, dossier_id: str) -> None:
        """Raises RefusedError where a dossier was handed in for a case already; ``submit`` asks again."""
        with self._read() as session:
            _must_be_new(session, dossier_id)

    def submissions(self, id_: str) -> list[SubmissionRow]:
        """What was handed in for a case, oldest first."""
        query = select(SubmissionTable).where(SubmissionTable.case_id == id_).order_by(SubmissionTable.number)
        with self._read() as session:
            found_case(session, id_)
            return [
                SubmissionRow(**{name: getattr(row, name) for name in SubmissionRow.model_fields})
                for row in session.scalars(query)
            ]

    def change_case(
        self,
        id_: str,
        version: int,
        kind: str,
        body: Record,
        user: str,
        on: date | None = None,
        closes: int | None = None,
        **changes: Any,
    ) -> int:
        """Change a case and keep the act that did it, together; returns the act's id.

        ``version`` is that of the case as the person saw it. Raises OvertakenError where it has moved on since.
        """
        with self._write() as session:
            apply_changes(session, id_, version, changes)
            return self._add_act(session, id_, kind, body, user, on, closes)

    def submit(
        self, id_: str, version: int, dossier_id: str, kind: str, body: Step, user: str, note: str = "", **changes: Any
    ) -> int:
        """Hand in a dossier for a case, with the step that it makes; returns the submission's number (from 1).

        Raises RefusedError for a dossier that was handed in before: filed twice, from two windows, it is one case.
        """
        with self._write() as session:
            found(session, dossier_id)
            _must_be_new(session, dossier_id)
            apply_changes(session, id_, version, changes)
            last = session.scalar(select(func.max(SubmissionTable.number)).where(SubmissionTable.case_id == id_))
            row = SubmissionTable(
                case_id=id_, number=(last or 0) + 1, dossier_id=dossier_id, user=storable(user), note=storable(note)
            )
            session.add(row)
            session.flush()
            self._add_act(session, id_, kind, body.model_copy(update={"dossier": dossier_id}), user)
            return row.number

    def add_case_office(self, id_: str, office: str, part: str, user: str) -> None:
        """Name an office that has a part in the case (``lead``, ``member``, ``consulted``, ``before``)."""
        with self._write() as session:
            found_case(session, id_)
            session.merge(CaseOfficeTable(case_id=id_, office=office, part=part))
            self._note(session, user, "office_named", f"case:{id_}", office=office, part=part)

    def case_offices(self, id_: str) -> dict[str, str]:
        """The offices that have a part in the case, with their part."""
        with self._read() as session:
            rows = session.scalars(select(CaseOfficeTable).where(CaseOfficeTable.case_id == id_))
            return {row.office: row.part for row in rows}

    def invite_expert(self, id_: str, expert: str, user: str, on: date | None = None) -> None:
        """Ask an expert for an opinion on the case. Raises RefusedError for one who was removed or is banned."""
        with self._write() as session:
            must_be_free(session, expert, found_case(session, id_).policy, on or today())
            session.merge(CaseExpertTable(case_id=id_, expert=expert))
            self._note(session, user, "expert_invited", f"case:{id_}", expert=expert)


def apply_changes(session: Session, id_: str, version: int, changes: dict[str, Any]) -> None:
    """Change the columns of a case. Raises OvertakenError where ``version`` is not the case's present one."""
    row = found_case(session, id_)
    if row.version != version:
        raise overtaken()
    if row.office and row.office != changes.get("office", row.office):
        _stays_in_sight(session, id_, row.office)
    for name, value in changes.items():
        setattr(row, name, value)
    flag_modified(row, "state")  # an act that changes no column moves the version on all the same
    session.flush()


def _must_be_new(session: Session, dossier_id: str) -> None:
    """Under a lock on the dossier, so that of two who hand it in at once one is told."""
    session.execute(select(DossierTable.id).where(DossierTable.id == dossier_id).with_for_update())
    query = select(CaseTable.number).join(SubmissionTable, SubmissionTable.case_id == CaseTable.id)
    number = session.scalars(query.where(SubmissionTable.dossier_id == dossier_id).limit(1)).first()
    if number:
        raise RefusedError(
            text(
                "这份材料已提交，案卷编号 {number}。",
                "These papers are filed already, as case {number}.",
                number=number,
            )
        )


def _stays_in_sight(session: Session, id_: str, office: str) -> None:
    """An office that passes a case on goes on seeing what becomes of it."""
    if session.get(CaseOfficeTable, (id_, office)) is None:
        session.add(CaseOfficeTable(case_id=id_, office=office, part="before"))


def found_case(session: Session, id_: str) -> CaseTable:
    """The case, for change. Raises UsageError where there is none of that id."""
    row = session.get(CaseTable, id_)
    if row is None:
        raise unknown_case(id_)
    return row


def unknown_case(id_: str) -> UsageError:
    """The answer for a case that is not there, and for one that must not be seen."""
    return UsageError(
        text("没有编号为 {id} 的案卷。", "There is no case {id}.", id=id_),
        text("请在列表中选择。", "Choose one from the list."),
    )


def _next_number(session: Session, policy: str, year: int) -> str:
    """``policy-year-0001`` and on."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer at a time anyhow
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    start = f"{policy}-{year}-"
    count = session.scalar(select(func.count()).where(CaseTable.number.startswith(start, autoescape=True)))
    return f"{start}{(count or 0) + 1:04d}"


def case_rows(session: Session, query: Select[CaseTable]) -> list[CaseRow]:
    """The cases of a query, with what was handed in last and who has a part in them."""
    tables = session.scalars(query).all()
    ids = [table.id for table in tables]
    dossiers = _latest_dossiers(session, ids)
    offices = _named(session, CaseOfficeTable.case_id, CaseOfficeTable.office, ids)
    experts = _named(session, CaseExpertTable.case_id, CaseExpertTable.expert, ids)
    return [
        CaseRow(
            **{name: getattr(table, name) for name in _COLUMNS},
            dossier_id=dossiers.get(table.id),
            offices=tuple(offices.get(table.id, ())),
            experts=tuple(experts.get(table.id, ())),
        )
        for table in tables
    ]


def _latest_dossiers(session: Session, ids: Sequence[str]) -> dict[str, str]:
    query = select(SubmissionTable.case_id, SubmissionTable.dossier_id).where(SubmissionTable.case_id.in_(ids))
    return dict(session.execute(query.order_by(SubmissionTable.number)).all())


def _named(session: Session, case: Any, other: Any, ids: Sequence[str]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for case_id, name in session.execute(select(case, other).where(case.in_(ids)).order_by(other)):
        named.setdefault(case_id, []).append(name)
    return named
