"""DOCX and XLSX: paragraphs and table cells as lines on a made-up sheet, so that label and value stand side by side."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from dossier.extraction.intake.media import media_of
from dossier.extraction.ocr.protocol import OcrEngine
from dossier.extraction.problems import problem
from dossier.extraction.reading import raster
from dossier.extraction.reading.shape import PageReading, Survey
from dossier.extraction.reading.turn import clipped
from dossier.models.base import Box
from dossier.models.page import FileReading, Line, Page, Problem
from dossier.models.settings import Limits

if TYPE_CHECKING:
    from docx.table import Table

Row = list[str]
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_LEAST_SIDE = 400
"""Shorter side in pixels from which a pasted picture may be a paper."""
_ROWS_PER_PAGE = 60
_LETTER = 0.008
"""Width of a narrow letter on the made-up sheet."""
_MOST_ROWS = 6000
_MOST_LETTERS = 500_000
"""A dossier's longest report has a tenth of it; a paragraph of millions would hold up the search for labels."""
_MOST_COLUMNS = 60
_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError, TypeError)


def survey_docx(name: str, data: bytes, limits: Limits) -> Survey:
    """Sheets of text, then the pictures pasted into the document, each a page: many paste scans into Word."""

    def look() -> tuple[int, bool]:
        rows, cut = _bounded(_docx_rows(data))
        return len(_sheets(rows)) + len(docx_pictures(data)), cut

    found = _guarded(name, data, limits, "DOCX", look)
    if isinstance(found, Problem):
        return Survey(problems=(found,))
    pages = max(1, found[0])
    problems = [problem("too_much_text", name, limit=_MOST_ROWS, letters=_MOST_LETTERS)] if found[1] else []
    if pages > limits.max_pages:
        problems.append(problem("too_many_pages", name, pages=pages, limit=limits.max_pages))
    return Survey(min(pages, limits.max_pages), tuple(problems))


def read_docx_page(name: str, data: bytes, number: int, engine: OcrEngine, limits: Limits) -> PageReading:
    """A sheet of the text, or OCR of a picture."""
    sheets = _sheets(_bounded(_docx_rows(data))[0])
    pictures = docx_pictures(data)
    if number <= len(sheets) or not pictures:
        return PageReading(_page(number, sheets[number - 1] if sheets else []))
    page, problems, _ = raster.read_page(name, pictures[number - len(sheets) - 1], 1, engine, limits)
    if page is not None:
        traces = tuple(trace.model_copy(update={"page": number}) for trace in page.traces)
        page = page.model_copy(update={"number": number, "traces": traces})
    return PageReading(page, tuple(found.model_copy(update={"page": number}) for found in problems))


def docx_picture(data: bytes, number: int) -> bytes | None:
    """The picture that is page ``number``, None where that page is text."""
    place = number - len(_sheets(_bounded(_docx_rows(data))[0])) - 1
    pictures = docx_pictures(data)
    return pictures[place] if 0 <= place < len(pictures) else None


def docx_pictures(data: bytes) -> list[bytes]:
    """Pictures of the body in their order, without logos and other small ones."""
    import docx  # here and below: slow to import, and few dossiers hold such files

    document = docx.Document(io.BytesIO(data))
    parts = document.part.related_parts
    named = [blip.get(_EMBED) for blip in document.element.body.iter(_BLIP)]
    blobs = [parts[name].blob for name in dict.fromkeys(named) if name in parts]
    return [blob for blob in blobs if media_of(blob) == "picture" and raster.short_side(blob) >= _LEAST_SIDE]


def survey_xlsx(name: str, data: bytes, limits: Limits) -> Survey:
    """The cells of all sheets, sheet after sheet."""
    found = _guarded(name, data, limits, "XLSX", lambda: _bounded(_xlsx_rows(data)))
    if isinstance(found, Problem):
        return Survey(problems=(found,))
    sheets = _sheets(found[0]) or [[]]
    problems: tuple[Problem, ...] = ()
    if found[1]:
        problems = (problem("too_much_text", name, limit=_MOST_ROWS, letters=_MOST_LETTERS),)
    if len(sheets) > limits.max_pages:
        problems = (*problems, problem("too_many_pages", name, pages=len(sheets), limit=limits.max_pages))
    pages = tuple(_page(number, sheet) for number, sheet in enumerate(sheets[: limits.max_pages], 1))
    return Survey(reading=FileReading(sha256="", pages=pages, problems=problems))


