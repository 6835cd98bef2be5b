"""The text that came with a scan, held against our own reading of its picture: only values, only at the same place.

Both readings err. What differs is therefore read once more by itself, and it is told whether both of our readings agree
and whether the digits that differ are such as readers take for one another. Values that only one of the two has, or
that have another number of digits, say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dossier.extraction.reading.text_layer import lines_of
from dossier.extraction.traces.digits import look_alike
from dossier.extraction.traces.page_layers import Layers
from dossier.extraction.traces.scan_patches import read_at
from dossier.models.base import Box
from dossier.models.page import Line, Trace

TRACE = "text_layer"
"""Kind of the trace: ``text`` is what the layer says; ``data`` has ``shown`` (what is read in the picture),
``confidence`` of that reading, ``sure`` (whether it was read alike twice), ``clear`` (whether other digits than
look-alikes differ), and ``compared`` and ``differing`` (values of the page)."""

_VALUE = re.compile(r"\d(?:[\d.,，．/:：年月日\- ]*\d)?")
_LEAST = 4
"""Digits from which a number is a value."""
_SURE = 0.95
_SLACK = 1.5
"""Digits' widths by which two readers may place the ends of a number apart."""
_LEVEL = 0.4
_MOST, _MOST_LOOKS = 12, 4


class _Digit(NamedTuple):
    char: str
    middle: float
    at: int


class _Value(NamedTuple):
    text: str
    digits: tuple[_Digit, ...]
    box: Box
    line: str
    """The whole line without spaces, in which the value begins at ``at``."""
    at: int

    @property
    def said(self) -> str:
        return "".join(digit.char for digit in self.digits)


class _Row(NamedTuple):
    line: Line
    digits: tuple[_Digit, ...]


class _Shown(NamedTuple):
    text: str
    digits: str
    box: Box
    confidence: float


def layer_differences(layers: Layers) -> list[Trace]:
    """Values of the layer for which the picture, read by ourselves at the very place, shows other digits."""
    width, height = layers.page.get_size() if layers.rotation in (0, 180) else layers.page.get_size()[::-1]
    told = [value for line in lines_of(layers.glyphs, (), height / width) for value in _values(line)]
    if not told:
        return []
    rows = [_Row(line, _digits(line, 0, len(line.text))) for line in layers.lines]
    pairs = [(one, twin) for one in told if (twin := _twin(one, rows)) is not None]
    differing = [(one, twin) for one, twin in pairs if one.said != twin.digits and twin.confidence >= _SURE]
    counts = {"compared": len(pairs), "differing": len(differing)}
    return list(_traces(layers, differing, counts))


def _traces(layers: Layers, differing: Sequence[tuple[_Value, _Shown]], counts: dict[str, int]) -> Iterator[Trace]:
    if not differing:
        return
    picture = layers.render(layers.page)
    for index, (one, twin) in enumerate(differing[:_MOST]):
        sure = index < _MOST_LOOKS and _is_read_again(one.said, twin.digits, read_at(layers, picture, twin.box))
        data = {
            "shown": twin.text,
            "confidence": twin.confidence,
            "sure": sure,
            "clear": not look_alike(one.said, twin.digits),
            **counts,
        }
        yield Trace(kind=TRACE, page=layers.number, box=twin.box, text=one.text, data=data)


def _is_read_again(said: str, shown: str, again: str) -> bool:
    """Whether a second reading shows all the digits that differ; it may lack a character at either end."""
    digits = _only_digits(again)
    at = shown.find(digits)
    if at < 0 or len(digits) < max(_LEAST, len(shown) - 2):
        return shown in digits
    return all(a == b or at <= place < at + len(digits) for place, (a, b) in enumerate(zip(said, shown, strict=True)))


def _values(line: Line) -> Iterator[_Value]:
    for match in _VALUE.finditer(line.text):
        digits = _digits(line, *match.span())
        if len(digits) >= _LEAST:
            before = len(_bare(line.text[: match.start()]))
            yield _Value(match[0], digits, line.span(*match.span()), _bare(line.text), before)


def _digits(line: Line, start: int, end: int) -> tuple[_Digit, ...]:
    edges = line.character_edges()
    return tuple(
        _Digit(line.text[at], (edges[at] + edges[at + 1]) / 2, at)
        for at in range(start, end)
        if line.text[at].isascii() and line.text[at].isdigit()
    )


def _bare(text: str) -> str:
    return "".join(text.split())


def _only_digits(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isdigit())


def _twin(value: _Value, rows: Sequence[_Row]) -> _Shown | None:
    """As many digits as the value has, read at its place in one line of the picture."""
    level = [row for row in rows if _level(value.box, row.line.box)]
    found = (look(value, row) for look in (_by_place, _by_words) for row in level)
    return next((shown for shown in found if shown is not None), None)


def _by_place(value: _Value, row: _Row) -> _Shown | None:
    """The run of digits that stands where the value does: both ends, give or take a character and a half."""
    size = len(value.digits)
    low, high = value.digits[0].middle, value.digits[-1].middle
    slack = _SLACK * max((high - low) / (size - 1), 1e-4)
    runs = (row.digits[at : at + size] for at in range(len(row.digits) - size + 1))
    near = [run for run in runs if max(abs(run[0].middle - low), abs(run[-1].middle - high)) <= slack]
    if not near:
        return None
    run = min(near, key=lambda run: sum(a.char != b.char for a, b in zip(run, value.digits, strict=True)))
    return _shown(row.line, run[0].at, run[-1].at + 1)


def _by_words(value: _Value, row: _Row) -> _Shown | None:
    """What stands between the same words: layers are often set to a line's width and not to its characters'."""
    marks = [at for at, char in enumerate(row.line.text) if not char.isspace()]
    steps = SequenceMatcher(None, value.line, _bare(row.line.text), autojunk=False).get_opcodes()
    start, end = _led(steps, value.at), _led(steps, value.at + len(_bare(value.text)))
    if start is None or end is None or start >= end:
        return None
    shown = _shown(row.line, marks[start], marks[end - 1] + 1)
    if len(shown.digits) != len(value.digits):
        return None
    across = min(shown.box[2], value.box[2]) - max(shown.box[0], value.box[0])
    return shown if across > 0.5 * (value.box[2] - value.box[0]) else None


def _led(steps: Sequence[tuple[str, int, int, int, int]], at: int) -> int | None:
    """Where a place of one text lies in the other; None within a part that has no like."""
    for _, start, end, other, other_end in steps:
        if start <= at <= end and (end - start == other_end - other or at in (start, end)):
            return other + at - start if end - start == other_end - other else (other if at == start else other_end)
    return None


def _shown(line: Line, start: int, end: int) -> _Shown:
    text = line.text[start:end]
    return _Shown(text, _only_digits(text), line.span(start, end), line.confidence)


def _level(one: Box, other: Box) -> bool:
    down = min(one[3], other[3]) - max(one[1], other[1])
    return down > _LEVEL * min(one[3] - one[1], other[3] - other[1])
