"""What reading a file gives: pages of lines, each with its place and its trust."""

from __future__ import annotations

import unicodedata
from typing import Any, Literal

from dossier.models.base import Box, Record, Source, Text


class Trace(Record):
    """Something observed on a page that is no field: a QR code, a seal, a page label, a hidden text.

    ``kind`` is a word of ``extraction/traces``; ``data`` holds what that kind promises in its own docstring.
    """

    kind: str
    page: int
    box: Box | None = None
    text: str = ""
    data: dict[str, Any] = {}
    file: str | None = None
    """The file of the page, where it is not the first file of the document."""


class Problem(Record):
    """Why a file or page could not be read whole, and what would cure it; ``code`` is stable."""

    code: str
    message: Text
    cure: Text
    page: int | None = None


class Line(Record):
    """A run of text on one baseline.

    ``edges`` are the left edges of every character plus the right edge of the last (fractions of page width),
    where the reader knows them; otherwise they are estimated from character widths. ``slant`` is the baseline's slope
    in degrees clockwise, 0 where it is unknown.
    """

    text: str
    box: Box
    confidence: float = 1.0
    source: Source = "text"
    edges: tuple[float, ...] | None = None
    slant: float = 0.0

    def span(self, start: int, end: int) -> Box:
        """Box of ``text[start:end]``; the whole line's box where the span is empty."""
        if not 0 <= start < end <= len(self.text):
            return self.box
        edges = self.character_edges()
        return (edges[start], self.box[1], edges[end], self.box[3])

    def character_edges(self) -> tuple[float, ...]:
        """Left edges of all characters and the right edge of the last, as read or else estimated."""
        known = self.edges and len(self.edges) == len(self.text) + 1
        return self.edges if known and self.edges else self._estimated_edges()

    def _estimated_edges(self) -> tuple[float, ...]:
        left, _, right, _ = self.box
        widths = [2.0 if unicodedata.east_asian_width(c) in "WF" else 1.0 for c in self.text]
        total = sum(widths) or 1.0
        edges, at = [left], 0.0
        for width in widths:
            at += width
            edges.append(left + (right - left) * at / total)
        return tuple(edges)


Corner = tuple[float, float]
"""A point as fractions of a picture's width and height."""


class Sheet(Record):
    """A sheet of paper on a page's picture.

    ``box`` is where it stands on the page as shown. ``quad`` are its corners on the picture as it lies in the file:
    those that become top left, top right, bottom right, bottom left, so a sheet on its side begins at another corner
    and a mirrored one goes round the other way. None where the sheet stands on the picture just as it is shown.
    """

    box: Box
    quad: tuple[Corner, Corner, Corner, Corner] | None = None


class Page(Record):
    """One page as a person sees it, turned upright.

    ``width`` and ``height`` are those of the upright page: points for PDF and OFD, pixels for pictures, 0 for pages
    without a picture (XML, DOCX, XLSX). ``rotation`` (degrees clockwise: 0, 90, 180, 270) and then ``skew`` (degrees
    clockwise, small) turn the file's page into the upright one; before that,
    ``sheets`` that have a ``quad`` are laid flat: one photographed sheet, or several shown side by side. ``cells`` are
    the boxes of ruled table cells.
    ``media`` says how the text was come by: ``text`` (text layer or native text), ``scan`` (OCR), ``form`` (cells of
    a DOCX or XLSX), ``xml`` (structured data), ``blank``.
    """

    number: int
    width: float
    height: float
    media: Literal["text", "scan", "form", "xml", "blank"]
    rotation: int = 0
    skew: float = 0.0
    lines: tuple[Line, ...] = ()
    cells: tuple[Box, ...] = ()
    traces: tuple[Trace, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    @property
    def text(self) -> str:
        """All lines in reading order, one a row."""
        return "\n".join(line.text for line in self.lines)


class PageTime(Record):
    """Wall seconds that reading one page took, by stage (words of ``extraction/stages``)."""

    page: int
    stages: dict[str, float] = {}


class FileReading(Record):
    """All that was read from one file; the unit of the reading cache (key: ``sha256`` and the reader's version)."""

    sha256: str
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    data: dict[str, str] = {}
    """Structured values of the file itself: ``invoice.*`` (XML and OFD invoices), ``pdf.*`` (document information)."""
    traces: tuple[Trace, ...] = ()
    """What was observed of the file as a whole, or found by examining it whole; page 0 means every page."""
    seconds: float = 0.0
    times: tuple[PageTime, ...] = ()
    """Where the time went, page by page; of the day it was read, also where the reading is taken from the cache."""
