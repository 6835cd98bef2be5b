"""PDF pages: by their text layer where it can be trusted, by OCR where not, by both where a picture carries words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.problems import problem
from dossier.extraction.reading.backgrounds import single_pictures
from dossier.extraction.reading.beside import read_beside
from dossier.extraction.reading.codes import qr_codes
from dossier.extraction.reading.glyphs import Glyph, glyphs_of, is_invisible, is_trusted
from dossier.extraction.reading.order import in_reading_order
from dossier.extraction.reading.rules import cells_of, outside_text
from dossier.extraction.reading.salvage import is_cut, salvaged
from dossier.extraction.reading.scan import page_of_picture, tidy
from dossier.extraction.reading.shape import PageReading, Survey
from dossier.extraction.reading.sharpness import low_resolution
from dossier.extraction.reading.slanting import level_lines, ring_letters_marked, turned_lines, unknown_of
from dossier.extraction.reading.text_layer import (
    is_doubtful,
    lines_of,
    main_turn,
    on_page,
    turned_back,
    without_garbage,
)
from dossier.extraction.reading.turn import quarter_turned, turned_by_hand
from dossier.extraction.stages import stage
from dossier.extraction.structured.embedded import embedded_of
from dossier.extraction.traces.page_examining import examined_page
from dossier.extraction.traces.page_layers import Layers, area
from dossier.extraction.traces.page_objects import Notes, notes_of
from dossier.extraction.traces.page_prints import picture_print
from dossier.models.page import Page
from dossier.models.settings import Limits

_SCAN_DPI = 200
_VIEW_SIDE = 1700
"""Longer side of the picture of a text page, on which rules and QR codes are sought."""
_NO_VIEW = np.zeros((1, 1), np.uint8)
_SMALL_SIDE = 400
"""The same where nothing but text is drawn: enough for the page's print, a few milliseconds."""
_SCANNED = 0.5
"""Share of the page that pictures cover, from which the page may be a scan."""
_FLATTENED = 1
_MIXED = 0.12
"""Share from which pictures may carry words that the text layer lacks."""


