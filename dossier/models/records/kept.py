"""What an office has settled, by name: registers it keeps, rounds, guides, lists. The trail keeps what was before."""

from __future__ import annotations

from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from dossier.models.base import Record
from dossier.models.records.base import Part, overtaken, storable
from dossier.models.records.catalogue_tables import KeptTable


class KeptRow(Record):
    """A named value, with who changed it last; ``version`` is to be given with the next change."""

    name: str
    value: JsonValue
    changed_at: datetime
    user: str
    version: int


class Kept(Part):
    """Named values."""

    def kept(self, name: str) -> JsonValue:
        """The value of that name, None where nothing was ever settled."""
        row = self.kept_row(name)
        return row.value if row else None

    def kept_row(self, name: str) -> KeptRow | None:
        """The value with its version and who changed it last."""
        with self._read() as session:
            row = session.get(KeptTable, name)
            return _row(row) if row else None

    def kept_rows(self, start: str = "") -> list[KeptRow]:
        """All values whose names begin with ``start``, by name."""
        query = select(KeptTable).where(KeptTable.name.startswith(start, autoescape=True)).order_by(KeptTable.name)
        with self._read() as session:
            return [_row(row) for row in session.scalars(query)]

    def keep(self, name: str, value: JsonValue, user: str, version: int | None = None) -> None:
        """Settle a value. ``version`` is the one that was seen, 0 for a new name, None to settle it whatever was there.

        Raises OvertakenError where somebody has changed it since.
        """
        with self._write() as session:
            row = session.get(KeptTable, name)
            if version is not None and version != (row.version if row else 0):
                raise overtaken()
            before = row.value if row else None
            if row:
                row.value, row.user = value, storable(user)
            else:
                session.add(KeptTable(name=name, value=value, user=storable(user)))
            try:
                session.flush()
            except IntegrityError as error:  # somebody else has settled the name for the first time just now
                raise overtaken() from error
            self._note(session, user, "settled", f"kept:{name}", before=before, value=value)


def _row(row: KeptTable) -> KeptRow:
    return KeptRow(**{name: getattr(row, name) for name in KeptRow.model_fields})
