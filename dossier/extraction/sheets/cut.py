"""A page cut into pages of its parts, each in its own frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.extraction.sheets.boxes import line_within, nearest, within
from dossier.models.base import Box
from dossier.models.page import Page, Trace


def cut(page: Page, boxes: Sequence[Box]) -> Iterator[Page]:
    """What stands in each box, in its frame; every line belongs to exactly one."""
    homes = [nearest(line.box, boxes) for line in page.lines]
    for i, box in enumerate(boxes):
        lines = (line_within(line, box) for line, home in zip(page.lines, homes, strict=True) if home == i)
        yield page.model_copy(
            update={
                "width": page.width * (box[2] - box[0]),
                "height": page.height * (box[3] - box[1]),
                "lines": tuple(lines),
                "cells": tuple(within(cell, box) for cell in page.cells if nearest(cell, boxes) == i),
                "traces": tuple(_within(trace, box) for trace in page.traces if _is_on(trace, i, boxes)),
                "sheets": (),
            }
        )


def _is_on(trace: Trace, i: int, boxes: Sequence[Box]) -> bool:
    """Whether a trace lies on the part; one without a place lies on the first."""
    return (nearest(trace.box, boxes) if trace.box else 0) == i


def _within(trace: Trace, box: Box) -> Trace:
    return trace.model_copy(update={"box": within(trace.box, box)}) if trace.box else trace
