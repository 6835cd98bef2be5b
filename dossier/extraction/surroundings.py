"""What stands around a label: neighbours, ruled cells, and whose value a line is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dossier.extraction.labels import (
    Hit,
    Vocabulary,
    is_bilingual_note,
    is_latin_line,
    is_note_end,
    is_stamp,
    is_translation,
    looks_like_label,
)
from dossier.extraction.lines import Run, overlap, union
from dossier.models.base import Box
from dossier.models.page import Page

_WITH_UNIT = re.compile(r"^[一-鿿/]{2,10}\((?:人民币)?(?:[万亿]?元|%|‰|[台套件吨])\)$")
"""The head of a column by the unit in its brackets."""


class Surroundings:
    """Runs and labels of pages. ``hits`` has the labels in every run, by the run's ``id``."""

    def __init__(self, pages: Sequence[Page], labels: Iterable[str]) -> None:
        vocabulary = Vocabulary(labels)
        self.runs = {page.number: vocabulary.runs(page) for page in pages}
        self.hits = {id(run): vocabulary.hits(run) for runs in self.runs.values() for run in runs}

    def owned(self, run: Run, hit: Hit) -> bool:
        """Whether something in the label's own column stands beside the run: then the run is that one's value."""
        own = self.label_box(hit)
        return any(
            other is not hit.run
            and other is not run
            and overlap(other.box, run.box, 1) > 0.5
            and other.box[2] <= run.box[0] + run.em * 0.5
            and overlap(other.box, hit.box, 0) > 0.3
            and not holds(own, other.box)
            and not is_note_end(other)
            for other in self.others(run)
        )

    def label_between(self, hit: Hit, run: Run) -> bool:
        """Whether another label stands between this one and the run, on the run's height."""
        return any(
            self.starts_with_label(other)
            and hit.box[2] <= other.box[0] < run.box[0]
            and overlap(other.box, run.box, 1) > 0.3
            for other in self.others(run)
        )

    def label_box(self, hit: Hit) -> Box:
        """The label with the English line under it."""
        box = hit.box
        for other in self.others(hit.run):
            under = -0.5 <= (other.box[1] - box[3]) / (hit.run.height or 1.0) < 0.8
            if is_latin_line(other) and under and overlap(other.box, box, 0) > 0.5 and other.box[0] < box[2]:
                box = union([box, other.box])
        return box

    def in_row_of_labels(self, hit: Hit) -> bool:
        """Whether the nearest neighbour on the label's height, at either side, is a label alone in its place too.

        In ruled tables the neighbours are the cells: an empty cell beside the label is a place for its value.
        """
        cells, box = hit.run.page.cells, hit.run.box
        home = cell_at(cells, hit.box)
        level = [other for other in self.others(hit.run) if overlap(other.box, box, 1) > 0.5]
        right = min((other for other in level if other.box[0] >= box[2]), key=lambda other: other.box[0], default=None)
        left = max((other for other in level if other.box[2] <= box[0]), key=lambda other: other.box[2], default=None)
        if home is not None and right is not None:
            beside = next_cell(cells, home)
            right = right if beside and holds(beside, right.box) else None
        return any(other is not None and self._label_alone(other) for other in (right, left))

    def _label_alone(self, run: Run) -> bool:
        return (
            looks_like_label(run.text)
            or bool(_WITH_UNIT.search(run.text.strip()))
            or any(hit.start == 0 and hit.end >= len(run.text.rstrip()) for hit in self.hits[id(run)])
        )

    def label_free_end(self, run: Run) -> int:
        """Where the run's first label after its start begins; the run's end where there is none."""
        return min((hit.start for hit in self.hits[id(run)] if hit.start > 0), default=len(run.text))

    def starts_with_label(self, run: Run) -> bool:
        """Whether the run is a label or begins with one, numbering aside."""
        hits = self.hits[id(run)]
        return (
            bool(hits) and hits[0].quality >= 0.7 and not run.text[: hits[0].start].strip("*★●■□◆▪·☆#0123456789.、() ")
        )

    def others(self, run: Run) -> list[Run]:
        """All other runs of the run's page, top to bottom."""
        return [other for other in self.runs[run.page.number] if other is not run]

    def inside(self, cell: Box, page: Page) -> list[Run]:
        """Runs whose middle lies in the cell, top to bottom."""
        return [run for run in self.runs[page.number] if holds(cell, run.box)]

    def beside(self, hit: Hit) -> list[Run]:
        """Runs to the right on the label's height: the one that fits its height best, then those right of it."""
        box = self.label_box(hit)
        runs = [
            run
            for run in self.others(hit.run)
            if run.box[0] >= box[2] - hit.run.em * 0.5
            and overlap(run.box, box, 1) > 0.3
            and not (is_bilingual_note(run) or is_translation(run) or is_stamp(run) or not run.text.strip(" :_|"))
        ]
        runs.sort(key=lambda run: run.box[0])
        if not runs:
            return []
        near = [run for run in runs if run.box[0] < runs[0].box[0] + hit.run.em]
        seed = max(near, key=lambda run: overlap(run.box, box, 1))
        return [seed, *[run for run in runs if run is not seed and run.box[0] >= seed.box[2] - seed.em * 0.5]]


def holds(cell: Box, box: Box) -> bool:
    """Whether the middle of a box lies in a cell."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def cell_at(cells: Sequence[Box], box: Box) -> Box | None:
    """The smallest cell around the box, if any."""
    around = [cell for cell in cells if holds(cell, box)]
    return min(around, key=lambda cell: (cell[2] - cell[0]) * (cell[3] - cell[1]), default=None)


def next_cell(cells: Sequence[Box], home: Box) -> Box | None:
    """The cell to the right on the same height, if any."""
    right = [cell for cell in cells if cell[0] >= home[2] - 0.005 and overlap(cell, home, 1) > 0.6]
    return min(right, key=lambda cell: (cell[0], -overlap(cell, home, 1)), default=None)
