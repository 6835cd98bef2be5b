"""Pictures of places on pages as JPEG, framed: each page is drawn once, and one that cannot be drawn gives none."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from threading import Lock
from typing import NamedTuple

from PIL import Image, ImageDraw

from dossier.extraction.pictures import page_picture
from dossier.models.base import Box
from dossier.models.document import Document, Evidence
from dossier.models.errors import DossierError
from dossier.models.page import Page
from dossier.models.records import Store

_log = logging.getLogger(__name__)

SIDE = 1400
"""Longer side in pixels of the page that crops are cut from: 120 dpi of an A4 page, legible in print."""
_AROUND = (0.22, 0.022)
"""What is shown around a box, as a part of page width and height."""
_TALLEST = 0.3
"""Most of a page's height that a crop shows."""
_FRAME = (200, 30, 30)
_QUALITY = 72
_MOST_KEPT = 1000
"""Crops that a process remembers, of 10 to 40 kB each."""


class Spot(NamedTuple):
    """A box on one page of one file."""

    file: str
    sha256: str
    page: int
    box: Box


class Crop(NamedTuple):
    """A JPEG with its size in pixels, and the part of the page's width that it shows."""

    jpeg: bytes
    width: int
    height: int
    part: float


_kept: dict[tuple[str, Spot], Crop] = {}
"""Crops by the reader's version and their place; a place names the bytes of its file, so that none ever changes."""
_lock = Lock()


def spot_of(document: Document | None, item: Evidence) -> Spot | None:
    """Where the evidence stands; None without a box, and for what lies in another dossier."""
    if document is None or item.page is None or item.box is None or item.dossier:
        return None
    part = document.part(item.file)
    return Spot(part.file, part.sha256, item.page, item.box)


def crops(store: Store, version: str, spots: Iterable[Spot]) -> dict[Spot, Crop]:
    """The crops of all these places; a place whose page cannot be drawn is not among them.

    ``version`` is that of the reader whose boxes they are.
    """
    wanted = list(dict.fromkeys(spots))
    found = {spot: crop for spot in wanted if (crop := _kept.get((version, spot))) is not None}
    by_file: dict[tuple[str, str], dict[int, list[Spot]]] = {}
    for spot in wanted:
        if spot not in found:
            by_file.setdefault((spot.file, spot.sha256), {}).setdefault(spot.page, []).append(spot)
    for (name, sha256), pages in by_file.items():
        for number, picture in _pictures(store, version, name, sha256, pages):
            for spot in pages[number]:
                if (crop := framed(picture, spot.box)) is not None:
                    found[spot] = crop
                    _keep(version, spot, crop)
    return found


def _keep(version: str, spot: Spot, crop: Crop) -> None:
    """Remember a crop for the next export of the same dossier, in place of those made longest ago."""
    with _lock:
        _kept[version, spot] = crop
        while len(_kept) > _MOST_KEPT:
            del _kept[next(iter(_kept))]


def _pictures(
    store: Store, version: str, name: str, sha256: str, pages: Iterable[int]
) -> Iterable[tuple[int, Image.Image]]:
    """The pages that can be drawn, one after the other; file and reading are fetched once."""
    try:
        reading, data = store.reading(sha256, version), store.file(sha256)
    except DossierError:
        _log.warning("no pictures of %s", name, exc_info=True)
        return
    known: dict[int, Page] = {page.number: page for page in reading.pages} if reading else {}
    for number in pages:
        try:
            picture = page_picture(name, data, known[number], SIDE) if number in known else None
        except (DossierError, OSError, ValueError, RuntimeError):
            _log.warning("no picture of page %s of %s", number, name, exc_info=True)
            continue
        if picture is not None:
            yield number, picture


def framed(picture: Image.Image, box: Box) -> Crop | None:
    """The box (its ends in any order) with what stands around it; None for one that lies beside the page."""
    width, height = picture.size
    left, right = sorted(int(min(1.0, max(0.0, x)) * width) for x in box[::2])
    top, bottom = sorted(int(min(1.0, max(0.0, y)) * height) for y in box[1::2])
    bottom = min(bottom, top + int(_TALLEST * height))
    across, down = int(_AROUND[0] * width), int(_AROUND[1] * height)
    frame = (max(0, left - across), max(0, top - down), min(width, right + across), min(height, bottom + down))
    if frame[2] - frame[0] < 2 or frame[3] - frame[1] < 2:
        return None
    cut = picture.crop(frame).convert("RGB")
    corner = (left - frame[0] - 3, top - frame[1] - 3, right - frame[0] + 3, bottom - frame[1] + 3)
    ImageDraw.Draw(cut).rectangle(corner, outline=_FRAME, width=2)
    stream = io.BytesIO()
    cut.save(stream, "JPEG", quality=_QUALITY)
    return Crop(stream.getvalue(), cut.width, cut.height, cut.width / width)
