"""The yearly look at listed products, and what their users say of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from dossier.models.acts import Feedback, Removal, Settlement, Tracking
from dossier.models.base import Record, text
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.records.acts import ActRow
from dossier.models.records.catalogue import Catalogue, entries_of_run, entry_line
from dossier.models.records.catalogue_rows import EntryRow, row_of
from dossier.models.records.catalogue_tables import EntryTable
from dossier.models.records.listing import next_look


class Said(Record):
    """What a user said of a product, and what came of it; ``answer`` is None while nobody has answered."""

    id: int
    on: date
    feedback: Feedback
    answer: Settlement | None = None
    answered_on: date | None = None


class Trackings(Catalogue):
    """Tracking and feedback of entries."""

    def tracking_due(self, until: date, policy: str | None = None) -> list[EntryRow]:
        """Entries whose yearly look is due by that day and which are listed on it; the one that waits longest first."""
        query = select(EntryTable).where(EntryTable.tracking_due <= until).order_by(EntryTable.tracking_due)
        if policy:
            query = query.where(EntryTable.policy == policy)
        with self._read() as session:
            rows = [row_of(EntryRow, line) for line in session.scalars(query)]
        return [row for row in rows if row.state_on(until) == "listed"]

    def track(self, id_: str, version: int, result: Tracking, user: str, on: date | None = None) -> EntryRow:
        """Keep the result of a yearly look: the next one falls due a year on, or the product is taken off.

        What stands against a product that is taken off is its public reason. Raises RefusedError for an entry that
        does not hold on that day, or under a policy that knows no tracking.
        """
        day = on or today()
        with self._write() as session:
            line = entry_line(session, id_, version)
            entry = row_of(EntryRow, line)
            if entry.state_on(day) != "listed":
                raise RefusedError(text("该条目当日不在目录内，不作跟踪。", "The entry is not listed on that day."))
            if entry.tracking_due is None:
                raise RefusedError(
                    text("该条目在有效期内没有跟踪评估任务。", "No look at this entry is due in its term.")
                )
            self._add_act(session, line.id, "tracked", result, user, day)
            if result.result == "remove":
                return self._remove(session, line, Removal(reason=result.text, cause="tracking"), user, day)
            line.tracking_due = next_look(entry, entries_of_run(session, entry), day)
            session.flush()
            return row_of(EntryRow, line)

    def add_feedback(self, id_: str, feedback: Feedback, user: str, on: date | None = None) -> int:
        """Keep what a user says of a product; returns the act's id."""
        return self.act(self.entry(id_).id, "feedback", feedback, user, on)

    def answer_feedback(self, id_: str, act: int, answer: Settlement, user: str, on: date | None = None) -> int:
        """Answer a feedback, once. Raises RefusedError where it is answered already or of another entry."""
        return self.act(self.entry(id_).id, "feedback_answered", answer, user, on, closes=act)

    def feedback(self, id_: str) -> list[Said]:
        """What users said of a product, oldest first, each with its answer."""
        acts = self.acts("entry", self.entry(id_).id)
        answers = {act.closes: act for act in acts if act.kind == "feedback_answered"}
        return [_said(act, answers.get(act.id)) for act in acts if act.kind == "feedback"]


def _said(act: ActRow, answer: ActRow | None) -> Said:
    return Said(
        id=act.id,
        on=act.on,
        feedback=Feedback.model_validate(act.body),
        answer=Settlement.model_validate(answer.body) if answer else None,
        answered_on=answer.on if answer else None,
    )
