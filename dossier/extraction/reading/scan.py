"""A page picture to a Page: turned upright, read by OCR, its table cells and QR codes noted."""

from __future__ import annotations

from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.reading.codes import qr_codes
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
)
from dossier.extraction.traces.seals import seals
from dossier.models.page import Line, Page


def is_blank(picture: Picture) -> bool:
    """Whether a sheet bears no mark: nothing on it differs from its surroundings by more than paper and noise do."""
    small = picture[:: max(1, picture.shape[0] // 400), :: max(1, picture.shape[1] // 400), :]
    return bool(small.max(initial=0) - small.min(initial=255) < 24)


def page_of_picture(
    number: int, picture: Picture, engine: OcrEngine, size: tuple[float, float], most_seals: int = 0
) -> Page:
    """Read a picture that lies as in its file; ``size`` is the page's width and height there.

    ``most_seals`` bounds how many red seals are read as well.

    Raises RuntimeError when the engine fails.
    """
    width, height = size
    if is_blank(picture):
        return Page(number=number, width=width, height=height, media="blank")
    turn = find_turn(picture) if engine.name != "null" else Turn()
    upright = quarter_turned(picture, turn.rotation)
    if turn.rotation in (90, 270):
        width, height = height, width
    read = engine.read(upright)
    read += red_lines(upright, read, engine)
    level, across = level_lines(straightened_lines(read, upright.shape[1], upright.shape[0], turn.skew), number)
    straight = straightened(upright, turn.skew)
    width, height = straight_size(width, height, turn.skew)
    return Page(
        number=number,
        width=round(width, 2),
        height=round(height, 2),
        media="scan",
        rotation=turn.rotation,
        skew=turn.skew,
        lines=in_reading_order(tidy(level), height / width),
        cells=outside_text(cells_of(straight), (line.box for line in level)),
        traces=(*qr_codes(straight, number), *seals(straight, number, most_seals), *across),
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
