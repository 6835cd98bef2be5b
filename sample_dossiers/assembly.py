"""A dossier of papers: drawn, put through its media, bound into files, and told of in a truth record."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Any, Literal

import pikepdf

from sample_dossiers import media, photo
from sample_dossiers.defects import Defect
from sample_dossiers.facts import Facts, make_facts
from sample_dossiers.paper import Paper
from sample_dossiers.papers import all_papers, makers
from sample_dossiers.sheet import Sheet

Media = Literal["text", "scan", "mixed", "photo", "rotated"]
Binding = Literal["separate", "merged"]
MIX = ("text", "text", "scan", "scan", "photo")
"""What a paper of a mixed dossier may be, each as likely."""

BOUND = "申报材料.pdf"
"""Name of the file that holds all papers one after the other."""

TURNS = (90, 180, 270)


@dataclass(frozen=True)
class Order:
    """What to make. ``defects`` empty means clean."""

    seed: int
    policy: str
    media: Media = "text"
    binding: Binding = "separate"
    defects: tuple[Defect, ...] = ()
    name: str = ""
    light: bool = False
    """Scans in small files."""
    kinds: tuple[str, ...] = ()
    """Document types beyond the usual ones."""
    all_makes: bool = False
    """Whether papers come in all their layouts."""

    @property
    def title(self) -> str:
        """Name of the dossier's folder or ZIP."""
        return self.name or f"{self.policy}_{self.seed:04d}_{self.media}" + ("_defects" if self.defects else "_clean")


@dataclass
class Made:
    """A paper after drawing: its file's bytes and what became of its pages."""

    paper: Paper
    media: str
    suffix: str
    data: bytes
    pages: int
    turned: dict[int, int] = field(default_factory=dict)
    """Page of the paper to degrees clockwise by which it lies turned in the file."""


