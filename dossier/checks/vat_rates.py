"""Whether the rates of an invoice's lines were rates of the law on the day it was issued."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dossier.checks.facts import day_of, decimal_of, items_of
from dossier.checks.invoices import ORIGINAL
from dossier.checks.law import vat_rates, was_vat_rate
from dossier.checks.outcomes import named, not_applicable, passed, several, to_review, unread, warned
from dossier.checks.registry import Context, NoParams, check
from dossier.checks.trust import unless_doubtful
from dossier.models.base import text
from dossier.models.document import Document
from dossier.models.finding import Outcome


@check("sales.vat_rate", NoParams)
def vat_rate(context: Context, params: NoParams) -> Iterable[Outcome]:
    """Each rate printed was in force on the date of issue; an earlier one may stand for an earlier sale."""
    for invoice in context.dossier.of_type("invoice"):
        rates = sorted({rate for item in items_of(invoice) if (rate := _rate(item)) is not None})
        day = day_of(invoice, "issue_date")
        if not rates:
            said = text("{invoice}未载税率。", "{invoice} prints no rate.", invoice=named(invoice))
            yield not_applicable(said)
        elif day is None:
            yield unread(invoice, "issue_date")
        elif vat_rates(day):
            yield _judged(invoice, rates, day)


def _judged(invoice: Document, rates: list[Decimal], day: date) -> Outcome:
    odd = [rate for rate in rates if rate not in vat_rates(day)]
    where = (invoice.evidence("items"), invoice.evidence("issue_date"))
    shown = several(f"{rate.normalize():f}%" for rate in odd or rates)
    values = {"invoice": named(invoice), "rates": shown, "day": day}
    if not odd:
        said = text("{invoice}：税率 {rates} 在 {day} 有效。", "{invoice}: {rates} in force on {day}.", **values)
        return passed(said, *where)
    fields = (invoice.fields.get("items"), invoice.fields.get("issue_date"))
    if all(was_vat_rate(rate, day) for rate in odd):
        said = text(
            "{invoice}：税率 {rates} 在开票日 {day} 已不适用，仅补开或更正以前的销售时可见，需核实。",
            "{invoice}: {rates} was no longer in force on {day}; it occurs only where an earlier sale is invoiced.",
            **values,
        )
        return unless_doubtful(warned(said, *where, cure=ORIGINAL), *fields)
    said = text(
        "{invoice}：税率 {rates} 不是 {day} 的法定税率或征收率，需核实。",
        "{invoice}: {rates} is no rate of the law on {day}; a person must look.",
        **values,
    )
    return to_review(said, *where, cure=ORIGINAL)


def _rate(item: dict[str, str]) -> Decimal | None:
    return decimal_of(item.get("tax_rate", "").rstrip("%％"))
