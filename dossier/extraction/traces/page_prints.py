"""Prints of a page, as one trace of kind ``page_print``: what the same page in another dossier is known again by.

``data`` holds ``picture`` (64 bits of a perceptual hash in hexadecimal, empty where the page has no picture), ``text``
and ``words`` (prints of ``models.prints``: of all that is written, and of the Chinese words without any figure) and
``figures`` (how many digits stand on the page).
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.stages import stage
from dossier.models.page import Page, Trace
from dossier.models.prints import PAGE_PRINT, figures_in, text_print, wording_print

_SIDE = 128
_POINTS, _WAVES = 32, 8
"""Points a side of which the waves are taken, and how many of the longest a side are kept."""
_COSINES: NDArray[np.float64] = 2 * np.cos(
    np.pi * np.outer(np.arange(_WAVES), 2 * np.arange(_POINTS) + 1) / (2 * _POINTS)
)
"""Cosine transform of the second kind, not normalised."""
_ROUNDING = 1e-6
"""Beyond what rounding does to a wave (numbers up to a million of sixteen digits)."""
_COARSE = 400
"""Dots of the shorter side that are enough: finer ones are passed over, which is quicker than averaging them."""


@stage("prints")
def picture_print(picture: Picture, page: int) -> Trace:
    """The print of an upright picture, to be completed by ``printed`` once the page is read."""
    return Trace(kind=PAGE_PRINT, page=page, data={"picture": picture_hash(picture)})


def picture_hash(picture: Picture) -> str:
    """Which of the coarse waves of the picture are strong; small turns, noise and compression change few bits."""
    step = max(1, min(picture.shape[:2]) // _COARSE)
    small = cv2.resize(picture[::step, ::step], (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY) if small.ndim == 3 else small
    return _phash(Image.fromarray(grey))


def _phash(grey: Image.Image) -> str:
    """Hexadecimal bits of ``imagehash.phash``, without the scipy that it draws in (0.2 s of each reading process).

    Where a wave lies at the middle itself (a picture all alike), rounding decides: there it is asked.
    """
    pixels = np.asarray(grey.resize((_POINTS, _POINTS), Image.Resampling.LANCZOS), dtype=np.float64)
    waves = _COSINES @ pixels @ _COSINES.T
    above = waves - np.median(waves)
    if np.abs(above).min() < _ROUNDING:
        import imagehash

        return str(imagehash.phash(grey))
    return np.packbits(above > 0).tobytes().hex()


@stage("prints")
def printed(page: Page) -> Page:
    """The page with one whole print; a blank one as it is."""
    if page.media == "blank":
        return page
    mine = [trace for trace in page.traces if trace.kind == PAGE_PRINT]
    others = tuple(trace for trace in page.traces if trace.kind != PAGE_PRINT)
    text = page.text
    data: dict[str, Any] = {
        "picture": str(mine[0].data.get("picture", "")) if mine else "",
        "text": text_print(text),
        "words": wording_print(text),
        "figures": figures_in(text),
    }
    return page.model_copy(update={"traces": (*others, Trace(kind=PAGE_PRINT, page=page.number, data=data))})
