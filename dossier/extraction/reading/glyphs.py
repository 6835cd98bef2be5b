"""Characters of a PDF page with their places, and the judgement whether they can be trusted."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from dossier.extraction.stages import stage

_INVISIBLE = 3
_COVERING = 0.5
"""Share of the page from which a picture drawn after the text is what is seen instead of it."""
_OPAQUE, _CLEAR = 250, 0.02
"""Least alpha of a pixel that hides what is below, and share of other pixels from which a picture hides nothing."""
_WIDE = 0.9
"""Least width by type size of a character that stands for a glyph: those are Chinese."""
_DOUBLE = ctypes.POINTER(ctypes.c_double)
_MOST_GLYPHS = 60_000
"""Characters of one page that are looked at; a page of small print has 6 000."""


@dataclass(frozen=True)
class Glyph:
    """One character. The box is in fractions of the page as the file's ``/Rotate`` shows it; ``turn`` is the
    quarter turn (degrees clockwise) at which the character lies there, None for a slanting one; ``spaced`` whether the
    content has a space before it; ``at`` its index in the text page, by which pdfium tells more of it."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    turn: int | None
    spaced: bool = False
    at: int = -1


_HYPHEN = 2
"""What pdfium makes of a hyphen at the end of a line; in a Chinese paper it belongs to the number it stands in."""


@stage("text_layer")
def glyphs_of(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> list[Glyph]:
    """All visible characters in the order of the content."""
    place = Placing(page)
    found: list[Glyph] = []
    box, spaced = raw.FS_RECTF(), False
    for i in range(min(textpage.count_chars(), _MOST_GLYPHS)):
        code = raw.FPDFText_GetUnicode(textpage, i)
        char = _char(code, bool(raw.FPDFText_HasUnicodeMapError(textpage, i) == 1))
        if char in "\r\n\x02\xad" or not raw.FPDFText_GetLooseCharBox(textpage, i, box):
            continue
        if char == " ":
            spaced = True
            continue
        replaced = _replaced_box(textpage, i)
        left, top, right, bottom = place(*(replaced or (box.left, box.top, box.right, box.bottom)))
        turn = place.turn(raw.FPDFText_GetCharAngle(textpage, i))
        found.append(Glyph(char, left, top, right, bottom, turn, spaced, i))
        spaced = False
    return found


def _replaced_box(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a character that stands for a glyph as its ``/ActualText``; None for others.

    Browsers write so where two characters share a glyph. pdfium gives the box of such a character without the matrix
    of the form it stands in; that is the text object's matrix on the page over its matrix in the form.
    """
    item = raw.FPDFText_GetTextObject(textpage, index)
    if not item or raw.FPDFPageObj_CountMarks(item) <= 0 or not has_actual_text(item):
        return None
    shown, own, bare = raw.FS_MATRIX(), raw.FS_MATRIX(), (ctypes.c_double * 4)()
    raw.FPDFText_GetMatrix(textpage, index, shown)
    raw.FPDFPageObj_GetMatrix(item, own)
    places = [ctypes.byref(bare, 8 * k) for k in range(4)]
    if not raw.FPDFText_GetCharBox(textpage, index, *(ctypes.cast(p, _DOUBLE) for p in places)):
        return None
    left, right, bottom, top = bare
    (x0, y0), (x1, y1) = (_on_page(x, y, shown, own) for x, y in ((left, bottom), (right, top)))
    size = raw.FPDFText_GetFontSize(textpage, index) * math.hypot(shown.c, shown.d)
    return _loosened(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), size)


def has_actual_text(item: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether the text that a text object stands for is said beside it."""
    length = ctypes.c_ulong()
    marks = (raw.FPDFPageObj_GetMark(item, k) for k in range(raw.FPDFPageObj_CountMarks(item)))
    return any(
        raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length) and length.value > 0
        for mark in marks
    )


def _on_page(x: float, y: float, shown: raw.FS_MATRIX, own: raw.FS_MATRIX) -> tuple[float, float]:
    """A point of the form on the page: back through the object's own matrix, then through the one it is shown by."""
    det = own.a * own.d - own.b * own.c or 1.0
    dx, dy = x - own.e, y - own.f
    u, v = (own.d * dx - own.c * dy) / det, (own.a * dy - own.b * dx) / det
    return shown.a * u + shown.c * v + shown.e, shown.b * u + shown.d * v + shown.f


def _loosened(left: float, bottom: float, right: float, top: float, size: float) -> tuple[float, float, float, float]:
    """The box of the ink, as high as the type and as wide as the character's share of it: a 一 is as high as a 国."""
    middle, centre = (bottom + top) / 2, (left + right) / 2
    down, across = max(top - bottom, size) / 2, max(right - left, _WIDE * size) / 2
    return centre - across, middle + down, centre + across, middle - down


def is_garbage(char: str) -> bool:
    """Whether the character says nothing: private use, unmapped, replacement, or control."""
    return char == "\ufffd" or unicodedata.category(char) in {"Co", "Cn", "Cc", "Cs"}


def is_trusted(text: str) -> bool:
    """Whether a page's text can be what is printed: not mojibake, not glyph numbers, not mostly unmapped."""
    letters = [c for c in text if not c.isspace()]
    if not letters:
        return False
    total = len(letters)
    unmapped = sum(is_garbage(c) for c in letters)
    latin_accents = sum("\u00a1" <= c <= "\u024f" for c in letters)
    rare = sum("\u3400" <= c <= "\u9fff" and not _is_common(c) for c in letters)
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in letters)
    words = sum(c.isalnum() for c in letters)
    return not (
        unmapped > 0.3 * total
        or text.count("(cid:") * 8 > 0.3 * total
        or latin_accents > 0.2 * total
        or "锟斤拷" in text
        or rare > 0.25 * max(chinese, 8)
        or words < 0.25 * total
    )