Found = TypeVar("Found")


def _guarded(name: str, data: bytes, limits: Limits, kind: str, look: Callable[[], Found]) -> Found | Problem:
    """What ``look`` finds, or the problem that keeps it from looking."""
    bomb = _bomb(name, data, limits)
    if bomb:
        return bomb
    try:
        return look()
    except (*_BROKEN, AttributeError) as error:
        return problem("file_broken", name, kind=kind, reason=str(error)[:120] or type(error).__name__)


def _bounded(rows: Iterable[Row]) -> tuple[list[Row], bool]:
    """As many rows and letters as a paper may have, and whether that is less than there is."""
    taken: list[Row] = []
    letters = 0
    for row in rows:
        left = _MOST_LETTERS - letters
        letters += sum(map(len, row))
        if len(taken) == _MOST_ROWS:
            return taken, True
        if letters > _MOST_LETTERS:
            taken.append([cell[:left] for cell in row] if len(row) == 1 else [])
            return taken, True
        taken.append(row)
    return taken, False


def _sheets(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows cut into sheets; the last, empty rows left out."""
    taken = list(rows)
    while taken and not any(cell.strip() for cell in taken[-1]):
        taken.pop()
    return [taken[at : at + _ROWS_PER_PAGE] for at in range(0, len(taken), _ROWS_PER_PAGE)]


def _bomb(name: str, data: bytes, limits: Limits) -> Problem | None:
    """Whether the parts unpack to more than is allowed, by what the directory of the ZIP claims.

    A directory that lies is caught by zipfile itself, which reads no more than was claimed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(info.file_size for info in parts.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    if unpacked > min(limits.max_file_bytes, max(1 << 22, len(data) * limits.max_zip_ratio)):
        return problem("zip_bomb", name, limit=f"{limits.max_zip_ratio:g}")
    return None


def _docx_rows(data: bytes) -> Iterator[Row]:
    import docx
    from docx.text.paragraph import Paragraph

    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Paragraph):
            yield [block.text]
        else:
            yield from _table_rows(block)


def _table_rows(table: Table) -> Iterator[Row]:
    for row in table.rows:
        cells: Row = []
        last = None
        for cell in row.cells:
            if cell._tc is not last:  # a merged cell is given once for every column it spans
                cells.append(cell.text)
            last = cell._tc
        yield cells


def _xlsx_rows(data: bytes) -> Iterator[Row]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # a sheet may claim a million rows
            for row in sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=_MOST_ROWS + 1, values_only=True):
                yield [_shown(value) for value in row]
    finally:
        book.close()


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return str(value.strftime("%Y-%m-%d")) if hasattr(value, "year") else str(value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _page(number: int, rows: list[Row]) -> Page:
    lines: list[Line] = []
    cells: list[Box] = []
    for index, row in enumerate(rows):
        top, bottom = (index + 0.2) / _ROWS_PER_PAGE, (index + 0.8) / _ROWS_PER_PAGE
        filled = [(column, cell.strip()) for column, cell in enumerate(row) if cell.strip()]
        width = 1 / max(len(row), 1)
        for column, cell in filled:
            if len(row) > 1:
                cells.append((column * width, top - 0.003, (column + 1) * width, bottom + 0.003))
            lines += _cell_lines(cell, column * width, (column + 1) * width, top, bottom)
    media: Literal["form", "blank"] = "form" if lines else "blank"
    return Page(number=number, width=0, height=0, media=media, lines=tuple(lines), cells=tuple(cells))


def _cell_lines(cell: str, left: float, right: float, top: float, bottom: float) -> Iterator[Line]:
    """The rows of text inside one cell, one below the other."""
    rows = [row.strip() for row in cell.splitlines() if row.strip()]
    high = (bottom - top) / len(rows)
    for i, row in enumerate(rows):
        letters = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in row)
        end = min(right - 0.002, left + 0.002 + letters * _LETTER)
        yield Line(text=row, box=clipped((left + 0.002, top + i * high, end, top + (i + 1) * high)), source="form")
