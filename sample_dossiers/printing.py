"""Habits of print shops and offices: labels set wide, forms filled by hand, tables without uprights, worn print."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from reportlab.lib.colors import Color, HexColor

from sample_dossiers.sheet import BLACK, Look, Sheet

FAINT = HexColor("#7c7c7c")
"""Ink of a printer that runs out of it."""

PEN = HexColor("#1b2a5c")
"""Ink of a ball pen."""

WHITE = HexColor("#ffffff")


def wide(label: str, room: int = 2) -> str:
    """A short label with full-width spaces between its characters: 名　　称."""
    return ("　" * room).join(label)


def filled(
    sheet: Sheet,
    x: float,
    y: float,
    pairs: Sequence[tuple[str, str]],
    right: float = 182.0,
    size: float = 13.0,
    gap: float = 11.0,
    colon: str = "：",
) -> float:
    """Printed labels with values written by hand on a rule up to ``right``; returns the next baseline."""
    for label, value in pairs:
        start = sheet.text(x, y, f"{label}{colon}", size, "song")
        sheet.line(start, y + 1.6, right, y + 1.6, 0.5)
        for line in sheet.wrap(value, right - start - 3, size + 1, "kai"):
            sheet.text(start + 3, y, line, size + 1, "kai", color=PEN)
            y += gap
    return y


def striped(
    sheet: Sheet,
    x: float,
    y: float,
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    look: Look,
    color: Color = BLACK,
) -> float:
    """A table whose rows are parted by level rules and whose columns by nothing; returns its lower edge."""
    whole = sum(widths)
    sheet.line(x, y, x + whole, y, 0.9, color)
    for row in rows:
        cells = [
            sheet.wrap(text, width - 2 * look.pad, look.size, look.font)
            for text, width in zip(row, widths, strict=False)
        ]
        left = x
        for cell, width in zip(cells, widths, strict=False):
            for i, line in enumerate(cell):
                sheet.text(left + look.pad, y + look.step * (i + 1), line, look.size, look.font, color=look.color)
            left += width
        y += look.step * (max(len(cell) for cell in cells) + 0.6)
        sheet.line(x, y, x + whole, y, 0.3, color)
    return y


def pairs_of_columns(
    sheet: Sheet,
    y: float,
    pairs: Sequence[tuple[str, str]],
    look: Look,
    columns: tuple[float, float] = (24.0, 108.0),
    width: float = 78.0,
    gap: float = 2.5,
) -> float:
    """Texts side by side, each wrapped in its own column; returns the next baseline."""
    for left, right in pairs:
        y = max(sheet.paragraph(x, y, text, width, look) for x, text in zip(columns, (left, right), strict=True)) + gap
    return y


def worn(sheet: Sheet, box: tuple[float, float, float, float], random: Random, lines: int = 4) -> None:
    """Fine white streaks across a part of the page (left, top, right, bottom), as a worn drum leaves them."""
    left, top, right, bottom = box
    for _ in range(lines):
        at = random.uniform(left, right)
        sheet.line(at, top, at + random.uniform(-1, 1), bottom, random.uniform(0.3, 0.8), WHITE)
