"""Accuracy of document types and field values, by type and medium: ``python -m benchmarks.accuracy``.

Prints tables of right, wrong and missing values, the reliability of confidences, and every miss on real samples.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import generated, misses, real
from benchmarks.compare import Mark, Miss, Paper, mark
from benchmarks.reader import Reading, read_dossier
from dossier.models.document import Document

BANDS = (0.95, 0.85, 0.7, 0.0)
PICTURES = Path("out") / "misses.html"
"""Every miss of the last run with the piece of the page, to be looked at in a browser; never kept in the project."""


@dataclass
class Score:
    """Counts of one run: types, field marks by (type, medium), and marks by band of confidence."""

    types: Counter[tuple[str, bool]] = field(default_factory=Counter)
    marks: defaultdict[tuple[str, str], Counter[Mark]] = field(default_factory=lambda: defaultdict(Counter))
    bands: defaultdict[float, Counter[Mark]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[Miss] = field(default_factory=list)
    mistyped: list[tuple[Paper, str]] = field(default_factory=list)

    def add(self, paper: Paper, document: Document | None, reading: Reading) -> None:
        """Score one paper against the document that was read from the same pages (None: no document there)."""
        right_type = document is not None and document.type == paper.type
        self.types[(paper.media, right_type)] += 1
        if not right_type:
            self.mistyped.append((paper, document.type if document else "nothing"))
        for name, expected in paper.fields.items():
            got = document.fields.get(name) if document and right_type else None
            found = mark(expected, got.value if got else None)
            self.marks[(paper.type, paper.media)][found] += 1
            if got and found != "missing":
                self.bands[next(band for band in BANDS if got.confidence >= band)][found] += 1
            if found != "right":
                value = got.value if got else None
                miss = Miss(paper, name, expected, value, found, got.confidence if got else None)
                self.misses.append(misses.explained(miss, document, reading))


def match(paper: Paper, documents: Iterable[Document]) -> Document | None:
    """The document of the same file that shares most pages with the paper."""
    same = [document for document in documents if document.file == paper.file]
    shared = [(len(set(document.pages) & set(paper.pages)), document) for document in same]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def score(papers: list[Paper], reading: Reading, into: Score) -> Score:
    """Add all papers of one dossier to a score."""
    for paper in papers:
        into.add(paper, match(paper, reading.documents), reading)
    return into


def score_real() -> Score:
    """The real samples, one dossier."""
    return score(real.papers(), read_dossier(real.FOLDER), Score())


def score_generated(seeds: Iterable[int], media: str) -> Score:
    """Clean generated dossiers of one medium, both policies in turn."""
    total = Score()
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            policy = ("inner_mongolia", "baotou")[seed % 2]
            truth = generated.make(Path(folder), seed, media, policy)
            dossier = truth.with_name(truth.name.removesuffix(".truth.json"))
            path = dossier if dossier.exists() else dossier.with_suffix(".zip")
            score(generated.papers(truth, media), read_dossier(path), total)
    return total


def _share(right: int, total: int) -> str:
    return f"{100 * right / total:.1f} %" if total else "-"


def show(title: str, result: Score, console: Console) -> None:
    """The tables of one score."""
    table = Table(title=title)
    for head in ("type", "media", "fields", "right", "wrong", "missing", "accuracy"):
        table.add_column(head, justify="left" if head in ("type", "media") else "right")
    total: Counter[Mark] = Counter()
    for (kind, media), marks in sorted(result.marks.items()):
        total.update(marks)
        count = sum(marks.values())
        table.add_row(kind, media, str(count), *(str(marks[m]) for m in ("right", "wrong", "missing")),
                      _share(marks["right"], count))  # fmt: skip
    count = sum(total.values())
    table.add_row("all", "", str(count), *(str(total[m]) for m in ("right", "wrong", "missing")),
                  _share(total["right"], count))  # fmt: skip
    console.print(table)
    for media in sorted({media for media, _ in result.types}):
        right, wrong = result.types[(media, True)], result.types[(media, False)]
        console.print(f"{title}: document type right, {media}: {right} of {right + wrong}")
        values: Counter[Mark] = sum((m for (_, md), m in result.marks.items() if md == media), Counter())
        console.print(f"{title}: fields right, {media}: {_share(values['right'], sum(values.values()))}")
    for band in BANDS:
        marks = result.bands[band]
        console.print(f"{title}: confidence from {band}: {_share(marks['right'], sum(marks.values()))} right "
                      f"of {sum(marks.values())} values read")  # fmt: skip


def show_misses(result: Score, console: Console) -> None:
    """Every paper typed wrong and every value that was not read right."""
    for paper, got in result.mistyped:
        console.print(f"type  {paper.dossier} {paper.file} {paper.pages}: {paper.type}, read as {got}", markup=False)
    for miss in result.misses:
        console.print(f"{miss.mark:7} {miss.paper.dossier} {miss.paper.file} {miss.name}: {miss.expected!r}, "
                      f"read {miss.got!r} ({miss.confidence}): {miss.reason}", markup=False)  # fmt: skip


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--real", action="store_true", help="the real samples only")
    options.add_argument("--media", nargs="*", default=list(generated.MEDIA), choices=generated.MEDIA)
    options.add_argument("--seeds", nargs="*", type=int, default=list(generated.SEEDS))
    options.add_argument("--misses", action="store_true", help="list the misses of generated dossiers too")
    chosen = options.parse_args()
    console = Console(width=160)
    every: list[Miss] = []
    if real.present():
        result = score_real()
        show("real samples", result, console)
        show_misses(result, console)
        every += result.misses
    else:
        console.print(f"no real samples in {real.FOLDER}")
    for media in [] if chosen.real else chosen.media:
        result = score_generated(chosen.seeds, media)
        show(f"generated, {media}", result, console)
        every += result.misses
        if chosen.misses:
            show_misses(result, console)
    misses.write(every, PICTURES)
    console.print(f"{len(every)} misses with pictures and reasons: {PICTURES}")


if __name__ == "__main__":
    main()
