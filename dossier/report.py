"""The printable report: one HTML file that needs nothing else, findings worst first with pictures of their places.

All text comes from papers that may be hostile: the template escapes every value, there is no script in it, and its
content policy forbids any.
"""

from __future__ import annotations

import base64
import functools
import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from PIL import Image, ImageDraw

from dossier.checks.engine import load_policy
from dossier.checks.examination import looked_for
from dossier.extraction.pictures import page_picture
from dossier.extraction.reading import READER_VERSION
from dossier.models.base import Box
from dossier.models.document import Document, Evidence
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.errors import DossierError
from dossier.models.finding import Finding, Result
from dossier.models.page import Page
from dossier.models.policy import Policy
from dossier.models.records import Store
from dossier.models.table import COLUMN_LABELS
from dossier.ui import marks
from dossier.ui.rights import shown_result

_log = logging.getLogger(__name__)

PAGE_SIDE = 1600
"""Longer side in pixels of the page that crops are cut from: print-like sharpness at a few kB a crop."""
MOST_CROPS = 200
"""Pictures in one report; what goes beyond is described by page number alone, and the report says so."""
_MARGIN = (0.06, 0.02)
"""What is shown around the box, as a part of page width and height."""
_SHOWN = ("fail", "review", "warn")


class Place(NamedTuple):
    """One page of one file of the dossier."""

    file: str
    sha256: str
    page: int


class Cited(NamedTuple):
    """Evidence as the report shows it: where it is, what stands there, and its picture (a data URI) or none."""

    document: str
    file: str
    page: int | None
    text: str
    picture: str


def report_html(result: Result, store: Store) -> str:
    """The report of a result whose files lie in the store, as far as signs are shown here."""
    result = shown_result(result)
    crops = _crops(result, store)
    policy = load_policy(result.dossier.policy)
    return _template().render(
        result=result,
        policy=policy,
        findings=[(finding, _cited(finding, result, crops)) for finding in result.findings],
        types=DOCUMENT_TYPES,
        columns=COLUMN_LABELS,
        clause=functools.partial(_clause_text, policy),
        cut=sum(1 for _ in _wanted(result)) > MOST_CROPS,
        most=MOST_CROPS,
        marks=marks.STATUS,
        verdicts=marks.VERDICT,
        suspicion=marks.suspicion_mark(result).word,
        looked=looked_for,
    )


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "ui"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


def _clause_text(policy: Policy, cited: str) -> str:
    """What the system does with a clause, in short; empty where the policy's file does not list it."""
    clause = policy.clauses.get(cited.partition(":")[2])
    return clause.does.zh if clause else ""


def _cited(finding: Finding, result: Result, crops: dict[Evidence, str]) -> list[Cited]:
    documents = {document.id: document for document in result.documents}
    return [
        Cited(
            document=_label(documents.get(evidence.document or "")),
            file=documents[evidence.document].part(evidence.file).file if evidence.document in documents else "",
            page=evidence.page,
            text=evidence.text,
            picture=crops.get(evidence, "") if finding.status in _SHOWN else "",
        )
        for evidence in finding.evidence
    ]


def _label(document: Document | None) -> str:
    if document is None:
        return ""
    type_ = DOCUMENT_TYPES.get(document.type)
    return f"{document.id} {type_.label.zh if type_ else document.type}"


def _wanted(result: Result) -> Iterator[tuple[Place, Evidence]]:
    """Places of findings that somebody must look at, worst first, each once."""
    documents = {document.id: document for document in result.documents}
    seen: set[Evidence] = set()
    for finding in result.findings:
        for evidence in finding.evidence if finding.status in _SHOWN else ():
            document = documents.get(evidence.document or "")
            if document and document.sha256 and evidence.page and evidence.box and evidence not in seen:
                seen.add(evidence)
                part = document.part(evidence.file)
                yield Place(part.file, part.sha256, evidence.page), evidence


def _crops(result: Result, store: Store) -> dict[Evidence, str]:
    """Crops as data URIs. A page is drawn once; a page that cannot be drawn leaves its evidence without a picture."""
    by_page: dict[Place, list[Evidence]] = {}
    for number, (place, evidence) in enumerate(_wanted(result)):
        if number < MOST_CROPS:
            by_page.setdefault(place, []).append(evidence)
    crops: dict[Evidence, str] = {}
    for place, wanted in by_page.items():
        version = store.page_version(result.dossier.id, place.sha256, place.page, READER_VERSION)
        picture = _picture(place, store, version)
        if picture is not None:
            crops.update({evidence: _crop(picture, evidence.box) for evidence in wanted if evidence.box})
    return crops


def _picture(place: Place, store: Store, version: str) -> Image.Image | None:
    page = _page(place, store, version)
    if page is None:
        return None
    try:
        return page_picture(place.file, store.file(place.sha256), page, PAGE_SIDE)
    except (DossierError, OSError, ValueError, RuntimeError):
        _log.exception("no picture of page %s of %s", place.page, place.file)
        return None


def _page(place: Place, store: Store, version: str) -> Page | None:
    reading = store.reading(place.sha256, version)
    return next((page for page in reading.pages if page.number == place.page), None) if reading else None


def _crop(picture: Image.Image, box: Box) -> str:
    """The box (its ends in any order) with what stands around it, framed, as a JPEG data URI."""
    width, height = picture.size
    left, right = sorted(int(x * width) for x in box[::2])
    top, bottom = sorted(int(y * height) for y in box[1::2])
    across, down = int(_MARGIN[0] * width), int(_MARGIN[1] * height)
    frame = (max(0, left - across), max(0, top - down), min(width, right + across), min(height, bottom + down))
    if frame[2] - frame[0] < 1 or frame[3] - frame[1] < 1:
        return ""
    cut = picture.crop(frame).convert("RGB")
    corner = (left - frame[0] - 3, top - frame[1] - 3, right - frame[0] + 3, bottom - frame[1] + 3)
    ImageDraw.Draw(cut).rectangle(corner, outline=(200, 30, 30), width=2)
    stream = io.BytesIO()
    cut.save(stream, "JPEG", quality=70)
    return "data:image/jpeg;base64," + base64.b64encode(stream.getvalue()).decode()
