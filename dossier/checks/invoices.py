"""What an invoice says of itself: its sums and its amount in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pydantic import Field as Constrained

from dossier.checks.facts import decimal_of, is_red, items_of, money_of
from dossier.checks.outcomes import (
    cut,
    failed,
    named,
    passed,
    to_review,
    unread,
)
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document
from dossier.models.finding import Outcome
from dossier.models.values import amount_in_words

_TOTALS = ("amount_excl_tax", "tax_amount", "total_amount")
ORIGINAL = text(
    "请核对原件，或重新提交从税务平台下载的发票文件。",
    "Compare with the original, or hand in the file from the tax platform.",
)
"""What mends an invoice that does not agree with itself."""


class InvoiceSums(Record):
    """Yuan by which sums may differ: the total from its parts, a line from quantity times price, a line's tax."""

    total_tolerance: Decimal = Constrained(ge=0)
    line_tolerance: Decimal = Constrained(ge=0)
    tax_tolerance: Decimal = Constrained(ge=0)


@check("sales.invoice_arithmetic", InvoiceSums)
def invoice_arithmetic(context: Context, params: InvoiceSums) -> Iterable[Outcome]:
    """Total = net + tax; lines add up to net and tax; quantity times price and rate times net fit in each line."""
    for invoice in context.dossier.of_type("invoice"):
        net, tax, total = (money_of(invoice, field) for field in _TOTALS)
        if net is None or total is None:
            yield unread(invoice, *(field for field in _TOTALS if money_of(invoice, field) is None))
            continue
        wrong = [*_wrong_total(invoice, net, tax, total, params), *_wrong_lines(invoice, net, tax, params)]
        yield from wrong or [_adds_up(invoice, net, tax, total)]


def _adds_up(invoice: Document, net: Decimal, tax: Decimal | None, total: Decimal) -> Outcome:
    said = text(
        "{invoice}：金额 {net} + 税额 {tax} = 价税合计 {total}，与明细相符。",
        "{invoice}: net {net} + tax {tax} = total {total}; the lines agree.",
        invoice=named(invoice), net=net, tax=tax or Decimal("0.00"), total=total,
    )  # fmt: skip
    return passed(said, invoice.evidence("amount_excl_tax"), invoice.evidence("total_amount"))


def _wrong_total(
    invoice: Document, net: Decimal, tax: Decimal | None, total: Decimal, params: InvoiceSums
) -> Iterator[Outcome]:
    if abs(net + (tax or 0) - total) <= params.total_tolerance:
        return
    if tax is None:
        yield unread(invoice, "tax_amount")
        return
    said = text(
        "{invoice}：金额 {net} + 税额 {tax} = {sum}，价税合计为 {total}，相差 {gap}。",
        "{invoice}: net {net} + tax {tax} = {sum}, but the total is {total}; they differ by {gap}.",
        invoice=named(invoice), net=net, tax=tax, sum=net + tax, total=total, gap=abs(total - net - tax),
    )  # fmt: skip
    outcome = failed(said, *(invoice.evidence(field) for field in _TOTALS), cure=ORIGINAL)
    sure = _confirmed(invoice, net, tax, total)
    yield unless_doubtful(outcome, *(invoice.fields.get(field) for field in _TOTALS if field not in sure))


def _confirmed(invoice: Document, net: Decimal, tax: Decimal, total: Decimal) -> set[str]:
    """The totals that the paper says a second time, in words or as the sum of its lines: they were not misread."""
    items = items_of(invoice)
    again = (_sum(items, "amount"), _sum(items, "tax"), amount_in_words(invoice.value("total_in_words")))
    return {field for field, value, said in zip(_TOTALS, (net, tax, total), again, strict=True) if value == said}


def _sum(items: list[dict[str, str]], key: str) -> Decimal | None:
    """Sum of a column, None where a line lacks it."""
    parts = [decimal_of(item.get(key, "")) for item in items]
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(parts) else None


