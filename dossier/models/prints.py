"""Prints of pages by which the same page is known again: of its text, and of its picture.

The text's print is a MinHash over runs of four characters: the share of equal places of two prints estimates the share
of runs that two texts have in common. Two reports of one laboratory share most of their words and no figures, so that
runs with a digit count several times. Looked up by bands: two prints that are alike agree in one band at least.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

PAGE_PRINT = "page_print"
"""Kind of the trace that bears a page's prints (``extraction/traces/page_prints``)."""
PLACES = 96
"""Numbers of a print; the estimate of 0.9 has a standard error of 0.03."""
BANDS = 8
"""Of twelve places each: texts that share 95 % meet in 998 of 1000 cases, 90 % in 93, 60 % in 2 of 100."""
_RUN = 4
_FIGURES_COUNT = 3
_LEAST = 40
"""Characters below which a page says too little to be known again by its text."""
_NO_WORD = re.compile(r"[\W_]+")
_NO_LETTER = re.compile(r"[\W_\dA-Za-z]+")


def text_print(text: str) -> str:
    """The print of a page's text, in base64; empty where it says too little."""
    bare = _NO_WORD.sub("", unicodedata.normalize("NFKC", text))
    return _print(_weighted(bare)) if len(bare) >= _LEAST else ""


def wording_print(text: str) -> str:
    """The print of the Chinese words alone, without any figure: what two letters on different matters may share."""
    bare = _NO_LETTER.sub("", unicodedata.normalize("NFKC", text))
    return _print(_runs(bare)) if len(bare) >= _LEAST else ""


def figures_in(text: str) -> int:
    """How many digits a text has; a page of notes has few, a page of results many."""
    return sum(char.isdigit() for char in text)


def likeness(one: str, other: str) -> float:
    """The share of text that two prints have in common, 0 to 1; 0 where one is empty."""
    if not one or not other:
        return 0.0
    a, b = _places(one), _places(other)
    return float((a == b).mean()) if a.shape == b.shape else 0.0


def picture_distance(one: str, other: str) -> int | None:
    """In how many bits two pictures' hashes (hexadecimal) differ, None where they cannot be compared."""
    if not one or len(one) != len(other):
        return None
    return (int(one, 16) ^ int(other, 16)).bit_count()


def bands(printed: str) -> list[int]:
    """Keys (signed 64 bits) under which a print is kept and looked up; none for an empty one."""
    if not printed:
        return []
    rows = _places(printed).reshape(BANDS, -1)
    return [
        int.from_bytes(hashlib.blake2b(bytes([number]) + row.tobytes(), digest_size=8).digest(), "big", signed=True)
        for number, row in enumerate(rows)
    ]


def _weighted(bare: str) -> Iterator[str]:
    for run in _runs(bare):
        yield run
        if any(char.isdigit() for char in run):
            yield from (f"{run}#{number}" for number in range(1, _FIGURES_COUNT))


def _runs(bare: str) -> list[str]:
    return [bare[at : at + _RUN] for at in range(max(1, len(bare) - _RUN + 1))]


def _print(runs: Iterable[str]) -> str:
    """Sixteen bits a place are kept: that two texts agree in one by chance is as good as never."""
    hashed = np.array([_hash(run.encode()) for run in set(runs)], dtype=np.uint32)
    factors, shifts = _permutations()
    least = (_mixed(hashed)[:, None] * factors + shifts).min(axis=0)
    return base64.b64encode(least.astype("<u2").tobytes()).decode()


def _hash(run: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(run, digest_size=4).digest(), "little")


def _mixed(hashed: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The finaliser of MurmurHash3, a bijection of 32 bits."""
    first = (hashed ^ (hashed >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    second = (first ^ (first >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return second ^ (second >> np.uint32(16))


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Odd factors and shifts of ``factor * hash + shift`` modulo 2**32, one pair a place.

    They and the mixing are those of ``datasketch`` 2 (scheme ``affine32``, seed 1), which the kept prints were made
    with and a test compares; not that package itself, as it draws in scipy, half a second in every reading process.
    """
    random = np.random.RandomState(1)
    factors = random.randint(0, 1 << 31, PLACES, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, random.randint(0, 1 << 32, PLACES, dtype=np.uint32)


def _places(printed: str) -> NDArray[np.uint16]:
    return np.frombuffer(base64.b64decode(printed), "<u2")
