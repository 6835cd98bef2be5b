"""The papers of the made-up companies, clean, with known faults, or with a report that was changed afterwards."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf

from benchmarks.tampering.content import replaced, spots
from benchmarks.tampering.pdf_ways import appended
from sample_dossiers.assembly import Order, make_dossier
from sample_dossiers.defects import choose

POLICY = "baotou"


@dataclass(frozen=True)
class Papers:
    """Files by name, and who applies with them."""

    title: str
    files: dict[str, bytes]
    applicant: str
    uscc: str


def papers_of(seed: int, *defects: str, name: str = "申报材料", edited: bool = False) -> Papers:
    """A dossier of text pages with these defects; ``edited`` changes a digit of its test report after it was saved."""
    made = make_dossier(Order(seed, POLICY, "text", "separate", choose(list(defects), POLICY), name))
    files = dict(made.files)
    if edited:
        report = next(one["file"] for one in made.truth["documents"] if one["type"] == "test_report")
        files[report] = _with_another_digit(files[report])
    declared = made.truth["declared"]
    return Papers(f"{name}.zip", files, declared["applicant_name"], declared["uscc"])


def _with_another_digit(data: bytes) -> bytes:
    """A digit of the first page that is another one in a version appended to the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        content = replaced(page, spots(page)[0])
    return appended(data, content)
