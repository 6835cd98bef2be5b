"""The tables of cases: an application on its way, what was handed in for it, and what people did."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dossier.models.clock import now
from dossier.models.records.tables import Base, Versioned


class CaseTable(Versioned, Base):
    """An application. ``office`` is the office whose turn it is; ``stage`` is a stage of the policy's procedure.

    ``state`` is ``draft`` (the applicant's own), ``open``, ``returned`` (to be mended), ``closed``.
    """

    __tablename__ = "cases"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    policy: Mapped[str] = mapped_column(index=True)
    policy_version: Mapped[str]
    round: Mapped[str]
    applicant: Mapped[str]
    uscc: Mapped[str] = mapped_column(index=True)
    product: Mapped[str]
    model: Mapped[str]
    category: Mapped[str] = mapped_column(default="")
    account: Mapped[str | None]
    office: Mapped[str | None] = mapped_column(ForeignKey("offices.id"), index=True)
    stage: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    outcome: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    filed_on: Mapped[date | None]
    due_on: Mapped[date | None]
    notice_from: Mapped[date | None]
    notice_until: Mapped[date | None]
    claimed_by: Mapped[str | None]
    postponed_until: Mapped[date | None]


class CaseOfficeTable(Base):
    """An office that has a part in a case: it led, decided before, or is consulted."""

    __tablename__ = "case_offices"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("offices.id"), primary_key=True)
    part: Mapped[str]


class CaseExpertTable(Base):
    """An expert asked for an opinion on a case."""

    __tablename__ = "case_experts"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    expert: Mapped[str] = mapped_column(ForeignKey("experts.id"), primary_key=True)


class SubmissionTable(Base):
    """One handing-in of papers for a case: the first, or one that mends what was found."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int]
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    user: Mapped[str]
    note: Mapped[str]


class ActTable(Base):
    """What somebody did to a case, an entry of the catalogue, an expert or a party; ``kind`` is the form of ``body``.

    ``closes`` names the act that this one settles: an objection, a feedback that was answered.
    """

    __tablename__ = "acts"
    __table_args__ = (Index("ix_acts_subject", "subject_kind", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    on: Mapped[date]
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    kind: Mapped[str] = mapped_column(index=True)
    body: Mapped[dict[str, Any]]
    closes: Mapped[int | None] = mapped_column(ForeignKey("acts.id"))
    user: Mapped[str]
