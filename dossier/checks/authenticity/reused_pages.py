"""Papers of other applicants that have a page, or the number of a report, in common with one of this dossier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from dossier.checks.authenticity.twins import same_applicant
from dossier.checks.registry import Context
from dossier.models.document import Document
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.earlier import EarlierPage, EarlierPaper
from dossier.models.numbered import NUMBERED, number_of, same_issuer
from dossier.models.page import Trace
from dossier.models.prints import PAGE_PRINT, likeness, picture_distance

_OWN_KINDS = ("code", "date", "money")
_NOT_OWN = ("cma_number", "cnas_number", "uscc")
"""Codes of those who issue papers: they stand on every page of notes."""
_OWN = ("product_name", "project_title", "title", "subject", "software_name", "mark")


class Alike(Protocol):
    """What counts as the same page."""

    @property
    def types(self) -> tuple[str, ...]:
        """Papers of these types only."""

    @property
    def text_likeness(self) -> float:
        """Share of the text."""

    @property
    def text_alone(self) -> float:
        """Share of the text of a page without a picture."""

    @property
    def picture_bits(self) -> int:
        """Bits in which pictures may differ."""

    @property
    def figures(self) -> int:
        """Digits of a page that says something of its own."""


class TwinPaper(NamedTuple):
    """A paper elsewhere, the pages here and there that are the same (none: only the number is), and whether it is
    known to be another applicant's."""

    paper: EarlierPaper
    pages: list[tuple[int, int]]
    other: bool


def twin_papers(context: Context, document: Document, params: Alike) -> list[TwinPaper]:
    """Twins of a paper in dossiers that are not known to be the same applicant's; none for pages of mere notes."""
    found: dict[tuple[str, str, int], TwinPaper] = {}
    for trace in document.traces:
        if trace.kind == PAGE_PRINT and _says_something(document, trace, params.figures):
            for page in context.records.pages_like(trace.data["text"], context.dossier.id):
                if page.paper.type in params.types and same_page(trace, page, params):
                    _add(context, found, page.paper, (trace.page, page.page))
    for paper in _same_number(context, document):
        _add(context, found, paper, None)
    return list(found.values())


def _add(
    context: Context,
    found: dict[tuple[str, str, int], TwinPaper],
    paper: EarlierPaper,
    pages: tuple[int, int] | None,
) -> None:
    same = same_applicant(context.dossier, paper)
    if same:
        return
    twin = found.setdefault((paper.dossier, paper.file, paper.first_page), TwinPaper(paper, [], same is False))
    if pages and pages[0] not in (mine for mine, _ in twin.pages):
        twin.pages.append(pages)


def _says_something(document: Document, trace: Trace, figures: int) -> bool:
    """Whether a page bears a value of the paper's own, or as many figures as a page of results."""
    if int(trace.data.get("figures", 0)) >= figures:
        return True
    kinds = {spec.name: spec.kind for spec in DOCUMENT_TYPES[document.type].fields}
    return any(
        field.page == trace.page and name not in _NOT_OWN and (name in _OWN or kinds.get(name) in _OWN_KINDS)
        for name, field in document.fields.items()
    )


def same_page(trace: Trace, page: EarlierPage, params: Alike) -> bool:
    """Whether a page here and one there are the same, by their text and, where both have one, their picture."""
    text = likeness(trace.data["text"], page.text)
    distance = picture_distance(trace.data.get("picture", ""), page.picture)
    if distance is None:
        return text >= params.text_alone
    return text >= params.text_likeness and distance <= params.picture_bits


def _same_number(context: Context, document: Document) -> Iterator[EarlierPaper]:
    """Reports of the same number and issuer; rights and invoices are another check's."""
    numbered, number = NUMBERED.get(document.type), number_of(document)
    if numbered is None or not number or numbered.owners or not numbered.issuer or numbered.kind == "invoice":
        return
    mine = {name: field.text for name, field in document.fields.items()}
    for paper in context.records.papers_numbered(numbered.kind, number, context.dossier.id):
        if same_issuer(document.type, mine, {name: value.value for name, value in paper.values.items()}):
            yield paper
