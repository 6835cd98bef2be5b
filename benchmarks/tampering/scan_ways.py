"""Ways of changing a scan inside its file: the picture (``pixels``), or the text laid under it for searching."""

from __future__ import annotations

import io
from collections.abc import Iterator
from random import Random

import numpy as np
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tampering import pdf_ways
from benchmarks.tampering.pixels import PICTURE_WAYS, numbers
from benchmarks.tampering.scans import MAKES, Char, Scan, scan_of
from benchmarks.tampering.sources import Pair, file_of, kind_of, pages
from sample_dossiers import media

_KINDS = ("test_report", "invoice", "patent_certificate", "audit_report", "business_license")
_OTHER = dict(zip("0123456789", "7462204517", strict=True))
"""For each digit another one of unlike shape."""
_BENCHED = [make for make in MAKES if make not in ("digital_png", "digital_jpeg")]


def picture_pair(way: str, seed: int) -> Pair | None:
    """A scan as a PDF of one page, and its twin changed in that way."""
    kind = kind_of(seed, *_KINDS)
    make = _BENCHED[seed % len(_BENCHED)]
    pdf = file_of(kind, seed)
    scan = scan_of(pdf, 0, make, seed)
    twin = PICTURE_WAYS[way](scan, pdf, 0, np.random.default_rng(seed))
    if twin.box is None:
        return None
    return Pair({"scan.pdf": _bound(scan)}, {"scan.pdf": _bound(twin.scan)})


def _bound(scan: Scan) -> bytes:
    return media.pdf_of([scan.saved], scan.dpi, "scan")


def page_swapped(seed: int) -> Pair | None:
    """All pages of a report scanned, one of them from another report of another laboratory."""
    pair = pdf_ways.page_swapped(seed)
    make = ("flatbed_grey", "flatbed_colour")[seed % 2]
    if pair is None:
        return None
    clean, changed = (_scanned(data, make, seed) for files in (pair.clean, pair.changed) for data in files.values())
    return Pair({"scan.pdf": clean}, {"scan.pdf": changed})


def _scanned(pdf: bytes, make: str, seed: int) -> bytes:
    scans = [scan_of(pdf, number, make, seed + number) for number in range(pages(pdf))]
    return media.pdf_of([scan.saved for scan in scans], scans[0].dpi, "scan")


def text_layer(seed: int) -> Pair | None:
    """A searchable scan whose hidden text has another number than its picture, or one other digit by turns."""
    kind = kind_of(seed, *_KINDS)
    scan = scan_of(file_of(kind, seed), 0, ("flatbed_grey", "flatbed_colour")[seed % 2], seed)
    runs = numbers(scan.chars)
    if not runs:
        return None
    run = max(runs, key=len)
    digits = [char for char in run if char.char.isdigit()]
    altered = digits if seed % 3 else [Random(seed).choice(digits)]
    changed = tuple(char._replace(char=_OTHER[char.char]) if char in altered else char for char in scan.chars)
    return Pair({"scan.pdf": _searchable(scan, scan.chars)}, {"scan.pdf": _searchable(scan, changed)})


def _searchable(scan: Scan, chars: tuple[Char, ...]) -> bytes:
    """The scan with its characters as invisible text in their places."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    high, wide = (side / scan.dpi * 72 for side in scan.pixels.shape[:2])
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(wide, high), invariant=1)
    text = canvas.beginText()
    text.setTextRenderMode(3)
    scale = 72 / scan.dpi
    for word in _words(chars):
        shown = "".join(char.char for char in word)
        size = max(4.0, max(char.bottom - char.top for char in word) * scale)
        wide_now = pdfmetrics.stringWidth(shown, "STSong-Light", size)
        text.setFont("STSong-Light", size)
        text.setHorizScale(100 * (word[-1].right - word[0].left) * scale / max(wide_now, 0.1))
        text.setTextOrigin(word[0].left * scale, high - max(char.bottom for char in word) * scale)
        text.textOut(shown)
    canvas.drawText(text)
    canvas.drawImage(ImageReader(io.BytesIO(scan.saved)), 0, 0, wide, high)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _words(chars: tuple[Char, ...]) -> Iterator[list[Char]]:
    """Characters that follow one another on a line, as OCR programs set them: one piece of text each."""
    word: list[Char] = []
    for char in chars:
        high = char.bottom - char.top
        if word and not (0 <= char.left - word[-1].left < 2.5 * high + 4 and abs(char.bottom - word[-1].bottom) < high):
            yield word
            word = []
        word.append(char)
    if word:
        yield word
