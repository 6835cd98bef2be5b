"""The record store: SQLite by default, PostgreSQL by URL; files beside it by digest."""

from dossier.models.records.rows import (
    AttestationRow,
    CorrectionRow,
    DecisionRow,
    DispositionRow,
    DossierRow,
    FileRow,
    Precision,
    RunRow,
)
from dossier.models.records.store import Store

__all__ = [
    "AttestationRow",
    "CorrectionRow",
    "DecisionRow",
    "DispositionRow",
    "DossierRow",
    "FileRow",
    "Precision",
    "RunRow",
    "Store",
]
