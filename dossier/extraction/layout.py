"""From a label to the value that belongs to it, on pages of lines and ruled cells.

A paper is wrapped in a ``Sheet`` with the labels its kind may bear; ``Sheet.find`` gives the value of a label:
the rest of its line, what stands to its right on the same height, what shares its ruled cell or stands in the next
one, with the lines a long value wraps to, or what stands below a column's head. Values come back as ``Found``;
``field_values`` makes fields of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from dossier.extraction.labels import Hit, Vocabulary, is_bilingual_note, is_latin_line, is_stamp, plain
from dossier.extraction.lines import (
    FlatText,
    Found,
    Piece,
    Run,
    flat_text,
    found_of,
    lower_part,
    overlap,
    reading_order,
    run_of,
    union,
)
from dossier.models.base import Box
from dossier.models.page import Page

__all__ = [
    "FlatText",
    "Found",
    "Sheet",
    "flat_text",
    "is_blank",
    "is_stroke",
    "lower_part",
    "plain",
    "reading_order",
    "run_of",
]

_PARAGRAPH = 10
"""A value that may have more lines than this is a text of several sentences: its lines may end early."""

_SUB_LABELS = ("名称", "单位名称", "企业名称", "公司名称", "姓名")
_BLANK = re.compile(r"[\s/\\_\-—–―~.·*:]*|无|空白|以下空白|N/?A")
_PROSE = re.compile(r"[A-Za-z]{2,}[A-Za-z ,.&'()/\-]*")


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, ``/``, dashes, 无."""
    return bool(_BLANK.fullmatch(text.strip()))


def is_stroke(found: Found) -> bool:
    """Whether OCR may have read a lone ``/`` (nothing to state) as one of the characters it looks like."""
    return found.source == "ocr" and found.text.strip() in {"1", "l", "I", "|", "丨", "一", "Z", "L", "J", "1."}


