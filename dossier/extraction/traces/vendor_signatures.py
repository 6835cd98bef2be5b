"""Signatures that are no fields of the file's form: vendors of seals write them as annotations of their own.

Libraries look for signatures in the form alone (ISO 32000-1, 12.7), so that these go unseen; what they hold may not
even be of the usual form. They are told as signatures that were not examined.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from typing import Any

import pikepdf

from dossier.models.page import Trace

TRACE = "pdf_signature"
"""As in ``pdf_signatures``."""
REASON = "vendor"
_MARK = b"/ByteRange"
_MOST_OBJECTS, _MOST = 50_000, 20


def vendor_signatures(data: bytes, known: Collection[tuple[int, ...]]) -> list[Trace]:
    """One trace for each signature whose byte range is none of the known ones. Raises pikepdf.PdfError for no PDF."""
    if data.count(_MARK) <= len(known):
        return []
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        found = {_range(value): _trace(value) for value in _values(pdf)}
    return [trace for covered, trace in found.items() if covered not in known][:_MOST]


def _values(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Dictionaries that are signatures; rights of use and time stamps are none."""
    for _, item in zip(range(_MOST_OBJECTS), pdf.objects, strict=False):
        value: Any = item.get("/V") if isinstance(item, pikepdf.Dictionary) and "/V" in item else item
        if isinstance(value, pikepdf.Dictionary) and "/ByteRange" in value and "/Contents" in value:
            rights = any(str(one.get("/TransformMethod", "")).startswith("/UR") for one in _references(value))
            if not rights and str(value.get("/Type", "")) != "/DocTimeStamp" and _range(value):
                yield value


def _references(value: pikepdf.Dictionary) -> Iterator[Any]:
    found: Any = value.get("/Reference", [])
    yield from (one for one in found if isinstance(one, pikepdf.Dictionary))


def _range(value: pikepdf.Dictionary) -> tuple[int, ...]:
    parts: Any = value["/ByteRange"]
    try:
        return tuple(int(part) for part in parts)
    except (TypeError, ValueError):
        return ()


def _trace(value: pikepdf.Dictionary) -> Trace:
    handler = " ".join(str(value.get(key, "")).lstrip("/") for key in ("/Filter", "/SubFilter")).strip()
    data = {
        "intact": None,
        "national": False,
        "reason": REASON,
        "handler": handler[:80],
        "name": str(value.get("/Name", ""))[:120],
        "whole": None,
        "after": "",
    }
    return Trace(kind=TRACE, page=0, text=str(data["name"]), data=data)
