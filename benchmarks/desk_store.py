"""A store as an office has it after some months, made without reading a page: cases, a long dossier, a catalogue."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from dossier.casework.procedure import advance, file_case, open_case
from dossier.checks.engine import load_policy
from dossier.extraction.reading import READER_VERSION
from dossier.models.clock import today
from dossier.models.document import Document, Evidence, Field
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.finding import DossierSummary, Finding, Result, Status, SuspicionReason, Timing
from dossier.models.page import FileReading, Line, Page
from dossier.models.records import Store
from dossier.models.records.catalogue_rows import NewEntry
from dossier.models.working_days import working_day_after

POLICY, USER = "baotou", "测量"
PAGES_OF_PAPER, LINES_OF_PAGE = 3, 24
_STATUSES: tuple[Status, ...] = ("pass", "pass", "pass", "pass", "review", "pass", "fail", "warn", "not_applicable")


def filled(folder: Path, cases: int, pages: int) -> str:
    """Fill a new store; returns the id of the long dossier, which is one of the cases."""
    store = Store(str(folder))
    data = paper(pages)
    sha = store.keep_file(data)
    store.keep_reading(FileReading(sha256=sha, pages=tuple(map(page_of, range(1, pages + 1)))), READER_VERSION)
    big = ""
    for number in range(cases):
        signs = number % 8 == 0
        body = result(number, sha, pages if not number else 12, signs).as_json()
        id_ = store.create_dossier(f"申报材料 {number}", [("申报材料.pdf", sha, len(data))], {"policy": POLICY})
        store.keep_result(id_, body, "trial", READER_VERSION)
        file(store, id_, number)
        big = big or id_
        if number % 4 == 0:
            listed(store, number)
    store.close()
    return big


def name(number: int) -> str:
    """The applicant of that number."""
    return f"内蒙古第{number}试验装备有限公司"


def file(store: Store, dossier: str, number: int) -> None:
    """File the dossier's case; every third one without a sign has gone on to the city."""
    id_ = open_case(store, POLICY, USER, applicant=name(number), uscc=code(number), product=f"巡检机器人{number}型")
    file_case(store, id_, store.case(id_).version, dossier, USER, today() - timedelta(days=number % 60))
    if goes_on(number):
        advance(store, id_, store.case(id_).version, USER, "符合条件")


def goes_on(number: int) -> bool:
    """Whether nothing speaks against the case of that number."""
    return number % 3 == 1 and number % 8 > 0


def code(number: int) -> str:
    """Stands for a unified social credit code; its check digit is of no matter here."""
    return f"91150202MA{number:08d}"


def listed(store: Store, number: int) -> None:
    """An entry of the catalogue, published in one of the last three years."""
    day = working_day_after(today() - timedelta(days=9 * number % 1000), 1)
    new = NewEntry(
        policy=POLICY, policy_version="trial", applicant=name(number), uscc=code(number), product=f"装备{number}",
        model=f"M-{number}", published_on=day, category="单机装备",
    )  # fmt: skip
    store.add_entry(new, load_policy(POLICY).version_on(day).terms, USER)


def paper(pages: int) -> bytes:
    """A PDF of so many pages of labelled lines."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number in range(1, pages + 1):
        canvas.setFont("STSong-Light", 12)
        for line in range(LINES_OF_PAGE):
            canvas.drawString(72, A4[1] * (1 - box(line)[3]) + 4, told(number, line))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def told(page: int, line: int) -> str:
    """What stands in that line."""
    return f"第{page}页第{line}项：检验项目{line}的实测数值为{page * 100 + line}，符合标准要求"


def box(line: int) -> tuple[float, float, float, float]:
    """Where it stands."""
    return (0.12, 0.06 + 0.036 * line, 0.75, 0.085 + 0.036 * line)


def page_of(number: int) -> Page:
    """The page as the reader would keep it."""
    lines = tuple(Line(text=told(number, line), box=box(line)) for line in range(LINES_OF_PAGE))
    return Page(number=number, width=A4[0], height=A4[1], media="text", lines=lines)


def result(number: int, sha: str, pages: int, signs: bool) -> Result:
    """A result on papers of three pages each, with the findings of a whole policy."""
    papers = documents(sha, pages)
    found = tuple(finding(n, papers[n % len(papers)], not goes_on(number)) for n in range(110))
    if signs:
        found += tuple(sign(papers[n % len(papers)]) for n in range(3))
    why = SuspicionReason(
        level="high", reason="两处数值互相矛盾", reason_en="two values contradict each other", document=papers[0].id,
        checks=("authenticity.value_edited",),
    )  # fmt: skip
    summary = DossierSummary(
        id=f"n{number}", policy=POLICY, policy_version="trial", applied_on=date(2025, 10, 13).isoformat(),
        applicant={"name": name(number), "uscc": code(number)}, product={"name": f"巡检机器人{number}型", "model": "X"},
        declared_from={}, files=[{"name": "申报材料.pdf", "sha256": sha, "size": 1, "pages": pages}],
    )  # fmt: skip
    return Result(
        dossier=summary, documents=papers, findings=found, verdict="ineligible" if signs else "review",
        open_attestations=7, suspicion="high" if signs else "none", suspicion_reasons=(why,) if signs else (),
        timing=Timing(pages=pages, seconds=30, ocr_pages=0),
    )  # fmt: skip


def documents(sha: str, pages: int) -> tuple[Document, ...]:
    """Papers of every common type in turn, with the fields of their type."""
    types = [id_ for id_, one in DOCUMENT_TYPES.items() if one.fields][: max(1, pages // PAGES_OF_PAPER)]
    return tuple(
        Document(
            id=f"d{n}", type=types[n % len(types)], type_confidence=0.98, file="申报材料.pdf", sha256=sha,
            pages=tuple(range(PAGES_OF_PAPER * n + 1, PAGES_OF_PAPER * (n + 1) + 1)),
            fields=fields(types[n % len(types)], PAGES_OF_PAPER * n + 1),
        )
        for n in range(pages // PAGES_OF_PAPER)
    )  # fmt: skip


def fields(type_: str, first: int) -> dict[str, Field]:
    """Values with places on the paper's pages."""
    read: dict[str, Field] = {}
    plain = [field for field in DOCUMENT_TYPES[type_].fields if field.kind in ("text", "name", "code")]
    for n, field in enumerate(plain):
        page, line = first + n % PAGES_OF_PAPER, n % LINES_OF_PAGE
        said: dict[str, Any] = {"value": told(page, line), "raw": told(page, line), "page": page, "box": box(line)}
        read[field.name] = Field(**said, confidence=0.97 if n % 5 else 0.6, source="text")
    return read


def finding(number: int, document: Document, mandatory: bool = True) -> Finding:
    """A finding with two places on its paper."""
    page, status = document.pages[number % len(document.pages)], _STATUSES[number % len(_STATUSES)]
    places = tuple(
        Evidence(document=document.id, page=page, box=box((number + n) % LINES_OF_PAGE), text=told(page, n), field=None)
        for n in range(2)
    )
    return Finding(
        check="applicant.region", judge="machine", mandatory=mandatory, status=status, clauses=(f"{POLICY}:7.1.1",),
        message=f"第 {number} 项：{told(page, number)}", message_en=f"item {number} on page {page}",
        documents=(document.id,), evidence=places,
    )  # fmt: skip


def sign(document: Document) -> Finding:
    """A sign of falsification on the paper."""
    return finding(document.pages[0], document).model_copy(
        update={"check": "authenticity.value_edited", "mandatory": False, "status": "fail", "tier": "contradiction"}
    )
