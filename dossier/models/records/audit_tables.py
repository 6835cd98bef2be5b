"""The table of the audit trail."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from dossier.models.records.tables import Base


class AuditTable(Base):
    """One link. ``at`` is text, as the digest is taken over it: ISO, UTC, with microseconds.

    ``digest`` is taken over all other columns, ``before`` among them, which is the digest of the link before.
    """

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    user: Mapped[str]
    act: Mapped[str]
    subject: Mapped[str]
    details: Mapped[dict[str, Any]]
    before: Mapped[str]
    digest: Mapped[str]
