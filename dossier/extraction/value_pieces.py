"""Where the value of a label stands: behind it, beside it, in its cell or the next, under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from dossier.extraction import wrapping
from dossier.extraction.labels import Hit, is_bilingual_note, is_latin_line, is_note_end, is_stamp
from dossier.extraction.lines import Piece, Run, glue, overlap
from dossier.extraction.surroundings import Surroundings, cell_at, next_cell
from dossier.extraction.value_rest import Rest
from dossier.models.base import Box

_PARAGRAPH = 10
"""A value that may have more lines than this is a text of several sentences: its lines may end early."""

_NOTE_ALONE = re.compile(r"\([^()]{1,8}\)")
"""A short note in brackets with nothing else."""

_SUB_LABELS = ("名称", "单位名称", "企业名称", "公司名称", "姓名", "户名", "全称", "机构名称")

_NEXT_LABEL = re.compile(r"(?<=[^:\s]) +[一-鿿]{2,8}(?:\([^()]{1,8}\))?:")
"""A word with a colon after a gap inside a short value: a label that the kind does not know, and no part of it."""


class ValuePieces:
    """Finds the stretches of text that make up a label's value."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.rest = Rest(around)

    def same_line(self, hit: Hit, lines: int) -> list[Piece] | None:
        """The rest of the label's line; empty where another label follows, None where the line ends."""
        hits = self.around.hits[id(hit.run)]
        following = min(
            (other for other in hits if other.start >= hit.end and other is not hit),
            key=lambda other: other.start,
            default=None,
        )
        start, end = _trimmed(hit.run, hit.end, following.start if following else len(hit.run.text))
        end = _in_brackets(hit, start, end)
        stranger = _NEXT_LABEL.search(hit.run.text, start, end) if lines <= _PARAGRAPH else None
        if stranger:
            end = stranger.start()
        if start >= end:
            if following is None:
                return None
            return self.same_line(following, lines) if following.key in _SUB_LABELS else []
        piece = (hit.run, start, end)
        if stranger:
            return [piece]
        limit = following.box[0] if following else 1.0
        return [piece, *self._wrapped(piece, hit, limit, lines - 1)] if lines > 1 else [piece]

    def _wrapped(self, piece: Piece, hit: Hit, limit: float, lines: int) -> list[Piece]:
        """Lines under a value that go on where it starts, left of ``limit``."""
        run, start, end = piece
        first = last = run.boxes(start, end)[-1]
        out: list[Piece] = []
        for other in self.around.others(run):
            box, text = other.box, _words([piece, *out])
            if len(out) >= lines or wrapping.gap_in_heights(last, box, run.height) > wrapping.WIDE:
                break
            above = box[1] <= last[1] + run.height * 0.5
            if above or box[2] < min(first[0], hit.run.box[0]) or box[0] > min(last[2], limit):
                continue
            if self.around.starts_with_label(other) or self.around.owned(other, hit):
                break
            tight = wrapping.gap_in_heights(last, box, run.height) <= wrapping.TIGHT
            aligned = abs(box[0] - first[0]) < run.em * 1.6
            full = lines > _PARAGRAPH or last[2] >= min(box[2], limit) - run.em * 3
            rest = end >= len(run.text.rstrip(" _")) and self.rest.goes_on(
                hit, text, (first, last), other, limit, lines > _PARAGRAPH
            )  # a line goes on with the last value of the line above it
            if not (tight and aligned and full) and not rest:
                break
            out.append((other, 0, self.around.label_free_end(other)))
            last = box
        return out

    def in_cell(self, hit: Hit, lines: int) -> list[Piece] | None:
        """What stands in the label's ruled cell beside it, or in the next cell; None where cells do not tell."""
        cells = hit.run.page.cells
        home = cell_at(cells, hit.box)
        if home is None:
            return None
        inside = [run for run in self.around.inside(home, hit.run.page) if run is not hit.run]
        if sum(bool(self.around.starts_with_label(run)) for run in inside) > 1:
            return None
        box = self.around.label_box(hit)
        if any(run.box[0] >= box[2] - run.em and overlap(run.box, box, 1) > 0.3 for run in inside):
            return None
        under = [run for run in inside if run.box[1] > box[3] - run.height * 0.4 and not is_stamp(run)]
        note = "".join(run.text.strip() for run in under) if len(under) <= 3 else ""
        if _NOTE_ALONE.fullmatch(note) or (len(under) == 1 and is_note_end(under[0])):
            under = []  # the label's own end, 委托单位 over （人）
        if under and not self.around.starts_with_label(under[0]):
            beneath = takewhile(lambda run: not self.around.starts_with_label(run), under)
            return [(run, 0, len(run.text)) for run in beneath][:lines]
        if inside and inside[0].box[3] < box[1]:
            return None
        cell = next_cell(cells, home)
        if cell is None:
            return None
        runs = [run for run in self.around.inside(cell, hit.run.page) if not (is_bilingual_note(run) or is_stamp(run))]
        if runs and self.around.starts_with_label(runs[0]):
            return self._sub_value(runs[0], lines)
        own = self._until_label(runs, cell[2])
        return [(run, 0, self.around.label_free_end(run)) for run in own[:lines]]

    def _until_label(self, runs: Sequence[Run], edge: float) -> list[Run]:
        """The lines of a cell up to one that begins with a label; after a line that fills the cell's width words that
        only look like a label go on with the sentence."""
        own: list[Run] = []
        for run in runs:
            full = bool(own) and own[-1].box[2] >= edge - 2.5 * run.em
            glued = bool(self.around.hits[id(run)]) and self.around.hits[id(run)][0].quality < 0.85
            if self.around.starts_with_label(run) and not (full and glued):
                break
            own.append(run)
        return own

    def _sub_value(self, run: Run, lines: int) -> list[Piece]:
        """The value of a sub-label (名称 beside 委托单位)."""
        hit = self.around.hits[id(run)][0]
        if hit.key not in _SUB_LABELS:
            return []
        return self.same_line(hit, lines) or self.in_cell(hit, lines) or self.right(hit, lines)

    def right(self, hit: Hit, lines: int) -> list[Piece]:
        """The runs to the right of a label on its height, with the lines above and below that belong to them."""
        beside = self.around.beside(hit)
        if not beside:
            return self._sub_label_near(hit, lines) or self._adrift(hit, lines)
        seed = beside[0]
        if self.around.starts_with_label(seed):
            return self._sub_value(seed, lines)
        row, limit = [seed], 1.0
        for run in beside[1:]:
            if self.around.hits[id(run)]:
                limit = run.box[0]
                break
            alike = overlap(run.box, seed.box, 1) > 0.5 and run.height < seed.height * 1.6
            if alike and run.box[0] - row[-1].box[2] < seed.em * 1.3:
                row.append(run)
        pieces = [(run, 0, self.around.label_free_end(run)) for run in row]
        if lines > 1 and len(row) == 1 and pieces[0][2] == len(seed.text):
            block = self._block(hit, seed, limit, lines)
            return [*block, *self._wrapped(block[-1], hit, limit, lines - len(block))]
        return pieces

    def _block(self, hit: Hit, seed: Run, limit: float, lines: int) -> list[Piece]:
        """The lines of one table cell, grown from the one beside the label."""
        column = [
            run
            for run in self.around.others(seed)
            if run is not hit.run
            and run.box[0] >= hit.box[2] - seed.em * 0.5
            and run.box[0] < limit
            and overlap(run.box, seed.box, 0) > 0.3
        ]
        down = self._grown(hit, seed, [run for run in column if run.box[1] > seed.box[1]], 1, lines)
        up = self._grown(hit, seed, [run for run in reversed(column) if run.box[1] <= seed.box[1]], -1, lines)
        while up and not _centred([*up, seed, *down], self.around.label_box(hit), seed.height):
            up.pop()
        return [(run, 0, len(run.text)) for run in [*reversed(up), seed, *down][:lines]]

    def _grown(self, hit: Hit, seed: Run, runs: Sequence[Run], way: int, lines: int) -> list[Run]:
        out: list[Run] = []
        last = seed
        for run in runs:
            gap = run.box[1] - last.box[3] if way > 0 else last.box[1] - run.box[3]
            aligned = abs(run.box[0] - seed.box[0]) < seed.em * 1.5
            far = gap > seed.height * (1.1 if aligned else 0.7)
            if (
                (
                    far
                    and not (
                        way > 0 and aligned and self.rest.wraps_on(hit.box[2], [seed, *out], run, lines > _PARAGRAPH)
                    )
                )
                or self.around.starts_with_label(run)
                or self.around.owned(run, hit)
                or (way < 0 and self.rest.follows_another(run, last))
            ):
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
        box, height = self.around.label_box(hit), hit.run.height
        near = [
            run
            for run in self.around.others(hit.run)
            if run.box[0] >= box[2] - run.em * 0.5
            and max(run.box[1] - box[3], box[1] - run.box[3]) < height * 1.5
            and not (
                is_stamp(run) or is_bilingual_note(run) or self.around.hits[id(run)] or self.around.owned(run, hit)
            )
            and not self.around.label_between(hit, run)
        ]
        if not near:
            return []
        seed = min(near, key=lambda run: abs(run.box[1] + run.box[3] - box[1] - box[3]))
        return self._block(hit, seed, 1.0, lines)

    def below(self, hit: Hit, lines: int) -> list[Piece]:
        """What stands under the head of a column: the next cell down, or the lines close under it."""
        box, height, cells = hit.box, hit.run.height, hit.run.page.cells
        home = cell_at(cells, box)
        under = cell_at(cells, (box[0], home[3] + height * 0.3, box[2], home[3] + height * 0.3)) if home else None
        out: list[Piece] = []
        last = box[3]
        for run in self.around.inside(under, hit.run.page) if under else self.around.others(hit.run):
            if is_bilingual_note(run) or (not out and is_note_end(run)) or (not under and not _under(run, box, height)):
                continue
            if not out and is_latin_line(run) and run.box[1] - last < height * 0.9 and not under:
                last = run.box[3]  # the English line of the label itself
                continue
            near = under is not None or run.box[1] - last < height * (0.7 if out else 2)
            block = [piece[0] for piece in out]
            near = near or (bool(out) and self.rest.wraps_on(box[0] - run.em, block, run, lines > _PARAGRAPH))
            if not near or self.around.starts_with_label(run) or len(out) >= lines:
                break
            out.append((run, 0, self.around.label_free_end(run)))
            last = run.box[3]
        return out

    def _sub_label_near(self, hit: Hit, lines: int) -> list[Piece]:
        """For a label that spans several rows of sub-labels: the value of the row that holds the name."""
        for run in self.around.others(hit.run):
            hits = self.around.hits[id(run)]
            gap = max(run.box[1] - hit.box[3], hit.box[1] - run.box[3])
            beside = hit.box[2] - run.em * 0.5 <= run.box[0] < hit.box[2] + run.em * 6
            if hits and hits[0].key in _SUB_LABELS and hits[0].start == 0 and beside and gap < run.height * 1.5:
                return self.same_line(hits[0], lines) or self.right(hits[0], lines)
        return []


def _words(pieces: Sequence[Piece]) -> str:
    return glue([run.text[start:end] for run, start, end in pieces])


def _under(run: Run, box: Box, height: float) -> bool:
    return run.box[1] >= box[3] - height * 0.4 and overlap(run.box, box, 0) >= 0.3


def _centred(block: Sequence[Run], box: Box, height: float) -> bool:
    """Whether a label stands at the middle of a block of lines."""
    top, bottom = min(run.box[1] for run in block), max(run.box[3] for run in block)
    return abs((top + bottom) - (box[1] + box[3])) / 2 < max(height * 0.5, (bottom - top) * 0.12)


def _in_brackets(hit: Hit, start: int, end: int) -> int:
    """Where the value of a label inside brackets ends: at the bracket that closes them, 名称（型号：M）4台."""
    text = hit.run.text
    if not text[: hit.start].rstrip().endswith("("):
        return end
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return end


def _trimmed(run: Run, start: int, end: int) -> tuple[int, int]:
    while start < end and run.text[start] in " :_":
        start += 1
    while start < end and run.text[end - 1] in " _":
        end -= 1
    return start, end
