from typing import Any

import pytest

from dossier.checks.identifiers import NUMBERS
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.identifiers import FORMATS
from tests.builders import document
from tests.checks.clean import broken, ocr, run, statuses


@pytest.mark.parametrize(
    ("type_", "changes", "status"),
    [
        ("business_license", {"uscc": "91150207MA13TYXX2B"}, "fail"),
        ("business_license", {"uscc": "91110000600037342P"}, "warn"),
        ("business_license", {"uscc": ocr("91150207MA13TYXX2B", 0.99, "invalid: check digit")}, "review"),
        ("business_license", {"uscc": "150000000007124"}, "pass"),
        ("business_license", {"uscc": "150000000007125"}, "fail"),
        ("invoice", {"buyer_tax_id": "330165712345672"}, "pass"),
        ("invoice", {"buyer_tax_id": "91420200MA49NRHF20"}, "fail"),
        ("invoice", {"invoice_number": "2415200000001234567"}, "review"),
        ("patent_certificate", {"patent_number": "ZL202010643009.1"}, "fail"),
        ("patent_certificate", {"patent_type": "utility_model", "announcement_number": None}, "fail"),
        ("patent_certificate", {"announcement_number": "CN211825300U"}, "fail"),
        ("patent_certificate", {"application_date": "2021-07-06"}, "fail"),
        ("patent_certificate", {"application_date": ocr("2021-07-06")}, "review"),
        ("test_report", {"cma_number": "210999"}, "review"),
        ("novelty_search_report", {"report_number": "2023-15-0012"}, "review"),
        ("ccc_certificate", {"certificate_number": "2023010901123456"}, "fail"),
    ],
)
def test_numbers(type_: str, changes: dict[str, Any], status: str) -> None:
    outcomes = run("validity.identifier", broken(type_, **changes))
    assert statuses(outcomes) == [status], [outcome.message.zh for outcome in outcomes]


def test_software_registered_before_it_was_developed() -> None:
    software = document("software_copyright", registration_number="2021SR0987654", developed_date="2022-01-01")
    assert statuses(run("validity.identifier", broken("invoice", software))) == ["fail"]


def test_the_number_and_the_reason_are_said() -> None:
    outcome = run("validity.identifier", broken("business_license", uscc="91150207MA13TYXX2B"))[0]
    assert (
        "91150207MA13TYXX2B" in outcome.message.zh
        and "校验位" in outcome.message.zh
        and "check digit" in outcome.message.en
    )
    assert outcome.evidence[0].field == "uscc" and outcome.cure


def test_the_table_names_fields_and_formats_that_exist() -> None:
    for (type_, field), format_ in NUMBERS.items():
        assert DOCUMENT_TYPES[type_].field(field) and format_ in FORMATS
