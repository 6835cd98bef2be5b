"""The shape of a document type in this room: its cues for recognition and its reader of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dossier.models.document import Field
from dossier.models.page import Page

Extract = Callable[[Sequence[Page], Mapping[str, str]], dict[str, Field]]
"""Pages of one document and the file's structured data (``FileReading.data``) to its fields, by contract name."""


@dataclass(frozen=True)
class Cues:
    """What a paper of this type shows, as regular expressions over text without spaces (NFKC, full-width brackets).

    ``titles`` stand alone near the top in large type; ``labels`` stand anywhere; ``never`` are words that only other
    papers bear. ``needs`` are words without which the paper is not of this type, whatever its title.
    """

    titles: tuple[str, ...]
    labels: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class DocumentKind:
    """One document type: contract name, cues, and the function that reads its fields."""

    type: str
    cues: Cues
    extract: Extract
