"""Lines as strings that remember their places: what label search and pattern search work on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from dossier.models.base import Box, Source
from dossier.models.page import Line, Page

_WORDS = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Found:
    """A stretch of text on a page. ``text`` is NFKC with single spaces, ``raw`` is as printed.

    ``page`` is 1-based in the file; ``box`` is the union of the stretch's pieces on that page; ``confidence`` (0..1)
    is the reader's, lowered by how sure the place is; ``label`` is the label that led here, empty for a pattern.
    """

    text: str
    raw: str
    page: int
    box: Box
    confidence: float
    source: Source
    label: str = ""
    boxes: tuple[Box, ...] = ()
    """Boxes of the single lines, top to bottom, where the stretch has several."""
    trust: float = 1.0
    """How sure the place is; already in ``confidence``."""
    parts: tuple[str, ...] = ()
    """The text line by line, where it has several lines."""
    unit: str = ""
    """The unit that the label names in brackets, ``万元`` of 保险金额（万元）, empty where it names none."""

    def confirmed(self) -> Found:
        """The same place, surer: what stands there has the very form that was looked for."""
        if self.trust >= 0.95:
            return self
        return replace(self, confidence=round(self.confidence / self.trust * 0.95, 4), trust=0.95)

    def lowered(self, factor: float) -> Found:
        """The same place with less trust."""
        return replace(self, confidence=round(self.confidence * factor, 4))

    def part(self, text: str) -> Found:
        """The same place, with only a part of its text taken as the value."""
        return replace(self, text=text, parts=())


@dataclass(frozen=True, eq=False)
class Run:
    """Characters of one or more lines, NFKC, each with the line and index it came from."""

    page: Page
    text: str
    at: tuple[tuple[Line, int], ...] = field(repr=False)

    @cached_property
    def box(self) -> Box:
        """Union of the boxes of all lines of the run."""
        return union(line.box for line in self.lines)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines the run was made of, in order."""
        seen: dict[int, Line] = {}
        for line, _ in self.at:
            seen.setdefault(id(line), line)
        return tuple(seen.values())

    @property
    def height(self) -> float:
        """Line height, as a fraction of the page's height."""
        return min(line.box[3] - line.box[1] for line in self.lines) if self.at else 0.0

    @property
    def em(self) -> float:
        """Width of one full-width character, as a fraction of the page's width."""
        return self.height * aspect(self.page)

    def boxes(self, start: int, end: int) -> list[Box]:
        """One box for every line touched by ``text[start:end]``."""
        spans: dict[int, tuple[Line, int, int]] = {}
        for line, index in self.at[start:end]:
            _, first, last = spans.get(id(line), (line, index, index))
            spans[id(line)] = (line, min(first, index), max(last, index))
        return [line.span(first, last + 1) for line, first, last in spans.values()]

    def raw(self, start: int, end: int) -> str:
        """The printed characters behind ``text[start:end]``."""
        out: list[str] = []
        before: tuple[int, int] | None = None
        for line, index in self.at[start:end]:
            if before != (id(line), index):
                out.append(line.text[index])
            before = (id(line), index)
        return "".join(out)


def aspect(page: Page) -> float:
    """Height of the page over its width; that of A4 where the page has no size."""
    return page.height / page.width if page.width and page.height else 1.414


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def overlap(a: Box, b: Box, axis: int) -> float:
    """How much of the smaller one overlaps, 0..1, along x (axis 0) or y (axis 1)."""
    shared = min(a[axis + 2], b[axis + 2]) - max(a[axis], b[axis])
    least = min(a[axis + 2] - a[axis], b[axis + 2] - b[axis])
    return max(0.0, shared) / least if least > 0 else float(a[axis] <= b[axis] <= a[axis + 2])


def run_of(page: Page, line: Line) -> Run:
    """A line as a run: NFKC character by character, so that every character keeps its place."""
    text: list[str] = []
    at: list[tuple[Line, int]] = []
    for index, printed in enumerate(line.text):
        for character in unicodedata.normalize("NFKC", printed):
            text.append(" " if character.isspace() else character)
            at.append((line, index))
    return Run(page, "".join(text), tuple(at))


def upright_parts(line: Line, page: Page) -> list[Line]:
    """A line that runs downwards through several ruled cells, as one line for each cell; other lines as they are."""
    left, top, right, bottom = line.box
    if len(line.text) < 2 or bottom - top < 2 * (right - left) / aspect(page) or not page.cells:
        return [line]
    x, step = (left + right) / 2, (bottom - top) / len(line.text)
    parts: list[tuple[Box | None, int, int]] = []
    for index in range(len(line.text)):
        y = top + (index + 0.5) * step
        around = [cell for cell in page.cells if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]]
        home = min(around, key=lambda cell: (cell[2] - cell[0]) * (cell[3] - cell[1]), default=None)
        if parts and parts[-1][0] == home:
            parts[-1] = (home, parts[-1][1], index + 1)
        else:
            parts.append((home, index, index + 1))
    if len(parts) == 1:
        return [line]
    return [
        line.model_copy(
            update={
                "text": line.text[start:end],
                "edges": None,
                "box": (left, top + start * step, right, top + end * step),
            }
        )
        for _, start, end in parts
    ]


