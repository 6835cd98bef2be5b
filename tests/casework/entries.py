"""Entries as tests need them."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossier.checks.policy_files import load_policy
from dossier.models.policy import Terms
from dossier.models.records.catalogue_rows import EntryRow, NewEntry
from dossier.models.records.store import Store
from tests.casework.made import APPLICANT, USCC

START = date(2025, 6, 30)


def terms(policy: str) -> Terms:
    """The terms of a policy's newest text."""
    return load_policy(policy).versions[-1].terms


def new(policy: str = "baotou", day: date = START, **more: Any) -> NewEntry:
    """A product to be listed."""
    said = {"policy": policy, "policy_version": "1", "applicant": APPLICANT, "uscc": USCC, "product": "智能水泵",
            "model": "SB-1", "published_on": day}  # fmt: skip
    return NewEntry(**said | more)


def listed(store: Store, policy: str = "baotou", day: date = START, **more: Any) -> EntryRow:
    """A listed product under the policy's own terms."""
    return store.add_entry(new(policy, day, **more), terms(policy), "公布人")
