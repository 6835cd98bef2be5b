"""Pages that lie in a file as one paper, with what each says of it, whatever papers they were split into.

A page from another report may be taken for a paper of its own, because its number is another. Where it stands just
where a page of the paper before it is due, and has no beginning of its own, both are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from dossier.checks.completeness import OTHER
from dossier.models.document import Document, Evidence
from dossier.models.page import Trace

HEAD, LABEL = "page_head", "page_label"


class Head(NamedTuple):
    """Something that one page says of the paper; ``at`` is the page's place among the strand's pages."""

    document: Document
    at: int
    trace: Trace

    @property
    def what(self) -> str:
        """Which thing it says."""
        return str(self.trace.data["what"])

    @property
    def value(self) -> str:
        """What it says, normalised."""
        return str(self.trace.data["value"])

    @property
    def exact(self) -> bool:
        """Whether it was not read from a picture."""
        return bool(self.trace.data["source"] != "ocr")

    @property
    def confidence(self) -> float:
        """How surely it was read."""
        return float(self.trace.data["confidence"])

    @property
    def evidence(self) -> Evidence:
        """Where it stands."""
        return Evidence(
            document=self.document.id, page=self.trace.page, box=self.trace.box, text=self.trace.text,
            file=self.trace.file,
        )  # fmt: skip


class Strand(NamedTuple):
    """Papers whose pages count on, and what their pages say; mostly one paper."""

    documents: tuple[Document, ...]

    @property
    def places(self) -> list[tuple[str, int]]:
        """File and page of all pages."""
        return [place for document in self.documents for place in document.places]

    def heads(self) -> list[Head]:
        """What the pages say, in their order; annexes and subcontracted pages left out."""
        return [head for head in self._all(HEAD) if not head.trace.data["annex"]]

    def counts(self) -> dict[int, int]:
        """The pages' own numbers, by place."""
        return {head.at: int(head.trace.data["page"]) for head in self._all(LABEL)}

    def _all(self, kind: str) -> list[Head]:
        at = {place: index for index, place in reversed(list(enumerate(self.places)))}
        found = [
            Head(document, at[place], trace)
            for document in self.documents
            for trace in document.traces
            if trace.kind == kind and (place := (trace.file or document.file, trace.page)) in at
        ]
        return sorted(found, key=lambda head: head.at)

    def document_at(self, at: int) -> Document:
        """The paper to which the page at that place was given."""
        for document in self.documents:
            if at < len(document.places):
                return document
            at -= len(document.places)
        return self.documents[-1]


def strands(documents: Iterable[Document]) -> Iterator[Strand]:
    """All papers, those together that count on in one file."""
    for _, same in groupby(documents, key=lambda document: document.file):
        current: list[Document] = []
        for document in same:
            if current and not _counts_on(current, document):
                yield Strand(tuple(current))
                current = []
            current.append(document)
        yield Strand(tuple(current))


def _counts_on(before: list[Document], document: Document) -> bool:
    """Whether a paper without a beginning stands where the next page of those before it is due."""
    last = before[-1]
    if document.type not in (before[0].type, OTHER) or before[0].type == OTHER or document.parts or last.parts:
        return False
    if document.pages[:1] != (last.pages[-1] + 1,):
        return False
    due, own = Strand(tuple(before)).counts(), Strand((document,)).counts()
    if not due or not own:
        return False
    last_at, first_at = max(due), min(own)
    distance = len(Strand(tuple(before)).places) - last_at + first_at
    return own[first_at] > 1 and 1 not in own.values() and own[first_at] == due[last_at] + distance
