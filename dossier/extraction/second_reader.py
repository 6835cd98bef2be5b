"""A second look at what matters: codes, numbers, dates, names and amounts that OCR was not quite sure of.

The place of such a value is cut out of the page picture once more, larger, and read from the red channel by the other
engine; where that does not agree, by the first one again and with its contrast evened as well. What all share with the
first is surer; where one differs, the first value stays, the other reading is noted, and the value goes to a person.
They are kept as traces of kind ``rereading`` on the page (``text`` is the first engine's second reading, or the other
engine's that agreed; data ``{"other": the other engine's, "evened": the third}``), so that a kept file need not be read
again.

Tesseract in the place of the other engine agreed with 21 of 49 right values, at a second each; PP-OCRv5 agrees with 9
of 10 right values in doubt and differed where the first engine had erred.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence

import cv2
import numpy as np

from dossier.extraction.documents import documents_of
from dossier.extraction.intake import SourceFile
from dossier.extraction.ocr import rapid
from dossier.extraction.ocr.other import other
from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.pictures import page_picture
from dossier.extraction.rereadings import REREADING, agree
from dossier.extraction.stages import measured, stage
from dossier.extraction.traces.seals import SEAL
from dossier.models.document import Field
from dossier.models.page import FileReading, Page, PageTime, Trace
from dossier.models.settings import Limits, settings

_log = logging.getLogger(__name__)

_SURE = 0.99
"""Confidence from which a value is not looked at again."""
_LONGEST = 45
"""Characters of a value that stands on one line."""
_TALLEST = 3.5
"""Height of a box by the width of its characters, from which it holds more than one line."""
_MARGINS = 0.3, 0.12
"""White around a value, across and down, by the height of its line."""
_HEIGHT = 96
_CRITICAL = re.compile(
    r"(?:name|number|code|uscc|date|start|end|model|total|amount|capital|client|manufacturer|agency|firm|owner|holder"
    r"|patentee|applicant|insurer|insured|authority|representative|price|premium|valid_from|valid_to)s?$"
)


def second_look(source: SourceFile, reading: FileReading) -> FileReading:
    """``reread`` within the limits of the settings; what breaks here costs the second look, not the reading."""
    try:
        return reread(source.name, source.data, reading, settings().limits)
    except Exception:
        _log.exception("no second look at %s", source.name)
        return reading


def reread(name: str, data: bytes, reading: FileReading, limits: Limits) -> FileReading:
    """The reading with rereadings of its doubtful critical values; the same object where there is none to read."""
    if not _has_ocr(reading):
        return reading
    wanted: dict[int, list[Field]] = {}
    for document in documents_of(name, reading, 1):
        for field in critical(document.fields):
            wanted.setdefault(field.page, []).append(field)
    if not wanted:
        return reading
    pages, times = [], {time.page: time for time in reading.times}
    for page in reading.pages:
        with measured() as seconds, stage("second_reader", whole=True):
            pages.append(_reread_page(name, data, page, wanted.get(page.number, []), limits))
        if pages[-1] is not page:
            known = times.get(page.number, PageTime(page=page.number))
            times[page.number] = known.model_copy(update={"stages": {**known.stages, **seconds}})
    return reading.model_copy(update={"pages": tuple(pages), "times": tuple(times.values())})


def _has_ocr(reading: FileReading) -> bool:
    """Whether any value can have come from OCR: from a line, or from a seal. Text layers are spared a forming."""
    return any(
        any(line.source == "ocr" for line in page.lines) or any(trace.kind == SEAL for trace in page.traces)
        for page in reading.pages
    )


def critical(fields: Mapping[str, Field]) -> list[Field]:
    """Fields worth a second look: read by OCR, on one line, not quite sure, and of a kind where one letter matters."""
    return [field for name, field in fields.items() if _CRITICAL.search(name) and _is_doubtful(field)]


def _is_doubtful(field: Field) -> bool:
    return field.source == "ocr" and field.box is not None and field.confidence < _SURE and len(field.raw) <= _LONGEST


def _reread_page(name: str, data: bytes, page: Page, fields: Sequence[Field], limits: Limits) -> Page:
    known = {trace.box for trace in page.traces if trace.kind == REREADING}
    doubtful = sorted((field for field in fields if field.box not in known), key=lambda field: field.confidence)
    if not doubtful or limits.max_rereadings == 0:
        return page
    picture = page_picture(name, data, page, limits.max_picture_side)
    if picture is None:
        return page
    pixels = np.asarray(picture.convert("RGB"))
    traces = [
        trace
        for field in doubtful[: limits.max_rereadings]
        if (trace := _rereading(pixels, field, page.number)) is not None
    ]
    return page.model_copy(update={"traces": (*page.traces, *traces)})


def _rereading(picture: Picture, field: Field, page: int) -> Trace | None:
    piece = _cut_out(picture, field)
    if piece is None:
        return None
    zoom = _HEIGHT / piece.shape[0]
    red = cv2.resize(piece[:, :, 0], None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC)
    evened = cv2.createCLAHE(2.0, (2, 2)).apply(red)
    larger, contrasted = (np.repeat(view[:, :, None], 3, axis=2).astype(np.uint8) for view in (red, evened))
    ((second, score),) = other().recognise([larger])
    data = {"other": second, "confidence": round(score, 3)}
    if agree(field.raw, second):
        return Trace(kind=REREADING, page=page, box=field.box, text=second, data=data)
    (text, score, _), (evened_text, _, _) = rapid().recognise([larger, contrasted])
    data |= {"evened": evened_text, "confidence": round(score, 3)}
    return Trace(kind=REREADING, page=page, box=field.box, text=text, data=data)


def _cut_out(picture: Picture, field: Field) -> Picture | None:
    """The value's place with a little room; None where it holds several lines or nothing."""
    height, width = picture.shape[:2]
    left, top, right, bottom = field.box or (0.0, 0.0, 0.0, 0.0)
    x0, x1, y0, y1 = left * width, right * width, top * height, bottom * height
    high = y1 - y0
    if high < 4 or x1 - x0 < 4 or high > _TALLEST * (x1 - x0) / max(1, len(field.raw)):
        return None
    across, down = _MARGINS[0] * high, _MARGINS[1] * high
    return picture[max(0, int(y0 - down)) : int(y1 + down) + 1, max(0, int(x0 - across)) : int(x1 + across) + 1]
