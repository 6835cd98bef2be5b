"""The most that may be granted for insurance premiums: share, cap of the rate, cap and years for one product."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from pydantic import Field as Constrained

from dossier.checks.claims import PAY, Rate, paid_by_applicant
from dossier.checks.outcomes import failed, named, passed, to_review
from dossier.checks.premiums import Insured, insured_terms, length
from dossier.checks.registry import Context, check
from dossier.checks.sums import LEGIBLE, certain, in_turn, percent, yuan
from dossier.models.base import Text, text
from dossier.models.finding import Outcome

_ANCHOR = date(2000, 1, 1)
"""Lengths of terms are compared by what they come to from one day."""


class Subsidy(Rate):
    """``share`` of the counted premium is granted, up to ``cap`` yuan a product, for so many insured years."""

    share: Decimal = Constrained(gt=0, le=1)
    cap: Decimal = Constrained(gt=0)
    years: int = Constrained(gt=0)


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
    unsettled = [term for term in within if paid_by_applicant(dossier, term).status in ("fail", "review")]
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
    return to_review(said, *(item for term in short for item in term.evidence), cure=LEGIBLE)


def _earlier(context: Context) -> list[dict[str, str]]:
    dossier = context.dossier
    maker, product = dossier.declared_value("uscc"), dossier.declared_value("product_name")
    paid = context.records.claims_paid(maker, product, dossier.applied_on)
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
    return to_review(said, *outcome.evidence, cure=outcome.cure or PAY)


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
