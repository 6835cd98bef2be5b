"""What people do to a dossier: correct a field, confirm a clause, decide. Each act bears user, time and reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import JsonValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.base import Record, Text
from dossier.models.errors import RefusedError
from dossier.models.records.attestations import answers
from dossier.models.records.base import Part, found, storable
from dossier.models.records.corrections import normalised
from dossier.models.records.results import latest_run
from dossier.models.records.rows import AttestationRow, CorrectionRow, DecisionRow, Verb
from dossier.models.records.tables import AttestationTable, CorrectionTable, DecisionTable, RunTable
from dossier.models.records.taken_back import TakenBack, is_taking_back, taken_back
from dossier.models.records.verdicts import Verdicts
from dossier.models.records.waivers import PREFIX, WAIVABLE_STATUSES

Act = TypeVar("Act", bound=Record)


class Review(TakenBack, Verdicts, Part):
    """Corrections, attestations, verdicts and decisions; all of them append-only, one's own last one taken back."""

    def correct_field(
        self,
        id_: str,
        sha256: str,
        first_page: int,
        document_type: str,
        field: str,
        new_value: JsonValue,
        user: str,
        reason: str,
    ) -> int:
        """Keep a person's value for a field and return the correction's id; None says that the paper shows none.

        The value is brought into the contract's form (ISO dates, decimal yuan, full-width brackets).
        Raises UsageError where that is impossible, RefusedError where nobody signs.
        """
        _signed(user)
        value = normalised(document_type, field, new_value)
        with self._write() as session:
            found(session, id_)
            machine, old = self._values_before(session, id_, sha256, first_page, document_type, field)
            row = CorrectionTable(
                dossier_id=id_, sha256=sha256, first_page=first_page, document_type=document_type, field=field,
                machine_value=machine, old_value=old, new_value=value, user=storable(user), reason=storable(reason),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.id

    def _values_before(self, session: Session, id_: str, *place: object) -> tuple[JsonValue, JsonValue]:
        """What the machine read (the latest result knows), and what stood there last (after earlier corrections)."""
        run = latest_run(session, id_)
        machine = _machine_value(run.result, *place) if run else None
        earlier = [row for row in _corrections(session, id_) if _place(row) == place]
        return machine, earlier[-1].new_value if earlier else machine

    def corrections(self, id_: str, with_taken_back: bool = False) -> list[CorrectionRow]:
        """The corrections of a dossier, oldest first; for one field the last one counts.

        Those that their author took back are left out, unless asked for.
        """
        with self._read() as session:
            return _corrections(session, id_, with_taken_back)

    def attest(
        self,
        id_: str,
        check: str,
        clauses: Sequence[str],
        confirmed: bool,
        reason: str = "",
        user: str = "",
        message: str = "",
    ) -> int:
        """Keep a person's word on a clause and return its id. That a clause does not hold needs a reason.

        ``message`` is the finding's message, where several findings share check and clauses.
        """
        _signed(user)
        if not confirmed and not reason.strip():
            raise _refused("认定条款不成立须填写理由。", "To find that a clause does not hold, give a reason.")
        with self._write() as session:
            found(session, id_)
            row = AttestationTable(
                dossier_id=id_, check=check, clauses=list(clauses), message=message, confirmed=confirmed,
                reason=storable(reason), user=storable(user),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.id

    def waive(
        self, id_: str, check: str, clauses: Sequence[str], reason: str, user: str, message: str, granted: bool = True
    ) -> int:
        """Keep that an office relaxes a finding (``granted`` false: takes that back) and return the row's id.

        Raises RefusedError without a name, without a reason, and for what the latest result does not let anyone relax.
        """
        _signed(user)
        if not reason.strip():
            raise _refused("放宽条件或材料须填写理由。", "To relax a condition or a paper, give a reason.")
        with self._write() as session:
            found(session, id_)
            run = latest_run(session, id_)
            if granted and not _is_waivable(run, check, clauses, message):
                raise _refused(
                    "政策不允许放宽本项，或结果已更新。", "The policy lets nobody relax this, or it has changed."
                )
            row = AttestationTable(
                dossier_id=id_, check=f"{PREFIX}{check}", clauses=list(clauses), message=message, confirmed=granted,
                reason=storable(reason), user=storable(user),
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.id

    def attestations(self, id_: str, with_taken_back: bool = False) -> list[AttestationRow]:
        """The attestations of a dossier, oldest first; for one clause the last one counts.

        Those that their author took back, and the rows that say so, are left out, unless asked for.
        """
        with self._read() as session:
            return _attestations(session, id_, with_taken_back)

    def decide(self, id_: str, decision: Verb, reason: str, user: str, run_id: int) -> int:
        """Keep a decision on the run that the person has seen, and return its id.

        Raises RefusedError: without a name, without a reason, on a run that is not the latest, and for an approval
        while a clause waits for a person's word.
        """
        _signed(user)
        if decision not in get_args(Verb):
            raise _refused("决定只能是通过、驳回或退回。", "A decision is approve, reject or return.")
        if not reason.strip():
            raise _refused("请填写决定理由。", "Give a reason for the decision.")
        with self._write() as session:
            found(session, id_)
            run = _run_in_view(session, id_, run_id)
            if decision == "approve":
                _nothing_open(run, _attestations(session, id_))
            row = DecisionTable(
                dossier_id=id_, run_id=run_id, decision=decision, reason=storable(reason), user=storable(user)
            )
            session.add(row)
            session.flush()
            return row.id

    def decisions(self, id_: str) -> list[DecisionRow]:
        """All decisions on a dossier, oldest first; the last one counts."""
        with self._read() as session:
            return _all(session, DecisionTable, DecisionRow, id_)


def _all(session: Session, table: Any, row: type[Act], id_: str) -> list[Act]:
    found(session, id_)
    lines = session.scalars(select(table).where(table.dossier_id == id_).order_by(table.id))
    return [row(**{name: getattr(line, name) for name in row.model_fields}) for line in lines]


def _corrections(session: Session, id_: str, with_taken_back: bool = False) -> list[CorrectionRow]:
    gone = set() if with_taken_back else taken_back(session, "correction", id_)
    return [row for row in _all(session, CorrectionTable, CorrectionRow, id_) if row.id not in gone]


def _attestations(session: Session, id_: str, with_taken_back: bool = False) -> list[AttestationRow]:
    rows, gone = _all(session, AttestationTable, AttestationRow, id_), taken_back(session, "attestation", id_)
    return [row for row in rows if with_taken_back or not (row.id in gone or is_taking_back(row))]


def _place(row: CorrectionRow) -> tuple[object, ...]:
    return (row.sha256, row.first_page, row.document_type, row.field)


def _machine_value(
    result: Mapping[str, Any], sha256: object, first_page: object, type_: object, field: object
) -> JsonValue:
    for document in result["documents"]:
        if (document["sha256"], document["pages"][0], document["type"]) == (sha256, first_page, type_):
            value: dict[str, JsonValue] = document["fields"].get(field, {})
            return value.get("machine_value" if value.get("source") == "person" else "value")
    return None


def _run_in_view(session: Session, id_: str, run_id: int) -> RunTable:
    run = latest_run(session, id_)
    if run is None or run.id != run_id:
        raise _refused(
            "审查结果已更新，请查看最新结果后再作决定。", "The result has changed; look at the latest one, then decide."
        )
    return run


def _nothing_open(run: RunTable, attestations: Iterable[AttestationRow]) -> None:
    rows = list(attestations)
    waiting = [
        finding
        for finding in run.result["findings"]
        if finding["judge"] == "person"
        and finding["status"] == "review"
        and not any(answers(row, finding["check"], finding["clauses"], finding["message"]) for row in rows)
    ]
    if waiting:
        raise _refused(
            f"尚有 {len(waiting)} 项须人工确认，不能通过。",
            f"{len(waiting)} clauses still wait for a person's word; approval is not possible.",
        )


def _is_waivable(run: RunTable | None, check: str, clauses: Sequence[str], message: str) -> bool:
    """Whether the latest result has that finding, open and waivable."""
    place = (check, list(clauses), message)
    same = (
        [one for one in run.result["findings"] if (one["check"], one["clauses"], one["message"]) == place]
        if run
        else []
    )
    return any(one.get("waivable") and one["judge"] == "machine" and one["status"] in WAIVABLE_STATUSES for one in same)


def _signed(user: str) -> None:
    if not user.strip():
        raise _refused("请填写姓名。", "Give your name.")


def _refused(zh: str, en: str) -> RefusedError:
    return RefusedError(Text(zh=zh, en=en))
