"""Rows whose contents the audit trail proves, by which columns, and how the trail speaks of them.

All tables that take new rows only are among them (a test asserts it), and what was handed in: a dossier and its files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from dossier.models.records.audit_chain import content_digest
from dossier.models.records.case_tables import ActTable, SubmissionTable
from dossier.models.records.tables import (
    ArrangementTable,
    AttestationTable,
    Base,
    CorrectionTable,
    DecisionTable,
    DispositionTable,
    DossierTable,
    FileTable,
    RunTable,
)

MACHINE = "machine"
"""Who does what no person does: checking, and taking in what was handed in without an account."""
_BY_DIGEST = "result"
"""The column that is too large to be told twice: its own digest stands for it."""


@dataclass(frozen=True)
class Proven:
    """A kind of row. ``subject`` is a template over its columns; ``told`` are columns that its link shows as they are.

    ``columns`` are those that its digest is taken over; none means all.
    """

    act: str
    subject: str
    told: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


PROVEN: dict[type[Base], Proven] = {
    DossierTable: Proven(
        "create_dossier", "dossier:{id}", ("title",), ("id", "title", "created_at", "options", "fingerprint")
    ),
    FileTable: Proven("keep_file", "dossier:{dossier_id}", ("name", "sha256", "size")),
    RunTable: Proven(
        "result", "dossier:{dossier_id}", ("policy", "policy_version", "reader_version", "verdict", "suspicion")
    ),
    CorrectionTable: Proven(
        "correct", "dossier:{dossier_id}", ("document_type", "field", "machine_value", "old_value", "new_value")
    ),
    AttestationTable: Proven("attest", "dossier:{dossier_id}", ("check", "clauses", "confirmed", "reason")),
    DecisionTable: Proven("decide", "dossier:{dossier_id}", ("run_id", "decision", "reason")),
    DispositionTable: Proven("dispose", "dossier:{dossier_id}", ("check", "tier", "key", "verdict", "reason")),
    ArrangementTable: Proven("arrange", "dossier:{dossier_id}", ("kind", "body", "reason")),
    SubmissionTable: Proven("submit", "case:{case_id}", ("number", "dossier_id", "note")),
    ActTable: Proven("act", "{subject_kind}:{subject_id}", ("kind", "body", "closes")),
}
"""A new append-only table: a line here."""

_ACTS = {"waiver": "waive", "taken_back": "take_back", "verdict": "verdict"}
"""What a prefix of an attestation's ``check`` makes of it."""


def act_of(row: Base) -> str:
    """What was done when the row was written."""
    if isinstance(row, AttestationTable):
        return _ACTS.get(row.check.partition(":")[0], PROVEN[type(row)].act)
    return row.kind if isinstance(row, ActTable) else PROVEN[type(row)].act


def subject_of(row: Base) -> str:
    """What it was done to."""
    return PROVEN[type(row)].subject.format_map(_columns(row))


def user_of(row: Base) -> str:
    """Who did it."""
    return str(getattr(row, "user", None) or getattr(row, "account", None) or MACHINE)


def entry_of(row: Base) -> dict[str, Any]:
    """What a link says of the row: where it is, the digest of its contents, and what a person would ask for."""
    told = {name: getattr(row, name) for name in PROVEN[type(row)].told}
    if isinstance(row, RunTable):
        told[_BY_DIGEST] = content_digest(row.result)
    (id_,) = row.__mapper__.primary_key_from_instance(row)
    return {**told, "table": row.__tablename__, "id": id_, "digest": row_digest(row, told.get(_BY_DIGEST))}


def row_digest(row: Base, result: str | None = None) -> str:
    """SHA-256 over the row's columns by name; moments in UTC, as the two databases keep them alike.

    ``result`` is the digest of the row's result, where it is known already: results are large.
    """
    kept = _columns(row)
    names = PROVEN[type(row)].columns or tuple(kept)
    plain = {name: result if name == _BY_DIGEST and result else _plain(name, kept[name]) for name in names}
    return content_digest([row.__tablename__, plain])


def _columns(row: Base) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__mapper__.column_attrs}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if name == _BY_DIGEST:
        return content_digest(value)
    return value.isoformat() if isinstance(value, date) else value
