"""The classifier of kinds on papers it was not trained on, their titles taken out: generated ones, and real ones."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import generated, real
from benchmarks.compare import Paper
from benchmarks.reader import Reading, read_dossier
from dossier.extraction.fields import KINDS
from dossier.extraction.language.kinds import likely_type
from dossier.extraction.titles import titles
from dossier.models.page import Page
from dossier.models.values import normalise_name

SEEDS = (4101, 4102, 4103)
_NAMES = re.compile("|".join(f"(?:{title})" for kind in KINDS.values() for title in kind.cues.titles))


@dataclass
class Tally:
    """How papers were judged: right, wrong, or not judged (``None``)."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Papers judged."""
        return self.right + len(self.wrong) + len(self.silent)

    def add(self, expected: str, text: str, name: str) -> None:
        """Judge one paper."""
        found = likely_type(text)
        if found is None:
            self.silent.append(f"{expected} {name}")
        elif found[0] == expected:
            self.right += 1
        else:
            self.wrong.append(f"{expected} {name} taken for {found[0]} ({found[1]:.2f})")


def untitled(pages: list[Page]) -> str:
    """The text of the pages without anything that is or looks like a title of a kind."""
    kept = []
    for page in pages:
        large = {title.text for title in titles(page) if title.weight >= 0.7 and title.large}
        for line in page.lines:
            plain = normalise_name(line.text)
            if plain in large or _NAMES.fullmatch(plain) or any(len(plain) > 1 and plain in title for title in large):
                continue
            kept.append(line.text)
    return "\n".join(kept)


def judged(papers: list[Paper], reading: Reading) -> Iterator[tuple[Paper, str]]:
    """Every paper with its text without titles."""
    for paper in papers:
        _, file = reading.files[paper.file]
        yield paper, untitled([page for page in file.pages[:] if page.number in paper.pages])


def score(papers: list[Paper], reading: Reading, into: Tally) -> Tally:
    """Judge the papers of one dossier."""
    for paper, text in judged(papers, reading):
        into.add(paper.type, text, f"{paper.dossier}/{paper.file}")
    return into


def on_generated(seeds: tuple[int, ...] = SEEDS) -> Tally:
    """Papers of the generator, which the training never sees."""
    total = Tally()
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            truth = generated.make(Path(folder), seed, "text", ("inner_mongolia", "baotou")[seed % 2])
            path = truth.with_name(truth.name.removesuffix(".truth.json"))
            path = path if path.exists() else path.with_suffix(".zip")
            score(generated.papers(truth, "text"), read_dossier(path), total)
    return total


def on_real() -> Tally:
    """The real papers, read anew."""
    return score(real.papers(), read_dossier(real.FOLDER), Tally())
