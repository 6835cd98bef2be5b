"""Tesseract with its Chinese model, where Debian's packages are installed: good at prose, weak at tables."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from functools import cache
from typing import Any

from PIL import Image

from dossier.extraction.ocr.protocol import Picture
from dossier.models.page import Line

_LANGUAGES = ("chi_sim", "eng")
_TIMEOUT = 60
_GAP = 1.5
"""Space between words, by line height, from which they are different cells."""
_BETWEEN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])")


class TesseractEngine:
    """Calls the ``tesseract`` binary for each picture, bounded in time and to one thread."""

    name = "tesseract"

    def is_available(self) -> bool:
        """Whether the binary and both language models are installed."""
        return _installed()

    def read(self, picture: Picture) -> list[Line]:
        """Lines of an upright picture; RuntimeError where the program fails or takes too long."""
        import pytesseract  # brings pandas with it: a second that only this engine should cost

        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        try:
            data = pytesseract.image_to_data(
                Image.fromarray(picture[:, :, 0]),
                lang="+".join(_LANGUAGES),
                config="--psm 3",
                output_type=pytesseract.Output.DICT,
                timeout=_TIMEOUT,
            )
        except pytesseract.TesseractError as error:
            raise RuntimeError(str(error)) from error
        height, width = picture.shape[:2]
        return [_line(run, width, height) for words in _rows(data) for run in _runs(words)]


@cache
def _installed() -> bool:
    import pytesseract

    try:
        return set(_LANGUAGES) <= set(pytesseract.get_languages())
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError):
        return False


_Word = tuple[str, float, int, int, int, int]
"""Text, confidence 0..1, left, top, right, bottom in pixels."""


def _rows(data: dict[str, list[Any]]) -> list[list[_Word]]:
    rows: dict[tuple[int, int, int], list[_Word]] = defaultdict(list)
    for i, word in enumerate(data["text"]):
        if word.strip():
            left, top = data["left"][i], data["top"][i]
            key = (data["block_num"][i], data["par_num"][i], data["line_num"][i])
            right, bottom = left + data["width"][i], top + data["height"][i]
            rows[key].append((word, max(0.0, float(data["conf"][i])) / 100, left, top, right, bottom))
    return list(rows.values())


def _runs(words: list[_Word]) -> list[list[_Word]]:
    """One row of words, parted at wide gaps."""
    runs: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: word[2]):
        if runs and word[2] - runs[-1][-1][4] < _GAP * max(word[5] - word[3], runs[-1][-1][5] - runs[-1][-1][3]):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _line(words: list[_Word], width: int, height: int) -> Line:
    return Line(
        text=_BETWEEN_CHINESE.sub("", " ".join(word[0] for word in words)),
        box=(
            min(word[2] for word in words) / width,
            min(word[3] for word in words) / height,
            max(word[4] for word in words) / width,
            max(word[5] for word in words) / height,
        ),
        confidence=sum(word[1] for word in words) / len(words),
        source="ocr",
    )
