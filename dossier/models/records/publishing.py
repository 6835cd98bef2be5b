"""What a case ends in, in one transaction with its end: an entry of the catalogue, or a subsidy that is paid."""

from __future__ import annotations

from datetime import date

from dossier.models.acts import Step
from dossier.models.base import Record
from dossier.models.policy import Terms
from dossier.models.records.cases import Cases, apply_changes, found_case
from dossier.models.records.catalogue import Catalogue
from dossier.models.records.catalogue_rows import EntryRow, NewEntry, PaidClaimRow
from dossier.models.records.catalogue_tables import PaidClaimTable
from dossier.models.records.paid_claims import PaidClaims, yuan


class Payment(Record):
    """What is paid for a claim, in yuan, and the insured term it is paid for where there is one."""

    amount: str
    term_from: date | None = None
    term_to: date | None = None


class Publishing(Cases, Catalogue, PaidClaims):
    """Cases that end in the catalogue or in a payment; neither is there without the other."""

    def publish_case(
        self, id_: str, version: int, new: NewEntry, terms: Terms, step: Step, user: str, on: date
    ) -> EntryRow:
        """Close a case as listed and enter its product. Raises OvertakenError, and what ``add_entry`` raises."""
        with self._write() as session:
            apply_changes(session, id_, version, {"state": "closed", "outcome": "listed", "claimed_by": None})
            entry = self._add_entry(session, new, terms, user)
            self._add_act(session, id_, "published", step, user, on)
            return entry

    def pay_case(self, id_: str, version: int, payment: Payment, step: Step, user: str, on: date) -> PaidClaimRow:
        """Close a claim as paid and keep what was paid. Raises OvertakenError, and what ``add_paid_claim`` raises."""
        with self._write() as session:
            apply_changes(session, id_, version, {"state": "closed", "outcome": "paid", "claimed_by": None})
            case = found_case(session, id_)
            line = PaidClaimTable(
                policy=case.policy, case_id=id_, applicant=case.applicant, uscc=case.uscc, product=case.product,
                amount=yuan(payment.amount), paid_on=on, term_from=payment.term_from, term_to=payment.term_to,
                reclaimed_on=None,
            )  # fmt: skip
            row = self._pay(session, line, user)
            self._add_act(session, id_, "paid_out", step, user, on)
            return row
