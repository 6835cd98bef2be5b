"""The record store as the rest of the product sees it: one object, opened by a URL."""

from __future__ import annotations

from dossier.models.page import FileReading
from dossier.models.records import account_tables, case_tables, catalogue_tables  # noqa: F401  # all tables are known
from dossier.models.records.access import Access
from dossier.models.records.arrangements import Arrangements
from dossier.models.records.audit import Audit
from dossier.models.records.base import Part
from dossier.models.records.database import open_database
from dossier.models.records.dispositions import Dispositions
from dossier.models.records.dossiers import Dossiers
from dossier.models.records.experts import Experts
from dossier.models.records.files import Files
from dossier.models.records.formed import Formed
from dossier.models.records.place import place_of
from dossier.models.records.previews import Previews
from dossier.models.records.queue import Queue
from dossier.models.records.readings import Readings
from dossier.models.records.recognition import Recognition
from dossier.models.records.results import Results
from dossier.models.records.reuse import Reuse
from dossier.models.records.review import Review
from dossier.models.records.sanctions import Sanctions
from dossier.models.records.sessions import Sessions


class Store(
    Sanctions, Access, Arrangements, Audit, Dispositions, Dossiers, Experts, Formed, Previews, Queue, Readings,
    Recognition, Results, Reuse, Review, Sessions, Part,
):  # fmt: skip
    """Dossiers, their files, readings, results, and what people did. Safe for use by threads and processes at once.

    What a method has returned from is on the disk. Raises StoreError where the place cannot be opened, UsageError for
    a URL that is none.
    """

    def __init__(self, url: str | None = None) -> None:
        super().__init__()
        self.place = place_of(url)
        self.files = Files(self.place.files)
        self._engine = open_database(self.place.url)
        self.begin_trail()

    def keep_file(self, data: bytes) -> str:
        """Keep a file and return its sha256."""
        return self.files.keep(data)

    def file(self, sha256: str) -> bytes:
        """The bytes of a kept file. Raises StoreError where it is missing or damaged."""
        return self.files.read(sha256)

    def cache(self, version: str) -> ReadingCache:
        """The readings of one version of the reader, in the form that the reader asks for."""
        return ReadingCache(self, version)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


class ReadingCache:
    """Readings by digest, for one version of the reader."""

    def __init__(self, store: Readings, version: str) -> None:
        self._store = store
        self._version = version

    def get(self, sha256: str) -> FileReading | None:
        """The kept reading of that file, None where it was never read."""
        return self._store.reading(sha256, self._version)

    def put(self, reading: FileReading) -> None:
        """Keep a reading."""
        self._store.keep_reading(reading, self._version)
