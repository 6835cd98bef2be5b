"""A person's word on how papers lie in the files: what a paper is, where it begins and ends, how a page is turned.

Places are files by digest, and pages: ids of documents may move from check to check.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from pydantic import Field as Constrained

from dossier.models.base import Record

Kind = Literal["retype", "split", "merge", "turn", "undo"]


class Stretch(Record):
    """Pages of one file, in reading order."""

    sha256: str
    pages: tuple[int, ...] = Constrained(min_length=1)


class Spot(Record):
    """One page of a file."""

    sha256: str
    page: int = Constrained(ge=1)


Paper = tuple[Stretch, ...]
"""All pages of one paper, file by file."""


class Retype(Record):
    """These pages are one paper, and of that type (a key of ``DOCUMENT_TYPES``)."""

    paper: Paper = Constrained(min_length=1)
    type: str


class Split(Record):
    """These pages are two papers; the second one begins with the page ``before``."""

    paper: Paper = Constrained(min_length=1)
    before: Spot


class Merge(Record):
    """The pages of both are one paper, those of the first before those of the second."""

    first: Paper = Constrained(min_length=1)
    second: Paper = Constrained(min_length=1)


class Turn(Record):
    """The page is turned clockwise, from how it is shown now."""

    sha256: str
    page: int = Constrained(ge=1)
    degrees: Literal[90, 180, 270]


class Undo(Record):
    """The act of that number no longer counts."""

    arrangement: int


Form = Retype | Split | Merge | Turn | Undo

FORMS: dict[Kind, type[Form]] = {"retype": Retype, "split": Split, "merge": Merge, "turn": Turn, "undo": Undo}
"""The form of each kind's body."""


class Arrangement(Record):
    """One act as it is kept."""

    id: int
    created_at: datetime
    kind: Kind
    body: dict[str, Any]
    user: str
    reason: str

    @property
    def form(self) -> Form:
        """The body by its kind."""
        return FORMS[self.kind].model_validate(self.body)


def paper_of(parts: Iterable[Any]) -> Paper:
    """The place of a document, from its ``in_files``."""
    return tuple(Stretch(sha256=part.sha256, pages=part.pages) for part in parts)


def turns_of(acts: Iterable[Arrangement]) -> dict[tuple[str, int], int]:
    """Degrees clockwise by file and page, all turns of a page taken together; pages back where they were left out."""
    turns: dict[tuple[str, int], int] = {}
    for act in acts:
        form = act.form
        if isinstance(form, Turn):
            place = (form.sha256, form.page)
            turns[place] = (turns.get(place, 0) + form.degrees) % 360
    return {place: degrees for place, degrees in turns.items() if degrees}


def turned_version(version: str, page: int, degrees: int) -> str:
    """The version under which a turned page is kept beside the reading of its file; the same for a page not turned."""
    return f"{version}~p{page}r{degrees}" if degrees else version
