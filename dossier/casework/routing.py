"""To which office a case goes: the one of the stage's level in whose area the applicant lies."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.models.policy import Stage
from dossier.models.records.account_rows import OfficeRow

_REGISTRY = slice(2, 8)
"""Where a unified social credit code (GB 32100) bears the GB/T 2260 code of the place of registration."""


def office_for(stage: Stage, uscc: str, offices: Sequence[OfficeRow], now: str | None) -> OfficeRow | None:
    """The office whose turn it is at a stage, None where none fits and somebody must choose.

    From the office that has the case now (``now``) the case goes up its line of offices; a new case goes by the place
    of registration in the applicant's USCC, the narrowest area first. A single office of the level takes what is left.
    """
    by_id = {office.id: office for office in offices}
    above = by_id.get(now or "")
    while above is not None:
        if above.level == stage.level:
            return above
        above = by_id.get(above.above or "")
    level = [office for office in offices if office.level == stage.level]
    near = [office for office in level if office.region and uscc[_REGISTRY].startswith(office.region.rstrip("0"))]
    if near:
        return max(near, key=lambda office: len(office.region.rstrip("0")))
    return level[0] if len(level) == 1 else None
