"""The print of a seal's picture, put into the ``data`` of its trace: two impressions of one stamp never agree in it.

``print`` are 256 bits of a perceptual hash of the red ink in hexadecimal; ``grain`` is how uneven the paper beside the
ink is, in grey levels: 0 on a page that was drawn by a program and never scanned.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import imagehash
import numpy as np
from PIL import Image

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.stages import stage
from dossier.extraction.traces.seals import SEAL
from dossier.models.page import Trace

_SIDE = 128
_BITS = 16
_LEAST = 40
"""Pixels of a side below which a seal's picture shows too little."""
_LIGHT = 150
"""Grey level from which a dot without ink is paper."""
_INK = 40


@stage("prints")
def with_seal_prints(traces: Iterable[Trace], picture: Picture) -> list[Trace]:
    """The traces, those of whole seals with the print of their picture."""
    return [_with_print(trace, picture) if trace.kind == SEAL else trace for trace in traces]


def _with_print(trace: Trace, picture: Picture) -> Trace:
    cut = _cut(trace, picture)
    if trace.data.get("partial") or cut is None:
        return trace
    ink = _ink(cut)
    small = Image.fromarray(cv2.resize(ink, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA))
    found = {"print": str(imagehash.phash(small, hash_size=_BITS)), "grain": _grain(cut, ink)}
    return trace.model_copy(update={"data": {**trace.data, **found}})


def _cut(trace: Trace, picture: Picture) -> Picture | None:
    if trace.box is None:
        return None
    height, width = picture.shape[:2]
    left, top, right, bottom = (round(v * s) for v, s in zip(trace.box, (width, height) * 2, strict=True))
    cut = picture[max(0, top) : bottom, max(0, left) : right]
    return np.ascontiguousarray(cut) if min(cut.shape[:2]) >= _LEAST else None


def _ink(cut: Picture) -> Picture:
    """How much redder than grey each dot is."""
    red, green, blue = cv2.split(cut)
    return cv2.subtract(red, cv2.max(green, blue)).astype(np.uint8)


def _grain(cut: Picture, ink: Picture) -> float:
    """Mean distance of paper dots from the median of their neighbours."""
    grey = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY)
    rough = cv2.absdiff(grey, cv2.medianBlur(grey, 3))
    paper = (ink < _INK // 4) & (grey > _LIGHT)
    return round(float(rough[paper].mean()), 3) if paper.any() else 0.0
