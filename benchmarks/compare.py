"""When two values are the same: NFKC, no spaces, brackets and quotes unified, as people compare them by eye."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Literal

Mark = Literal["right", "wrong", "missing"]
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "，": ",", "。": ".", "【": "[", "】": "]"})


def plain(value: object) -> str:
    """A value as one comparable string; a list is the sorted join of its items."""
    if isinstance(value, list):
        return "|".join(sorted(plain(item) for item in value))
    if isinstance(value, dict):
        return plain([f"{key}={item}" for key, item in value.items() if item not in (None, "")])
    text = unicodedata.normalize("NFKC", str(value)).translate(_QUOTES)
    return re.sub(r"\s", "", text).upper()


def mark(expected: object, got: object) -> Mark:
    """Right, wrong, or missing (nothing was read)."""
    if got is None or got in ("", []):
        return "missing"
    accepted = expected if isinstance(expected, tuple) else (expected,)
    return "right" if plain(got) in {plain(one) for one in accepted} else "wrong"


@dataclass
class Paper:
    """One paper of known truth: where it lies, what it is, and what stands on it.

    A tuple among the values lists spellings that count as right.
    """

    dossier: str
    file: str
    pages: tuple[int, ...]
    type: str
    media: str
    fields: dict[str, object] = field(default_factory=dict)


@dataclass
class Miss:
    """A value that was not read right, and what was read in its place."""

    paper: Paper
    name: str
    expected: object
    got: object
    mark: Mark
    confidence: float | None
    reason: str = ""
    crop: bytes = b""
    """The piece of the page where the value stands or was read, as PNG; empty where there is no picture."""

    def because(self, reason: str, crop: bytes) -> Miss:
        """The same miss, explained."""
        return replace(self, reason=reason, crop=crop)
