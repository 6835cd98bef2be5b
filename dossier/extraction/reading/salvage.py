"""Damaged PDFs: whatever pages can still be found are put into a fresh document."""

from __future__ import annotations

import io

import pikepdf

_TAIL = 2048


def is_cut(data: bytes) -> bool:
    """Whether the file ends before its end mark."""
    return b"%%EOF" not in data[-_TAIL:]


def salvaged(data: bytes) -> bytes:
    """A PDF of the pages that can be found, in the order of the file; empty bytes where there is none."""
    for candidate in (data, data + _STUB):
        try:
            with pikepdf.open(io.BytesIO(candidate)) as damaged, pikepdf.new() as fresh:
                for page in _pages(damaged):
                    fresh.pages.append(page)
                if len(fresh.pages):
                    mended = io.BytesIO()
                    fresh.save(mended)
                    return mended.getvalue()
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            continue
    return b""


_STUB = (
    b"\n999998 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    b"999999 0 obj\n<</Type/Catalog/Pages 999998 0 R>>\nendobj\n"
    b"trailer\n<</Root 999999 0 R/Size 1000000>>\nstartxref\n0\n%%EOF\n"
)
"""A catalogue and trailer to stand in for those that were cut off: the repair asks for them."""


def _pages(damaged: pikepdf.Pdf) -> list[pikepdf.Page]:
    """Pages of the page tree, or, where the tree is lost, all page objects that still have their content."""
    listed = list(damaged.pages)
    if listed:
        return listed
    return [pikepdf.Page(item) for item in damaged.objects if _is_page(item)]


def _is_page(item: pikepdf.Object) -> bool:
    if not isinstance(item, pikepdf.Dictionary) or item.get("/Type") != "/Page":
        return False
    content = item.get("/Contents")
    return content is not None and (isinstance(content, (pikepdf.Stream, pikepdf.Array)))
