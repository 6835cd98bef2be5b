"""What of a page's text a person sees: strokes at a place, and whether a text object changes a single pixel."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterable

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.traces.page_layers import Layers, crop
from dossier.extraction.traces.page_objects import Drawn, fill_of
from dossier.extraction.traces.patches import clipped, is_shown
from dossier.models.base import Box

_WHITE, _CLEAR = 250, 8
_STEP = 18
"""Least step of brightness between neighbouring pixels that is the edge of a stroke."""
_TRACE = 6
"""Step of brightness that text must make somewhere to be seen at all."""
_SOME = 0.01
"""Share of a character's place that it must change."""
_LEFT = 0.5
"""Share of a text's place that is left when it is clipped, below which it may not be seen."""
_LONGEST = 32
"""Characters of a mark's name that are looked at."""


class Seeing:
    """Where the page as drawn shows strokes."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers

    @functools.cached_property
    def view(self) -> Picture:
        """The page as drawn; a single pixel where it is text alone and none of it can be hidden by other means."""
        known = self._layers.view
        if min(known.shape[:2]) > 1 or not any(map(may_be_cut, self._layers.texts.values())):
            return known
        return self._layers.render(self._layers.page)

    @functools.cached_property
    def drawn(self) -> bool:
        """Whether there is a view to look at."""
        return bool(min(self.view.shape[:2]) > 1)

    @functools.cached_property
    def _edges(self) -> NDArray[np.int32]:
        grey = self.view if self.view.ndim == 2 else self.view.min(axis=2)
        across = np.zeros(grey.shape, np.uint8)
        across[:, 1:] = cv2.absdiff(grey[:, 1:], grey[:, :-1]) > _STEP
        return cv2.integral(across).astype(np.int32, copy=False)

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

    def without(self, texts: Iterable[Drawn]) -> Picture:
        """The page as it would be shown without these text objects. Draws the page anew."""
        chosen = {one.address: one for one in texts}.values()
        for one in chosen:
            raw.FPDFPageObj_SetIsActive(one.item, False)
        try:
            return self._layers.render(self._layers.page)
        finally:
            for one in chosen:
                raw.FPDFPageObj_SetIsActive(one.item, True)

    def is_changed(self, bare: Picture, boxes: Iterable[Box]) -> bool:
        """Whether the page shows at most of the places what a picture of it without some text objects lacks."""
        told = [self._differs(bare, box) for box in boxes]
        return 2 * sum(told) > len(told)

    def _differs(self, bare: Picture, box: Box) -> bool:
        one, other = crop(self.rendered, box), crop(bare, box)
        return bool(one.size and (np.abs(one.astype(np.int16) - other.astype(np.int16)) > _TRACE).mean() > _SOME)

    @functools.cached_property
    def rendered(self) -> Picture:
        """The page as it is shown, in colour and fine enough to be read."""
        return self._layers.render(self._layers.page)


def is_pale(one: Drawn) -> bool:
    """Whether text is filled with white, or with nothing at all."""
    colour = fill_of(one.item)
    if colour is None or raw.FPDFTextObj_GetTextRenderMode(one.item) != raw.FPDF_TEXTRENDERMODE_FILL:
        return False
    return min(colour[:3]) >= _WHITE or colour[3] <= _CLEAR


def shows_by_itself(layers: Layers, one: Drawn) -> bool:
    """Whether a text object would be seen but for a clip, a layer turned off or its ground; some fonts draw nothing."""
    if may_be_cut(one):
        return True
    bitmap = raw.FPDFTextObj_GetRenderedBitmap(layers.page.pdf, layers.page, one.item, 2.0)
    return bool(bitmap) and bool(np.ptp(pdfium.PdfBitmap.from_raw(bitmap).to_numpy()) > _STEP)


def may_be_cut(one: Drawn) -> bool:
    """Whether text is clipped to less than half, or belongs to content that may be turned off."""
    if not is_shown(one):
        return False
    marks = (raw.FPDFPageObj_GetMark(one.item, k) for k in range(max(0, raw.FPDFPageObj_CountMarks(one.item))))
    return any(_name(mark) == "OC" for mark in marks) or _area(clipped(one)) < _LEFT * _area(one.rect)


def _area(rect: tuple[float, float, float, float]) -> float:
    return max(0.0, rect[2] - rect[0]) * max(0.0, rect[3] - rect[1])


def _name(mark: object) -> str:
    buffer, length = (ctypes.c_ushort * _LONGEST)(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
        return ""
    return bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le", "replace")
