"""What an invoice says of itself: its sums, its number, its amount in words, and whether it came twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import PurePath

from pydantic import Field as Constrained

from dossier.checks.facts import day_of, decimal_of, is_red, items_of, money_of
from dossier.checks.outcomes import (
    UNREAD,
    cut,
    failed,
    named,
    not_applicable,
    passed,
    several,
    to_review,
    unread,
    warned,
)
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, Text, text
from dossier.models.document import Document
from dossier.models.finding import Outcome
from dossier.models.identifiers import invoice_code, invoice_number, uscc
from dossier.models.values import amount_in_words

_TOTALS = ("amount_excl_tax", "tax_amount", "total_amount")
_ORIGINAL = text(
    "请核对原件，或重新提交从税务平台下载的发票文件。",
    "Compare with the original, or hand in the file from the tax platform.",
)


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
        invoice=named(invoice), net=net, tax=tax, sum=net + tax, total=total, gap=total - net - tax,
    )  # fmt: skip
    outcome = failed(said, *(invoice.evidence(field) for field in _TOTALS), cure=_ORIGINAL)
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
        yield failed(said, *where, cure=_ORIGINAL) if structured else to_review(said, *where, cure=_ORIGINAL)


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


class InvoiceNumbers(Record):
    """Years by which the form of a tax-control invoice may be older than its date of issue."""

    code_age_years: int = Constrained(ge=0)


@check("sales.invoice_number", InvoiceNumbers)
def number(context: Context, params: InvoiceNumbers) -> Iterable[Outcome]:
    """Year and region in an invoice's number or code fit its date and its seller; the region only hints."""
    for invoice in context.dossier.of_type("invoice"):
        if not invoice.value("invoice_number"):
            yield unread(invoice, "invoice_number")
            continue
        odd = [*_year_faults(invoice, params), *_region_faults(invoice)]
        if not odd:
            said = text(
                "{invoice}：发票号码 {number} 与开票日期 {day} 不矛盾。",
                "{invoice}: number {number} agrees with the date {day}.",
                invoice=named(invoice),
                number=invoice.value("invoice_number"),
                day=invoice.value("issue_date") or UNREAD,
            )
            odd = [passed(said, invoice.evidence("invoice_number"), invoice.evidence("issue_date"))]
        yield from odd


def _year_faults(invoice: Document, params: InvoiceNumbers) -> Iterator[Outcome]:
    day = day_of(invoice, "issue_date")
    if day is None:
        return
    for field, year, newest in (
        ("invoice_number", invoice_number.year(invoice.value("invoice_number")), 0),
        ("invoice_code", invoice_code.year(invoice.value("invoice_code")), params.code_age_years),
    ):
        if year is None or year <= day.year <= year + newest:
            continue
        said = text(
            "{invoice}：{value} 中的年份为 {year}，开票日期为 {day}。",
            "{invoice}: the year in {value} is {year}, the date of issue is {day}.",
            invoice=named(invoice), value=invoice.value(field), year=year, day=day,
        )  # fmt: skip
        where = (invoice.evidence(field), invoice.evidence("issue_date"))
        old_form = field == "invoice_code" and day.year > year
        outcome = (warned if old_form else failed)(said, *where, cure=_ORIGINAL)
        yield unless_doubtful(outcome, invoice.fields.get(field), invoice.fields.get("issue_date"))


def _region_faults(invoice: Document) -> Iterator[Outcome]:
    seller = uscc.compact(invoice.value("seller_tax_id"))
    printed = invoice.value("invoice_number"), invoice.value("invoice_code")
    code = invoice_number.region_code(printed[0]) or invoice_code.region_code(printed[1])
    if not uscc.is_valid(seller) or code is None or seller[2:4] in (code[:2], "10"):
        return
    field = "invoice_number" if len(printed[0]) == 20 else "invoice_code"
    said = text(
        "{invoice}：发票所属地区为{place}，销售方统一社会信用代码的登记地为{seller}，可能迁址，需核实。",
        "{invoice}: the tax region is {place}, the seller's code was given in {seller}; the company may have moved.",
        invoice=named(invoice),
        place=invoice_number.region(printed[0]) or invoice_code.region(printed[1]),
        seller=uscc.region(seller) or seller[2:4],
    )
    cure = text(
        "如销售方已迁址，请附变更登记证明；否则请核对发票号码和税号。",
        "If the seller moved, attach proof of it; otherwise compare both numbers with the original.",
    )
    outcome = warned(said, invoice.evidence(field), invoice.evidence("seller_tax_id"), cure=cure)
    yield unless_doubtful(outcome, invoice.fields.get(field), invoice.fields.get("seller_tax_id"))


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
            yield unless_doubtful(failed(said, *where, cure=_ORIGINAL), *fields)


@check("sales.invoice_duplicate", NoParams)
def duplicate(context: Context, params: NoParams) -> Iterable[Outcome]:
    """No invoice comes twice; the PDF, OFD and XML of one invoice are one. A red invoice is pointed out."""
    groups: dict[str, list[Document]] = defaultdict(list)
    invoices = context.dossier.of_type("invoice")
    for invoice in invoices:
        if invoice.value("invoice_number"):
            groups[invoice.value("invoice_code") + invoice.value("invoice_number")].append(invoice)
    found = [_twice(number, group) for number, group in groups.items() if _is_twice(group)]
    found += [_red(invoice) for invoice in invoices if is_red(invoice)]
    if groups and not found:
        said = text("{n} 张发票号码各不相同。", "{n} invoices, all with numbers of their own.", n=len(groups))
        found = [passed(said, *(group[0].evidence("invoice_number") for group in groups.values()))]
    yield from found or [not_applicable(text("没有可核对的发票号码。", "There are no invoice numbers to compare."))]


def _is_twice(group: list[Document]) -> bool:
    """Whether one form of the file comes twice, or forms of one invoice contradict each other."""
    formats = [PurePath(invoice.file).suffix.lower() for invoice in group]
    return len(set(formats)) < len(formats) or len({invoice.value("total_amount") for invoice in group}) > 1


def _twice(number: str, group: list[Document]) -> Outcome:
    totals = [invoice.value("total_amount") or UNREAD for invoice in group]
    said = text(
        "发票 {number} 在材料中出现 {n} 次（{files}），价税合计为 {totals}，只能计一次。",
        "Invoice {number} comes {n} times ({files}), totals {totals}; it counts once.",
        number=number, n=len(group), files=several([invoice.file for invoice in group]), totals=several(totals),
    )  # fmt: skip
    cure = text("请删去重复的发票，或补交其他发票。", "Take out the copy, or hand in another invoice.")
    outcome = failed(said, *(invoice.evidence("invoice_number") for invoice in group), cure=cure)
    return unless_doubtful(outcome, *(invoice.fields.get("invoice_number") for invoice in group))


def _red(invoice: Document) -> Outcome:
    said = text(
        "{invoice}为红字（负数）发票，冲减销售，不计入销售业绩，请核对其对应的原发票。",
        "{invoice} is a red-letter (negative) invoice: it takes back a sale. Look for the invoice it cancels.",
        invoice=named(invoice),
    )
    cure = text("请补交对应的原发票，或另交未冲红的发票。", "Hand in the invoice it cancels, or one that stands.")
    outcome = warned(said, invoice.evidence("total_amount"), cure=cure)
    return unless_doubtful(outcome, invoice.fields.get("total_amount"))
