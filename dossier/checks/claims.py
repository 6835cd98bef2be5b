"""Claims for a subsidy of insurance premiums: what was paid, at which rate, and how much may be granted at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal

from dateutil.relativedelta import relativedelta
from pydantic import Field as Constrained

from dossier.checks.facts import day_of
from dossier.checks.outcomes import UNREAD, failed, named, not_applicable, passed, to_review, unread, warned
from dossier.checks.parties import compare_applicant, differs, no_applicant
from dossier.checks.premiums import Insured, insured_terms, length
from dossier.checks.questions import Question, ask
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import is_doubtful, unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier, Evidence, Field
from dossier.models.finding import Outcome

FEN = Decimal("0.01")
_ANCHOR = date(2000, 1, 1)
"""Lengths of terms are compared by what they come to from one day."""
_PAY = text("请补交投保人缴纳该保单保费的付款凭证。", "Hand in the proof that the insured paid this policy's premium.")
_LEGIBLE = text("请补交清晰的保险单和付款凭证。", "Hand in legible policies and proofs of payment.")


class Rate(Record):
    """The highest rate (premium by insured amount) that is counted; 0.03 is three per cent."""

    rate: Decimal = Constrained(gt=0, lt=1)


class Subsidy(Rate):
    """``share`` of the counted premium is granted, up to ``cap`` yuan a product, for so many insured years."""

    share: Decimal = Constrained(gt=0, le=1)
    cap: Decimal = Constrained(gt=0)
    years: int = Constrained(gt=0)


def percent(share: Decimal) -> str:
    """A share as it is said.

    >>> percent(Decimal("0.80")), percent(Decimal("0.035"))
    ('80%', '3.5%')
    """
    return f"{(share * 100).normalize():f}%"


def in_turn(*steps: Text) -> Text:
    """Steps or names one after the other."""
    return Text(zh="；".join(step.zh for step in steps), en="; ".join(step.en for step in steps))


def yuan(amount: Decimal) -> str:
    """An amount of yuan to the fen, never rounded up: it is the most that may be granted."""
    return f"{amount.quantize(FEN, ROUND_DOWN):f}"


def certain(message: Text, fields: Iterable[Field | None], *evidence: Evidence) -> Outcome:
    """A calculated amount; for a person where one of its numbers may have been misread."""
    if any(is_doubtful(field) for field in fields):
        why = text(
            "其中有数额识别可信度低，请对照原件核实。", "A number in it is uncertain: compare with the original."
        )
        return to_review(Text(zh=message.zh + why.zh, en=f"{message.en} {why.en}"), *evidence, cure=_LEGIBLE)
    return passed(message, *evidence)


@check("claim.premium_paid", NoParams)
def premium_paid(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The applicant is insured, has paid the premium itself, and a proof of payment shows how much."""
    dossier, terms = context.dossier, insured_terms(context.dossier)
    policies = [term.policy for term in terms]
    unknown = no_applicant(dossier, text("被保险人和付款人", "the insured and the payer"), policies)
    if not terms:
        yield not_applicable(text("材料中没有本产品的保险单。", "There is no insurance policy of the product."))
    yield from unknown or (_paid(dossier, term) for term in terms)


def _paid(dossier: Dossier, term: Insured) -> Outcome:
    parties = [(term.policy, "insured"), *((payment, "payer") for payment in term.payments)]
    blank = next(((paper, field) for paper, field in parties if not paper.value(field)), None)
    if blank:
        return unread(*blank)
    for paper, field in parties:
        stranger = _stranger(dossier, paper, field)
        if stranger:
            return stranger
    if not term.payments:
        said = text(
            "{policy}：未见缴纳保费的付款凭证。",
            "{policy}: no proof that its premium was paid.",
            policy=named(term.policy),
        )
        return to_review(said, term.policy.evidence("premium"), cure=_PAY)
    if term.paid is None:
        return unread(next(payment for payment in term.payments if not payment.value("amount")), "amount")
    return _late(term) or _against_premium(term, term.paid)


def _stranger(dossier: Dossier, paper: Document, field: str) -> Outcome | None:
    """The outcome where a paper names somebody else than the applicant."""
    found = compare_applicant(dossier, paper.value(field))
    if found.same:
        return None
    role = text("被保险人", "insured") if field == "insured" else text("付款人", "payer")
    said = text(
        "{paper}的{role}为“{who}”，申请单位为“{own}”：{reason}。",
        "{paper}: the {role} is “{who}”, the applicant “{own}”: {reason}.",
        paper=named(paper), role=role, who=paper.value(field), reason=found.reason,
        own=dossier.declared_value("applicant_name") or UNREAD,
    )  # fmt: skip
    cure = text("请提交以申请单位名义投保和付款的凭证，或说明关系。",
                "Hand in papers in the applicant's own name, or explain the relation.")  # fmt: skip
    return differs(found, said, paper.evidence(field), cure=cure, fields=[paper.fields.get(field)])


