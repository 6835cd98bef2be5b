"""Boxes, lines and traces carried from a page to one sheet on it, and back."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.models.base import Box
from dossier.models.page import Line, Trace

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


def onto(box: Box, frame: Box) -> Box:
    """A box of a sheet as a box of the page on which the sheet takes the place ``frame``."""
    left, top, right, bottom = frame
    wide, high = right - left, bottom - top
    return (
        _rounded(left + box[0] * wide),
        _rounded(top + box[1] * high),
        _rounded(left + box[2] * wide),
        _rounded(top + box[3] * high),
    )


def within(box: Box, frame: Box) -> Box:
    """A box of the page as a box of the sheet at ``frame``, cut off at its edges."""
    left, top, right, bottom = frame
    wide, high = max(right - left, 1e-6), max(bottom - top, 1e-6)
    return (
        _rounded((box[0] - left) / wide),
        _rounded((box[1] - top) / high),
        _rounded((box[2] - left) / wide),
        _rounded((box[3] - top) / high),
    )


def line_onto(line: Line, frame: Box) -> Line:
    """A line of a sheet on its page."""
    wide = frame[2] - frame[0]
    edges = tuple(round(frame[0] + edge * wide, 5) for edge in line.edges) if line.edges else None
    return line.model_copy(update={"box": onto(line.box, frame), "edges": edges})


def line_within(line: Line, frame: Box) -> Line:
    """A line of a page on the sheet at ``frame``."""
    wide = max(frame[2] - frame[0], 1e-6)
    edges = tuple(round((edge - frame[0]) / wide, 5) for edge in line.edges) if line.edges else None
    return line.model_copy(update={"box": within(line.box, frame), "edges": edges})


def trace_onto(trace: Trace, frame: Box) -> Trace:
    """A trace of a sheet on its page."""
    return trace.model_copy(update={"box": onto(trace.box, frame)}) if trace.box else trace


def nearest(box: Box, frames: Sequence[Box]) -> int:
    """Index of the frame that holds the middle of a box, else of the one that is nearest to it."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    far = [max(f[0] - x, x - f[2], 0.0) + max(f[1] - y, y - f[3], 0.0) for f in frames]
    return far.index(min(far))


def in_order(frames: Sequence[Box]) -> list[int]:
    """Indices of frames as a person goes through them: row by row, each from the left."""
    rows: list[list[int]] = []
    for i in sorted(range(len(frames)), key=lambda i: frames[i][1] + frames[i][3]):
        before = frames[rows[-1][0]] if rows else None
        if before is not None and frames[i][1] + frames[i][3] < 2 * before[3]:
            rows[-1].append(i)
        else:
            rows.append([i])
    return [i for row in rows for i in sorted(row, key=lambda i: frames[i][0])]


def _rounded(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5)
