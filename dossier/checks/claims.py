"""Claims for a subsidy: who is insured and what was paid, at which rate, and whether another one was granted."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pydantic import Field as Constrained

from dossier.checks.facts import day_of
from dossier.checks.outcomes import UNREAD, named, not_applicable, passed, to_review, unread, warned
from dossier.checks.parties import compare_applicant, differs, no_applicant
from dossier.checks.premiums import Insured, insured_terms
from dossier.checks.questions import Question, ask
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.sums import in_turn, percent, yuan
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome

PAY = text("请补交投保人缴纳该保单保费的付款凭证。", "Hand in the proof that the insured paid this policy's premium.")


class Rate(Record):
    """The highest rate (premium by insured amount) that is counted; 0.03 is three per cent."""

    rate: Decimal = Constrained(gt=0, lt=1)


@check("claim.premium_paid", NoParams)
def premium_paid(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The applicant is insured, has paid the premium itself, and a proof of payment shows how much."""
    dossier, terms = context.dossier, insured_terms(context.dossier)
    policies = [term.policy for term in terms]
    unknown = no_applicant(dossier, text("被保险人和付款人", "the insured and the payer"), policies)
    if not terms:
        yield not_applicable(text("材料中没有本产品的保险单。", "There is no insurance policy of the product."))
    yield from unknown or (paid_by_applicant(dossier, term) for term in terms)


def paid_by_applicant(dossier: Dossier, term: Insured) -> Outcome:
    """Whether the applicant is insured and has paid, for one policy."""
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
        return to_review(said, term.policy.evidence("premium"), cure=PAY)
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
    return to_review(said, late[0].evidence("paid_date"), term.policy.evidence("valid_to"), cure=PAY)


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
    return unless_doubtful(warned(said, *where, cure=PAY), *term.fields)


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
        over = text("保费超出上限 {most} 元，超出的 {rest} 元不计入补贴。",
                    "The premium is above the cap of {most} yuan; the {rest} yuan above it are not counted.",
                    most=yuan(term.amount * params.rate), 
                    rest=yuan(term.premium - term.amount * params.rate))  # fmt: skip
        said = Text(zh=said.zh + over.zh, en=f"{said.en} {over.en}")
        cure = text("无需补交；补贴按费率上限计算。", "Nothing to hand in; the subsidy is counted at the cap.")
        yield unless_doubtful(warned(said, *where, cure=cure), *term.fields[:2])


@check("claim.double_benefit", Question)
def double_benefit(context: Context, params: Question) -> Iterable[Outcome]:
    """No like benefit for the same product; what is on record is shown beside the question to a person.

    So is what was taken back under this very policy: who had to give a subsidy back may have forfeited it.
    """
    dossier = context.dossier
    maker, product = dossier.declared_value("uscc"), dossier.declared_value("product_name")
    paid = context.records.claims_paid(maker, product, dossier.applied_on)
    others = [record for record in paid if record.get("claim") != context.policy.id or record.get("reclaimed")]
    asked = ask(context, params)
    if not others:
        yield asked
        return
    listed = in_turn(*(_granted(record) for record in others))
    said = text("记录中该产品已享受：{listed}（元）。", "On record for this product: {listed} (yuan). ", listed=listed)
    message = Text(zh=said.zh + asked.message.zh, en=said.en + asked.message.en)
    yield asked.model_copy(update={"message": message})


def _granted(record: dict[str, str]) -> Text:
    if why := record.get("reclaimed"):
        return text("{claim} 已收回（{why}）", "{claim} taken back ({why})", claim=record.get("claim"), why=why)
    return text("{claim} {amount}", "{claim} {amount}", claim=record.get("claim"), amount=record.get("amount"))
