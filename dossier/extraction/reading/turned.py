"""A page that a person has turned is read anew in its new orientation, and only that page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dossier.extraction.intake import SourceFile
from dossier.extraction.intake.media import media_of
from dossier.extraction.ocr import engine as engine_named
from dossier.extraction.reading import Cache, Finish
from dossier.extraction.reading.files import READERS, read_page
from dossier.extraction.reading.turn import turning
from dossier.models.page import FileReading, Page, PageTime
from dossier.models.settings import settings

CacheOf = Callable[[int, int], Cache]
"""The cache of a page and the degrees by which it was turned."""

_WITH_PICTURE = ("text", "scan")


def can_be_turned(data: bytes, page: Page) -> bool:
    """Whether a page has a picture that can be read another way up; tables, XML and OFD are read as they are stored."""
    reader = READERS.get(media_of(data))
    return reader is not None and reader.page is not None and page.media in _WITH_PICTURE


def with_turned_pages(
    source: SourceFile, reading: FileReading, turns: Mapping[int, int], cache: CacheOf, finish: Finish
) -> FileReading:
    """The reading, with pages (by number) read anew so many degrees further clockwise.

    What was read so before is taken from the cache. A page stays as it is where the file's bytes are not at hand.
    """
    for number, degrees in turns.items():
        kept = cache(number, degrees)
        fresh = kept.get(source.sha256)
        if fresh is None and source.data and any(page.number == number for page in reading.pages):
            fresh = finish(source, _read(source, reading, number, degrees))
            kept.put(fresh)
        if fresh is not None and fresh.pages:
            reading = _replaced(reading, fresh, number)
    return reading


def _read(source: SourceFile, reading: FileReading, number: int, degrees: int) -> FileReading:
    """The page alone, with what the file says of itself."""
    with turning(degrees):
        answer = read_page(source.name, source.data, number, engine_named(settings().ocr_engine), settings().limits)
    return FileReading(
        sha256=source.sha256,
        pages=(answer.page,) if answer.page else (),
        problems=answer.problems,
        data=reading.data,
        times=(PageTime(page=number, stages=answer.seconds),),
    )


def _replaced(reading: FileReading, fresh: FileReading, number: int) -> FileReading:
    pages = tuple(fresh.pages[0] if page.number == number else page for page in reading.pages)
    problems = (*(one for one in reading.problems if one.page != number), *fresh.problems)
    return reading.model_copy(update={"pages": pages, "problems": problems})
