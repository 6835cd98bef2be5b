"""Invoices from outside (text PDFs and OFDs), read whole and compared with what a person read from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.compare import mark
from dossier.extraction.documents import documents_of
from dossier.extraction.ocr import engine
from dossier.extraction.reading import read_file

SAMPLES = Path(__file__).parents[3] / "shared/real_samples"
PRINTED_NAMES = {"invoice_kind_printed": "invoice_kind"}

pytestmark = [pytest.mark.real, pytest.mark.skipif(not SAMPLES.is_dir(), reason="no real samples here")]


def papers() -> list[dict[str, object]]:
    if not SAMPLES.is_dir():
        return []
    listed = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    return [entry for entry in listed if entry["kind"] == "invoice" and entry["media"] in ("pdf-text", "ofd")]


@pytest.mark.parametrize("entry", papers(), ids=lambda entry: Path(entry["file"]).name)
def test_every_value_is_read(entry):
    path = SAMPLES / entry["file"]
    reading = read_file(path.name, path.read_bytes(), engine("null"))
    documents = documents_of(path.name, reading, 1)
    assert [document.type for document in documents] == ["invoice"]
    fields = documents[0].fields
    truth = {PRINTED_NAMES.get(name, name): value for name, value in entry["truth"].items()}
    wrong = {
        name: (value, fields[name].value if name in fields else None)
        for name, value in truth.items()
        if name not in fields or mark(value, fields[name].value) != "right"
    }
    assert wrong == {}
    assert "tax_amount" in truth or "tax_amount" not in fields
    assert "invoice_code" in truth or "invoice_code" not in fields
    assert all(field.box is not None for name, field in fields.items() if name != "is_red")
