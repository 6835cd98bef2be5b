"""Accuracy of each make of a paper on its own: ``python -m benchmarks.makes --kinds business_license --media text``.

A make is one layout of a kind of paper in the generator. Every make is drawn alone and read as a file of its own, so
that a make that one dossier in ten would hold is measured as often as any other. Besides right, wrong and missing it
counts ``invented`` values: read where the paper prints nothing.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from rich.console import Console
from rich.table import Table

from benchmarks.compare import mark
from dossier.extraction.documents import documents_of
from dossier.extraction.intake.sources import SourceFile
from dossier.extraction.reading import read_files
from dossier.extraction.second_reader import second_look
from dossier.models.document import Document
from sample_dossiers import media
from sample_dossiers.facts import POLICIES, Facts, make_facts
from sample_dossiers.paper import Paper
from sample_dossiers.papers import MORE, ORDER, makers
from sample_dossiers.sheet import Sheet

BESIDE = frozenset({
    "abolished_date", "attachments", "buyer_address", "buyer_representative", "grant", "novelty_points",
    "original_invoice_code", "original_invoice_number", "patent_numbers", "points_asked", "replaces",
    "standard_status", "verification_codes",
})  # fmt: skip
"""Fields that the generator prints here and there and keeps no truth of: they are neither right nor invented."""
MARKS = ("right", "wrong", "missing", "invented")


@dataclass
class Choosing(Facts):
    """A world in which each paper has the make that is asked for; ``offered`` collects what there is to choose."""

    wanted: str = ""
    offered: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def make(self, key: str, usual: str, *others: str) -> str:
        """The wanted make where this paper has it, else the usual one."""
        self.offered[key] = tuple(dict.fromkeys((usual, *others)))
        return self.wanted if self.wanted in self.offered[key] else usual


@dataclass
class Tally:
    """Marks of one make, how often the kind was not recognised, and what went wrong."""

    marks: Counter[str] = field(default_factory=Counter)
    papers: int = 0
    mistyped: int = 0
    misses: list[str] = field(default_factory=list)


def world(seed: int, make: str) -> Choosing:
    """The world of a seed, in which papers that have this make come in it."""
    return Choosing(**vars(make_facts(seed, POLICIES[seed % len(POLICIES)], all_makes=True)), wanted=make)


def makes(kind: str, seed: int = 1) -> list[str]:
    """Names of all makes of a kind of paper."""
    facts = world(seed, "")
    makers()[kind].make(facts)
    return list(dict.fromkeys(make for offered in facts.offered.values() for make in offered))


def papers(kind: str, make: str, seed: int) -> Iterator[Paper]:
    """The papers of the kind that have this make in the world of the seed."""
    yield from (paper for paper in makers()[kind].make(world(seed, make)) if paper.layout == make)


def drawn(paper: Paper, medium: str, seed: int) -> bytes:
    """The paper as a PDF: with a text layer, or as pictures of a scanner."""
    sheet = Sheet(paper.variant, paper.name)
    makers()[paper.type].draw(sheet, paper)
    pdf = sheet.done()
    if medium == "text":
        return pdf
    random = Random(f"{seed}/{paper.key}/{paper.layout}")
    how = media.scanner(random)
    pictures = [media.jpeg(media.scanned(page, how, random), how.quality, how.dpi)
                for page in media.pages_of(pdf, how.dpi)]  # fmt: skip
    return media.pdf_of(pictures, how.dpi, paper.name)


def read(paper: Paper, medium: str, seed: int) -> list[Document]:
    """The documents found in the drawn paper."""
    data = drawn(paper, medium, seed)
    source = SourceFile(name=f"{paper.key}.pdf", data=data, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    reading = next(iter(read_files([source], workers=1, finish=second_look)))
    return documents_of(source.name, reading, 1)


def score(paper: Paper, documents: Sequence[Document], into: Tally, seed: int) -> None:
    """Mark every field of a paper, and every value read that it does not print."""
    into.papers += 1
    document = documents[0] if documents and documents[0].type == paper.type and len(documents) == 1 else None
    if document is None:
        into.mistyped += 1
        into.misses.append(f"{seed} {paper.layout}: read as {[one.type for one in documents]}")
    for name, expected in paper.fields.items():
        got = document.fields.get(name) if document else None
        found = mark(expected, got.value if got else None)
        into.marks[found] += 1
        if found != "right" and document:
            read_as = f"{got.value!r} ({got.confidence})" if got else "nothing"
            into.misses.append(f"{found:7} {seed} {paper.layout} {name}: {expected!r}, read {read_as}")
    for name, got in sorted(document.fields.items()) if document else ():
        if name not in paper.fields and name not in BESIDE and got.value not in paper.extra.values():  # seals' words
            into.marks["invented"] += 1
            into.misses.append(f"invented {seed} {paper.layout} {name}: {got.value!r} ({got.confidence})")


def measure(kind: str, make: str, medium: str, seeds: Iterable[int]) -> Tally:
    """One make over several worlds."""
    tally = Tally()
    for seed in seeds:
        for paper in papers(kind, make, seed):
            score(paper, read(paper, medium, seed), tally, seed)
    return tally


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kinds", nargs="*", default=[*ORDER, *MORE], choices=[*ORDER, *MORE])
    options.add_argument("--makes", nargs="*", default=[], help="only these makes")
    options.add_argument("--media", default="text", choices=("text", "scan"))
    options.add_argument("--seeds", nargs="*", type=int, default=[81, 82, 83])
    options.add_argument("--misses", action="store_true", help="list what was not read right")
    chosen = options.parse_args()
    console = Console(width=200)
    table = Table(title=f"makes, {chosen.media}")
    for head in ("kind", "make", "papers", "mistyped", *MARKS, "accuracy"):
        table.add_column(head)
    misses: list[str] = []
    for kind in chosen.kinds:
        for make in [make for make in makes(kind) if not chosen.makes or make in chosen.makes]:
            tally = measure(kind, make, chosen.media, chosen.seeds)
            if not tally.papers:
                continue
            asked = sum(tally.marks[name] for name in MARKS[:3])
            share = f"{100 * tally.marks['right'] / asked:.1f} %" if asked else "-"
            table.add_row(kind, make, str(tally.papers), str(tally.mistyped),
                          *(str(tally.marks[name]) for name in MARKS), share)  # fmt: skip
            misses += tally.misses
    console.print(table)
    for miss in misses if chosen.misses else ():
        console.print(miss, markup=False, soft_wrap=True)


if __name__ == "__main__":
    main()
