"""Where one paper ends and the next begins in a run of pages, and in which order the pages of a paper are read.

A title of another kind begins a paper; so does a first page (第1页) after a paper that went on. A page that counts on
(第2页 共3页), repeats the number of the paper before it, or bears no title belongs to the paper before it. All steps
go over the pages once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.extraction.classify import OTHER, Classification, classify
from dossier.extraction.lines import run_of
from dossier.extraction.page_groups import AGREEMENTS, Group, continues
from dossier.extraction.page_order import PAGE_ORDER, in_order
from dossier.extraction.page_views import PageLabel, View, views_of
from dossier.extraction.second_opinion import weighed
from dossier.models.page import Page, Trace

__all__ = ["PageLabel", "Run", "binding_totals", "one_paper", "split"]

BINDING_LABEL = "binding_label"
"""Kind of the trace of a count that is of the bound file; data as of a page label."""

_DIVIDER = Classification(OTHER, 0.8, "分隔页 / divider page", titled=True)
_DIRECTORY = Classification(OTHER, 0.85, "目录或材料清单 / table of contents or list of papers", titled=True)
_TITLE_ONLY = "仅有标题“{title}”的分隔页或封面 / a divider or cover with nothing but a title"


@dataclass(frozen=True)
class Run:
    """The pages of one paper in reading order, its kind, and the page labels found on them."""

    pages: tuple[Page, ...]
    classification: Classification
    traces: tuple[Trace, ...] = ()


def split(pages: Sequence[Page]) -> list[Run]:
    """The papers of a file, in order. Pages without any text belong to the paper before them, or to none."""
    views, moved = in_order(views_of(pages))
    totals = _of_binding(views)
    groups: list[Group] = []
    for view in (view.bound(totals) for view in views) if totals else views:
        if view.blank and view.page.media != "scan" and not groups:
            continue
        if groups and continues(groups[-1], view):
            groups[-1].add(view)
        else:
            groups.append(Group.of(view))
    return [_run(group, moved, alone=len(groups) == 1) for group in groups]


def one_paper(pages: Sequence[Page], forced: Classification | None, totals: frozenset[int]) -> Run:
    """All these pages as one paper in this order, as a person has bound them.

    ``forced`` is the type where the person said it too; ``totals`` are counts of the bound file (``binding_totals``).
    """
    first, *others = (view.bound(totals) for view in views_of(pages))
    group = Group.of(first)
    for view in others:
        group.add(view)
    run = _run(group, {}, alone=False)
    return replace(run, classification=forced) if forced else run


def binding_totals(pages: Sequence[Page]) -> frozenset[int]:
    """Totals of the counts on a file's pages that count the pages of the bound file, not of a paper."""
    return _of_binding(views_of(pages))


def _run(group: Group, moved: dict[int, Trace], *, alone: bool) -> Run:
    pages = tuple(_unbound(view) for view in group.views)
    labels = [view.label for view in group.views if view.label is not None]
    bound = [
        label.model_copy(update={"kind": BINDING_LABEL})
        for view in group.views
        for label in view.labels
        if label.data["of"] in view.binding
    ]
    return Run(pages, _kind(group, alone), (*labels, *bound, *_order(group, moved)))


def _unbound(view: View) -> Page:
    """The page without the lines that only count the pages of the bound file: they say nothing of the paper."""
    texts = {label.text for label in view.labels if label.data["of"] in view.binding}
    if not texts:
        return view.page
    kept = tuple(line for line in view.page.lines if run_of(view.page, line).text.replace(" ", "") not in texts)
    return view.page.model_copy(update={"lines": kept})


def _kind(group: Group, alone: bool) -> Classification:
    first = group.first
    if len(group.views) > 1:
        pages = [view.page for view in group.views[:3]]
        whole = classify(pages)
        return weighed(whole if whole.type == first.kind.type or not first.kind.titled else first.kind, pages)
    if first.divider and not alone:
        return _DIVIDER
    if first.directory:
        return _DIRECTORY
    if first.title_only and not alone:
        return Classification(OTHER, 0.6, _TITLE_ONLY.format(title=first.heads[0].text), titled=True)
    return weighed(first.kind, [first.page])


def _order(group: Group, moved: dict[int, Trace]) -> list[Trace]:
    """The trace of a paper whose pages were set right."""
    proof = next((moved[view.page.number] for view in group.views if view.page.number in moved), None)
    numbers = [view.page.number for view in group.views]
    if proof is None or numbers == sorted(numbers):
        return []
    return [proof.model_copy(update={"kind": PAGE_ORDER, "data": {"pages": numbers}})]


def _of_binding(views: Sequence[View]) -> frozenset[int]:
    """Totals that count the pages of the bound file: one run of counts goes through papers of several types."""
    totals = Counter(label.data["of"] for view in views for label in view.labels if label.data["of"])
    return frozenset(total for total, times in totals.items() if times >= 3 and _runs_through(views, total))


def _runs_through(views: Sequence[View], total: int) -> bool:
    """Whether pages of three types, or of two that hold no papers of other types, stand in one count of this total."""
    most: set[str] = set()
    types: set[str] = set()
    before = 0
    for view in views:
        number = next((label.data["page"] for label in view.labels if label.data["of"] == total), None)
        if number is None:
            continue
        types = types if number > before else set()
        before = number
        if view.kind.titled and view.kind.type != OTHER:
            types.add(view.kind.type)
        most = max(most, types, key=len).copy()
    return len(most) >= 3 or (len(most) == 2 and not most & (AGREEMENTS - {"test_report"}) and "invoice" not in most)
