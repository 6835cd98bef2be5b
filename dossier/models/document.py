"""Documents, their fields, and the dossier they make up. A value without evidence cannot be made."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field as Constrained
from pydantic import JsonValue

from dossier.models.base import Box, Record, Source
from dossier.models.page import Problem, Trace
from dossier.models.table import Table


class Evidence(Record):
    """A place that can be shown: document, page, box, and the text that stands there."""

    document: str | None
    page: int | None
    box: Box | None
    text: str
    field: str | None = None


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

    @property
    def text(self) -> str:
        """The value as one string; list items are joined by ``、``."""
        if isinstance(self.value, list):
            return "、".join(str(item) for item in self.value)
        return "" if self.value is None else str(self.value)


class Document(Record):
    """A run of pages of one file that is one paper. ``type`` is a key of ``DOCUMENT_TYPES``."""

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

    def value(self, name: str) -> str:
        """The field's value as a string, empty where it was not found."""
        field = self.fields.get(name)
        return field.text if field else ""

    def evidence(self, name: str) -> Evidence:
        """Evidence for a field; for a field not found, evidence that names the document's first page."""
        field = self.fields.get(name)
        if field is None:
            return Evidence(document=self.id, page=self.pages[0] if self.pages else None, box=None, text="", field=name)
        return Evidence(document=self.id, page=field.page, box=field.box, text=field.raw, field=name)


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
