"""What the record store hands out: frozen values, never a live row of the database. Moments are in UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import JsonValue

from dossier.models.base import Record
from dossier.models.page import Problem

State = Literal["queued", "reading", "checked", "failed"]
Verb = Literal["approve", "reject", "return"]
SignVerdict = Literal["confirmed", "excluded"]


class DossierRow(Record):
    """One line of the list of dossiers."""

    id: str
    title: str
    created_at: datetime
    options: dict[str, Any]
    policy: str | None
    applicant: str | None
    product: str | None
    verdict: str | None
    suspicion: str | None
    state: State
    message: str
    """Why the dossier failed, empty otherwise."""
    progress_done: int
    progress_total: int
    progress_note: str
    counts: dict[str, int]
    """Findings of the latest result by status."""
    open_attestations: int
    office: str | None = None
    """The office whose dossier it is; None where an applicant had it checked, or nobody had logged in."""
    account: str | None = None
    """Login of who handed it in."""
    run_id: int | None = None
    """The latest run, None before the first."""
    decision: Verb | None = None
    """The latest decision, None while there is none."""


class FileRow(Record):
    """A file of a dossier: its name inside it, digest, size in bytes, and what intake found wrong with it."""

    name: str
    sha256: str
    size: int
    problems: tuple[Problem, ...] = ()


class RunRow(Record):
    """One check run, without its result."""

    id: int
    created_at: datetime
    policy: str
    policy_version: str
    reader_version: str
    verdict: str
    suspicion: str
    open_attestations: int


class CorrectionRow(Record):
    """A field corrected by a person. The place is file, first page and type: ids of documents may move."""

    id: int
    created_at: datetime
    sha256: str
    first_page: int
    document_type: str
    field: str
    machine_value: JsonValue
    old_value: JsonValue
    new_value: JsonValue
    user: str
    reason: str


class DecisionRow(Record):
    """A decision on the run ``run_id``."""

    id: int
    created_at: datetime
    run_id: int
    decision: Verb
    reason: str
    user: str


class AttestationRow(Record):
    """A clause confirmed, or found not to hold, by a person."""

    id: int
    created_at: datetime
    check: str
    clauses: tuple[str, ...]
    message: str
    """The question that was answered, as the finding put it; empty for every question of the check and clauses."""
    confirmed: bool
    reason: str
    user: str


class DispositionRow(Record):
    """A sign confirmed or excluded by a person; ``message`` is what the finding said then."""

    id: int
    created_at: datetime
    check: str
    tier: str
    key: str
    message: str
    verdict: SignVerdict
    reason: str
    user: str


class Precision(Record):
    """How often the signs of a check, of one tier, were confirmed and excluded by persons."""

    check: str
    tier: str
    confirmed: int
    excluded: int

    @property
    def share(self) -> float:
        """Confirmed of all that were settled, 0 to 1."""
        return self.confirmed / (self.confirmed + self.excluded)
