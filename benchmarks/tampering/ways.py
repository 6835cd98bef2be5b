"""All ways of changing a paper. To bench another: a function from a seed to a ``Pair``, and a line in ``WAYS``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from benchmarks.tampering import container_ways, pdf_ways, scan_ways
from benchmarks.tampering.sources import Pair


class Way(NamedTuple):
    """``group``: ``exact`` and ``structure`` must always be told, ``picture`` as far as can be, ``none`` leaves
    nothing in the file. ``checks`` are those that should tell it."""

    group: Literal["exact", "structure", "picture", "none"]
    checks: tuple[str, ...]
    make: Callable[[int], Pair | None]


_PIXELS = ("recompression", "copy_move", "splice")


def _picture(way: str, *checks: str) -> Way:
    return Way("picture", checks or _PIXELS, partial(scan_ways.picture_pair, way))


WAYS: dict[str, Way] = {
    "qr_replaced": Way("exact", ("qr_mismatch",), pdf_ways.qr_replaced),
    "amount_redrawn": Way("exact", ("value_edited", "qr_mismatch"), pdf_ways.amount_redrawn),
    "embedded_xml": Way("exact", ("embedded_data",), container_ways.embedded_xml),
    "ofd_part": Way("exact", ("ofd_signature",), container_ways.ofd_part),
    "signature_broken": Way("exact", ("signature", "pdf_revision"), pdf_ways.signature_broken),
    "two_dossiers": Way("exact", ("reused_document", "conflicting_record"), container_ways.two_dossiers),
    "incremental_edit": Way("structure", ("pdf_revision",), pdf_ways.incremental_edit),
    "white_box": Way("structure", ("overlay",), pdf_ways.white_box),
    "other_font": Way("structure", ("font_mismatch",), pdf_ways.other_font),
    "invisible_text": Way("structure", ("hidden_text",), pdf_ways.invisible_text),
    "page_swapped": Way("structure", ("page_origin",), pdf_ways.page_swapped),
    "metadata": Way("structure", ("pdf_metadata",), pdf_ways.metadata),
    "editor_resave": Way("structure", ("pdf_metadata", "value_edited"), pdf_ways.editor_resave),
    "page_swapped_in_scan": Way("picture", ("page_origin",), scan_ways.page_swapped),
    "text_layer": Way("picture", ("hidden_text",), scan_ways.text_layer),
    "picture_splice": _picture("picture_splice"),
    "copied_digit": _picture("copied_digit"),
    "copied_word": _picture("copied_word"),
    "retyped_in_scan": _picture("retyped_in_scan"),
    "seal_pasted": _picture("seal_pasted"),
    "reprinted": Way("none", ("recompression",), partial(scan_ways.picture_pair, "reprinted")),
}
