"""OFD seals: what is printed and changed contradicts, the frame of the file alone is for a person."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.models.finding import Finding
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found


def findings(**facts: Any) -> list[Finding]:
    data = {"checked": 13, "changed": [], "missing": [], "unknown": []} | facts
    trace = Trace(kind="ofd_signature", page=1, text="某某签章平台", data=data)
    return found("ofd_signature", dossier(document("invoice").model_copy(update={"traces": (trace,)})))


@pytest.mark.parametrize(
    ("facts", "tier", "status"),
    [
        ({}, None, "pass"),
        ({"changed": ["Doc_0/Pages/Page_0/Content.xml"]}, "contradiction", "fail"),
        ({"changed": ["Doc_0/Document.xml", "Doc_0/Attachs/original_invoice.xml"]}, "contradiction", "fail"),
        ({"missing": ["Doc_0/Attachs/original_invoice.xml"]}, "contradiction", "fail"),
        ({"changed": ["Doc_0/Document.xml"]}, "strong", "review"),
        ({"checked": 0, "unknown": ["OFD.xml"]}, "cannot_tell", "not_applicable"),
    ],
)
def test_what_changed_decides(facts: dict[str, Any], tier: str | None, status: str) -> None:
    (told,) = findings(**facts)
    assert (told.tier, told.status) == (tier, status)
    assert "某某签章平台" in told.message and all(part in told.message for part in facts.get("changed", []))
