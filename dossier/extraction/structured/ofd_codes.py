"""QR codes among the pictures of an OFD package; they count as those of the first page, their place is not known."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from dossier.models.page import Trace

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_UNREADABLE = (
    *(UnidentifiedImageError, OSError, zipfile.BadZipFile, ValueError, RuntimeError, SyntaxError),
    Image.DecompressionBombError,
)
_MOST_PICTURES, _MOST_BYTES, _MOST_PIXELS = 20, 2 * 2**20, 4_000_000
"""A code is a small picture; larger ones are scans and seals and are left alone."""


def codes_of(data: bytes) -> list[Trace]:
    """Codes of all small pictures of a package that can be opened; a picture that cannot is passed over."""
    traces: list[Trace] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pictures = [m for m in package.infolist() if m.filename.lower().endswith((".png", ".jpg", ".jpeg", ".bmp"))]
        for member in [one for one in pictures if one.file_size <= _MOST_BYTES][:_MOST_PICTURES]:
            picture = _picture(package, member)
            if picture is not None:
                codes = zxingcpp.read_barcodes(picture, formats=_QR)
                traces += [Trace(kind="qr_code", page=1, text=code.text) for code in codes if code.text]
    return traces


def _picture(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> NDArray[np.uint8] | None:
    try:
        with Image.open(io.BytesIO(package.read(member))) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            plain = Image.new("RGB", (image.width + 40, image.height + 40), "white")  # a code needs a quiet margin
            rgba = image.convert("RGBA")
            plain.paste(rgba, (20, 20), rgba)
            return np.asarray(plain, dtype=np.uint8)
    except _UNREADABLE:
        return None
