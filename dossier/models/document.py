"""Documents, their fields, and the dossier they make up. A value without evidence cannot be made."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field as Constrained
from pydantic import JsonValue

from dossier.models.base import Box, Record, Source
from dossier.models.page import Problem, Trace
from dossier.models.table import Table

WORDS_DIFFER = "words_differ"
"""Note of an amount that is printed in figures and in words, which differ; ``raw`` has both."""
APART = " … "
"""Between two pieces of ``raw`` that do not stand together on the paper."""


class Evidence(Record):
    """A place that can be shown: document, page, box, and the text that stands there."""

    document: str | None
    page: int | None
    box: Box | None
    text: str
    field: str | None = None
    file: str | None = None
    """The file of the page, where it is not the first file of the document."""
    dossier: str | None = None
    """Where the place is in another dossier: its id. ``document`` is then None, ``file`` and ``page`` are that
    dossier's, and what is shown of it depends on who looks."""


class Field(Record):
    """A value of a document, normalised as ``contract`` says, with the place it was read from."""

    value: JsonValue
    raw: str
    page: int
    box: Box | None
    confidence: float = Constrained(ge=0, le=1)
    source: Source
    machine_value: JsonValue = None
    """What the machine had read, where a person has corrected the value (``source`` is then ``person``)."""
    note: str | None = None
    """Why the value deserves less trust, e.g. ``repaired`` or ``under_seal``."""
    file: str | None = None
    """The file of the page, where it is not the first file of the document."""

    @property
    def text(self) -> str:
        """The value as one string; list items are joined by ``、``."""
        if isinstance(self.value, list):
            return "、".join(str(item) for item in self.value)
        return "" if self.value is None else str(self.value)


class Part(Record):
    """The pages of one file that belong to a paper, in reading order."""

    file: str
    sha256: str
    pages: tuple[int, ...]


class Arranged(Record):
    """That a person arranged a paper: how (a kind of ``models/arrangement``), who, on which day, and why."""

    kind: str
    user: str
    on: str
    reason: str = ""


class Document(Record):
    """The pages of one paper, in reading order. ``type`` is a key of ``DOCUMENT_TYPES``.

    Most papers lie in one file. One that lies in several has them as ``parts``; ``file``, ``sha256`` and ``pages`` are
    then those of the first part.
    """

    id: str
    type: str
    type_confidence: float
    type_reason: str = ""
    file: str
    sha256: str
    pages: tuple[int, ...]
    fields: dict[str, Field] = {}
    traces: tuple[Trace, ...] = ()
    tables: tuple[Table, ...] = ()
    parts: tuple[Part, ...] = ()
    arranged: tuple[Arranged, ...] = ()
    """What persons did to its pages or its type, oldest first; empty where it is as the machine formed it."""

    @property
    def in_files(self) -> tuple[Part, ...]:
        """The paper's pages by file; one part where it lies in one file."""
        return self.parts or (Part(file=self.file, sha256=self.sha256, pages=self.pages),)

    @property
    def places(self) -> list[tuple[str, int]]:
        """File and page of all its pages, in reading order."""
        return [(part.file, page) for part in self.in_files for page in part.pages]

    def part(self, file: str | None) -> Part:
        """The part in that file; the first one for None and for a file that is none of its own."""
        return next((part for part in self.in_files if part.file == file), self.in_files[0])

    def value(self, name: str) -> str:
        """The field's value as a string, empty where it was not found."""
        field = self.fields.get(name)
        return field.text if field else ""

    def evidence(self, name: str) -> Evidence:
        """Evidence for a field; for a field not found, evidence that names the document's first page."""
        field = self.fields.get(name)
        if field is None:
            return Evidence(document=self.id, page=self.pages[0] if self.pages else None, box=None, text="", field=name)
        return Evidence(document=self.id, page=field.page, box=field.box, text=field.raw, field=name, file=field.file)


class FileRecord(Record):
    """One file of the dossier (path inside it), its digest, size in bytes, page count, and what went wrong."""

    name: str
    sha256: str
    size: int
    pages: int = 0
    problems: tuple[Problem, ...] = ()


Origin = Literal["option", "application_form", "business_license", "credit_report", "default"]


class Declared(Record):
    """A value the applicant declares (or the caller states), where it came from, and its place where it has one."""

    value: str
    origin: Origin
    evidence: Evidence | None = None


class Dossier(Record):
    """What checks see. ``declared`` has the keys applicant_name, uscc, product_name, model, category, industry, ..."""

    id: str
    applied_on: date
    declared: dict[str, Declared] = {}
    files: tuple[FileRecord, ...] = ()
    documents: tuple[Document, ...] = ()

    def of_type(self, *types: str) -> list[Document]:
        """Documents of the given types, in dossier order."""
        return [document for document in self.documents if document.type in types]

    def declared_value(self, name: str) -> str:
        """A declared value, empty where nothing was declared."""
        declared = self.declared.get(name)
        return declared.value if declared else ""
