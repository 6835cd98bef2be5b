"""Seams of type inside a value: one digit of a number from another font, of another size, or off its line.

Chinese and Latin characters of one line ordinarily come from two fonts, a raised digit is an exponent or a note, and
decimals may be set smaller. Only what no typesetter does is a seam: digits of one unbroken number that differ.
"""

from __future__ import annotations

import ctypes
import math
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2.raw as raw

from dossier.extraction.reading.glyphs import Glyph
from dossier.extraction.traces.page_layers import Layers, around
from dossier.extraction.traces.page_objects import Drawn
from dossier.models.page import Trace

TRACE = "type_seam"
"""Kind of the trace: ``text`` is the value; ``data`` has ``odd`` (the characters that differ), ``at`` and ``last``
(indices of the first and the last of them), ``by`` (font, size, baseline), ``usual`` and ``other`` (font and size of
either side), ``script`` (digits or words), ``seams`` and ``values`` (how many values of the page have a seam, of how
many)."""

_GAP = 0.35
"""Gap by character height from which two characters are of two values."""
_SIZES, _SMALL, _OFF = 0.05, 0.8, 0.06
"""Share of the size by which sizes differ; size of exponents, notes and small decimals by that of their number; share
of the height by which a digit is off its line."""
_SIZES_APART = 1.5
_LEAST = 3
_MOST = 12
_NUMBER = re.compile(r"[0-9][0-9.,，]*[0-9]")
_WORDS = re.compile("[\u4e00-\u9fff]{4,}")
_SUBSET = re.compile(r"^[A-Z]{6}\+")


class _Look(NamedTuple):
    font: str
    size: float


class _Char(NamedTuple):
    glyph: Glyph
    look: _Look


def type_seams(layers: Layers) -> list[Trace]:
    """Values with a seam. Where they are many, the page was set anew by a program, so they are counted."""
    looks: dict[int, _Look] = {}
    seen = [glyph for index, glyph in enumerate(layers.glyphs) if index not in layers.unseen]
    chars = [_Char(glyph, look) for glyph in seen if (look := _look(layers, glyph, looks)) is not None]
    found: list[Trace] = []
    values = 0
    for run in _runs(chars, layers):
        text = "".join(char.glyph.char for char in run)
        for script, pattern, seam in (("digits", _NUMBER, _of_number), ("words", _WORDS, _of_words)):
            for match in pattern.finditer(text):
                values += 1
                told = seam(run[match.start() : match.end()])
                found += [_trace(layers, run[match.start() : match.end()], script, *told)] if told else []
    counts = {"seams": len(found), "values": values}
    return [trace.model_copy(update={"data": trace.data | counts}) for trace in found[:_MOST]]


def _look(layers: Layers, glyph: Glyph, looks: dict[int, _Look]) -> _Look | None:
    """Font and size of an upright character; None where no text object draws it."""
    text = layers.text_of(glyph) if glyph.turn == 0 else None
    if text is None:
        return None
    if text.address not in looks:
        looks[text.address] = _Look(_family(text), _size(text))
    return looks[text.address]


def _family(text: Drawn) -> str:
    font = raw.FPDFTextObj_GetFont(text.item)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
    if not length:
        return ""
    name = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, name, length)
    return _SUBSET.sub("", name.value.decode("utf-8", "replace"))


def _size(text: Drawn) -> float:
    """Size of the type in points of the page."""
    matrix, size = raw.FS_MATRIX(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(text.item, matrix)
    raw.FPDFTextObj_GetFontSize(text.item, size)
    return abs(size.value) * math.hypot(matrix.c, matrix.d) * math.hypot(text.matrix[2], text.matrix[3])


def _runs(chars: Sequence[_Char], layers: Layers) -> Iterator[list[_Char]]:
    """Characters of one row that stand close together, from the left."""
    width, height = layers.page.get_size() if layers.rotation in (0, 180) else layers.page.get_size()[::-1]
    for row in _rows(chars):
        run = [row[0]]
        for char in row[1:]:
            last = run[-1].glyph
            gap = (char.glyph.left - last.right) * width
            if gap > _GAP * max(char.glyph.bottom - char.glyph.top, last.bottom - last.top) * height:
                yield run
                run = []
            elif char.glyph.char == last.char and char.glyph.left - last.left < 0.3 * (last.right - last.left):
                continue  # bold by printing twice
            run.append(char)
        yield run


def _rows(chars: Sequence[_Char]) -> list[list[_Char]]:
    rows: list[list[_Char]] = []
    for char in sorted(chars, key=lambda c: c.glyph.top + c.glyph.bottom):
        last = rows[-1][-1].glyph if rows else None
        near = 0.5 * (char.glyph.bottom - char.glyph.top)
        if last and (char.glyph.top + char.glyph.bottom - last.top - last.bottom) / 2 < near:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda c: c.glyph.left) for row in rows]


