"""What was last formed from the readings of a dossier, so that another check of it need not form it again."""

from __future__ import annotations

import zlib

from dossier.models.records.base import Part
from dossier.models.records.tables import FormedTable


class Formed(Part):
    """One form a dossier, the latest; another one may be made at any time."""

    def keep_formed(self, id_: str, key: str, body: bytes) -> None:
        """Replace what was kept; ``key`` says from what and by what rules it was formed."""
        with self._write() as session:
            session.merge(FormedTable(dossier_id=id_, key=key, body=zlib.compress(body, level=3)))

    def formed(self, id_: str, key: str) -> bytes | None:
        """What is kept, None where it was formed from something else or by other rules."""
        with self._read() as session:
            row = session.get(FormedTable, id_)
            return zlib.decompress(row.body) if row and row.key == key else None
