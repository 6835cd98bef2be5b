"""The tables of the record store. Migrations follow this file; a test asserts that both agree.

The tables named in ``APPEND_ONLY`` take new rows only: triggers of the database refuse to change or delete them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, LargeBinary, MetaData, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from dossier.models.clock import now

APPEND_ONLY = (
    "runs", "corrections", "decisions", "attestations", "dispositions", "arrangements", "submissions", "acts", "audit",
)  # fmt: skip
"""Tables whose rows stay as they were written."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no zone, so it is taken off on the way in and put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: it would be read as UTC and be wrong by hours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Common metadata; constraints bear names so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, str: Text, Any: JSON, dict[str, Any]: JSON, list[Any]: JSON}


class Versioned:
    """A row that is changed in place. Who saves over somebody else's change is refused: the version has moved on."""

    version: Mapped[int]

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class DossierTable(Base):
    """One dossier: what was handed in, where its job stands, and the head of its latest result."""

    __tablename__ = "dossiers"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
    options: Mapped[dict[str, Any]]
    fingerprint: Mapped[str] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(default="queued", index=True)
    message: Mapped[str] = mapped_column(default="")
    progress_done: Mapped[int] = mapped_column(default=0)
    progress_total: Mapped[int] = mapped_column(default=0)
    progress_note: Mapped[str] = mapped_column(default="")
    office: Mapped[str | None]
    """The office whose dossier it is, None where it was entered without an account."""
    account: Mapped[str | None]
    """Login of who handed it in."""
    queued_at: Mapped[datetime | None]
    claimed_by: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    policy: Mapped[str | None]
    applicant: Mapped[str | None]
    product: Mapped[str | None]
    verdict: Mapped[str | None]
    suspicion: Mapped[str | None]
    open_attestations: Mapped[int] = mapped_column(default=0)
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class PreviewTable(Base):
    """What is known of a dossier while it is read."""

    __tablename__ = "previews"

    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    body: Mapped[dict[str, Any]]


class FormedTable(Base):
    """What was last formed from the readings of a dossier: zlib-packed, under the digest of what it was formed from."""

    __tablename__ = "formed"

    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    key: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary)


class FileTable(Base):
    """A file of a dossier, by its digest; the bytes lie in the file store."""

    __tablename__ = "dossier_files"
    __table_args__ = (UniqueConstraint("dossier_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    position: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    problems: Mapped[list[Any]]


class ReadingTable(Base):
    """What one version of the reader read from one file: zlib-packed JSON of a ``FileReading``."""

    __tablename__ = "readings"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    kept_at: Mapped[datetime] = mapped_column(default=now)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class RunTable(Base):
    """One check run with its whole result."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    policy: Mapped[str]
    policy_version: Mapped[str]
    reader_version: Mapped[str]
    verdict: Mapped[str]
    suspicion: Mapped[str]
    open_attestations: Mapped[int]
    result: Mapped[dict[str, Any]]


class CorrectionTable(Base):
    """A person's value for a field, beside what stood there before and what the machine had read."""

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    sha256: Mapped[str]
    first_page: Mapped[int]
    document_type: Mapped[str]
    field: Mapped[str]
    machine_value: Mapped[Any]
    old_value: Mapped[Any]
    new_value: Mapped[Any]
    user: Mapped[str]
    reason: Mapped[str]


class DecisionTable(Base):
    """A person's decision on a dossier, on the run that was before their eyes."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    decision: Mapped[str]
    reason: Mapped[str]
    user: Mapped[str]


class AttestationTable(Base):
    """A person's word on a clause that only a person can confirm."""

    __tablename__ = "attestations"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    check: Mapped[str]
    clauses: Mapped[list[Any]]
    message: Mapped[str]
    confirmed: Mapped[bool]
    reason: Mapped[str]
    user: Mapped[str]


class ArrangementTable(Base):
    """A person's word on where a document begins and ends, what it is, or which way up a page stands."""

    __tablename__ = "arrangements"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    user: Mapped[str]
    reason: Mapped[str]


class DispositionTable(Base):
    """A person's word on a sign of falsification; ``key`` says which one (``dispositions.sign_key``)."""

    __tablename__ = "dispositions"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    check: Mapped[str] = mapped_column(index=True)
    tier: Mapped[str]
    key: Mapped[str]
    message: Mapped[str]
    verdict: Mapped[str]
    reason: Mapped[str]
    user: Mapped[str]
