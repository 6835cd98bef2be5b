"""What a reader of one medium gives: first a survey of the file, then its pages one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.extraction.ocr.protocol import OcrEngine
from dossier.models.page import FileReading, Page, Problem, Trace
from dossier.models.settings import Limits


@dataclass(frozen=True)
class Survey:
    """Pages that can be read, problems of the file as a whole, its structured data; a ``reading`` where the file is
    read at one go (OFD, XML, DOCX, XLSX); what was observed of the file as a whole."""

    pages: int = 0
    problems: tuple[Problem, ...] = ()
    data: dict[str, str] = field(default_factory=dict)
    reading: FileReading | None = None
    traces: tuple[Trace, ...] = ()


class PageReading(NamedTuple):
    """A page, None where it could not be read, what went wrong, and wall seconds by stage."""

    page: Page | None
    problems: tuple[Problem, ...] = ()
    seconds: dict[str, float] = {}


@dataclass(frozen=True)
class Reader:
    """Functions for one medium. Both may raise UnreadableError; ``page`` also RuntimeError for a failing engine."""

    survey: Callable[[str, bytes, Limits], Survey]
    page: Callable[[str, bytes, int, OcrEngine, Limits], PageReading] | None = None
