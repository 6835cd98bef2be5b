"""Text of the layer that nobody sees on the page: invisible, in the paper's colour, too small, outside, or nowhere.

Programs that recognise scans lay invisible text over a picture or over drawn outlines of letters; that is a copy of
what is seen there. Text is hidden only where its place on the page shows nothing, or shows another text.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import cv2
import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from dossier.extraction.reading.glyphs import Glyph, is_garbage
from dossier.extraction.traces.page_layers import Layers, around, joined_text, raw_address
from dossier.extraction.traces.page_objects import Drawn, fill_of
from dossier.extraction.traces.patches import is_shown
from dossier.models.page import Trace

TRACE = "hidden_text"
"""Kind of the trace: ``text`` is what is hidden; ``data`` has ``way`` (invisible, white, behind, tiny, outside, blank:
where nothing is drawn) and ``shown``, for ``behind`` the other text that stands at the place."""

_WHITE, _CLEAR = 250, 8
_STEP = 18
"""Least step of brightness between neighbouring pixels that is the edge of a stroke."""
_TINY = 1.3
"""Height in points of type that no person reads."""
_LEAST = 2
"""Characters from which hidden text says something."""
_LEAST_BLANK = 4
_MOST = 20


def hidden_texts(layers: Layers) -> tuple[list[Trace], set[int]]:
    """Traces of what is hidden, and the indices of glyphs that must not be read as if a person saw them."""
    seeing = _Seeing(layers)
    ways: dict[int, str] = {}
    unseen = {one.address: one for one in layers.texts.values() if not is_shown(one) or _is_white(one)}
    if unseen:
        ways |= dict(_unseen(layers, seeing, unseen))
    ways |= dict.fromkeys(_tiny(layers), "tiny")
    ways |= {index: "outside" for index in _outside(layers) if index not in ways}
    dropped = {index for index, way in ways.items() if way in ("invisible", "white", "behind")}
    if seeing.drawn:
        ways |= dict.fromkeys(_blank(layers, seeing, ways), "blank")
    return list(_traces(layers, ways)), dropped


class _Seeing:
    """Where the page as drawn shows strokes."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self.drawn = min(layers.view.shape[:2]) > 1

    @functools.cached_property
    def _edges(self) -> NDArray[np.int32]:
        grey = self._layers.view if self._layers.view.ndim == 2 else self._layers.view.min(axis=2)
        across = np.zeros(grey.shape, np.uint8)
        across[:, 1:] = cv2.absdiff(grey[:, 1:], grey[:, :-1]) > _STEP
        return cv2.integral(across).astype(np.int32)

    @functools.cached_property
    def strokes(self) -> NDArray[np.int32]:
        """For each glyph how many edges of strokes its place shows."""
        edges, places = self._edges, self._layers.places
        height, width = edges.shape[0] - 1, edges.shape[1] - 1
        x0, x1 = (np.clip(places[:, k] * width, 0, width).astype(int) for k in (0, 2))
        middle, half = (places[:, 1] + places[:, 3]) / 2, (places[:, 3] - places[:, 1]) / 2
        y0, y1 = (np.clip((middle + s * 0.9 * half) * height, 0, height).astype(int) for s in (-1, 1))
        found: NDArray[np.int32] = edges[y1, x1] - edges[y0, x1] - edges[y1, x0] + edges[y0, x0]
        return found

    def is_blank(self, index: int) -> bool:
        """Whether nothing stands at a glyph's place; a page of text alone has nothing else that could."""
        return not self.drawn or int(self.strokes[index]) == 0


def _is_white(one: Drawn) -> bool:
    colour = fill_of(one.item)
    if colour is None or raw.FPDFTextObj_GetTextRenderMode(one.item) != raw.FPDF_TEXTRENDERMODE_FILL:
        return False
    return min(colour[:3]) >= _WHITE or colour[3] <= _CLEAR


def _unseen(layers: Layers, seeing: _Seeing, unseen: dict[int, Drawn]) -> Iterator[tuple[int, str]]:
    """Glyphs of unseen text objects, by what stands at their place."""
    visible: list[tuple[int, Drawn]] = []
    candidates: list[tuple[int, Drawn]] = []
    for index, glyph in enumerate(layers.glyphs):
        text = layers.text_of(glyph)
        if text is not None:
            (candidates if text.address in unseen else visible).append((index, text))
    stacked = {index: _at(layers, index, [other for other, _ in visible]) for index, _ in candidates}
    others = {
        text.address
        for index, text in candidates
        if (over := stacked[index]) is not None and not is_shown(text) and over.char != layers.glyphs[index].char
    }
    for index, text in candidates:
        if stacked[index] is not None:
            if text.address in others:
                yield index, "behind"
        elif seeing.is_blank(index):
            yield index, "white" if is_shown(text) else "invisible"


