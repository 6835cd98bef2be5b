"""Tables for people to take away: XLSX and CSV that open in any office program and start no formula."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from dossier.models.base import Record

Cell = str | int | float | date | None
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
}
"""Media types of what is exported."""
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula (OWASP, CSV injection)."""
_TITLE = 31
"""The most characters that the name of a sheet may have."""


class Sheet(Record):
    """One table: its title, the heads of its columns, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_of(sheet: Sheet) -> bytes:
    """The table as CSV in UTF-8 with a byte order mark, by which Excel knows it. A formula stands behind ``'``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_inert(head) for head in sheet.heads])
    writer.writerows([_inert(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_of(*sheets: Sheet) -> bytes:
    """The tables as one workbook, a sheet each; every text is a text and no formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    taken: set[str] = set()
    for sheet in sheets:
        _fill(book.create_sheet(_title(sheet.title, taken)), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate((sheet.heads, *sheet.rows), start=1):
        for column, value in enumerate(row, start=1):
            _write(page.cell(row=number, column=column), value)
            if number == 1:
                page.cell(row=1, column=column).font = Font(bold=True)
    page.freeze_panes = "A2"
    for column, head in enumerate(sheet.heads, start=1):
        widest = max([len(head), *(len(str(row[column - 1] or "")) for row in sheet.rows)])
        page.column_dimensions[get_column_letter(column)].width = min(max(2 * widest, 8), 50)


def _write(cell: Any, value: Cell) -> None:
    if isinstance(value, str):
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_STARTS)
    else:
        cell.value = value


def _title(wanted: str, taken: set[str]) -> str:
    """A name that a workbook takes and that no other sheet bears."""
    plain = "".join("_" if char in "[]:*?/\\" or ord(char) < 32 else char for char in wanted).strip("'") or "-"
    names = (f"{plain[: _TITLE - len(tail)]}{tail}" for tail in ("", *(f"_{n}" for n in range(2, 10_000))))
    name = next(one for one in names if one.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _inert(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell.isoformat() if isinstance(cell, date) else str(cell)
    return f"'{cell}" if cell.startswith(_STARTS) else cell
