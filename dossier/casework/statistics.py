"""Figures of applications and listings over a time, by policy, category and district.

What is counted: applications by the day of filing, outcomes by the day of the act that ended the case, entries by the
day of publication, of lapse, of removal; what is open or listed, as on the last day. Days taken are calendar days from
filing to publication or payment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from dossier.casework.sheets import Sheet, xlsx_of
from dossier.checks.policy_files import load_policy, policy_ids
from dossier.models.base import Record, Text
from dossier.models.identifiers.regions import name_of
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.catalogue_rows import EntryRow
from dossier.models.records.store import Store
from dossier.models.terms import half_year_of

_NO_GRANT = ("rejected", "withdrawn", "cancelled")
ENDS = {"published": "listed", "paid_out": "paid", **{kind: kind for kind in _NO_GRANT}}
"""Acts that end a case, and the outcome that each brings."""
COLUMNS: dict[str, Text] = {
    "policy": Text(zh="政策", en="Policy"),
    "category": Text(zh="类别", en="Category"),
    "district": Text(zh="地区", en="District"),
    "filed": Text(zh="申报数", en="Applications filed"),
    "listed": Text(zh="公布入目录", en="Ended: listed"),
    "paid": Text(zh="已兑付", en="Ended: paid"),
    "rejected": Text(zh="不予推荐", en="Ended: refused"),
    "withdrawn": Text(zh="撤回", en="Ended: withdrawn"),
    "cancelled": Text(zh="取消", en="Ended: cancelled"),
    "open": Text(zh="期末在办", en="Open at the end"),
    "entries_published": Text(zh="新增条目", en="Entries published"),
    "entries_lapsed": Text(zh="到期失效", en="Entries lapsed"),
    "entries_removed": Text(zh="移出条目", en="Entries removed"),
    "entries_listed": Text(zh="期末在目录", en="Entries listed at the end"),
    "days_median": Text(zh="办理天数（中位数）", en="Days taken (median)"),
    "days_longest": Text(zh="办理天数（最长）", en="Days taken (longest)"),
}
"""The columns with their heads."""


class Figures(Record):
    """One line: a policy, a category and a district, or all of them where empty. Days are None where nothing ended."""

    policy: str
    category: str
    district: str
    filed: int = 0
    listed: int = 0
    paid: int = 0
    rejected: int = 0
    withdrawn: int = 0
    cancelled: int = 0
    open: int = 0
    entries_published: int = 0
    entries_lapsed: int = 0
    entries_removed: int = 0
    entries_listed: int = 0
    days_median: float | None = None
    days_longest: int | None = None


class Report(Record):
    """The figures of a time, first and last day included; ``total`` is over all lines."""

    since: date
    until: date
    total: Figures
    lines: tuple[Figures, ...]


class _Event(Record):
    """Something that is counted: where, in which column, and how many days it took."""

    policy: str
    category: str
    district: str
    column: str
    days: int | None = None


def report(
    store: Store, since: date, until: date, policy: str | None = None, known: Sequence[CaseRow] | None = None
) -> Report:
    """The figures from ``since`` up to and including ``until``, of one policy or of all.

    ``known`` are the cases that are counted, for whoever may not see all of them; entries are public.
    """
    cases = [case for case in (store.cases() if known is None else known) if policy in (None, case.policy)]
    places = _districts(store, cases)
    events = [*_case_events(store, cases, places, since, until)]
    entries = store.entries(policy=policy, on=until)
    events += _entry_events(entries, {case.id: places[case.id] for case in cases}, since, until)
    keys = sorted({(one.policy, one.category, one.district) for one in events})
    lines = tuple(_counted(key, [e for e in events if (e.policy, e.category, e.district) == key]) for key in keys)
    return Report(since=since, until=until, total=_counted((policy or "", "", ""), events), lines=lines)


def last_period(policy: str, day: date) -> tuple[date, date] | None:
    """The newest reporting period of a policy that is over on a day; None where the policy asks for no report."""
    months = load_policy(policy).versions[-1].terms.report_months
    if not months:
        return None
    start, _ = half_year_of(day, months)
    return half_year_of(start - timedelta(days=1), months)


def report_sheet(made: Report, language: str = "zh") -> Sheet:
    """The report as a table, the total first."""
    total = Text(zh="合计", en="Total")
    heads = tuple(label.zh if language == "zh" else label.en for label in COLUMNS.values())
    first = (total.zh if language == "zh" else total.en, *(getattr(made.total, name) for name in [*COLUMNS][1:]))
    rows = tuple(
        (_named(line.policy, language), *(getattr(line, name) for name in [*COLUMNS][1:])) for line in made.lines
    )
    return Sheet(title=f"{made.since:%Y%m%d}-{made.until:%Y%m%d}", heads=heads, rows=(first, *rows))


def report_xlsx(made: Report, language: str = "zh") -> bytes:
    """The report as a workbook."""
    return xlsx_of(report_sheet(made, language))


def _case_events(
    store: Store, cases: Sequence[CaseRow], places: dict[str, str], since: date, until: date
) -> Iterable[_Event]:
    ended = {act.subject_id: act for act in store.acts_of_kind(*ENDS)}
    for case in cases:
        if case.filed_on is None or case.filed_on > until:
            continue
        at = {"policy": case.policy, "category": case.category, "district": places[case.id]}
        end = ended.get(case.id)
        if case.filed_on >= since:
            yield _Event(**at, column="filed")
        if end is None or end.on > until:
            yield _Event(**at, column="open")
        elif end.on >= since:
            days = (end.on - case.filed_on).days if end.kind not in _NO_GRANT else None
            yield _Event(**at, column=ENDS[end.kind], days=days)


def _entry_events(entries: Iterable[EntryRow], places: dict[str, str], since: date, until: date) -> Iterable[_Event]:
    for entry in entries:
        place = places.get(entry.case_id or "") or entry.region or _registered(entry.uscc)
        at = {"policy": entry.policy, "category": entry.category, "district": place}
        state = entry.state_on(until)
        if since <= entry.published_on <= until:
            yield _Event(**at, column="entries_published")
        if state == "listed":
            yield _Event(**at, column="entries_listed")
        if state == "removed" and entry.removed_on and entry.removed_on >= since:
            yield _Event(**at, column="entries_removed")
        if state == "lapsed" and entry.ends_on and entry.ends_on + timedelta(days=1) >= since:
            yield _Event(**at, column="entries_lapsed")


def _counted(key: tuple[str, str, str], events: Sequence[_Event]) -> Figures:
    counts: dict[str, int] = {}
    for event in events:
        counts[event.column] = counts.get(event.column, 0) + 1
    days = [event.days for event in events if event.days is not None]
    policy, category, district = key
    return Figures(
        policy=policy, category=category, district=district, **counts,
        days_median=float(median(days)) if days else None, days_longest=max(days, default=None),
    )  # fmt: skip


def _districts(store: Store, cases: Iterable[CaseRow]) -> dict[str, str]:
    """The district of each case: that of the district office which had it, else the place of registration."""
    names = {office.id: office.name for office in store.offices() if office.level == "district"}
    return {
        case.id: next((names[one] for one in (*case.offices, case.office) if one in names), _registered(case.uscc))
        for case in cases
    }


def _registered(uscc: str) -> str:
    place = name_of(uscc[2:8]) if len(uscc) == 18 else None
    return place.zh if place else ""


def _named(policy: str, language: str) -> str:
    if policy not in policy_ids():
        return policy
    name = load_policy(policy).name
    return name.zh if language == "zh" else name.en
