"""Lines of Chinese print: punctuation never begins a line, an opening bracket never ends one, codes stay whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

_NO_START = frozenset("，。；：！？、,.;:!?）〕］｝》」』】〉〗)]}’”…—～·％%℃°‰々")
"""Punctuation that belongs to what stands before it (GB/T 15834, 5.1)."""
_NO_END = frozenset("（〔［｛《「『【〈〖([{‘“￥¥$")
"""What belongs to what comes after it."""
_RUN = re.compile(r"[!-~À-ʯ]+|\s|.", re.DOTALL)
_MOST_TOGETHER = 0.6
"""Part of a line that a run of Latin letters and digits may fill and still be kept whole."""


class ChineseParagraph(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph in one font that breaks by these rules."""

    def breakLinesCJK(self, maxWidths: Any) -> Any:
        """The lines in reportlab's form: space left over, and the words."""
        if not self.frags:
            return super().breakLinesCJK(maxWidths)
        piece = self.frags[0]
        if hasattr(self, "blPara") and getattr(self, "_splitpara", False):
            return piece.clone(kind=0, lines=self.blPara.lines)
        widths = maxWidths if isinstance(maxWidths, list | tuple) else [maxWidths]
        text = "".join(getattr(one, "text", "") for one in self.frags)  # an escaped sign begins a piece of its own
        lines = wrapped(text, piece.fontName, piece.fontSize, widths[0])
        told = [(widths[0] - text_width(line, piece.fontName, piece.fontSize), [line]) for line in lines]
        return piece.clone(kind=0, lines=told, ascent=piece.fontSize, descent=-0.2 * piece.fontSize)


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """The text in lines no wider than ``width`` points."""
    lines: list[str] = []
    line, used = "", 0.0
    for unit in _units(text, font, size, width):
        wide = text_width(unit, font, size)
        if line and used + wide > width:
            lines.append(line.rstrip())
            line, used = "", 0.0
            unit = unit.lstrip()
            wide = text_width(unit, font, size)
        line += unit
        used += wide
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def text_width(text: str, font: str, size: float) -> float:
    """Width in points."""
    return sum(_character(c, font) for c in text) * size


@lru_cache(maxsize=20000)
def _character(c: str, font: str) -> float:
    return float(pdfmetrics.stringWidth(c, font, 1000)) / 1000


def _units(text: str, font: str, size: float, width: float) -> list[str]:
    """Pieces between which a line may break."""
    units: list[str] = []
    for run in _RUN.findall(text):
        whole = len(run) > 1 and text_width(run, font, size) > width * _MOST_TOGETHER
        for piece in run if whole else (run,):
            if units and not piece.isspace() and (piece[0] in _NO_START or units[-1][-1] in _NO_END):
                tied = units[-1] + piece
                if text_width(tied, font, size) <= width:
                    units[-1] = tied
                    continue
            units.append(piece)
    return units
