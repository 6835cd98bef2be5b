"""The way through what is open: machine findings, clauses for a person, fields; one after the other. No Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dossier.models.base import Record
from dossier.models.finding import Finding
from dossier.models.records.verdicts import Word
from dossier.ui.fields import OPEN_STATUSES, ListedField, open_fields
from dossier.ui.findings import ListedFinding
from dossier.ui.focus import Focus, View

WordOf = Callable[[Finding], Word | None]
"""The reviewers' word on a finding, None where nobody has said one."""


class Stop(Record):
    """Something open, and the view that shows it."""

    view: View
    id: str


def stops(findings: Iterable[ListedFinding], fields: Iterable[ListedField], word: WordOf) -> list[Stop]:
    """All that is open, in the order of the lists; what was put off comes last."""
    rows = [row for row in findings if row.finding.status in OPEN_STATUSES]
    waiting = [row for row in rows if word(row.finding) is None and not _answered(row)]
    later = [row for row in rows if word(row.finding) == "later" and not _answered(row)]
    machine = [Stop(view="findings", id=row.id) for row in waiting if row.finding.judge == "machine"]
    person = [Stop(view="attest", id=row.id) for row in waiting if row.finding.judge == "person"]
    return [*machine, *person, *(Stop(view="fields", id=row.id) for row in open_fields(fields)), *map(_stop, later)]


def _answered(row: ListedFinding) -> bool:
    """A clause that a person judges is open only while nobody has answered; one denied is settled too."""
    return row.finding.judge == "person" and row.finding.status != "review"


def _stop(row: ListedFinding) -> Stop:
    return Stop(view="attest" if row.finding.judge == "person" else "findings", id=row.id)


def _other_list(stop: Stop, view: View) -> bool:
    """Whether a list is shown in which the stop cannot be: fields while it is a finding, or the reverse."""
    return view in ("findings", "attest", "fields") and (stop.view == "fields") != (view == "fields")


def following(way: Sequence[Stop], focus: Focus, view: View, by: int = 1) -> Stop | None:
    """The stop after (``by`` 1) or before (-1) what is in focus, round the end; None where no other is open.

    What is in focus and not open, or of the other kind than the list that is shown, is left for the first (last) stop
    of that list, else of all.
    """
    at = next((number for number, stop in enumerate(way) if stop.id in (focus.finding, focus.field)), None)
    if at is not None and _other_list(way[at], view):
        at = None
    if at is not None:
        return way[(at + by) % len(way)] if len(way) > 1 else None
    here = [stop for stop in way if stop.view == view] or way
    return (here[0] if by > 0 else here[-1]) if here else None
