"""The steps of a case. Each names who, when and why, and is refused while something is in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dossier.casework.gates import Obstacle, obstacles
from dossier.casework.named import declared, must_be_of_applicant
from dossier.casework.rounds import open_round
from dossier.casework.routing import office_for
from dossier.casework.situation import Situation, case_path, situation_of
from dossier.checks.engine import load_policy
from dossier.models.acts import Note, Notice, Step
from dossier.models.base import Text, text
from dossier.models.clock import now, today
from dossier.models.errors import RefusedError
from dossier.models.policy import Stage
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.store import Store
from dossier.models.working_days import CalendarError, working_day_after


def open_case(store: Store, policy_id: str, user: str, **columns: str | None) -> str:
    """Open a draft under a policy and return its id. Nobody but its owner sees it until it is filed."""
    version = load_policy(policy_id).version_on(today())
    path = case_path(version)
    if not path:
        raise RefusedError(text("该政策没有规定办理程序。", "This policy has no procedure."))
    return store.open_case(policy_id, path[0].id, user, policy_version=version.version, **columns)


def filing_obstacles(store: Store, case_id: str, day: date | None = None) -> list[Obstacle]:
    """What is in the way of filing a draft, apart from the papers."""
    return _filing_obstacles(situation_of(store, case_id, day or today()))


def _filing_obstacles(situation: Situation) -> list[Obstacle]:
    names = situation.version.terms.filing_gates
    return obstacles(situation, tuple(name for name in names if name != "files"))


def file_new(store: Store, policy_id: str, dossier_id: str, user: str, **columns: str | None) -> str:
    """Open a case and file it at once; returns its id. No draft is left behind where it cannot be filed."""
    version = load_policy(policy_id).version_on(today())
    stage = next((one.id for one in case_path(version)), "")
    said = {name: columns.get(name) or "" for name in ("applicant", "uscc", "product", "model", "category")}
    blank = dict.fromkeys(("office", "filed_on", "due_on", "notice_from", "notice_until", "claimed_by"))
    thought_of = CaseRow(
        **said, **blank, id="", number="", policy=policy_id, policy_version="", round="", account=None, stage=stage,
        state="draft", outcome="", created_at=now(), postponed_until=None, version=0,
    )  # fmt: skip
    if stage:
        _filed(Situation(store, thought_of, today()), dossier_id)
    id_ = open_case(store, policy_id, user, **columns)
    file_case(store, id_, store.case(id_).version, dossier_id, user)
    return id_


def file_case(store: Store, case_id: str, version: int, dossier_id: str, user: str, day: date | None = None) -> None:
    """File a draft with its papers: from here on it is the office's. Raises RefusedError where it cannot be filed."""
    situation = at(store, case_id, ("draft",), day)
    changes = _filed(situation, dossier_id)
    step = Step(from_stage=situation.case.stage, to_stage=changes["stage"])
    store.submit(case_id, version, dossier_id, "filed", step, user, **changes)


def _filed(situation: Situation, dossier_id: str) -> dict[str, Any]:
    """What filing makes of a draft. Raises RefusedError where it cannot be filed."""
    situation.store.must_be_unfiled(dossier_id)
    read = declared(situation.store, dossier_id, situation.case)
    case = situation.case.model_copy(update=read)
    refuse(_filing_obstacles(replace(situation, case=case)))
    must_be_of_applicant(situation.store, dossier_id, situation.case)
    stage = next(one for one in situation.path if one.kind != "filing")
    changes = read | _placed(situation, stage, case)
    changes |= {"state": "open", "filed_on": situation.day, "policy_version": situation.version.version}
    if current := open_round(situation.store, case.policy, situation.day):
        changes["round"] = current.name
    return changes


def resubmit(store: Store, case_id: str, version: int, dossier_id: str, user: str, note: str = "") -> int:
    """Hand in mended papers for a returned case; returns the submission's number.

    The case goes on where it stood, but never past a formal review: one given back later than that is reviewed anew,
    and a public notice that had begun is given anew.
    """
    situation = at(store, case_id, ("returned",))
    stage = _reviewed_from(situation)
    must_be_of_applicant(store, dossier_id, situation.case)
    changes = {"state": "open", "due_on": None} | declared(store, dossier_id, situation.case)
    if stage != situation.stage:
        changes |= _placed(situation, stage, situation.case) | {"notice_from": None, "notice_until": None}
    step = Step(from_stage=situation.stage.id, to_stage=stage.id, reason=note)
    return store.submit(case_id, version, dossier_id, "resubmitted", step, user, note, **changes)


def _reviewed_from(situation: Situation) -> Stage:
    """The last step with a formal review up to the present one; the present one where there is none."""
    behind = situation.path[: situation.path.index(situation.stage) + 1]
    return next((stage for stage in reversed(behind) if "formal" in stage.gates), situation.stage)


def next_stages(situation: Situation) -> list[Stage]:
    """Where the case can go from here: the next step, and those behind steps that the office may leave out."""
    after = situation.path[situation.path.index(situation.stage) + 1 :]
    count = next((n for n, stage in enumerate(after) if not stage.optional), len(after))
    return list(after[: count + 1])


def advance_obstacles(store: Store, case_id: str, day: date | None = None) -> list[Obstacle]:
    """What is in the way of passing the case on."""
    situation = situation_of(store, case_id, day or today())
    return obstacles(situation, situation.stage.gates)


