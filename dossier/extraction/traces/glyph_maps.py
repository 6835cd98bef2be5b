"""Digits of the text layer that are drawn as other digits: a font's table or an ``/ActualText`` may say anything.

What a font calls its glyphs cannot be believed, but one digit has one shape in one font. Where it has two, or where a
digit is said beside the glyphs instead of by them, the value is looked at as a picture; nothing else costs a look.
"""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2.raw as raw

from dossier.extraction.reading.glyphs import has_actual_text
from dossier.extraction.traces.hidden_texts import TRACE
from dossier.extraction.traces.page_layers import Layers, around, crop, joined_text, raw_address
from dossier.extraction.traces.page_objects import Drawn
from dossier.models.base import Box
from dossier.models.page import Trace

_DIFFERENT = 0.08
"""Share of the type size by which two shapes of one digit differ."""
_MOST_LOOKS = 3
_SURE = 0.9
_NEAR = 0.4
_Shape = tuple[float, float]
_Key = tuple[int, float, float, str]


def drawn_otherwise(layers: Layers) -> list[Trace]:
    """Values whose picture surely shows other digits than the layer says. Raises RuntimeError when the engine fails."""
    suspects = set(_two_shapes(layers)) | set(_said_beside(layers))
    if not suspects or layers.engine.name == "null":
        return []
    values = list(dict.fromkeys(tuple(_value(layers, index)) for index in sorted(suspects)))[:_MOST_LOOKS]
    page = layers.render(layers.page)
    return [trace for value in values if (trace := _looked_at(layers, page, value)) is not None]


def _digits(layers: Layers) -> Iterator[tuple[int, Drawn]]:
    for index, glyph in enumerate(layers.glyphs):
        if glyph.turn == 0 and glyph.char.isascii() and glyph.char.isdigit() and index not in layers.unseen:
            text = layers.text_of(glyph)
            if text is not None:
                yield index, text


def _two_shapes(layers: Layers) -> Iterator[int]:
    """Digits of a shape that the same digit of the same type has not, wherever it stands more often."""
    shapes: defaultdict[_Key, list[tuple[int, _Shape]]] = defaultdict(list)
    for index, text in _digits(layers):
        matrix, size = raw.FS_MATRIX(), ctypes.c_float()
        raw.FPDFPageObj_GetMatrix(text.item, matrix)
        raw.FPDFTextObj_GetFontSize(text.item, size)
        font = raw.FPDFTextObj_GetFont(text.item)
        shape = _shape(layers, index)
        if font and shape and size.value:
            key = (raw_address(font), round(matrix.a * size.value, 1), round(matrix.d * size.value, 1))
            shapes[(*key, layers.glyphs[index].char)].append((index, shape))
    for (_, wide, high, _), found in shapes.items():
        middle = np.median(np.array([shape for _, shape in found]), axis=0)
        for index, shape in found:
            if np.abs(np.array(shape) - middle).max() > _DIFFERENT * max(abs(wide), abs(high)):
                yield from (one for one, _ in found) if len(found) == 2 else (index,)


def _shape(layers: Layers, index: int) -> _Shape | None:
    """Width and height of a glyph's ink in points."""
    edges = [ctypes.c_double() for _ in range(4)]
    if not raw.FPDFText_GetCharBox(layers.textpage, layers.glyphs[index].at, *edges):
        return None
    left, right, bottom, top = (edge.value for edge in edges)
    return right - left, top - bottom


def _said_beside(layers: Layers) -> Iterator[int]:
    known: dict[int, bool] = {}
    for index, text in _digits(layers):
        if text.address not in known:
            known[text.address] = raw.FPDFPageObj_CountMarks(text.item) > 0 and has_actual_text(text.item)
        if known[text.address]:
            yield index


def _value(layers: Layers, index: int) -> Iterator[int]:
    """The glyphs of the value that a digit belongs to, from the left."""
    glyph = layers.glyphs[index]
    high = glyph.bottom - glyph.top
    width, height = layers.page.get_size() if layers.rotation in (0, 180) else layers.page.get_size()[::-1]
    middle = (layers.places[:, 1] + layers.places[:, 3]) / 2
    row = np.flatnonzero(np.abs(middle - (glyph.top + glyph.bottom) / 2) < _NEAR * high)
    row = row[np.argsort(layers.places[row, 0], kind="stable")]
    groups: list[list[int]] = []
    for one in (int(i) for i in row):
        if layers.glyphs[one].char not in "0123456789.,-/":
            groups.append([])
        elif groups and groups[-1] and _gap(layers, groups[-1][-1], one) * width <= _NEAR * high * height:
            groups[-1].append(one)
        else:
            groups.append([one])
    return iter(next((group for group in groups if index in group), [index]))


def _gap(layers: Layers, one: int, other: int) -> float:
    return layers.glyphs[other].left - layers.glyphs[one].right


def _looked_at(layers: Layers, page: np.ndarray, value: Sequence[int]) -> Trace | None:
    """A trace where a picture of the value alone is surely read as other digits, as many of them."""
    glyphs = [layers.glyphs[index] for index in value]
    box, said = around(glyphs), joined_text(glyphs)
    piece = crop(page, box)
    framed = np.full((piece.shape[0] * 3, piece.shape[1] + piece.shape[0] * 4, 3), 255, np.uint8)
    framed[piece.shape[0] : 2 * piece.shape[0], 2 * piece.shape[0] : 2 * piece.shape[0] + piece.shape[1]] = piece
    lines = layers.engine.read(framed)
    shown = "".join(line.text for line in lines)
    one, other = (re.sub(r"\D", "", text) for text in (said, shown))
    sure = bool(lines) and min(line.confidence for line in lines) >= _SURE
    if not sure or one == other or len(one) != len(other):
        return None
    place: Box = (round(box[0], 5), round(box[1], 5), round(box[2], 5), round(box[3], 5))
    return Trace(kind=TRACE, page=layers.number, box=place, text=said, data={"way": "drawn", "shown": shown[:200]})
