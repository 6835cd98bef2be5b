"""The characters of a page by their places, for forms and tables without dependable lines.

Labels of a form are often spread letter by letter (购 / 买 / 方 downwards, 名   称 across), and one reader gives
words, another whole lines. So labels and values are sought in rows of single characters, whatever the lines were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dossier.extraction.lines import Found, Run, aspect, found_of, overlap, run_of
from dossier.models.base import Box
from dossier.models.page import Line, Page

_FIRST_GAP, _GAP = 0.11, 0.03
"""Widest gaps, as fractions of the page's width, between a label and its value, and inside a value."""
_LABEL_GAP = 0.1


@dataclass(frozen=True, eq=False)
class Char:
    """One character, NFKC, with its box and the line and index it came from."""

    text: str
    box: Box
    at: tuple[Line, int]


Row = Sequence[Char]


def text_of(chars: Iterable[Char]) -> str:
    """The characters as a string, without spaces."""
    return "".join(char.text for char in chars)


def box_of(chars: Row) -> Box:
    """The box around all the characters."""
    lefts, tops, rights, bottoms = zip(*(char.box for char in chars), strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True)
class Label:
    """A label on the page: its characters, and those to the right (and left) of it on the same row."""

    chars: Row
    rest: Row
    match: re.Match[str]
    before: Row = ()

    def glued_to(self, gap: float) -> str:
        """The character that stands no farther than ``gap`` before the label, empty where none does."""
        near = self.before and self.chars[0].box[0] - self.before[-1].box[2] <= gap
        return self.before[-1].text if near else ""

    @cached_property
    def box(self) -> Box:
        """Box of the label alone."""
        return box_of(self.chars)


