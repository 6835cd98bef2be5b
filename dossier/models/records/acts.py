"""Acts on cases, entries and experts: append-only, in the forms of ``models/acts.py``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.acts import ACTS, Subject
from dossier.models.base import Record, Text, text
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.records.base import Part, storable
from dossier.models.records.case_tables import ActTable


class ActRow(Record):
    """One act. ``closes`` is the act that it settles."""

    id: int
    created_at: datetime
    on: date
    subject_kind: str
    subject_id: str
    kind: str
    body: dict[str, Any]
    closes: int | None
    user: str


class Acts(Part):
    """Reading acts, and adding those that change nothing else."""

    def act(
        self, subject_id: str, kind: str, body: Record, user: str, on: date | None = None, closes: int | None = None
    ) -> int:
        """Keep an act and return its id.

        Raises RefusedError without a name, for a body of another form, and where ``closes`` is no open act that this
        kind settles.
        """
        with self._write() as session:
            return self._add_act(session, subject_id, kind, body, user, on, closes)

    def acts(self, subject: Subject, subject_id: str) -> list[ActRow]:
        """All acts on one case, entry or expert, oldest first."""
        mine = (ActTable.subject_kind == subject, ActTable.subject_id == subject_id)
        return self._acts(select(ActTable).where(*mine).order_by(ActTable.id))

    def acts_of_kind(self, *kinds: str) -> list[ActRow]:
        """All acts of these kinds, on whatever they were done; oldest first."""
        return self._acts(select(ActTable).where(ActTable.kind.in_(kinds)).order_by(ActTable.id))

    def _acts(self, query: Any) -> list[ActRow]:
        with self._read() as session:
            return [_row(row) for row in session.scalars(query)]

    def _add_act(
        self,
        session: Session,
        subject_id: str,
        kind: str,
        body: Record,
        user: str,
        on: date | None = None,
        closes: int | None = None,
    ) -> int:
        """Add an act with its link of the audit trail, in the transaction of what it goes with."""
        known = ACTS[kind]
        if not user.strip():
            raise RefusedError(text("请填写姓名。", "Give your name."))
        if not isinstance(body, known.form):
            raise TypeError(f"{kind} takes {known.form.__name__}, not {type(body).__name__}")
        if closes is not None:
            _must_be_open(session, known.settles, subject_id, closes)
        row = ActTable(
            on=on or today(), subject_kind=known.subject, subject_id=subject_id, kind=kind,
            body=_storable(body.model_dump(mode="json")), closes=closes, user=storable(user),
        )  # fmt: skip
        session.add(row)
        session.flush()
        details = {"id": row.id, "on": row.on.isoformat(), "body": row.body, "closes": closes}
        self._note(session, row.user, kind, f"{known.subject}:{subject_id}", **details)
        return row.id


def open_acts(acts: list[ActRow], kind: str) -> list[ActRow]:
    """The acts of a kind that no later act has settled."""
    settled = {act.closes for act in acts}
    return [act for act in acts if act.kind == kind and act.id not in settled]


def filled(kind: str, values: Mapping[str, object], labels: Mapping[str, Text] | None = None) -> Record:
    """The body of an act from what was typed into a form.

    Raises RefusedError that names what is missing, by ``labels`` where they name it.
    """
    try:
        return ACTS[kind].form.model_validate(values)
    except ValidationError as error:
        wrong = dict.fromkeys(str(part["loc"][0]) for part in error.errors())
        named = [(labels or {}).get(name, Text(zh=name, en=name)) for name in wrong]
        names = Text(zh="、".join(one.zh for one in named), en=", ".join(one.en for one in named))
        raise RefusedError(
            text("内容不完整或不合要求：{names}", "Incomplete or out of range: {names}", names=names)
        ) from error


def _must_be_open(session: Session, settles: str | None, subject_id: str, closes: int) -> None:
    row = session.get(ActTable, closes)
    taken = session.scalars(select(ActTable.id).where(ActTable.closes == closes)).first()
    if row is None or row.subject_id != subject_id or row.kind != settles or taken is not None:
        raise RefusedError(
            text("所指事项不存在或已处理。", "What this would settle is not there or was settled already.")
        )


def _row(row: ActTable) -> ActRow:
    return ActRow(**{name: getattr(row, name) for name in ActRow.model_fields})


def _storable(body: dict[str, Any]) -> dict[str, Any]:
    return {name: storable(value) if isinstance(value, str) else value for name, value in body.items()}
