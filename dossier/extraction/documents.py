"""From the reading of one file to its documents: split, named, and their fields read."""

from __future__ import annotations

import logging

from dossier.extraction.classify import OTHER, Classification
from dossier.extraction.doubts import doubted
from dossier.extraction.fields import KINDS, change_notice
from dossier.extraction.fields.kind import DocumentKind
from dossier.extraction.page_heads import page_heads
from dossier.extraction.people import with_people_in_doubt
from dossier.extraction.rereadings import with_rereadings
from dossier.extraction.sealed import with_seals, without_guesses
from dossier.extraction.sheets.apart import Frames, apart, together
from dossier.extraction.splitting import Run, one_paper, split
from dossier.extraction.structured.beside import data_traces
from dossier.extraction.tables import tables_of
from dossier.models.document import Document, Field
from dossier.models.page import FileReading, Trace
from dossier.models.table import Table

FIELDS_FAILED = "fields_failed"
"""Kind of the trace of a document whose reader of fields broke; ``text`` is the name of the error."""

_CERTAIN = Classification("invoice", 0.99, "结构化发票数据 / structured invoice data", titled=True)

_log = logging.getLogger(__name__)


def documents_of(name: str, reading: FileReading, first_id: int) -> list[Document]:
    """The documents of a file, numbered ``d<first_id>`` onwards, in page order.

    A file with structured invoice data (XML, OFD) is one invoice, whatever its pages look like.
    """
    frames: Frames = {}
    if _is_data(reading):
        runs = [Run(reading.pages, _CERTAIN, ())]
    else:
        sheets, frames = apart(reading.pages)
        runs = split(sheets)
    found = (_document(f"d{first_id + offset}", name, reading, run) for offset, run in enumerate(runs))
    return [_reread(together(document, frames), reading) for document in found]


def document_of(
    name: str, reading: FileReading, forced: Classification | None, totals: frozenset[int] = frozenset()
) -> Document:
    """All pages of the reading as one document, as a person has bound them; of the type the person said, if any."""
    if _is_data(reading):
        return _reread(_document("d1", name, reading, Run(reading.pages, forced or _CERTAIN, ())), reading)
    sheets, frames = apart(reading.pages)
    return _reread(together(_document("d1", name, reading, one_paper(sheets, forced, totals)), frames), reading)


def _is_data(reading: FileReading) -> bool:
    return any(key.startswith("invoice.") for key in reading.data)


def _reread(document: Document, reading: FileReading) -> Document:
    """The document, its fields weighed by second readings of their places on the pages as they are shown."""
    fields = without_guesses(with_rereadings(document.fields, reading.pages))
    return document.model_copy(update={"fields": with_people_in_doubt(fields)})


def _fields(kind: DocumentKind, run: Run, reading: FileReading) -> dict[str, Field]:
    """What the lines say, then what seals make of it; values that look odd are trusted less."""
    return doubted(with_seals(kind.type, kind.extract(run.pages, reading.data), run.pages))


def _of_no_kind(run: Run) -> dict[str, Field]:
    """Fields of papers of no type of the contract: a notice of change proves a former name."""
    return change_notice.extract(run.pages) if change_notice.is_change_notice(run.pages) else {}


def _document(id_: str, name: str, reading: FileReading, run: Run) -> Document:
    kind = KINDS.get(run.classification.type)
    fields: dict[str, Field] = {}
    beside: tuple[Trace, ...] = ()
    tables: tuple[Table, ...] = ()
    broken: tuple[Trace, ...] = ()
    try:
        fields = _fields(kind, run, reading) if kind else _of_no_kind(run)
        tables = tables_of(run.classification.type, run.pages, fields)
        beside = data_traces(run.classification.type, run.pages, reading)
        beside = (*beside, *page_heads(run.classification.type, run.pages, run.traces))
    except Exception as error:  # one paper must not take the others of its file down
        _log.exception("no fields from %s, page %s", name, run.pages[0].number)
        broken = (Trace(kind=FIELDS_FAILED, page=run.pages[0].number, text=type(error).__name__),)
    return Document(
        id=id_,
        type=run.classification.type if kind else OTHER,
        type_confidence=run.classification.confidence,
        type_reason=run.classification.reason,
        file=name,
        sha256=reading.sha256,
        pages=tuple(page.number for page in run.pages),
        fields=fields,
        tables=tables,
        traces=(
            *(t for page in run.pages for t in page.traces),
            *_of_file(reading, run),
            *run.traces,
            *beside,
            *broken,
        ),
    )


def _of_file(reading: FileReading, run: Run) -> list[Trace]:
    """What examining the whole file found on the document's pages; what holds for every page stands on its first."""
    numbers = [page.number for page in run.pages]
    return [
        trace if trace.page else trace.model_copy(update={"page": numbers[0]})
        for trace in reading.traces
        if trace.page in (0, *numbers)
    ]
