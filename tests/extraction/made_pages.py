"""Made-up pages for tests of readers of fields: rows of text at given places."""

from __future__ import annotations

from typing import Literal

from dossier.models.base import Box, Source
from dossier.models.page import Line, Page, Trace

Piece = tuple[float, str] | str
"""Text, with its left edge (fraction of the page's width) where it does not start at the left margin."""


def page_of(
    *rows: tuple[float, Piece | list[Piece]] | Piece | list[Piece],
    number: int = 1,
    size: tuple[float, float] = (595, 842),
    source: Source = "text",
    confidence: float = 1.0,
    em: float = 0.018,
    cells: tuple[Box, ...] = (),
    traces: tuple[Trace, ...] = (),
) -> Page:
    """A page of rows; a row may begin with its top edge (fraction), else it stands 0.03 below the one before."""
    lines: list[Line] = []
    y = 0.02
    height = em * size[0] / size[1]
    for row in rows:
        y += 0.03
        if isinstance(row, tuple) and isinstance(row[0], float) and not isinstance(row[1], str):
            y, row = row[0], row[1]
        pieces = row if isinstance(row, list) else [row]
        for piece in pieces:
            x, text = (0.1, piece) if isinstance(piece, str) else piece  # type: ignore[misc]
            width = sum(em if ord(character) > 0x2E7F else em / 2 for character in text)
            lines.append(Line(text=text, box=(x, y, x + width, y + height), confidence=confidence, source=source))
    media: Literal["text", "scan"] = "scan" if source == "ocr" else "text"
    return Page(
        number=number,
        width=size[0],
        height=size[1],
        media=media,
        lines=tuple(lines),
        cells=cells,
        traces=traces,
    )


def values(fields: dict[str, object]) -> dict[str, object]:
    """Fields to their bare values."""
    return {name: field.value for name, field in fields.items()}  # type: ignore[attr-defined]
