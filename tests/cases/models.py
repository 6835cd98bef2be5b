"""The shape of case files. An unknown key, document type or field is an error, as is a number that loses digits."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Constrained

from dossier.models.base import Record
from dossier.models.finding import Judge, Status, Verdict


def _plain(value: Any) -> Any:
    """Days as ISO text; amounts must be quoted, as YAML would drop their zeros."""
    if isinstance(value, float):
        raise ValueError(f"write {value} in quotes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


Value = Annotated[Any, BeforeValidator(_plain)]
Line = Annotated[str, BeforeValidator(str)]


class Paper(Record):
    """A document as text: its fields, and where it matters its file, number of pages and how far its type is sure."""

    like: str | None = None
    """Name of a document of the base dossier, or of its shelf, that this one is a copy of but for what it says."""
    type: str | None = None
    file: str | None = None
    pages: int = Constrained(default=1, ge=1)
    certainty: float = Constrained(default=0.99, ge=0, le=1)
    fields: dict[str, Value] = {}
    """null for a field that was not read."""


class Recognised(Record):
    """A product that was recognised before, as the record store tells it."""

    product_name: str
    model: str
    number: str = "旧号"
    until: Line


class Paid(Record):
    """A claim that was granted before: under which policy, how many yuan, for which term."""

    claim: str
    amount: str
    valid_from: Line
    valid_to: Line


class Earlier(Record):
    """Earlier records: products recognised, claims granted, and until when the applicant is barred."""

    recognised: tuple[Recognised, ...] = ()
    claims: tuple[Paid, ...] = ()
    restricted_until: Line | None = None


class Expected(Record):
    """A finding that must be there. ``clause`` is that of the file where none is named."""

    check: str
    status: Status
    clause: str | None = None
    says: Line | None = None
    """Words of its message."""
    mandatory: bool | None = None
    judge: Judge | None = None
    waivable: bool | None = None
    """Whether an office can relax it."""


class Case(Record):
    """One case: what differs from the base dossier, and what the checks must say of it."""

    name: str
    each: tuple[Line, ...] = ()
    """Words for each of which the case is run, put in wherever ``{each}`` stands."""
    applied_on: Line | None = None
    as_of: Line | None = None
    issued_on: Line | None = None
    """Day of issue that an office has entered, where the policy's text at hand bears none."""
    declared: dict[str, Line] = {}
    set: dict[str, Value] = {}
    """``document.field: value``."""
    remove: tuple[str, ...] = ()
    """``document`` or ``document.field``."""
    add: dict[str, Paper] = {}
    unreadable: dict[str, str] = {}
    """File and what went wrong with it."""
    records: Earlier = Earlier()
    expect: tuple[Expected, ...] = ()
    no_other_fail: bool = True
    """Whether a failure that is not named here is an error."""
    only_waivable: tuple[str, ...] | None = None
    """Checks that an office can relax, with all their clauses (``check@clause``); no other finding may be waivable."""
    verdict: Verdict | None = None


class Base(Record):
    """A dossier without a fault under one policy; ``shelf`` are papers that only some cases need."""

    like: str | None = None
    """Another policy whose base dossier this is but for what the rest says."""
    replace: dict[str, str] = {}
    """Words replaced wherever they stand in what is taken over, e.g. the applicant's name."""
    applied_on: Line | None = None
    declared: dict[str, Line] = {}
    documents: dict[str, Paper] = {}
    shelf: dict[str, Paper] = {}
    set: dict[str, Value] = {}
    remove: tuple[str, ...] = ()
    mandatory: tuple[Expected, ...] = ()
    """Everything that the policy asks of it, by clause, and that decides."""
    advisory: tuple[Expected, ...] = ()
    """Everything that is only pointed out."""
    only_waivable: tuple[str, ...] | None = None
    """Checks that an office can relax, with all their clauses (``check@clause``); no other finding may be waivable."""
    verdict: Verdict


class CaseFile(Record):
    """The cases of one clause. The file is named after the clause."""

    clause: str
    about: str
    cases: tuple[Case, ...] = Constrained(min_length=1)
