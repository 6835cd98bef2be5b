"""What an office has granted or refused before, for checks: as it stood on the day that a check asks about.

An answer of "nothing" proves something only where an administrator has said since when the register is complete.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, get_args

from rapidfuzz import fuzz

from dossier.models.base import text
from dossier.models.clock import today
from dossier.models.errors import RefusedError
from dossier.models.records.base import signed
from dossier.models.records.catalogue_rows import EntryRow, PaidClaimRow
from dossier.models.records.kept import Kept
from dossier.models.records.paid_claims import PaidClaims
from dossier.models.records.tracking import Trackings
from dossier.models.values import normalise_code, normalise_name

Register = Literal["recognised_models", "restricted_list", "claims_paid"]
"""What an office may have entered; without it an empty answer proves nothing."""
_REGISTER = "register:{name}"
_LIKE = 60
"""Names of products from this likeness on (0 to 100) are shown to the check, which compares them itself."""


class Recognition(Kept, Trackings, PaidClaims):
    """Recognised products and paid claims as checks ask for them; the restricted list answers by itself."""

    def recognised_models(self, applicant_uscc: str, product_name: str, on: date | None = None) -> list[dict[str, str]]:
        """Products of the applicant with a like name that were recognised by that day.

        ``until`` is the last day of listing, empty while it is open.
        """
        code, day = normalise_code(applicant_uscc), on or today()
        mine = self.entries(uscc=code, on=day) if code else []
        return [_recognised(entry, day) for entry in mine if _like(entry.product, product_name)]

    def claims_paid(self, applicant_uscc: str, product_name: str, on: date | None = None) -> list[dict[str, str]]:
        """Subsidies paid to the applicant by that day for a product of a like name.

        One that was taken back counts no yuan, but for its term it stays counted, and ``reclaimed`` says why.
        """
        code, day = normalise_code(applicant_uscc), on or today()
        mine = self.paid_claims(uscc=code) if code else []
        return [_paid(row, day) for row in mine if row.paid_on <= day and _like(row.product, product_name)]

    def declare_register(self, register: Register, since: date, user: str, version: int | None = None) -> None:
        """An administrator's word that a register holds all that has happened since a day.

        Raises RefusedError for an unknown register and for a day to come, OvertakenError.
        """
        signed(user)
        if register not in get_args(Register):
            raise RefusedError(text("没有该登记簿：{name}", "There is no such register: {name}", name=register))
        if since > today():
            raise RefusedError(text("起始日不能晚于今天。", "The day lies in the future."))
        self.keep(_REGISTER.format(name=register), {"since": since.isoformat()}, user, version)

    def kept_since(self, register: str) -> date | None:
        """Since when that register holds everything; None where nobody has said so."""
        said = self.kept(_REGISTER.format(name=register))
        return date.fromisoformat(str(said["since"])) if isinstance(said, dict) else None


def _recognised(entry: EntryRow, day: date) -> dict[str, str]:
    gone = entry.removed_on if entry.removed_on and entry.removed_on <= day else None
    days = [one for one in (entry.ends_on, gone - timedelta(days=1) if gone else None) if one]
    return {
        "product_name": entry.product,
        "model": entry.model,
        "number": entry.number,
        "from": entry.starts_on.isoformat(),
        "until": min(days).isoformat() if days else "",
        "policy": entry.policy,
    }


def _paid(row: PaidClaimRow, day: date) -> dict[str, str]:
    back = row.reclaimed_on is not None and row.reclaimed_on <= day
    return {
        "claim": row.policy,
        "amount": "0.00" if back else f"{row.amount:.2f}",
        "valid_from": row.term_from.isoformat() if row.term_from else "",
        "valid_to": row.term_to.isoformat() if row.term_to else "",
        "reclaimed": row.reclaim_reason if back else "",
    }


def _like(one: str, other: str) -> bool:
    left, right = normalise_name(one).upper(), normalise_name(other).upper()
    return left in right or right in left or fuzz.ratio(left, right) >= _LIKE
