"""One paper over several files: 合同-1.jpg and 合同-2.jpg, the front and the back of a certificate, a report by pages.

Files are joined only on proof, and only where the same pages in one file would be one paper: either their pages count
on under one number of the paper, or their names differ by a running number alone, and none but the first begins a
paper. A wrong joining is worse than none.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from dossier.extraction.classify import OTHER
from dossier.extraction.documents import documents_of
from dossier.extraction.fields import KINDS
from dossier.extraction.file_names import Numbered, numbered
from dossier.extraction.files_together import laid_together, taken_back
from dossier.extraction.page_groups import SINGLE
from dossier.extraction.page_views import View, views_of
from dossier.extraction.titles import page_text
from dossier.models.document import Document
from dossier.models.page import FileReading, Page

_MOST_PAGES = 60
"""A file of more pages is no part of a paper in several files."""
_MOST_FILES = 40
_HEAD = 0.4
"""Share of a page's height in which a first page names its matter."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """A file as it was read, and the documents found in it."""

    name: str
    reading: FileReading
    documents: tuple[Document, ...]

    @property
    def alone(self) -> Document | None:
        """The one document of the whole file; None where it holds several, or none, or structured data."""
        plain = not any(key.startswith("invoice.") for key in self.reading.data)
        if not plain or len(self.documents) != 1 or len(self.reading.pages) > _MOST_PAGES:
            return None
        return self.documents[0] if len(self.documents[0].pages) == len(self.reading.pages) else None

    @cached_property
    def views(self) -> list[View]:
        """Its pages, each seen alone."""
        return views_of(self.reading.pages)

    @cached_property
    def counts(self) -> list[tuple[int, int]]:
        """What its pages say of their place: page and total; empty where a page says nothing."""
        counts = [view.count for view in self.views]
        return [(count.page, count.of) for count in counts if count and count.of] if all(counts) else []

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Long numbers in the heads of its pages."""
        return frozenset[str]().union(*(view.numbers for view in self.views))

    @cached_property
    def place(self) -> tuple[str, Numbered]:
        """Its folder, and its name taken apart."""
        path = PurePosixPath(self.name)
        return str(path.parent), numbered(path.stem)


def joined(entries: Sequence[Entry]) -> list[Document]:
    """The documents of all files in the files' order, those in several files put together, numbered d1 onwards."""
    single = [entry for entry in entries if entry.alone is not None]
    instead: dict[str, list[Document]] = {}
    for group in [*_by_counts(single), *_by_names(single)]:
        if any(entry.name in instead for entry in group):
            continue
        whole = _whole(group)
        if whole is not None:
            instead |= {entry.name: [] for entry in group} | {_earliest(group, entries): [whole]}
    found = [document for entry in entries for document in instead.get(entry.name, entry.documents)]
    return [document.model_copy(update={"id": f"d{n}"}) for n, document in enumerate(found, 1)]


def _earliest(group: Sequence[Entry], entries: Sequence[Entry]) -> str:
    """The file of the group that comes first in the dossier: there the document stands."""
    names = {entry.name for entry in group}
    return next(entry.name for entry in entries if entry.name in names)


def _by_counts(single: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Files of a folder whose pages count one total, each number once, under a number that all of them bear."""
    clusters: dict[tuple[str, int, str], list[Entry]] = {}
    for entry in single:
        totals = {of for _, of in entry.counts}
        if len(totals) == 1 and len(entry.counts) < min(totals):
            for number in entry.numbers:
                clusters.setdefault((entry.place[0], min(totals), number), []).append(entry)
    for cluster in clusters.values():
        group = sorted(cluster, key=lambda entry: entry.counts)
        pages = [page for entry in group for page, _ in entry.counts]
        if 2 <= len(group) <= _MOST_FILES and pages == sorted(set(pages)):
            yield group


def _by_names(single: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Files of a folder whose names differ by a running number: one that begins a paper, and those that go on."""
    series: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in single:
        folder, name = entry.place
        if name.telling:
            series.setdefault((folder, name.base, PurePosixPath(entry.name).suffix.lower()), []).append(entry)
    for same in series.values():
        ordered = sorted(same, key=lambda entry: entry.place[1].number)
        yield from (group for group in _stretches(ordered) if 2 <= len(group) <= _MOST_FILES)


def _stretches(ordered: Sequence[Entry]) -> Iterator[list[Entry]]:
    group: list[Entry] = []
    for entry in ordered:
        if group and entry.place[1].number == group[-1].place[1].number + 1 and _goes_on(group, entry):
            group.append(entry)
        else:
            yield group
            group = [entry] if entry.alone and entry.alone.type != OTHER else []
    yield group


def _goes_on(group: Sequence[Entry], entry: Entry) -> bool:
    """Whether the file's first page begins no paper of its own but may go on with the group's."""
    first, view = group[0], entry.views[0]
    shares = bool(view.numbers & first.numbers)
    last = group[-1].counts[-1:] or [(0, 0)]
    counts_on = bool(entry.counts) and entry.counts[0] == (last[0][0] + 1, last[0][1])
    if first.alone is None or first.alone.type in SINGLE:
        return False
    if view.kind.titled:
        return view.kind.type == first.alone.type and shares and counts_on
    inside = view.kind.type == first.alone.type and not _begins(view.page, view.kind.type)
    return view.kind.type == OTHER or inside or shares or counts_on


def _begins(page: Page, type_: str) -> bool:
    """Whether the head of the page names what a first page names: the parties, or the number and the thing."""
    head = page.model_copy(update={"lines": tuple(line for line in page.lines if line.box[1] < _HEAD)})
    text = page_text(head)
    return all(re.search(label, text) for label in KINDS[type_].cues.labels[:2])


def _whole(group: Sequence[Entry]) -> Document | None:
    """The group as one document; None where its pages in one file would not be one paper."""
    reading, homes = laid_together([(entry.name, entry.reading) for entry in group])
    try:
        found = documents_of(group[0].name, reading, 1)
    except Exception:  # the files stay as they are
        _log.exception("not joined: %s", [entry.name for entry in group])
        return None
    if len(found) != 1 or sorted(found[0].pages) != sorted(homes):
        return None
    return taken_back(found[0], homes, {entry.name: entry.reading.sha256 for entry in group})
