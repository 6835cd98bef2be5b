"""Signs of falsification as people are shown them: worst paper first, each place with its picture where it has one."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import NamedTuple

from PIL import Image, ImageDraw

from dossier.extraction.pictures import page_picture
from dossier.models.arrangement import turned_version
from dossier.models.base import Box
from dossier.models.document import Document, Evidence
from dossier.models.errors import DossierError
from dossier.models.finding import Finding, Result, Tier
from dossier.models.page import Page, Trace
from dossier.models.records import DispositionRow, Store
from dossier.models.records.dispositions import is_sign, latest, sign_key

_log = logging.getLogger(__name__)

_SIDE = 1600
"""Longer side in pixels of the page that crops are cut from."""
_WHOLE = 900
"""The same of a page that is shown whole, because the place on it is not known."""
_AROUND = (0.28, 0.035)
"""What is shown around a box, as a part of page width and height."""
_REVISION = "pdf_revision"
_FRAME = (200, 30, 30)
TIERS: tuple[Tier, ...] = ("contradiction", "strong", "weak", "cannot_tell")
"""From exact to not to be told."""


class Sign(NamedTuple):
    """A sign, what it is known again by, and the last word on it."""

    finding: Finding
    key: str
    disposition: DispositionRow | None


class Place(NamedTuple):
    """A page of a file, in this dossier or in another one; ``until`` is the length in bytes of an earlier state."""

    file: str
    sha256: str
    page: int
    dossier: str | None
    until: int | None
    turned: int = 0
    """Degrees clockwise by which persons have turned the page."""


def signs_of(result: Result, rows: Iterable[DispositionRow]) -> list[Sign]:
    """All signs that a person can settle, exact ones first."""
    last = latest(rows)
    found = [finding for finding in result.findings if is_sign(finding)]
    keys = [sign_key(finding, result.documents) for finding in found]
    signs = [Sign(finding, key, last.get(key)) for finding, key in zip(found, keys, strict=True)]
    return sorted(signs, key=lambda sign: TIERS.index(sign.finding.tier or "cannot_tell"))


def place_of(result: Result, store: Store, finding: Finding, number: int) -> Place | None:
    """Where the evidence of that number stands; None where it names no page of a known file."""
    item = finding.evidence[number]
    if item.page is None:
        return None
    if item.dossier:
        return _elsewhere(store, item, item.page)
    document = next((one for one in result.documents if one.id == item.document), None)
    if document is None:
        return None
    part = document.part(item.file)
    turned = store.turned(result.dossier.id, part.sha256, item.page)
    return Place(part.file, part.sha256, item.page, None, _earlier_state(document, finding, number), turned)


def _elsewhere(store: Store, item: Evidence, page: int) -> Place | None:
    try:
        files = store.dossier_files(item.dossier or "")
    except DossierError:
        return None  # that dossier is gone
    sha256 = next((file.sha256 for file in files if file.name == item.file), "")
    turned = store.turned(item.dossier or "", sha256, page)
    return Place(item.file or "", sha256, page, item.dossier, None, turned) if sha256 else None


def _earlier_state(document: Document, finding: Finding, number: int) -> int | None:
    """For what stood there before a PDF was changed, which comes first of two: bytes of the file at that time."""
    item = finding.evidence[number]
    if not finding.check.endswith(_REVISION) or number % 2:
        return None
    change = next((trace for trace in document.traces if _is_change(trace, item)), None)
    return int(change.data["end"]) if change and change.data.get("end") else None


def _is_change(trace: Trace, item: Evidence) -> bool:
    same = (trace.kind, trace.page, trace.box) == (_REVISION, item.page, item.box)
    return same and trace.data.get("before") == item.text


def evidence_picture(store: Store, place: Place, box: Box | None, version: str) -> Image.Image | None:
    """The place with what stands around it, framed; the whole page, smaller, where no box is known.

    ``version`` is the reader's. None where the page cannot be drawn.
    """
    page = _page(store, place, version)
    if page is None:
        return None
    try:
        data = store.file(place.sha256)
        state = data[: place.until] if place.until else data
        picture = page_picture(place.file, state, page, _SIDE if box else _WHOLE)
    except (DossierError, OSError, ValueError, RuntimeError):
        _log.warning("no picture of page %s of %s", place.page, place.file, exc_info=True)
        return None
    return _cut(picture, box) if picture and box else picture


def _page(store: Store, place: Place, version: str) -> Page | None:
    reading = store.reading(place.sha256, turned_version(version, place.page, place.turned))
    return next((page for page in reading.pages if page.number == place.page), None) if reading else None


def _cut(picture: Image.Image, box: Box) -> Image.Image | None:
    width, height = picture.size
    (left, right), (top, bottom) = (
        sorted(int(box[at] * side) for at in ends) for side, ends in ((width, (0, 2)), (height, (1, 3)))
    )
    across, down = int(_AROUND[0] * width), int(_AROUND[1] * height)
    frame = (max(0, left - across), max(0, top - down), min(width, right + across), min(height, bottom + down))
    if frame[2] - frame[0] < 1 or frame[3] - frame[1] < 1:
        return None
    cut = picture.crop(frame).convert("RGB")
    corner = (left - frame[0] - 3, top - frame[1] - 3, right - frame[0] + 3, bottom - frame[1] + 3)
    ImageDraw.Draw(cut).rectangle(corner, outline=_FRAME, width=2)
    return cut
