"""Dossiers as they were handed in: title, files, options, and the list of them."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from dossier.models.page import Problem
from dossier.models.records.base import Part, found, storable
from dossier.models.records.rows import DossierRow, FileRow
from dossier.models.records.tables import DecisionTable, DossierTable, FileTable, RunTable

FileEntry = FileRow | tuple[str, str, int]
"""A file of a new dossier: (name, sha256, size), or a row that also says what intake found wrong with it."""

_ROW_FIELDS = tuple(name for name in DossierRow.model_fields if name not in ("run_id", "decision"))


class Dossiers(Part):
    """The list of dossiers and the files of each."""

    def create_dossier(
        self,
        title: str,
        files: Sequence[FileEntry],
        options: dict[str, Any],
        *,
        office: str | None = None,
        account: str | None = None,
    ) -> str:
        """Enter a new dossier and return its id. Its files must be kept before; it is not yet in the queue."""
        with self._write() as session:
            return _create(session, title, [_file_row(entry) for entry in files], options, office, account)

    def find_or_create_dossier(
        self,
        title: str,
        files: Sequence[FileEntry],
        options: dict[str, Any],
        *,
        office: str | None = None,
        account: str | None = None,
    ) -> str:
        """The newest dossier of the same title, files, options and owner, or a new one; one even where two ask."""
        rows = [_file_row(entry) for entry in files]
        fingerprint = _fingerprint(title, rows, options)
        with self._write() as session:
            if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer at a time anyhow
                session.execute(select(func.pg_advisory_xact_lock(func.hashtext(fingerprint))))
            found_ = _newest(session, fingerprint, office, account)
            return found_ or _create(session, title, rows, options, office, account)

    def find_dossier(self, title: str, files: Sequence[FileEntry], options: dict[str, Any]) -> str | None:
        """The newest dossier of the same title, files and options entered without an account; None without one."""
        with self._read() as session:
            return _newest(session, _fingerprint(title, [_file_row(entry) for entry in files], options), None, None)

    def dossiers(self) -> list[DossierRow]:
        """All dossiers, newest first."""
        with self._read() as session:
            return dossier_rows(session, select(DossierTable).order_by(DossierTable.created_at.desc(), DossierTable.id))

    def dossier(self, id_: str) -> DossierRow:
        """One dossier. Raises UsageError where there is none of that id."""
        with self._read() as session:
            found(session, id_)
            return dossier_rows(session, select(DossierTable).where(DossierTable.id == id_))[0]

    def dossiers_of(self, ids: Sequence[str]) -> list[DossierRow]:
        """The dossiers of these ids; unknown ones are left out."""
        with self._read() as session:
            return dossier_rows(session, select(DossierTable).where(DossierTable.id.in_(ids)))

    def dossier_files(self, id_: str) -> list[FileRow]:
        """The files of a dossier in their order."""
        query = select(FileTable).where(FileTable.dossier_id == id_).order_by(FileTable.position)
        with self._read() as session:
            found(session, id_)
            return [
                FileRow(
                    name=row.name,
                    sha256=row.sha256,
                    size=row.size,
                    problems=tuple(Problem.model_validate(problem) for problem in row.problems),
                )
                for row in session.scalars(query)
            ]


def _create(
    session: Session,
    title: str,
    rows: list[FileRow],
    options: dict[str, Any],
    office: str | None,
    account: str | None,
) -> str:
    id_ = secrets.token_hex(8)
    session.add(
        DossierTable(
            id=id_, title=storable(title), options=options, fingerprint=_fingerprint(title, rows, options),
            office=office, account=account,
        )
    )  # fmt: skip
    session.flush()
    session.add_all(_file_entries(id_, rows))
    return id_


def _newest(session: Session, fingerprint: str, office: str | None, account: str | None) -> str | None:
    """Another owner's dossier is never given, even where it holds the same."""
    owned = (DossierTable.office.is_not_distinct_from(office), DossierTable.account.is_not_distinct_from(account))
    of_it = select(DossierTable.id).where(DossierTable.fingerprint == fingerprint, *owned)
    return session.scalars(of_it.order_by(DossierTable.created_at.desc()).limit(1)).first()


def _file_row(entry: FileEntry) -> FileRow:
    if isinstance(entry, FileRow):
        return entry.model_copy(update={"name": storable(entry.name)})
    name, sha256, size = entry
    return FileRow(name=storable(name), sha256=sha256, size=size)


def _file_entries(id_: str, rows: Iterable[FileRow]) -> Iterable[FileTable]:
    for position, row in enumerate(rows):
        problems = [problem.model_dump(mode="json") for problem in row.problems]
        yield FileTable(
            dossier_id=id_, position=position, name=row.name, sha256=row.sha256, size=row.size, problems=problems
        )


def _fingerprint(title: str, rows: Sequence[FileRow], options: dict[str, Any]) -> str:
    """Same title, same files under the same names, same options: the same dossier handed in again."""
    parts = [storable(title), [(row.name, row.sha256) for row in rows], options]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def dossier_rows(session: Session, query: Select[DossierTable]) -> list[DossierRow]:
    """The rows that a query finds, each with its latest run and decision."""
    tables = session.scalars(query).all()
    ids = [table.id for table in tables]
    runs = _latest_runs(session, ids)
    decisions = _latest_decisions(session, ids)
    return [
        DossierRow(
            **{name: getattr(table, name) for name in _ROW_FIELDS},
            run_id=runs.get(table.id),
            decision=decisions.get(table.id),
        )
        for table in tables
    ]


def _latest_runs(session: Session, ids: Sequence[str]) -> dict[str, int]:
    query = select(RunTable.dossier_id, func.max(RunTable.id)).where(RunTable.dossier_id.in_(ids))
    return dict(session.execute(query.group_by(RunTable.dossier_id)).all())


def _latest_decisions(session: Session, ids: Sequence[str]) -> dict[str, str]:
    latest = select(func.max(DecisionTable.id)).where(DecisionTable.dossier_id.in_(ids))
    query = select(DecisionTable.dossier_id, DecisionTable.decision)
    rows = session.execute(query.where(DecisionTable.id.in_(latest.group_by(DecisionTable.dossier_id))))
    return dict(rows.all())
