"""Papers that share one page without visible edges: two licences copied onto one sheet, two sheets onto a large one.

A page is parted only where no line crosses the gutter and both sides prove to be papers: each by a title of its own
with the labels that belong to it, or both by page numbers that follow one another. Two columns, the left and right
part of a licence, or a table and its notes have one title and one number, and stay together.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.extraction.classify import OTHER, classify
from dossier.extraction.page_labels import page_label
from dossier.extraction.sheets.boxes import WHOLE, onto
from dossier.extraction.sheets.cut import cut
from dossier.models.base import Box
from dossier.models.page import Line, Page

_LEAST_GAP = 0.018
"""Share of the page that the gutter is wide."""
_MIDDLE = (0.22, 0.78)
_LEAST_LINES = 6
_MOST_GAPS = 3
_SURE = 0.84
"""Confidence of a kind from which a part of a page is taken for a paper: a title and a good part of its labels."""
_LARGE = 1.25
_DEEPEST = 2
"""How often parts are parted again: four invoices on one page."""

_Parts = tuple[Box, Box]


def papers_on(page: Page, depth: int = 0) -> list[Box]:
    """Places of the papers on a page in reading order; empty where it is one paper."""
    if depth >= _DEEPEST or len(page.lines) < 2 * _LEAST_LINES or page.media == "form":
        return []
    best: list[Box] = []
    most = 0.0
    for parts in _partings(page.lines):
        halves = list(cut(page, parts))
        if any(len(half.lines) < _LEAST_LINES for half in halves):
            continue
        inner = [papers_on(half, depth + 1) for half in halves]
        proof = _proof(page, halves, inner)
        if proof > most:
            best = [onto(box, part) for part, boxes in zip(parts, inner, strict=True) for box in boxes or [WHOLE]]
            most = proof
    return best


def _partings(lines: Iterable[Line]) -> list[_Parts]:
    """Ways to part a page along a gutter that no line crosses, the widest first."""
    boxes = [line.box for line in lines]
    across = [(gap, (0.0, 0.0, at, 1.0), (at, 0.0, 1.0, 1.0)) for gap, at in _gaps((b[0], b[2]) for b in boxes)]
    down = [(gap, (0.0, 0.0, 1.0, at), (0.0, at, 1.0, 1.0)) for gap, at in _gaps((b[1], b[3]) for b in boxes)]
    ways = across[:_MOST_GAPS] + down[:_MOST_GAPS]
    return [(one, other) for _, one, other in sorted(ways, key=lambda way: -way[0])]


def _gaps(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Width and middle of the gaps that no span covers, in the middle part of the page, the widest first."""
    found, end = [], 0.0
    for low, high in sorted(spans):
        middle = (low + end) / 2
        if low - end >= _LEAST_GAP and _MIDDLE[0] <= middle <= _MIDDLE[1]:
            found.append((low - end, round(middle, 5)))
        end = max(end, high)
    return sorted(found, reverse=True)


def _proof(page: Page, halves: list[Page], inner: list[list[Box]]) -> float:
    """How surely every half is a paper or holds papers, 0 to 2; 0 where one of them does not prove it.

    The right gutter is that between whole papers: parted elsewhere, one of them lacks labels.
    """
    if _are_numbered(page, halves):
        return 2.0
    if not all(boxes or _is_headed(half, page) for half, boxes in zip(halves, inner, strict=True)):
        return 0.0
    kinds = [classify([half]) for half, boxes in zip(halves, inner, strict=True) if not boxes]
    known = any(kind.type != OTHER for kind in kinds) or len(kinds) < len(halves)
    if not known or not all(kind.titled and kind.confidence >= _SURE for kind in kinds):
        return 0.0
    return sum(kind.confidence for kind in kinds) + len(halves) - len(kinds)


def _is_headed(half: Page, page: Page) -> bool:
    """Whether a line in large type stands in the upper part: only then is it worth while to look for a title."""
    heights = sorted(line.box[3] - line.box[1] for line in page.lines)
    usual = heights[len(heights) // 2] * page.height / max(half.height, 1e-6)
    return any(line.box[1] < 0.5 and line.box[3] - line.box[1] >= _LARGE * usual for line in half.lines)


def _are_numbered(page: Page, halves: list[Page]) -> bool:
    """Whether two sheets lie side by side whose page numbers follow one another."""
    if page.width < page.height or halves[0].width >= page.width:
        return False
    labels = [page_label(half) for half in halves]
    if any(label is None for label in labels):
        return False
    first, second = (label.data for label in labels if label is not None)
    return bool(second["page"] == first["page"] + 1 and second["of"] == first["of"])
