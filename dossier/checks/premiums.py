"""Insured terms of a product and the premium that was paid for each: which payment belongs to which policy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from dossier.checks.facts import day_of, money_of
from dossier.checks.matching.products import compare_names
from dossier.models.document import Document, Dossier, Evidence, Field


@dataclass(frozen=True)
class Insured:
    """One insurance policy and the payments that were made for it."""

    policy: Document
    payments: tuple[Document, ...]

    @property
    def start(self) -> date | None:
        """First day of the insured term."""
        return day_of(self.policy, "valid_from")

    @property
    def length(self) -> relativedelta | None:
        """Length of the insured term; None where a day was not read."""
        return length(self.start, day_of(self.policy, "valid_to"))

    @property
    def premium(self) -> Decimal | None:
        """The premium that the policy prints, in yuan."""
        return money_of(self.policy, "premium")

    @property
    def amount(self) -> Decimal | None:
        """The insured amount, in yuan."""
        return money_of(self.policy, "insured_amount")

    @property
    def paid(self) -> Decimal | None:
        """Premium paid, in yuan; None where there is no payment or one could not be read."""
        amounts = [money_of(payment, "amount") for payment in self.payments]
        known = [amount for amount in amounts if amount is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every number that enters the arithmetic."""
        printed = (self.policy.evidence(field) for field in ("premium", "insured_amount"))
        return (*printed, *(payment.evidence("amount") for payment in self.payments))

    @property
    def fields(self) -> list[Field | None]:
        """The fields behind these numbers."""
        printed = [self.policy.fields.get(field) for field in ("premium", "insured_amount")]
        return [*printed, *(payment.fields.get("amount") for payment in self.payments)]


def length(start: date | None, end: date | None) -> relativedelta | None:
    """Length of a term. An end on the same day of a month as the start is not counted in (from 0 to 0 hours)."""
    if start is None or end is None or end < start:
        return None
    exact = relativedelta(end, start)
    return exact if exact.days == 0 and end > start else relativedelta(end + timedelta(days=1), start)


def insured_terms(dossier: Dossier) -> list[Insured]:
    """The product's insurance policies in order of time, each with its payments; papers handed in twice count once."""
    product = dossier.declared_value("product_name")
    policies = [policy for policy in _once(dossier.of_type("insurance_policy"), "policy_number")
                if not (product and policy.value("product_name"))
                or compare_names(product, policy.value("product_name")).close]  # fmt: skip
    policies.sort(key=lambda policy: policy.value("valid_from"))
    payments: dict[str, list[Document]] = {policy.id: [] for policy in policies}
    for payment in _once(dossier.of_type("premium_payment"), "payer", "payee", "amount", "paid_date"):
        owner = _owner(payment, policies, payments)
        if owner:
            payments[owner.id].append(payment)
    return [Insured(policy, tuple(payments[policy.id])) for policy in policies]


def _once(papers: Iterable[Document], *fields: str) -> list[Document]:
    keys = {"".join(paper.value(field) for field in fields) or paper.id: paper for paper in reversed([*papers])}
    return [*reversed(keys.values())]


def _owner(payment: Document, policies: Sequence[Document], taken: dict[str, list[Document]]) -> Document | None:
    """The policy that a payment is for: that of its amount, else the one that runs on that day, else the nearest."""
    amount, day = money_of(payment, "amount"), day_of(payment, "paid_date")
    equal = [p for p in policies if amount is not None and money_of(p, "premium") == amount and not taken[p.id]]
    running = [p for p in policies if day and p.value("valid_from") <= day.isoformat() <= p.value("valid_to")]
    return min(equal or running or policies, key=lambda policy: _apart(policy, day), default=None)


def _apart(policy: Document, day: date | None) -> int:
    start = day_of(policy, "valid_from")
    return abs((day - start).days) if day and start else 0
