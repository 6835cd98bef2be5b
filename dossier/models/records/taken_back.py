"""Acts that their own author takes back: a further row says so, and what it names no longer counts.

Nothing is deleted. The row lies beside the attestations, as a waiver does: its ``check`` bears a prefix, the kind and
the number of the act. A correction that is taken back leaves what stood there before it: an earlier correction, else
what the machine read, with the mark that the machine had given it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.base import Record, Text
from dossier.models.errors import RefusedError
from dossier.models.records.base import Part, found, storable
from dossier.models.records.rows import AttestationRow
from dossier.models.records.tables import AttestationTable, Base, CorrectionTable, DecisionTable, DispositionTable

PREFIX = "taken_back:"
"""Begins the ``check`` of a row that takes an act back: ``taken_back:KIND:NUMBER``."""

ActKind = Literal["correction", "attestation", "disposition", "decision"]

_TABLES: dict[ActKind, type[Base]] = {
    "correction": CorrectionTable,
    "attestation": AttestationTable,
    "disposition": DispositionTable,
    "decision": DecisionTable,
}


class LastAct(Record):
    """The last act of a person on a dossier: its kind, its number among those of the kind, what it was about."""

    kind: ActKind
    id: int
    when: datetime
    about: str
    place: tuple[str, int, str, str] | None = None
    """Of a correction: file, first page, type and field."""


def is_taking_back(row: AttestationRow) -> bool:
    """Whether a row takes an act back, and is itself no word on a clause."""
    return row.check.startswith(PREFIX)


def taken_back(session: Session, kind: ActKind, id_: str | None = None) -> set[int]:
    """Numbers of the acts of a kind that were taken back, in one dossier or in all."""
    query = select(AttestationTable.check).where(
        AttestationTable.check.startswith(f"{PREFIX}{kind}:", autoescape=True),
        *([AttestationTable.dossier_id == id_] if id_ is not None else []),
    )
    return {int(check.rpartition(":")[2]) for check in session.scalars(query)}


def of_what(row: AttestationRow) -> tuple[str, int]:
    """Kind and number of the act that a row takes back."""
    kind, _, number = row.check.removeprefix(PREFIX).partition(":")
    return kind, int(number)


class TakenBack(Part):
    """Undo, for one's own acts only."""

    def last_act(self, id_: str, user: str) -> LastAct | None:
        """What that person did last on the dossier and still stands; None where there is nothing."""
        with self._read() as session:
            found(session, id_)
            return _last(session, id_, user.strip())

    def take_back(self, id_: str, user: str, reason: str) -> LastAct:
        """Take that person's last act back and return it.

        Raises RefusedError where there is none, and for a decision: it was made known, and only a new one replaces it.
        """
        with self._write() as session:
            found(session, id_)
            act = _last(session, id_, user.strip())
            if act is None:
                raise RefusedError(Text(zh="您在本卷宗没有可撤销的操作。", en="You did nothing here to take back."))
            if act.kind == "decision":
                raise RefusedError(
                    Text(zh="决定不能撤销，请另作决定。", en="A decision is not taken back; make a new one instead.")
                )
            session.add(
                AttestationTable(
                    dossier_id=id_, check=f"{PREFIX}{act.kind}:{act.id}", clauses=[], message=act.about,
                    confirmed=False, reason=storable(reason), user=storable(user.strip()),
                )
            )  # fmt: skip
            return act


def _last(session: Session, id_: str, user: str) -> LastAct | None:
    """The newest act of the person that stands."""
    acts = [act for kind in _TABLES for act in _acts(session, kind, id_, user)]
    return max(acts, key=lambda act: (act.when, act.kind == "decision", act.id), default=None)


def _acts(session: Session, kind: ActKind, id_: str, user: str) -> Iterator[LastAct]:
    table: Any = _TABLES[kind]
    gone = taken_back(session, kind, id_)
    for line in session.scalars(select(table).where(table.dossier_id == id_, table.user == storable(user))):
        own = isinstance(line, AttestationTable) and line.check.startswith(PREFIX)
        if line.id not in gone and not own:
            yield LastAct(kind=kind, id=line.id, when=line.created_at, about=_about(line), place=_place(line))


def _about(line: object) -> str:
    """The sentence or the name of the field that the act was about."""
    return str(getattr(line, "message", None) or getattr(line, "field", ""))


def _place(line: object) -> tuple[str, int, str, str] | None:
    return (line.sha256, line.first_page, line.document_type, line.field) if isinstance(line, CorrectionTable) else None
