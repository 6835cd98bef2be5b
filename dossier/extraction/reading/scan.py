"""A page picture to a Page: turned upright, read by OCR, its table cells and QR codes noted."""

from __future__ import annotations

from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.reading.below_seals import read_below
from dossier.extraction.reading.blank import is_blank, is_no_print, shines_through
from dossier.extraction.reading.codes import qr_codes
from dossier.extraction.reading.downwards import columns
from dossier.extraction.reading.grey_seals import grey_seals
from dossier.extraction.reading.mirror import MIRRORED, is_doubtful, is_mirrored, turned_over
from dossier.extraction.reading.order import in_reading_order
from dossier.extraction.reading.red import red_lines
from dossier.extraction.reading.rules import cells_of, outside_text
from dossier.extraction.reading.slanting import level_lines
from dossier.extraction.reading.turn import (
    Turn,
    clipped,
    find_turn,
    quarter_turned,
    straight_size,
    straightened,
    straightened_lines,
    turned_by_hand,
)
from dossier.extraction.sheets.boxes import WHOLE
from dossier.extraction.sheets.photographed import page_of_sheets
from dossier.extraction.traces.page_prints import picture_print
from dossier.extraction.traces.seal_prints import with_seal_prints
from dossier.extraction.traces.seals import seals
from dossier.models.page import Line, Page, Sheet

_TURNED_FIRST = 6.0
"""Degrees of slant from which a picture is turned before it is read: that blurs it a little, but on a steep page single
letters of labels get lost."""


def page_of_picture(
    number: int, picture: Picture, engine: OcrEngine, size: tuple[float, float], most_seals: int = 0
) -> Page:
    """Read a picture that lies as in its file; ``size`` is the page's width and height there.

    Sheets that lie on something are laid flat first. ``most_seals`` bounds how many red seals are read as well.

    Raises RuntimeError when the engine fails.
    """
    if is_blank(picture):
        return Page(number=number, width=size[0], height=size[1], media="blank")
    if engine.name == "null":
        return _page(number, picture, engine, size, most_seals, Turn(turned_by_hand()))

    def read(flat: Picture, own: tuple[float, float], may_slant: bool) -> Page:
        page = _upright_page(number, flat, engine, own, most_seals, may_slant)
        blank = Page(number=number, width=own[0], height=own[1], media="blank")
        if not page.traces and is_no_print(flat, page.lines):
            return blank
        if is_doubtful(page.lines) and is_mirrored(quarter_turned(flat, page.rotation)):
            if shines_through(flat):
                return blank
            page = _upright_page(number, turned_over(flat), engine, own, most_seals, may_slant)
            return page.model_copy(update={"sheets": (Sheet(box=WHOLE, quad=MIRRORED),)})
        return page

    page = page_of_sheets(number, picture, size, read) or read(picture, size, True)
    if page.media == "blank":
        return page
    mark = picture_print(quarter_turned(picture, page.rotation), number)
    return page.model_copy(update={"traces": (*page.traces, mark)})


def _upright_page(
    number: int, picture: Picture, engine: OcrEngine, size: tuple[float, float], most_seals: int, may_slant: bool
) -> Page:
    turn = find_turn(picture)
    return _page(number, picture, engine, size, most_seals, turn if may_slant else Turn(turn.rotation))


def _page(
    number: int, picture: Picture, engine: OcrEngine, size: tuple[float, float], most_seals: int, turn: Turn
) -> Page:
    width, height = size if turn.rotation in (0, 180) else size[::-1]
    upright = quarter_turned(picture, turn.rotation)
    straight = straightened(upright, turn.skew)
    if abs(turn.skew) >= _TURNED_FIRST:
        read = engine.read(straight)
        read += red_lines(straight, read, engine)
    else:
        read = engine.read(upright)
        read += red_lines(upright, read, engine)
        read = straightened_lines(read, upright.shape[1], upright.shape[0], turn.skew)
    level, across = level_lines(read, number)
    width, height = straight_size(width, height, turn.skew)
    sealed = with_seal_prints(seals(straight, number, most_seals), straight)
    if not sealed:
        sealed = grey_seals(straight, number, level, most_seals)
    level = read_below(straight, level, sealed, engine)
    downwards = columns(upright, number) if turn.rotation in (90, 270) and engine.name != "null" else []
    return Page(
        number=number,
        width=round(width, 2),
        height=round(height, 2),
        media="scan",
        rotation=turn.rotation,
        skew=turn.skew,
        lines=in_reading_order(tidy(level), height / width),
        cells=outside_text(cells_of(straight), (line.box for line in level)),
        traces=(
            *qr_codes(straight, number),
            *sealed,
            *across,
            *downwards,
        ),
    )


def tidy(lines: list[Line]) -> list[Line]:
    """Boxes inside the page, rounded; lines without text left out."""
    return [
        line.model_copy(
            update={
                "box": clipped(line.box),
                "confidence": round(line.confidence, 3),
                "edges": tuple(round(e, 5) for e in line.edges) if line.edges else None,
            }
        )
        for line in lines
        if line.text.strip()
    ]
