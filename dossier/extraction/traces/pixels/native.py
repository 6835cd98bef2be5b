"""The pixels of a scanned page as its file holds them, untouched by rendering, and where they stand on the page.

Rendering a PDF at another resolution mixes neighbouring pixels and wipes out what is sought here; so the picture is
taken from the file itself, its brightness channel straight from the JPEG where it is one.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray
from PIL import Image

from dossier.extraction.intake.media import Media
from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.reading.turn import straight_size
from dossier.extraction.sheets.boxes import WHOLE
from dossier.extraction.traces.pixels.lattice import Table
from dossier.extraction.traces.pixels.sheet import Grey
from dossier.extraction.traces.pixels.two_tone import is_two_tone
from dossier.models.base import Box
from dossier.models.page import Corner, Page

_LEAST_SIDE, _MOST_PIXELS = 500, 12_000_000
"""Shorter side below which print is too small to be examined, and pixels above which it would take too long."""
_WHOLE_PAGE = 0.75
"""Share of a PDF page that its picture covers."""
_UPRIGHT = 1e-3
_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}
"""EXIF orientation as degrees clockwise."""
_ONES = np.ones((8, 8), np.int32)


class Native(NamedTuple):
    """``grey`` as in the file; ``table`` its JPEG steps (ones where it is kept without loss); ``place`` the box that it
    takes on the page as it lies, ``turn`` the degrees clockwise by which it is shown turned; ``colour`` how colourful
    each block of 8 x 8 is, where it is known, and ``picture`` gives all of it in red, green and blue."""

    grey: Grey
    table: Table
    place: Box = WHOLE
    turn: int = 0
    colour: Grey | None = None
    picture: Callable[[], Picture] | None = None


class NotExamined(Exception):
    """The pixels cannot be examined; the message is the reason's code."""


def native_of(data: bytes, media: Media, number: int) -> Native:
    """The picture of a page. Raises NotExamined, and OSError or PdfiumError for damaged files."""
    native = _of_pdf(data, number) if media == "pdf" else _decoded(data, number - 1)
    height, width = native.grey.shape
    if min(height, width) < _LEAST_SIDE:
        raise NotExamined("too_small")
    return native


def _decoded(data: bytes, frame: int = 0) -> Native:
    image = Image.open(io.BytesIO(data))
    if frame:
        image.seek(frame)
    if image.width * image.height > _MOST_PIXELS:
        raise NotExamined("too_large")
    if image.mode == "1":
        raise NotExamined("one_bit")
    turn = _TURNS.get(image.getexif().get(0x0112, 1))
    if turn is None:
        raise NotExamined("mirrored")
    if image.format == "JPEG":
        image.draft("L", image.size)
    steps = getattr(image, "quantization", None) if image.format in ("JPEG", "MPO") else None
    table = np.array(steps[0], np.int32).reshape(8, 8) if steps else _ONES
    grey = np.asarray(image.convert("L"), np.uint8)
    if image.mode == "P" or not steps:
        _not_of_few_levels(grey)
    # a JPEG was opened for its brightness alone; any other picture is not taken apart a second time
    return _with_colour(Native(grey, table, turn=turn), lambda: _opened(data, frame) if steps else image)


def _opened(data: bytes, frame: int) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    if frame:
        image.seek(frame)
    return image