class Sheet:
    """The pages of one paper, with the labels of its kind."""

    def __init__(self, pages: Sequence[Page], labels: Iterable[str]) -> None:
        self.pages = tuple(pages)
        self.vocabulary = Vocabulary(labels)
        self._runs = {page.number: self.vocabulary.runs(page) for page in self.pages}
        self._hits = {id(run): self.vocabulary.hits(run) for runs in self._runs.values() for run in runs}

    def hits(self, *labels: str) -> list[Hit]:
        """Places of these labels: the surest first; between equals the label named first, then reading order."""
        wanted = {plain(label): order for order, label in reversed(list(enumerate(labels)))}
        hits = [hit for page in self.pages for run in self._runs[page.number] for hit in self._hits[id(run)]]
        chosen = [hit for hit in hits if hit.key in wanted]
        return sorted(chosen, key=lambda hit: 0.03 * wanted[hit.key] - hit.quality)

    def find(
        self, *labels: str, lines: int = 3, below: bool = False, accept: Callable[[str], bool] | None = None
    ) -> Found | None:
        """The value of the surest of these labels whose value is not blank (and is accepted); None if there is none.

        ``lines`` is the most lines a value may have, ``below`` allows the value of a column's head to stand under it.
        """
        return next(iter(self.find_all(*labels, lines=lines, below=below, accept=accept)), None)

    def find_all(
        self, *labels: str, lines: int = 3, below: bool = False, accept: Callable[[str], bool] | None = None
    ) -> list[Found]:
        """Values of all places of these labels, the surest first."""
        out = []
        for hit in self.hits(*labels):
            found = self.value_of(hit, lines, below)
            if found is None or is_blank(found.text):
                continue
            if accept is None or accept(found.text):
                out.append(found)
        return out

    def value_of(self, hit: Hit, lines: int = 3, below: bool = False) -> Found | None:
        """The value at one place of a label, None where the place is empty."""
        pieces, trust = self._same_line(hit, lines), 1.0
        if pieces is None:
            pieces = self._in_cell(hit, lines)
            trust = 1.0
            if pieces is None:
                pieces, trust = self._right(hit, lines), 0.98
            if not pieces and below:
                pieces, trust = self._below(hit, lines), 0.9
        pieces = _without_translation(pieces)
        return found_of(pieces, trust * min(1.0, hit.quality + 0.1), hit.key) if pieces else None

    def _same_line(self, hit: Hit, lines: int) -> list[Piece] | None:
        """The rest of the label's line; empty where another label follows, None where the line ends."""
        hits = self._hits[id(hit.run)]
        following = min(
            (other for other in hits if other.start >= hit.end and other is not hit),
            key=lambda other: other.start,
            default=None,
        )
        start, end = _trimmed(hit.run, hit.end, following.start if following else len(hit.run.text))
        if start >= end:
            if following is None:
                return None
            return self._same_line(following, lines) if following.key in _SUB_LABELS else []
        piece = (hit.run, start, end)
        limit = following.box[0] if following else 1.0
        return [piece, *self._wrapped(piece, hit, limit, lines - 1)] if lines > 1 else [piece]

    def _wrapped(self, piece: Piece, hit: Hit, limit: float, lines: int) -> list[Piece]:
        """Lines under a value that go on where it starts, left of ``limit``."""
        run, start, end = piece
        left, last = run.boxes(start, end)[-1][0], run.boxes(start, end)[-1]
        out: list[Piece] = []
        for other in self._others(run):
            box, em = other.box, run.em
            if len(out) >= lines or box[1] - last[3] > run.height * 0.8:
                break
            if box[1] <= last[1] + run.height * 0.5 or box[2] < left or box[0] > min(last[2], limit):
                continue
            aligned = abs(box[0] - left) < em * 1.6
            full = lines > _PARAGRAPH or last[2] >= min(box[2], limit) - em * 3
            if not aligned or not full or self._starts_with_label(other) or self._owned(other, hit):
                break
            out.append((other, 0, self._label_free_end(other)))
            last = box
        return out

    def _in_cell(self, hit: Hit, lines: int) -> list[Piece] | None:
        """What stands in the label's ruled cell beside it, or in the next cell; None where cells do not tell."""
        cells = hit.run.page.cells
        home = _cell_at(cells, hit.box)
        if home is None:
            return None
        inside = [run for run in self._inside(home, hit.run.page) if run is not hit.run]
        if sum(bool(self._starts_with_label(run)) for run in inside) > 1:
            return None
        box = self._label_box(hit)
        if any(run.box[0] >= box[2] - run.em and overlap(run.box, box, 1) > 0.3 for run in inside):
            return None
        under = [run for run in inside if run.box[1] > box[3] - run.height * 0.4 and not is_stamp(run)]
        if under and not self._starts_with_label(under[0]):
            beneath = takewhile(lambda run: not self._starts_with_label(run), under)
            return [(run, 0, len(run.text)) for run in beneath][:lines]
        if inside and inside[0].box[3] < box[1]:
            return None
        cell = _next_cell(cells, home)
        if cell is None:
            return None
        runs = [run for run in self._inside(cell, hit.run.page) if not (is_bilingual_note(run) or is_stamp(run))]
        if runs and self._starts_with_label(runs[0]):
            return self._sub_value(runs[0], lines)
        own = list(takewhile(lambda run: not self._starts_with_label(run), runs))
        return [(run, 0, self._label_free_end(run)) for run in own[:lines]]

    def _sub_value(self, run: Run, lines: int) -> list[Piece]:
        """The value of a sub-label (名称 beside 委托单位)."""
        hit = self._hits[id(run)][0]
        if hit.key not in _SUB_LABELS:
            return []
        return self._same_line(hit, lines) or self._in_cell(hit, lines) or self._right(hit, lines)

    def _right(self, hit: Hit, lines: int) -> list[Piece]:
        """The runs to the right of a label on its height, with the lines above and below that belong to them."""
        beside = self._beside(hit)
        if not beside:
            return self._sub_label_near(hit, lines) or self._adrift(hit, lines)
        seed = beside[0]
        if self._starts_with_label(seed):
            return self._sub_value(seed, lines)
        row, limit = [seed], 1.0
        for run in beside[1:]:
            if self._hits[id(run)]:
                limit = run.box[0]
                break
            alike = overlap(run.box, seed.box, 1) > 0.5 and run.height < seed.height * 1.6
            if alike and run.box[0] - row[-1].box[2] < seed.em * 1.3:
                row.append(run)
        pieces = [(run, 0, self._label_free_end(run)) for run in row]
        if lines > 1 and len(row) == 1 and pieces[0][2] == len(seed.text):
            return self._block(hit, seed, limit, lines)
        return pieces

    def _block(self, hit: Hit, seed: Run, limit: float, lines: int) -> list[Piece]:
        """The lines of one table cell, grown from the one beside the label."""
        column = [
            run
            for run in self._others(seed)
            if run is not hit.run
            and run.box[0] >= hit.box[2] - seed.em * 0.5
            and run.box[0] < limit
            and overlap(run.box, seed.box, 0) > 0.3
        ]
        down = self._grown(hit, seed, [run for run in column if run.box[1] > seed.box[1]], 1)
        up = self._grown(hit, seed, [run for run in reversed(column) if run.box[1] <= seed.box[1]], -1)
        while up and not _centred([*up, seed, *down], self._label_box(hit), seed.height):
            up.pop()
        return [(run, 0, len(run.text)) for run in [*reversed(up), seed, *down][:lines]]

    def _grown(self, hit: Hit, seed: Run, runs: Sequence[Run], way: int) -> list[Run]:
        out: list[Run] = []
        last = seed
        for run in runs:
            gap = run.box[1] - last.box[3] if way > 0 else last.box[1] - run.box[3]
            aligned = abs(run.box[0] - seed.box[0]) < seed.em * 1.5
            if gap > seed.height * (1.1 if aligned else 0.7) or self._starts_with_label(run) or self._owned(run, hit):
                break
            if not is_stamp(run):
                out.append(run)
            last = run
        return out

    def _adrift(self, hit: Hit, lines: int) -> list[Piece]:
        """The nearest line to the right that is a little above or below the label and is no other label's value.

        Only for long values: a short one stands beside its label.
        """
        if lines <= 3:
            return []
        box, height = self._label_box(hit), hit.run.height
        near = [
            run
            for run in self._others(hit.run)
            if run.box[0] >= box[2] - run.em * 0.5
            and max(run.box[1] - box[3], box[1] - run.box[3]) < height * 1.5
            and not (is_stamp(run) or is_bilingual_note(run) or self._hits[id(run)] or self._owned(run, hit))
            and not self._label_between(hit, run)
        ]
        if not near:
            return []
        seed = min(near, key=lambda run: abs(run.box[1] + run.box[3] - box[1] - box[3]))
        return self._block(hit, seed, 1.0, lines)

    def _label_between(self, hit: Hit, run: Run) -> bool:
        """Whether another label stands between this one and the run, on the run's height."""
        return any(
            self._starts_with_label(other)
            and hit.box[2] <= other.box[0] < run.box[0]
            and overlap(other.box, run.box, 1) > 0.3
            for other in self._others(run)
        )

    def _label_box(self, hit: Hit) -> Box:
        """The label with the English line under it."""
        box = hit.box
        for other in self._others(hit.run):
            under = -0.5 <= (other.box[1] - box[3]) / (hit.run.height or 1.0) < 0.8
            if is_latin_line(other) and under and overlap(other.box, box, 0) > 0.5 and other.box[0] < box[2]:
                box = union([box, other.box])
        return box

    def _below(self, hit: Hit, lines: int) -> list[Piece]:
        """What stands under the head of a column: the next cell down, or the lines close under it."""
        box, height, cells = hit.box, hit.run.height, hit.run.page.cells
        home = _cell_at(cells, box)
        under = _cell_at(cells, (box[0], home[3] + height * 0.3, box[2], home[3] + height * 0.3)) if home else None
        out: list[Piece] = []
        last = box[3]
        for run in self._others(hit.run):
            if run.box[1] < box[3] - height * 0.4 or overlap(run.box, box, 0) < 0.3 or is_bilingual_note(run):
                continue
            near = _holds(under, run.box) if under else run.box[1] - last < height * (0.7 if out else 2)
            if not near or self._starts_with_label(run) or len(out) >= lines:
                break
            out.append((run, 0, self._label_free_end(run)))
            last = run.box[3]
        return out

    def _beside(self, hit: Hit) -> list[Run]:
        box = self._label_box(hit)
        runs = [
            run
            for run in self._others(hit.run)
            if run.box[0] >= box[2] - hit.run.em * 0.5
            and overlap(run.box, box, 1) > 0.3
            and not (is_bilingual_note(run) or is_stamp(run) or not run.text.strip(" :_|"))
        ]
        runs.sort(key=lambda run: run.box[0])
        if not runs:
            return []
        near = [run for run in runs if run.box[0] < runs[0].box[0] + hit.run.em]
        seed = max(near, key=lambda run: overlap(run.box, box, 1))
        return [seed, *[run for run in runs if run is not seed and run.box[0] >= seed.box[2] - seed.em * 0.5]]

    def _sub_label_near(self, hit: Hit, lines: int) -> list[Piece]:
        """For a label that spans several rows of sub-labels: the value of the row that holds the name."""
        for run in self._others(hit.run):
            hits = self._hits[id(run)]
            gap = max(run.box[1] - hit.box[3], hit.box[1] - run.box[3])
            beside = hit.box[2] - run.em * 0.5 <= run.box[0] < hit.box[2] + run.em * 6
            if hits and hits[0].key in _SUB_LABELS and hits[0].start == 0 and beside and gap < run.height * 1.5:
                return self._same_line(hits[0], lines) or self._right(hits[0], lines)
        return []

    def _owned(self, run: Run, hit: Hit) -> bool:
        """Whether something in the label's own column stands beside the run: then the run is that one's value."""
        own = self._label_box(hit)
        return any(
            other is not hit.run
            and other is not run
            and overlap(other.box, run.box, 1) > 0.5
            and other.box[2] <= run.box[0] + run.em * 0.5
            and overlap(other.box, hit.box, 0) > 0.3
            and not _holds(own, other.box)
            for other in self._others(run)
        )

    def _label_free_end(self, run: Run) -> int:
        return min((hit.start for hit in self._hits[id(run)] if hit.start > 0), default=len(run.text))

    def _starts_with_label(self, run: Run) -> bool:
        hits = self._hits.get(id(run), [])
        return (
            bool(hits) and hits[0].quality >= 0.7 and not run.text[: hits[0].start].strip("*★●■□◆▪·☆#0123456789.、() ")
        )

    def _others(self, run: Run) -> list[Run]:
        return [other for other in self._runs[run.page.number] if other is not run]

    def _inside(self, cell: Box, page: Page) -> list[Run]:
        return [run for run in self._runs[page.number] if _holds(cell, run.box)]