def survey(name: str, data: bytes, limits: Limits) -> Survey:
    """Opens the file, counts its pages and takes its document information."""
    problems = []
    try:
        with opened(data) as document:
            pages = len(document)
            info = {f"pdf.{key}": value for key, value in document.get_metadata_dict(skip_empty=True).items()}
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            return Survey(problems=(problem("pdf_encrypted", name),))
        pages, info = 0, {}
    if pages == 0:
        return Survey(problems=(problem("pdf_broken", name),))
    if is_cut(data):
        problems.append(problem("pdf_repaired", name, pages=pages))
    if pages > limits.max_pages:
        problems.append(problem("too_many_pages", name, pages=pages, limit=limits.max_pages))
    return Survey(min(pages, limits.max_pages), tuple(problems), info | embedded_of(data, limits))


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document; a damaged one is mended as far as it goes. Raises PdfiumError."""
    document = _opened(data)
    try:
        yield document
    finally:
        document.close()


@stage("open")
def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        if len(document) and not (is_cut(data) and _lacks_pages(document)):
            return document
        document.close()
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise
    return pdfium.PdfDocument(salvaged(data))


def _lacks_pages(document: pdfium.PdfDocument) -> bool:
    try:
        document[len(document) - 1].close()
    except pdfium.PdfiumError:
        return True
    return False


def read_page(name: str, data: bytes, number: int, engine: OcrEngine, limits: Limits) -> PageReading:
    """One page. A page that cannot be opened is left out with a problem."""
    try:
        with opened(data) as document:
            page, notes = _page_and_notes(document, number)
            for width, height in (item.get_px_size() for item in _pictures(page)):
                if width * height > limits.max_pixels:
                    return PageReading(None, (problem("picture_too_large", name, number, width=width, height=height),))
            read = _read(page, number, engine, limits, notes)
            return PageReading(
                read, low_resolution(name, read, _true_side(page, limits.max_picture_side), max(page.get_size()))
            )
    except pdfium.PdfiumError as error:
        return PageReading(None, (problem("page_failed", name, number, reason=str(error)),))


def page_at(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """The page with its form fields and annotations as part of its content: what was filled in is text as well."""
    return _page_and_notes(document, number)[0]


@stage("open")
def _page_and_notes(document: pdfium.PdfDocument, number: int) -> tuple[pdfium.PdfPage, Notes]:
    """As ``page_at``, with the annotations as they were before they became part of the content."""
    page = document[number - 1]
    notes = notes_of(page)
    if raw.FPDFPage_GetAnnotCount(page) > 0 and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == _FLATTENED:
        page.close()
        page = document[number - 1]
    return page, notes


@stage("render")
def picture_of(page: pdfium.PdfPage, max_side: int, dpi: float = _SCAN_DPI, *, grey: bool = False) -> Picture:
    """The page as it is shown, RGB or one channel of grey, at most ``max_side`` long whatever size it claims."""
    width, height = page.get_size()
    scale = min(dpi / 72, max_side / max(width, height, 1.0))
    bitmap = page.render(scale=scale, rev_byteorder=True, grayscale=grey, bitmap_maker=pdfium.PdfBitmap.new_native)
    pixels = bitmap.to_numpy()
    return np.ascontiguousarray(pixels.reshape(pixels.shape[:2]) if grey else pixels[:, :, :3])


def _read(page: pdfium.PdfPage, number: int, engine: OcrEngine, limits: Limits, notes: Notes) -> Page:
    textpage = page.get_textpage()
    glyphs = glyphs_of(page, textpage)
    level = "".join(glyph.char for glyph in glyphs if glyph.turn is not None)
    covered = _pictured(page)
    written = (
        2 * len(level) >= len(glyphs)
        and is_trusted(level)
        and not (covered >= _SCANNED and is_invisible(textpage, page))
    )
    if not written:
        picture = picture_of(page, limits.max_picture_side)
        read = page_of_picture(number, picture, engine, page.get_size(), limits.max_seals)
        layers = _layers(page, textpage, number, glyphs, read.rotation, _NO_VIEW, engine, limits, notes)
        layers = replace(layers, lines=() if read.sheets else read.lines)
        return read.model_copy(update={"traces": (*read.traces, *examined_page(layers, scanned=True)[0])})
    return _text_page(page, textpage, number, glyphs, engine, limits, notes)


def _layers(
    page: pdfium.PdfPage,
    textpage: pdfium.PdfTextPage,
    number: int,
    glyphs: list[Glyph],
    rotation: int,
    view: Picture,
    engine: OcrEngine,
    limits: Limits,
    notes: Notes,
) -> Layers:
    """The page for those who look for traces on it; glyphs and pictures are turned upright."""

    def render(shown: pdfium.PdfPage) -> Picture:
        return quarter_turned(picture_of(shown, limits.max_picture_side), rotation)

    upright = turned_back(glyphs, (360 - rotation) % 360)
    return Layers(number, page, textpage, upright, rotation, notes, view, render, engine)


def _text_page(
    page: pdfium.PdfPage,
    textpage: pdfium.PdfTextPage,
    number: int,
    glyphs: list[Glyph],
    engine: OcrEngine,
    limits: Limits,
    notes: Notes,
) -> Page:
    turn = main_turn(glyphs)
    rotation = (360 - turn + turned_by_hand()) % 360
    drawn = _is_drawn_on(page)
    side = min(_VIEW_SIDE, limits.max_picture_side) if drawn else 1
    view = quarter_turned(picture_of(page, side, grey=True), rotation)
    width, height = page.get_size() if rotation in (0, 180) else page.get_size()[::-1]
    layers = _layers(page, textpage, number, glyphs, rotation, view, engine, limits, notes)
    examined, unseen = examined_page(layers, scanned=False)
    seen = [g for index, g in enumerate(layers.glyphs) if on_page(g) and index not in unseen]
    upright = ring_letters_marked(seen, height / width)
    texts = ((g.left, g.top, g.right, g.bottom) for g in upright if g.char.strip())
    cells = outside_text(cells_of(view), texts) if drawn else ()
    lines = lines_of(upright, cells, height / width)
    beside, traces = turned_lines(upright, lines, number, height / width)
    lines += beside
    codes = qr_codes(view, number) if drawn else []
    pictures = [layers.box(thing.rect) for thing in single_pictures(layers.things)]
    doubtful = [line for line in lines if is_doubtful(line)]
    sure = [without_garbage(line) for line in lines if not is_doubtful(line)]
    shown = view if drawn else quarter_turned(picture_of(page, _SMALL_SIDE, grey=True), rotation)
    traces = [*traces, picture_print(shown, number)]
    if doubtful or sum(area(box) for box in pictures) >= _MIXED:
        picture = quarter_turned(picture_of(page, limits.max_picture_side), rotation)
        places = [*pictures, *(line.box for line in doubtful)]
        known = [*(line.box for line in sure), *(code.box for code in codes if code.box)]
        found, across = level_lines(read_beside(picture, known, places, engine), number, 0.0)
        sure, traces = sure + found, traces + unknown_of(across, traces)
    return Page(
        number=number,
        width=round(width, 2),
        height=round(height, 2),
        media="text" if sure else "blank",
        rotation=rotation,
        lines=in_reading_order(tidy(sure), height / width),
        cells=cells,
        traces=(*codes, *traces, *examined),
    )


def _is_drawn_on(page: pdfium.PdfPage) -> bool:
    """Whether anything but text stands on the page: without rules and pictures there are neither cells nor codes."""
    return any(item.type != raw.FPDF_PAGEOBJ_TEXT for item in page.get_objects(max_depth=1))


def _pictures(page: pdfium.PdfPage) -> list[pdfium.PdfImage]:
    return list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _true_side(page: pdfium.PdfPage, max_side: int) -> float:
    """Longer side in pixels of what a scanned page holds: as it is rendered, or less where its pictures hold less."""
    width, height = page.get_size()
    longer = max(width, height, 1.0)
    densities = []
    for item in _pictures(page):
        left, bottom, right, top = item.get_bounds()
        if right - left > 0.5 * width and top - bottom > 0.1 * height:
            densities.append(max(item.get_px_size()) / max(right - left, top - bottom))
    return float(longer * min(_SCAN_DPI / 72, max_side / longer, max(densities, default=_SCAN_DPI / 72)))


def _pictured(page: pdfium.PdfPage) -> float:
    """Share of the page that its pictures cover, overlaps counted twice."""
    width, height = page.get_size()
    area = 0.0
    for item in _pictures(page):
        left, bottom, right, top = item.get_bounds()
        area += max(0.0, right - left) * max(0.0, top - bottom)
    return float(area / max(width * height, 1.0))
