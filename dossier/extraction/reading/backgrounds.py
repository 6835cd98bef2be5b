"""Pictures that a page draws over and over as its background: their words are no words of the paper."""

from __future__ import annotations

import ctypes
import hashlib
from collections import Counter
from collections.abc import Sequence

import pypdfium2.raw as raw

from dossier.extraction.traces.page_objects import Drawn

_REPEATED = 4
"""Times from which the same picture is a background; strips of one scan differ in their data."""


def single_pictures(things: Sequence[Drawn]) -> list[Drawn]:
    """The pictures among the things of a page, without those that it repeats."""
    pictures = [thing for thing in things if thing.kind == raw.FPDF_PAGEOBJ_IMAGE]
    if len(pictures) < _REPEATED:
        return pictures
    sizes = [raw.FPDFImageObj_GetImageDataRaw(thing.item, None, 0) for thing in pictures]
    often = Counter(sizes)
    marks = [
        _mark(thing, size) if often[size] >= _REPEATED else "" for thing, size in zip(pictures, sizes, strict=True)
    ]
    times = Counter(marks)
    return [thing for thing, mark in zip(pictures, marks, strict=True) if not mark or times[mark] < _REPEATED]


def _mark(picture: Drawn, size: int) -> str:
    """The same for the same picture; empty for one without data."""
    held = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(picture.item, held, size)
    return hashlib.sha256(held.raw).hexdigest() if size else ""
