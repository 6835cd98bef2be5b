"""Readings of several files laid together as one, and what was found there brought back to its own file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.models.document import Document, Part
from dossier.models.page import FileReading, Page, Trace
from dossier.models.table import Cell, Table

Homes = dict[int, tuple[str, int]]
"""Number of a page while files are laid together, to its file and its number there."""


def laid_together(readings: Sequence[tuple[str, FileReading]]) -> tuple[FileReading, Homes]:
    """The files' pages in this order as one reading, numbered from 1 on; and where each comes from."""
    pages: list[Page] = []
    traces: list[Trace] = []
    homes: Homes = {}
    for name, reading in readings:
        before = len(pages)
        at = {page.number: before + place for place, page in enumerate(reading.pages, 1)}
        homes |= {number: (name, page) for page, number in at.items()}
        for page in reading.pages:
            own = tuple(trace.model_copy(update={"page": at[page.number]}) for trace in page.traces)
            pages.append(page.model_copy(update={"number": at[page.number], "traces": own}))
        traces += [t.model_copy(update={"page": at.get(t.page, before + 1)}) for t in reading.traces]
    first = readings[0][1]
    together = first.model_copy(update={"pages": tuple(pages), "traces": tuple(traces)})
    return together, homes


def taken_back(document: Document, homes: Homes, digests: dict[str, str]) -> Document | None:
    """The document with every place in its own file; None where the pages of its files are mixed up.

    ``digests`` has the files' digests by name.
    """
    parts = tuple(_parts([homes[number] for number in document.pages], digests))
    if len(parts) != len(digests):
        return None
    places = _Places(homes, parts[0].file)
    reason = f"{document.type_reason}；由 {len(parts)} 个文件组成 / made of {len(parts)} files"
    return document.model_copy(
        update={
            "file": parts[0].file,
            "sha256": parts[0].sha256,
            "pages": parts[0].pages,
            "parts": parts,
            "type_reason": reason,
            "fields": {name: f.model_copy(update=places.of(f.page)) for name, f in document.fields.items()},
            "traces": tuple(trace.model_copy(update=places.of(trace.page)) for trace in document.traces),
            "tables": tuple(places.table(table) for table in document.tables),
        }
    )


class _Places:
    """Where pages come from; a file is named only where it is not the document's first."""

    def __init__(self, homes: Homes, main: str) -> None:
        self._homes, self._main = homes, main

    def of(self, number: int) -> dict[str, object]:
        """What to change in a thing that stands on the page."""
        file, page = self._homes.get(number, (self._main, number))
        return {"page": page, "file": None if file == self._main else file}

    def table(self, table: Table) -> Table:
        """The table with its cells in their own files."""
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table.rows)
        pages = tuple(self._homes.get(number, (self._main, number))[1] for number in table.pages)
        return table.model_copy(update={"rows": rows, "pages": pages})

    def _cell(self, cell: Cell) -> Cell:
        return cell.model_copy(update=self.of(cell.page)) if cell.page else cell


def _parts(places: Sequence[tuple[str, int]], digests: dict[str, str]) -> Iterator[Part]:
    """Stretches of pages of one file, in reading order."""
    start = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end][0] != places[start][0]:
            file = places[start][0]
            yield Part(file=file, sha256=digests[file], pages=tuple(page for _, page in places[start:end]))
            start = end
