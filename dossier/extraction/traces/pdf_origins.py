"""What a PDF says of its own making: programs and times, in the document information and in the XMP metadata.

Every program writes here what it likes, and every genuine file has passed through some: these are facts, no judgement.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pikepdf

from dossier.models.page import Trace

TRACE = "pdf_origin"
"""Kind of the trace (page 0: the whole file): ``data`` has ``info`` and ``xmp``, each with those of ``producer``,
``creator``, ``created`` and ``modified`` that the file gives; times are ISO with their zone where they have one."""

_INFO = {"producer": "/Producer", "creator": "/Creator", "created": "/CreationDate", "modified": "/ModDate"}
_XMP = {
    "producer": "pdf:Producer",
    "creator": "xmp:CreatorTool",
    "created": "xmp:CreateDate",
    "modified": "xmp:ModifyDate",
}
_PDF_TIME = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([Zz+-])(\d{2})?'?(\d{2})?)?")
_MOST_XMP = 4 * 2**20
_LONGEST = 120


def origins(data: bytes) -> Iterator[Trace]:
    """One trace a file. Raises pikepdf.PdfError for a file that cannot be opened."""
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        yield Trace(kind=TRACE, page=0, data={"info": _info(pdf), "xmp": _xmp(pdf)})


def _info(pdf: pikepdf.Pdf) -> dict[str, str]:
    info: Any = pdf.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return {}
    return _told({name: str(info.get(key, "")) for name, key in _INFO.items()}, pdf_time)


def _xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    stream: Any = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream) or len(stream.read_raw_bytes()) > _MOST_XMP:
        return {}
    with pdf.open_metadata() as metadata:
        return _told({name: str(metadata.get(key) or "") for name, key in _XMP.items()}, _iso_time)


def _told(values: dict[str, str], time_of: Any) -> dict[str, str]:
    """Values that are there, cut to a length; times that cannot be read are left out."""
    for name in ("created", "modified"):
        values[name] = time_of(values[name])
    return {name: "".join(c for c in value if c.isprintable())[:_LONGEST] for name, value in values.items() if value}


def pdf_time(written: str) -> str:
    """ISO form of a PDF's time such as ``D:20240315101530+08'00'``; empty for what is none."""
    match = _PDF_TIME.match(written.strip())
    if not match:
        return ""
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in match.groups()[:6])
    sign, off_hours, off_minutes = match.groups()[6:]
    try:
        zone = None
        if sign:
            offset = timedelta(hours=int(off_hours or 0), minutes=int(off_minutes or 0))
            zone = timezone(-offset if sign == "-" else offset)
        return datetime(year, month or 1, day or 1, hour, minute, min(second, 59), tzinfo=zone).isoformat()
    except ValueError:
        return ""


def _iso_time(written: str) -> str:
    try:
        return datetime.fromisoformat(written.strip()).isoformat()
    except ValueError:
        return ""
