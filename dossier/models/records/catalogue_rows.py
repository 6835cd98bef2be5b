"""What the store hands out of the catalogue, the restricted list, experts and paid claims."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, TypeVar

from pydantic import Field

from dossier.models.base import Record
from dossier.models.records.tables import Base

EntryState = Literal["pending", "listed", "lapsed", "removed"]
"""Published for a later day; holding; run out; taken off before its end."""
PartyKind = Literal["applicant", "agency", "expert"]


class NewEntry(Record):
    """A product to be listed. Without ``starts_on`` it is the day of publication, or the day after an unbroken term.

    ``ends_on`` is given only for what was recognised elsewhere before; otherwise the policy's term counts.
    """

    policy: str = Field(min_length=1)
    policy_version: str
    number: str = ""
    """Empty: the next one of the policy and year."""
    case_id: str | None = None
    applicant: str = Field(min_length=1)
    uscc: str = ""
    product: str = Field(min_length=1)
    model: str = ""
    category: str = ""
    chain: str = ""
    """The industry chain by which the product is matched with those who need it."""
    region: str = ""
    first_set: bool = False
    legacy: bool = False
    treatment: str = ""
    limits: str = ""
    published_on: date
    starts_on: date | None = None
    ends_on: date | None = None


class EntryRow(Record):
    """An entry of the catalogue; whether it holds depends on the day that is asked about."""

    id: str
    number: str
    policy: str
    policy_version: str
    case_id: str | None
    applicant: str
    uscc: str
    product: str
    model: str
    category: str
    chain: str
    region: str
    first_set: bool
    legacy: bool
    treatment: str
    limits: str
    published_on: date
    starts_on: date
    ends_on: date | None
    performance_until: date | None
    tracking_due: date | None
    renews: str | None
    removed_on: date | None
    removal_reason: str
    version: int

    def state_on(self, day: date) -> EntryState:
        """Where the entry stands on a day. Nothing has to be run for it to lapse."""
        if self.removed_on and day >= self.removed_on:
            return "removed"
        if day < self.starts_on:
            return "pending"
        return "lapsed" if self.ends_on and day > self.ends_on else "listed"

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, removal considered; None is open."""
        days = [self.ends_on, self.removed_on - timedelta(days=1) if self.removed_on else None]
        return min((day for day in days if day), default=None)


class RestrictedRow(Record):
    """A party from which nothing is taken. An empty ``policy`` binds all of an office's policies."""

    id: int
    kind: PartyKind
    name: str
    uscc: str
    policy: str
    case_id: str | None
    reason: str
    starts_on: date
    ends_on: date
    lifted_on: date | None
    lifted_reason: str
    user: str
    version: int

    def binds_on(self, day: date) -> bool:
        """Whether it holds on a day; it ends by itself, or when it was lifted."""
        return self.starts_on <= day <= self.ends_on and not (self.lifted_on and day >= self.lifted_on)


class ExpertRow(Record):
    """Somebody who may be asked for an opinion, until removed."""

    id: str
    name: str
    organisation: str
    field: str
    account: str | None
    removed_on: date | None
    removal_reason: str
    version: int


class PaidClaimRow(Record):
    """A subsidy that was paid, in yuan, and the insured term it was paid for where there is one."""

    id: int
    policy: str
    case_id: str | None
    applicant: str
    uscc: str
    product: str
    amount: Decimal
    paid_on: date
    term_from: date | None
    term_to: date | None
    reclaimed_on: date | None
    reclaim_reason: str
    version: int


R = TypeVar("R", bound=Record)


def row_of(form: type[R], line: Base) -> R:
    """The frozen value of a row of the database."""
    return form(**{name: getattr(line, name) for name in form.model_fields})