def _late(term: Insured) -> Outcome | None:
    """The outcome where a premium was paid after the insured term had ended."""
    end = day_of(term.policy, "valid_to")
    late = [payment for payment in term.payments if end and (day_of(payment, "paid_date") or end) > end]
    if not late:
        return None
    said = text(
        "{payment}的付款日期 {day} 晚于{policy}的保险止期 {end}，是否为该投保年度的保费需核实。",
        "{payment}: paid on {day}, after the insured term of {policy} ended on {end}; a person must look.",
        payment=named(late[0]), day=late[0].value("paid_date"), policy=named(term.policy), end=end,
    )  # fmt: skip
    return to_review(said, late[0].evidence("paid_date"), term.policy.evidence("valid_to"), cure=_PAY)


def _against_premium(term: Insured, paid: Decimal) -> Outcome:
    if term.premium is None:
        return unread(term.policy, "premium")
    values = {"policy": named(term.policy), "premium": yuan(term.premium), "paid": yuan(paid), "n": len(term.payments)}
    where = (term.policy.evidence("premium"), *(payment.evidence("amount") for payment in term.payments))
    if paid == term.premium:
        said = text("{policy}保费 {premium} 元，{n} 份凭证实付 {paid} 元。",
                    "{policy}: premium {premium} yuan, paid {paid} yuan by {n} proof(s).", **values)  # fmt: skip
        return passed(said, *where)
    said = text(
        "{policy}保费 {premium} 元，{n} 份凭证实付 {paid} 元，两者不等，只计实付且不超过保费的部分。",
        "{policy}: premium {premium} yuan, paid {paid} yuan by {n} proof(s); what was paid counts, up to the premium.",
        **values,
    )
    return unless_doubtful(warned(said, *where, cure=_PAY), *term.fields)


@check("claim.rate_cap", Rate)
def rate_cap(context: Context, params: Rate) -> Iterable[Outcome]:
    """The insured rate (premium by insured amount); above the cap only the cap is counted."""
    for term in insured_terms(context.dossier):
        if term.premium is None or not term.amount:
            missing = [field for field in ("premium", "insured_amount") if not term.policy.value(field)]
            yield unread(term.policy, *(missing or ["insured_amount"]))
            continue
        rate = term.premium / term.amount
        said = text(
            "{policy}：保费 {premium} ÷ 保险金额 {amount} = 费率 {rate:.4%}，上限 {cap}。",
            "{policy}: premium {premium} / insured amount {amount} = rate {rate:.4%}, cap {cap}.",
            policy=named(term.policy), premium=yuan(term.premium), amount=yuan(term.amount), rate=rate,
            cap=percent(params.rate),
        )  # fmt: skip
        where = term.evidence[:2]
        if rate <= params.rate:
            yield passed(said, *where)
            continue
        over = text("超出上限的保费不计入补贴。", "Premium above the cap is not counted.")
        said = Text(zh=said.zh + over.zh, en=f"{said.en} {over.en}")
        cure = text("无需补交；补贴按费率上限计算。", "Nothing to hand in; the subsidy is counted at the cap.")
        yield unless_doubtful(warned(said, *where, cure=cure), *term.fields[:2])


@check("claim.subsidy_amount", Subsidy)
def subsidy_amount(context: Context, params: Subsidy) -> Iterable[Outcome]:
    """The most that may be granted, step by step, after what earlier claims have taken of the cap and the years."""
    dossier = context.dossier
    terms = insured_terms(dossier)
    short = [term for term in terms if term.paid is None or term.premium is None or not term.amount or not term.length]
    if not terms or short:
        yield _cannot(short)
        return
    earlier = _earlier(context)
    used = _used(earlier)
    if _ANCHOR + used >= _ANCHOR + relativedelta(years=params.years):
        yield _used_up(terms, params.years)
        return
    within, over = _within(terms, used, params.years)
    if not within:
        yield _beyond(passed(Text(zh="", en="")), over, params.years)
        return
    unsettled = [term for term in within if _paid(dossier, term).status in ("fail", "review")]
    yield _if_settled(_granted(within, over, earlier, params), unsettled)


def _cannot(short: Sequence[Insured]) -> Outcome:
    """The amount needs papers or numbers that are not there."""
    papers = [named(term.policy) for term in short]
    said = (
        text("{papers}的保费、保险金额、保险期间或实付金额不全，无法计算补贴。",
             "{papers}: premium, insured amount, term or payment is not known; no amount can be calculated.",
             papers=in_turn(*papers))
        if papers
        else text("材料中没有本产品的保险单，无法计算补贴。", "No insurance policy of the product: no amount follows.")
    )  # fmt: skip
    return to_review(said, *(item for term in short for item in term.evidence), cure=_LEGIBLE)


def _earlier(context: Context) -> list[dict[str, str]]:
    dossier = context.dossier
    paid = context.records.claims_paid(dossier.declared_value("uscc"), dossier.declared_value("product_name"))
    return [record for record in paid if record.get("claim") == context.policy.id]


def _used(earlier: Sequence[dict[str, str]]) -> relativedelta:
    """How long the product's premiums were subsidised before."""
    terms = (length(_day(record.get("valid_from")), _day(record.get("valid_to"))) for record in earlier)
    return sum((term for term in terms if term), relativedelta())


