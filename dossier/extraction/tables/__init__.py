"""Tables of a paper by its type: invoice lines, test results, financial statements. Extraction only; checks add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dossier.extraction.tables.accounts import account_tables
from dossier.extraction.tables.invoice_lines import invoice_tables
from dossier.extraction.tables.results import result_tables
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.table import Table

Reader = Callable[[Sequence[Page], Mapping[str, Field]], list[Table]]

READERS: dict[str, Reader] = {
    "invoice": invoice_tables,
    "test_report": result_tables,
    "audit_report": account_tables,
}
"""To read the tables of another kind of paper: a module with its reader, and a line here."""


def tables_of(type_: str, pages: Sequence[Page], fields: Mapping[str, Field]) -> tuple[Table, ...]:
    """The tables of a paper, in page order; none where its type has none that are read."""
    reader = READERS.get(type_)
    return tuple(reader(pages, fields)) if reader else ()
