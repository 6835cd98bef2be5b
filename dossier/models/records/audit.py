"""The audit trail: every value, decision and view of a restricted page, in the order in which they happened."""

from __future__ import annotations

from sqlalchemy import select

from dossier.models.base import Record, Text, text
from dossier.models.records.audit_chain import FIRST, link_digest
from dossier.models.records.audit_tables import AuditTable
from dossier.models.records.base import Part, storable


class Link(Record):
    """One link of the trail. ``at`` is ISO, UTC."""

    id: int
    at: str
    user: str
    act: str
    subject: str
    details: dict[str, object]
    digest: str


class Proof(Record):
    """Whether the trail hangs together. ``broken`` is the first link that does not, ``reason`` says in what.

    ``head`` is the digest of the newest link: kept elsewhere, it shows that no links were cut off at the end.
    """

    links: int
    head: str
    broken: int | None = None
    reason: Text | None = None


class Audit(Part):
    """Reading and proving the trail; links are added by the acts themselves."""

    def note_view(self, user: str, subject: str, page: str) -> None:
        """Keep that somebody looked at a page that not everybody may see."""
        with self._write() as session:
            self._note(session, storable(user), "view", subject, page=page)

    def audit(self, subject: str | None = None) -> list[Link]:
        """The links about a subject (``case:ID``, ``dossier:ID``, ...), or all of them; oldest first."""
        query = select(AuditTable).order_by(AuditTable.id)
        if subject is not None:
            query = query.where(AuditTable.subject == subject)
        with self._read() as session:
            return [Link(**{name: getattr(row, name) for name in Link.model_fields}) for row in session.scalars(query)]

    def verify_audit(self) -> Proof:
        """Recompute every link and say which is the first that does not fit."""
        before, count = FIRST, 0
        with self._read() as session:
            for row in session.scalars(select(AuditTable).order_by(AuditTable.id).execution_options(yield_per=1000)):
                if reason := _fault(row, count + 1, before):
                    return Proof(links=count, head=before, broken=row.id, reason=reason)
                before, count = row.digest, count + 1
        return Proof(links=count, head=before)


def _fault(row: AuditTable, number: int, before: str) -> Text | None:
    if row.id != number:
        return text("缺少第 {number} 条记录", "link {number} is missing", number=number)
    if row.before != before:
        return text("与上一条记录不衔接", "it does not follow from the link before it")
    if row.digest != link_digest(row):
        return text("内容与摘要不符", "its content does not give its digest")
    return None
