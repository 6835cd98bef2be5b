"""Subsidies that were paid, and those that were taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from sqlalchemy import select
from sqlalchemy.orm import Session

from dossier.models.base import text
from dossier.models.clock import today
from dossier.models.errors import RefusedError, UsageError
from dossier.models.records.base import Part, overtaken, signed, storable
from dossier.models.records.catalogue_rows import PaidClaimRow, row_of
from dossier.models.records.catalogue_tables import PaidClaimTable
from dossier.models.values import normalise_code


class PaidClaims(Part):
    """Paid claims; what was reclaimed stays on record with its reason."""

    def add_paid_claim(
        self,
        policy: str,
        applicant: str,
        uscc: str,
        product: str,
        amount: str,
        user: str,
        paid_on: date | None = None,
        term_from: date | None = None,
        term_to: date | None = None,
        case_id: str | None = None,
    ) -> PaidClaimRow:
        """Keep that a subsidy was paid: so many yuan, for the insured term where there is one.

        Raises RefusedError for an amount that is none, a term that ends before it begins, and a case that was paid.
        """
        line = PaidClaimTable(
            policy=policy, case_id=case_id, applicant=storable(applicant), uscc=normalise_code(uscc),
            product=storable(product), amount=yuan(amount), paid_on=paid_on or today(), term_from=term_from,
            term_to=term_to, reclaimed_on=None,
        )  # fmt: skip
        with self._write() as session:
            return self._pay(session, line, user)

    def _pay(self, session: Session, line: PaidClaimTable, user: str) -> PaidClaimRow:
        """As ``add_paid_claim``, in the transaction of what leads to it."""
        signed(user)
        if line.term_from and line.term_to and line.term_to < line.term_from:
            raise RefusedError(text("保险止期早于起期。", "The insured term ends before it begins."))
        of_case = select(PaidClaimTable.id).where(PaidClaimTable.case_id == line.case_id)
        if line.case_id and session.scalars(of_case).first():
            raise RefusedError(text("该案卷已兑付。", "That case was paid already."))
        session.add(line)
        session.flush()
        row = row_of(PaidClaimRow, line)
        self._note(session, user, "paid", f"claim:{row.id}", **row.model_dump(mode="json"))
        return row

    def reclaim(self, id_: int, version: int, reason: str, user: str, on: date | None = None) -> PaidClaimRow:
        """Keep that a subsidy was taken back, and why. Raises RefusedError without a reason or a second time."""
        with self._write() as session:
            return self._reclaim(session, id_, version, reason, user, on or today())

    def _reclaim(self, session: Session, id_: int, version: int, reason: str, user: str, on: date) -> PaidClaimRow:
        signed(user)
        line = session.get(PaidClaimTable, id_)
        if line is None:
            raise UsageError(text("没有第 {id} 笔兑付。", "There is no payment {id}.", id=id_))
        if line.version != version:
            raise overtaken()
        if line.reclaimed_on or not reason.strip():
            raise RefusedError(text("该笔已收回，或未填写理由。", "It was taken back already, or no reason is given."))
        line.reclaimed_on, line.reclaim_reason = on, storable(reason)
        session.flush()
        self._note(session, user, "reclaimed", f"claim:{id_}", on=on.isoformat(), reason=reason)
        return row_of(PaidClaimRow, line)

    def paid_claims(self, policy: str | None = None, uscc: str = "") -> list[PaidClaimRow]:
        """Payments in the order of their entry."""
        query = select(PaidClaimTable).order_by(PaidClaimTable.id)
        if policy:
            query = query.where(PaidClaimTable.policy == policy)
        if uscc:
            query = query.where(PaidClaimTable.uscc == normalise_code(uscc))
        with self._read() as session:
            return [row_of(PaidClaimRow, line) for line in session.scalars(query)]


def yuan(amount: str) -> str:
    """An amount in yuan as it is kept, with two decimals. Raises RefusedError where it is none or not above zero."""
    try:
        value = Decimal(amount)
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0:
        raise RefusedError(text("“{amount}”不是金额（元）。", "“{amount}” is no amount in yuan.", amount=amount))
    return f"{value:.2f}"
