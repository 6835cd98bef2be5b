"""What extraction gives and is given; apart from the work itself, which takes a second to load: not always needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dossier.models.arrangement import Arrangement
from dossier.models.base import Record
from dossier.models.document import Document, FileRecord
from dossier.models.finding import Timing

if TYPE_CHECKING:
    from dossier.extraction.reading.turned import CacheOf

Found = Callable[[tuple[Document, ...]], None]
"""Told of the documents of each file that was read, numbered within it, before the last file is done."""


class Extraction(Record):
    """Files as they were read, with the documents found in them."""

    files: tuple[FileRecord, ...]
    documents: tuple[Document, ...]
    form_text: str
    """Text of the first page of the application form, empty where there is none."""
    timing: Timing

    def as_json(self) -> dict[str, Any]:
        """Documents and files in the contract's form, without any check."""
        return {"schema": "1", **self.model_dump(mode="json", exclude={"form_text"})}


@dataclass(frozen=True)
class ByHand:
    """What persons did to the papers of the dossier, and where pages are kept that were read anew for it.

    ``cache`` is asked with the page and the degrees by which it was turned.
    """

    acts: Sequence[Arrangement]
    cache: CacheOf
