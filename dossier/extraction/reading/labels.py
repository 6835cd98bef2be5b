"""Labels spread over their column (``发　明　人：…``): the letters are put together again with what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.models.page import Line

_LETTER = re.compile(r"[\u4e00-\u9fff]")
_LAST = re.compile(r"[\u4e00-\u9fff]\s*[：:]")
_GAP = 5.0
"""Greatest gap by line height between two letters of one label."""


def labels_joined(row: Sequence[Line], aspect: float) -> list[Line]:
    """One row from left to right; single letters that a letter with a colon follows become one line with it.

    ``aspect`` is page height by width.
    """
    joined: list[Line] = []
    for line in reversed(row):
        after = joined[-1] if joined else None
        if after and _LETTER.fullmatch(line.text) and _LAST.match(_label(after.text)) and _is_near(line, after, aspect):
            joined[-1] = _together(line, after)
        else:
            joined.append(line)
    return joined[::-1]


def _label(text: str) -> str:
    """From the letter before the colon on, where all before it are spaced letters."""
    spaced = re.match(r"(?:[\u4e00-\u9fff] )*(?=[\u4e00-\u9fff]\s*[：:])", text)
    return text[spaced.end() :] if spaced else text


def _is_near(left: Line, right: Line, aspect: float) -> bool:
    height = max(left.box[3] - left.box[1], right.box[3] - right.box[1])
    return 0 <= right.box[0] - left.box[2] < _GAP * height * aspect


def _together(left: Line, right: Line) -> Line:
    edges = None
    if left.edges and right.edges:
        edges = (*left.edges, *right.edges)  # the space between them lies between the two middle edges
    top, bottom = min(left.box[1], right.box[1]), max(left.box[3], right.box[3])
    return right.model_copy(
        update={
            "text": f"{left.text} {right.text}",
            "box": (left.box[0], top, right.box[2], bottom),
            "confidence": min(left.confidence, right.confidence),
            "edges": edges,
        }
    )
