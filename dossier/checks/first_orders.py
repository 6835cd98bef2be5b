"""Claims for support of a first order: which order was the first, what was invoiced for it, and the most granted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Literal

from pydantic import Field as Constrained

from dossier.checks.facts import day_of, is_red, money_of
from dossier.checks.matching.companies import compare
from dossier.checks.outcomes import UNREAD, named, to_review, unread
from dossier.checks.parties import compare_applicant, no_applicant
from dossier.checks.registry import Context, check
from dossier.checks.sold import Billed, nameless, once, red_invoices, signed, summed, taken_back_whole, takes_back
from dossier.checks.sums import certain, percent, yuan
from dossier.models.base import Record, Text, text
from dossier.models.document import Document, Dossier
from dossier.models.finding import Outcome

_OTHER = {"buyer": "seller", "seller": "buyer"}


class FirstOrder(Record):
    """``share`` of the first order's invoices up to ``cap`` yuan.

    ``side`` is that of the applicant; ``amount`` says which sum of an invoice counts, with tax or without.
    """

    share: Decimal = Constrained(gt=0, le=1)
    cap: Decimal = Constrained(gt=0)
    side: Literal["buyer", "seller"]
    amount: Literal["total_amount", "amount_excl_tax"]


@check("claim.first_order_amount", FirstOrder)
def first_order_amount(context: Context, params: FirstOrder) -> Iterable[Outcome]:
    """The first order by its day of signing, the invoices that belong to it, and the arithmetic."""
    dossier = context.dossier
    contracts = dossier.of_type("sales_contract")
    unknown = no_applicant(dossier, text("合同的当事人", "the parties to the contracts"), contracts)
    own = [one for one in contracts if compare_applicant(dossier, one.value(params.side)).close]
    undated = [one for one in own if day_of(one, "sign_date") is None]
    if unknown:
        yield from unknown
    elif not own:
        yield _no_order(contracts, params.side)
    elif undated:
        yield from (unread(one, "sign_date") for one in undated)
    else:
        own.sort(key=lambda one: one.value("sign_date"))
        yield _amount(dossier, own, params)


def _no_order(contracts: Sequence[Document], side: str) -> Outcome:
    cure = text("请提交申请单位签订的首张订单合同。", "Hand in the contract of the applicant's first order.")
    if not contracts:
        return to_review(
            text("未见订单合同，无法确定首张订单。", "No contract: the first order is not known."), cure=cure
        )
    role = text("买方", "buyer") if side == "buyer" else text("卖方", "seller")
    said = text(
        "{contract}的{role}为“{who}”，不是申请单位，无法确定首张订单。",
        "{contract}: the {role} is “{who}”, not the applicant; the first order is not known.",
        contract=named(contracts[0]), role=role, who=contracts[0].value(side) or UNREAD,
    )  # fmt: skip
    return to_review(said, *(one.evidence(side) for one in contracts), cure=cure)


def _amount(dossier: Dossier, contracts: Sequence[Document], params: FirstOrder) -> Outcome:
    order, later = contracts[0], contracts[1:]
    billed = _invoices(dossier, order, params.side)
    for invoice in billed:
        missing = [field for field in ("issue_date", params.amount) if not invoice.value(field)]
        if missing:
            return unread(invoice, *missing)
    counted = _of_order(order, billed, later)
    if not counted:
        return _unsettled(order, billed)
    bills = summed([*counted, *_taken_back(dossier, counted)], params.amount)
    if bills.unread:
        return unread(bills.unread[0], params.amount)
    fields = [invoice.fields.get(params.amount) for invoice in bills.papers]
    where = [invoice.evidence(params.amount) for invoice in bills.papers]
    return certain(_said(order, bills, params), fields, order.evidence("sign_date"), *where)


def _said(order: Document, bills: Billed, params: FirstOrder) -> Text:
    share = max(bills.total * params.share, Decimal(0))
    return text(
        "首张订单为{order}（{day} 签订），开票 {n} 张合计 {steps} 元；{total} × {share} = {result} 元；上限 {cap} 元；"
        "最多可支持 {most} 元，具体档次以当年申报文件为准。",
        "The first order is {order}, signed {day}; {n} invoice(s) come to {steps} yuan; {total} × {share} = {result}; "
        "cap {cap}; at most {most} yuan may be granted, in steps that the year's notice sets.",
        order=named(order), day=order.value("sign_date"), n=len(bills.papers), steps=bills.steps,
        total=yuan(bills.total), share=percent(params.share),
        result=yuan(share), cap=yuan(params.cap), most=yuan(min(share, params.cap)),
    )  # fmt: skip


def _invoices(dossier: Dossier, order: Document, side: str) -> list[Document]:
    """Invoices between the order's parties from its day on, in order of time, each number once.

    One that is taken back whole is left out with its red one, and a red one that names its original goes with that.
    """
    reds, other = red_invoices(dossier), _OTHER[side]
    loose = nameless(reds)
    fitting = [
        invoice
        for invoice in once(dossier.of_type("invoice"))
        if (not is_red(invoice) or invoice in loose)
        and not taken_back_whole(invoice, reds)
        and compare_applicant(dossier, invoice.value(f"{side}_name"), invoice.value(f"{side}_tax_id")).close
        and (not order.value(other) or compare(order.value(other), invoice.value(f"{other}_name")).close)
        and not (invoice.value("issue_date") and invoice.value("issue_date") < order.value("sign_date"))
    ]
    return sorted(fitting, key=lambda invoice: invoice.value("issue_date"))


def _taken_back(dossier: Dossier, counted: Sequence[Document]) -> list[Document]:
    """Red invoices that name one of those counted."""
    return [red for red in red_invoices(dossier) if any(takes_back(red, invoice) for invoice in counted)]


def _of_order(order: Document, invoices: Sequence[Document], later: Sequence[Document]) -> Sequence[Document]:
    """The invoices that the order's total covers; none where they cannot be told from those of later orders."""
    total = money_of(order, "total_amount")
    sums = list(accumulate(signed(invoice, "total_amount") or Decimal(0) for invoice in invoices))
    if total is not None and total in sums:
        rest = invoices[sums.index(total) + 1 :]
        return invoices[: sums.index(total) + 1] if later or not any(is_red(one) for one in rest) else ()
    apart = not later or all(one.value("issue_date") < later[0].value("sign_date") for one in invoices)
    fits = total is None or (bool(sums) and sums[-1] <= total)
    return invoices if apart and fits else ()


def _unsettled(order: Document, invoices: Sequence[Document]) -> Outcome:
    where = [order.evidence("total_amount"), *(invoice.evidence("total_amount") for invoice in invoices)]
    if not invoices:
        said = text(
            "{order}：未见与其对应的发票，无法计算支持金额。",
            "{order}: no invoice that goes with it; no amount can be calculated.",
            order=named(order),
        )
        cure = text("请补交首张订单的发票。", "Hand in the first order's invoices.")
        return to_review(said, *where, cure=cure)
    said = text(
        "{order}总额 {total} 元，{n} 张发票与其不能对应，无法确定哪些属于首张订单。",
        "{order}: total {total} yuan; {n} invoice(s) do not match it, and which are of the first order is not known.",
        order=named(order), total=order.value("total_amount") or UNREAD, n=len(invoices),
    )  # fmt: skip
    cure = text("请逐张注明发票对应的合同。", "Say for each invoice which contract it belongs to.")
    return to_review(said, *where, cure=cure)
