"""A picture on which sheets lie on something else: each is laid flat and read by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import cv2
import numpy as np

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.sheets.boxes import WHOLE, in_order, line_onto, onto, trace_onto
from dossier.extraction.sheets.edges import sheet_quads
from dossier.extraction.sheets.flat import corners_of, flattened, side_by_side
from dossier.extraction.sheets.light import evenly_lit
from dossier.extraction.sheets.quads import Quad
from dossier.models.page import Page, Sheet

Size = tuple[float, float]
Read = Callable[[Picture, Size, bool], Page]
"""Reads a picture that one sheet fills; the size is that of the page it makes. Whether its lines may slant as well."""

_LEAST_ALONE = 0.25
"""Share of the picture from which a single sheet is laid flat; of a smaller one it is unsure that it is the page."""
_LEAST_TILT = 0.7
"""Degrees by which a side must leave the level: a straight rectangle is read as it stands."""


def page_of_sheets(number: int, picture: Picture, size: Size, read: Read) -> Page | None:
    """The page of a picture with one sheet or several on it; None where it must be read as it is.

    ``size`` is that of the page in its file. Sheets without any text are no papers.
    """
    quads = _worth(sheet_quads(picture), picture)
    alone = len(quads) == 1
    pages = [(quad, read(evenly_lit(flattened(picture, quad)), _size_of(quad, picture, size), alone)) for quad in quads]
    written = [(quad, page) for quad, page in pages if page.lines]
    if not written:
        return None
    if len(written) == 1:
        quad, page = written[0]
        return page.model_copy(update={"sheets": (Sheet(box=WHOLE, quad=corners_of(_facing(quad, page), picture)),)})
    return _several(number, picture, size, written)


def _worth(quads: Sequence[Quad], picture: Picture) -> Sequence[Quad]:
    """Quads that are worth being laid flat: several, or one that is large and does not stand level already."""
    if len(quads) != 1:
        return quads
    area = picture.shape[0] * picture.shape[1]
    return quads if cv2.contourArea(quads[0]) >= _LEAST_ALONE * area and tilt(quads[0]) >= _LEAST_TILT else []


def tilt(quad: Quad) -> float:
    """Degrees by which the side that leaves the level or the upright most does so."""
    runs = np.roll(quad, -1, axis=0) - quad
    angles = np.degrees(np.arctan2(runs[:, 1], runs[:, 0])) % 90
    return float(np.minimum(angles, 90 - angles).max())


def _size_of(quad: Quad, picture: Picture, size: Size) -> Size:
    """The sheet's share of the page's size."""
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    height, width = picture.shape[:2]
    return float(sides[0] + sides[2]) / 2 * size[0] / width, float(sides[1] + sides[3]) / 2 * size[1] / height


def _several(number: int, picture: Picture, size: Size, written: Sequence[tuple[Quad, Page]]) -> Page:
    """Pages of sheets as one page on which they stand level, turned as most of them lie."""
    turn = Counter(page.rotation for _, page in written).most_common(1)[0][0]
    upright = [np.roll(_facing(quad, page), page.rotation // 90, axis=0) for quad, page in written]
    height, width = picture.shape[:2]
    turned = [_turned(quad, turn, width, height) for quad in upright]
    if turn in (90, 270):
        width, height, size = height, width, size[::-1]
    boxes = side_by_side(turned, width, height)
    order = in_order(boxes)
    pages = [written[i][1] for i in order]
    frames = [boxes[i] for i in order]
    both = list(zip(pages, frames, strict=True))
    return Page(
        number=number,
        width=round(size[0], 2),
        height=round(size[1], 2),
        media="scan",
        lines=tuple(line_onto(line, frame) for page, frame in both for line in page.lines),
        cells=tuple(onto(cell, frame) for page, frame in both for cell in page.cells),
        traces=tuple(trace_onto(trace, frame) for page, frame in both for trace in page.traces),
        sheets=tuple(Sheet(box=boxes[i], quad=corners_of(upright[i], picture)) for i in order),
    )


def _facing(quad: Quad, page: Page) -> Quad:
    """The corners of a sheet that was read as it lies, or turned over where its page says so."""
    return quad[[1, 0, 3, 2]] if page.sheets else quad


def _turned(quad: Quad, turn: int, width: float, height: float) -> Quad:
    """The quad on the picture turned clockwise."""
    x, y = quad[:, 0], quad[:, 1]
    places = {0: (x, y), 90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}
    return np.stack(places[turn], axis=1).astype(np.float32)
