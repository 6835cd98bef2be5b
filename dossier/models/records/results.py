"""Check runs with their results. A run is never changed; the latest one counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.records.base import Part, found
from dossier.models.records.rows import RunRow
from dossier.models.records.tables import DossierTable, RunTable


class Results(Part):
    """The runs of each dossier."""

    def keep_result(self, id_: str, result: Mapping[str, Any], policy_version: str, reader_version: str) -> int:
        """Keep the contract's JSON of a run and return the run's id; the dossier is checked and shows its head."""
        with self._write() as session:
            set_head(found(session, id_), result)
            run = RunTable(
                dossier_id=id_,
                policy=result["dossier"]["policy"],
                policy_version=policy_version,
                reader_version=reader_version,
                result=dict(result),
                **{name: result[name] for name in ("verdict", "suspicion", "open_attestations")},
            )
            session.add(run)
            session.flush()
            return run.id

    def latest_result(self, id_: str) -> dict[str, Any] | None:
        """The result of the latest run, None before the first."""
        with self._read() as session:
            run = latest_run(session, id_)
            return run.result if run else None

    def result(self, run_id: int) -> dict[str, Any] | None:
        """The result of one run, None where there is none of that id."""
        with self._read() as session:
            run = session.get(RunTable, run_id)
            return run.result if run else None

    def runs(self, id_: str) -> list[RunRow]:
        """All runs of a dossier, oldest first, without their results."""
        columns = [getattr(RunTable, name) for name in RunRow.model_fields]
        query = select(*columns).where(RunTable.dossier_id == id_).order_by(RunTable.id)
        with self._read() as session:
            return [RunRow(**row) for row in session.execute(query).mappings()]


def latest_run(session: Session, id_: str) -> RunTable | None:
    """The latest run of a dossier, None before the first."""
    query = select(RunTable).where(RunTable.dossier_id == id_).order_by(RunTable.id.desc())
    return session.scalars(query.limit(1)).first()


def set_head(row: DossierTable, result: Mapping[str, Any]) -> None:
    """What the list of dossiers shows of a result."""
    summary = result["dossier"]
    row.policy = summary["policy"]
    row.applicant = summary["applicant"].get("name")
    row.product = summary["product"].get("name")
    row.verdict, row.suspicion = result["verdict"], result["suspicion"]
    row.open_attestations = result["open_attestations"]
    row.state, row.message, row.claimed_by, row.lease_until = "checked", "", None, None
    row.progress_done, row.progress_note = row.progress_total, ""
    row.counts = dict(Counter(finding["status"] for finding in result["findings"]))
