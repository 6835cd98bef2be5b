"""Runs of text that is invisible or pale: hidden, or a copy of what is seen at their place, or seen after all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dossier.extraction.reading.glyphs import Glyph
from dossier.extraction.traces.digits import look_alike
from dossier.extraction.traces.page_layers import Layers, around, joined_text
from dossier.extraction.traces.page_objects import Drawn
from dossier.extraction.traces.patches import is_shown
from dossier.extraction.traces.scan_patches import read_at
from dossier.extraction.traces.seeing import Seeing, is_pale
from dossier.extraction.traces.values import values_in
from dossier.models.base import Box

_COPY = 0.6
"""Share of a run's characters in whose place the same characters stand, from which it is a copy of them."""
_MOST_LOOKS = 6


class Hidden(NamedTuple):
    """Glyphs of one row that nobody sees, and the other text that stands in their place."""

    way: str
    glyphs: list[int]
    shown: str


class _Run(NamedTuple):
    """``over`` are the visible glyphs in whose place those of the run lie, None where there is none."""

    glyphs: list[int]
    texts: list[Drawn]
    over: list[Glyph | None]
    said: str
    box: Box


def unseen_runs(layers: Layers, seeing: Seeing) -> tuple[list[Hidden], list[list[int]]]:
    """What is hidden, and the runs that say what is seen at their place."""
    unseen = {one.address: one for one in layers.texts.values() if not is_shown(one) or is_pale(one)}
    if not unseen:
        return [], []
    hidden: list[Hidden] = []
    copies: list[list[int]] = []
    looked: list[_Run] = []
    for run in _runs(layers, unseen):
        judged = _pale(layers, seeing, run) if is_shown(run.texts[0]) else _invisible(layers, seeing, run)
        if judged == "look":
            looked.append(run)
        elif judged == "copy":
            copies.append(run.glyphs)
        elif judged:
            hidden.append(Hidden(judged, run.glyphs, _shown(layers, run, unseen) if judged == "behind" else ""))
    for run in looked[:_MOST_LOOKS]:
        way, shown = _looked_at(layers, seeing, run)
        hidden += [Hidden(way, run.glyphs, shown)] if way else []
        copies += [] if way else [run.glyphs]
    return hidden, copies


def _runs(layers: Layers, unseen: dict[int, Drawn]) -> Iterator[_Run]:
    """Rows of unseen glyphs of one kind that stand together."""
    visible: list[int] = []
    groups: list[list[tuple[int, Drawn]]] = []
    for index, glyph in enumerate(layers.glyphs):
        text = layers.text_of(glyph)
        if text is None or index in layers.unseen:
            continue
        if text.address not in unseen:
            visible.append(index)
        elif groups and _goes_on(layers, groups[-1][-1], (index, text)):
            groups[-1].append((index, text))
        else:
            groups.append([(index, text)])
    for group in groups:
        glyphs = [layers.glyphs[index] for index, _ in group]
        over = [_at(layers, index, visible) for index, _ in group]
        said, indices = joined_text(glyphs, spaced=True), [index for index, _ in group]
        yield _Run(indices, [text for _, text in group], over, said, around(glyphs))


def _goes_on(layers: Layers, one: tuple[int, Drawn], other: tuple[int, Drawn]) -> bool:
    """Whether a glyph goes on in the row of another one, hidden in the same manner."""
    if is_shown(one[1]) != is_shown(other[1]):
        return False
    last, glyph = layers.glyphs[one[0]], layers.glyphs[other[0]]
    high = max(glyph.bottom - glyph.top, last.bottom - last.top)
    level = abs(glyph.top + glyph.bottom - last.top - last.bottom) / 2 < 0.5 * high
    return level and -0.5 * high < glyph.left - last.right < 2 * high


def _at(layers: Layers, index: int, others: Sequence[int]) -> Glyph | None:
    """The visible glyph in whose place another lies."""
    if not others:
        return None
    places = layers.places[np.array(others)]
    left, top, right, bottom = layers.places[index]
    across = np.minimum(places[:, 2], right) - np.maximum(places[:, 0], left)
    down = np.minimum(places[:, 3], bottom) - np.maximum(places[:, 1], top)
    shared = np.where((across > 0) & (down > 0), across * down, 0.0)
    best = int(shared.argmax())
    least = 0.5 * max((right - left) * (bottom - top), 1e-9)
    return layers.glyphs[others[best]] if shared[best] >= least else None


def _invisible(layers: Layers, seeing: Seeing, run: _Run) -> str:
    """What a run of text that is not drawn is: hidden in some way, a copy, to be looked at, or of no account."""
    stacked = [over for over in run.over if over is not None]
    beneath = "".join(over.char for over in stacked)
    said = "".join(layers.glyphs[index].char for index in run.glyphs)
    if 2 * len(stacked) >= len(said):
        same = sum(a == b.char for a, b in zip(said, run.over, strict=True) if b is not None)
        differ = _digits(said) != _digits(beneath)
        return "copy" if same >= _COPY * len(said) and not differ else "behind"
    bare = [index for index, over in zip(run.glyphs, run.over, strict=True) if over is None]
    if all(seeing.is_blank(index) for index in bare):
        return "invisible"
    return "look" if values_in(run.said) else ""


def _pale(layers: Layers, seeing: Seeing, run: _Run) -> str:
    """The same for text in the colour of paper; on a dark ground, or covering other text, it is seen."""
    blank = all(seeing.is_blank(index) for index in run.glyphs)
    if blank and not any(run.over):
        return "white"
    if not values_in(run.said) or seeing.is_changed(seeing.without(run.texts), _boxes(layers, run.glyphs)):
        return ""
    stacked = sum(over is not None for over in run.over)
    same = sum(
        over is not None and over.char == layers.glyphs[i].char for i, over in zip(run.glyphs, run.over, strict=True)
    )
    if same >= _COPY * len(run.glyphs):
        return "copy"
    return "behind" if 2 * stacked >= len(run.glyphs) else "white"


def _boxes(layers: Layers, indices: Sequence[int]) -> list[Box]:
    return [around([layers.glyphs[index]]) for index in indices]


def _looked_at(layers: Layers, seeing: Seeing, run: _Run) -> tuple[str, str]:
    """The way in which a value is hidden where something else stands, and what that is; nothing for a copy."""
    if layers.engine.name == "null":
        return "", ""
    shown = read_at(layers, seeing.rendered, run.box)
    said, seen = _digits(run.said), _digits(shown)
    if said in seen or (seen and look_alike(said, seen)):
        return "", ""
    return ("behind", shown) if seen and len(seen) == len(said) else ("invisible", "")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _shown(layers: Layers, run: _Run, unseen: dict[int, Drawn]) -> str:
    """The visible text at the place of a run."""
    inside = (layers.glyphs[index] for index in layers.within(run.box, 0.3) if index not in layers.unseen)
    return joined_text(g for g in inside if (text := layers.text_of(g)) is None or text.address not in unseen)[:200]
