"""Dossiers and cases as one person may see them. Whoever may not is answered as if there were none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.actor import Actor
from dossier.models.records.account_tables import AccountTable, OfficeTable
from dossier.models.records.base import Part, found, unknown_dossier
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.case_tables import CaseTable, SubmissionTable
from dossier.models.records.cases import case_rows, found_case, unknown_case
from dossier.models.records.catalogue_tables import ExpertTable
from dossier.models.records.dossiers import dossier_rows
from dossier.models.records.rows import DossierRow
from dossier.models.records.tables import DossierTable
from dossier.models.rights import Reach, sees_case, sees_dossier


class Access(Part):
    """The lists and single rows that a face shows go through here."""

    def reach(self) -> Reach:
        """Who belongs where."""
        with self._read() as session:
            return _reach(session)

    def dossiers_for(self, actor: Actor) -> list[DossierRow]:
        """The dossiers that the actor may see, newest first."""
        query = select(DossierTable).order_by(DossierTable.created_at.desc(), DossierTable.id)
        with self._read() as session:
            rows = dossier_rows(session, query)
            return rows if actor.alone else _seen(session, actor, rows)

    def dossier_for(self, actor: Actor, id_: str) -> DossierRow:
        """One dossier. Raises the same UsageError where there is none and where the actor may not see it."""
        with self._read() as session:
            found(session, id_)
            rows = dossier_rows(session, select(DossierTable).where(DossierTable.id == id_))
            seen = rows if actor.alone else _seen(session, actor, rows)
        if not seen:
            raise unknown_dossier(id_)
        return seen[0]

    def cases_for(self, actor: Actor) -> list[CaseRow]:
        """The cases that the actor may see, newest first."""
        with self._read() as session:
            rows = case_rows(session, select(CaseTable).order_by(CaseTable.created_at.desc(), CaseTable.id))
            reach = _reach(session)
        return [case for case in rows if sees_case(actor, case, reach)]

    def case_for(self, actor: Actor, id_: str) -> CaseRow:
        """One case. Raises the same UsageError where there is none and where the actor may not see it."""
        with self._read() as session:
            found_case(session, id_)
            (case,) = case_rows(session, select(CaseTable).where(CaseTable.id == id_))
            reach = _reach(session)
        if not sees_case(actor, case, reach):
            raise unknown_case(id_)
        return case


def _reach(session: Session) -> Reach:
    experts = select(ExpertTable.id, ExpertTable.account).where(ExpertTable.removed_on.is_(None))
    applicants = select(AccountTable.login).where(AccountTable.role == "applicant")
    return Reach(
        above=dict(session.execute(select(OfficeTable.id, OfficeTable.above)).all()),
        experts={expert: account for expert, account in session.execute(experts) if account},
        applicants=frozenset(session.scalars(applicants)),
    )


def _seen(session: Session, actor: Actor, rows: list[DossierRow]) -> list[DossierRow]:
    reach, cases = _reach(session), _handed_in_for(session, [row.id for row in rows])
    return [row for row in rows if sees_dossier(actor, row, reach, cases.get(row.id, ()))]


def _handed_in_for(session: Session, ids: Iterable[str]) -> dict[str, list[CaseRow]]:
    """The cases that these dossiers were handed in for, by dossier."""
    pairs = select(SubmissionTable.dossier_id, SubmissionTable.case_id).where(SubmissionTable.dossier_id.in_(ids))
    handed_in = [(dossier_id, case_id) for dossier_id, case_id in session.execute(pairs)]
    wanted = {case_id for _, case_id in handed_in}
    cases = {case.id: case for case in case_rows(session, select(CaseTable).where(CaseTable.id.in_(wanted)))}
    named: defaultdict[str, list[CaseRow]] = defaultdict(list)
    for dossier_id, case_id in handed_in:
        named[dossier_id].append(cases[case_id])
    return named