def _at(layers: Layers, index: int, others: Sequence[int]) -> Glyph | None:
    """The visible glyph in whose place another lies."""
    if not others:
        return None
    places = layers.places[np.array(others)]
    left, top, right, bottom = layers.places[index]
    across = np.minimum(places[:, 2], right) - np.maximum(places[:, 0], left)
    down = np.minimum(places[:, 3], bottom) - np.maximum(places[:, 1], top)
    shared = np.where((across > 0) & (down > 0), across * down, 0.0)
    best = int(shared.argmax())
    least = 0.5 * max((right - left) * (bottom - top), 1e-9)
    return layers.glyphs[others[best]] if shared[best] >= least else None


def _tiny(layers: Layers) -> list[int]:
    points = max(layers.page.get_size()) if layers.rotation in (90, 270) else layers.page.get_height()
    high = (layers.places[:, 3] - layers.places[:, 1]) * points
    found = [int(index) for index in np.flatnonzero((high > 0) & (high < _TINY))]
    return found if len(found) >= _LEAST_BLANK else []


def _outside(layers: Layers) -> list[int]:
    """Glyphs beyond the page; a page that was cropped keeps what was cut off, and that is no sign."""
    if layers.page.get_mediabox() != layers.page.get_cropbox():
        return []
    left, top, right, bottom = layers.places.T
    out = (right < 0) | (left > 1) | (bottom < 0) | (top > 1)
    found = [int(index) for index in np.flatnonzero(out)]
    return found if len(found) >= _LEAST_BLANK else []


def _blank(layers: Layers, seeing: _Seeing, known: dict[int, str]) -> Iterator[int]:
    """Runs of characters where nothing is drawn, of fonts that draw elsewhere on the page."""
    still = {int(i) for i in np.flatnonzero(seeing.strokes == 0)} - set(known)
    empty = {i for i in still if layers.glyphs[i].char.strip() and not is_garbage(layers.glyphs[i].char)}
    if len(empty) < _LEAST_BLANK:
        return
    fonts: defaultdict[int, list[int]] = defaultdict(list)
    for index, glyph in enumerate(layers.glyphs):
        text = layers.text_of(glyph)
        if text is not None and glyph.char.strip():
            font = raw.FPDFTextObj_GetFont(text.item)
            fonts[raw_address(font) if font else 0].append(index)
    for indices in fonts.values():
        missing = [index for index in indices if index in empty]
        if len(missing) <= 0.5 * len(indices):
            yield from _runs(missing)


def _runs(indices: Sequence[int]) -> Iterator[int]:
    """Those of the indices that stand in a row of some length."""
    for _, group in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in group]
        if len(run) >= _LEAST_BLANK:
            yield from run


def _traces(layers: Layers, ways: dict[int, str]) -> Iterator[Trace]:
    """One trace for a row of hidden text."""
    count = 0
    for way in dict.fromkeys(ways.values()):
        for row in _rows(layers, [index for index, its in ways.items() if its == way]):
            glyphs = [layers.glyphs[index] for index in row]
            said = joined_text(glyphs)
            if sum(char.isalnum() for char in said) >= _LEAST and count < _MOST:
                count += 1
                shown = _shown(layers, row) if way == "behind" else ""
                box = tuple(round(v, 5) for v in around(glyphs))
                data = {"way": way, "shown": shown}
                yield Trace(kind=TRACE, page=layers.number, box=box, text=said[:200], data=data)


def _rows(layers: Layers, indices: Iterable[int]) -> list[list[int]]:
    rows: list[list[int]] = []
    for index in sorted(indices, key=lambda i: (layers.glyphs[i].top + layers.glyphs[i].bottom) / 2):
        glyph, last = layers.glyphs[index], layers.glyphs[rows[-1][-1]] if rows else None
        high = glyph.bottom - glyph.top
        if last and abs(glyph.top + glyph.bottom - last.top - last.bottom) / 2 < 0.5 * high:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def _shown(layers: Layers, row: Sequence[int]) -> str:
    """The visible text at the place of a row."""
    hidden = set(row)
    box = around(layers.glyphs[index] for index in row)
    return joined_text(layers.glyphs[i] for i in layers.within(box, 0.3) if i not in hidden)[:200]
