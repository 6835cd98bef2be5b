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


def split(pages: Sequence[Page]) -> list[Run]:
    """The papers of a file, in order. Pages without any text belong to the paper before them, or to none."""
    groups: list[list[Page]] = []
    kinds: list[Classification] = []
    for page in pages:
        own = classify([page])
        blank = page.media == "blank" or not page.text.strip()
        if blank and page.media != "scan" and not groups:
            continue
        if groups and (blank or _continues(groups[-1], kinds[-1], page, own)):
            groups[-1].append(page)
        else:
            groups.append([page])
            kinds.append(own)
    return [_run(group, kind) for group, kind in zip(groups, kinds, strict=True)]


def _run(group: list[Page], first: Classification) -> Run:
    whole = classify(group)
    chosen = whole if whole.type == first.type or not first.titled else first
    labels = (page_label(page) for page in group)
    return Run(tuple(group), chosen, tuple(label for label in labels if label is not None))


def _continues(group: Sequence[Page], kind: Classification, page: Page, own: Classification) -> bool:
    """Whether the page goes on with the paper before it."""
    before, label = _label(group[-1]), _label(page)
    counts_on = label is not None and before is not None and label.page == before.page + 1 and label.of == before.of
    mine, theirs = _numbers(page), set[str]().union(*(_numbers(other) for other in group[:3]))
    shares = bool(mine & theirs)
    if own.titled and own.type not in (kind.type, OTHER):
        return counts_on and shares
    if own.titled and own.type == kind.type:
        goes_on = shares or _is_annex(page) or _after_cover(group, label, mine, theirs)
        return counts_on or (kind.type not in SINGLE and goes_on)
    if own.titled:
        return counts_on or shares
    if counts_on or (label is not None and label.page > 1 and before is not None):
        return True
    if kind.type in SINGLE:
        return shares and own.type in (kind.type, OTHER) and label is None
    return not (label is not None and label.page == 1 and before is not None and before.page >= 1 and not shares)


def _is_annex(page: Page) -> bool:
    """Whether the page calls itself an annex of the paper before it."""
    return any(re.search(r"附表|附件|附录|续页", title.text) for title in titles(page)[:3])


def _after_cover(group: Sequence[Page], label: PageLabel | None, mine: set[str], theirs: set[str]) -> bool:
    """Whether the pages before are a cover (and a page of notes) without count, and this is the first counted page."""
    uncounted = len(group) <= 2 and all(_label(page) is None for page in group)
    return uncounted and label is not None and label.page <= 3 and label.of != 1 and not (mine and theirs)


def _label(page: Page) -> PageLabel | None:
    trace = page_label(page)
    return PageLabel(trace.data["page"], trace.data["of"]) if trace else None


def _numbers(page: Page) -> set[str]:
    """Long numbers in the head of a page, by which the pages of one paper know each other.

    A company's code is none: it stands on all its papers.
    """
    head = [line for line in page.lines if line.box[1] < 0.3]
    text = "\n".join(line.text.replace(" ", "") for line in head)
    numbers = {match.group().upper() for match in _NUMBER.finditer(text)}
    return {number for number in numbers if not uscc.is_valid(number)}
