"""A policy as data: who issued it, which version holds when, what it asks for. Read from ``checks/policies/*.yaml``."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field as Constrained

from dossier.models.base import Record, Text
from dossier.models.finding import Judge


class Material(Record):
    """One line of the material list. ``types`` are alternatives: any one of them serves."""

    id: str
    label: Text
    types: tuple[str, ...]
    clause: str
    required: Literal["always", "optional", "ask"] = "always"
    at_least: int = Constrained(default=1, ge=1)
    question: Text | None = None
    """What a person must answer where ``required`` is ``ask``."""


class Condition(Record):
    """One check under its clauses. ``params`` are validated by the check's own parameter model."""

    check: str
    clauses: tuple[str, ...]
    judge: Judge = "machine"
    mandatory: bool = True
    waivable: bool = False
    params: dict[str, Any] = {}


class Terms(Record):
    """Length of recognition, public notice, run of terms and ban; None where the policy says nothing."""

    recognition_years: int | None = None
    notice_working_days: int | None = None
    longest_listing_years: int | None = None
    ban_years: int | None = None


class PolicyVersion(Record):
    """One text of a policy. In force from ``valid_from`` up to and including ``valid_to``; None is unknown or open."""

    version: str
    state: Literal["in_force", "draft", "repealed"] = "in_force"
    valid_from: date | None = None
    valid_to: date | None = None
    valid_years: int | None = None
    """Length of validity from the day of issue, where the text gives a length and no end date."""
    materials: tuple[Material, ...] = ()
    conditions: tuple[Condition, ...] = ()
    terms: Terms = Terms()
    lists: dict[str, tuple[str, ...]] = {}
    """Named word lists that conditions may refer to, e.g. equipment categories, preference titles."""


class Policy(Record):
    """A programme and its texts over time. ``kind`` is what one applies for: recognition, or payment of a claim."""

    id: str
    name: Text
    kind: Literal["recognition", "claim"] = "recognition"
    issuers: tuple[str, ...]
    document_number: str | None = None
    issued_on: date | None = None
    versions: tuple[PolicyVersion, ...]

    def version_on(self, day: date) -> PolicyVersion:
        """The version in force on ``day``; where none is, the newest (``policy.in_force`` then says so)."""
        for version in reversed(self.versions):
            if (version.valid_from or date.min) <= day <= (version.valid_to or date.max):
                return version
        return self.versions[-1]
