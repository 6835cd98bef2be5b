"""Patches on a page: opaque boxes, pictures and notes drawn over text, or over the picture of a scanned page.

What was drawn before the text it stands under is a background; what lets the text show through is a seal, a shading or
a watermark. Only what hides text that had been drawn before is a patch, and what lies under it is still in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.extraction.reading.glyphs import Glyph
from dossier.extraction.traces.page_layers import Layers, around, joined_text
from dossier.extraction.traces.patches import Patch, is_below, is_shown, patches
from dossier.extraction.traces.scan_patches import over_scans
from dossier.models.base import Box
from dossier.models.page import Trace

TRACE = "overlay"
"""Kind of the trace: ``text`` is what is shown; ``data`` has ``below`` (what is hidden), ``above`` (what is shown in
its place, empty for nothing), ``by`` (path, picture, note), ``note`` (the note's subtype, pdfium's number), ``colour``
(paper, dark, other), ``scan`` (whether what is hidden is part of a page's picture)."""

_MOST_PATCHES = 60


def overlays(layers: Layers) -> tuple[list[Trace], set[int]]:
    """What is hidden by patches, and the indices (among the glyphs) of text that nobody sees for them."""
    found = list(patches(layers))
    hiding = [replace(patch, hidden=tuple(_hidden(layers, patch))) for patch in found[:_MOST_PATCHES]]
    traces = [_of_text(layers, group) for group in _joined([patch for patch in hiding if patch.hidden])]
    for patch, below, above in over_scans(layers, found):
        written = joined_text(_above(layers, [patch]))
        traces.append(_trace(layers, patch, patch.box, below, written or above, scan=True))
    return traces, {index for patch in hiding for index in patch.hidden}


def covered(layers: Layers) -> set[int]:
    """The indices of glyphs that patches hide."""
    return {index for patch in [*patches(layers)][:_MOST_PATCHES] for index in _hidden(layers, patch)}


def _hidden(layers: Layers, patch: Patch) -> Iterator[int]:
    below = [index for index in layers.within(patch.box) if is_below(layers, layers.glyphs[index], patch.order)]
    again = _written_again(layers, patch) if below else []
    for index in below:
        glyph = layers.glyphs[index]
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        if not any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in again):
            yield index


def _written_again(layers: Layers, patch: Patch) -> list[Box]:
    """Where text stands upon the patch that the text page leaves out: the very same text was there before."""
    owners = {text.address for glyph in layers.glyphs if (text := layers.text_of(glyph)) is not None}
    later = [one for one in layers.texts.values() if one.order > patch.order and one.address not in owners]
    boxes = [layers.box(one.rect) for one in later if is_shown(one)]
    return [(x0, y0 - (y1 - y0) / 4, x1, y1 + (y1 - y0) / 4) for x0, y0, x1, y1 in boxes]


def _joined(patches: Sequence[Patch]) -> list[list[Patch]]:
    """Patches that touch one another, as an editor leaves them that covers a line in pieces."""
    groups: list[list[Patch]] = []
    for patch in patches:
        for group in groups:
            if any(_touch(patch.box, other.box) for other in group):
                group.append(patch)
                break
        else:
            groups.append([patch])
    return groups


def _touch(one: Box, other: Box) -> bool:
    down = min(one[3], other[3]) - max(one[1], other[1])
    across = min(one[2], other[2]) - max(one[0], other[0])
    return down > 0.5 * min(one[3] - one[1], other[3] - other[1]) and across > -0.005


def _of_text(layers: Layers, group: Sequence[Patch]) -> Trace:
    """One trace for the text that a group of patches hides."""
    hidden = sorted({index for patch in group for index in patch.hidden})
    below = [layers.glyphs[index] for index in hidden]
    above = _above(layers, group)
    box = around([*below, *above]) if above else around(below)
    return _trace(layers, group[0], box, joined_text(below), joined_text(above), scan=False)


def _above(layers: Layers, group: Sequence[Patch]) -> list[Glyph]:
    """What was drawn after the patches at their place."""
    found: set[int] = set()
    for patch in group:
        for index in layers.within(patch.box, across=0.3):
            text = layers.text_of(layers.glyphs[index])
            if text is not None and text.order > patch.order and is_shown(text):
                found.add(index)
    return [layers.glyphs[index] for index in sorted(found)]


def _trace(layers: Layers, patch: Patch, box: Box, below: str, above: str, *, scan: bool) -> Trace:
    data = {
        "below": below[:200],
        "above": above[:200],
        "by": patch.by,
        "note": patch.note,
        "colour": patch.colour,
        "scan": scan,
    }
    rounded = tuple(round(v, 5) for v in box)
    return Trace(kind=TRACE, page=layers.number, box=rounded, text=above[:200], data=data)