def _centred(block: Sequence[Run], box: Box, height: float) -> bool:
    """Whether a label stands at the middle of a block of lines."""
    top, bottom = min(run.box[1] for run in block), max(run.box[3] for run in block)
    return abs((top + bottom) - (box[1] + box[3])) / 2 < max(height * 0.5, (bottom - top) * 0.12)


def _trimmed(run: Run, start: int, end: int) -> tuple[int, int]:
    while start < end and run.text[start] in " :_":
        start += 1
    while start < end and run.text[end - 1] in " _":
        end -= 1
    return start, end


def _holds(cell: Box, box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _cell_at(cells: Sequence[Box], box: Box) -> Box | None:
    around = [cell for cell in cells if _holds(cell, box)]
    return min(around, key=lambda cell: (cell[2] - cell[0]) * (cell[3] - cell[1]), default=None)


def _next_cell(cells: Sequence[Box], home: Box) -> Box | None:
    right = [cell for cell in cells if cell[0] >= home[2] - 0.005 and overlap(cell, home, 1) > 0.6]
    return min(right, key=lambda cell: (cell[0], -overlap(cell, home, 1)), default=None)


def _without_translation(pieces: list[Piece]) -> list[Piece]:
    """Drops the English lines under a Chinese value."""
    if not pieces or not re.search("[一-鿿]", pieces[0][0].text[pieces[0][1] : pieces[0][2]]):
        return pieces
    return [piece for piece in pieces if not _PROSE.fullmatch(piece[0].text[piece[1] : piece[2]].strip())]
