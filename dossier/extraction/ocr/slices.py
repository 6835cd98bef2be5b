"""Long pictures (phone screenshots, receipts) in slices, so that their characters stay large enough to read."""

from __future__ import annotations

import numpy as np

from dossier.extraction.ocr.protocol import Picture

_LONG = 2.5
"""Height by width from which a picture is cut."""
_SLICE = 1.4
"""Height of a slice by its width, like a sheet of paper."""


def slices(picture: Picture) -> list[tuple[int, int]]:
    """Top and bottom of each slice, from above; the whole picture where it is not long. Cuts fall between lines."""
    height, width = picture.shape[:2]
    if height <= _LONG * width:
        return [(0, height)]
    ink = np.abs(np.diff(picture[:, :, 0].astype(np.int16), axis=1)).sum(axis=1)
    step, tops = int(_SLICE * width), [0]
    while tops[-1] + step * 1.2 < height:
        start = tops[-1] + int(step * 0.7)
        window = np.convolve(ink[start : tops[-1] + step], np.ones(5), mode="same")
        tops.append(start + int(np.argmin(window)))
    return list(zip(tops, [*tops[1:], height], strict=True))
