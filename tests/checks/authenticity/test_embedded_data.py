"""Print against the data inside the file: an exact contradiction makes medium suspicion under any policy, no more."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.checks.engine import run_checks, verdict_of
from dossier.checks.policy_files import policy_ids
from dossier.checks.suspicion import suspicion_of
from dossier.models.document import Document, Dossier, Field
from dossier.models.finding import Finding
from dossier.models.page import Trace
from tests.builders import document, dossier

PRINTED = {
    "invoice_number": "25152000000012345678",
    "total_amount": "113.00",
    "seller_name": "晴川精机（包头）有限公司",
}


def printed(source: str = "text", confidence: float = 0.97, **values: str) -> dict[str, Any]:
    shown = PRINTED | values
    box = (0.1, 0.1, 0.2, 0.12)
    return {
        name: Field(value=value, raw=value, page=1, box=box, confidence=confidence, source=source).model_dump()  # type: ignore[arg-type]
        for name, value in shown.items()
    }


def invoice(stored: dict[str, str], elsewhere: tuple[str, ...] = (), **kind: Any) -> Document:
    data = {
        "source": "attachment",
        "name": "a.xml",
        "values": stored,
        "printed": printed(**kind),
        "elsewhere": elsewhere,
    }
    made = document("invoice", **PRINTED)
    return made.model_copy(update={"traces": (Trace(kind="embedded_data", page=1, data=data),)})


def findings(made: Dossier, policy: str = "general") -> list[Finding]:
    return [one for one in run_checks(made, policy) if one.check == "authenticity.embedded_data"]


@pytest.mark.parametrize("policy", policy_ids())
def test_a_contradiction_is_told_under_every_policy_and_leaves_the_verdict(policy: str) -> None:
    differing, agreeing = dossier(invoice({"total_amount": "913.00"})), dossier(invoice({"total_amount": "113.00"}))
    (found,) = findings(differing, policy)
    assert (found.status, found.mandatory) == ("fail", False)
    assert found.message.startswith("矛盾")
    assert "113.00" in found.message
    assert "913.00" in found.message
    assert [place.box is not None for place in found.evidence] == [True, False]
    assert found.tier == "contradiction" and found.innocent and found.verify
    assert suspicion_of([found]) == "medium"
    assert verdict_of(run_checks(differing, policy)) == verdict_of(run_checks(agreeing, policy))
    assert found.clauses == ("general:authenticity",)


@pytest.mark.parametrize(
    ("stored", "kind"),
    [
        ({"total_amount": "913.00"}, {"source": "ocr", "confidence": 0.5}),
        ({"total_amount": "913.00"}, {"elsewhere": ("total_amount",)}),
        ({"seller_name": "晴川精机（包头）有限公司第一分公司"}, {}),
    ],
    ids=["doubtful OCR", "stands elsewhere on the page", "a part of the name"],
)
def test_where_the_reading_may_be_at_fault_it_is_a_hint(stored: dict[str, str], kind: dict[str, Any]) -> None:
    (found,) = findings(dossier(invoice(stored, **kind)))
    assert found.status == "warn"
    assert found.message.startswith("提示") and found.tier == "weak"


@pytest.mark.parametrize(
    "stored",
    [{"total_amount": "113.0"}, {"seller_name": "晴川精机(包头)有限公司"}, {"invoice_number": " 25152000000012345678"}],
)
def test_other_spellings_of_one_value_agree(stored: dict[str, str]) -> None:
    (found,) = findings(dossier(invoice(stored)))
    assert found.status == "pass"


def test_without_data_inside_there_is_nothing_to_say() -> None:
    assert [one.status for one in findings(dossier(document("invoice", **PRINTED)))] == ["not_applicable"]
    assert findings(dossier(document("invoice", **PRINTED)), "baotou") == []


def test_the_xml_handed_in_beside_the_print_is_held_against_it() -> None:
    pdf = document("invoice", "a", **PRINTED).model_copy(update={"file": "a.pdf"})

    def xml(**values: str) -> Document:
        made = document("invoice", "b", **(PRINTED | values)).model_copy(update={"file": "a.xml"})
        fields = {name: field.model_copy(update={"source": "xml"}) for name, field in made.fields.items()}
        return made.model_copy(update={"fields": fields})

    assert [one.status for one in findings(dossier(pdf, xml()))] == ["pass"]
    (found,) = findings(dossier(pdf, xml(total_amount="913.00")))
    assert found.status == "fail"
    assert "a.xml" in found.message
    assert [one.status for one in findings(dossier(pdf, xml(invoice_number="25152000000087654321")))] == [
        "not_applicable"
    ]
