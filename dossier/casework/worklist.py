"""What waits for whom: the cases of which it is somebody's turn, why each is here, and by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dossier.casework.situation import case_path
from dossier.checks.engine import load_policy
from dossier.models.actor import Actor
from dossier.models.base import Record, Text, text
from dossier.models.policy import Stage
from dossier.models.records.acts import ActRow, open_acts
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.rows import DossierRow
from dossier.models.records.store import Store
from dossier.models.rights import may

_TELLING = ("objection", "objection_settled", "ordered", "site_visit", "defence", "expert_opinion", "resubmitted")
"""Kinds of acts from which it follows why a case waits."""
Acts = Mapping[str, Sequence[ActRow]]


class WorkItem(Record):
    """A case that waits, why (the weightiest reason first), by when, and the head of its latest result."""

    case: CaseRow
    stage: Stage
    why: tuple[Text, ...]
    deadline: date | None
    dossier: DossierRow | None
    postponed: bool

    def days_left(self, day: date) -> int | None:
        """Days until the deadline, negative once it has passed; None without one."""
        return (self.deadline - day).days if self.deadline else None


def worklist(store: Store, actor: Actor, day: date) -> list[WorkItem]:
    """What waits for this person: nearest deadline first, then what was filed first. Postponed cases come last."""
    acts = _acts(store)
    cases = [case for case in store.cases_for(actor) if is_turn_of(actor, case, acts.get(case.id, ()))]
    return sorted(_items(store, actor, cases, acts, day), key=_rank)


def cases_in_sight(store: Store, actor: Actor, day: date) -> list[WorkItem]:
    """All cases that the person may see, whoever's turn it is; newest first."""
    return _items(store, actor, store.cases_for(actor), _acts(store), day)


def is_turn_of(actor: Actor, case: CaseRow, acts: Sequence[ActRow]) -> bool:
    """Whether the case waits for this person (an act of theirs is what moves it on)."""
    if case.state == "closed":
        return False
    if actor.alone:
        return True
    if actor.role == "applicant":
        return case.state in ("draft", "returned")
    if case.state != "open":
        return False
    if actor.role == "expert":
        given = {act.user for act in acts if act.kind == "expert_opinion"}
        return stage_of(case).kind == "experts" and actor.signature not in given
    return may(actor, "cases.review") and actor.office in (None, case.office)


def stage_of(case: CaseRow) -> Stage:
    """The stage at which a case stands, as its policy names it."""
    path = case_path(load_policy(case.policy).version_on(case.filed_on or case.created_at.date()))
    return next((stage for stage in path if stage.id == case.stage), path[0])


def _items(store: Store, actor: Actor, cases: Sequence[CaseRow], acts: Acts, day: date) -> list[WorkItem]:
    heads = {row.id: row for row in store.dossiers_of([case.dossier_id for case in cases if case.dossier_id])}
    return [_item(actor, case, acts.get(case.id, ()), heads.get(case.dossier_id or ""), day) for case in cases]


def _item(actor: Actor, case: CaseRow, acts: Sequence[ActRow], dossier: DossierRow | None, day: date) -> WorkItem:
    stage = stage_of(case)
    return WorkItem(
        case=case,
        stage=stage,
        why=tuple(_reasons(actor, case, stage, list(acts), dossier, day)),
        deadline=min(filter(None, (case.due_on, _notice_end(case, stage))), default=None),
        dossier=dossier,
        postponed=case.postponed_until is not None and case.postponed_until > day,
    )


def _reasons(
    actor: Actor, case: CaseRow, stage: Stage, acts: list[ActRow], dossier: DossierRow | None, day: date
) -> Iterator[Text]:
    if case.state == "draft":
        yield text("草稿，尚未提交", "draft, not filed")
        return
    if case.state == "returned":
        yield text("已退回，待申请单位补正", "returned, the applicant is to mend it")
        return
    if open_acts(acts, "objection"):
        yield text("异议待处理", "an objection is pending")
    if stage.kind == "notice" and case.notice_until and day > case.notice_until:
        yield text("公示期满", "the public notice is over")
    if dossier and dossier.suspicion in ("medium", "high") and may(actor, "signs.see"):
        yield text("疑点待核实", "signs to be verified")
    if any(act.kind == "resubmitted" for act in acts):
        yield text("补正后重新提交", "handed in again")
    yield from _of_result(dossier)
    yield text("{stage}", "{stage}", stage=stage.label)


def _of_result(dossier: DossierRow | None) -> Iterator[Text]:
    if dossier is None or dossier.run_id is None:
        yield text("材料核验中", "being checked")
        return
    if dossier.counts.get("fail"):
        yield text("{n} 项不符合", "{n} do not hold", n=dossier.counts["fail"])
    if dossier.open_attestations:
        yield text("{n} 项待人工确认", "{n} to be confirmed", n=dossier.open_attestations)


def _notice_end(case: CaseRow, stage: Stage) -> date | None:
    return case.notice_until if stage.kind == "notice" else None


def _rank(item: WorkItem) -> tuple[bool, date, date, str]:
    return (item.postponed, item.deadline or date.max, item.case.filed_on or date.max, item.case.number)


def _acts(store: Store) -> Acts:
    acts: defaultdict[str, list[ActRow]] = defaultdict(list)
    for act in store.acts_of_kind(*_TELLING):
        acts[act.subject_id].append(act)
    return acts
