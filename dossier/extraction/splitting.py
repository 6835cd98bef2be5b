"""Where one paper ends and the next begins in a run of pages.

A title of another kind begins a paper; so does a first page (第1页) after a paper that went on. A page that counts on
(第2页 共3页), repeats the number of the paper before it, or bears no title belongs to the paper before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.extraction.classify import OTHER, Classification, classify
from dossier.extraction.page_labels import page_label
from dossier.extraction.titles import titles
from dossier.models.identifiers import uscc
from dossier.models.page import Page, Trace

SINGLE = frozenset({"business_license", "invoice", "trademark_certificate", "software_copyright", OTHER})
"""Kinds of one page: an untitled page after them is no part of them."""

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z/\-]*\d{5})[0-9A-Za-z][0-9A-Za-z/\-]{6,29}(?![0-9A-Za-z])")


@dataclass(frozen=True)
class PageLabel:
    """What a page says it is: page ``page`` of ``of`` (0 where the total is not printed)."""

    page: int
    of: int


@dataclass(frozen=True)
class Run:
    """The pages of one paper, its kind, and the page labels found on them."""

    pages: tuple[Page, ...]
    classification: Classification
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True)
class _View:
    """What a page shows of itself."""

    page: Page
    kind: Classification
    label: Trace | None
    numbers: frozenset[str]

    @property
    def count(self) -> PageLabel | None:
        return PageLabel(self.label.data["page"], self.label.data["of"]) if self.label else None

    @property
    def blank(self) -> bool:
        return self.page.media == "blank" or not self.page.text.strip()


def split(pages: Sequence[Page]) -> list[Run]:
    """The papers of a file, in order. Pages without any text belong to the paper before them, or to none."""
    groups: list[list[_View]] = []
    for view in (_View(page, classify([page]), page_label(page), _numbers(page)) for page in pages):
        if view.blank and view.page.media != "scan" and not groups:
            continue
        if groups and (view.blank or _continues(groups[-1], view)):
            groups[-1].append(view)
        else:
            groups.append([view])
    return [_run(group) for group in groups]


def _run(group: list[_View]) -> Run:
    first = group[0].kind
    whole = classify([view.page for view in group]) if len(group) > 1 else first
    chosen = whole if whole.type == first.type or not first.titled else first
    return Run(
        tuple(view.page for view in group), chosen, tuple(view.label for view in group if view.label is not None)
    )


def _continues(group: Sequence[_View], view: _View) -> bool:
    """Whether the page goes on with the paper before it."""
    kind, own, before, label = group[0].kind, view.kind, group[-1].count, view.count
    counts_on = label is not None and before is not None and label.page == before.page + 1 and label.of == before.of
    shares = bool(view.numbers & _known(group))
    if own.titled and own.type not in (kind.type, OTHER):
        return counts_on and shares
    if own.titled and own.type == kind.type:
        goes_on = shares or _is_annex(view.page) or _after_cover(group, view)
        return counts_on or (kind.type not in SINGLE and goes_on)
    if own.titled:
        return counts_on or shares
    if counts_on or (label is not None and label.page > 1 and before is not None):
        return True
    if kind.type == OTHER and own.type == OTHER:
        return label is None or label.page > 1
    if kind.type in SINGLE:
        return shares and own.type in (kind.type, OTHER) and label is None
    return not (label is not None and label.page == 1 and before is not None and before.page >= 1 and not shares)


def _known(group: Sequence[_View]) -> frozenset[str]:
    """The numbers that the first pages of a paper bear."""
    return frozenset[str]().union(*(view.numbers for view in group[:3]))


def _is_annex(page: Page) -> bool:
    """Whether the page calls itself an annex of the paper before it."""
    return any(re.search(r"附表|附件|附录|续页", title.text) for title in titles(page)[:3])


def _after_cover(group: Sequence[_View], view: _View) -> bool:
    """Whether the pages before are a cover (and a page of notes) without count, and this is the first counted page."""
    uncounted = len(group) <= 2 and all(other.count is None for other in group)
    label = view.count
    other_numbers = bool(view.numbers and _known(group))
    return uncounted and label is not None and label.page <= 3 and label.of != 1 and not other_numbers


def _numbers(page: Page) -> frozenset[str]:
    """Long numbers in the head of a page, by which the pages of one paper know each other.

    A company's code is none: it stands on all its papers.
    """
    head = [line for line in page.lines if line.box[1] < 0.3]
    text = "\n".join(line.text.replace(" ", "") for line in head)
    numbers = {match.group().upper() for match in _NUMBER.finditer(text)}
    return frozenset(number for number in numbers if not uscc.is_valid(number))
