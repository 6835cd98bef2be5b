"""What a page draws, in the order of drawing, each thing with its place on the page.

pdfium gives a thing inside a form XObject in the form's own coordinates; here the matrices of all forms round it are
applied. A page of text is gone over without asking more than its kind and place, so that this costs milliseconds.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""

_MOST_OBJECTS, _MOST_DEPTH, _MOST_NOTES = 20_000, 6, 200
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Get = Callable[[int], Any]


@dataclass(frozen=True, eq=False)
class Drawn:
    """One thing: ``order`` counts from the first drawn; ``address`` is how the text page calls a text object; ``noted``
    whether an annotation draws it; ``matrix`` leads from its coordinates to the page."""

    order: int
    kind: int
    item: Any = field(repr=False)
    address: int
    rect: Rect
    matrix: Matrix
    noted: bool
    seen_through: bool
    """Whether a form round it is drawn with transparency."""
    top: int
    """Index of the thing of the page that it is or lies in."""


def drawn(page: pdfium.PdfPage, own: int | None = None) -> list[Drawn]:
    """All things of a page. ``own`` is how many top-level ones are the page's; later ones come from annotations."""
    found: list[Drawn] = []
    count = raw.FPDFPage_CountObjects(page)
    first_noted = count if own is None else own
    get = _getter(raw.FPDFPage_GetObject, page)
    for top in range(count):
        for item, kind, matrix, through in _walk(get, range(top, top + 1), _IDENTITY, False, 0):
            rect = transformed(_bounds(item), matrix)
            address = ctypes.addressof(item.contents)
            found.append(Drawn(len(found), kind, item, address, rect, matrix, top >= first_noted, through, top))
        if len(found) >= _MOST_OBJECTS:
            break
    return found


def _getter(function: Callable[[Any, int], Any], holder: Any) -> _Get:
    return lambda index: function(holder, index)


def _walk(
    get: _Get, indices: Iterable[int], matrix: Matrix, through: bool, depth: int
) -> Iterator[tuple[Any, int, Matrix, bool]]:
    """Things that are no forms, with the matrix that leads from their coordinates to the page."""
    for index in indices:
        item = get(index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrix, through
        elif depth < _MOST_DEPTH:
            seen = through or bool(raw.FPDFPageObj_HasTransparency(item))
            count = raw.FPDFFormObj_CountObjects(item)
            inner = _joined(_matrix(item), matrix)
            yield from _walk(_getter(raw.FPDFFormObj_GetObject, item), range(count), inner, seen, depth + 1)


_EDGES = tuple(ctypes.c_float() for _ in range(4))


def _bounds(item: Any) -> Rect:
    left, bottom, right, top = _EDGES
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    return left.value, bottom.value, right.value, top.value


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def transformed(rect: Rect, matrix: Matrix) -> Rect:
    """The upright rectangle round what the matrix makes of one."""
    if matrix is _IDENTITY:
        return rect
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x in rect[::2] for y in rect[1::2]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def fill_of(item: Any) -> tuple[int, int, int, int] | None:
    """Red, green, blue and alpha with which a thing is filled; None where it has no plain colour."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(item, *parts):
        return None
    return parts[0].value, parts[1].value, parts[2].value, parts[3].value


def stroke_of(item: Any) -> tuple[int, int, int, int] | None:
    """Red, green, blue and alpha with which a thing is stroked; None where it has no plain colour."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetStrokeColor(item, *parts):
        return None
    return parts[0].value, parts[1].value, parts[2].value, parts[3].value


class Notes(NamedTuple):
    """Annotations as they were before they were made part of the page: how many things the page had of its own, and
    each annotation's subtype (pdfium's number) and place."""

    own: int
    marks: tuple[tuple[int, Rect], ...] = ()


def notes_of(page: pdfium.PdfPage) -> Notes:
    """What is needed later to tell the page's own things from those of its annotations."""
    marks = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note, rect = raw.FPDFPage_GetAnnot(page, index), raw.FS_RECTF()
        if note and raw.FPDFAnnot_GetRect(note, rect):
            place = (min(rect.left, rect.right), min(rect.bottom, rect.top))
            far = (max(rect.left, rect.right), max(rect.bottom, rect.top))
            marks.append((raw.FPDFAnnot_GetSubtype(note), (*place, *far)))
        if note:
            raw.FPDFPage_CloseAnnot(note)
    return Notes(raw.FPDFPage_CountObjects(page), tuple(marks))
