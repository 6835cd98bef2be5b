"""Who may do what, and who sees what. The table says the first; offices, companies and cases say the second.

A dossier or case that an actor may not see is answered for exactly as one that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from dossier.models.actor import Actor, Role
from dossier.models.base import Record

if TYPE_CHECKING:
    from dossier.models.records.case_rows import CaseRow
    from dossier.models.records.rows import DossierRow

Permission = Literal[
    "account.own", "accounts.change", "audit.see", "board.see", "calendar.see", "cases.decide", "cases.file",
    "cases.opinion", "cases.review", "cases.see", "catalogue.change", "catalogue.see", "clauses.attest",
    "clauses.waive", "dossiers.decide", "dossiers.hand_in", "dossiers.see", "fields.correct", "installation.change",
    "offices.all", "restricted.see", "signs.see", "signs.settle", "statistics.see",
]  # fmt: skip

_REVIEWERS: tuple[Role, ...] = ("district_reviewer", "city_reviewer", "official")
_STAFF: tuple[Role, ...] = (*_REVIEWERS, "administrator")
_ALL: tuple[Role, ...] = ("applicant", "expert", *_STAFF)

RIGHTS: dict[Permission, tuple[Role, ...]] = {
    "account.own": _ALL,
    "catalogue.see": _ALL,
    "dossiers.see": _ALL,
    "cases.see": _ALL,
    "dossiers.hand_in": ("applicant", *_REVIEWERS),
    "cases.file": ("applicant", *_REVIEWERS),
    "cases.opinion": ("expert",),
    "fields.correct": _REVIEWERS,
    "clauses.attest": _REVIEWERS,
    "dossiers.decide": _REVIEWERS,
    "cases.review": _REVIEWERS,
    "calendar.see": _STAFF,
    "restricted.see": _STAFF,
    "signs.see": _STAFF,
    "clauses.waive": ("city_reviewer", "official"),
    "cases.decide": ("city_reviewer", "official"),
    "catalogue.change": ("city_reviewer", "official"),
    "statistics.see": ("city_reviewer", "official", "administrator"),
    "signs.settle": ("official",),
    "board.see": ("official", "administrator"),
    "audit.see": ("official", "administrator"),
    "offices.all": ("official", "administrator"),
    "accounts.change": ("administrator",),
    "installation.change": ("administrator",),
}
"""Every permission with the roles that have it.

``signs.see`` is more than findings of authenticity: also the suspicion and every threshold. ``offices.all`` counts for
those who belong to no office: an official of an office sees that office and those below it.
"""


class Reach(Record):
    """What the store knows of who belongs where."""

    above: Mapping[str, str | None] = {}
    """Every office, with the one that it reports to."""
    experts: Mapping[str, str] = {}
    """Experts by id, with the login of each; those without an account are left out."""
    applicants: frozenset[str] = frozenset()
    """Logins of applicants."""


def may(actor: Actor, permission: Permission) -> bool:
    """Whether the actor's role has that permission."""
    return actor.role in RIGHTS[permission]


def sees_office(actor: Actor, office: str | None, reach: Reach) -> bool:
    """Whether what belongs to that office is open to the actor: the actor's own office and those below it."""
    if actor.role in ("applicant", "expert"):
        return False
    if actor.office is None:
        return may(actor, "offices.all")
    return actor.office in _upwards(office, reach)


def sees_case(actor: Actor, case: CaseRow, reach: Reach) -> bool:
    """A draft is its author's and the company's own; afterwards the offices that have a part in it see the case."""
    if actor.alone or case.account == actor.login:
        return True
    if actor.role == "applicant":
        return bool(actor.uscc) and actor.uscc == case.uscc
    if case.state == "draft":
        return False
    if actor.role == "expert":
        return any(reach.experts.get(expert) == actor.login for expert in case.experts)
    return any(sees_office(actor, office, reach) for office in (case.office, *case.offices))


def sees_dossier(actor: Actor, row: DossierRow, reach: Reach, cases: Iterable[CaseRow] = ()) -> bool:
    """``cases`` are those that the dossier was handed in for: who sees one of them sees the dossier.

    What an applicant had checked before filing is the applicant's alone.
    """
    if actor.alone or any(sees_case(actor, case, reach) for case in cases):
        return True
    if actor.role == "applicant":
        return row.account == actor.login
    return row.account not in reach.applicants and sees_office(actor, row.office, reach)


def _upwards(office: str | None, reach: Reach) -> list[str]:
    """The office and all above it."""
    line: list[str] = []
    while office is not None and office not in line:
        line.append(office)
        office = reach.above.get(office)
    return line
