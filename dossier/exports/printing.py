"""What printed sheets share: the Chinese font, paragraphs, tables of labels and values, pages numbered n of m."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, SimpleDocTemplate, Table, TableStyle

from dossier.exports.crops import Crop
from dossier.exports.wrapping import ChineseParagraph
from dossier.extraction.pictures import chinese_fonts

WIDTH = A4[0] - 36 * mm
"""Of what is printed on a page, in points."""
LABELS = 30 * mm
INK, GREY = "#1b2430", "#55606e"
_BUILT_IN = "STSong-Light"
_LONGEST = 3000
"""Characters of one paragraph; what is longer was never meant to be read on paper."""
_HIGHEST = 48 * mm
_PAGE_ZH, _PAGE_EN = "第 {n} 页 共 {m} 页", "page {n} of {m}"


@cache
def chinese_font() -> str:
    """A Chinese font of this machine, which goes into the file; else the one that readers bring along."""
    for file in chinese_fonts():
        try:
            pdfmetrics.registerFont(TTFont("dossier", file))
        except (TTFError, OSError):
            continue  # PostgreSQL outlines cannot be embedded
        return "dossier"
    pdfmetrics.registerFont(UnicodeCIDFont(_BUILT_IN))
    return _BUILT_IN


def printable(words: str, longest: int = _LONGEST) -> str:
    """The words in one paragraph: no control characters, nothing without end."""
    clean = "".join(c if c.isprintable() else " " for c in words).strip()
    return clean if len(clean) <= longest else clean[:longest] + "…"


def line(words: str, size: float = 9.5, colour: str = INK, after: float = 1.2, centred: bool = False) -> Flowable:
    """A paragraph; what papers say is never taken for markup."""
    return ChineseParagraph(escape(printable(words)), _style(chinese_font(), size, colour, after, centred))


@cache
def _style(font: str, size: float, colour: str, after: float, centred: bool) -> ParagraphStyle:
    return ParagraphStyle(
        f"{font}{size}{colour}", fontName=font, fontSize=size, leading=size * 1.45, wordWrap="CJK",
        textColor=colors.HexColor(colour), spaceAfter=after * mm, alignment=int(centred),
    )  # fmt: skip


def table(rows: Sequence[tuple[str, str | Sequence[Flowable]]], labels: float = LABELS, size: float = 9.5) -> Flowable:
    """Labels and values, a value being words or whatever can be printed; long values go on on the next page."""
    cells = [
        [line(label, 8.5, GREY), [line(value, size)] if isinstance(value, str) else list(value)]
        for label, value in rows
    ]
    return _ruled(Table(cells or [["", ""]], colWidths=[labels, WIDTH - labels], splitInRow=1))


def grid(header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float], size: float = 8.5) -> Flowable:
    """A table whose header stands on every page; ``widths`` are parts of the page's."""
    cells = [[line(word, 8.5, GREY, 0) for word in header]]
    cells += [[line(value, size, INK, 0) for value in row] for row in rows]
    total = sum(widths)
    made = Table(cells, colWidths=[WIDTH * width / total for width in widths], repeatRows=1, splitInRow=1)
    return _ruled(made, [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#eef1f5"))])


def _ruled(made: Table, more: Sequence[Any] = ()) -> Table:
    rules = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.HexColor("#d5dbe3"))]
    made.setStyle(TableStyle([*rules, *more]))
    return made


def together(*parts: Sequence[Flowable]) -> Flowable:
    """Flowables that no page break parts, one below the other."""
    made = Table([[[flowable for part in parts for flowable in part]]], splitInRow=0, hAlign="LEFT")
    made.setStyle(TableStyle([("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0)]))
    return made


def picture(crop: Crop, width: float, highest: float = _HIGHEST) -> Flowable:
    """A crop, as wide as it is on an A4 page where there is room."""
    wide = min(width, A4[0] * crop.part)
    scale = min(wide / crop.width, highest / crop.height)
    made = Image(io.BytesIO(crop.jpeg), width=crop.width * scale, height=crop.height * scale)
    framed = Table([[made]], colWidths=[made.drawWidth], hAlign="LEFT")
    edges = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    framed.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 0.3, colors.HexColor("#cfd6df")), *edges]))
    return framed


def printed(story: Iterable[Flowable], title: str, foot: str, chinese: bool) -> bytes:
    """The PDF. Every page bears ``foot``, its number and how many there are."""
    stream = io.BytesIO()
    made = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, topMargin=16 * mm, bottomMargin=18 * mm,
        title=printable(title, 200), author="dossier", invariant=True,
    )  # fmt: skip
    template = _PAGE_ZH if chinese else _PAGE_EN

    def told(number: int, count: int) -> str:
        return f"{foot}　{template.format(n=number, m=count)}"

    with _pictures_as_they_are():
        made.build(list(story), canvasmaker=partial(_NumberedCanvas, told=told))
    return stream.getvalue()


@contextmanager
def _pictures_as_they_are() -> Iterator[None]:
    """Pictures not spelt out in letters: a fifth smaller, and quicker.

    The setting is one for all users of reportlab, and pictures within a page's text break without letters: put back.
    """
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before


class _NumberedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Keeps the pages until it is known how many there are, then writes ``told(n, m)`` below each."""

    def __init__(self, *args: Any, told: Callable[[int, int], str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._told = told
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        kept = self._kept
        for number, state in enumerate(kept, 1):
            self.__dict__.update(state)
            self.setFont(chinese_font(), 8)
            self.drawCentredString(A4[0] / 2, 9 * mm, self._told(number, len(kept)))
            super().showPage()
        super().save()
