"""A case becomes an entry of the catalogue: both in one transaction, so that neither is there without the other."""

from __future__ import annotations

from datetime import date

from dossier.models.acts import Step
from dossier.models.policy import Terms
from dossier.models.records.cases import Cases, apply_changes
from dossier.models.records.catalogue import Catalogue
from dossier.models.records.catalogue_rows import EntryRow, NewEntry


class Publishing(Cases, Catalogue):
    """Cases that end in the catalogue."""

    def publish_case(
        self, id_: str, version: int, new: NewEntry, terms: Terms, step: Step, user: str, on: date
    ) -> EntryRow:
        """Close a case as listed and enter its product. Raises OvertakenError, and what ``add_entry`` raises."""
        with self._write() as session:
            apply_changes(session, id_, version, {"state": "closed", "outcome": "listed", "claimed_by": None})
            entry = self._add_entry(session, new, terms, user)
            self._add_act(session, id_, "published", step, user, on)
            return entry
