"""One scanned page's pixels examined: what stands out, and of each kind of looking whether it could be done at all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from dossier.extraction.intake.media import Media
from dossier.extraction.stages import stage
from dossier.extraction.traces.pixels.clones import Pair, pairs
from dossier.extraction.traces.pixels.edges import NO_LENS, print_hardness, steps_of
from dossier.extraction.traces.pixels.grain import Grain, grain_of
from dossier.extraction.traces.pixels.ground import Ground, grounds
from dossier.extraction.traces.pixels.lattice import breaks, lattice_of, standing
from dossier.extraction.traces.pixels.native import Native, NotExamined, native_of, on_page
from dossier.extraction.traces.pixels.patches import Patch, patches
from dossier.extraction.traces.pixels.places import PixelBox, beside, meets
from dossier.extraction.traces.pixels.seal_ink import SealInk, seal_inks
from dossier.extraction.traces.pixels.sheet import Sheet, sheet_of
from dossier.extraction.traces.pixels.two_tone import greys, is_two_tone
from dossier.models.base import Box
from dossier.models.page import Page, Trace

RECOMPRESSION, SPLICE, COPY_MOVE = "recompression", "splice", "copy_move"
"""Kinds of traces; ``text`` is what the page's lines read there.

``recompression``: ``data`` has ``errors``, ``fit``, ``page_fit``, ``values``, ``in_line`` (whether print of its own
line stands on the page's first steps) and ``beside`` (how far away that is, by the height of letters).
``copy_move``: ``other`` (box), ``letters``, ``differ``, ``together`` and ``next`` (how much the next pair differs).
``splice``: ``what`` says which. ``noise`` or ``likeness``: ``off`` (robust standard deviations), ``letters``, ``noise``
(of the page). ``ground``: ``off``, ``edge``, ``levels``, ``letters``, ``tight`` and ``agrees`` (whether the noise there
is another one as well). ``seal``: ``hard``, ``even``. ``tones``: ``greys``, ``in_line``, ``beside``."""

EXAMINED = "examined"
"""As in ``traces/examining``; here of one page and one kind of looking."""
KINDS = (RECOMPRESSION, SPLICE, COPY_MOVE)
_LEAST_NOISE = 1.0
"""Noise in grey levels (of neighbouring pixels against each other) below which instances of a letter agree anyway."""
_MOST_FLAT = 0.1
_WHITE, _MOST_WHITE = 254, 0.5
_SPARSE = 4
_BLOCK, _MOST_SAME = 8, 0.6
"""Share of the paper that equals the paper a block of a JPEG further on: 0.89 and more on drawn and whitened pages,
0.27 at most on fifteen makes of scans."""
_MOST_FOUND = 3
_NEIGHBOURING = 1.22
"""Noise of single pixels by that which is left after taking away the mean of nine, for noise that is a little soft."""
_log = logging.getLogger(__name__)


class _Made(NamedTuple):
    native: Native
    sheet: Sheet
    grain: Grain | None
    page: Page


@stage("traces")
def with_pixel_traces(page: Page, data: bytes, media: Media) -> Page:
    """The page with what its pixels show; only of pages that were read from pictures. Never raises."""
    if page.media != "scan" or media not in ("pdf", "picture"):
        return page
    try:
        native = native_of(data, media, page.number)
        sheet = sheet_of(native.grey)
        made = _Made(native, sheet, grain_of(sheet), page)
        found = list(_of_two_tones(made) if is_two_tone(native.grey) else _examined(made))
    except NotExamined as reason:
        found = [_note(page, kind, str(reason)) for kind in KINDS]
    except Exception as error:  # a hostile picture must not take the reading of its page down
        _log.info("pixels of page %s not examined: %s", page.number, error)
        found = [_note(page, kind, f"{type(error).__name__}: {error}"[:160]) for kind in KINDS]
    return page.model_copy(update={"traces": (*page.traces, *found)})


def _examined(made: _Made) -> Iterator[Trace]:
    looks: dict[str, Callable[[_Made], Iterator[Trace]]] = {
        RECOMPRESSION: _recompressed,
        SPLICE: _spliced,
        COPY_MOVE: _copied,
    }
    for kind, look in looks.items():
        try:
            yield from list(look(made))
            yield _note(made.page, kind)
        except NotExamined as reason:
            yield _note(made.page, kind, str(reason))


def _note(page: Page, kind: str, reason: str = "") -> Trace:
    data: dict[str, Any] = {"done": False, "reason": reason} if reason else {"done": True}
    return Trace(kind=EXAMINED, page=page.number, text=kind, data=data)


def _recompressed(made: _Made) -> Iterator[Trace]:
    lattice = lattice_of(made.native.grey, made.native.table)
    if lattice is None:
        raise NotExamined("no_earlier_compression")
    found = breaks(lattice, made.native.grey, made.native.colour)
    own = made.sheet.letters[standing(lattice, made.sheet.letters)] if found else made.sheet.letters
    for one in found[:_MOST_FOUND]:
        data = {"errors": one.errors, "fit": one.fit, "page_fit": round(lattice.fit, 3), "values": one.values}
        near, in_line = beside(one.box, [other.box for other in found], own, made.sheet.usual_height)
        yield _trace(made, RECOMPRESSION, one.box, {**data, "in_line": in_line, "beside": near})


def _of_two_tones(made: _Made) -> Iterator[Trace]:
    """Black and white keeps nothing but greys that were put in."""
    places = greys(made.native.grey)
    for box, many in places[:_MOST_FOUND]:
        near, in_line = beside(box, [place for place, _ in places], made.sheet.letters, made.sheet.usual_height)
        yield _trace(made, SPLICE, box, {"what": "tones", "greys": many, "in_line": in_line, "beside": near})
    yield from (_note(made.page, kind, "few_levels") for kind in KINDS)


def _noise_of(made: _Made) -> Grain:
    if made.grain is None:
        raise NotExamined("few_letters")
    if made.grain.noise < _LEAST_NOISE or made.grain.flat > _MOST_FLAT or _is_even(made.sheet):
        raise NotExamined("no_noise")
    return made.grain


def _is_even(sheet: Sheet) -> bool:
    """Whether most of the paper is one even white or tone: drawn by a program, whitened, or compressed hard. What noise
    there is beside its letters is that of compression, alike for like letters."""
    paper, grey = sheet.paper[::_SPARSE] > 0, sheet.grey[::_SPARSE]
    if not paper.any():
        return True
    both = paper[:, _BLOCK:] & paper[:, :-_BLOCK]
    same = (grey[:, _BLOCK:] == grey[:, :-_BLOCK])[both]
    return float((grey[paper] >= _WHITE).mean()) > _MOST_WHITE or bool(same.size and same.mean() > _MOST_SAME)


def _spliced(made: _Made) -> Iterator[Trace]:
    grain = _noise_of(made)
    other_noise = patches(grain)
    for one in other_noise[:_MOST_FOUND]:
        yield _trace(made, SPLICE, one.box, _patch_data(one, grain))
    for ground in grounds(made.sheet, made.native.table[0, 0] / _BLOCK)[:_MOST_FOUND]:
        agrees = any(meets(ground.box, one.box) for one in other_noise)
        yield _trace(made, SPLICE, ground.box, {"what": "ground", **_ground_data(ground), "agrees": agrees})
    for seal in _seals(made):
        yield _trace(made, SPLICE, seal.box, {"what": "seal", "hard": seal.hard, "even": seal.even})


def _patch_data(one: Patch, grain: Grain) -> dict[str, Any]:
    return {"off": one.off, "what": one.what, "letters": one.letters, "noise": round(grain.noise, 2)}


def _ground_data(one: Ground) -> dict[str, Any]:
    return {"off": one.off, "edge": one.edge, "levels": one.levels, "letters": one.letters, "tight": one.tight}


def _seals(made: _Made) -> list[SealInk]:
    colour, picture = made.native.colour, made.native.picture
    if colour is None or picture is None or int((colour > _STRONG).sum()) < _FEW_BLOCKS:
        return []
    found = seal_inks(picture(), made.sheet)
    return [one for one in found if one.hard >= _HARD or 0 <= one.even <= _EVEN][:_MOST_FOUND]


_STRONG, _FEW_BLOCKS = 45, 12
"""Levels by which red, green and blue lie apart in a seal's ink, and blocks of 8 x 8 that a small one takes."""
_HARD, _EVEN = 1.25, 0.5
"""Hardness by that of print from which a seal is unusual (1.01 at most on 300 clean scans), and unevenness by that of
paper below which it is (0.57 at least)."""


def _copied(made: _Made) -> Iterator[Trace]:
    grain = _noise_of(made)
    if (print_hardness(made.sheet, steps_of(made.sheet.grey)) or 0.0) >= NO_LENS:
        raise NotExamined("layered_print")
    found = pairs(made.sheet, grain.noise * _NEIGHBOURING)
    if found:
        for at, one in enumerate(found[:_MOST_FOUND]):
            later = found[at + 1] if at + 1 < len(found) else None
            yield from _clone(made, one, later.differ if later else 0.0)


def _clone(made: _Made, one: Pair, following: float) -> Iterator[Trace]:
    # like letters whole blocks of a JPEG apart are compressed alike: on a drawn page they agree to the last pixel
    in_step = all((one.one[i] - one.other[i]) % _BLOCK == 0 for i in (0, 1))
    if one.differ < _CLONE_DIFFERS and following > _CLEARLY * one.differ and not in_step:
        data = {"letters": one.letters, "differ": one.differ, "together": one.together, "next": following}
        yield _trace(made, COPY_MOVE, one.one, {**data, "other": on_page(made.native, one.other, made.page)})


_CLONE_DIFFERS, _CLEARLY = 0.8, 2.0


def _trace(made: _Made, kind: str, box: PixelBox, data: dict[str, Any]) -> Trace:
    place = on_page(made.native, box, made.page)
    return Trace(kind=kind, page=made.page.number, box=place, text=_read_there(made.page, place), data=data)


def _read_there(page: Page, place: Box | None) -> str:
    """What the page's lines read at a place."""
    return " ".join(_part(line.text, line.character_edges(), place) for line in page.lines if _meets(line.box, place))


def _meets(box: Box, place: Box | None) -> bool:
    if place is None:
        return False
    down = min(box[3], place[3]) - max(box[1], place[1])
    return box[0] < place[2] and box[2] > place[0] and down > 0.4 * min(box[3] - box[1], place[3] - place[1])


def _part(text: str, edges: tuple[float, ...], place: Box | None) -> str:
    if place is None:
        return ""
    return "".join(
        char for char, left, right in zip(text, edges, edges[1:], strict=False)
        if place[0] < (left + right) / 2 < place[2]
    )  # fmt: skip
