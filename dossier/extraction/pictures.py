"""The picture of a page as a person sees it: exactly the frame that the boxes of its lines and fields refer to."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from dossier.extraction.intake.media import media_of
from dossier.extraction.reading import office, pdf, raster
from dossier.extraction.reading.turn import quarter_turned, straightened
from dossier.extraction.sheets.flat import laid
from dossier.models.page import Page

_DPI = 400
"""More than any screen asks for; the longer side bounds the picture."""
_SHEET = 1.414
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
)
_FONT_NAMES = (
    "NotoSansCJK",
    "wqy-microhei",
    "wqy-zenhei",
    "NotoSerifCJK",
    "uming",
    "ukai",
    "DroidSansFallback",
    "PingFang",
)


def page_picture(name: str, data: bytes, page: Page, max_side: int) -> Image.Image | None:
    """The upright picture, its longer side at most ``max_side`` pixels.

    Files without pictures (OFD, DOCX, XLSX, XML) are drawn from their lines. None where the picture cannot be made:
    a damaged file, or no Chinese font on this machine to draw with.
    """
    media = media_of(data)
    try:
        if media == "docx" and page.media == "scan":
            pasted = office.docx_picture(data, page.number)
            return page_picture(name, pasted, page.model_copy(update={"number": 1}), max_side) if pasted else None
        if media == "pdf":
            with pdf.opened(data) as document:
                lying = pdf.picture_of(pdf.page_at(document, page.number), max_side, _DPI)
        elif media == "picture":
            lying = raster.frame(data, page.number, max_side)
        else:
            return drawn(page, max_side)
    except (pdfium.PdfiumError, OSError, ValueError, IndexError, EOFError):
        return None
    flat = laid(lying, page.sheets, page.height / page.width if page.width else 1.0)
    picture = Image.fromarray(straightened(quarter_turned(flat, page.rotation), page.skew))
    if max(picture.size) > max_side:
        picture.thumbnail((max_side, max_side))
    return picture


def drawn(page: Page, max_side: int) -> Image.Image | None:
    """The lines and cells of a page on a white sheet; None without a Chinese font."""
    font_file = _font_file()
    if font_file is None:
        return None
    ratio = page.height / page.width if page.width and page.height else _SHEET
    width = max_side if ratio <= 1 else round(max_side / ratio)
    sheet = Image.new("RGB", (max(1, width), max(1, round(width * ratio))), "white")
    pen = ImageDraw.Draw(sheet)
    for cell in page.cells:
        pen.rectangle(_pixels(cell, sheet), outline="#bbbbbb")
    for line in page.lines:
        left, top, right, bottom = _pixels(line.box, sheet)
        pen.text((left, top), line.text, fill="black", font=_fitting(font_file, line.text, right - left, bottom - top))
    return sheet


def _pixels(box: tuple[float, float, float, float], sheet: Image.Image) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    x0, y0 = round(left * sheet.width), round(top * sheet.height)
    return x0, y0, max(x0 + 1, round(right * sheet.width)), max(y0 + 1, round(bottom * sheet.height))


def _fitting(font_file: str, text: str, width: int, height: int) -> ImageFont.FreeTypeFont:
    """The font at a size at which the text fits into its box."""
    size = max(6, round(height * 0.8))
    length = _font(font_file, size).getlength(text)
    return _font(font_file, max(6, int(size * min(1.0, width / length)))) if length > 0 else _font(font_file, size)


@cache
def _font(font_file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file, size)


def _font_file() -> str | None:
    """The first Chinese font of this machine."""
    return next(iter(chinese_fonts()), None)


@cache
def chinese_fonts() -> tuple[str, ...]:
    """Files of Chinese fonts on this machine, the best known ones first."""
    found = [
        file
        for folder in _FONT_FOLDERS
        for file in sorted(Path(folder).expanduser().rglob("*"))
        if file.suffix.lower() in {".ttf", ".ttc", ".otf"}
    ]
    return tuple(str(file) for name in _FONT_NAMES for file in found if name.lower() in file.name.lower())
