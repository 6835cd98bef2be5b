"""What papers are drawn with: a PDF whose places are millimetres from the top left corner of the page."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from PIL import Image
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from sample_dossiers import fonts, seals

MM = 72 / 25.4
"""Points in a millimetre."""

A4 = (210.0, 297.0)
LANDSCAPE = (297.0, 210.0)
BLACK = HexColor("#141414")
Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Cell:
    """A table cell: its text, how many columns and rows it spans, and how it looks."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True)
class Look:
    """How the text of a table or paragraph looks: size in points, style of font, colour."""

    size: float = 10.5
    font: str = "song"
    color: Color = field(default_factory=lambda: BLACK)
    line: float = 0.3
    """Width of table rules in points."""
    pad: float = 1.2
    """Space inside a cell, in millimetres."""
    leading: float = 1.45
    """Height of a line of text as a multiple of its size."""

    @property
    def step(self) -> float:
        """Height of a line of text in millimetres."""
        return self.size * self.leading / MM


PLAIN = Look()


class Sheet:
    """A PDF in the making. ``y`` of a text is its baseline."""

    def __init__(self, variant: int, title: str, producer: str = "WPS 文字") -> None:
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setCreator(producer)
        self.face = fonts.typeface(variant)
        self.pages = 0
        self.width, self.height = A4

    def write_like(self, variant: int) -> None:
        """Go on in another hand of fonts."""
        self.face = fonts.typeface(variant)

    def page(self, size: tuple[float, float] = A4) -> None:
        """Begin the next page, of a size in millimetres."""
        if self.pages:
            self._canvas.showPage()
        self.pages += 1
        self.width, self.height = size
        self._canvas.setPageSize((size[0] * MM, size[1] * MM))

    def done(self) -> bytes:
        """The finished PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def _up(self, y: float) -> float:
        return (self.height - y) * MM

    def _runs(self, text: str, font: str) -> list[tuple[str, str]]:
        """Pieces of the text with a font that has their characters."""
        runs: list[tuple[str, str]] = []
        for char in text:
            name = font if char == " " or fonts.knows(font, char) else fonts.stand_in(char)
            if self.face.latin and char.isascii() and char != " ":
                name = self.face.latin
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + char)
            else:
                runs.append((name, char))
        return runs

    def measure(self, text: str, size: float, font: str = "song") -> float:
        """Width of a text in millimetres."""
        return float(sum(stringWidth(part, name, size) for name, part in self._runs(text, self.face.name(font))) / MM)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10.5,
        font: str = "song",
        align: Align = "left",
        bold: bool = False,
        color: Color = BLACK,
        spacing: float = 0.0,
    ) -> float:
        """Write one line and return where it ends. ``spacing`` is extra room after each character, in points."""
        width = self.measure(text, size, font) + spacing * max(0, len(text) - 1) / MM
        x -= {"left": 0.0, "center": width / 2, "right": width}[align]
        self._canvas.saveState()  # the way text is painted outlives a text object
        out = self._canvas.beginText(x * MM, self._up(y))
        out.setFillColor(color)
        out.setStrokeColor(color)
        out.setCharSpace(spacing)
        out.setTextRenderMode(2 if bold else 0)
        self._canvas.setLineWidth(size * 0.03)
        for name, part in self._runs(text, self.face.name(font)):
            out.setFont(name, size)
            out.textOut(part)
        self._canvas.drawText(out)
        self._canvas.restoreState()
        return x + width

    def slanting(self, x: float, y: float, text: str, angle: float, size: float, color: Color = BLACK,
                 font: str = "hei") -> None:  # fmt: skip
        """Write one line rising by ``angle`` degrees from its left end."""
        self._canvas.saveState()
        self._canvas.translate(x * MM, self._up(y))
        self._canvas.rotate(angle)
        self._canvas.setFillColor(color)
        at = 0.0
        for name, part in self._runs(text, self.face.name(font)):
            self._canvas.setFont(name, size)
            self._canvas.drawString(at, 0, part)
            at += stringWidth(part, name, size)
        self._canvas.restoreState()

    def label(self, x: float, y: float, text: str, width: float, size: float = 10.5, font: str = "song",
              bold: bool = False, color: Color = BLACK) -> None:  # fmt: skip
        """Write a label spread over ``width`` millimetres, as forms do with short labels."""
        room = width - self.measure(text, size, font)
        spacing = max(0.0, room * MM / (len(text) - 1)) if len(text) > 1 else 0.0
        self.text(x, y, text, size, font, bold=bold, color=color, spacing=spacing)

    def wrap(self, text: str, width: float, size: float, font: str = "song", indent: float = 0.0) -> list[str]:
        """Lines of a text that fit ``width``; the first is shorter by ``indent``. Words of Latin letters stay whole."""
        lines: list[str] = []
        for part in text.split("\n"):
            line, room = "", width - indent
            for piece in _pieces(part):
                if line and self.measure(line + piece, size, font) > room and piece not in "，。；：、）》":
                    lines.append(line)
                    line, room = "", width
                line += piece
            lines.append(line)
        return lines

    def paragraph(self, x: float, y: float, text: str, width: float, look: Look = PLAIN, indent: int = 0) -> float:
        """Write a wrapped text from baseline ``y``, first line indented by characters; returns the next baseline."""
        first = indent * look.size / MM
        for part in text.split("\n"):
            for i, line in enumerate(self.wrap(part, width, look.size, look.font, first)):
                self.text(x + (first if i == 0 else 0), y, line, look.size, look.font, color=look.color)
                y += look.step
        return y

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, color: Color = BLACK) -> None:
        """Draw a rule; width in points."""
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(color)
        self._canvas.line(x1 * MM, self._up(y1), x2 * MM, self._up(y2))

    def box(self, x: float, y: float, width: float, height: float, line: float = 0.5, color: Color = BLACK,
            fill: Color | None = None, radius: float = 0.0) -> None:  # fmt: skip
        """Draw a rectangle from its top left corner; a line of 0 points draws the fill alone."""
        self._canvas.setLineWidth(line)
        self._canvas.setStrokeColor(color)
        if fill is not None:
            self._canvas.setFillColor(fill)
        self._canvas.roundRect(x * MM, self._up(y + height), width * MM, height * MM, radius * MM,
                               stroke=int(line > 0), fill=int(fill is not None))  # fmt: skip

    def circle(self, x: float, y: float, radius: float, color: Color, fill: bool = True, line: float = 1.0) -> None:
        """Draw a disc or a ring."""
        self._canvas.setFillColor(color)
        self._canvas.setStrokeColor(color)
        self._canvas.setLineWidth(line)
        self._canvas.circle(x * MM, self._up(y), radius * MM, stroke=int(not fill), fill=int(fill))

    def stamp(self, x: float, y: float, width: float, picture: Image.Image, angle: float = 0.0) -> None:
        """Lay a picture on like ink, its middle at (x, y), turned by ``angle`` degrees."""
        height = width * picture.height / picture.width
        self._canvas.saveState()
        self._canvas.setBlendMode("Multiply")
        self._canvas.translate(x * MM, self._up(y))
        self._canvas.rotate(angle)
        self._canvas.drawImage(
            ImageReader(picture), -width / 2 * MM, -height / 2 * MM, width * MM, height * MM, mask="auto"
        )
        self._canvas.restoreState()

    def seal(self, x: float, y: float, name: str, caption: str = "", width: float = 40.0) -> None:
        """Press a round seal with its middle near (x, y): no hand hits the place exactly, nor upright."""
        hand = Random(f"{name}/{caption}/{x:.0f}/{y:.0f}")
        seal = seals.round_seal(name, caption)
        self.stamp(x + hand.uniform(-8, 8), y + hand.uniform(-6, 6), width, seal, hand.uniform(-12, 12))

    def oval(self, x: float, y: float, name: str, middle: str, caption: str, width: float = 40.0) -> None:
        """Press an oval seal with its middle at (x, y)."""
        self.stamp(x, y, width, seals.oval_seal(name, middle, caption))

    def qr(self, x: float, y: float, data: str, width: float = 20.0) -> None:
        """Draw a QR code from its top left corner."""
        code = QrCodeWidget(data, barLevel="M", barBorder=2)
        left, bottom, right, _top = code.getBounds()
        scale = width * MM / (right - left)
        drawing = Drawing(width * MM, width * MM, transform=[scale, 0, 0, scale, -left * scale, -bottom * scale])
        drawing.add(code)
        renderPDF.draw(drawing, self._canvas, x * MM, self._up(y + width))

    def watermark(self, text: str, angle: float, gap: tuple[float, float], color: Color, size: float = 18.0) -> None:
        """Strew a pale slanted word over the page as a pattern of outlines (a picture: it is no text)."""
        tile = _word_picture(text, color)
        width = size * len(text) / MM * 0.6
        y = gap[1] / 2
        while y < self.height:
            x = gap[0] / 3
            while x < self.width:
                self._canvas.saveState()
                self._canvas.translate(x * MM, self._up(y))
                self._canvas.rotate(angle)
                height = width * tile.height / tile.width
                self._canvas.drawImage(ImageReader(tile), 0, 0, width * MM, height * MM, mask="auto")
                self._canvas.restoreState()
                x += gap[0]
            y += gap[1]


def _word_picture(text: str, color: Color) -> Image.Image:
    from PIL import ImageDraw, ImageFont

    font = ImageFont.truetype(str(fonts.installed("hei")[0]), 60, index=0)
    left, top, right, bottom = font.getbbox(text)
    tile = Image.new("RGBA", (int(right - left) + 8, int(bottom - top) + 8), (255, 255, 255, 0))
    rgb = tuple(int(255 * part) for part in (color.red, color.green, color.blue))
    ImageDraw.Draw(tile).text((4 - left, 4 - top), text, (*rgb, 255), font=font)
    return tile


def _pieces(text: str) -> list[str]:
    """Characters, with runs of Latin letters and digits kept whole."""
    pieces: list[str] = []
    for char in text:
        if pieces and char.isascii() and char != " " and pieces[-1][-1].isascii() and pieces[-1][-1] != " ":
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
