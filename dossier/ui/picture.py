"""The page picture with clickable boxes; the lit ones are scrolled into view."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st
from PIL import Image

from dossier.models.base import Record
from dossier.ui import review_words, words
from dossier.ui.language import say
from dossier.ui.places import PageBox, PageRef

LONGEST_SIDE = 1700
"""Pixels of the picture sent: an A4 page at 145 dpi, sharp at double zoom and about 300 kB."""
HEAVY = 300_000
"""Bytes above which the picture is sent as a coarser JPEG."""

_HERE = Path(__file__).parent
_picture = st.components.v2.component(
    "dossier_page_picture",
    html='<div class="desk"></div>',
    css=(_HERE / "looks.css").read_text("utf-8") + (_HERE / "picture.css").read_text("utf-8"),
    js=(_HERE / "picture.js").read_text("utf-8"),
)


class Sheet(Record):
    """A page ready to be shown: its picture as a data URL (with size in pixels), or its lines of text."""

    url: str = ""
    width: int = 0
    height: int = 0
    lines: tuple[str, ...] = ()
    message: str = ""


class Clicked(Record):
    """What the user did on the picture: clicked a box, or turned the page (by -1 or 1)."""

    box: str | None = None
    turn: int | None = None


def packed(picture: Image.Image) -> Sheet:
    """The picture downscaled and packed: JPEG, coarser where it would be heavy."""
    small = picture.convert("RGB")
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    data = b""
    for quality in (85, 70, 50):
        buffer = io.BytesIO()
        small.save(buffer, "JPEG", quality=quality, optimize=True)
        data = buffer.getvalue()
        if len(data) <= HEAVY:
            break
    url = "data:image/jpeg;base64," + base64.b64encode(data).decode()
    return Sheet(url=url, width=small.width, height=small.height)


def show_picture(
    sheet: Sheet,
    ref: PageRef,
    boxes: Sequence[PageBox],
    key: str,
    height: str,
    hint: str = "",
    lit_text: str = "",
    side: int = 0,
) -> Clicked:
    """Show a page with boxes; a page of text lights the lines that hold ``lit_text``. Returns what was clicked.

    ``side`` is 1 for the right one of two pages: keys that turn pages are for one side.
    """
    result = _picture(
        key=key,
        data=_data(sheet, ref, boxes, lit_text) | {"hint": hint, "view_height": height, "side": side},
        on_box_change=lambda: None,
        on_turn_change=lambda: None,
    )
    return Clicked(box=result.box, turn=result.turn)


def _data(sheet: Sheet, ref: PageRef, boxes: Sequence[PageBox], lit_text: str) -> dict[str, Any]:
    return {
        "image": sheet.url,
        "width": sheet.width,
        "height": sheet.height,
        "message": sheet.message,
        "lines": [{"text": line, "lit": bool(lit_text) and lit_text in line} for line in sheet.lines],
        "boxes": [box.model_dump(mode="json") for box in boxes],
        "where": ref.name,
        "number": say(words.PAGE_OF, page=ref.page, pages=ref.pages),
        "page": ref.page,
        "pages": ref.pages,
        "words": {
            "picture": say(words.PAGE_PICTURE),
            "previous": say(words.PAGE_PREVIOUS),
            "next": say(words.PAGE_NEXT),
            "zoom_in": say(words.PAGE_ZOOM_IN),
            "zoom_out": say(words.PAGE_ZOOM_OUT),
            "fit": say(words.PAGE_FIT),
            "rotate": say(review_words.PAGE_ROTATE),
        },
    }
