"""What stands as a title on a page: alone on its line, near the top, in larger type than the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from dossier.extraction.lines import overlap
from dossier.models.base import Box
from dossier.models.page import Line, Page
from dossier.models.values import normalise_name

_EDGES = re.compile(r"^[\W\d_]{0,3}(?=[一-鿿])|[\s:*_》」』”\"]+$")
_NUMBERED = re.compile(r"(?<=[一-鿿）])(?:[Nn][Oo][.:]*|（?编号[:]?|（?报告编号[:]?)[A-Za-z0-9（）\-/]+$")
"""The paper's number, printed on the title's own line."""
_LONGEST = 45
_CUT = 400
"""Characters of a line that are looked at: a longer one is no title."""
_FEW = 30
_MOST = 150
"""Lines of a page that are looked at one by one; of more, the large ones and the first."""


@dataclass(frozen=True)
class Title:
    """A candidate: ``text`` without spaces (NFKC, full-width brackets), ``weight`` 0..1 by size and height."""

    text: str
    weight: float
    box: Box
    large: bool
    """Whether it is larger than the page's usual type."""
    printed: str = ""
    """What was read, where ``text`` is what it was taken for."""


def page_text(page: Page) -> str:
    """All text of a page as cues see it: no spaces, NFKC, full-width brackets, one line a row."""
    return "\n".join(normalise_name(line.text) for line in page.lines)


def titles(page: Page) -> list[Title]:
    """Candidates for a title, the weightiest first."""
    lines = [line for line in page.lines if line.text.strip()]
    if not lines:
        return []
    usual = median(line.box[3] - line.box[1] for line in lines)
    eminent = _eminent(lines, usual)
    groups = [[line] for line in _single(lines, eminent)] + list(_groups(eminent))
    out = [_title(group, usual, len(lines)) for group in groups]
    return sorted((title for title in out if 2 <= len(title.text) <= _LONGEST), key=lambda title: -title.weight)


def _single(lines: list[Line], eminent: list[Line]) -> list[Line]:
    """The lines that may be titles alone: all, or on a page of very many the topmost and the eminent ones."""
    if len(lines) <= _MOST:
        return lines
    top = sorted(lines, key=lambda line: line.box[1])[:_MOST]
    known = {id(line) for line in top}
    return top + [line for line in eminent if id(line) not in known]


def _eminent(lines: list[Line], usual: float) -> list[Line]:
    """The lines that may be parts of a title: larger than the rest, the largest first, and not too many."""
    large = [line for line in lines if line.box[3] - line.box[1] >= 1.1 * usual or len(lines) <= _FEW]
    return sorted(large, key=lambda line: line.box[1] - line.box[3])[:_FEW]


def _title(group: list[Line], usual: float, count: int) -> Title:
    text = _NUMBERED.sub("", _EDGES.sub("", normalise_name("".join(line.text for line in group)[:_CUT])))
    box = _union(group)
    ratio = max(line.box[3] - line.box[1] for line in group) / (usual or 1.0)
    large = ratio >= 1.2 or count <= 4
    size = 1.0 if ratio >= 1.5 else 0.85 if large else 0.55
    height = 1.0 if box[1] < 0.35 else 0.85 if box[1] < 0.55 else 0.4
    return Title(text, size * height, box, large)


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Rows of letters set apart (检 验 报 告), and two large lines one under the other."""
    ordered = sorted(lines, key=lambda line: line.box[0])
    for line in ordered:
        row = [other for other in ordered if overlap(other.box, line.box, 1) > 0.6 and _alike(other, line)]
        if 1 < len(row) <= 8 and row[0] is line:  # a line without height overlaps nothing, not even itself
            yield row
    for line in lines:
        for other in lines:
            height = line.box[3] - line.box[1]
            gap = other.box[1] - line.box[3]
            if (
                other is not line
                and -0.3 < gap / (height or 1.0) < 1.2
                and overlap(other.box, line.box, 0) > 0.5
                and _alike(other, line)
            ):
                yield [line, other]


def _alike(one: Line, other: Line) -> bool:
    """About the same size of type."""
    a, b = one.box[3] - one.box[1], other.box[3] - other.box[1]
    return min(a, b) > 0.65 * max(a, b)


def _union(group: list[Line]) -> Box:
    return (
        min(line.box[0] for line in group),
        min(line.box[1] for line in group),
        max(line.box[2] for line in group),
        max(line.box[3] for line in group),
    )
