"""What a policy asks beside the papers: its own validity, exclusions, waivers, and a person's word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

from dossier.checks.evidence import declared_evidence
from dossier.checks.outcomes import not_applicable, passed, to_review, warned
from dossier.checks.questions import Question, ask
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import text
from dossier.models.finding import Outcome
from dossier.models.policy import Policy


@check("policy.attestation", Question)
def attestation(context: Context, params: Question) -> Iterable[Outcome]:
    """A clause that only a person can confirm; the papers that bear on it are laid beside the question."""
    yield ask(context, params)


@check("policy.exclusion", Question)
def exclusion(context: Context, params: Question) -> Iterable[Outcome]:
    """A ground of exclusion that papers do not show; a person confirms that it does not apply."""
    yield ask(context, params, lead=text("请审核人员确认不存在下列情形：", "A person confirms that this is not so: "))


@check("policy.in_force", NoParams)
def in_force(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The policy's text holds on the day of application."""
    version, day = context.version, context.dossier.applied_on
    start = version.valid_from or context.policy.issued_on
    end = version.valid_to
    if end is None and start and version.valid_years:
        end = start + relativedelta(years=version.valid_years)
    if not context.policy.issuers:
        yield _no_policy()
    elif version.state != "in_force":
        yield _not_in_force(context.policy, version.state == "draft")
    elif start is None:
        yield _undated(context.policy, day)
    elif day < start or (end and day > end):
        yield _outside(context.policy, day, start, end)
    else:
        said = text(
            "申报日 {day} 在{policy}的有效期内（自 {start} 起）。",
            "The application of {day} is within the term of “{policy}” (from {start}).",
            day=day,
            policy=context.policy.name,
            start=start,
        )
        yield passed(said, *declared_evidence(context.dossier, "application_date"))


def _not_in_force(policy: Policy, draft: bool) -> Outcome:
    if draft:
        state = text("所用文本为征求意见稿，尚未发布", "the text used is a draft for comment, not yet published")
    else:
        state = text("所用文本已废止", "the text used is repealed")
    return warned(
        text("{policy}：{state}。", "{policy}: {state}.", policy=policy.name, state=state),
        cure=text("请录入现行文本的发布日期和条文变动。", "Enter the text in force, its date and what changed."),
    )


def _no_policy() -> Outcome:
    return to_review(
        text(
            "未指定也未能识别所申报的政策，只核对了材料自身，不能据此得出符合条件的结论。",
            "No policy was given or recognised: the papers were checked for themselves, which proves no eligibility.",
        ),
        cure=text("请选择所申报的政策后重新核验。", "Choose the policy applied for and check again."),
    )


def _undated(policy: Policy, day: date) -> Outcome:
    return to_review(
        text(
            "{policy}：印发日期未录入，无法判断 {day} 是否在有效期内。",
            "{policy}: the date of issue is not entered; whether {day} is within its term cannot be judged.",
            policy=policy.name,
            day=day,
        ),
        cure=text("请主管单位录入印发日期。", "The office enters the date of issue."),
    )


def _outside(policy: Policy, day: date, start: date, end: date | None) -> Outcome:
    return warned(
        text(
            "申报日 {day} 不在{policy}的有效期（{start} 至 {end}）内。",
            "The application of {day} is outside the term of “{policy}” ({start} to {end}).",
            policy=policy.name,
            day=day,
            start=start,
            end=end or text("长期", "open"),
        ),
        cure=text("请确认是否有新的文件或延期通知。", "Find out whether a new text or an extension holds."),
    )


@check("policy.waiver", NoParams)
def waiver(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Relaxed conditions or papers: each one declared is put to a person with its reason; usually there is none."""
    waivers = {key: declared for key, declared in context.dossier.declared.items() if key.startswith("waiver")}
    for key, declared in waivers.items():
        yield to_review(
            text(
                "申请放宽（{key}）：{why}。请主管单位确认批准人和理由。",
                "A waiver is asked for ({key}): {why}. The office confirms who grants it and why.",
                key=key,
                why=declared.value,
            ),
            *([declared.evidence] if declared.evidence else []),
            cure=text("请附主管单位同意放宽的书面意见。", "Attach the office's written consent."),
        )
    if not waivers:
        yield not_applicable(text("没有登记放宽条件或材料。", "No waiver of a condition or a paper is on record."))