def is_invisible(textpage: pdfium.PdfTextPage, page: pdfium.PdfPage) -> bool:
    """Whether the page's text is mostly of the kind that scanning programs lay under a picture: not drawn, or drawn
    before a picture that covers it."""
    hidden = shown = 0.0
    width, height = page.get_size()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            covers = shown > 0 and (right - left) * (top - bottom) >= _COVERING * width * height
            if covers and picture_on_top(page, item.raw) is not None:
                hidden, shown = hidden + shown, 0.0
        elif raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE:
            hidden += right - left
        else:
            shown += right - left
    return hidden > shown


def picture_on_top(page: pdfium.PdfPage, item: raw.FPDF_PAGEOBJECT) -> NDArray[np.uint8] | None:
    """The pixels (height, width, channels) of a picture through which nothing below it shows; None for another."""
    if raw.FPDFPageObj_HasTransparency(item):
        return None
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf, page, item)
    if not bitmap:
        return None
    pixels: NDArray[np.uint8] = pdfium.PdfBitmap.from_raw(bitmap).to_numpy()
    pixels = pixels.reshape(*pixels.shape[:2], -1)
    if pixels.shape[2] == 4 and (pixels[:, :, 3] < _OPAQUE).mean() > _CLEAR:
        return None
    return pixels[:, :, :3]


def _char(code: int, unmapped: bool) -> str:
    if unmapped or code == 0 or code > 0x10FFFF:
        return "\ufffd"
    if code == _HYPHEN:
        return "-"
    char = chr(code)
    return " " if char.isspace() and char not in "\r\n" else char


def _is_common(char: str) -> bool:
    for encoding in ("gb2312", "big5"):
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            continue
        return True
    return False


class Placing:
    """From page space to fractions of the page as shown (crop box and ``/Rotate`` applied)."""

    _DEVICE = 1_000_000

    def __init__(self, page: pdfium.PdfPage) -> None:
        x0, y0 = self._on_device(page, 0, 0)
        x1, y1 = self._on_device(page, 1000, 0)
        x2, y2 = self._on_device(page, 0, 1000)
        self._matrix = ((x1 - x0) / 1000, (x2 - x0) / 1000, x0, (y1 - y0) / 1000, (y2 - y0) / 1000, y0)
        self._rotation = page.get_rotation()

    def _on_device(self, page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, self._DEVICE, self._DEVICE, 0, x, y, across, down)
        return across.value / self._DEVICE, down.value / self._DEVICE

    def __call__(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom as shown."""
        a, b, c, d, e, f = self._matrix
        xs = (a * left + b * top + c, a * right + b * bottom + c)
        ys = (d * left + e * top + f, d * right + e * bottom + f)
        return min(xs), min(ys), max(xs), max(ys)

    def turn(self, angle: float) -> int | None:
        """Quarter turn of a character as shown; pdfium gives the angle clockwise in page space."""
        degrees = math.degrees(angle) + self._rotation
        quarter = round(degrees / 90) * 90
        return quarter % 360 if abs(degrees - quarter) < 3 else None
