"""PDFs for tests of layers: pages of a report with text of many kinds over and under one another."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable

import numpy as np
import pikepdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from dossier.extraction.reading import read_file
from dossier.models.page import FileReading, Page, Trace

Draw = Callable[[Canvas], None]
LINES = (
    "检验报告",
    "报告编号：JC2024-0311",
    "委托单位：某某科技有限公司",
    "签发日期：2024年3月15日",
    "检验结论：所检项目符合要求",
    "合计金额：",
)
AMOUNT = (150.0, 560.0)
"""Where the amount of the last line begins (points from the lower left)."""
FIRST, OTHER = "12345.00", "92345.00"


def made(*layers: Draw, amount: str = FIRST, pages: int = 1) -> bytes:
    """Pages of a report, on the last of which the layers are drawn after the text."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number in range(pages):
        canvas.setFont("STSong-Light", 14)
        for row, line in enumerate(LINES):
            canvas.drawString(72, 760 - 40 * row, line)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(*AMOUNT, amount)
        for layer in layers if number == pages - 1 else ():
            canvas.setFillColorRGB(0, 0, 0)
            canvas.setFont("Helvetica", 12)
            layer(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def box(
    x: float = AMOUNT[0] - 1,
    y: float = AMOUNT[1] - 3,
    wide: float = 52,
    high: float = 14,
    colour: tuple[float, float, float] = (1, 1, 1),
    alpha: float = 1.0,
) -> Draw:
    """A filled box without an edge; by default it covers the amount."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(*colour, alpha=alpha)
        canvas.rect(x, y, wide, high, stroke=0, fill=1)
        canvas.restoreState()

    return draw


def words(
    said: str, x: float = AMOUNT[0], y: float = AMOUNT[1], font: str = "Helvetica", size: float = 12, mode: int = 0
) -> Draw:
    """Text at a place, by default that of the amount; ``mode`` is the PDF's text rendering mode."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(x, y)
        text.setFont(font, size)
        text.setTextRenderMode(mode)
        text.textOut(said)
        canvas.drawText(text)

    return draw


def picture(image: Image.Image, x: float, y: float, wide: float, high: float) -> Draw:
    """A picture at a place; one with transparency keeps it."""
    return lambda canvas: canvas.drawImage(ImageReader(image), x, y, wide, high, mask="auto")  # type: ignore[no-any-return]


def paper(text: str = "金额 12345.00", seed: int = 1) -> Image.Image:
    """A noisy picture of a page with a line of print in large type."""
    noise = np.random.default_rng(seed).normal(244, 4, (1100, 780))
    sheet = Image.fromarray(np.clip(noise, 0, 255).astype(np.uint8)).convert("RGB")
    pen = ImageDraw.Draw(sheet)
    for row in range(8):
        pen.text((90, 120 + 90 * row), text if row == 3 else f"item {row} of the report", (20, 20, 20), letters())
    return sheet


def letters() -> ImageFont.FreeTypeFont:
    """The type of the pictures."""
    return ImageFont.truetype("DejaVuSans.ttf", 34)


def scanned(*layers: Draw, text: str = "No. 12345.00") -> bytes:
    """One page that is a picture, with layers over it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(paper(text)), 0, 0, *A4)
    for layer in layers:
        canvas.setFillColorRGB(0, 0, 0)
        layer(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def noted(data: bytes, subtype: str, rect: tuple[float, float, float, float], content: bytes) -> bytes:
    """The file with an annotation whose appearance is drawn by ``content`` (in points from the box's lower left)."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.make_stream(content)
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, rect[2] - rect[0], rect[3] - rect[1]])
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name("/" + subtype),
            Rect=pikepdf.Array(list(rect)),
            F=4,
            AP=pikepdf.Dictionary(N=form),
        )
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def resaved(data: bytes) -> bytes:
    """The file written anew by another program, in one piece."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@functools.lru_cache(maxsize=8)
def reading_of(data: bytes) -> FileReading:
    """The file as it is read, once."""
    return read_file("a.pdf", data)


def page_of(data: bytes) -> Page:
    """The last page as it is read."""
    return reading_of(data).pages[-1]


def traces(data: bytes, kind: str) -> list[Trace]:
    """What was observed of a kind on the last page."""
    return [trace for trace in page_of(data).traces if trace.kind == kind]
