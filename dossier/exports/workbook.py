"""Tables as a workbook: text stays text whatever it begins with, dates are dates, money is numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dossier.models.document_types import FieldKind

Value = str | int | float | date | datetime | Decimal | None

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a formula begins in one spreadsheet program or another."""
_LONGEST = 32767
"""Characters of one cell, by the format."""
_TEXT_FORMAT_UP_TO = 255
"""Longer text under the text format is shown as a row of hashes by some programs."""
_WIDEST, _NARROWEST = 60, 8
_SAMPLE = 200
_EARLIEST = date(1900, 3, 1)
"""Before that day spreadsheet programs do not agree on dates."""
_HEAD = PatternFill("solid", fgColor="E8EDF3")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """The file with these sheets: name, header, rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, header, rows in sheets:
        _fill(book.create_sheet(_SHEET_NAME.sub(" ", name)[:31]), header, list(rows))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def typed(kind: FieldKind | None, text: str) -> Value:
    """A field's value as its kind says; what does not fit it (``长期``, a value not normalised) is text."""
    if kind == "date" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _day(text)
    if kind == "money" and re.fullmatch(r"-?\d{1,13}(\.\d{1,2})?", text):
        try:
            return Decimal(text)
        except InvalidOperation:
            return text
    if kind == "int" and re.fullmatch(r"-?\d{1,9}", text):
        return int(text)
    return text


def _day(text: str) -> Value:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day if day >= _EARLIEST else text


def _fill(sheet: Worksheet, header: Sequence[str], rows: list[Sequence[Value]]) -> None:
    for at, word in enumerate(header, 1):
        cell = sheet.cell(1, at, word)
        cell.font, cell.fill = Font(bold=True), _HEAD
    for line, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            _put(sheet, line, at, value)
    sheet.freeze_panes = "A2"
    if rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(rows) + 1}"
    for at, width in enumerate(_widths(header, rows), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def _put(sheet: Worksheet, line: int, at: int, value: Value) -> None:
    if value is None or value == "":
        return
    cell = sheet.cell(line, at)
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"  # never a formula, whatever it begins with
        if len(value) <= _TEXT_FORMAT_UP_TO:
            cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if cell.value and str(cell.value).startswith(_DANGEROUS):
            cell.quotePrefix = True
        return
    if isinstance(value, datetime):
        cell.value, cell.number_format = value.astimezone().replace(tzinfo=None, microsecond=0), "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, Decimal):
        cell.value, cell.number_format = value, "#,##0.00"
    else:
        cell.value = value
    cell.alignment = Alignment(vertical="top")


def clean(text: str) -> str:
    """Text that a workbook can hold."""
    kept = _CONTROL.sub("\ufffd", text)
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1] + "…"


def _widths(header: Sequence[str], rows: list[Sequence[Value]]) -> Iterator[float]:
    for at, word in enumerate(header):
        longest = max((_width(row[at]) for row in rows[:_SAMPLE] if at < len(row)), default=0)
        yield min(_WIDEST, max(_NARROWEST, _width(word) + 4, longest + 2))


def _width(value: Value) -> int:
    if isinstance(value, datetime):
        return 16
    words = "" if value is None else str(value)
    return max((sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in words.splitlines()), default=0)
