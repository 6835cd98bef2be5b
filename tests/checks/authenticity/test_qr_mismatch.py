"""QR code against print: exact in text, careful with OCR, silent where both agree."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.models.document import Field
from dossier.models.finding import Finding
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found

PRINTED: dict[str, Any] = {
    "invoice_number": "26427000000375586818",
    "issue_date": "2026-04-30",
    "amount_excl_tax": "9.47",
    "total_amount": "10.70",
}
DIGITAL = "01,32,,26427000000375586818,10.70,20260430,,FAFB"
OLD = "01,10,050003523456,29342181,104.72,20180613,02418567008427471889,1774"


def findings(payload: str = DIGITAL, **values: Any) -> list[Finding]:
    trace = Trace(kind="qr_code", page=1, box=(0.02, 0.02, 0.1, 0.1), text=payload)
    made = document("invoice", **(PRINTED | values)).model_copy(update={"traces": (trace,)})
    return found("qr_mismatch", dossier(made))


def ocr(value: str, confidence: float = 0.66, note: str | None = "qr_differs") -> Field:
    return Field(value=value, raw=value, page=1, box=None, confidence=confidence, source="ocr", note=note)


def test_agreement_is_told() -> None:
    assert [(f.status, f.tier) for f in findings()] == [("pass", None)]


@pytest.mark.parametrize(
    "change",
    [{"total_amount": "90.70"}, {"issue_date": "2026-05-30"}, {"invoice_number": "26427000000375586819"}],
)
def test_print_that_differs_from_the_code_contradicts_it(change: dict[str, str]) -> None:
    change = change | ({"amount_excl_tax": "80.27"} if "total_amount" in change else {})
    (finding,) = findings(**change)
    name, printed = next(iter(change.items()))
    assert (finding.tier, finding.status) == ("contradiction", "fail")
    assert printed in finding.message and finding.evidence[0].field == name and finding.evidence[1].box


def test_the_amount_may_be_net_or_total() -> None:
    old = {"invoice_code": "050003523456", "invoice_number": "29342181", "issue_date": "2018-06-13"}
    assert [f.status for f in findings(OLD, **old, amount_excl_tax="104.72", total_amount="118.33")] == ["pass"]
    assert [f.status for f in findings(OLD, **old, amount_excl_tax="90.00", total_amount="104.72")] == ["pass"]
    assert [f.tier for f in findings(OLD, **old, amount_excl_tax="904.72", total_amount="918.33")] == ["contradiction"]


@pytest.mark.parametrize(
    ("number", "tier"),
    [
        (ocr("26427000000375580000"), "strong"),
        (ocr("26427000000375586819"), "weak"),
        (ocr("26427000000375580000", 0.3), "weak"),
    ],
    ids=["read surely", "one character", "read uncertainly"],
)
def test_ocr_may_have_misread(number: Field, tier: str) -> None:
    assert [f.tier for f in findings(invoice_number=number)] == [tier]


def test_a_wrong_self_check_alone_is_a_note() -> None:
    (finding,) = findings(DIGITAL.replace("FAFB", "1234"))
    assert finding.tier == "weak" and "自校验" in finding.message


@pytest.mark.parametrize("payload", ["https://example.org/a,b,c,d,e,f", "01,32", "", "01,32,,x,y,z"])
def test_other_codes_say_nothing_wrong(payload: str) -> None:
    assert all(f.tier in (None, "contradiction") for f in findings(payload))
    assert findings("https://example.org/a,b,c,d,e,f") == []


def test_a_printed_tail_of_the_check_code_agrees() -> None:
    old = {"invoice_code": "050003523456", "invoice_number": "29342181", "issue_date": "2018-06-13"}
    assert [f.status for f in findings(OLD, **old, total_amount="104.72", check_code="471889")] == ["pass"]
    assert [f.tier for f in findings(OLD, **old, total_amount="104.72", check_code="471880")] == ["contradiction"]


def test_the_code_of_another_invoice_on_the_page_is_left_alone() -> None:
    traces = [Trace(kind="qr_code", page=1, text=payload) for payload in (DIGITAL, OLD)]
    made = document("invoice", **PRINTED).model_copy(update={"traces": tuple(traces)})
    assert [f.status for f in found("qr_mismatch", dossier(made))] == ["pass"]


def test_an_amount_that_was_not_read_is_not_held_against_the_other_kind() -> None:
    assert [f.status for f in findings(total_amount=None)] == ["pass"]
    old = {"invoice_code": "050003523456", "invoice_number": "29342181", "issue_date": "2018-06-13"}
    assert [f.status for f in findings(OLD, **old, amount_excl_tax=None, total_amount="118.33")] == ["pass"]
