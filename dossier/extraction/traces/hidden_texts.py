"""Text of the layer that nobody sees on the page: invisible, in the paper's colour, too small, outside, or nowhere.

Programs that recognise scans lay invisible text over a picture or over drawn outlines of letters; that is a copy of
what is seen there. Text is hidden only where its place on the page shows nothing, or shows another text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np
import pypdfium2.raw as raw

from dossier.extraction.reading.glyphs import is_garbage
from dossier.extraction.traces.digits import look_alike
from dossier.extraction.traces.hidden_runs import Hidden, unseen_runs
from dossier.extraction.traces.page_layers import Layers, around, joined_text, raw_address
from dossier.extraction.traces.page_objects import Drawn
from dossier.extraction.traces.seeing import Seeing, may_be_cut, shows_by_itself
from dossier.extraction.traces.values import lacking, values_in
from dossier.models.page import Trace

TRACE = "hidden_text"
"""Kind of the trace: ``text`` is what is hidden; ``data`` has ``way`` (invisible, white, behind, tiny, outside, blank:
where nothing is drawn; drawn: by ``glyph_maps``) and ``shown``, for ``behind`` the other text that stands at the place.
``lacking`` are its values (numbers of four digits and more) that the page's visible text has nowhere, ``agrees``
whether it has values and none is lacking, ``cut`` whether a part of the same text, or of a row that runs off the page's
side, is seen, ``copies`` how many other invisible texts of the page say what is seen at their place, ``alike`` whether
the digits shown are of like shape."""

_TINY = 1.3
"""Height in points of type that no person reads."""
_LEAST = 2
"""Characters from which hidden text says something."""
_LEAST_BLANK = 4
_MOST = 20


def hidden_texts(layers: Layers) -> tuple[list[Trace], set[int]]:
    """Traces of what is hidden, and the indices of glyphs that must not be read as if a person saw them."""
    seeing = Seeing(layers)
    runs, copies = unseen_runs(layers, seeing)
    known = {index for run in runs for index in run.glyphs} | {index for run in copies for index in run}
    dropped = {index for run in runs for index in run.glyphs}
    for way, indices in (("tiny", _tiny(layers)), ("outside", _outside(layers))):
        runs += _rows(layers, way, [index for index in indices if index not in known])
        known.update(indices)
    blank = _still_blank(layers, seeing, _rows(layers, "blank", _blank(layers, seeing, known))) if seeing.drawn else []
    dropped.update(index for run in blank for index in run.glyphs)
    runs += blank
    hidden = {index for run in runs for index in run.glyphs}
    return (list(_traces(layers, runs, hidden, len(copies))) if runs else []), dropped


def _tiny(layers: Layers) -> list[int]:
    points = max(layers.page.get_size()) if layers.rotation in (90, 270) else layers.page.get_height()
    high = (layers.places[:, 3] - layers.places[:, 1]) * points
    found = [int(index) for index in np.flatnonzero((high > 0) & (high < _TINY))]
    return found if len(found) >= _LEAST_BLANK else []


def _outside(layers: Layers) -> list[int]:
    """Glyphs beyond the page; a page that was cropped keeps what was cut off, and that is no sign."""
    if layers.page.get_mediabox() != layers.page.get_cropbox():
        return []
    left, top, right, bottom = layers.places.T
    out = (right < 0) | (left > 1) | (bottom < 0) | (top > 1)
    found = [int(index) for index in np.flatnonzero(out)]
    return found if len(found) >= _LEAST_BLANK else []


def _blank(layers: Layers, seeing: Seeing, known: set[int]) -> Iterator[int]:
    """Runs of characters where nothing is drawn, of fonts that do draw: elsewhere on the page, or by themselves."""
    cut = {one.address for one in layers.texts.values() if may_be_cut(one)}
    doubted = {i for i, glyph in enumerate(layers.glyphs) if (text := layers.text_of(glyph)) and text.address in cut}
    still = ({int(i) for i in np.flatnonzero(seeing.strokes == 0)} | doubted) - known - layers.unseen
    empty = {i for i in still if layers.glyphs[i].char.strip() and not is_garbage(layers.glyphs[i].char)}
    if len(empty) < _LEAST_BLANK:
        return
    fonts: defaultdict[int, list[tuple[int, Drawn]]] = defaultdict(list)
    for index, glyph in enumerate(layers.glyphs):
        text = layers.text_of(glyph)
        if text is not None and glyph.char.strip():
            font = raw.FPDFTextObj_GetFont(text.item)
            fonts[raw_address(font) if font else 0].append((index, text))
    for used in fonts.values():
        missing = [(index, text) for index, text in used if index in empty]
        if missing and (len(missing) <= 0.5 * len(used) or shows_by_itself(layers, missing[0][1])):
            yield from _in_a_row([index for index, _ in missing])


def _still_blank(layers: Layers, seeing: Seeing, rows: Sequence[Hidden]) -> list[Hidden]:
    """What of the rows shows nothing when looked at closely; small pale print is seen after all."""
    if not rows:
        return []
    found = (layers.text_of(layers.glyphs[index]) for row in rows for index in row.glyphs)
    bare = seeing.without(text for text in found if text is not None)
    left = [[i for i in row.glyphs if not seeing.is_changed(bare, [around([layers.glyphs[i]])])] for row in rows]
    return [row._replace(glyphs=some) for row, some in zip(rows, left, strict=True) if len(some) >= _LEAST_BLANK]


def _in_a_row(indices: Sequence[int]) -> Iterator[int]:
    """Those of the indices that stand in a row of some length."""
    for _, group in groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0]):
        run = [index for _, index in group]
        if len(run) >= _LEAST_BLANK:
            yield from run


def _rows(layers: Layers, way: str, indices: Iterable[int]) -> list[Hidden]:
    rows: list[list[int]] = []
    for index in sorted(indices, key=lambda i: (layers.glyphs[i].top + layers.glyphs[i].bottom) / 2):
        glyph, last = layers.glyphs[index], layers.glyphs[rows[-1][-1]] if rows else None
        high = glyph.bottom - glyph.top
        if last and abs(glyph.top + glyph.bottom - last.top - last.bottom) / 2 < 0.5 * high:
            rows[-1].append(index)
        else:
            rows.append([index])
    return [Hidden(way, row, "") for row in rows]


def _traces(layers: Layers, runs: Sequence[Hidden], hidden: set[int], copies: int) -> Iterator[Trace]:
    """One trace for a row of hidden text."""
    away = hidden | layers.unseen
    page = joined_text((glyph for index, glyph in enumerate(layers.glyphs) if index not in away), spaced=True)
    seen = {text.address for i, glyph in enumerate(layers.glyphs) if i not in away and (text := layers.text_of(glyph))}
    count = 0
    for run in runs:
        glyphs = [layers.glyphs[index] for index in run.glyphs]
        said = joined_text(glyphs, spaced=True)
        if sum(char.isalnum() for char in said) < _LEAST or count >= _MOST:
            continue
        count += 1
        missing = lacking(said, page)
        data = {
            "way": run.way,
            "shown": run.shown[:200],
            "lacking": missing[:_MOST],
            "agrees": bool(values_in(said)) and not missing,
            "cut": _is_cut(layers, run, seen, away),
            "copies": copies,
            "alike": look_alike(*(re.sub(r"\D", "", text) for text in (said, run.shown))),
        }
        box = tuple(round(v, 5) for v in around(glyphs))
        yield Trace(kind=TRACE, page=layers.number, box=box, text=said[:200], data=data)


def _is_cut(layers: Layers, run: Hidden, seen: set[int], away: set[int]) -> bool:
    texts = (layers.text_of(layers.glyphs[index]) for index in run.glyphs)
    if any(text.address in seen for text in texts if text is not None):
        return True
    return run.way == "outside" and any(_is_beside(layers, index, away) for index in run.glyphs[:1])


def _is_beside(layers: Layers, index: int, away: set[int]) -> bool:
    """Whether a glyph beyond the page's side stands in a row of print on it: a table too wide for the page."""
    _, top, _, bottom = layers.places[index]
    if top < 0 or bottom > 1:
        return False
    level = np.abs((layers.places[:, 1] + layers.places[:, 3] - top - bottom) / 2) < 0.3 * (bottom - top)
    return any(int(other) not in away for other in np.flatnonzero(level))
