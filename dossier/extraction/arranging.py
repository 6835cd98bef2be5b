"""Papers as people have arranged them: which pages are one paper, and what it is, whatever the machine made of them.

Each word fixes the pages of the papers it speaks of; what other papers lose thereby is formed anew from what is left.
The last word on a page counts. Papers that nobody spoke of stay as the machine formed them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.extraction.classify import OTHER, Classification
from dossier.extraction.documents import FIELDS_FAILED, document_of
from dossier.extraction.files_together import laid_together, taken_back
from dossier.extraction.splitting import binding_totals
from dossier.models.arrangement import Arrangement, Merge, Paper, Retype, Split, Stretch, Turn, turns_of
from dossier.models.document import Arranged, Document
from dossier.models.page import FileReading, Trace

_log = logging.getLogger(__name__)

Place = tuple[str, int]
"""File of the dossier by name, and page."""


@dataclass
class _Held:
    """A paper as it stands: its pages, the type a person gave it, who arranged it, and the document of the machine,
    None where it must be formed anew."""

    places: list[Place]
    type: str | None = None
    by: tuple[Arranged, ...] = ()
    made: Document | None = None


def arranged(
    files: Sequence[tuple[str, FileReading]], documents: Sequence[Document], acts: Sequence[Arrangement]
) -> list[Document]:
    """The documents after these acts, in their order, numbered d1 onwards."""
    if not acts:
        return list(documents)
    names = _Names(files)
    held = [_Held(list(document.places), made=document) for document in documents]
    for act in acts:
        for bound in _bound(act, names):
            held = _with(held, bound, act)
    forming = _Forming(dict(files))
    formed = [one.made or forming.document(one) for one in held]
    turned = _turned(acts, names)
    marked = [_marked(document, turned) for document in formed]
    return [document.model_copy(update={"id": f"d{n}"}) for n, document in enumerate(marked, 1)]


class _Names:
    """Files by digest; a file that was handed in twice is there twice, and a word on it is a word on both."""

    def __init__(self, files: Iterable[tuple[str, FileReading]]) -> None:
        self._names: dict[str, list[str]] = {}
        self._pages: dict[str, set[int]] = {}
        for name, reading in files:
            self._names.setdefault(reading.sha256, []).append(name)
            self._pages[name] = {page.number for page in reading.pages}

    def copies(self, *papers: Paper) -> int:
        """How many copies of all files of the papers there are."""
        return min((len(self._names.get(part.sha256, ())) for paper in papers for part in paper), default=0)

    def places(self, parts: Iterable[Stretch], copy: int) -> list[Place]:
        """The pages that are there to be read, in the copy of that number."""
        named = [(self._names[part.sha256][copy], part.pages) for part in parts]
        return [(name, page) for name, pages in named for page in pages if page in self._pages[name]]

    def named(self, sha256: str) -> list[str]:
        """The files of that digest."""
        return self._names.get(sha256, [])


@dataclass(frozen=True)
class _Bound:
    """Papers that one act makes: their pages, and the type it gives (None: as before, or as the machine says)."""

    papers: tuple[list[Place], ...]
    type: str | None = None


def _bound(act: Arrangement, names: _Names) -> Iterator[_Bound]:
    """What an act binds, once for each copy of the files it speaks of."""
    form = act.form
    if isinstance(form, Retype):
        for copy in range(names.copies(form.paper)):
            yield _Bound((names.places(form.paper, copy),), form.type)
    elif isinstance(form, Merge):
        for copy in range(names.copies(form.first, form.second)):
            both = [*names.places(form.first, copy), *names.places(form.second, copy)]
            yield _Bound((list(dict.fromkeys(both)),))
    elif isinstance(form, Split):
        for copy in range(names.copies(form.paper)):
            places = names.places(form.paper, copy)
            spot = names.places([Stretch(sha256=form.before.sha256, pages=(form.before.page,))], copy)
            at = places.index(spot[0]) if spot and spot[0] in places else 0
            yield _Bound((places[:at], places[at:]))


def _with(held: Sequence[_Held], bound: _Bound, act: Arrangement) -> list[_Held]:
    """The papers after the act; those it makes stand where the first of their pages stood."""
    taken = {place for places in bound.papers for place in places}
    mark = Arranged(kind=act.kind, user=act.user, on=act.created_at.date().isoformat(), reason=act.reason)
    made = [_made(held, places, bound.type, mark) for places in bound.papers if places]
    after: list[_Held] = []
    for one in held:
        left = [place for place in one.places if place not in taken]
        if len(left) == len(one.places):
            after.append(one)
            continue
        after += made
        made = []
        if left:
            after.append(_Held(left, one.type, (*one.by, mark)))
    return after + made


def _made(held: Sequence[_Held], places: list[Place], type_: str | None, mark: Arranged) -> _Held:
    """A paper of these pages; it keeps the type that a person gave to the paper with its first page."""
    before = next((one for one in held if places[0] in one.places), None)
    kept = before.type if before and before.places[0] == places[0] else None
    return _Held(places, type_ or kept, (*(before.by if before else ()), mark))


class _Forming:
    """Forms documents from the pages of files."""

    def __init__(self, readings: Mapping[str, FileReading]) -> None:
        self._readings = readings

    def document(self, held: _Held) -> Document:
        """The document of these pages; without fields where reading them breaks, which a trace then says."""
        forced = _forced(held)
        pieces = [(name, self._piece(name, pages)) for name, pages in _by_file(held.places).items()]
        try:
            made = self._formed(pieces, forced)
        except Exception as error:  # one paper must not take the others down
            _log.exception("not formed: %s", held.places)
            made = _bare(pieces, forced, type(error).__name__)
        return made.model_copy(update={"arranged": held.by})

    def _formed(self, pieces: Sequence[tuple[str, FileReading]], forced: Classification | None) -> Document:
        name, reading = pieces[0]
        totals = binding_totals(self._readings[name].pages) if len(self._readings[name].pages) > 2 else frozenset()
        if len(pieces) == 1:
            return document_of(name, reading, forced, totals)
        together, homes = laid_together(pieces)
        document = taken_back(
            document_of(name, together, forced, totals), homes, {name: piece.sha256 for name, piece in pieces}
        )
        if document is None:
            raise ValueError("pages of several files are mixed up")
        return document

    def _piece(self, name: str, pages: Sequence[int]) -> FileReading:
        """The file's reading, with these pages only."""
        reading = self._readings[name]
        by_number = {page.number: page for page in reading.pages}
        traces = tuple(trace for trace in reading.traces if trace.page == 0 or trace.page in pages)
        return reading.model_copy(update={"pages": tuple(by_number[n] for n in pages), "traces": traces})


