"""Patches over the picture of a scanned page under which the picture has print of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dossier.extraction.traces.page_layers import Layers, crop
from dossier.extraction.traces.patches import Patch, overlap
from dossier.models.base import Box
from dossier.models.page import Line

_MOST_SCANNED = 6


class OverScan(NamedTuple):
    """A patch, what OCR reads under it, and what it reads there now."""

    patch: Patch
    below: str
    above: str


def over_scans(layers: Layers, patches: Sequence[Patch]) -> Iterator[OverScan]:
    """Patches over the picture of a page under which the picture has print of its own."""
    on_scan = [patch for patch in patches if _is_on_scan(layers, patch)][:_MOST_SCANNED]
    if not on_scan:
        return
    first = min(patch.top for patch in on_scan)
    scan = max(one.top for one, _ in layers.scans if one.top < first) if _before(layers, first) else None
    if scan is None:
        return
    bare, shown = layers.without(scan + 1), layers.render(layers.page)
    for patch in on_scan:
        if _has_ink(crop(bare, patch.box)) and not _alike(crop(bare, patch.box), crop(shown, patch.box)):
            below, above = read_at(layers, bare, patch.box), read_at(layers, shown, patch.box)
            yield OverScan(patch, below, above)


def _before(layers: Layers, top: int) -> bool:
    return any(one.top < top for one, _ in layers.scans)


def _is_on_scan(layers: Layers, patch: Patch) -> bool:
    return any(one.top < patch.top and overlap(box, patch.box) > 0.9 for one, box in layers.scans)


def _has_ink(picture: np.ndarray) -> bool:
    """Whether more than specks stands there: print is a tenth of its box, a rule or a shadow is even."""
    if picture.size == 0:
        return False
    grey = picture.min(axis=2).astype(np.int16)
    dark = grey < np.percentile(grey, 90) - 70
    return bool(0.01 < dark.mean() < 0.7 and dark.any(axis=0).mean() > 0.1)


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    if one.shape != other.shape:
        return False
    return bool((np.abs(one.astype(np.int16) - other.astype(np.int16)).max(axis=2) > 60).mean() < 0.01)


def read_at(layers: Layers, picture: np.ndarray, box: Box) -> str:
    """What OCR reads at a place, cut to it."""
    margin = (3 * (box[3] - box[1]), 0.6 * (box[3] - box[1]))
    piece = np.ascontiguousarray(crop(picture, box, margin))
    frame = (max(0.0, box[0] - margin[0]), max(0.0, box[1] - margin[1]), box[2] + margin[0], box[3] + margin[1])
    wide, high = min(1.0, frame[2]) - frame[0], min(1.0, frame[3]) - frame[1]
    inner = ((box[0] - frame[0]) / wide, (box[1] - frame[1]) / high)
    outer = ((box[2] - frame[0]) / wide, (box[3] - frame[1]) / high)
    return "".join(_part(line, inner, outer) for line in layers.engine.read(piece))


def _part(line: Line, inner: tuple[float, float], outer: tuple[float, float]) -> str:
    if not inner[1] <= (line.box[1] + line.box[3]) / 2 <= outer[1]:
        return ""
    edges = line.character_edges()
    pairs = zip(line.text, edges, edges[1:], strict=False)
    return "".join(char for char, left, right in pairs if inner[0] <= (left + right) / 2 <= outer[0])
