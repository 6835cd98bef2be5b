"""The real documents with truth read by hand, where they are present; nothing of them is kept in the project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from benchmarks.compare import Paper
from dossier.extraction.fields.capital import in_yuan

FOLDER = Path(os.environ.get("DOSSIER_REAL_SAMPLES", Path(__file__).resolve().parents[2] / "shared" / "real_samples"))
_NAMES: dict[str, str] = {
    "invoice_kind_printed": "invoice_kind",
    "copyright_owner": "owner",
    "completion_date": "developed_date",
    "first_publication_date": "published_date",
}
_NOT_IN_CONTRACT = {
    "brand", "sample_number", "entrust_date", "certificate_serial", "version", "issue_date_of_software",
    "rights_acquisition", "rights_scope", "doc_type",
}  # fmt: skip


def present() -> bool:
    """Whether the real samples are on this machine."""
    return (FOLDER / "truth.json").is_file()


def papers() -> list[Paper]:
    """One paper a file; a kind outside the contract is ``id_or_other`` and has no fields to read."""
    return [_paper(entry) for entry in json.loads((FOLDER / "truth.json").read_text())]


def _paper(entry: dict[str, Any]) -> Paper:
    kind: str = entry["kind"]
    truth: dict[str, Any] = dict(entry["truth"])
    if truth.get("doc_type") == "software_copyright_certificate":
        kind = "software_copyright"
        truth.pop("issue_date", None)
        truth["software_name"] = (truth["software_name"], f"{truth['software_name']}{truth['version']}")
    media = {"pdf-text": "text", "ofd": "ofd", "pdf-scan": "picture", "image": "picture"}[entry["media"]]
    if kind == "other":
        return Paper("real", entry["file"], (1,), "id_or_other", media)
    fields: dict[str, object] = {
        _NAMES.get(name, name): value for name, value in truth.items() if name not in _NOT_IN_CONTRACT
    }
    if "registered_capital" in fields:  # read by hand as printed; the contract has it in yuan
        fields["registered_capital"] = in_yuan(str(fields["registered_capital"]))
    if kind == "patent_certificate":
        fields["patentees"] = [fields["patentees"]]
    return Paper("real", entry["file"], (1,), kind, media, fields)
