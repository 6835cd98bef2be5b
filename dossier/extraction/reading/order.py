"""The order in which a person reads the lines of a page."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.extraction.reading.labels import labels_joined
from dossier.models.page import Line


def in_reading_order(lines: Iterable[Line], aspect: float) -> tuple[Line, ...]:
    """Rows from the top down, each from left to right. Lines are of one row where their middles are level.

    Letters of labels that are spread out are put together; ``aspect`` is page height by width.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=_middle):
        if rows and _level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in labels_joined(sorted(row, key=lambda line: line.box[0]), aspect))


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _level(first: Line, line: Line) -> bool:
    lower = min(first.box[3] - first.box[1], line.box[3] - line.box[1])
    return _middle(line) - _middle(first) < 0.5 * lower