def _with_colour(native: Native, opened: Callable[[], Image.Image]) -> Native:
    """With how far red, green and blue lie apart in each block; nothing is added for pictures in grey."""
    image = opened()
    if image.mode in ("L", "1", "I;16"):
        return native
    blocks = (image.width // 8, image.height // 8)
    image.draft("RGB", (max(1, blocks[0]), max(1, blocks[1])))
    small = np.asarray(image.convert("RGB").resize(blocks, Image.Resampling.BOX), np.uint8)
    apart = np.asarray(small.max(axis=2) - small.min(axis=2), np.uint8)
    return native._replace(colour=apart, picture=lambda: np.asarray(opened().convert("RGB"), np.uint8))


def _not_of_few_levels(grey: Grey) -> None:
    """Raises NotExamined for pictures of few greys: reduced to a palette. One in black and white alone may have a few
    greys in one place, and that is looked at."""
    if np.count_nonzero(cv2.calcHist([grey], [0], None, [256], [0, 256])) < _FEW_LEVELS and not is_two_tone(grey):
        raise NotExamined("few_levels")


_FEW_LEVELS = 60


def _of_pdf(data: bytes, number: int) -> Native:
    document = pdfium.PdfDocument(data)
    try:
        page = document[number - 1]
        item, place = _page_picture(page)
        if item.get_metadata().bits_per_pixel == 1:
            raise NotExamined("one_bit")
        width, height = item.get_px_size()
        if width * height > _MOST_PIXELS:
            raise NotExamined("too_large")
        filters = item.get_filters()
        if filters and filters[-1] == "DCTDecode":
            found = _decoded(bytes(item.get_data(decode_simple=True)))
        else:
            image = item.get_bitmap().to_pil()
            found = _with_colour(Native(np.asarray(image.convert("L"), np.uint8), _ONES), lambda: image)
            _not_of_few_levels(found.grey)
        return found._replace(place=place, turn=page.get_rotation())
    finally:
        document.close()


def _page_picture(page: pdfium.PdfPage) -> tuple[pdfium.PdfImage, Box]:
    """The picture that is the page, and its place on the page before that is turned."""
    left, bottom, right, top = page.get_bbox()
    wide, high = right - left, top - bottom
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        x1, y1, x2, y2 = item.get_bounds()
        a, b, c, d, _, _ = item.get_matrix().get()
        straight = a > 0 and d > 0 and abs(b) < _UPRIGHT * a and abs(c) < _UPRIGHT * d
        if (x2 - x1) * (y2 - y1) >= _WHOLE_PAGE * wide * high and straight:
            return item, ((x1 - left) / wide, (top - y2) / high, (x2 - left) / wide, (top - y1) / high)
    raise NotExamined("no_page_picture")


def on_page(native: Native, box: tuple[int, int, int, int], page: Page) -> Box | None:
    """A box of the picture's pixels on the page as it is shown upright; None where it stands on none of its sheets."""
    height, width = native.grey.shape
    left, top, right, bottom = native.place
    corners = [(x / width, y / height) for x in box[::2] for y in box[1::2]]
    placed = [(left + x * (right - left), top + y * (bottom - top)) for x, y in corners]
    flat = _flat([_turned(point, native.turn) for point in placed], page)
    if flat is None:
        return None
    shown = _straight(np.array([_turned(point, page.rotation) for point in flat]), page)
    low, high = shown.min(axis=0).clip(0, 1), shown.max(axis=0).clip(0, 1)
    return (round(float(low[0]), 5), round(float(low[1]), 5), round(float(high[0]), 5), round(float(high[1]), 5))


def _turned(point: Corner, turn: int) -> Corner:
    x, y = point
    return {0: (x, y), 90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}[turn % 360]


def _flat(points: list[Corner], page: Page) -> list[Corner] | None:
    """Points on the sheet that was laid flat, where one was."""
    quads = [sheet for sheet in page.sheets if sheet.quad is not None]
    if not quads:
        return points
    for sheet in quads:
        left, top, right, bottom = sheet.box
        goal = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
        matrix = cv2.getPerspectiveTransform(np.array(sheet.quad, np.float32), goal)
        moved = cv2.perspectiveTransform(np.array([points], np.float32), matrix)[0]
        x, y = moved.mean(axis=0)
        if left <= x <= right and top <= y <= bottom:
            return [(float(x), float(y)) for x, y in moved]
    return None


def _straight(points: NDArray[np.float64], page: Page) -> NDArray[np.float64]:
    """Points after the page's small turn, as ``straightened`` turns its picture."""
    if not page.skew:
        return points
    # the page's size is that after the turn; the size before is found back from it
    cos, sin = np.cos(np.radians(page.skew)), abs(np.sin(np.radians(page.skew)))
    width, height = np.linalg.solve(np.array([[cos, sin], [sin, cos]]), np.array([page.width, page.height]))
    new = np.array(straight_size(float(width), float(height), page.skew))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -page.skew, 1.0)
    moved = (points * (width, height)) @ matrix[:, :2].T + matrix[:, 2] + (new - (width, height)) / 2
    return np.asarray(moved / new, np.float64)