def joined(first: Run, second: Run) -> Run:
    """Two runs as one."""
    return Run(first.page, first.text + second.text, first.at + second.at)


def reading_order(page: Page) -> list[Line]:
    """Lines row by row, left to right within a row; lines share a row when they overlap by more than half."""
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: (line.box[1] + line.box[3], line.box[0])):
        row = next((row for row in rows[-3:] if overlap(row[0].box, line.box, 1) > 0.5), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    return [line for row in rows for line in sorted(row, key=lambda line: line.box[0])]


def glue(parts: Sequence[str]) -> str:
    """Joins wrapped pieces: a space only between two Latin words or numbers."""
    out = ""
    for part in (part.strip() for part in parts):
        space = bool(out) and bool(part) and bool(_WORDS.match(out[-1])) and bool(_WORDS.match(part[0]))
        out += (" " if space else "") + part
    return out


Piece = tuple[Run, int, int]
"""A stretch of a run: run, start, end."""


def found_of(pieces: Sequence[Piece], trust: float = 1.0, label: str = "") -> Found:
    """The stretches as one find; pieces on a later page than the first give text but no box."""
    first = pieces[0][0]
    boxes = [box for run, start, end in pieces if run.page.number == first.page.number for box in run.boxes(start, end)]
    lines = [line for run, start, end in pieces for line, _ in run.at[start:end]]
    texts = [re.sub(r" +", " ", run.text[start:end]).strip() for run, start, end in pieces]
    return Found(
        text=glue(texts),
        raw=glue([run.raw(start, end) for run, start, end in pieces]),
        page=first.page.number,
        box=union(boxes),
        confidence=round(min((line.confidence for line in lines), default=1.0) * trust, 4),
        source=lines[0].source if lines else "text",
        label=label,
        boxes=tuple(boxes),
        trust=trust,
        parts=tuple(texts) if len(texts) > 1 else (),
    )


class FlatText:
    """Running text of pages without spaces, NFKC, that can be searched and gives places back.

    ``text`` has ``separator`` between lines (empty: patterns may run over line ends).
    """

    def __init__(self, runs: Sequence[Run], separator: str = "") -> None:
        self._owner: list[tuple[Run, int] | None] = []
        text: list[str] = []
        for run in runs:
            if text and separator:
                text.append(separator)
                self._owner.extend([None] * len(separator))
            for index, character in enumerate(run.text):
                if character != " ":
                    text.append(character)
                    self._owner.append((run, index))
        self.text = "".join(text)

    def found(self, start: int, end: int) -> Found:
        """The place of ``text[start:end]``; the stretch must not be empty."""
        pieces: list[Piece] = []
        for owner in self._owner[start:end]:
            if owner is None:
                continue
            run, index = owner
            if pieces and pieces[-1][0] is run:
                pieces[-1] = (run, pieces[-1][1], index + 1)
            else:
                pieces.append((run, index, index + 1))
        found = found_of(pieces)
        return replace(found, text=self.text[start:end].replace("\n", ""), parts=())

    def finditer(self, pattern: str | re.Pattern[str], group: int | str = 0) -> Iterator[tuple[re.Match[str], Found]]:
        """Every match of the pattern whose group is not empty, with the place of that group."""
        for match in re.finditer(pattern, self.text):
            start, end = match.span(group)
            if start < end:
                yield match, self.found(start, end)

    def find(
        self, *patterns: str | re.Pattern[str], group: int | str = 0, accept: Callable[[str], bool] | None = None
    ) -> Found | None:
        """The first match of the first pattern that matches (and is accepted), None if none does."""
        for pattern in patterns:
            for _, found in self.finditer(pattern, group):
                if accept is None or accept(found.text):
                    return found
        return None

    def find_all(self, pattern: str | re.Pattern[str], group: int | str = 0) -> list[Found]:
        """Places of all matches of the pattern."""
        return [found for _, found in self.finditer(pattern, group)]


def flat_text(pages: Sequence[Page], separator: str = "") -> FlatText:
    """Pages as searchable running text in reading order; brackets and colons are half-width after NFKC."""
    return FlatText([run_of(page, line) for page in pages for line in reading_order(page)], separator)


def lower_part(page: Page, top: float) -> Page:
    """The page with only the lines whose middle lies below ``top`` (fraction of the height)."""
    return page.model_copy(
        update={"lines": tuple(line for line in page.lines if (line.box[1] + line.box[3]) / 2 >= top)}
    )
