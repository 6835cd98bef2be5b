"""What false material or misconduct leads to, all of it in one transaction: none of it is there without the rest."""

from __future__ import annotations

from datetime import date

from dossier.models.acts import Dishonesty, Misconduct, Removal, Step
from dossier.models.base import Record, text
from dossier.models.errors import RefusedError
from dossier.models.records.cases import apply_changes
from dossier.models.records.catalogue import entry_line
from dossier.models.records.catalogue_rows import EntryRow, PaidClaimRow, RestrictedRow
from dossier.models.records.paid_claims import PaidClaims
from dossier.models.records.publishing import Publishing
from dossier.models.records.restricted import Restricted


class Sanction(Record):
    """What is to be done about one party. Versions are those that the person saw.

    ``case`` is the case that the act is kept with, ``cancel`` the version at which that case is cancelled,
    ``entry`` the one to be removed, ``years`` a ban, ``claims`` subsidies to be taken back.
    """

    policy: str
    name: str
    uscc: str
    act: Dishonesty | Misconduct
    reason: str
    """What is made public where an entry is removed."""
    case: str | None = None
    stage: str = ""
    cancel: int | None = None
    entry: tuple[str, int] | None = None
    years: int | None = None
    claims: tuple[tuple[int, int], ...] = ()


class Sanctioned(Record):
    """What was done."""

    cancelled: bool
    removed: EntryRow | None
    restricted: RestrictedRow | None
    reclaimed: tuple[PaidClaimRow, ...]


class Sanctions(Publishing, PaidClaims, Restricted):
    """Cancelling, removing, banning and taking back together."""

    def sanction(self, what: Sanction, user: str, on: date) -> Sanctioned:
        """Do all of it and keep the act that led to it. Raises OvertakenError or RefusedError and then does nothing."""
        kind = "dishonesty" if isinstance(what.act, Dishonesty) else "misconduct"
        if what.case is None and what.entry is None and what.years is None and not what.claims:
            raise RefusedError(text("没有可处理的事项。", "There is nothing to be done."))
        removal = Removal(reason=what.reason, cause="false_material")
        with self._write() as session:
            if what.case is not None:
                self._add_act(session, what.case, kind, what.act, user, on)
            if what.case is not None and what.cancel is not None:
                apply_changes(session, what.case, what.cancel, _CANCELLED)
                step = Step(from_stage=what.stage, to_stage=what.stage, reason=what.reason)
                self._add_act(session, what.case, "cancelled", step, user, on)
            entry = what.entry and self._remove(session, entry_line(session, *what.entry), removal, user, on)
            ban = what.years and self._restrict(
                session, "applicant", what.name, what.uscc, what.policy, what.reason, what.years, user, on, what.case
            )
            claims = [self._reclaim(session, id_, version, what.reason, user, on) for id_, version in what.claims]
        return Sanctioned(
            cancelled=what.cancel is not None, removed=entry, restricted=ban or None, reclaimed=tuple(claims)
        )


_CANCELLED = {"state": "closed", "outcome": "cancelled", "due_on": None, "claimed_by": None}