def _used_up(terms: Sequence[Insured], years: int) -> Outcome:
    said = text(
        "该产品的保费补贴已满 {years} 年，本次不能再补。",
        "This product's premiums were subsidised for {years} years already.",
        years=years,
    )
    cure = text(
        "同一产品的保费补贴年限已用完，请撤回申请。", "The years for one product are used up; withdraw the claim."
    )
    return failed(said, *(term.policy.evidence("valid_from") for term in terms), cure=cure)


def _within(terms: Sequence[Insured], used: relativedelta, years: int) -> tuple[list[Insured], list[Insured]]:
    """Terms that fit into the years which may be subsidised, and those that do not or only in part."""
    fitting: list[Insured] = []
    for term in terms:
        total = used + (term.length or relativedelta())
        if _ANCHOR + total <= _ANCHOR + relativedelta(years=years):
            fitting.append(term)
            used = total
    return fitting, [term for term in terms if term not in fitting]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _granted(
    terms: Sequence[Insured], over: Sequence[Insured], earlier: Sequence[dict[str, str]], params: Subsidy
) -> Outcome:
    steps = [_step(term, params) for term in terms]
    share = sum((amount for amount, _ in steps), Decimal(0)) * params.share
    before = sum((Decimal(record.get("amount") or 0) for record in earlier), Decimal(0))
    most = max(min(share, params.cap - before), Decimal(0))
    values = {
        "counted": yuan(share / params.share), "share": percent(params.share), "result": yuan(share),
        "cap": yuan(params.cap), "before": yuan(before), "most": yuan(most),
    }  # fmt: skip
    said = [step for _, step in steps]
    said.append(text("{counted} × {share} = {result} 元", "{counted} × {share} = {result} yuan", **values))
    said.append(
        text(
            "单个产品上限 {cap} 元，此前已补 {before} 元", "cap {cap} yuan a product, granted before {before}", **values
        )
    )
    said.append(text("最多可补贴 {most} 元。", "at most {most} yuan may be granted.", **values))
    where = [item for term in terms for item in term.evidence]
    outcome = certain(in_turn(*said), [field for term in terms for field in term.fields], *where)
    return _beyond(outcome, over, params.years) if over else outcome


def _if_settled(outcome: Outcome, unsettled: Sequence[Insured]) -> Outcome:
    """The amount; as a question where who is insured or who paid is still open."""
    if not unsettled:
        return outcome
    why = text(
        "投保人或付款凭证尚待核实，金额未定。", "Who is insured or who paid is open, so the amount is not settled."
    )
    said = Text(zh=outcome.message.zh + why.zh, en=f"{outcome.message.en} {why.en}")
    return to_review(said, *outcome.evidence, cure=outcome.cure or _PAY)


def _step(term: Insured, params: Subsidy) -> tuple[Decimal, Text]:
    """What of one policy's premium counts, and how that was found."""
    paid, premium, amount = term.paid or Decimal(0), term.premium or Decimal(0), term.amount or Decimal(0)
    limit = amount * params.rate
    counted = min(paid, premium, limit)
    said = text(
        "{start} 起保：实付 {paid} 元，保费 {premium} 元，费率上限 {amount} × {rate} = {limit} 元，取小计 {counted} 元",
        "insured from {start}: paid {paid}, premium {premium}, cap of the rate {amount} × {rate} = {limit}; "
        "the least counts: {counted} yuan",
        start=term.start, paid=yuan(paid), premium=yuan(premium), amount=yuan(amount), rate=percent(params.rate),
        limit=yuan(limit), counted=yuan(counted),
    )  # fmt: skip
    return counted, said


def _beyond(outcome: Outcome, over: Sequence[Insured], years: int) -> Outcome:
    """Policies that would take the subsidy beyond its years are not counted; a person sees to the rest."""
    left = text(
        "{papers}超出同一产品 {years} 年的补贴年限，未计入，需核实。",
        "{papers}: beyond the {years} years for one product and not counted; a person must look.",
        papers=in_turn(*(named(term.policy) for term in over)), years=years,
    )  # fmt: skip
    said = Text(zh=outcome.message.zh + left.zh, en=f"{outcome.message.en} {left.en}".strip())
    cure = text("请说明各保单对应的补贴年度。", "Say which year each policy is claimed for.")
    return to_review(said, *outcome.evidence, *(term.policy.evidence("valid_to") for term in over), cure=cure)


@check("claim.double_benefit", Question)
def double_benefit(context: Context, params: Question) -> Iterable[Outcome]:
    """No like benefit for the same product; what is on record is shown beside the question to a person."""
    dossier = context.dossier
    paid = context.records.claims_paid(dossier.declared_value("uscc"), dossier.declared_value("product_name"))
    others = [record for record in paid if record.get("claim") != context.policy.id]
    asked = ask(context, params)
    if not others:
        yield asked
        return
    listed = "；".join(f"{record.get('claim')} {record.get('amount')}" for record in others)
    said = text("记录中该产品已享受：{listed}（元）。", "On record for this product: {listed} (yuan). ", listed=listed)
    message = Text(zh=said.zh + asked.message.zh, en=said.en + asked.message.en)
    yield asked.model_copy(update={"message": message})
