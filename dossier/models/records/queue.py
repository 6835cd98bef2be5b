"""The queue of dossiers to be checked, in the database: no other service is needed, and a restart loses nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import and_, or_, select, update

from dossier.models.base import Text, text
from dossier.models.clock import machine_now
from dossier.models.records.base import Part, found, storable
from dossier.models.records.tables import DossierTable

LEASE = timedelta(seconds=90)
"""How long a claim holds without a sign of life; a worker renews it far more often."""
MOST_ATTEMPTS = 3
"""A dossier whose worker died that many times is failed: it would kill the next one too."""


class Queue(Part):
    """Dossiers waiting, in work, and done."""

    def enqueue(self, id_: str) -> None:
        """Put a dossier at the end of the queue, anew where it was checked or failed before."""
        with self._write() as session:
            row = found(session, id_)
            row.state, row.message, row.queued_at, row.attempts = "queued", "", machine_now(), 0
            row.claimed_by = row.lease_until = None
            row.progress_done, row.progress_total, row.progress_note = 0, 0, ""

    def claim_next(self) -> str | None:
        """Take the dossier that waits longest, or one whose worker gave no sign of life; None where all is done.

        No two callers get the same dossier.
        """
        moment = machine_now()
        lost = and_(DossierTable.state == "reading", DossierTable.lease_until < moment)
        waiting = and_(DossierTable.state == "queued", DossierTable.queued_at.is_not(None))
        first = select(DossierTable.id).where(or_(waiting, lost)).order_by(DossierTable.queued_at).limit(1)
        with self._write() as session:
            self._give_up_on_killers(session)
            return session.scalars(
                update(DossierTable)
                .where(DossierTable.id == first.with_for_update(skip_locked=True).scalar_subquery())
                .values(
                    state="reading",
                    claimed_by=self.token,
                    lease_until=moment + LEASE,
                    attempts=DossierTable.attempts + 1,
                )
                .returning(DossierTable.id)
            ).first()

    def _give_up_on_killers(self, session: Any) -> None:
        lost = and_(DossierTable.state == "reading", DossierTable.lease_until < machine_now())
        message = text(
            "处理程序连续 {n} 次意外终止，请逐个检查文件后重新提交。",
            "The reader ended unexpectedly {n} times; look at the files one by one and hand in again.",
            n=MOST_ATTEMPTS,
        )
        session.execute(
            update(DossierTable)
            .where(lost, DossierTable.attempts >= MOST_ATTEMPTS)
            .values(state="failed", message=_both(message))
        )

    def renew_lease(self, id_: str) -> bool:
        """A sign of life. False where the claim is no longer ours: the worker should drop the dossier."""
        mine = and_(DossierTable.id == id_, DossierTable.claimed_by == self.token, DossierTable.state == "reading")
        with self._write() as session:
            renewed = session.scalars(
                update(DossierTable).where(mine).values(lease_until=machine_now() + LEASE).returning(DossierTable.id)
            )
            return renewed.first() is not None

    def report_progress(self, id_: str, done: int, total: int, note: str = "") -> None:
        """Pages read so far, of how many, and what is being read; also a sign of life."""
        with self._write() as session:
            row = found(session, id_)
            row.progress_done, row.progress_total, row.progress_note = done, total, storable(note)
            if row.claimed_by == self.token and row.state == "reading":
                row.lease_until = machine_now() + LEASE

    def release(self, id_: str) -> None:
        """Give a claim back: the dossier is first in the queue again, and this does not count as an attempt."""
        mine = and_(DossierTable.id == id_, DossierTable.claimed_by == self.token, DossierTable.state == "reading")
        with self._write() as session:
            session.execute(
                update(DossierTable)
                .where(mine)
                .values(state="queued", claimed_by=None, lease_until=None, attempts=DossierTable.attempts - 1)
            )

    def fail(self, id_: str, message: Text | str) -> None:
        """Mark a dossier as failed, with what a person should know and do."""
        with self._write() as session:
            row = found(session, id_)
            row.state, row.message = "failed", storable(_both(message) if isinstance(message, Text) else message)
            row.claimed_by = row.lease_until = None


def _both(message: Text) -> str:
    """Both languages, one a line: a stored message is read by people of either."""
    return f"{message.zh}\n{message.en}"
