"""Reading a path to documents without checks, as the pipeline does; nothing is taken from a cache."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dossier.extraction.documents import documents_of
from dossier.extraction.intake import open_sources
from dossier.extraction.intake.sources import SourceFile
from dossier.extraction.reading import read_files
from dossier.extraction.second_reader import second_look
from dossier.models.document import Document
from dossier.models.page import FileReading
from dossier.models.settings import settings


@dataclass
class Reading:
    """All that was read of one dossier: its documents, and for every file its bytes and pages."""

    documents: list[Document] = field(default_factory=list)
    files: dict[str, tuple[SourceFile, FileReading]] = field(default_factory=dict)


def read_dossier(path: Path) -> Reading:
    """All documents of a folder, ZIP or file; file names are relative to the dossier."""
    sources = open_sources(path, settings().limits)
    whole = Reading()
    for source, reading in zip(sources, read_files(sources, finish=second_look), strict=True):
        whole.files[source.name] = (source, reading)
        whole.documents += documents_of(source.name, reading, len(whole.documents) + 1)
    return whole
