"""What is asked of the catalogue, and the files that can be taken away of it. No page of Streamlit's."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError

from dossier.casework.catalogue_export import By, Form, Language, export_catalogue
from dossier.models.base import Record
from dossier.models.clock import today
from dossier.models.records.catalogue_rows import EntryRow, EntryState
from dossier.models.records.store import Store

FORMS: tuple[Form, ...] = ("xlsx", "csv", "json")


class Wanted(Record):
    """What is looked for, on a day; an empty value asks for everything. ``state`` is that on the day."""

    words: str = ""
    policy: str | None = None
    category: str = ""
    chain: str = ""
    state: EntryState | None = None
    on: date

    def found(self, store: Store) -> list[EntryRow]:
        """The entries, by number."""
        rows = store.entries(policy=self.policy, words=self.words, state=self.state, on=self.on)
        return [row for row in rows if self.category in ("", row.category) and self.chain in ("", row.chain)]


def wanted_of(asked: dict[str, str]) -> Wanted | None:
    """What an address asks for; None where it asks for nonsense. Names that are not known are left aside."""
    given = {name: asked[name] for name in Wanted.model_fields if asked.get(name)}
    try:
        return Wanted.model_validate({"on": today(), **given})
    except ValidationError:
        return None


def taken_away(
    store: Store, wanted: Wanted, form: Form, language: Language, office: bool = False, by: By | None = None
) -> bytes:
    """The file with what is wanted."""
    return export_catalogue(wanted.found(store), wanted.on, form, language, office, by)
