"""QR codes on a page picture, as traces of kind ``qr_code``: ``text`` is the payload, ``box`` the code's place."""

from __future__ import annotations

import zxingcpp

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.reading.turn import clipped
from dossier.extraction.stages import stage
from dossier.models.page import Trace

QR_CODE = "qr_code"
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@stage("codes")
def qr_codes(picture: Picture, page: int) -> list[Trace]:
    """All QR codes that can be decoded; a code whose bytes are no text is left out."""
    height, width = picture.shape[:2]
    found = zxingcpp.read_barcodes(picture, formats=_QR, try_rotate=False)
    traces = []
    for code in found:
        corners = [getattr(code.position, name) for name in ("top_left", "top_right", "bottom_right", "bottom_left")]
        xs, ys = [corner.x / width for corner in corners], [corner.y / height for corner in corners]
        if code.text:
            box = clipped((min(xs), min(ys), max(xs), max(ys)))
            traces.append(Trace(kind=QR_CODE, page=page, box=box, text=code.text))
    return traces
