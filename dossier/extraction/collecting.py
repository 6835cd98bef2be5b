"""From the files of a dossier to its documents: everything is read, and what breaks becomes a problem of its file."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence

from dossier.extraction.arranging import arranged
from dossier.extraction.documents import FIELDS_FAILED, documents_of
from dossier.extraction.intake import SourceFile
from dossier.extraction.joining import Entry, joined
from dossier.extraction.outcome import ByHand, Extraction, Found
from dossier.extraction.problems import problem
from dossier.extraction.reading import Cache, Progress, read_files
from dossier.extraction.reading.turned import with_turned_pages
from dossier.extraction.second_reader import second_look
from dossier.extraction.timing import timing_of
from dossier.models.arrangement import turns_of
from dossier.models.base import Text, text
from dossier.models.document import Document, FileRecord
from dossier.models.errors import UnreadableError
from dossier.models.page import FileReading, Problem

_log = logging.getLogger(__name__)

_NAME = "\ue000"
"""Stands for the file's name in kept readings (a character of private use, which no template has)."""
_MOST_ALIKE = 5
"""Pages of one file that are named one by one for the same trouble."""


def collect(
    sources: Sequence[SourceFile],
    cache: Cache | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
    early: Found | None = None,
    by_hand: ByHand | None = None,
) -> Extraction:
    """Read all files and find their documents, numbered d1 onwards. ``early`` is told of each file as it is done.

    ``by_hand`` is how persons have arranged the papers; it counts over what the machine makes of them.

    Raises UnreadableError where not one page of one file could be read.
    """
    started = time.perf_counter()
    readings, cached = _readings(sources, cache, progress, workers, early)
    if by_hand:
        readings = [_turned(*pair, by_hand) for pair in zip(sources, readings, strict=True)]
    if not any(reading.pages for reading in readings):
        raise _nothing_readable(sources, readings)
    files: list[FileRecord] = []
    entries: list[Entry] = []
    read = time.perf_counter()
    for source, reading in zip(sources, readings, strict=True):
        found, problems = _documents(source.name, reading, 1)
        entries.append(Entry(source.name, reading, tuple(found)))
        files.append(_file(source, reading, (*source.problems, *reading.problems, *problems)))
    documents = joined(entries)
    if by_hand and by_hand.acts:
        documents = arranged([(entry.name, entry.reading) for entry in entries], documents, by_hand.acts)
        files = [_with_broken(file, documents) for file in files]
    return Extraction(
        files=tuple(files),
        documents=tuple(documents),
        form_text=_form_text(documents, readings),
        timing=timing_of(sources, readings, cached, started, read),
    )


def _file(source: SourceFile, reading: FileReading, problems: Sequence[Problem]) -> FileRecord:
    if reading.pages and all(page.media == "blank" for page in reading.pages) and not problems:
        problems = (problem("blank_file", source.name, pages=len(reading.pages)),)
    unique = {(found.code, found.page): found for found in reversed(problems)}
    return FileRecord(
        name=source.name,
        sha256=source.sha256,
        size=source.size,
        pages=len(reading.pages),
        problems=_summed(list(reversed(unique.values()))),
    )


