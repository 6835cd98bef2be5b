"""What an office granted or refused before: same series, the run of terms, the restricted list.

That nothing is found proves something only where the register is complete for the time that matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

from dossier.checks.evidence import declared_evidence
from dossier.checks.matching.products import compare_models, compare_names
from dossier.checks.outcomes import failed, passed, to_review
from dossier.checks.registry import Context, NoParams, Register, check
from dossier.models.base import Text, text
from dossier.models.document import Evidence
from dossier.models.finding import Outcome
from dossier.models.policy import Policy


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
    earlier = _recognised_before(context)
    evidence = declared_evidence(dossier, "model", "product_name")
    for record in earlier:
        yield _recognised(record, model, evidence)
    if earlier:
        return
    since = _first_day(context.policy)
    unproven = _unproven(context, "recognised_models", since, "uscc")
    if unproven:
        said = text(
            "{why}，请审核人员查对同类产品是否已获认定。",
            "{why}: a person looks up whether a like product was recognised.",
            why=unproven,
        )
        yield _not_kept(said, evidence)
    else:
        said = text(
            "既往记录中没有申请单位的同类产品获认定。", "No like product of the applicant is on record as recognised."
        )
        yield passed(said, *evidence)


def _recognised_before(context: Context) -> list[dict[str, str]]:
    """What was recognised under this policy, as on the day of application; other policies' lists are their own."""
    dossier, own = context.dossier, _text_of(context.policy)
    maker, product = dossier.declared_value("uscc"), dossier.declared_value("product_name")
    found = context.records.recognised_models(maker, product, dossier.applied_on)
    return [record for record in found if record.get("policy", own) == own]


def _text_of(policy: Policy) -> str:
    """The policy whose text it is: a claim's is that of the policy under which it is made."""
    return policy.of or policy.id


def _first_day(policy: Policy) -> date | None:
    """The day from which things can have happened under a policy, None where its texts bear none."""
    days = [day for day in (policy.issued_on, *(version.valid_from for version in policy.versions)) if day]
    return min(days, default=None)


def _unproven(context: Context, register: Register, needed: date | None, *asked: str) -> Text | None:
    """Why an empty answer of a register proves nothing; None where it does.

    ``needed`` is the day from which it must be complete (the day of application where that is unknown), ``asked`` are
    the values by which it is searched.
    """
    dossier = context.dossier
    since, needed = context.records.kept_since(register), needed or dossier.applied_on
    if since is None:
        return text("本系统没有该项登记", "no such register is kept here")
    if since > min(needed, dossier.applied_on):
        return text(
            "本系统的登记自 {since} 起才完整，此前（自 {needed} 起）的情况无从得知",
            "the register is complete from {since} only; it says nothing of the time before (from {needed} on)",
            since=since,
            needed=min(needed, dossier.applied_on),
        )
    if not any(dossier.declared_value(name) for name in asked):
        return text("申请单位未能识别，无法查对登记", "the applicant is not known, so the register cannot be searched")
    return None


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
    earlier = [record for record in _recognised_before(context) if record.get("until")]
    years, begin, sure = terms.recognition_years, dossier.applied_on, True
    ends = {record["until"]: record for record in earlier}
    for until, record in sorted(ends.items(), reverse=True):
        end = date.fromisoformat(until)
        if end < begin - relativedelta(days=1):
            break
        begin, years = end - relativedelta(years=terms.recognition_years), years + terms.recognition_years
        sure = sure and _is_the_product(context, record)
    said = text(
        "该产品自 {begin} 起列入，含本次连续 {years} 年，上限 {most} 年。",
        "Listed without a break from {begin}: {years} years with this term, the limit is {most}.",
        begin=begin,
        years=years,
        most=terms.longest_listing_years,
    )
    evidence = declared_evidence(dossier, "product_name")
    if years > terms.longest_listing_years:
        cure = text("请待列入期满中断后再申请。", "Apply again after a break in the listing.")
        yield (
            failed(said, *evidence, cure=cure)
            if sure
            else to_review(
                Text(zh=f"{said.zh}是否同一产品需核实。", en=f"{said.en} Whether it is one product is to be verified."),
                *evidence,
                cure=cure,
            )
        )
        return
    oldest = dossier.applied_on - relativedelta(years=terms.longest_listing_years)
    unproven = _unproven(context, "recognised_models", oldest, "uscc")
    if unproven:
        asked = text(
            "{why}，请审核人员查对该产品此前的列入年限。",
            "{why}: a person looks up for how long the product was listed.",
            why=unproven,
        )
        yield _not_kept(asked, evidence)
    else:
        yield passed(said, *evidence)


def _is_the_product(context: Context, record: dict[str, str]) -> bool:
    """Whether an earlier entry is certainly of the product applied for."""
    dossier = context.dossier
    name = compare_names(dossier.declared_value("product_name"), record.get("product_name", ""))
    model = compare_models(dossier.declared_value("model"), record.get("model", ""))
    return name.relation == "same" and model.relation != "different"


@check("policy.restricted_list", NoParams)
def restricted_list(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The applicant is not on the restricted list on the day of application."""
    dossier = context.dossier
    name = dossier.declared_value("applicant_name")
    day, ban = dossier.applied_on, context.version.terms.ban_years
    until = context.records.restricted_until(dossier.declared_value("uscc"), name, day, _text_of(context.policy))
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
        return
    since = day - relativedelta(years=ban) if ban else day
    unproven = _unproven(context, "restricted_list", since, "uscc", "applicant_name")
    if unproven:
        said = text(
            "{why}，请审核人员查对申请单位是否在限报期内。",
            "{why}: a person looks up whether the applicant is on the restricted list.",
            why=unproven,
        )
        yield _not_kept(said, evidence)
    else:
        yield passed(text("申请单位不在限报名单内。", "The applicant is not on the restricted list."), *evidence)


def _not_kept(said: Text, evidence: tuple[Evidence, ...]) -> Outcome:
    """That nothing was found proves nothing where no register is kept: a person is asked."""
    cure = text("请查对主管单位的登记。", "Look it up in the office's own records.")
    return to_review(said, *evidence, cure=cure).model_copy(update={"judge": "person"})
