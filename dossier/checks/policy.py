"""What a policy asks beside the papers: its own validity, exclusions, earlier records, and a person's word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

from dossier.checks.evidence import declared_evidence
from dossier.checks.outcomes import failed, not_applicable, passed, to_review, warned
from dossier.checks.questions import Question, ask
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Text, text
from dossier.models.document import Evidence
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


@check("policy.same_series", NoParams)
def same_series(context: Context, params: NoParams) -> Iterable[Outcome]:
    """No model of the same series was recognised before, by the record store."""
    dossier = context.dossier
    model = dossier.declared_value("model")
    if not dossier.declared_value("product_name"):
        yield to_review(
            text("产品名称未知，无法查对既往认定。", "The product is not known; earlier records cannot be searched."),
            cure=text("请在申报书中写明产品名称和型号。", "State the product's name and model in the form."),
        )
        return
    earlier = context.records.recognised_models(dossier.declared_value("uscc"), dossier.declared_value("product_name"))
    evidence = declared_evidence(dossier, "model", "product_name")
    for record in earlier:
        yield _recognised(record, model, evidence)
    if not earlier and not context.records.keeps("recognised_models"):
        said = text(
            "本系统没有既往认定记录，请审核人员查对同类产品是否已获认定。",
            "No register of recognised products is kept here; a person looks up whether a like one was recognised.",
        )
        yield _not_kept(said, evidence)
    elif not earlier:
        said = text(
            "既往记录中没有申请单位的同类产品获认定。", "No like product of the applicant is on record as recognised."
        )
        yield passed(said, *evidence)


def _recognised(record: dict[str, str], model: str, evidence: tuple[Evidence, ...]) -> Outcome:
    same = series(record.get("model", "")) == series(model) != ""
    said = text(
        "既往认定中有“{product_name} {model}”（{number}，有效至 {until}），{judged}",
        "Recognised earlier: “{product_name} {model}” ({number}, until {until}); {judged}",
        **{"product_name": "", "model": "", "number": "", "until": "", **record},
        judged=text("与本次型号“{now}”属同一系列。", "“{now}” is of the same series.", now=model)
        if same
        else text("与本次型号“{now}”是否同系列需核实。", "whether “{now}” is of that series needs a look.", now=model),
    )
    cure = text("请说明与已认定型号的区别。", "Explain how it differs from the model recognised earlier.")
    return failed(said, *evidence, cure=cure) if same else to_review(said, *evidence, cure=cure)


def series(model: str) -> str:
    """The letters a model begins with, which name its series; empty where it has none.

    >>> series("NYK-200A"), series("nyk 315"), series("200A")
    ('NYK', 'NYK', '')
    """
    flat = "".join(model.upper().split())
    digits = [at for at, char in enumerate(flat) if char.isdigit()]
    return flat[: digits[0] if digits else len(flat)].strip("-—_/")


@check("policy.consecutive_term", NoParams)
def consecutive_term(context: Context, params: NoParams) -> Iterable[Outcome]:
    """With a new term the product would not stay listed for longer on end than the policy allows."""
    dossier, terms = context.dossier, context.version.terms
    if not terms.longest_listing_years or not terms.recognition_years:
        return
    earlier = context.records.recognised_models(dossier.declared_value("uscc"), dossier.declared_value("product_name"))
    years, begin = terms.recognition_years, dossier.applied_on
    for end in sorted({date.fromisoformat(record["until"]) for record in earlier if record.get("until")}, reverse=True):
        if end < begin - relativedelta(days=1):
            break
        begin, years = end - relativedelta(years=terms.recognition_years), years + terms.recognition_years
    said = text(
        "该产品自 {begin} 起列入，含本次连续 {years} 年，上限 {most} 年。",
        "Listed without a break from {begin}: {years} years with this term, the limit is {most}.",
        begin=begin,
        years=years,
        most=terms.longest_listing_years,
    )
    evidence = declared_evidence(dossier, "product_name")
    if years > terms.longest_listing_years:
        yield failed(
            said, *evidence, cure=text("请待列入期满中断后再申请。", "Apply again after a break in the listing.")
        )
    else:
        yield passed(said, *evidence)


@check("policy.restricted_list", NoParams)
def restricted_list(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The applicant is not on the restricted list on the day of application."""
    dossier = context.dossier
    name = dossier.declared_value("applicant_name")
    until = context.records.restricted_until(dossier.declared_value("uscc"), name)
    evidence = declared_evidence(dossier, "uscc", "applicant_name")
    if until and date.fromisoformat(until) >= dossier.applied_on:
        yield failed(
            text(
                "{who}在限报名单内，{until} 前不予受理。",
                "{who} is on the restricted list until {until}.",
                who=name,
                until=until,
            ),
            *evidence,
            cure=text("限报期满后再申请。", "Apply after that day."),
        )
    elif context.records.keeps("restricted_list"):
        yield passed(text("申请单位不在限报名单内。", "The applicant is not on the restricted list."), *evidence)
    else:
        yield _not_kept(
            text(
                "本系统没有限报名单，请审核人员查对申请单位是否在限报期内。",
                "No restricted list is kept here; a person looks up whether the applicant is on it.",
            ),
            evidence,
        )


def _not_kept(said: Text, evidence: tuple[Evidence, ...]) -> Outcome:
    """That nothing was found proves nothing where no register is kept: a person is asked."""
    cure = text("请查对主管单位的登记。", "Look it up in the office's own records.")
    return to_review(said, *evidence, cure=cure).model_copy(update={"judge": "person"})


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
