"""What falls due from one day to another: ends of terms, tracking, notices, corrections, rounds, bans, guides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from dossier.casework.rounds import rounds_of
from dossier.checks.engine import load_policy, policy_ids
from dossier.models.actor import Actor
from dossier.models.base import Record, Text, text
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.catalogue_rows import EntryRow
from dossier.models.records.store import Store
from dossier.models.rights import may

DueKind = Literal[
    "notice", "correction", "postponed", "tracking", "term", "performance", "round", "restriction", "policy"
]

KINDS: dict[DueKind, Text] = {
    "notice": text("公示期满", "End of public notice"),
    "correction": text("补正期限", "To be mended by"),
    "postponed": text("暂缓到期", "Put off until"),
    "tracking": text("跟踪评估", "Tracking due"),
    "term": text("列入期满", "End of listing"),
    "performance": text("视同业绩期满", "End of counting as performance"),
    "round": text("申报截止", "Round closes"),
    "restriction": text("限报期满", "End of restriction"),
    "policy": text("政策到期", "End of a policy's validity"),
}
"""What a day can be the end or the beginning of."""


class Due(Record):
    """Something that falls due. ``case`` or ``entry`` is what it is about, where it is about one."""

    on: date
    kind: DueKind
    about: str
    case: str | None = None
    entry: str | None = None


def agenda(store: Store, actor: Actor, start: date, end: date) -> list[Due]:
    """All that falls due from ``start`` up to and including ``end`` and that this person may know of, by day."""
    known = [
        *(due for case in store.cases_for(actor) for due in _of_case(case)),
        *(due for entry in store.entries(on=end) for due in _of_entry(entry)),
        *_of_policies(store),
        *(_of_restrictions(store) if may(actor, "restricted.see") else ()),
    ]
    within = {due for due in known if start <= due.on <= end}
    return sorted(within, key=lambda due: (due.on, list(KINDS).index(due.kind), due.about))


def _of_case(case: CaseRow) -> Iterator[Due]:
    if case.state == "closed":
        return
    about = " · ".join(filter(None, (case.applicant, case.product, case.number)))
    days: tuple[tuple[DueKind, date | None], ...] = (
        ("notice", case.notice_until),
        ("correction", case.due_on),
        ("postponed", case.postponed_until),
    )
    for kind, day in days:
        if day:
            yield Due(on=day, kind=kind, about=about, case=case.id)


def _of_entry(entry: EntryRow) -> Iterator[Due]:
    if entry.removed_on:
        return
    about = " · ".join(filter(None, (entry.product, entry.applicant, entry.number)))
    days: tuple[tuple[DueKind, date | None], ...] = (
        ("tracking", entry.tracking_due),
        ("term", entry.ends_on),
        ("performance", entry.performance_until),
    )
    for kind, day in days:
        if day:
            yield Due(on=day, kind=kind, about=about, entry=entry.number)


def _of_policies(store: Store) -> Iterator[Due]:
    for policy in map(load_policy, policy_ids()):
        for version in policy.versions:
            if version.valid_to:
                yield Due(on=version.valid_to, kind="policy", about=policy.name.zh)
        for one in rounds_of(store, policy.id):
            yield Due(on=one.closes_on, kind="round", about=f"{policy.name.zh} · {one.name}")


def _of_restrictions(store: Store) -> Iterator[Due]:
    for row in store.restrictions():
        if not row.lifted_on:
            yield Due(on=row.ends_on, kind="restriction", about=row.name)