def _summed(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The same trouble on many pages is told for the first of them, with the number of the others."""
    by_code: dict[str, list[Problem]] = {}
    for found in problems:
        by_code.setdefault(found.code, []).append(found)
    told: list[Problem] = []
    for same in by_code.values():
        few = same if len(same) <= _MOST_ALIKE else same[:_MOST_ALIKE]
        told += few
        if len(same) > len(few):
            zh, en = f"（同样情况另有 {len(same) - len(few)} 页）", f" (the same on {len(same) - len(few)} more pages)"
            said = few[-1].message
            told[-1] = few[-1].model_copy(update={"message": Text(zh=said.zh + zh, en=said.en + en)})
    return tuple(told)


def _readings(
    sources: Sequence[SourceFile],
    cache: Cache | None,
    progress: Progress | None,
    workers: int | None,
    early: Found | None,
) -> tuple[list[FileReading], set[str]]:
    """Readings in the order of the sources, and the digests of those that came from the cache."""
    named = _Named(cache, {source.sha256: source.name for source in sources}) if cache else None
    known: dict[str, FileReading] = {"": FileReading(sha256="")}
    for source in sources:
        reading = named.get(source.sha256) if named and source.sha256 else None
        if reading is not None:
            known[source.sha256] = reading
    cached = set(known)
    fresh = list({source.sha256: source for source in sources if source.sha256 not in known}.values())
    if fresh:
        readings = read_files(fresh, cache=named, progress=progress, workers=workers, finish=_finish(early))
        known.update({source.sha256: reading for source, reading in zip(fresh, readings, strict=True)})
    return [known[source.sha256] for source in sources], cached


def _finish(found: Found | None) -> Callable[[SourceFile, FileReading], FileReading]:
    """The second look at a fresh reading, and word of its documents to whoever wants to know early."""
    if found is None:
        return second_look

    def finish(source: SourceFile, reading: FileReading) -> FileReading:
        seen = second_look(source, reading)
        found(tuple(_documents(source.name, seen, 1)[0]))
        return seen

    return finish


def _turned(source: SourceFile, reading: FileReading, by_hand: ByHand) -> FileReading:
    """The reading with the pages that a person has turned."""
    turns = {page: degrees for (sha256, page), degrees in turns_of(by_hand.acts).items() if sha256 == source.sha256}

    def cache(page: int, degrees: int) -> Cache:
        return _Named(by_hand.cache(page, degrees), {source.sha256: source.name})

    return with_turned_pages(source, reading, turns, cache, second_look) if turns else reading


def _with_broken(file: FileRecord, documents: Sequence[Document]) -> FileRecord:
    """The file with a problem for each paper arranged by hand whose fields could not be read."""
    broken = [
        _extraction_problem(file.name, trace.text, trace.page)
        for document in documents
        if document.arranged and document.file == file.name
        for trace in document.traces
        if trace.kind == FIELDS_FAILED
    ]
    return file.model_copy(update={"problems": tuple(dict.fromkeys((*file.problems, *broken)))}) if broken else file


class _Named:
    """A cache of readings that knows no file names: the same file may come in again from somebody else."""

    def __init__(self, cache: Cache, names: Mapping[str, str]) -> None:
        self._cache, self._names = cache, names

    def get(self, sha256: str) -> FileReading | None:
        """The kept reading, its problems speaking of the file by its present name."""
        reading = self._cache.get(sha256)
        return _renamed(reading, _NAME, self._names[sha256]) if reading else None

    def put(self, reading: FileReading) -> None:
        """Keep the reading without the file's name."""
        self._cache.put(_renamed(reading, self._names[reading.sha256], _NAME))


def _renamed(reading: FileReading, old: str, new: str) -> FileReading:
    def renamed(said: Text) -> Text:
        return Text(zh=said.zh.replace(f"“{old}”", f"“{new}”"), en=said.en.replace(f"“{old}”", f"“{new}”"))

    problems = [p.model_copy(update={"message": renamed(p.message), "cure": renamed(p.cure)}) for p in reading.problems]
    return reading.model_copy(update={"problems": tuple(problems)})


def _documents(name: str, reading: FileReading, first_id: int) -> tuple[list[Document], tuple[Problem, ...]]:
    """The documents of a file; where finding them breaks, a problem instead, and the rest of the dossier goes on."""
    try:
        found = documents_of(name, reading, first_id)
    except Exception as error:
        _log.exception("no documents from %s", name)
        return [], (_extraction_problem(name, type(error).__name__, None),)
    broken = [trace for document in found for trace in document.traces if trace.kind == FIELDS_FAILED]
    return found, tuple(_extraction_problem(name, trace.text, trace.page) for trace in broken)


def _extraction_problem(name: str, kind: str, page: int | None) -> Problem:
    zh, en = (
        (f"“{name}”第{page}页起的材料", f"The paper from page {page} of “{name}”")
        if page
        else (f"“{name}”", f"“{name}”")
    )
    return Problem(
        code="extraction_failed",
        message=Text(
            zh=f"{zh}已读取，但分析其内容时程序出错（{kind}），其中的内容未能识别。",
            en=f"{en} was read, but the program broke while analysing it ({kind}); what it says was not recognised.",
        ),
        cure=text(
            "请人工审阅该文件，并将日志交给维护人员。", "Look at the file by hand and hand the log to the maintainers."
        ),
        page=page,
    )


def _form_text(documents: Sequence[Document], readings: Sequence[FileReading]) -> str:
    pages = {reading.sha256: reading.pages for reading in readings}
    for document in documents:
        if document.type == "application_form" and document.pages:
            return next((p.text for p in pages[document.sha256] if p.number == document.pages[0]), "")
    return ""


def _nothing_readable(sources: Sequence[SourceFile], readings: Sequence[FileReading]) -> UnreadableError:
    problems = [p for s, r in zip(sources, readings, strict=True) for p in (*s.problems, *r.problems)]
    if not problems:
        return UnreadableError(
            "no_files",
            text("没有可读取的文件。", "There is no file to read."),
            text("请给出含有材料的文件夹、ZIP 或单个文件。", "Give a folder, a ZIP or a file with papers."),
        )
    first, others = problems[0], len({problem.message.zh for problem in problems}) - 1
    zh, en = (f"（另有 {others} 个问题）", f" (and {others} more)") if others else ("", "")
    message = Text(zh=f"{first.message.zh}{zh}", en=f"{first.message.en}{en}")
    return UnreadableError(first.code, message, first.cure)