def _wrong_lines(invoice: Document, net: Decimal, tax: Decimal | None, params: InvoiceSums) -> Iterator[Outcome]:
    """Faults in the lines go to a person, as lines on further pages may be unread; structured data are complete."""
    items = items_of(invoice)
    faults = [*_sum_faults(items, net, tax, params), *(f for item in items for f in _line_faults(item, params))]
    structured = "items" in invoice.fields and invoice.fields["items"].source == "xml"
    for fault in faults:
        said = text("{invoice}：{fault}。", "{invoice}: {fault}.", invoice=named(invoice), fault=fault)
        where = (invoice.evidence("items"), invoice.evidence("amount_excl_tax"))
        yield failed(said, *where, cure=ORIGINAL) if structured else to_review(said, *where, cure=ORIGINAL)


def _sum_faults(items: list[dict[str, str]], net: Decimal, tax: Decimal | None, params: InvoiceSums) -> Iterator[Text]:
    listed = any("详见" in item.get("name", "") for item in items)
    for key, printed, label in (("amount", net, text("金额", "net")), ("tax", tax, text("税额", "tax"))):
        found = _sum(items, key)
        if listed or printed is None or found is None:
            continue
        if abs(found - printed) > params.total_tolerance:
            yield text(
                "明细{label}之和为 {sum}，合计{label}为 {printed}",
                "the lines' {label} adds up to {sum}, the {label} printed is {printed}",
                label=label, sum=found, printed=printed,
            )  # fmt: skip


def _line_faults(item: dict[str, str], params: InvoiceSums) -> Iterator[Text]:
    quantity, price, amount, tax = (
        decimal_of(item.get(key, "")) for key in ("quantity", "unit_price", "amount", "tax")
    )
    values = {"name": cut(item.get("name", ""), 30), "quantity": quantity, "price": price, "amount": amount, "tax": tax}
    rounding = abs(quantity or Decimal(0)) * _half_last_place(price)
    if None not in (quantity, price, amount) and _off(quantity, price, amount) > params.line_tolerance + rounding:
        yield text(
            "“{name}”数量 {quantity} × 单价 {price} 与金额 {amount} 不符",
            "“{name}”: quantity {quantity} × price {price} is not the amount {amount}",
            **values,
        )
    rate = decimal_of(item.get("tax_rate", "").rstrip("%"))
    if None not in (rate, amount, tax) and _off(amount, rate, tax, Decimal(100)) > params.tax_tolerance:
        yield text(
            "“{name}”金额 {amount} × 税率 {rate}% 与税额 {tax} 不符",
            "“{name}”: amount {amount} × rate {rate}% is not the tax {tax}",
            rate=rate, **values,
        )  # fmt: skip


def _half_last_place(printed: Decimal | None) -> Decimal:
    """By how much a price may have been rounded when it was printed."""
    exponent = printed.as_tuple().exponent if printed is not None else 0
    return Decimal(1).scaleb(exponent) / 2 if isinstance(exponent, int) else Decimal(0)


def _off(a: Decimal | None, b: Decimal | None, product: Decimal | None, per: Decimal = Decimal(1)) -> Decimal:
    """By how much a product printed is off."""
    return abs((a or Decimal(0)) * (b or Decimal(0)) / per - (product or Decimal(0)))


@check("sales.amount_in_words", NoParams)
def words(context: Context, params: NoParams) -> Iterable[Outcome]:
    """The total in words is the total in figures."""
    for invoice in context.dossier.of_type("invoice"):
        spoken, total = amount_in_words(invoice.value("total_in_words")), money_of(invoice, "total_amount")
        where = invoice.evidence("total_in_words"), invoice.evidence("total_amount")
        if spoken is None or total is None:
            yield unread(
                invoice, *(["total_in_words"] if spoken is None else []), *(["total_amount"] if total is None else [])
            )
            continue
        values = {"invoice": named(invoice), "words": invoice.value("total_in_words"), "spoken": spoken, "total": total}
        if spoken == total or (is_red(invoice) and abs(spoken) == abs(total)):
            said = text("{invoice}：大写“{words}”与小写 {total} 一致。", "{invoice}: “{words}” is {total}.", **values)
            yield passed(said, *where)
        else:
            said = text(
                "{invoice}：大写“{words}”为 {spoken}，小写为 {total}，不一致。",
                "{invoice}: the words “{words}” say {spoken}, the figures {total}.",
                **values,
            )
            fields = (invoice.fields.get("total_in_words"), invoice.fields.get("total_amount"))
            yield unless_doubtful(failed(said, *where, cure=ORIGINAL), *fields)
