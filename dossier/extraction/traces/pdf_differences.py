"""What a revision of a PDF changed on the page: the text before beside the text after, or where the picture differs.

Both states are read with the reader of text layers, so that a difference is one that a person would see. What is only
written anew (fonts, resources, compression) shows no difference and is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium

from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.reading.glyphs import Glyph, glyphs_of
from dossier.extraction.reading.pdf import opened, page_at, picture_of
from dossier.extraction.reading.text_layer import lines_of, main_turn, turned_back
from dossier.extraction.reading.turn import quarter_turned
from dossier.extraction.traces.hidden_texts import hidden_texts
from dossier.extraction.traces.overlays import covered
from dossier.extraction.traces.page_layers import Layers
from dossier.extraction.traces.page_objects import Notes, notes_of
from dossier.models.base import Box
from dossier.models.page import Line

_VIEW = 700
"""Longer side in pixels at which two states of a page are compared as pictures."""
_DARKER = 60
_LEAST_SPOT = 0.00002
"""Share of the page below which a spot is a matter of rendering."""
_MOST = 60


@dataclass(frozen=True)
class Difference:
    """One place of a page before and after; the texts are empty where only the picture differs or a side had none.

    ``box`` is in fractions of the upright page.
    """

    page: int
    box: Box
    before: str
    after: str


def differences(before: bytes, after: bytes, numbers: Sequence[int]) -> list[Difference]:
    """What differs on the given pages of two states of one file. Raises pypdfium2.PdfiumError for a broken state."""
    found: list[Difference] = []
    with opened(before) as old, opened(after) as new:
        for number in numbers:
            if number <= min(len(old), len(new)) and len(found) < _MOST:
                found += _of_page(old, new, number)
    return found[:_MOST]


def _of_page(old: pdfium.PdfDocument, new: pdfium.PdfDocument, number: int) -> list[Difference]:
    texts = list(_texts(_lines(old, number), _lines(new, number), number))
    return texts or [Difference(number, box, "", "") for box in _spots(_picture(old, number), _picture(new, number))]


def _lines(document: pdfium.PdfDocument, number: int) -> list[Line]:
    """The lines of a page that a person sees: what lies under a patch is shown on the page as it was before it."""
    bare = document[number - 1]
    notes = notes_of(bare)
    bare.close()
    page = page_at(document, number)
    textpage = page.get_textpage()
    glyphs = glyphs_of(page, textpage)
    turn = main_turn(glyphs)
    width, height = page.get_size() if turn in (0, 180) else page.get_size()[::-1]
    upright = turned_back(glyphs, turn)
    shown = _shown(page, textpage, number, upright, (360 - turn) % 360, notes)
    return lines_of(shown, (), height / width)


def _shown(
    page: pdfium.PdfPage,
    textpage: pdfium.PdfTextPage,
    number: int,
    glyphs: Sequence[Glyph],
    rotation: int,
    notes: Notes,
) -> list[Glyph]:
    def render(drawn: pdfium.PdfPage) -> Picture:
        return quarter_turned(picture_of(drawn, _VIEW), rotation)

    layers = Layers(number, page, textpage, glyphs, rotation, notes, render(page), render, NullEngine())
    layers.unseen.update(covered(layers))
    layers.unseen.update(hidden_texts(layers)[1])
    return [glyph for index, glyph in enumerate(glyphs) if index not in layers.unseen]


def _picture(document: pdfium.PdfDocument, number: int) -> np.ndarray:
    page = page_at(document, number)
    turn = main_turn(glyphs_of(page, page.get_textpage()))
    return quarter_turned(picture_of(page, _VIEW), (360 - turn) % 360)


def _texts(old: list[Line], new: list[Line], number: int) -> Iterator[Difference]:
    """Lines that only one state has; two at one place are the before and after of one another."""
    gone, come = _missing(old, new), _missing(new, old)
    for line in come:
        twin = max(gone, key=lambda other: _overlap(other.box, line.box), default=None)
        if twin is not None and _overlap(twin.box, line.box) > 0:
            gone.remove(twin)
            yield Difference(number, line.box, twin.text, line.text)
        else:
            yield Difference(number, line.box, "", line.text)
    for line in gone:
        yield Difference(number, line.box, line.text, "")


def _missing(lines: list[Line], others: list[Line]) -> list[Line]:
    """Lines that have no equal at about their place among the others."""
    return [
        line
        for line in lines
        if not any(_bare(line) == _bare(other) and _overlap(line.box, other.box) > 0 for other in others)
    ]


def _bare(line: Line) -> str:
    return "".join(line.text.split())


def _overlap(one: Box, other: Box) -> float:
    """Share of the lower line's height and the narrower one's width that both have in common."""
    down = min(one[3], other[3]) - max(one[1], other[1])
    across = min(one[2], other[2]) - max(one[0], other[0])
    if down <= 0.4 * min(one[3] - one[1], other[3] - other[1]) or across <= 0:
        return 0.0
    return across / max(min(one[2] - one[0], other[2] - other[0]), 1e-6)


def _spots(old: np.ndarray, new: np.ndarray) -> list[Box]:
    """Places where two pictures of one size differ, nearby ones as one."""
    if old.shape != new.shape:
        return [(0.0, 0.0, 1.0, 1.0)]
    height, width = old.shape[:2]
    mask = (np.abs(old.astype(np.int16) - new.astype(np.int16)).max(axis=2) > _DARKER).astype(np.uint8)
    joined = cv2.dilate(mask, np.ones((7, 15), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    return [
        (float(x / width), float(y / height), float((x + w) / width), float((y + h) / height))
        for x, y, w, h, _ in stats[1:]
        if mask[y : y + h, x : x + w].sum() > max(4.0, _LEAST_SPOT * width * height)
    ]
