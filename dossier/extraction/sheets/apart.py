"""Several papers on one page: taken apart before they are split and read, put together afterwards.

While they are apart, every sheet is a page of its own whose boxes are fractions of the sheet: a title stands at its top
and not in the middle of the page. Such pages bear numbers beyond those of any file, so that what was read from them
finds its way back to the page that a person is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.extraction.sheets.boxes import onto
from dossier.extraction.sheets.cut import cut
from dossier.extraction.sheets.papers import papers_on
from dossier.models.base import Box
from dossier.models.document import Document
from dossier.models.page import Page, Trace
from dossier.models.table import Cell, Table

_BEYOND = 100_000
"""Greater than the number of pages of any file."""

Frames = dict[int, tuple[int, Box]]
"""Number of a sheet to the page it lies on and its place there."""


def apart(pages: Iterable[Page]) -> tuple[list[Page], Frames]:
    """The pages, those with several papers replaced by their sheets; and where these come from."""
    whole: list[Page] = []
    frames: Frames = {}
    for page in pages:
        boxes = [sheet.box for sheet in page.sheets] if len(page.sheets) > 1 else papers_on(page)
        if len(boxes) < 2:
            whole.append(page)
            continue
        for i, sheet in enumerate(cut(page, boxes)):
            number = _BEYOND * (i + 1) + page.number
            frames[number] = (page.number, boxes[i])
            whole.append(sheet.model_copy(update={"number": number, "traces": _renumbered(sheet.traces, number)}))
    return whole, frames


def together(document: Document, frames: Frames) -> Document:
    """A document with its pages, fields, traces and tables back on the pages of the file."""
    if not any(number in frames for number in document.pages):
        return document
    fields = {}
    for name, field in document.fields.items():
        number, box = _back(field.page, field.box, frames)
        fields[name] = field.model_copy(update={"page": number, "box": box})
    traces = []
    for trace in document.traces:
        number, box = _back(trace.page, trace.box, frames)
        traces.append(trace.model_copy(update={"page": number, "box": box}))
    return document.model_copy(
        update={
            "pages": _page_numbers(document.pages, frames),
            "fields": fields,
            "traces": tuple(traces),
            "tables": tuple(_table(table, frames) for table in document.tables),
        }
    )


def _renumbered(traces: Iterable[Trace], number: int) -> tuple[Trace, ...]:
    return tuple(trace.model_copy(update={"page": number}) for trace in traces)


def _back(number: int, box: Box | None, frames: Frames) -> tuple[int, Box | None]:
    if number not in frames:
        return number, box
    page, frame = frames[number]
    return page, onto(box, frame) if box else None


def _page_numbers(numbers: Iterable[int], frames: Frames) -> tuple[int, ...]:
    """Numbers of the file's pages, each once, in order."""
    return tuple(dict.fromkeys(frames[number][0] if number in frames else number for number in numbers))


def _table(table: Table, frames: Frames) -> Table:
    rows = tuple(tuple(_cell(cell, frames) for cell in row) for row in table.rows)
    return table.model_copy(update={"rows": rows, "pages": _page_numbers(table.pages, frames)})


def _cell(cell: Cell, frames: Frames) -> Cell:
    number, box = _back(cell.page, cell.box, frames)
    return cell.model_copy(update={"page": number, "box": box})
