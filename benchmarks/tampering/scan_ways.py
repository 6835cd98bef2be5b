"""Ways of changing a scan inside its file: the picture (``pixels``), or the text laid under it for searching."""

from __future__ import annotations

import io

import numpy as np
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tampering.pixels import PICTURE_WAYS, numbers
from benchmarks.tampering.scans import MAKES, Char, Scan, scan_of
from benchmarks.tampering.sources import Pair, file_of, kind_of
from sample_dossiers import media

_KINDS = ("test_report", "invoice", "patent_certificate", "audit_report", "business_license")
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


def text_layer(seed: int) -> Pair | None:
    """A searchable scan whose hidden text has another number than its picture."""
    kind = kind_of(seed, *_KINDS)
    scan = scan_of(file_of(kind, seed), 0, ("flatbed_grey", "flatbed_colour")[seed % 2], seed)
    runs = numbers(scan.chars)
    if not runs:
        return None
    run = runs[seed % len(runs)]
    changed = tuple(
        char._replace(char="7" if char.char != "7" else "1") if char in run and char.char.isdigit() else char
        for char in scan.chars
    )
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
    for char in chars:
        text.setFont("STSong-Light", max(4.0, (char.bottom - char.top) * scale))
        text.setTextOrigin(char.left * scale, high - char.bottom * scale)
        text.textOut(char.char)
    canvas.drawText(text)
    canvas.drawImage(ImageReader(io.BytesIO(scan.saved)), 0, 0, wide, high)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
