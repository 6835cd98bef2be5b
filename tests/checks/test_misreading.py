"""One slip of OCR accuses nobody, however sure OCR was; what the file itself says, and larger differences, do."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.models.document import Declared, Dossier
from dossier.models.finding import Outcome
from tests.checks.asking import outcomes
from tests.checks.clean import APPLICANT, CODE, broken, clean, ocr, paper, run, statuses

ONE = APPLICANT.replace("禾", "的")
TWO = APPLICANT.replace("青禾", "责的")
CODE_ONE_OFF = CODE[:-2] + "3" + CODE[-1]

NAMES: list[tuple[str, str, str, bool]] = [
    ("applicant.name", "audit_report", "auditee", False),
    ("applicant.name", "business_license", "company_name", False),
    ("finance.auditee", "audit_report", "auditee", False),
    ("credit.subject", "credit_report", "subject", False),
    ("ownership.patent", "patent_certificate", "patentees", True),
    ("ownership.trademark", "trademark_certificate", "registrant", False),
    ("sales.invoice_seller", "invoice", "seller_name", False),
    ("sales.contract_match", "sales_contract", "seller", False),
    ("novelty.subject", "novelty_search_report", "client", False),
    ("lab.name", "lab_qualification", "lab_name", False),
]
PARAMS: dict[str, dict[str, Any]] = {
    "ownership.patent": {"types": ["invention"], "bridge": False},
    "ownership.trademark": {"bridge": False},
    "sales.contract_match": {"over": "0.01"},
}
NO_CODE: dict[str, dict[str, Any]] = {
    "business_license": {"uscc": None}, "credit_report": {"uscc": None}, "invoice": {"seller_tax_id": None},
}  # fmt: skip


def judged(check: str, type_: str, **changes: Any) -> list[str]:
    found = statuses(run(check, broken(type_, **{**NO_CODE.get(type_, {}), **changes}), **PARAMS.get(check, {})))
    return [status for status in found if status not in ("pass", "not_applicable")]


def misnamed(check: str, letters: int) -> str:
    if check == "lab.name":
        return "内蒙古某某检测中心".replace("某某", "某的" if letters == 1 else "责的")
    return ONE if letters == 1 else TWO


@pytest.mark.parametrize(("check", "type_", "field", "many"), NAMES)
def test_one_character_that_ocr_read_goes_to_a_person(check: str, type_: str, field: str, many: bool) -> None:
    one = misnamed(check, 1)
    said = judged(check, type_, **{field: ocr([one] if many else one, confidence=0.99)})
    assert "fail" not in said and "review" in said


@pytest.mark.parametrize(("check", "type_", "field", "many"), NAMES)
def test_one_character_in_the_file_itself_and_two_that_ocr_read_fail(
    check: str, type_: str, field: str, many: bool
) -> None:
    one, two = misnamed(check, 1), misnamed(check, 2)
    assert "fail" in judged(check, type_, **{field: [one] if many else one})
    assert "fail" in judged(check, type_, **{field: ocr([two] if many else two, confidence=0.99)})


def declared_by_a_scan(name: str) -> Dossier:
    """The clean dossier, declared by a form that was scanned."""
    made = broken("application_form", applicant_name=ocr(name, confidence=0.99))
    form = made.of_type("application_form")[0]
    said = Declared(value=name, origin="application_form", evidence=form.evidence("applicant_name"))
    return made.model_copy(update={"declared": {**made.declared, "applicant_name": said}})


def test_the_declared_name_may_be_the_one_misread() -> None:
    assert statuses(run("finance.auditee", declared_by_a_scan(ONE))) == ["review"]
    assert statuses(run("finance.auditee", declared_by_a_scan(TWO))) == ["fail"]


def test_an_equal_code_outweighs_a_name() -> None:
    found = run("credit.subject", broken("credit_report", subject=ocr(TWO, confidence=0.99)))
    assert statuses(found) == ["review"]


def test_a_code_that_ocr_read_with_one_other_character() -> None:
    assert judged("applicant.uscc", "credit_report", uscc=ocr(CODE_ONE_OFF, confidence=0.99)) == ["review"]
    assert judged("applicant.uscc", "credit_report", uscc=CODE_ONE_OFF) == ["fail"]


def test_a_model_that_ocr_read_with_one_other_character() -> None:
    made = broken("sales_contract", model=ocr("X-700", confidence=0.99))
    made = made.model_copy(update={"declared": {**made.declared, "model": Declared(value="X-100", origin="option")}})
    assert statuses(o for o in run("product.model", made) if "sales_contract" in o.message.zh) == ["review"]


def test_both_values_and_both_places_are_shown() -> None:
    found = run("finance.auditee", declared_by_a_scan(ONE))[0]
    assert ONE in found.message.zh and APPLICANT in found.message.zh and "误读" in found.message.zh
    assert {place.document for place in found.evidence} == {"audit_report-1", "application_form-1"}
    assert all(place.page and place.box for place in found.evidence)


@pytest.mark.parametrize(
    ("type_", "field", "value", "status"),
    [
        ("test_report", "issue_date", ocr("2085-07-17", confidence=0.99), "review"),  # years ahead: a slip of 2025
        ("test_report", "issue_date", "2085-07-17", "fail"),
        ("invoice", "issue_date", ocr("2028-02-01", confidence=0.99), "review"),  # 2025
        ("invoice", "issue_date", ocr("2025-09-01", confidence=0.99), "fail"),
        ("invoice", "issue_date", "2028-02-01", "fail"),
    ],
)
def test_a_year_after_the_application(type_: str, field: str, value: Any, status: str) -> None:
    assert statuses(run("dates.future", broken(type_, **{field: value}))) == [status]


@pytest.mark.parametrize(
    ("type_", "field", "value", "status"),
    [
        ("business_license", "registration_date", ocr("2016-03-04", confidence=0.99), "fail"),
        ("business_license", "established_date", ocr("2026-01-02", confidence=0.99), "review"),  # 2020
        ("business_license", "established_date", "2026-01-02", "fail"),
        ("test_report", "issue_date", ocr("2024-09-07", confidence=0.99), "fail"),
        ("trademark_certificate", "valid_to", ocr("2018-05-06", confidence=0.99), "fail"),
        ("production_license", "valid_to", ocr("2020-12-31", confidence=0.99), "review"),  # 2026
    ],
)
def test_a_year_out_of_order(type_: str, field: str, value: Any, status: str) -> None:
    said = run("dates.sequence", broken(type_, **{field: value}))
    assert [o.status for o in said if type_ in o.message.zh] == [status], [o.message.zh for o in said]


@pytest.mark.parametrize(
    ("signed", "billed", "status"),
    [
        ("2022-11-01", "2020-01-01", "warn"),
        ("2017-11-01", "2015-01-01", "review"),
        ("2017-11-01", "2014-01-01", "warn"),
    ],
)
def test_a_sale_out_of_order_by_a_misread_year(signed: str, billed: str, status: str) -> None:
    """2020 would be 2026, after the application; 2015 may be 2018; 2014 looks like nothing else; 2017 fits as year."""
    invoice = paper("invoice", "older", issue_date=ocr(billed, confidence=0.99))
    assert status in statuses(run("dates.sequence", broken("sales_contract", invoice, sign_date=signed)))


def test_nobody_known_to_apply_is_one_question_a_check() -> None:
    made = clean()
    nobody = made.model_copy(update={"declared": {}, "documents": (*made.documents, paper("invoice", "second"))})
    for check, params in {**PARAMS, "sales.invoice_seller": {}, "finance.auditee": {}, "credit.subject": {}}.items():
        found = run(check, nobody, **params)
        assert statuses(found) == ["review"], check
        assert "未能确定申请单位" in found[0].message.zh and "“”" not in found[0].message.zh


def recency(made: Dossier) -> list[Outcome]:
    return outcomes("dates.recency", made, months={"test_report": 36})


def test_today_taken_for_the_day_of_application_is_said_once() -> None:
    made = clean()
    today = Declared(value="2025-06-30", origin="default")
    undated = made.model_copy(update={"declared": {**made.declared, "applied_on": today}})
    assert statuses(recency(made)) == ["pass"]
    found = recency(undated)
    assert statuses(found) == ["review", "pass"]
    assert "2025-06-30" in found[0].message.zh and found[0].cure
