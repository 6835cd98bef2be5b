"""From the bytes of a file to what the checks of authenticity say of it, as a dossier of that file alone."""

from __future__ import annotations

from dossier.checks.engine import run_checks
from dossier.extraction.documents import documents_of
from dossier.models.document import Document, Dossier
from dossier.models.finding import Finding
from tests.builders import dossier
from tests.extraction.layered import reading_of


def dossier_of(data: bytes, name: str = "a.pdf") -> Dossier:
    """The documents of one file."""
    documents: list[Document] = documents_of(name, reading_of(data), 1)
    return dossier(*documents)


def signs(data: bytes) -> list[Finding]:
    """Findings of authenticity that have a tier."""
    found = run_checks(dossier_of(data), "general")
    return [one for one in found if one.check.startswith("authenticity.") and one.tier]


def tiers(data: bytes) -> dict[str, str]:
    """Check (without its family) to tier, of what has one."""
    return {one.check.partition(".")[2]: str(one.tier) for one in signs(data)}
