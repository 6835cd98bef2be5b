"""A policy as data: who issued it, which version holds when, what it asks for. Read from ``checks/policies/*.yaml``."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field as Constrained

from dossier.models.base import Record, Text
from dossier.models.finding import Judge

ClauseKind = Literal[
    "info", "check", "exclusion", "materials", "attest", "preference", "waiver", "in-force",
    "workflow", "catalogue", "sanction", "report", "claim",
]  # fmt: skip


StageKind = Literal[
    "round",
    "filing",
    "review",
    "experts",
    "consultation",
    "recheck",
    "decision",
    "notice",
    "publication",
    "payment",
]
"""What happens at a step. A ``round`` is opened for everybody and is no step of one case."""
Level = Literal["applicant", "district", "city", "province"]
"""Levels of offices, from the applicant's side upwards."""


class Clause(Record):
    """One clause of a policy: its kind, and what the system does with it. Findings cite it as ``policy:clause``."""

    kind: ClauseKind
    does: Text


class Region(Record):
    """Where a policy holds: GB/T 2260 prefix (2, 4 or 6 digits) and the place names an address there bears."""

    code: str = Constrained(pattern=r"^(\d{2}){1,3}$")
    words: tuple[str, ...] = Constrained(min_length=1)


class Material(Record):
    """One line of the material list. ``types`` are alternatives: any one of them serves."""

    id: str
    label: Text
    types: tuple[str, ...]
    clause: str
    required: Literal["always", "optional", "ask"] = "always"
    at_least: int = Constrained(default=1, ge=1)
    waivable: bool = False
    """Whether an office can do without it, naming who and why."""
    question: Text | None = None
    """What a person must answer where ``required`` is ``ask``."""
    words: tuple[str, ...] = ()
    """Words a file name of this paper bears; they only help to point at the best candidate where it is missing."""


class Condition(Record):
    """One check under its clauses. ``params`` are validated by the check's own parameter model."""

    check: str
    clauses: tuple[str, ...]
    judge: Judge = "machine"
    mandatory: bool = True
    waivable: bool = False
    params: dict[str, Any] = {}


class Stage(Record):
    """One step of the procedure, in the order in which they are listed."""

    id: str
    label: Text
    clause: str
    kind: StageKind = "review"
    level: Level = "city"
    """Whose turn it is: the applicant's, or that of the office of this level whose area the applicant lies in."""
    optional: bool = False
    """Whether the office may leave this step out."""
    gates: tuple[str, ...] = ()
    """What must hold before a case leaves this step forwards: names in ``casework.gates``."""


class Terms(Record):
    """Length of recognition, public notice, run of terms and ban; None where the policy says nothing."""

    recognition_years: int | None = None
    notice_working_days: int | None = None
    longest_listing_years: int | None = None
    ban_years: int | None = None
    ban_serious_only: bool = False
    """Whether only serious cases of false material lead to a ban."""
    tracking_after_years: int | None = None
    """A listed product is looked at again once it has been listed for that long."""
    performance_years: int | None = None
    """For how long from recognition a product counts as having sales performance in procurement."""
    report_months: int | None = None
    """How often figures of applications and listings are reported."""
    update_months: int | None = None
    """How often the whole catalogue is published anew."""
    treatment: Text | None = None
    """What a listed product enjoys when it is bought; shown with each entry."""
    first_set_support: Text | None = None
    """What a first-set product enjoys beside that."""
    limits: Text | None = None
    """What a purchaser of a listed product may not ask for; shown with each entry."""
    stages: tuple[Stage, ...] = ()
    filing_gates: tuple[str, ...] = ("files", "round_open", "unrestricted")
    """What must hold before an applicant can file: names in ``casework.gates``."""
    sources: dict[str, tuple[str, ...]] = {}
    """Clauses behind a term, by its name here, or behind a duty of the catalogue or of the office, by a free name."""


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
    of: str | None = None
    """The policy under whose text a claim is made; its clauses are the ones that findings cite."""
    issuers: tuple[str, ...]
    document_number: str | None = None
    issued_on: date | None = None
    form_titles: tuple[str, ...] = ()
    """Words in the title of an application form that show it was filed under this policy."""
    region: Region | None = None
    clauses: dict[str, Clause] = {}
    versions: tuple[PolicyVersion, ...]

    def version_on(self, day: date) -> PolicyVersion:
        """The version in force on ``day``; where none is, the newest (``policy.in_force`` then says so)."""
        for version in reversed(self.versions):
            if (version.valid_from or date.min) <= day <= (version.valid_to or date.max):
                return version
        return self.versions[-1]
