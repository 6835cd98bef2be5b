"""Which font programs the pages of a PDF share: pages drawn together do, a page taken from another file has its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from dossier.models.page import Trace

TRACE = "page_fonts"
"""Kind of the trace, one a page that has embedded fonts: ``data`` has ``fonts``, the object numbers of their programs
or descriptors. Fonts that are not embedded say nothing and are left out."""

_MOST_PAGES = 300
_MOST_FONTS = 64


def page_fonts(data: bytes) -> Iterator[Trace]:
    """The fonts of each page. Raises pikepdf.PdfError for a file that cannot be opened."""
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        if not 1 < len(pdf.pages) <= _MOST_PAGES:
            return
        for number, page in enumerate(pdf.pages, 1):
            fonts = sorted({id_ for font in _fonts(page) if (id_ := _program(font))})
            if fonts:
                yield Trace(kind=TRACE, page=number, data={"fonts": fonts})


def _fonts(page: pikepdf.Page) -> list[Any]:
    resources: Any = page.obj.get("/Resources") or page.resources
    fonts = resources.get("/Font") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(fonts, pikepdf.Dictionary):
        return []
    return [font for _, font in list(fonts.items())[:_MOST_FONTS] if isinstance(font, pikepdf.Dictionary)]


def _program(font: pikepdf.Dictionary) -> int:
    """The object in which the font's shapes, or else what describes them, lie; 0 where they are not in the file."""
    descendants: Any = font.get("/DescendantFonts")
    inner: Any = descendants[0] if isinstance(descendants, pikepdf.Array) and len(descendants) else font
    descriptor: Any = inner.get("/FontDescriptor") if isinstance(inner, pikepdf.Dictionary) else None
    if not isinstance(descriptor, pikepdf.Dictionary):
        return 0
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if isinstance(descriptor.get(key), pikepdf.Stream):
            return int(descriptor[key].objgen[0])
    return 0
