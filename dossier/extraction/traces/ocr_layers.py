"""The text that came with a scan, held against our own reading of its picture: only values, only at the same place.

Both readings err, so that a difference is a question at most. Values that only one of the two has say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dossier.extraction.reading.text_layer import lines_of
from dossier.extraction.traces.page_layers import Layers
from dossier.models.base import Box
from dossier.models.page import Line, Trace

TRACE = "text_layer"
"""Kind of the trace: ``text`` is what the layer says; ``data`` has ``shown`` (what is read in the picture),
``confidence`` of that reading, and ``compared`` and ``differing`` (values of the page)."""

_VALUES = re.compile(
    r"\d[\d,，]*[.．]\d{2}(?!\d)|\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}|(?<![\d.])[A-Z]{0,4}\d{6,}(?![\d.])"
)
_SURE = 0.95
_LEAST_SHARED = 0.6
_MOST = 12


class _Value(NamedTuple):
    text: str
    digits: str
    box: Box
    confidence: float


def layer_differences(layers: Layers) -> list[Trace]:
    """Values of the layer for which the picture, read by ourselves at the very place, surely shows other digits."""
    width, height = layers.page.get_size() if layers.rotation in (0, 180) else layers.page.get_size()[::-1]
    told = _values(lines_of(layers.glyphs, (), height / width))
    shown = _values(layers.lines) if told else []
    pairs = [(one, twin) for one in told if (twin := _twin(one, shown)) is not None]
    differing = [(one, twin) for one, twin in pairs if _differ(one, twin)]
    counts = {"compared": len(pairs), "differing": len(differing)}
    return [
        Trace(
            kind=TRACE,
            page=layers.number,
            box=twin.box,
            text=one.text,
            data={"shown": twin.text, "confidence": twin.confidence, **counts},
        )
        for one, twin in differing[:_MOST]
    ]


def _values(lines: Sequence[Line]) -> list[_Value]:
    return [
        _Value(match[0], "".join(c for c in match[0] if c.isdigit()), line.span(*match.span()), line.confidence)
        for line in lines
        for match in _VALUES.finditer(line.text)
    ]


def _differ(one: _Value, twin: _Value) -> bool:
    """Whether other digits stand there; a digit more or less is a matter of where a reading was cut."""
    return twin.confidence >= _SURE and len(one.digits) == len(twin.digits) and one.digits != twin.digits


def _twin(value: _Value, others: Sequence[_Value]) -> _Value | None:
    best = max(others, key=lambda other: _shared(value.box, other.box), default=None)
    return best if best is not None and _shared(value.box, best.box) >= _LEAST_SHARED else None


def _shared(one: Box, other: Box) -> float:
    """Share of the wider one's width and of the lower one's height that both have in common."""
    across = (min(one[2], other[2]) - max(one[0], other[0])) / max(one[2] - one[0], other[2] - other[0], 1e-6)
    down = (min(one[3], other[3]) - max(one[1], other[1])) / max(min(one[3] - one[1], other[3] - other[1]), 1e-6)
    return min(across, down) if across > 0 and down > 0 else 0.0
