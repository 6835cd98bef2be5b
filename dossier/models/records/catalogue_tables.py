"""The tables of what came out: the catalogue, the restricted list, experts, paid claims, and what an office keeps."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from dossier.models.clock import now
from dossier.models.records.tables import Base, Versioned


class EntryTable(Versioned, Base):
    """A recognised product. It holds from ``starts_on`` up to and including ``ends_on``, unless removed before.

    ``legacy``: recognised under an earlier rule. ``renews``: the entry before this one in an unbroken run.
    """

    __tablename__ = "entries"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    policy: Mapped[str] = mapped_column(index=True)
    policy_version: Mapped[str]
    case_id: Mapped[str | None] = mapped_column(index=True)
    applicant: Mapped[str]
    uscc: Mapped[str] = mapped_column(index=True)
    product: Mapped[str] = mapped_column(index=True)
    model: Mapped[str]
    category: Mapped[str]
    chain: Mapped[str]
    region: Mapped[str]
    first_set: Mapped[bool]
    legacy: Mapped[bool]
    treatment: Mapped[str]
    limits: Mapped[str]
    published_on: Mapped[date]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    performance_until: Mapped[date | None]
    tracking_due: Mapped[date | None]
    renews: Mapped[str | None]
    removed_on: Mapped[date | None]
    removal_reason: Mapped[str] = mapped_column(default="")


class RestrictedTable(Versioned, Base):
    """A party from which nothing is taken from ``starts_on`` up to and including ``ends_on``."""

    __tablename__ = "restricted"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(index=True)
    uscc: Mapped[str] = mapped_column(index=True)
    policy: Mapped[str]
    case_id: Mapped[str | None]
    reason: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    lifted_on: Mapped[date | None]
    lifted_reason: Mapped[str] = mapped_column(default="")
    user: Mapped[str]


class ExpertTable(Versioned, Base):
    """Somebody who may be asked for an opinion, until removed."""

    __tablename__ = "experts"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    organisation: Mapped[str]
    field: Mapped[str]
    account: Mapped[str | None]
    removed_on: Mapped[date | None]
    removal_reason: Mapped[str] = mapped_column(default="")


class PaidClaimTable(Versioned, Base):
    """A subsidy that was paid. ``amount`` is in yuan, as a decimal string.

    ``term_from`` and ``term_to`` are the insured term it was paid for, where it is for insurance.
    """

    __tablename__ = "paid_claims"

    id: Mapped[int] = mapped_column(primary_key=True)
    policy: Mapped[str]
    case_id: Mapped[str | None]
    applicant: Mapped[str]
    uscc: Mapped[str] = mapped_column(index=True)
    product: Mapped[str]
    amount: Mapped[str]
    paid_on: Mapped[date]
    term_from: Mapped[date | None]
    term_to: Mapped[date | None]
    reclaimed_on: Mapped[date | None]
    reclaim_reason: Mapped[str] = mapped_column(default="")


class KeptTable(Versioned, Base):
    """What an office has settled, by name: registers that it keeps, guides of a round, lists."""

    __tablename__ = "kept"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any]
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    user: Mapped[str]
