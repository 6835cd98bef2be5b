"""Values of one paper that cannot all be true: what is edited in one place seldom fits the others.

The judgements are those of the checks on content; here their exact contradictions are told as signs, with what may
explain them innocently and how a person settles it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import Field as Constrained

from dossier.checks import dates, finance, identifiers, invoice_numbers, invoices
from dossier.checks.authenticity.signs import Advice, contradiction, strong, weak
from dossier.checks.facts import decimal_of, items_of, money_of
from dossier.checks.outcomes import cut, label_of, named
from dossier.checks.registry import Context, NoParams, check
from dossier.models.base import Record, text
from dossier.models.document import APART, WORDS_DIFFER
from dossier.models.finding import Outcome

_SEVERAL = 2
"""Values that must be set against each other."""
_SPOKEN = re.compile("[零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万亿元圆圓角分]{3,}")
_FIGURES = re.compile(r"\d[\d,，.]*")
_ADVICE = Advice(
    innocent=text(
        "原件本身印错；识别有误；报表按万元列示或四舍五入；发票明细另附清单。",
        "The original is misprinted; it was misread; a statement counts in ten thousands or is rounded; the invoice's "
        "lines stand on a list beside it.",
    ),
    verify=text(
        "请核对原件；编号可在相应登记系统（国家企业信用信息公示系统、专利登记簿、增值税发票查验平台、注册会计师行业统一监管平台）查询。",
        "Compare with the original; look numbers up in their register (companies, patents, tax platform for invoices, "
        "platform of the accountants).",
    ),
)


class Tolerances(Record):
    """Yuan by which sums may differ: totals of an invoice, its lines, their tax, the two sides of a balance sheet;
    and years by which an invoice's form may be older than its day of issue."""

    total_tolerance: Decimal = Constrained(ge=0)
    line_tolerance: Decimal = Constrained(ge=0)
    tax_tolerance: Decimal = Constrained(ge=0)
    balance_tolerance: Decimal = Constrained(ge=0)
    code_age_years: int = Constrained(ge=0)


class _Line(NamedTuple):
    """A line of an invoice in numbers; ``made`` is quantity times price in whole cents."""

    name: str
    quantity: Decimal
    price: Decimal
    amount: Decimal
    made: Decimal

    @classmethod
    def of(cls, item: dict[str, str]) -> _Line | None:
        """The line's numbers, None where one is missing."""
        quantity, price, amount = (decimal_of(item.get(key, "")) for key in ("quantity", "unit_price", "amount"))
        if quantity is None or price is None or amount is None:
            return None
        return cls(cut(item.get("name", ""), 30), quantity, price, amount, round(quantity * price, 2))


@check("authenticity.value_edited", Tolerances)
def value_edited(context: Context, params: Tolerances) -> Iterable[Outcome]:
    """Check digits, numbers against type and date, sums, and words against figures leave no contradiction."""
    for judged in _judgements(params):
        for outcome in judged(context):
            if outcome.status == "fail":
                yield contradiction(outcome.message, *outcome.evidence, advice=_ADVICE)
            elif outcome.status == "review" and _is_printed(context, outcome):
                yield strong(outcome.message, *outcome.evidence, advice=_ADVICE)
    yield from _lines(context, params)
    yield from _odd_lines(context, params)
    yield from _amounts(context)


def _is_printed(context: Context, outcome: Outcome) -> bool:
    """Whether values that do not fit stand in text layers: they are not misread. Sums that do not add up lower the
    trust in their own values, so that the checks of content leave such to a person."""
    if any(place.field == "items" for place in outcome.evidence):
        return False
    papers = {document.id: document for document in context.dossier.documents}
    fields = [
        papers[place.document].fields.get(place.field or "") for place in outcome.evidence if place.document in papers
    ]
    return len(fields) >= _SEVERAL and all(field is not None and field.source == "text" for field in fields)


def _judgements(params: Tolerances) -> Iterator[Callable[[Context], Iterable[Outcome]]]:
    """The checks of content whose failures are exact, each with what it needs."""
    yield lambda context: identifiers.identifier(context, NoParams())
    yield lambda context: dates.sequence(context, NoParams())
    yield lambda context: invoices.invoice_arithmetic(context, _sums(params))
    yield lambda context: invoices.words(context, NoParams())
    yield lambda context: invoice_numbers.number(
        context, invoice_numbers.InvoiceNumbers(code_age_years=params.code_age_years)
    )
    yield lambda context: finance.balance(context, finance.Balance(tolerance=params.balance_tolerance))


def _sums(params: Tolerances) -> invoices.InvoiceSums:
    names: dict[str, Any] = {name: getattr(params, name) for name in invoices.InvoiceSums.model_fields}
    return invoices.InvoiceSums(**names)


def _lines(context: Context, params: Tolerances) -> Iterator[Outcome]:
    """Faults in an invoice's lines may come from lines that were not read: a note, no more."""
    for outcome in invoices.invoice_arithmetic(context, _sums(params)):
        if outcome.status == "review" and any(place.field == "items" for place in outcome.evidence):
            yield weak(outcome.message, *outcome.evidence, advice=_ADVICE)


def _odd_lines(context: Context, params: Tolerances) -> Iterator[Outcome]:
    """One line's amount against all else: quantity times price of all lines make the net sum, and that the total.

    So the lines were all read, and the amount that fits neither its own price nor the sum was not misread.
    """
    for invoice in context.dossier.of_type("invoice"):
        net, tax, total = (money_of(invoice, name) for name in ("amount_excl_tax", "tax_amount", "total_amount"))
        lines = [_Line.of(item) for item in items_of(invoice)]
        if invoice.fields.get("items") is None or invoice.fields["items"].source != "text" or None in (net, tax, total):
            continue
        known = [line for line in lines if line is not None]
        made = sum((line.made for line in known), Decimal(0))
        odd = [line for line in known if abs(line.made - line.amount) > params.line_tolerance]
        if len(known) < len(lines) or made != net or abs(made + (tax or 0) - (total or 0)) > params.total_tolerance:
            continue
        for line in odd:
            said = text(
                "{invoice}：“{name}”金额印为 {amount}，而数量 {quantity} × 单价 {price} = {made}，"
                "合计金额 {net} 与后者相符。",
                "{invoice}: “{name}” bears the amount {amount}, but quantity {quantity} × price {price} = {made}, with "
                "which the net sum {net} agrees.",
                invoice=named(invoice), net=net, **line._asdict(),
            )  # fmt: skip
            yield strong(said, invoice.evidence("items"), invoice.evidence("amount_excl_tax"), advice=_ADVICE)


def _amounts(context: Context) -> Iterator[Outcome]:
    """Amounts of other papers that are printed in figures and in words: of one value both must be the same.

    Where the two stand apart on the paper, or the value holds several amounts, one may belong to something else.
    """
    for document in context.dossier.documents:
        for name, field in document.fields.items():
            if field.source != "text" or field.note != WORDS_DIFFER:
                continue
            said = text(
                "{paper}的{label}“{raw}”，大写与小写不一致。",
                "{paper}: {label} “{raw}”: words and figures differ.",
                paper=named(document), label=label_of(document, name), raw=field.raw,
            )  # fmt: skip
            single = APART not in field.raw and all(len(p.findall(field.raw)) == 1 for p in (_SPOKEN, _FIGURES))
            yield (contradiction if single else strong)(said, document.evidence(name), advice=_ADVICE)
