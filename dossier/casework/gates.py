"""What must hold before a case goes on. A gate looks and says what is in the way; it changes nothing.

Stages name their gates in the policy's data. Adding one is one function here.
"""

from __future__ import annotations

from collections.abc import Callable

from dossier.casework.rounds import open_round, rounds_of
from dossier.casework.situation import Situation
from dossier.models.acts import ACTS
from dossier.models.base import Record, Text, text
from dossier.models.finding import Finding
from dossier.models.records.acts import open_acts
from dossier.models.records.dispositions import sign_key

Gate = Callable[[Situation], Text | None]
GATES: dict[str, Gate] = {}
"""Every gate by name."""


class Obstacle(Record):
    """What is in the way, and at which gate."""

    gate: str
    text: Text


def gate(function: Gate) -> Gate:
    """Enter a gate under its own name."""
    GATES[function.__name__] = function
    return function


def obstacles(situation: Situation, names: tuple[str, ...]) -> list[Obstacle]:
    """What is in the way at these gates; nothing where all are open."""
    told = ((name, GATES[name](situation)) for name in names)
    return [Obstacle(gate=name, text=said) for name, said in told if said]


@gate
def files(situation: Situation) -> Text | None:
    """Something was handed in."""
    return None if situation.case.dossier_id else text("尚未提交材料", "nothing was handed in")


@gate
def round_open(situation: Situation) -> Text | None:
    """A round is open, under a policy whose office opens rounds."""
    policy = situation.case.policy
    if not rounds_of(situation.store, policy) or open_round(situation.store, policy, situation.day):
        return None
    return text("本批次未开放申报", "no round is open on this day")


@gate
def unrestricted(situation: Situation) -> Text | None:
    """The applicant is not on the restricted list of the policy on that day."""
    case, policy = situation.case, situation.policy
    until = situation.store.restricted_until(case.uscc, case.applicant, situation.day, policy.of or policy.id)
    if until is None:
        return None
    return text(
        "申请单位在限报名单内，至 {until}", "the applicant is on the restricted list until {until}", until=until
    )


@gate
def checked(situation: Situation) -> Text | None:
    """What was handed in last has been checked, under the policy of the case."""
    result = situation.result
    if result is None:
        return text("材料尚未核验完成", "the papers are not checked yet")
    if result.dossier.policy != situation.case.policy:
        return text("材料是按另一政策核验的", "the papers were checked under another policy")
    return None


@gate
def formal(situation: Situation) -> Text | None:
    """No condition is shown not to hold (formal review)."""
    return _failing(
        situation, lambda finding: finding.mandatory and not _is_credit(finding), text("形式审查", "formal review")
    )


@gate
def credit(situation: Situation) -> Text | None:
    """Nothing in the credit record speaks against the applicant (credit review)."""
    return _failing(situation, _is_credit, text("信用审查", "credit review"))


@gate
def attested(situation: Situation) -> Text | None:
    """Every clause that only a person can confirm has a person's word."""
    count = situation.result.open_attestations if situation.result else 0
    return text("尚有 {n} 项待人工确认", "{n} clauses wait for a person's word", n=count) if count else None


@gate
def decided(situation: Situation) -> Text | None:
    """A reviewer has approved exactly what was found last."""
    decision = situation.decision
    if decision and decision.decision == "approve":
        return None
    return text("对最新核验结果尚无“通过”的审查结论", "the latest result bears no approval of a reviewer")


@gate
def signs_settled(situation: Situation) -> Text | None:
    """Each sign of falsification above a note was excluded by a person."""
    result = situation.result
    if result is None or situation.case.dossier_id is None:
        return None
    words = {row.key: row.verdict for row in situation.store.dispositions(situation.case.dossier_id)}
    verdicts = [
        words.get(sign_key(finding, result.documents))
        for finding in result.findings
        if finding.tier in ("contradiction", "strong")
    ]
    if confirmed := verdicts.count("confirmed"):
        return text("{n} 处疑点经核实成立", "{n} signs were confirmed by an official", n=confirmed)
    if waiting := verdicts.count(None):
        return text("{n} 处疑点尚待核实", "{n} signs are still to be verified", n=waiting)
    return None


@gate
def opinions(situation: Situation) -> Text | None:
    """Every invited expert has given an opinion, there is at least one, and more than half recommend."""
    given = {act.body["expert"]: act.body["conclusion"] for act in situation.acts if act.kind == "expert_opinion"}
    missing = [expert for expert in situation.case.experts if expert not in given]
    if missing or not given:
        return text("专家意见未齐（缺 {n} 份）", "opinions of experts are missing ({n})", n=max(len(missing), 1))
    if 2 * sum(conclusion == "recommend" for conclusion in given.values()) <= len(given):
        return text("推荐的专家未过半数", "no more than half of the experts recommend it")
    return None


@gate
def orders_done(situation: Situation) -> Text | None:
    """Visits and defences that were asked for have taken place."""
    waiting = open_acts(situation.acts, "ordered")
    return text("考察或答辩尚未完成", "a visit or defence that was asked for is not done") if waiting else None


@gate
def consulted(situation: Situation) -> Text | None:
    """Every office that is to be consulted has given its view, and none is against it."""
    return _views(situation, "consultation")


@gate
def rechecked(situation: Situation) -> Text | None:
    """The trade's office has looked at the result of the experts again and agrees."""
    return _views(situation, "recheck")


@gate
def notice_over(situation: Situation) -> Text | None:
    """The public notice has run its working days."""
    until = situation.case.notice_until
    if until is None:
        return text("尚未公示", "no public notice was given")
    if situation.day <= until:
        return text("公示期至 {day}，尚未届满", "the public notice runs until {day}", day=until.isoformat())
    return None


@gate
def objections_settled(situation: Situation) -> Text | None:
    """Every objection was settled, and none was right."""
    if waiting := len(open_acts(situation.acts, "objection")):
        return text("{n} 件异议尚未处理", "{n} objections are pending", n=waiting)
    if any(act.kind == "objection_settled" and act.body["upheld"] for act in situation.acts):
        return text("有异议经核查成立", "an objection was found to be right")
    return None


def _failing(situation: Situation, counts: Callable[[Finding], bool], review: Text) -> Text | None:
    findings = situation.result.findings if situation.result else ()
    failed = [one for one in findings if one.status == "fail" and one.judge == "machine" and counts(one)]
    if not failed:
        return None
    return text("{review}有 {n} 项不符合", "{review}: {n} conditions do not hold", review=review, n=len(failed))


def _is_credit(finding: Finding) -> bool:
    return finding.check.startswith("credit.")


def _views(situation: Situation, kind: str) -> Text | None:
    views = {act.body["office"]: act.body["agrees"] for act in situation.acts if act.kind == kind}
    asked = [office for office, part in situation.store.case_offices(situation.case.id).items() if part == "consulted"]
    name = ACTS[kind].label
    if not views or any(office not in views for office in asked):
        return text("{name}未齐", "{name}: not all are in", name=name)
    if not all(views.values()):
        return text("{name}有不同意见", "{name}: not all agree", name=name)
    return None
