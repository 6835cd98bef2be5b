"""A page taken apart into its layers, for those who look for what lies over, under or beside what a person sees."""

from __future__ import annotations

import ctypes
import functools
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.reading.glyphs import Glyph, Placing
from dossier.extraction.traces.page_objects import Drawn, Notes, Rect, drawn
from dossier.models.base import Box
from dossier.models.page import Line

_SCAN = 0.5
"""Share of the page from which a picture is the page itself."""
_PARTED = 0.5
"""Gap by the height of the type (both as fractions of the page) from which two characters are parted."""


@dataclass(frozen=True, eq=False)
class Layers:
    """One page: its glyphs on the upright page, and its things in the order of drawing.

    ``rotation`` (degrees clockwise) turns the page as shown into the upright one. ``render`` draws a page object that
    way at about 200 dpi; ``view`` is the page as it was drawn for reading, a single pixel where nothing but text
    stands on it.
    """

    number: int
    page: pdfium.PdfPage
    textpage: pdfium.PdfTextPage
    glyphs: Sequence[Glyph]
    rotation: int
    notes: Notes
    view: Picture
    render: Callable[[pdfium.PdfPage], Picture]
    engine: OcrEngine
    lines: Sequence[Line] = ()
    """What OCR read on a page that is a picture."""
    unseen: set[int] = field(default_factory=set)
    """Indices of glyphs that nobody sees, as far as those who looked before have found."""

    @functools.cached_property
    def things(self) -> list[Drawn]:
        """All things of the page, first drawn first."""
        return drawn(self.page, self.notes.own)

    @functools.cached_property
    def texts(self) -> dict[int, Drawn]:
        """Text objects by the address under which the text page knows them."""
        return {one.address: one for one in self.things if one.kind == raw.FPDF_PAGEOBJ_TEXT}

    @functools.cached_property
    def scans(self) -> list[tuple[Drawn, Box]]:
        """Pictures that make up the page."""
        pictures = [(one, self.box(one.rect)) for one in self.things if one.kind == raw.FPDF_PAGEOBJ_IMAGE]
        return [(one, box) for one, box in pictures if area(box) >= _SCAN]

    @functools.cached_property
    def places(self) -> NDArray[np.float64]:
        """Left, top, right and bottom of all glyphs."""
        boxes = [(g.left, g.top, g.right, g.bottom) for g in self.glyphs]
        return np.array(boxes, np.float64).reshape(-1, 4)

    def text_of(self, glyph: Glyph) -> Drawn | None:
        """The text object that draws a glyph."""
        if glyph.at not in self._drawers:
            item = raw.FPDFText_GetTextObject(self.textpage, glyph.at)
            self._drawers[glyph.at] = self.texts.get(raw_address(item)) if item else None
        return self._drawers[glyph.at]

    @functools.cached_property
    def _drawers(self) -> dict[int, Drawn | None]:
        return {}

    def box(self, rect: Rect) -> Box:
        """A rectangle of the page as fractions of the upright page, clipped to it."""
        left, bottom, right, top = rect
        box = self._place(left, top, right, bottom)
        for _ in range(self.rotation // 90):
            box = (1 - box[3], box[0], 1 - box[1], box[2])
        x0, y0, x1, y1 = (min(1.0, max(0.0, v)) for v in box)
        return x0, y0, x1, y1

    @functools.cached_property
    def _place(self) -> Placing:
        return Placing(self.page)

    def within(self, box: Box, across: float = 0.7) -> list[int]:
        """Indices of glyphs of which the box holds the middle half in height and so much of the width."""
        left, top, right, bottom = self.places.T
        quarter = (bottom - top) / 4
        shared = np.minimum(right, box[2]) - np.maximum(left, box[0])
        inside = (top + quarter >= box[1]) & (bottom - quarter <= box[3]) & (shared >= across * (right - left))
        return [int(i) for i in np.flatnonzero(inside & (right > left))]

    def without(self, top: int) -> Picture:
        """The page as it looks before the ``top``-th thing and all later ones are drawn."""
        page = self.page.pdf[self.number - 1]
        for index in reversed(range(top, raw.FPDFPage_CountObjects(page))):
            item = raw.FPDFPage_GetObject(page, index)
            if raw.FPDFPage_RemoveObject(page, item):
                raw.FPDFPageObj_Destroy(item)
        picture = self.render(page)
        page.close()
        return picture


def raw_address(item: object) -> int:
    """The address of a page object."""
    return ctypes.addressof(item.contents)  # type: ignore[attr-defined]


def area(box: Box) -> float:
    """Share of the page."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def joined_text(glyphs: Iterable[Glyph], *, spaced: bool = False) -> str:
    """Glyphs as a person reads them: rows from the top, each from the left; ``spaced`` keeps the spaces of the
    content and those where something else stands between."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.top + g.bottom) / 2):
        middle = (glyph.top + glyph.bottom) / 2
        if rows and middle - (rows[-1][0].top + rows[-1][0].bottom) / 2 < 0.5 * (glyph.bottom - glyph.top):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return " ".join(_row_text(sorted(row, key=lambda g: g.left), spaced=spaced) for row in rows)


def _row_text(row: Sequence[Glyph], *, spaced: bool) -> str:
    if not spaced:
        return "".join(glyph.char for glyph in row)
    pairs = itertools.pairwise(row)
    parted = [two.spaced or two.left - one.right > _PARTED * (two.bottom - two.top) for one, two in pairs]
    return "".join((" " if part else "") + glyph.char for part, glyph in zip([False, *parted], row, strict=True))


def around(glyphs: Iterable[Glyph]) -> Box:
    """The box that holds all of them, clipped to the page."""
    places = [(g.left, g.top, g.right, g.bottom) for g in glyphs]
    left, top = min(p[0] for p in places), min(p[1] for p in places)
    right, bottom = max(p[2] for p in places), max(p[3] for p in places)
    return max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom)


def crop(picture: Picture, box: Box, margin: tuple[float, float] = (0.0, 0.0)) -> Picture:
    """The part of a picture of the page that shows a box, with so much of the page round it."""
    height, width = picture.shape[:2]
    x0, y0 = max(0.0, box[0] - margin[0]), max(0.0, box[1] - margin[1])
    return picture[
        int(y0 * height) : int((box[3] + margin[1]) * height) + 1,
        int(x0 * width) : int((box[2] + margin[0]) * width) + 1,
    ]
