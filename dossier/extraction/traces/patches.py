"""Opaque things of the size of a patch that are drawn after something they could hide."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pypdfium2.raw as raw

from dossier.extraction.reading.glyphs import Glyph, picture_on_top
from dossier.extraction.traces.page_layers import Layers, area
from dossier.extraction.traces.page_objects import Drawn, fill_of, stroke_of, transformed
from dossier.models.base import Box

Colour = Literal["paper", "dark", "other"]
_LEAST_HIGH, _LEAST_WIDE = 4.0, 3.0
"""Points from which a patch can hide a character; rules and the dots of leaders are less."""
_LARGEST = 0.3
"""Share of the page from which a thing is its background or its picture, not a patch."""
_PALE, _DARK = 225, 90
_HUE, _INKED = 60, 0.03
"""Spread of a pixel's channels, and share of such pixels, from which a picture is one of a seal or the like."""
_OPAQUE = 250
_CORNERS = 6


@dataclass(frozen=True, eq=False)
class Patch:
    """``order`` and ``top`` are those of the thing; ``by`` is path, picture or note; ``note`` the annotation's subtype
    (pdfium's number, 0 for none); ``hidden`` the indices of the glyphs it hides."""

    order: int
    top: int
    box: Box
    by: str
    colour: Colour
    note: int
    hidden: tuple[int, ...] = ()


def patches(layers: Layers) -> Iterator[Patch]:
    """Opaque things of the size of a patch that come after something they could hide."""
    first = next((one.order for one in layers.things if one.kind == raw.FPDF_PAGEOBJ_TEXT), None)
    orders = [order for order in (first, *(one.order for one, _ in layers.scans)) if order is not None]
    begin = min(orders, default=len(layers.things))
    for one in layers.things[begin + 1 :]:
        if one.kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE) or one.seen_through:
            continue
        left, bottom, right, top = one.rect
        if top - bottom < _LEAST_HIGH or right - left < _LEAST_WIDE:
            continue
        box = layers.box(clipped(one))
        if not 0 < area(box) < _LARGEST or not _has_below(layers, one, box):
            continue
        colour = _path_colour(one) if one.kind == raw.FPDF_PAGEOBJ_PATH else _picture_colour(layers, one)
        if colour:
            by = "note" if one.noted else "path" if one.kind == raw.FPDF_PAGEOBJ_PATH else "picture"
            yield Patch(one.order, one.top, box, by, colour, _note_at(layers, one) if one.noted else 0)


def _has_below(layers: Layers, one: Drawn, box: Box) -> bool:
    if any(scan.order < one.order and overlap(place, box) > 0 for scan, place in layers.scans):
        return True
    return any(is_below(layers, layers.glyphs[index], one.order) for index in layers.within(box))


def is_below(layers: Layers, glyph: Glyph, order: int) -> bool:
    """Whether a visible glyph was drawn before the ``order``-th thing."""
    text = layers.text_of(glyph)
    return text is not None and text.order < order and is_shown(text)


def is_shown(text: Drawn) -> bool:
    """Whether text is drawn at all: some is only there to be searched."""
    return raw.FPDFTextObj_GetTextRenderMode(text.item) not in (
        raw.FPDF_TEXTRENDERMODE_INVISIBLE,
        raw.FPDF_TEXTRENDERMODE_CLIP,
    )


def _path_colour(one: Drawn) -> Colour | None:
    """The colour of an opaque rectangle or broad straight line; None for any other path."""
    if raw.FPDFPageObj_HasTransparency(one.item):
        return None
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(one.item, mode, stroked) or not _is_rectangle(one):
        return None
    colour = fill_of(one.item) if mode.value else stroke_of(one.item) if stroked.value and _is_stripe(one) else None
    if colour is None or colour[3] < _OPAQUE:
        return None
    return "paper" if min(colour[:3]) >= _PALE else "dark" if max(colour[:3]) <= _DARK else "other"


def _is_rectangle(one: Drawn) -> bool:
    count = raw.FPDFPath_CountSegments(one.item)
    if not 2 <= count <= _CORNERS:
        return False
    kinds = [raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(one.item, i)) for i in range(count)]
    if raw.FPDF_SEGMENT_BEZIERTO in kinds:
        return False
    points = [_point(one, i) for i in range(count)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    slack = 0.02 * max(max(xs) - min(xs), max(ys) - min(ys), 1.0)
    return all(min(x - min(xs), max(xs) - x) <= slack and min(y - min(ys), max(ys) - y) <= slack for x, y in points)


def _point(one: Drawn, index: int) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(one.item, index), x, y)
    return x.value, y.value


def _is_stripe(one: Drawn) -> bool:
    """Whether a path without filling is one straight line."""
    return bool(raw.FPDFPath_CountSegments(one.item) <= 3)


def _picture_colour(layers: Layers, one: Drawn) -> Colour | None:
    """The paper of an opaque picture; None for one that lets what is below show through."""
    pixels = picture_on_top(layers.page, one.item)
    if pixels is None:
        return None
    typical = float(np.percentile(pixels.min(axis=2), 60))
    coloured = float((np.ptp(pixels.astype(np.int16), axis=2) > _HUE).mean())
    return "other" if coloured > _INKED else "paper" if typical >= _PALE else "dark" if typical <= _DARK else "other"


def clipped(one: Drawn) -> tuple[float, float, float, float]:
    """The thing's rectangle, less what is clipped away."""
    left, bottom, right, top = one.rect
    clip = raw.FPDFPageObj_GetClipPath(one.item)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, count)):
        points = []
        for index in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, index), x, y)
            points.append((x.value, y.value))
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            x0, y0, x1, y1 = transformed((min(xs), min(ys), max(xs), max(ys)), one.matrix)
            left, bottom, right, top = max(left, x0), max(bottom, y0), min(right, x1), min(top, y1)
    return left, bottom, max(left, right), max(bottom, top)


def _note_at(layers: Layers, one: Drawn) -> int:
    """The subtype of the annotation that draws a thing."""

    def shared(rect: tuple[float, float, float, float]) -> float:
        return max(0.0, min(rect[2], one.rect[2]) - max(rect[0], one.rect[0])) * max(
            0.0, min(rect[3], one.rect[3]) - max(rect[1], one.rect[1])
        )

    best = max(layers.notes.marks, key=lambda mark: shared(mark[1]), default=None)
    return best[0] if best and shared(best[1]) > 0 else 0


def overlap(one: Box, other: Box) -> float:
    """Share of the second box that the first holds."""
    shared = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    return area(shared) / area(other) if area(other) else 0.0
