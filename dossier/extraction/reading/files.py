"""One file to its reading: the medium is told by content, and each medium has its reader in ``READERS``."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import replace

from dossier.extraction.intake.media import KIND_NAMES, Media, archive_kind, expected_media, media_of
from dossier.extraction.ocr.protocol import OcrEngine
from dossier.extraction.problems import problem
from dossier.extraction.reading import office, pdf, raster
from dossier.extraction.reading.downwards import has_columns
from dossier.extraction.reading.mirror import is_turned_over
from dossier.extraction.reading.shape import PageReading, Reader, Survey
from dossier.extraction.stages import measured
from dossier.extraction.structured import read_ofd, read_xml
from dossier.extraction.traces.page_prints import printed
from dossier.models.errors import UnreadableError
from dossier.models.page import FileReading, PageTime, Problem, Trace
from dossier.models.settings import Limits

_log = logging.getLogger(__name__)


def _at_one_go(read: Callable[[bytes, Limits], FileReading]) -> Reader:
    def survey(name: str, data: bytes, limits: Limits) -> Survey:
        reading = read(data, limits)
        return Survey(reading=reading.model_copy(update={"problems": tuple(_named(p, name) for p in reading.problems)}))

    return Reader(survey)


READERS: dict[Media, Reader] = {
    "pdf": Reader(pdf.survey, pdf.read_page),
    "picture": Reader(raster.survey, raster.read_page),
    "docx": Reader(office.survey_docx, office.read_docx_page),
    "xlsx": Reader(office.survey_xlsx),
    "ofd": _at_one_go(read_ofd),
    "xml": _at_one_go(read_xml),
}
"""To read another medium: a module with its functions, its magic in ``intake/media``, and a line here."""


def survey_file(name: str, data: bytes, limits: Limits) -> Survey:
    """What the file holds; never raises for what is in the file."""
    media = media_of(data)
    reader = READERS.get(media)
    if reader is None:
        return Survey(problems=(_unsupported(name, data, media),))
    try:
        return replace(reader.survey(name, data, limits), traces=_examined(data, media))
    except UnreadableError as error:
        return Survey(problems=(_problem_of(error, name),))
    except Exception as error:  # whatever a parser trips over must not stop the dossier
        _log.exception("cannot read %s", name)
        reason = f"{type(error).__name__}: {error}"[:160]
        return Survey(problems=(problem("file_broken", name, kind=media.upper(), reason=reason),))


def _examined(data: bytes, media: Media) -> tuple[Trace, ...]:
    from dossier.extraction.traces.examining import examined  # examiners read pages with the readers of this room

    return tuple(examined(data, media))


def read_page(name: str, data: bytes, number: int, engine: OcrEngine, limits: Limits) -> PageReading:
    """One page of a file that was surveyed, and where its time went; never raises for what is in the file."""
    with measured() as seconds:
        answer = _page(name, data, number, engine, limits)
    return answer._replace(seconds=seconds)


def _page(name: str, data: bytes, number: int, engine: OcrEngine, limits: Limits) -> PageReading:
    reader = READERS[media_of(data)]
    if reader.page is None:
        return PageReading(None)
    try:
        return _told_of(name, _with_pixels(reader.page(name, data, number, engine, limits), data))
    except UnreadableError as error:
        return PageReading(None, (_problem_of(error, name, number),))
    except RuntimeError as error:
        _log.exception("engine %s failed on page %s of %s", engine.name, number, name)
        return PageReading(None, (problem("ocr_failed", name, number, reason=str(error)[:160]),))
    except Exception as error:  # as above
        _log.exception("cannot read page %s of %s", number, name)
        reason = f"{type(error).__name__}: {error}"[:160]
        return PageReading(None, (problem("page_failed", name, number, reason=reason),))


def _with_pixels(answer: PageReading, data: bytes) -> PageReading:
    from dossier.extraction.traces.pixels.examining import with_pixel_traces  # it turns boxes with this room's help

    return answer._replace(page=with_pixel_traces(answer.page, data, media_of(data))) if answer.page else answer


def _told_of(name: str, answer: PageReading) -> PageReading:
    """The answer, with the page's print, and with what a person should know of how the page lay."""
    if answer.page is None:
        return answer
    page = printed(answer.page)
    codes = [("mirrored", is_turned_over(page)), ("vertical_text", has_columns(page))]
    told = [problem(code, name, page.number) for code, is_so in codes if is_so]
    return answer._replace(page=page, problems=(*answer.problems, *told))


def reading_of(sha256: str, survey: Survey, pages: list[PageReading], started: float) -> FileReading:
    """Survey and pages put together; ``started`` by ``time.perf_counter``."""
    seconds = round(time.perf_counter() - started, 3)
    if survey.reading is not None:
        known = {"sha256": sha256, "seconds": seconds, "traces": survey.traces}
        return survey.reading.model_copy(update={**known, "pages": tuple(map(printed, survey.reading.pages))})
    return FileReading(
        sha256=sha256,
        pages=tuple(page.page for page in pages if page.page is not None),
        problems=(*survey.problems, *(found for page in pages for found in page.problems)),
        data=survey.data,
        traces=survey.traces,
        seconds=seconds,
        times=tuple(PageTime(page=number, stages=page.seconds) for number, page in enumerate(pages, 1)),
    )


def read_whole(
    name: str, data: bytes, engine: OcrEngine, limits: Limits, done: Callable[[int, int], None]
) -> FileReading:
    """All of one file in this process; ``done`` hears page and pages after each."""
    started = time.perf_counter()
    survey = survey_file(name, data, limits)
    pages = []
    for number in range(1, survey.pages + 1):
        pages.append(read_page(name, data, number, engine, limits))
        done(number, survey.pages)
    return reading_of(hashlib.sha256(data).hexdigest(), survey, pages, started)


def _unsupported(name: str, data: bytes, media: Media) -> Problem:
    if media == "empty":
        return problem("empty_file", name)
    if media == "archive":
        return problem("unsupported_archive", name, kind=archive_kind(data))
    kind, kind_en = KIND_NAMES[media]
    expected = expected_media(name)
    if expected not in ("unknown", media):
        return problem("wrong_content", name, kind=kind, kind_en=kind_en, expected=KIND_NAMES[expected][0])
    return problem("unsupported", name, kind=kind, kind_en=kind_en)


def _problem_of(error: UnreadableError, name: str, page: int | None = None) -> Problem:
    """The reader's own words, with the file's name before them where they lack it."""
    found = Problem(code=error.code, message=error.message, cure=error.cure or error.message, page=page)
    return _named(found, name)


def _named(found: Problem, name: str) -> Problem:
    message = found.message
    if f"“{name}”" in message.zh:
        return found
    message = message.model_copy(update={"zh": f"“{name}”：{message.zh}", "en": f"“{name}”: {message.en}"})
    return found.model_copy(update={"message": message})
