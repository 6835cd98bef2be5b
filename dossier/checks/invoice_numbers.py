"""Numbers of invoices: what they tell of year and region, and whether one comes twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from pydantic import Field as Constrained

from dossier.checks.facts import day_of, is_red, money_of
from dossier.checks.invoices import ORIGINAL
from dossier.checks.outcomes import (
    UNREAD,
    failed,
    named,
    not_applicable,
    passed,
    several,
    unread,
    warned,
)
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.sold import takes_back
from dossier.checks.sums import yuan
from dossier.checks.trust import unless_doubtful
from dossier.models.base import Record, text
from dossier.models.document import Document
from dossier.models.finding import Outcome
from dossier.models.identifiers import invoice_code, invoice_number, uscc


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
        outcome = (warned if old_form else failed)(said, *where, cure=ORIGINAL)
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


@check("sales.invoice_duplicate", NoParams)
def duplicate(context: Context, params: NoParams) -> Iterable[Outcome]:
    """No invoice comes twice; the PDF, OFD and XML of one invoice are one. A red invoice is pointed out."""
    groups: dict[str, list[Document]] = defaultdict(list)
    invoices = context.dossier.of_type("invoice")
    for invoice in invoices:
        if invoice.value("invoice_number"):
            groups[invoice.value("invoice_code") + invoice.value("invoice_number")].append(invoice)
    found = [_twice(number, group) for number, group in groups.items() if _is_twice(group)]
    found += [_red(invoice, invoices) for invoice in invoices if is_red(invoice)]
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


def _red(invoice: Document, invoices: Sequence[Document]) -> Outcome:
    """A red invoice: which one it takes back, how much, and whether that one is among the papers."""
    amount, number = money_of(invoice, "total_amount"), invoice.value("original_invoice_number")
    values = {"invoice": named(invoice), "amount": UNREAD if amount is None else yuan(abs(amount)), "number": number}
    original = [one for one in invoices if takes_back(invoice, one)]
    where = [invoice.evidence("total_amount"), *([invoice.evidence("original_invoice_number")] if number else []),
             *(one.evidence("invoice_number") for one in original)]  # fmt: skip
    if original:
        told = text(
            "，冲减材料中的发票 {number}（{files}），已从销售中扣除",
            " of invoice {number} ({files}), and is taken off the sales",
            files=several(one.file for one in original), **values,
        )  # fmt: skip
    elif number:
        told = text("，冲减的发票 {number} 不在材料中", " of invoice {number}, which is not among the papers", **values)
    else:
        told = text("，未读出其冲减的原发票号码", "; which invoice it takes back was not read", **values)
    said = text(
        "{invoice}为红字（负数）发票，金额 {amount} 元{told}。",
        "{invoice} is a red-letter (negative) invoice: it takes back {amount} yuan{told}.",
        told=told, **values,
    )  # fmt: skip
    cure = text("请补交对应的原发票，或另交未冲红的发票。", "Hand in the invoice it cancels, or one that stands.")
    return unless_doubtful(warned(said, *where, cure=cure), invoice.fields.get("total_amount"))
