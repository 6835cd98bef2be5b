"""Pages that a scanner put in another order than the paper's: set right where the pages' own counts prove it.

Proof is a run of pages that count one paper: each number once, and either a number of the paper's on every page, or
the very order that a scanner makes (back to front, or the fronts of all sheets and then their backs).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.extraction.page_views import View, differ
from dossier.models.page import Trace

PAGE_ORDER = "page_order"
"""Kind of the trace of a paper whose pages were set right; data ``{"pages": [...]}``: pages in reading order."""

_BEHIND = 2
"""Pages without count that may stand behind a reversed run: its notes and its cover."""


def in_order(views: Sequence[View]) -> tuple[list[View], dict[int, Trace]]:
    """The pages in reading order, and by page number the count that proves it for pages of runs that were set right."""
    out: list[View] = []
    moved: dict[int, Trace] = {}
    at = 0
    while at < len(views):
        run = list(_run(views, at))
        behind = views[at + len(run) : at + len(run) + _BEHIND]
        after = views[at + len(run)] if at + len(run) < len(views) else None
        right = _set_right(run, out[-1] if out else None, after)
        if right is None:
            out += run
        else:
            cover = _cover(right, behind)
            out += [*reversed(behind[:cover]), *right]
            moved |= {view.page.number: right[0].labels[0] for view in [*behind[:cover], *run]}
            at += cover
        at += len(run)
    return out, moved


def _run(views: Sequence[View], start: int) -> Iterator[View]:
    """Pages from ``start`` on that count one total, no number twice; one page where it counts nothing."""
    first = views[start]
    yield first
    if not first.labels:
        return
    total, seen, before = first.labels[0].data["of"], {first.labels[0].data["page"]}, first
    for view in views[start + 1 :]:
        label = view.labels[0].data if view.labels else None
        if label is None or label["of"] != total or label["page"] in seen or differ(before.owned, view.owned):
            return
        yield view
        seen.add(label["page"])
        before = view


def _set_right(run: list[View], before: View | None, after: View | None) -> list[View] | None:
    """The run in the order of its counts; None where it is in order or nothing proves another."""
    if len(run) < 2:
        return None
    order = [view.labels[0].data["page"] for view in run]
    if order == sorted(order) or not _proven(run, order, before, after):
        return None
    return sorted(run, key=lambda view: view.labels[0].data["page"])


def _proven(run: list[View], order: list[int], before: View | None, after: View | None) -> bool:
    total = run[0].labels[0].data["of"]
    shared = frozenset.intersection(*(view.numbers for view in run))
    if total == 0:
        return len(run) >= 3 and _back_to_front(order, 0) and not any(view.kind.titled for view in run[:-1])
    if shared:
        return True
    if len(run) == 2:
        first = run[-1]
        lone = not any(other is not None and _counts(other, total) for other in (before, after))
        return _back_to_front(order, total) and first.kind.titled and not run[0].kind.titled and lone
    return _back_to_front(order, total) or order in _duplex(total)


def _back_to_front(order: list[int], total: int) -> bool:
    """Whether the run counts down by one, to the first page or from the last."""
    return order == list(range(order[0], order[0] - len(order), -1)) and (order[-1] == 1 or order[0] == total)


def _duplex(total: int) -> list[list[int]]:
    """Orders that come of feeding a stack twice: all fronts, then all backs, either of them back to front."""
    fronts, backs = list(range(1, total + 1, 2)), list(range(2, total + 1, 2))
    return [[*fronts, *backs], [*fronts, *backs[::-1]], [*fronts[::-1], *backs], [*fronts[::-1], *backs[::-1]]]


def _counts(view: View, total: int) -> bool:
    return any(label.data["of"] == total for label in view.labels)


def _cover(right: list[View], behind: Sequence[View]) -> int:
    """How many of the pages behind a reversed run belong before it: up to a titled one that bears its number."""
    known = frozenset[str]().union(*(view.numbers for view in right))
    for n, view in enumerate(behind):
        if view.labels:
            return 0
        if view.kind.titled:
            return n + 1 if view.numbers & known else 0
    return 0
