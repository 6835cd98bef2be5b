"""What the store hands out of cases: frozen values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from dossier.models.base import Record, Text

CaseState = Literal["draft", "open", "returned", "closed"]
Outcome = Literal["", "listed", "rejected", "withdrawn", "cancelled", "paid"]

OUTCOMES: dict[str, Text] = {
    "listed": Text(zh="已列入目录", en="Listed"),
    "rejected": Text(zh="不予推荐", en="Refused"),
    "withdrawn": Text(zh="已撤回", en="Withdrawn"),
    "cancelled": Text(zh="已取消", en="Cancelled"),
    "paid": Text(zh="已兑付", en="Paid"),
}
"""How a closed case ended."""


class CaseRow(Record):
    """One case. ``office`` is whose turn it is; ``dossier_id`` is what was handed in last, None before that."""

    id: str
    number: str
    policy: str
    policy_version: str
    round: str
    applicant: str
    uscc: str
    product: str
    model: str
    category: str
    account: str | None
    office: str | None
    stage: str
    state: CaseState
    outcome: Outcome
    created_at: datetime
    filed_on: date | None
    due_on: date | None
    notice_from: date | None
    notice_until: date | None
    claimed_by: str | None
    postponed_until: date | None
    version: int
    dossier_id: str | None = None
    offices: tuple[str, ...] = ()
    """Offices that had or have a part in it, the one whose turn it is not among them unless it is also named."""
    experts: tuple[str, ...] = ()


class SubmissionRow(Record):
    """One handing-in of papers."""

    id: int
    case_id: str
    number: int
    dossier_id: str
    created_at: datetime
    user: str
    note: str
