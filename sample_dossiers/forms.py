"""Rows of label and value without rules, as certificates and letters print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sample_dossiers.sheet import Look, Sheet


@dataclass(frozen=True)
class Rows:
    """How such rows look, in millimetres: ``spread`` is the width over which labels are spread (0: not spread)."""

    size: float = 11.5
    font: str = "song"
    label_font: str = "song"
    spread: float = 0.0
    colon: str = "："
    gap: float = 4.5
    right: float = 180.0
    """Where values end."""


def rows(sheet: Sheet, x: float, y: float, pairs: Sequence[tuple[str, str]], how: Rows = Rows()) -> float:
    """Write the rows from baseline ``y``; returns the baseline after the last."""
    look = Look(how.size, how.font)
    for label, value in pairs:
        end = x + how.spread if how.spread else x + sheet.measure(label, how.size, how.label_font)
        if how.spread:
            sheet.label(x, y, label, how.spread, how.size, how.label_font)
        else:
            sheet.text(x, y, label, how.size, how.label_font)
        start = sheet.text(end + 0.4, y, how.colon, how.size, how.label_font) if how.colon else end + 4
        y = sheet.paragraph(start, y, value, how.right - start, look) + how.gap
    return y
