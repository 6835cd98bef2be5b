"""The last step: what was recognised enters the catalogue under the policy's terms, a claim is paid."""

from __future__ import annotations

from datetime import date

from dossier.casework.gates import obstacles
from dossier.casework.procedure import at, refuse
from dossier.models.acts import Step
from dossier.models.base import Record, text
from dossier.models.errors import RefusedError
from dossier.models.records.catalogue_rows import EntryRow, NewEntry, PaidClaimRow
from dossier.models.records.publishing import Payment
from dossier.models.records.store import Store


class Listing(Record):
    """What an office adds to an entry when it publishes it; the rest comes from the case and the policy."""

    document: str = ""
    """The number of the document that publishes it."""
    category: str = ""
    chain: str = ""
    region: str = ""
    first_set: bool = False
    treatment: str = ""
    limits: str = ""


def publish(
    store: Store, case_id: str, version: int, user: str, listing: Listing | None = None, day: date | None = None
) -> EntryRow:
    """Publish a case that stands at its last step; the entry holds by the terms of the policy as it was filed under.

    Raises RefusedError while a gate is shut, and where the catalogue cannot take the product (listed already, too long
    a run of terms).
    """
    situation = at(store, case_id, ("open",), day)
    if situation.stage.kind != "publication":
        raise RefusedError(text("案卷尚未到公布环节。", "The case has not come to its publication."))
    refuse(obstacles(situation, situation.stage.gates))
    told, case = listing or Listing(), situation.case
    new = NewEntry(
        policy=case.policy, policy_version=case.policy_version, case_id=case.id, applicant=case.applicant,
        uscc=case.uscc, product=case.product, model=case.model, category=told.category or case.category,
        chain=told.chain, region=told.region, first_set=told.first_set, treatment=told.treatment, limits=told.limits,
        published_on=situation.day,
    )  # fmt: skip
    stage = situation.stage.id
    step = Step(from_stage=stage, to_stage=stage, reason=told.document, run_id=situation.run_id)
    return store.publish_case(case.id, version, new, situation.version.terms, step, user, situation.day)


def pay(store: Store, case_id: str, version: int, user: str, payment: Payment, day: date | None = None) -> PaidClaimRow:
    """Pay a claim that stands at its last step; what was paid counts for the checks of later claims.

    Raises RefusedError while a gate is shut, and for an amount that is none.
    """
    situation = at(store, case_id, ("open",), day)
    if situation.stage.kind != "payment":
        raise RefusedError(text("案卷尚未到兑付环节。", "The claim has not come to its payment."))
    refuse(obstacles(situation, situation.stage.gates))
    stage = situation.stage.id
    step = Step(from_stage=stage, to_stage=stage, reason=payment.amount, run_id=situation.run_id)
    return store.pay_case(situation.case.id, version, payment, step, user, situation.day)
