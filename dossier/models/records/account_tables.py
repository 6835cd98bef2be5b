"""The tables of offices, of people who log in, and of their sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from dossier.models.clock import now
from dossier.models.records.tables import Base, Versioned


class OfficeTable(Versioned, Base):
    """An office. ``region`` is the GB/T 2260 code of the area it serves; ``above`` is the office it reports to."""

    __tablename__ = "offices"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    level: Mapped[str]
    region: Mapped[str] = mapped_column(default="")
    above: Mapped[str | None] = mapped_column(ForeignKey("offices.id"))


class AccountTable(Versioned, Base):
    """A person. ``password`` is an argon2 hash; ``subject`` is what an OIDC provider knows the person by."""

    __tablename__ = "accounts"

    login: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    office: Mapped[str | None] = mapped_column(ForeignKey("offices.id"), index=True)
    applicant: Mapped[str] = mapped_column(default="")
    uscc: Mapped[str] = mapped_column(default="", index=True)
    password: Mapped[str] = mapped_column(default="")
    subject: Mapped[str | None] = mapped_column(unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)


class SessionTable(Base):
    """A login that holds until ``ends_at``. Only the digest of its token is kept: a copy of the store opens no door."""

    __tablename__ = "sessions"

    token: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(ForeignKey("accounts.login", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    ends_at: Mapped[datetime]
