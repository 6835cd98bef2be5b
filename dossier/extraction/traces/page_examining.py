"""One page of a PDF examined while it is being read: its layers are at hand then, and looking costs milliseconds.

To examine something new on a page: a module with its function, and a line in ``PAGE_EXAMINERS``.
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable
from typing import NamedTuple

import pypdfium2.raw as raw

from dossier.extraction.stages import stage
from dossier.extraction.traces.glyph_maps import drawn_otherwise
from dossier.extraction.traces.hidden_texts import hidden_texts
from dossier.extraction.traces.ocr_layers import layer_differences
from dossier.extraction.traces.overlays import overlays
from dossier.extraction.traces.page_layers import Layers
from dossier.extraction.traces.type_seams import type_seams
from dossier.models.page import Trace

EXAMINED = "examined"
"""As in ``examining``; here of one page."""
FACTS = "page_facts"
"""Kind of the trace with what a page is made of: ``data`` has ``text`` (characters of its text layer), ``scan``
(whether one picture is the page), ``pictures``, ``pixels`` (width and height of the page's picture, or none), ``size``
(points) and ``turned`` (whether the page is shown turned)."""

_log = logging.getLogger(__name__)
_Found = tuple[list[Trace], set[int]]


class PageExaminer(NamedTuple):
    """Looks for one kind of thing; gives traces, and the indices of glyphs that nobody sees. ``texts`` and ``scans``
    tell on which pages: those read by their text layer, and those that are a picture."""

    name: str
    run: Callable[[Layers], _Found]
    texts: bool
    scans: bool


PAGE_EXAMINERS = (
    PageExaminer("overlay", overlays, True, True),
    PageExaminer("hidden_text", hidden_texts, True, False),
    PageExaminer("font_mismatch", lambda layers: (type_seams(layers), set()), True, False),
    PageExaminer("glyph_map", lambda layers: (drawn_otherwise(layers), set()), True, False),
    PageExaminer("text_layer", lambda layers: (layer_differences(layers), set()), False, True),
)


@stage("traces")
def examined_page(layers: Layers, *, scanned: bool) -> _Found:
    """What the examiners find, with a note of each; never raises for what is on the page."""
    traces: list[Trace] = []
    for name, run, texts, scans in PAGE_EXAMINERS:
        if not (scans if scanned else texts):
            continue
        done: dict[str, object] = {"done": True}
        try:
            found, hidden = run(layers)
            traces += found
            layers.unseen.update(hidden)
        except Exception as error:  # a hostile page must not take its reading down
            _log.info("%s not examined on page %s: %s", name, layers.number, error)
            done = {"done": False, "reason": f"{type(error).__name__}: {error}"[:160]}
        traces.append(Trace(kind=EXAMINED, page=layers.number, text=name, data=done))
    traces.append(_facts(layers))
    return traces, layers.unseen


def _facts(layers: Layers) -> Trace:
    width, height = layers.page.get_size()
    scan = layers.scans[-1][0] if layers.scans else None
    data = {
        "text": len(layers.glyphs),
        "scan": scan is not None,
        "pictures": sum(one.kind == raw.FPDF_PAGEOBJ_IMAGE for one in layers.things),
        "pixels": _pixels(scan.item) if scan else None,
        "size": [round(width, 1), round(height, 1)],
    }
    return Trace(kind=FACTS, page=layers.number, data=data)


def _pixels(item: object) -> list[int]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(item, width, height)
    return [width.value, height.value]