@dataclass
class Dossier:
    """Files by name, and the truth about them."""

    order: Order
    files: dict[str, bytes]
    truth: dict[str, Any]

    def zipped(self) -> bytes:
        """The files as one ZIP, the same bytes each time."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.files.items():
                entry = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, data)
        return out.getvalue()


def papers_of(order: Order) -> tuple[Facts, list[Paper]]:
    """The world of an order and its papers, defects planted."""
    facts = make_facts(order.seed, order.policy, outside=any(defect.outside for defect in order.defects),
                       all_makes=order.all_makes)  # fmt: skip
    for defect in order.defects:
        defect.world(facts)
    papers = {paper.key: paper for paper in all_papers(facts, order.kinds)}
    for defect in order.defects:
        defect.papers(papers, facts)
    return facts, list(papers.values())


def make_dossier(order: Order) -> Dossier:
    """Draw, copy and bind a whole dossier."""
    facts, papers = papers_of(order)
    turner = facts.random("turn")
    turned = turner.choice([paper.key for paper in papers]) if order.media != "text" else ""
    if order.media == "text" and order.binding == "merged":
        data, counts = draw_together(papers)
        ends = accumulate(counts, initial=0)
        whole = [Made(paper, "text", ".pdf", b"", count) for paper, count in zip(papers, counts, strict=True)]
        records = [_record(one, BOUND, before) for one, before in zip(whole, ends, strict=False)]
        return Dossier(order, {BOUND: data}, _truth(order, facts, records))
    made = [_make(facts, paper, order, paper.key == turned) for paper in papers]
    files, documents = _bound(facts, made, order.binding)
    return Dossier(order, files, _truth(order, facts, documents))


def draw_together(papers: Sequence[Paper]) -> tuple[bytes, list[int]]:
    """Papers one after the other in one text PDF that shares its fonts, and how many pages each has."""
    sheet, counts = Sheet(0, "申报材料"), []
    for paper in papers:
        before = sheet.pages
        sheet.write_like(paper.variant)
        makers()[paper.type].draw(sheet, paper)
        counts.append(sheet.pages - before)
    return sheet.done(), counts


def draw(paper: Paper) -> bytes:
    """A paper as a text PDF."""
    sheet = Sheet(paper.variant, paper.name)
    makers()[paper.type].draw(sheet, paper)
    return sheet.done()


def _make(facts: Facts, paper: Paper, order: Order, turn: bool) -> Made:
    random = facts.random(f"media/{paper.key}")
    kind = random.choice(MIX) if order.media == "mixed" else order.media
    pdf = draw(paper)
    if kind == "text":
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return Made(paper, kind, ".pdf", pdf, len(document.pages))
    if kind == "photo":
        return _photo(paper, pdf, random, turn)
    if kind == "rotated":
        return _rotated(paper, pdf, random)
    return _scan(paper, pdf, random, turn, order.light)


def _scan(paper: Paper, pdf: bytes, random: Random, turn: bool, light: bool) -> Made:
    how = media.scanner(random, light)
    pages = media.pages_of(pdf, how.dpi)
    turned = {random.randrange(len(pages)) + 1: random.choice(TURNS)} if turn else {}
    seen = [media.scanned(page, how, random, turned.get(i + 1, 0)) for i, page in enumerate(pages)]
    if len(seen) == 1 and random.random() < 0.3:
        if random.random() < 0.5 and not light:
            return Made(paper, "scan", ".png", media.png(seen[0], how.dpi), 1, turned)
        return Made(paper, "scan", ".jpg", media.jpeg(seen[0], how.quality, how.dpi), 1, turned)
    pictures = [media.jpeg(page, how.quality, how.dpi) for page in seen]
    return Made(paper, "scan", ".pdf", media.pdf_of(pictures, how.dpi, paper.name), len(seen), turned)


def _rotated(paper: Paper, pdf: bytes, random: Random) -> Made:
    """A scan whose every page lies on its side or head, or slants, or both."""
    how = media.scanner(random)
    seen, turned = [], {}
    for i, page in enumerate(media.pages_of(pdf, how.dpi)):
        turned[i + 1] = random.choice((0, *TURNS))
        slant = random.choice((0.0, random.uniform(-15, 15))) if turned[i + 1] else random.uniform(-15, 15)
        crooked = media.askew(page, slant) if slant else page
        seen.append(media.scanned(crooked, how, random, turned[i + 1]))
    pictures = [media.jpeg(page, how.quality, how.dpi) for page in seen]
    return Made(paper, "rotated", ".pdf", media.pdf_of(pictures, how.dpi, paper.name), len(seen), turned)


def _photo(paper: Paper, pdf: bytes, random: Random, turn: bool) -> Made:
    dpi, quality = random.choice((160, 190)), random.randrange(60, 82)
    how = photo.pose(random)
    seen = [photo.photographed(page, random, how) for page in media.pages_of(pdf, dpi)]
    turned = {1: random.choice(TURNS)} if turn else {}
    seen = [media.turned(page, turned.get(i + 1, 0)) for i, page in enumerate(seen)]
    pictures = [media.jpeg(page, quality, dpi) for page in seen]
    if len(pictures) == 1:
        return Made(paper, "photo", ".jpg", pictures[0], 1, turned)
    return Made(paper, "photo", ".pdf", media.pdf_of(pictures, dpi, paper.name), len(pictures), turned)


def _bound(facts: Facts, made: list[Made], binding: Binding) -> tuple[dict[str, bytes], list[dict[str, Any]]]:
    """Files by name, and a truth record a paper."""
    if binding == "merged":
        return _merged(made)
    style = facts.random("names").choice(("numbered", "plain", "neutral"))
    files: dict[str, bytes] = {}
    records = []
    for i, one in enumerate(made):
        name = _file_name(one, i + 1, style, files)
        files[name] = one.data
        records.append(_record(one, name, 0))
    return files, records


def _file_name(one: Made, number: int, style: str, taken: dict[str, bytes]) -> str:
    if style == "neutral":
        return f"扫描件{number:03d}{one.suffix}"
    stem = f"{number:02d}{one.paper.name}" if style == "numbered" else one.paper.name
    name, copy = f"{stem}{one.suffix}", 2
    while name in taken:
        name, copy = f"{stem}（{copy}）{one.suffix}", copy + 1
    return name


def _merged(made: list[Made]) -> tuple[dict[str, bytes], list[dict[str, Any]]]:
    """All papers one after the other in one PDF."""
    at, records, whole = 0, [], pikepdf.new()
    for one in made:
        data = one.data if one.suffix == ".pdf" else media.pdf_of([_as_jpeg(one)], 150, one.paper.name)
        with pikepdf.open(io.BytesIO(data)) as part:
            whole.pages.extend(part.pages)
        records.append(_record(one, BOUND, at))
        at += one.pages
    out = io.BytesIO()
    whole.save(out, deterministic_id=True)
    return {BOUND: out.getvalue()}, records


def _as_jpeg(one: Made) -> bytes:
    return one.data if one.suffix == ".jpg" else media.png_to_jpeg(one.data)


def _record(one: Made, name: str, before: int) -> dict[str, Any]:
    return {
        "key": one.paper.key,
        "type": one.paper.type,
        "file": name,
        "pages": [before + page + 1 for page in range(one.pages)],
        "media": one.media,
        "layout": one.paper.layout,
        "turned": {str(before + page): degrees for page, degrees in one.turned.items()},
        "fields": one.paper.fields,
    }


def _truth(order: Order, facts: Facts, documents: Sequence[dict[str, Any]]) -> dict[str, Any]:
    product, applicant = facts.product, facts.applicant
    return {
        "name": order.title,
        "seed": order.seed,
        "policy": order.policy,
        "media": order.media,
        "binding": order.binding,
        "applied_on": facts.days.applied_on.isoformat(),
        "declared": {
            "applicant_name": applicant.name,
            "uscc": applicant.uscc,
            "product_name": product.name,
            "model": product.model,
            "category": product.kind.category,
            "industry": product.kind.industry,
        },
        "documents": list(documents),
        "defects": [
            {
                "name": defect.name,
                "what": defect.zh,
                "expected": [{"check": check, "status": status} for check, status in defect.expected],
                "also": list(defect.also),
            }
            for defect in order.defects
        ],
    }
