"""What a new edition of the catalogue changes, and when the next one is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from pydantic import JsonValue

from dossier.checks.policy_files import load_policy
from dossier.models.base import Record, text
from dossier.models.errors import RefusedError
from dossier.models.records.catalogue_rows import EntryRow
from dossier.models.records.store import Store

_NAME = "catalogue_editions:{policy}"


class Changes(Record):
    """The catalogue of a day against that of an earlier one."""

    since: date | None
    until: date
    listed: tuple[EntryRow, ...]
    added: tuple[EntryRow, ...]
    lapsed: tuple[EntryRow, ...]
    removed: tuple[EntryRow, ...]


def changes(entries: Iterable[EntryRow], since: date | None, until: date) -> Changes:
    """What came in, ran out and was taken off after ``since`` up to and including ``until``; from the start if None.

    An entry that was taken in and ran out in between is told under both.
    """
    start = since or date.min

    def between(day: date | None) -> bool:
        return day is not None and start < day <= until

    rows = [entry for entry in entries if entry.published_on <= until]
    return Changes(
        since=since,
        until=until,
        listed=tuple(entry for entry in rows if entry.state_on(until) == "listed"),
        added=tuple(entry for entry in rows if between(entry.starts_on)),
        lapsed=tuple(
            entry
            for entry in rows
            if entry.state_on(until) == "lapsed" and entry.ends_on and between(entry.ends_on + timedelta(days=1))
        ),
        removed=tuple(entry for entry in rows if between(entry.removed_on)),
    )


def editions(store: Store, policy: str) -> list[date]:
    """The days on which the catalogue of a policy was published as a whole, oldest first."""
    said = store.kept(_NAME.format(policy=policy))
    return [date.fromisoformat(str(day)) for day in said] if isinstance(said, list) else []


def next_edition(store: Store, policy: str) -> date | None:
    """When the catalogue is to be published anew; None where the policy does not say, or nothing was ever listed."""
    months = load_policy(policy).versions[-1].terms.update_months
    days = editions(store, policy)
    last = days[-1] if days else min((entry.published_on for entry in store.entries(policy=policy)), default=None)
    return last + relativedelta(months=months) if months and last else None


def publish_edition(store: Store, policy: str, on: date, user: str) -> Changes:
    """Keep that the catalogue was published on a day, and give what it changes against the one before."""
    row = store.kept_row(_NAME.format(policy=policy))
    days = editions(store, policy)
    if days and on <= days[-1]:
        raise RefusedError(text("已有 {day} 版目录。", "There is an edition of {day} already.", day=days[-1]))
    said: list[JsonValue] = [day.isoformat() for day in (*days, on)]
    store.keep(_NAME.format(policy=policy), said, user, row.version if row else 0)
    return changes(store.entries(policy=policy, on=on), days[-1] if days else None, on)
