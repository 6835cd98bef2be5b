"""False material, misconduct, negligent agencies: what the policy attaches to them, and what is told to others."""

from __future__ import annotations

from datetime import date

from dossier.casework.sheets import Sheet
from dossier.checks.policy_files import load_policy
from dossier.models.acts import ACTS, Dishonesty, Misconduct
from dossier.models.base import Record, text
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.policy import Policy, Terms
from dossier.models.records.acts import ActRow
from dossier.models.records.case_rows import CaseRow
from dossier.models.records.catalogue_rows import EntryRow, RestrictedRow
from dossier.models.records.sanctions import Sanction, Sanctioned
from dossier.models.records.store import Store


def sanction_case(
    store: Store,
    case: CaseRow,
    act: Dishonesty | Misconduct,
    reason: str,
    user: str,
    *,
    serious: bool = False,
    on: date | None = None,
) -> Sanctioned:
    """What follows from false material or fraud in a case, as far as its policy says so.

    A case that is on its way is cancelled, the entry it led to removed with ``reason`` in public, a ban put on the
    applicant (under some policies only where the case is ``serious``), subsidies that were paid for it taken back.
    Re-contracting and sub-contracting are kept on record and lead to none of that.
    """
    fraud = isinstance(act, Dishonesty) or act.what == "fraud"
    policy, day = load_policy(case.policy), on or today()
    entry = store.entry_of_case(case.id) if fraud else None
    paid = store.paid_claims(case.policy) if fraud else []
    what = Sanction(
        policy=policy.of or policy.id, name=case.applicant, uscc=case.uscc, act=act, reason=reason, case=case.id,
        stage=case.stage, cancel=case.version if fraud and case.state in ("open", "returned") else None,
        entry=(entry.id, entry.version) if entry and not entry.removed_on else None,
        years=_ban(_terms(policy, day), serious) if fraud else None,
        claims=tuple((one.id, one.version) for one in paid if one.case_id == case.id and not one.reclaimed_on),
    )  # fmt: skip
    return store.sanction(what, user, day)


def sanction_entry(
    store: Store, entry: EntryRow, reason: str, user: str, *, serious: bool = False, on: date | None = None
) -> Sanctioned:
    """As ``sanction_case``, for an entry that came from no case here."""
    day = on or today()
    what = Sanction(
        policy=entry.policy, name=entry.applicant, uscc=entry.uscc, act=Dishonesty(matter=reason, evidence=reason),
        reason=reason, entry=(entry.id, entry.version), years=_ban(_terms(load_policy(entry.policy), day), serious),
    )  # fmt: skip
    return store.sanction(what, user, day)


def ban_agency(
    store: Store, policy_id: str, name: str, uscc: str, reason: str, user: str, on: date | None = None
) -> RestrictedRow:
    """Keep a negligent review agency out for the years that the policy says. Raises RefusedError where it says none."""
    day = on or today()
    years = _terms(load_policy(policy_id), day).ban_years
    if not years:
        raise RefusedError(text("该政策没有规定限制年限。", "This policy knows no ban."))
    return store.restrict("agency", name, uscc, policy_id, reason, years, user, day)


class Told(Record):
    """A dishonest act with whom it is of, as it is told to the public credit platform."""

    case: CaseRow
    act: ActRow


def dishonest_acts(store: Store, policy_id: str, since: date, until: date) -> list[Told]:
    """Dishonest acts and misconduct under a policy, and claims under its text, within these days; oldest first."""
    cases = {case.id: case for case in store.cases() if policy_id in (case.policy, load_policy(case.policy).of)}
    acts = store.acts_of_kind("dishonesty", "misconduct")
    return [
        Told(case=cases[act.subject_id], act=act)
        for act in acts
        if act.subject_id in cases and since <= act.on <= until
    ]


def dishonesty_sheet(told: list[Told]) -> Sheet:
    """The acts as a table for the public credit platform."""
    rows = tuple(
        (
            one.case.applicant, one.case.uscc, one.case.policy, one.case.number, one.case.product,
            one.act.body.get("stage") or one.case.stage, ACTS[one.act.kind].label.zh,
            str(one.act.body.get("matter") or one.act.body.get("text", "")), str(one.act.body.get("evidence", "")),
            one.act.on,
        )
        for one in told
    )  # fmt: skip
    return Sheet(title="失信行为", heads=_HEADS, rows=rows)


_HEADS = (
    "主体名称", "统一社会信用代码", "政策", "案卷编号", "产品", "环节", "行为类别", "失信事实", "依据", "认定日期",
)  # fmt: skip


def _terms(policy: Policy, day: date) -> Terms:
    return (load_policy(policy.of) if policy.of else policy).version_on(day).terms


def _ban(terms: Terms, serious: bool) -> int | None:
    return terms.ban_years if serious or not terms.ban_serious_only else None