def _by_file(places: Iterable[Place]) -> dict[str, list[int]]:
    """Pages file by file, in the order in which the files come first."""
    pages: dict[str, list[int]] = {}
    for name, page in places:
        pages.setdefault(name, []).append(page)
    return pages


def _forced(held: _Held) -> Classification | None:
    """The type a person gave, and who did."""
    if held.type is None:
        return None
    word = [mark for mark in held.by if mark.kind == "retype"][-1]
    why = f"：{word.reason}" if word.reason else ""
    reason = f"{word.user} {word.on} 人工认定{why} / type given by a person"
    return Classification(held.type, 1.0, reason, titled=True)


def _bare(pieces: Sequence[tuple[str, FileReading]], forced: Classification | None, error: str) -> Document:
    name, reading = pieces[0]
    numbers = tuple(page.number for page in reading.pages)
    return Document(
        id="d1", type=forced.type if forced else OTHER, type_confidence=forced.confidence if forced else 0.5,
        type_reason=forced.reason if forced else "", file=name, sha256=reading.sha256, pages=numbers,
        traces=(Trace(kind=FIELDS_FAILED, page=numbers[0], text=error),),
    )  # fmt: skip


def _turned(acts: Sequence[Arrangement], names: _Names) -> dict[Place, Arranged]:
    """The last word on each page that stands otherwise than the machine had it."""
    turned: dict[Place, Arranged] = {}
    standing = turns_of(acts)
    for act in acts:
        if isinstance(form := act.form, Turn) and (form.sha256, form.page) in standing:
            on = act.created_at.date().isoformat()
            mark = Arranged(kind="turn", user=act.user, on=on, reason=act.reason)
            turned |= {(name, form.page): mark for name in names.named(form.sha256)}
    return turned


def _marked(document: Document, turned: Mapping[Place, Arranged]) -> Document:
    marks = tuple(dict.fromkeys(turned[place] for place in document.places if place in turned))
    return document.model_copy(update={"arranged": (*document.arranged, *marks)}) if marks else document