def advance(
    store: Store,
    case_id: str,
    version: int,
    user: str,
    reason: str,
    to: str | None = None,
    day: date | None = None,
    notice_until: date | None = None,
) -> None:
    """Pass a case on to the next step (or to ``to``, over steps that may be left out).

    A step of public notice begins with it: its end is counted in working days. ``notice_until`` is the end as a person
    counted it, for a year whose holidays are not known yet. Raises RefusedError while a gate is
    shut, without a reason, and at the last step, which ends with ``publication.publish``.
    """
    situation = at(store, case_id, ("open",), day)
    _reasoned(reason)
    refuse(obstacles(situation, situation.stage.gates))
    options = next_stages(situation)
    stage = next((one for one in options if to in (None, one.id)), None)
    if stage is None:
        raise RefusedError(text("案卷不能转到该环节。", "The case cannot go to that step."))
    changes = _placed(situation, stage, situation.case)
    if stage.kind == "notice":
        changes |= {"notice_from": situation.day, "notice_until": _notice_end(situation, notice_until)}
    step = Step(from_stage=situation.stage.id, to_stage=stage.id, reason=reason, run_id=situation.run_id)
    store.change_case(case_id, version, "advanced", step, user, situation.day, **changes)


def return_case(
    store: Store,
    case_id: str,
    version: int,
    user: str,
    reason: str,
    due_on: date | None = None,
    notice: Notice | None = None,
) -> None:
    """Give a case back to be mended; it stays at its step and waits for the applicant.

    ``notice`` is the list of all that is to be mended, as it was given out with it.
    """
    situation = at(store, case_id, ("open",))
    _reasoned(reason)
    if due_on is not None and due_on < situation.day:
        raise RefusedError(text("补正期限不能早于今日。", "The day by which to mend lies in the past."))
    changes: dict[str, Any] = {"state": "returned", "due_on": due_on, "claimed_by": None}
    store.change_case(case_id, version, "returned", _here(situation, reason), user, **changes)
    if notice:
        store.act(case_id, "correction_notice", notice, user)


def reject(store: Store, case_id: str, version: int, user: str, reason: str) -> None:
    """End a case without recognition."""
    _end(store, case_id, version, user, reason, "rejected", ("open", "returned"))


def withdraw(store: Store, case_id: str, version: int, user: str, reason: str) -> None:
    """End a case at the applicant's own wish."""
    _end(store, case_id, version, user, reason, "withdrawn", ("draft", "open", "returned"))


def cancel(store: Store, case_id: str, version: int, user: str, reason: str) -> None:
    """End a case because of what was hidden or untrue in it. A ban is a step of its own (``records/restricted``)."""
    _end(store, case_id, version, user, reason, "cancelled", ("open", "returned"))


def postpone(store: Store, case_id: str, version: int, user: str, until: date, reason: str) -> None:
    """Take a case out of the queue until a day."""
    _reasoned(reason)
    store.change_case(case_id, version, "postponed", Note(text=reason, until=until), user, postponed_until=until)


def claim(store: Store, case_id: str, version: int, user: str, login: str | None) -> None:
    """Take a case as one's own to work on; ``login`` None gives it back to the queue."""
    store.change_case(case_id, version, "claimed" if login else "released", Note(), user, claimed_by=login)


def _end(store: Store, case_id: str, version: int, user: str, reason: str, kind: str, states: tuple[str, ...]) -> None:
    situation = at(store, case_id, states)
    _reasoned(reason)
    changes: dict[str, Any] = {"state": "closed", "outcome": kind, "due_on": None, "claimed_by": None}
    store.change_case(case_id, version, kind, _here(situation, reason), user, **changes)


def at(store: Store, case_id: str, states: tuple[str, ...], day: date | None = None) -> Situation:
    """The case on that day. Raises RefusedError where it is in none of these states."""
    situation = situation_of(store, case_id, day or today())
    if situation.case.state not in states:
        raise RefusedError(
            text("案卷当前状态不能这样办理。", "A case in this state cannot be acted on like that."),
            text("请查看案卷的最新状态。", "Look at the present state of the case."),
        )
    return situation


def refuse(found: Sequence[Obstacle]) -> None:
    """Raise RefusedError that names all obstacles; nothing where there is none."""
    if found:
        raise RefusedError(
            Text(zh="；".join(one.text.zh for one in found) + "。", en="; ".join(one.text.en for one in found) + ".")
        )


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise RefusedError(text("请填写理由。", "Give a reason."))


def _here(situation: Situation, reason: str) -> Step:
    stage = situation.case.stage
    return Step(from_stage=stage, to_stage=stage, reason=reason, run_id=situation.run_id)


def _placed(situation: Situation, stage: Stage, case: CaseRow) -> dict[str, Any]:
    """The step with the office whose turn it is there; the office before keeps its sight of the case."""
    offices = situation.store.offices()
    parts = situation.store.case_offices(case.id)
    acted = [office for office in offices if parts.get(office.id) == "before" and office.level == stage.level]
    office = acted[0] if acted else office_for(stage, case.uscc, offices, case.office)
    if offices and office is None:
        raise RefusedError(
            text("没有受理“{stage}”的主管单位。", "No office takes the step “{stage}”.", stage=stage.label),
            text("请管理员先登记该层级的单位。", "An administrator must enter an office of that level first."),
        )
    return {"stage": stage.id, "office": office.id if office else None, "claimed_by": None, "postponed_until": None}


def must_count_notice(situation: Situation) -> bool:
    """Whether a person must say when a notice that begins on this day ends: the year's holidays are not known yet."""
    try:
        _notice_end(situation)
    except CalendarError:
        return True
    return False


def _notice_end(situation: Situation, counted: date | None = None) -> date | None:
    days = situation.version.terms.notice_working_days
    if counted is None or not days:
        return working_day_after(situation.day, days) if days else situation.day
    if counted < situation.day + timedelta(days=days):
        raise RefusedError(
            text("公示不得少于 {days} 个工作日。", "A notice runs {days} working days or more.", days=days)
        )
    return counted
