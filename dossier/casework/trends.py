"""Applications, outcomes and listings by month, and the days that each application took: what plots are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dossier.casework.statistics import ENDS
from dossier.models.base import Record
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.catalogue_rows import EntryRow
from dossier.models.records.store import Store

_DAY = timedelta(days=1)


class MonthCount(Record):
    """How many in a month (``2026-03``): ``filed``, or an outcome of ``statistics.ENDS``."""

    month: str
    column: str
    count: int


class Listed(Record):
    """How many entries were listed at the end of a month, or on the last day asked for."""

    on: date
    count: int


class Taken(Record):
    """Calendar days from filing to publication of one application."""

    policy: str
    number: str
    days: int


def by_month(store: Store, cases: Sequence[CaseRow], since: date, until: date) -> list[MonthCount]:
    """Applications by the month of filing, outcomes by that of the act which ended the case; by month."""
    counts: Counter[tuple[str, str]] = Counter()
    ends = {act.subject_id: act for act in store.acts_of_kind(*ENDS)}
    for case in cases:
        if case.filed_on and since <= case.filed_on <= until:
            counts[f"{case.filed_on:%Y-%m}", "filed"] += 1
        end = ends.get(case.id)
        if case.filed_on and end and since <= end.on <= until:
            counts[f"{end.on:%Y-%m}", ENDS[end.kind]] += 1
    return [MonthCount(month=month, column=column, count=n) for (month, column), n in sorted(counts.items())]


def listed_over_time(entries: Sequence[EntryRow], since: date, until: date) -> list[Listed]:
    """Entries that hold at the end of each month of the time."""
    days, first = [], since.replace(day=1)
    while first <= until:
        first += relativedelta(months=1)
        days.append(min(first - _DAY, until))
    return [Listed(on=day, count=sum(_holds(entry, day) for entry in entries)) for day in days]


def days_taken(store: Store, cases: Sequence[CaseRow], since: date, until: date) -> list[Taken]:
    """How long each application took that ended in a listing within these days."""
    ends = {act.subject_id: act.on for act in store.acts_of_kind("published")}
    return [
        Taken(policy=case.policy, number=case.number, days=(ends[case.id] - case.filed_on).days)
        for case in cases
        if case.filed_on and case.id in ends and since <= ends[case.id] <= until
    ]


def _holds(entry: EntryRow, day: date) -> bool:
    return entry.published_on <= day and entry.state_on(day) == "listed"
