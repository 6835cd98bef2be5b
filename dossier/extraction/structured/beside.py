"""The data inside a file beside what a paper of it prints, for papers that may carry such data."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.extraction.fields.invoice import printed_fields
from dossier.extraction.structured.embedded import EMBEDDED, compared
from dossier.extraction.structured.invoice_data import PREFIX
from dossier.models.page import FileReading, Page, Trace


def data_traces(type_: str, pages: Sequence[Page], reading: FileReading) -> tuple[Trace, ...]:
    """``embedded_data`` traces of a paper; none where the file holds no data or the paper is no invoice.

    Where a file holds several papers, data are of the one whose number they bear.
    """
    if type_ != "invoice" or not any(key.startswith((EMBEDDED, PREFIX)) for key in reading.data):
        return ()
    alone = len(pages) == sum(page.media != "blank" for page in reading.pages)
    return compared(printed_fields(pages), pages, reading.data, alone)
