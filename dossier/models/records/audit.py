"""The audit trail: every value, decision and view of a restricted page, in the order in which they happened."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.base import Record
from dossier.models.errors import StoreError
from dossier.models.records.audit_links import entries_of_all, is_older_than_trail, open_trail
from dossier.models.records.audit_proof import Head, Proof, proof_of
from dossier.models.records.audit_tables import AuditTable
from dossier.models.records.base import Part, storable
from dossier.models.records.files import Files
from dossier.models.records.tables import FileTable


class Link(Record):
    """One link of the trail. ``at`` is ISO, UTC."""

    id: int
    at: str
    user: str
    act: str
    subject: str
    details: dict[str, object]
    digest: str


class Audit(Part):
    """Reading and proving the trail; links are added by the acts themselves."""

    files: Files

    def begin_trail(self) -> None:
        """In a store older than the trail: vouch for all rows as they are found; nothing elsewhere."""
        with self._read() as session:
            if not is_older_than_trail(session):
                return
            known = entries_of_all(session, {})
        with self._write() as session:
            open_trail(session, known)

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

    def verify_audit(self, expected: Head | None = None) -> Proof:
        """Recompute every link and the contents of every row they vouch for; says which is the first that does not fit.

        ``expected`` is what an earlier proof said, written down elsewhere: that link must still be there. All is seen
        as it was at one moment, whoever writes meanwhile.
        """
        one_moment = self._engine
        if one_moment.dialect.name == "postgresql":
            one_moment = one_moment.execution_options(isolation_level="REPEATABLE READ")
        with Session(one_moment) as session:
            return proof_of(session, expected)

    def bad_files(self) -> list[str]:
        """Digests of files that a dossier names and that are missing or damaged; every file is read."""
        with self._read() as session:
            named = sorted({sha256 for sha256 in session.scalars(select(FileTable.sha256).distinct()) if sha256})
        return [sha256 for sha256 in named if not self._is_kept(sha256)]

    def _is_kept(self, sha256: str) -> bool:
        try:
            self.files.read(sha256)
        except StoreError:
            return False
        return True
