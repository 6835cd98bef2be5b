"""Damaged PDFs: whatever pages can still be found are put into a fresh document."""

from __future__ import annotations

import io
import re
from functools import lru_cache

import pikepdf

_TAIL = 2048
_OBJECT = re.compile(rb"(?:^|\s)(\d{1,7}) 0 obj(.{0,4000}?)(?:endobj|stream)", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page(?!\w)")


def is_cut(data: bytes) -> bool:
    """Whether the file ends before its end mark."""
    return b"%%EOF" not in data[-_TAIL:]


@lru_cache(maxsize=2)
def salvaged(data: bytes) -> bytes:
    """A PDF of the pages that can be found, in the order of the file; empty bytes where there is none."""
    for candidate in (data, _with_tree(data)):
        try:
            with pikepdf.open(io.BytesIO(candidate)) as damaged, pikepdf.new() as fresh:
                fresh.pages.extend(damaged.pages)
                if len(fresh.pages):
                    mended = io.BytesIO()
                    fresh.save(mended)
                    return mended.getvalue()
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            continue
    return b""


def _with_tree(data: bytes) -> bytes:
    """The file with a page tree, catalogue and trailer for those that were cut off: the repair asks for them.

    Page objects are found by their text; those inside compressed object streams stay lost.
    """
    found = [(int(match[1]), match[2]) for match in _OBJECT.finditer(data)]
    pages = dict.fromkeys(number for number, body in found if _PAGE.search(body) and b"/Contents" in body)
    tree = max((number for number, _ in found), default=0) + 1
    kids = " ".join(f"{number} 0 R" for number in pages)
    stub = (
        f"\n{tree} 0 obj\n<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>\nendobj\n"
        f"{tree + 1} 0 obj\n<</Type/Catalog/Pages {tree} 0 R>>\nendobj\n"
        f"trailer\n<</Root {tree + 1} 0 R/Size {tree + 2}>>\nstartxref\n0\n%%EOF\n"
    )
    return data + stub.encode()
