"""Reading a path to documents without checks, as the pipeline does; nothing is taken from a cache."""

from __future__ import annotations

from pathlib import Path

from dossier.extraction.documents import documents_of
from dossier.extraction.intake import open_sources
from dossier.extraction.reading import read_files
from dossier.extraction.second_reader import second_look
from dossier.models.document import Document
from dossier.models.settings import settings


def read_documents(path: Path) -> list[Document]:
    """All documents of a folder, ZIP or file; file names are relative to the dossier."""
    sources = open_sources(path, settings().limits)
    documents: list[Document] = []
    for source, reading in zip(sources, read_files(sources, finish=second_look), strict=True):
        documents += documents_of(source.name, reading, len(documents) + 1)
    return documents
