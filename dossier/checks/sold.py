"""What was sold by the invoices: red-letter ones take back, and one that is taken back whole is no sale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from dossier.checks.facts import is_red, money_of
from dossier.checks.outcomes import several
from dossier.checks.parties import compare_applicant
from dossier.checks.sums import yuan
from dossier.models.base import Text, text
from dossier.models.document import Document, Dossier
from dossier.models.values import normalise_code

_TOTAL = "total_amount"


class Billed(NamedTuple):
    """What invoices come to: the steps as said, the papers they stand in, and those whose total was not read."""

    total: Decimal
    steps: Text
    papers: tuple[Document, ...]
    unread: tuple[Document, ...]


def red_invoices(dossier: Dossier) -> list[Document]:
    """Invoices that take back a sale, each number once."""
    return once(invoice for invoice in dossier.of_type("invoice") if is_red(invoice))


def sales_invoices(dossier: Dossier) -> list[Document]:
    """Invoices that stand for a sale: red ones are left out, and those that red ones take back whole."""
    reds = red_invoices(dossier)
    blue = [invoice for invoice in dossier.of_type("invoice") if not is_red(invoice)]
    return [invoice for invoice in blue if not taken_back_whole(invoice, reds)]


def once(invoices: Iterable[Document]) -> list[Document]:
    """Invoices without copies: of those that bear one number, the last."""
    return list({i.value("invoice_code") + i.value("invoice_number") or i.id: i for i in invoices}.values())


def takes_back(red: Document, invoice: Document) -> bool:
    """Whether a red invoice names this one as its original."""
    number, code = (normalise_code(red.value(f"original_invoice_{part}")) for part in ("number", "code"))
    same_code = not code or code == normalise_code(invoice.value("invoice_code"))
    return bool(number) and same_code and number == normalise_code(invoice.value("invoice_number"))


def taken_back_whole(invoice: Document, reds: Sequence[Document]) -> bool:
    """Whether the red invoices that name this one leave nothing of it; so too where an amount was not read."""
    own = [red for red in reds if takes_back(red, invoice)]
    amounts = [money_of(paper, _TOTAL) for paper in (invoice, *own)]
    known = [abs(amount) for amount in amounts if amount is not None]
    return bool(own) and (len(known) < len(amounts) or sum(known[1:], Decimal(0)) >= known[0])


def nameless(reds: Iterable[Document]) -> list[Document]:
    """Red invoices that do not say which one they take back."""
    return [red for red in reds if not red.value("original_invoice_number")]


def bought(dossier: Dossier, invoice: Document) -> bool:
    """Whether the applicant is the buyer: that is a purchase and no sale."""
    code, own = normalise_code(invoice.value("buyer_tax_id")), normalise_code(dossier.declared_value("uscc"))
    return bool(code and code == own) or compare_applicant(dossier, invoice.value("buyer_name")).same


def billed(dossier: Dossier, invoices: Iterable[Document], loose: Iterable[Document] = ()) -> Billed:
    """The sum of invoices without copies, less red ones that name one of them, less ``loose`` red ones."""
    blue = once(invoices)
    reds = [red for red in red_invoices(dossier) if any(takes_back(red, invoice) for invoice in blue)]
    return summed([*blue, *reds, *(red for red in loose if red not in reds)], _TOTAL)


def summed(papers: Sequence[Document], field: str) -> Billed:
    """The sum of a field, red invoices taken off however they print it, with its steps."""
    known = [(paper, amount) for paper in papers if (amount := signed(paper, field)) is not None]
    total = sum((amount for _, amount in known), Decimal(0))
    return Billed(total, _steps([amount for _, amount in known], total), tuple(paper for paper, _ in known),
                  tuple(paper for paper in papers if signed(paper, field) is None))  # fmt: skip


def signed(invoice: Document, field: str) -> Decimal | None:
    """An invoice's amount; a red one's is negative however it is printed."""
    amount = money_of(invoice, field)
    return -abs(amount) if amount is not None and is_red(invoice) else amount


def _steps(amounts: Sequence[Decimal], total: Decimal, most: int = 6) -> Text:
    """``100.00 + 200.00 - 50.00 = 250.00``; of many amounts the first few and how many more."""
    if len(amounts) < 2:
        return Text(zh=yuan(total), en=yuan(total))
    shown = [f"{'-' if amount < 0 else '+'} {yuan(abs(amount))}" for amount in amounts[:most]]
    row = " ".join(shown).removeprefix("+ ")
    rest = len(amounts) - len(shown)
    more = text(" 等共 {n} 张", " and {rest} more", n=len(amounts), rest=rest) if rest else Text(zh="", en="")
    return text("{row}{more} = {total}", "{row}{more} = {total}", row=row, more=more, total=yuan(total))


def numbers_of(invoices: Iterable[Document]) -> Text:
    """The numbers of invoices in a row; where one was not read, the file."""
    return several(invoice.value("invoice_number") or invoice.file for invoice in invoices)
