"""The one register of checks. A check is a function with an id of the contract and a model of its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol, TypeVar

from dossier.models.base import Record
from dossier.models.check_ids import CHECK_IDS
from dossier.models.document import Dossier
from dossier.models.earlier import EarlierPage, EarlierPaper, EarlierSeal
from dossier.models.finding import Outcome
from dossier.models.policy import Policy, PolicyVersion


class NoParams(Record):
    """For checks that need no data from the policy."""


Register = Literal["recognised_models", "restricted_list", "claims_paid"]
"""What an office may have entered; without it an empty answer proves nothing."""


class Records(Protocol):
    """What checks may ask of earlier records; the record store serves it, tests use ``NoRecords``."""

    def kept_since(self, register: Register) -> date | None:
        """Since when that register is complete; None where it is not kept at all."""

    def recognised_models(self, applicant_uscc: str, product_name: str, on: date) -> list[dict[str, str]]:
        """Products of the applicant with a like name that were recognised by that day.

        Each is a dict of product_name, model, number, until (ISO day, empty if open) and policy.
        """

    def restricted_until(self, uscc: str, name: str, on: date, policy: str) -> str | None:
        """ISO day up to which the applicant is, on the day ``on``, on that policy's restricted list; None if not."""

    def claims_paid(self, applicant_uscc: str, product_name: str, on: date) -> list[dict[str, str]]:
        """Claims granted by that day to the applicant for a product of a like name.

        Each is a dict of claim (policy id), amount (yuan), valid_from and valid_to (ISO days of the term it was for),
        and reclaimed (why it was taken back, if it was).
        """

    def pages_like(self, printed: str, dossier: str) -> list[EarlierPage]:
        """Pages of dossiers other than that one whose text may be like the one with that print (``models.prints``)."""

    def papers_numbered(self, kind: str, number: str, dossier: str) -> list[EarlierPaper]:
        """Papers of other dossiers with that number of that kind (``models.numbered``)."""

    def seals_of(self, organisation: str, dossier: str) -> list[EarlierSeal]:
        """Seals of that organisation on papers of other dossiers."""


class NoRecords:
    """No record store: nothing is known, and no register is kept."""

    def kept_since(self, register: Register) -> date | None:
        """None is kept."""
        return None

    def recognised_models(self, applicant_uscc: str, product_name: str, on: date) -> list[dict[str, str]]:
        """Nothing was recognised before."""
        return []

    def restricted_until(self, uscc: str, name: str, on: date, policy: str) -> str | None:
        """Nobody is restricted."""
        return None

    def claims_paid(self, applicant_uscc: str, product_name: str, on: date) -> list[dict[str, str]]:
        """Nothing was granted before."""
        return []

    def pages_like(self, printed: str, dossier: str) -> list[EarlierPage]:
        """No other dossier is known."""
        return []

    def papers_numbered(self, kind: str, number: str, dossier: str) -> list[EarlierPaper]:
        """No other dossier is known."""
        return []

    def seals_of(self, organisation: str, dossier: str) -> list[EarlierSeal]:
        """No other dossier is known."""
        return []


@dataclass(frozen=True)
class Context:
    """All that a check may look at: the dossier, the policy in its version, and earlier records. Never a file."""

    dossier: Dossier
    policy: Policy
    version: PolicyVersion
    records: Records


P = TypeVar("P", bound=Record)
CheckFunction = Callable[[Context, P], Iterable[Outcome]]


@dataclass(frozen=True)
class Check:
    """A registered check: its id, its function and the model its parameters must fit."""

    id: str
    run: CheckFunction[Any]
    params: type[Record]


CHECKS: dict[str, Check] = {}


def check(id_: str, params: type[P]) -> Callable[[CheckFunction[P]], CheckFunction[P]]:
    """Register a function as the check ``id_``.

    Raises ValueError for an id that the contract does not know or that is taken already.
    """
    if id_ not in CHECK_IDS:
        raise ValueError(f"{id_} is no check id of the contract")
    if id_ in CHECKS:
        raise ValueError(f"{id_} is registered twice")

    def register(function: CheckFunction[P]) -> CheckFunction[P]:
        CHECKS[id_] = Check(id_, function, params)
        return function

    return register