_Told = tuple[list[int], str, str, str]
"""Which characters differ, by what, and the usual and the other type."""


def _of_number(chars: Sequence[_Char]) -> _Told | None:
    digits = [i for i, char in enumerate(chars) if char.glyph.char.isdigit()]
    if len(digits) < _LEAST:
        return None
    usual = Counter(chars[i].look for i in digits).most_common(1)[0][0]
    odd = [i for i in digits if _by(chars[i].look, usual)]
    if any(_is_apart(chars[i].look, usual) for i in odd):
        return None
    if not odd:
        return _off_line(chars, digits)
    other = chars[odd[0]].look
    point = max((i for i, char in enumerate(chars) if char.glyph.char == "."), default=len(chars))
    trailing = odd == digits[-len(odd) :] and (odd[0] > point or other.size < _SMALL * usual.size)
    return None if trailing else (odd, _by(other, usual), _named(usual), _named(other))


def _by(look: _Look, usual: _Look) -> str:
    if look.font and usual.font and look.font != usual.font:
        return "font"
    return "size" if abs(look.size - usual.size) > _SIZES * max(usual.size, 0.1) else ""


def _off_line(chars: Sequence[_Char], digits: Sequence[int]) -> _Told | None:
    """Digits of one type that do not stand on the line of the others."""
    middle = statistics.median(chars[i].glyph.bottom for i in digits)
    high = statistics.median(chars[i].glyph.bottom - chars[i].glyph.top for i in digits)
    odd = [i for i in digits if abs(chars[i].glyph.bottom - middle) > _OFF * high]
    if not odd or 2 * len(odd) > len(digits):
        return None
    look = _named(chars[odd[0]].look)
    return odd, "baseline", look, look


def _of_words(chars: Sequence[_Char]) -> _Told | None:
    """Common characters of another type with the usual one on both sides; rare ones come from another font by need."""
    looks = Counter(char.look for char in chars)
    usual = looks.most_common(1)[0][0]
    odd = [i for i, char in enumerate(chars) if _by(char.look, usual) and _is_common(char.glyph.char)]
    if not odd or 3 * len(odd) > len(chars) or odd[0] == 0 or odd[-1] == len(chars) - 1:
        return None
    other = chars[odd[0]].look
    return None if _is_apart(other, usual) else (odd, _by(other, usual), _named(usual), _named(other))


def _is_apart(look: _Look, usual: _Look) -> bool:
    """Whether two sizes are so different that they are two texts: a seal's letters across a title."""
    low, high = sorted((max(look.size, 0.01), max(usual.size, 0.01)))
    return high > _SIZES_APART * low


def _is_common(char: str) -> bool:
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def _named(look: _Look) -> str:
    return f"{look.font or '?'} {look.size:.1f}"


def _trace(
    layers: Layers, chars: Sequence[_Char], script: str, odd: Sequence[int], by: str, usual: str, other: str
) -> Trace:
    box = around(char.glyph for char in chars)
    data = {
        "odd": "".join(chars[i].glyph.char for i in odd),
        "at": odd[0],
        "last": odd[-1],
        "by": by,
        "usual": usual,
        "other": other,
        "script": script,
    }
    text = "".join(char.glyph.char for char in chars)
    place = tuple(round(v, 5) for v in box)
    return Trace(kind=TRACE, page=layers.number, box=place, text=text, data=data)
