"""What is known of a dossier while it is read; gone once the result is there."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete

from dossier.models.finding import Preview
from dossier.models.records.base import Part
from dossier.models.records.tables import PreviewTable


class Previews(Part):
    """One preview a dossier, the latest."""

    def keep_preview(self, id_: str, preview: Preview) -> None:
        """Replace what was known of the dossier."""
        body: dict[str, Any] = preview.model_dump(mode="json")
        with self._write() as session:
            session.merge(PreviewTable(dossier_id=id_, body=body))

    def drop_preview(self, id_: str) -> None:
        """The result takes its place, or reading begins anew."""
        with self._write() as session:
            session.execute(delete(PreviewTable).where(PreviewTable.dossier_id == id_))

    def preview(self, id_: str) -> Preview | None:
        """What is known so far, None before the first file is read and after the last."""
        with self._read() as session:
            row = session.get(PreviewTable, id_)
            return Preview.model_validate(row.body) if row else None
