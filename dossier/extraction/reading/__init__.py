"""Bytes to readings: pages of lines, upright and in reading order, and what could not be read."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from dossier.extraction.intake import SourceFile
from dossier.extraction.ocr import ENGINES
from dossier.extraction.ocr import engine as engine_named
from dossier.extraction.ocr.protocol import OcrEngine
from dossier.extraction.reading.crew import Answer
from dossier.extraction.reading.executor import executor
from dossier.extraction.reading.files import read_whole, reading_of
from dossier.extraction.reading.shape import PageReading, Survey
from dossier.extraction.reading.tasks import Task
from dossier.extraction.versions import EXTRACTOR_VERSION, READER_VERSION
from dossier.models.page import FileReading
from dossier.models.settings import Limits, settings

__all__ = ["EXTRACTOR_VERSION", "READER_VERSION", "Cache", "Progress", "read_file", "read_files"]

Progress = Callable[[int, int, str], None]
"""Told after each page: pages done, pages in all, and the file being read."""

Finish = Callable[[SourceFile, FileReading], FileReading]
"""Adds to a fresh reading what can only be said of the file as a whole."""

PASSING = frozenset({"page_timeout", "page_crashed", "ocr_failed"})
"""Problems that another attempt may not have: readings with them are not kept."""


class Cache(Protocol):
    """Keeps the readings of one version of the reader."""

    def get(self, sha256: str) -> FileReading | None:
        """The reading kept under the digest."""

    def put(self, reading: FileReading) -> None:
        """Keep a reading under its own digest."""


def read_file(
    name: str,
    data: bytes,
    engine: OcrEngine | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> FileReading:
    """Read one file in this process. Problems of the file are in the reading; nothing is raised for them.

    The time limit per page does not hold here; ``read_files`` with two workers or more keeps it.
    """
    tell = progress or _nothing
    reader = engine or engine_named(settings().ocr_engine)
    return read_whole(name, data, reader, limits or settings().limits, lambda page, pages: tell(page, pages, name))


def read_files(
    sources: Sequence[SourceFile],
    engine: OcrEngine | None = None,
    limits: Limits | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
    finish: Finish | None = None,
) -> list[FileReading]:
    """Read files side by side, page by page, in the order given; kept readings are taken from the cache.

    One reading a file. Files that intake refused give an empty reading; their problems are theirs. With one worker, or
    an engine of the caller's own, the files are read in this process. ``finish`` has the last word on each fresh
    reading, before it is kept.
    """
    count = settings().workers if workers is None else workers
    reader = engine or engine_named(settings().ocr_engine)
    known = {source.sha256: cache.get(source.sha256) if cache else None for source in sources if source.sha256}
    fresh = {s.sha256: s for s in sources if s.sha256 and s.data and known[s.sha256] is None}
    limits = limits or settings().limits
    found: Iterable[FileReading]
    if count > 1 and fresh and reader.name in ENGINES:
        found = _side_by_side(list(fresh.values()), reader.name, limits, progress or _nothing, count)
    else:
        found = (read_file(source.name, source.data, reader, limits, progress) for source in fresh.values())
    for read in found:
        reading = finish(fresh[read.sha256], read) if finish else read
        known[reading.sha256] = reading
        if cache and not any(problem.code in PASSING for problem in reading.problems):
            cache.put(reading)
    return [known.get(source.sha256) or FileReading(sha256=source.sha256) for source in sources]


def _side_by_side(
    sources: list[SourceFile], engine: str, limits: Limits, tell: Progress, workers: int
) -> Iterator[FileReading]:
    """Readings in the order of the files, each as soon as its last page is read; the others go on meanwhile."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="dossier-") as name:
        folder = Path(name)
        files = [Task(source.name, folder / source.sha256) for source in sources]
        for source, file in zip(sources, files, strict=True):
            file.path.write_bytes(source.data)
        with executor(workers, engine, limits, folder) as hands:
            surveys = [answer for answer in hands.map(files) if isinstance(answer, Survey)]
            numbers = [range(1, survey.pages + 1) for survey in surveys]
            tasks = [file._replace(page=n) for file, pages in zip(files, numbers, strict=True) for n in pages]
            answers = _told(hands.map(tasks), tasks, tell)
            for source, survey, pages in zip(sources, surveys, numbers, strict=True):
                read = [answer for answer in islice(answers, len(pages)) if isinstance(answer, PageReading)]
                yield reading_of(source.sha256, survey, read, started)


def _told(answers: Iterator[Answer], tasks: Sequence[Task], tell: Progress) -> Iterator[Answer]:
    """The answers, each of them told as it comes."""
    for finished, (task, answer) in enumerate(zip(tasks, answers, strict=True), 1):
        tell(finished, len(tasks), task.name)
        yield answer


def _nothing(done: int, total: int, name: str) -> None:
    """Progress that nobody hears."""
