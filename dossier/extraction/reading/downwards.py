"""Chinese written downwards in columns: noticed on pages that seem to lie on their side.

The engine reads a column that is laid flat as well as a line, so such a page is read turned, its first column on top;
what tells it from a page that lies on its side is that its letters do: turned back one by one they still read the same.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from rapidfuzz import fuzz

from dossier.extraction.ocr import rapid
from dossier.extraction.ocr.protocol import Picture
from dossier.models.page import Page, Trace

VERTICAL_TEXT = "vertical_text"
"""Kind of the trace of a page whose text runs downwards; it is shown turned so that its columns lie."""

_FEW = 5
_LEAST_LETTERS = 4
_SURE = 0.85
_ALIKE = 75.0
"""Likeness, 0 to 100, of a line's reading and that of its letters turned one by one. Columns have 95 and more, lines
of a page that lies on its side give next to nothing."""


def columns(picture: Picture, page: int) -> list[Trace]:
    """The trace of a picture, turned so that its lines lie level, whose letters lie on their side; else nothing."""
    quads = rapid().regions(picture)
    if len(quads) == 0:
        return []
    across = np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1)
    crops = rapid().crops(picture, quads[np.argsort(-across)[:_FEW]])
    known = [(crop, text) for crop, (text, _, _) in zip(crops, rapid().recognise(crops), strict=True)]
    known = [(crop, text) for crop, text in known if len(text) >= _LEAST_LETTERS]
    if not known:
        return []
    turned = rapid().recognise([letters_turned(crop, len(text)) for crop, text in known])
    votes = [
        score >= _SURE and fuzz.ratio(text, read) >= _ALIKE
        for (_, text), (read, score, _) in zip(known, turned, strict=True)
    ]
    return [Trace(kind=VERTICAL_TEXT, page=page)] if sum(votes) > len(votes) / 2 else []


def letters_turned(line: Picture, letters: int) -> Picture:
    """The line with each of its letters, as wide as one another, turned back by a quarter."""
    ends = np.linspace(0, line.shape[1], letters + 1).round().astype(int)
    pieces = [np.rot90(line[:, a:b], -1) for a, b in pairwise(ends) if b > a]
    high = max(piece.shape[0] for piece in pieces)
    paper = int(np.percentile(line, 90))
    return np.ascontiguousarray(np.concatenate([_level(piece, high, paper) for piece in pieces], axis=1))


def has_columns(page: Page) -> bool:
    """Whether the text of the page runs downwards."""
    return any(trace.kind == VERTICAL_TEXT for trace in page.traces)


def _level(piece: Picture, high: int, paper: int) -> Picture:
    lacking = high - piece.shape[0]
    return np.pad(piece, ((lacking // 2, lacking - lacking // 2), (0, 0), (0, 0)), constant_values=paper)
