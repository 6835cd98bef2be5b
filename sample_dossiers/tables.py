"""Ruled tables with spanning cells, on a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from sample_dossiers.sheet import PLAIN, Cell, Look, Sheet

Row = Sequence[Cell | str]


def _cell(value: Cell | str) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)


def _place(rows: Sequence[Row], count: int) -> list[list[tuple[int, Cell]]]:
    """Column of each cell, skipping columns that a cell above spans."""
    busy = [0] * count
    placed: list[list[tuple[int, Cell]]] = []
    for row in rows:
        at, line = 0, []
        for value in row:
            cell = _cell(value)
            while busy[at]:
                at += 1
            line.append((at, cell))
            for column in range(at, at + cell.columns):
                busy[column] = cell.rows
            at += cell.columns
        placed.append(line)
        busy = [max(0, left - 1) for left in busy]
    return placed


def _heights(
    sheet: Sheet, placed: list[list[tuple[int, Cell]]], widths: Sequence[float], look: Look, least: float
) -> list[float]:
    """Height of each row: what its one-row cells need, at least ``least`` millimetres."""
    heights = []
    for line in placed:
        height = least
        for column, cell in line:
            if cell.rows == 1:
                room = sum(widths[column : column + cell.columns]) - 2 * look.pad
                lines = len(sheet.wrap(cell.text, room, look.size, look.font))
                height = max(height, lines * look.step + 2 * look.pad)
        heights.append(height)
    return heights


def _write(sheet: Sheet, cell: Cell, box: tuple[float, float, float, float], look: Look) -> None:
    """The text of a cell, centred in height."""
    x, y, width, height = box
    lines = sheet.wrap(cell.text, width - 2 * look.pad, look.size, look.font)
    at = y + (height - len(lines) * look.step) / 2 + look.step * 0.72
    start = {"left": x + look.pad, "center": x + width / 2, "right": x + width - look.pad}[cell.align]
    for text in lines:
        sheet.text(start, at, text, look.size, look.font, cell.align, cell.bold, look.color)
        at += look.step


def table(
    sheet: Sheet, x: float, y: float, widths: Sequence[float], rows: Sequence[Row], look: Look = PLAIN,
    least: float = 7.0,
) -> float:  # fmt: skip
    """Draw a table from its top left corner; returns the y of its lower edge. ``widths`` in millimetres."""
    placed = _place(rows, len(widths))
    heights = _heights(sheet, placed, widths, look, least)
    for i, line in enumerate(placed):
        for column, cell in line:
            width = sum(widths[column : column + cell.columns])
            height = sum(heights[i : i + cell.rows])
            left = x + sum(widths[:column])
            sheet.box(left, y, width, height, look.line, look.color)
            _write(sheet, cell, (left, y, width, height), look)
        y += heights[i]
    return y
