"""Number formats, one module each, in the manner of python-stdnum: compact, validate, is_valid, format."""

from __future__ import annotations

from typing import Protocol

from dossier.models.identifiers import (
    announcement_number,
    ccc,
    cma,
    cnas,
    invoice_code,
    invoice_number,
    novelty_report,
    organisation_code,
    patent,
    patent_certificate,
    production_license,
    registration_number15,
    software_certificate,
    software_copyright,
    trademark,
    uscc,
)
from dossier.models.identifiers.confusion import repaired

__all__ = ["FORMATS", "Format", "repaired"]


class Format(Protocol):
    """What every module here offers."""

    def compact(self, number: str) -> str:
        """The number as the product stores it."""

    def validate(self, number: str) -> str:
        """The compact number; raises an InvalidIdentifier that names the reason."""

    def is_valid(self, number: str) -> bool:
        """Whether ``validate`` accepts the number."""

    def format(self, number: str) -> str:
        """The number as papers print it."""


FORMATS: dict[str, Format] = {
    "announcement_number": announcement_number,
    "ccc": ccc,
    "cma": cma,
    "cnas": cnas,
    "invoice_code": invoice_code,
    "invoice_number": invoice_number,
    "novelty_report": novelty_report,
    "organisation_code": organisation_code,
    "patent": patent,
    "patent_certificate": patent_certificate,
    "production_license": production_license,
    "registration_number15": registration_number15,
    "software_certificate": software_certificate,
    "software_copyright": software_copyright,
    "trademark": trademark,
    "uscc": uscc,
}
"""Every format by the name of its module."""