class Grid:
    """A page to be searched for labels, and for what stands on their row."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._chars: dict[int, list[Char]] = {id(line): list(_chars_of(page, line)) for line in page.lines}
        self._labels: dict[tuple[str, bool], list[Label]] = {}
        self._words: dict[int, list[list[Char]]] = {}

    @cached_property
    def em(self) -> float:
        """Width of a full-width character of the common type size, as a fraction of the page's width."""
        return self.line_height * aspect(self.page) * 0.7

    @cached_property
    def line_height(self) -> float:
        """Height of the common line, as a fraction of the page's height."""
        heights = sorted(line.box[3] - line.box[1] for line in self.page.lines)
        return heights[len(heights) // 2] if heights else 0.02

    @cached_property
    def rows(self) -> dict[int, list[Char]]:
        """For every line (by ``id``), all characters on its baseline from left to right."""
        return {id(line): self._row(line) for line in self.page.lines}

    def labels(self, pattern: str, across: bool = True) -> list[Label]:
        """Every place where the pattern stands in a row, from top to bottom; each place once.

        ``across`` lets the pattern run over several lines that share a baseline.
        """
        key = (pattern, across)
        if key not in self._labels:
            self._labels[key] = self._search(re.compile(pattern), across)
        return self._labels[key]

    def within_lines(self, pattern: str) -> list[Label]:
        """Places where the pattern stands within one line, each with what else is on the line's row."""
        found: list[Label] = []
        for line in self.page.lines:
            chars, row = self._chars[id(line)], self.rows[id(line)]
            for match in re.finditer(pattern, text_of(chars)):
                first, last = row.index(chars[match.start()]), row.index(chars[match.end() - 1])
                found.append(Label(chars[match.start() : match.end()], row[last + 1 :], match, row[:first]))
        return found

    def _search(self, pattern: re.Pattern[str], across: bool) -> list[Label]:
        found: list[Label] = []
        for line in self.page.lines:
            row, text = self._texts[id(line)] if across else (self._chars[id(line)], text_of(self._chars[id(line)]))
            for match in pattern.finditer(text):
                chars = row[match.start() : match.end()]
                if chars and chars[0].at[0] is line and _widest_gap(chars) <= _LABEL_GAP:
                    found.append(Label(chars, row[match.end() :], match, row[: match.start()]))
        return sorted(found, key=lambda label: (round(label.box[1], 2), label.box[0]))

    @cached_property
    def _texts(self) -> dict[int, tuple[list[Char], str]]:
        """For every line its row, and the row as a string."""
        return {key: (row, text_of(row)) for key, row in self.rows.items()}

    def lines(self) -> list[list[Char]]:
        """The characters of every line, lines as the page has them."""
        return [self._chars[id(line)] for line in self.page.lines]

    def words(self, top: float, bottom: float, down: bool = False) -> list[list[Char]]:
        """Words whose middle lies between two heights; a word ends at a space or a gap of half an em.

        Text that runs downwards (the notes in the margins of paper forms) is left out, or with ``down`` taken letter
        by letter: the units of lines close below one another look just so.
        """
        words: list[list[Char]] = []
        for line in self.page.lines:
            upright = not runs_down(line, self.page)
            if not upright and down:
                letters = [[char] for char in self._chars[id(line)]]
                words += [one for one in letters if top < (one[0].box[1] + one[0].box[3]) / 2 < bottom]
            if upright and top < (line.box[1] + line.box[3]) / 2 < bottom:
                if id(line) not in self._words:
                    self._words[id(line)] = list(_split(self._chars[id(line)], self.em / 2))
                words.extend(self._words[id(line)])
        return words

    def find(self, chars: Row, trust: float = 1.0, label: str = "") -> Found:
        """The place of the characters."""
        run = Run(self.page, text_of(chars), tuple(char.at for char in chars))
        return found_of([(run, 0, len(run.text))], trust, label)

    def _row(self, line: Line) -> list[Char]:
        """Characters of all lines on the baseline; lines that overlap a little stay apart, for widths are estimates."""
        _, top, _, bottom = line.box
        level = (one for one in self.page.lines if (one.box[1] < bottom and one.box[3] > top) or one is line)
        beside = [other for other in level if other is line or overlap(line.box, other.box, 1) > 0.5]
        row: list[Char] = []
        right = 0.0
        for other in sorted(beside, key=lambda other: other.box[0]):
            chars = self._chars[id(other)]
            inside = row and other.box[0] < right and right - other.box[0] > 0.3 * (other.box[2] - other.box[0])
            row = sorted([*row, *chars], key=lambda char: char.box[0]) if inside else [*row, *chars]
            right = max(right, other.box[2])
        return row


def value_after(label: Label, stop: str = "", first_gap: float = _FIRST_GAP, gap: float = _GAP) -> list[Char]:
    """Characters after the label up to a wide gap or the pattern ``stop``."""
    taken: list[Char] = []
    at = label.chars[-1].box[2]
    for char in label.rest:
        if char.box[0] - at > (gap if taken else first_gap):
            break
        taken.append(char)
        at = max(at, char.box[2])
    if stop and (match := re.search(stop, text_of(taken))):
        taken = taken[: match.start()]
    return taken


def runs_down(line: Line, page: Page) -> bool:
    """Whether the letters of a line stand below one another."""
    wide, high = line.box[2] - line.box[0], (line.box[3] - line.box[1]) * aspect(page)
    chinese = all("一" <= char <= "龥" for char in line.text)
    return len(line.text) > 1 and high > (1.4 if chinese else 3) * wide


def _chars_of(page: Page, line: Line) -> Iterator[Char]:
    run, edges = run_of(page, line), line.character_edges()
    left, top, right, bottom = line.box
    high = (right - left) / aspect(page)
    step = (bottom - top - high) / max(1, len(line.text) - 1)
    down = runs_down(line, page)
    for text, (_, index) in zip(run.text, run.at, strict=True):
        if text != " ":
            level = (edges[index], top, edges[index + 1], bottom)
            upon = (left, top + index * step, right, top + index * step + high)
            yield Char(text, upon if down else level, (line, index))


def _widest_gap(chars: Row) -> float:
    return max((b.box[0] - a.box[2] for a, b in pairwise(chars)), default=0.0)


def _split(chars: Row, gap: float) -> Iterator[list[Char]]:
    word: list[Char] = []
    for char in chars:
        if word and (char.box[0] - word[-1].box[2] > gap or char.at[1] > word[-1].at[1] + 1):
            yield word
            word = []
        word.append(char)
    if word:
        yield word
