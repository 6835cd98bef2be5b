"""The cache of readings: a file is read once by one version of the reader."""

from __future__ import annotations

import zlib

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from dossier.models.clock import machine_now
from dossier.models.page import FileReading
from dossier.models.records.base import Part
from dossier.models.records.tables import ReadingTable


class Readings(Part):
    """Readings by digest of the file and version of the reader."""

    def reading(self, sha256: str, version: str) -> FileReading | None:
        """What that version of the reader has read from the file, None where it never did."""
        with self._read() as session:
            row = session.get(ReadingTable, (sha256, version))
            return FileReading.model_validate_json(zlib.decompress(row.body)) if row else None

    def has_reading(self, sha256: str, version: str) -> bool:
        """Whether that version of the reader has read the file."""
        with self._read() as session:
            wanted = select(ReadingTable.sha256).where(ReadingTable.sha256 == sha256, ReadingTable.version == version)
            return session.scalar(wanted) is not None

    def keep_reading(self, reading: FileReading, version: str) -> None:
        """Keep a reading. The first one stays: two workers that read the same file read the same."""
        values = {
            "sha256": reading.sha256,
            "version": version,
            "kept_at": machine_now(),
            "body": zlib.compress(reading.model_dump_json().encode(), level=3),
        }
        dialect = sqlite if self._engine.dialect.name == "sqlite" else postgresql
        with self._write() as session:
            session.execute(dialect.insert(ReadingTable).values(values).on_conflict_do_nothing())
