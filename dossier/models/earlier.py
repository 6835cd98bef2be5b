"""What is known of papers in other dossiers: enough to lay two values side by side, and to find the page again."""

from __future__ import annotations

from datetime import date

from dossier.models.base import Box, Record, Source


class EarlierValue(Record):
    """A value as it was read there, normalised; a list's items are joined by ``、``."""

    value: str
    source: Source
    confidence: float
    page: int
    box: Box | None = None


class EarlierPaper(Record):
    """A paper of another dossier. ``uscc`` and ``applicant`` are those that the dossier declares, empty if unknown."""

    dossier: str
    kept_on: date
    """The day on which that dossier was handed in."""
    policy: str
    applicant: str
    uscc: str
    product: str
    type: str
    file: str
    sha256: str
    first_page: int
    values: dict[str, EarlierValue]


class EarlierPage(Record):
    """A page of such a paper, with its prints (see ``models.prints``)."""

    paper: EarlierPaper
    page: int
    picture: str
    text: str
    words: str


class EarlierSeal(Record):
    """A seal on a page of such a paper; ``print`` and ``grain`` as in ``extraction/traces/seal_prints``."""

    paper: EarlierPaper
    page: int
    print: str
    grain: float
