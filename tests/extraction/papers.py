"""Small papers made on the spot for the tests of reading: text PDFs and scans with Chinese text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = (
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/arphic/ukai.ttc",
    "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf",
)
ROWS = (
    "营业执照",
    "统一社会信用代码 91350211M000100Y43",
    "名称 青原仪器制造有限公司",
    "类型 有限责任公司（自然人投资或控股）",
    "住所 某省某市高新技术开发区创新路18号",
    "经营范围 仪器仪表的研发、制造与销售；技术咨询",
)


def font_file() -> str:
    """A Chinese TrueType font of this machine; the test is skipped where there is none."""
    found = next((font for font in _FONTS if Path(font).is_file()), None)
    if found is None:
        pytest.skip("no Chinese TrueType font installed (fonts-arphic-uming or fonts-wqy-microhei)")
    return found


def text_pdf(pages: Sequence[Sequence[str]], *, rules: bool = False) -> bytes:
    """A PDF with a text layer: rows of 14 points from the top left; with ``rules`` a table of two columns."""
    file = font_file()
    try:
        pdfmetrics.registerFont(TTFont("paper", file))
    except TTFError:
        pytest.skip(f"reportlab cannot use {file}")
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    for rows in pages:
        canvas.setFont("paper", 14)
        for i, row in enumerate(rows):
            canvas.drawString(60, 780 - 30 * i, row)
        if rules:
            canvas.grid([50, 150, 540], [800 - 30 * i for i in range(len(rows) + 1)])
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def scan(rows: Sequence[str] = ROWS, *, turned: float = 0.0, size: tuple[int, int] = (900, 640)) -> bytes:
    """A picture of the rows as PNG, turned clockwise by degrees."""
    sheet = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(sheet)
    letters = ImageFont.truetype(font_file(), 32)
    for i, row in enumerate(rows):
        pen.text((60, 60 + i * (size[1] - 100) // len(rows)), row, fill="black", font=letters)
    return as_png(sheet.rotate(-turned, expand=True, fillcolor="white"))


def as_png(picture: Image.Image) -> bytes:
    """The picture as a PNG file."""
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def zipped(**files: bytes) -> bytes:
    """A ZIP of the files; ``__`` in a name stands for ``.``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return stream.getvalue()
