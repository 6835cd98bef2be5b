from typing import Any

import pytest

from tests.builders import document
from tests.checks.clean import PAPERS, broken, ocr, paper, run, statuses

DESIGN = {"patent_type": "design", "patent_number": "ZL201330496875.1", "announcement_number": "CN302812345S"}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"application_date": "2005-06-30"}, "pass"),
        ({"application_date": "2005-06-29"}, "fail"),
        ({"application_date": ocr("2005-06-29")}, "review"),
        ({"patent_type": "utility_model", "application_date": "2015-06-29"}, "fail"),
        ({"patent_type": "utility_model", "application_date": "2015-07-01"}, "pass"),
        ({"patent_type": "design", "application_date": "2014-06-01"}, "fail"),
        ({"patent_type": "design", "application_date": "2021-06-01"}, "pass"),
        ({"application_date": None}, "review"),
        ({"patent_type": None, "patent_number": None}, "review"),
        ({"patent_type": None}, "pass"),
    ],
)
def test_patent_term(changes: dict[str, Any], status: str) -> None:
    assert statuses(run("validity.patent", broken("patent_certificate", **changes))) == [status]


@pytest.mark.parametrize(
    ("applied", "status"), [("2031-05-31", "pass"), ("2031-06-02", "fail"), ("2036-06-01", "fail")]
)
def test_a_design_filed_before_june_2021_has_ten_years(applied: str, status: str) -> None:
    given = broken("patent_certificate", **DESIGN, application_date="2021-05-31")
    given = given.model_copy(update={"applied_on": type(given.applied_on).fromisoformat(applied)})
    assert statuses(run("validity.patent", given)) == [status]


def test_a_design_filed_from_june_2021_on_has_fifteen_years() -> None:
    given = broken("patent_certificate", **DESIGN, application_date="2021-06-01")
    given = given.model_copy(update={"applied_on": type(given.applied_on).fromisoformat("2036-05-31")})
    assert statuses(run("validity.patent", given)) == ["pass"]


def test_one_lapsed_patent_beside_one_in_force_only_warns() -> None:
    old = paper("patent_certificate", "old", application_date="2001-01-01")
    assert statuses(run("validity.patent", broken("patent_certificate", old))) == ["pass", "warn"]


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"legal_status": "专利权有效", "paid_until": "2026-07-06"}, "pass"),
        ({"legal_status": "未缴年费终止", "paid_until": "2024-07-06"}, "fail"),
        ({"legal_status": "", "paid_until": "2025-03-06"}, "warn"),
        ({"legal_status": "", "paid_until": "2024-07-06"}, "review"),
    ],
)
def test_the_register_counts_over_the_certificate(values: dict[str, str], status: str) -> None:
    register = document("patent_register", patent_number="ZL202010643009.X", **values)
    assert statuses(run("validity.patent", broken("patent_certificate", register))) == [status]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"valid_to": "2025-06-30"}, "pass"),
        ({"valid_to": "2025-06-29"}, "warn"),
        ({"valid_to": "2024-12-30"}, "warn"),
        ({"valid_to": "2024-12-29"}, "fail"),
        ({"valid_to": ocr("2024-12-29")}, "review"),
        ({"valid_to": None}, "pass"),
        ({"valid_to": None, "valid_from": "2010-01-01"}, "fail"),
        ({"valid_to": None, "valid_from": None}, "review"),
    ],
)
def test_trademark(changes: dict[str, Any], status: str) -> None:
    assert statuses(run("validity.trademark", broken("trademark_certificate", **changes))) == [status]


@pytest.mark.parametrize("type_", ["production_license", "ccc_certificate"])
@pytest.mark.parametrize(
    ("end", "status"), [("2025-06-30", "pass"), ("2025-06-29", "fail"), (None, "review"), (ocr("2020-01-01"), "review")]
)
def test_licences(type_: str, end: Any, status: str) -> None:
    assert statuses(run(f"validity.{type_}", broken(type_, valid_to=end))) == [status]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"valid_to": "2024-09-12"}, "pass"),
        ({"valid_to": "2024-09-11"}, "fail"),
        ({"valid_to": ocr("2024-09-11")}, "review"),
        ({"valid_to": None}, "review"),
        ({"issue_date": "2024-09-13"}, "review"),
        ({"lab_name": "常州别处检测中心", "certificate_number": "211012340099"}, "not_applicable"),
    ],
)
def test_laboratory_on_the_day_of_the_report(changes: dict[str, Any], status: str) -> None:
    assert statuses(run("validity.lab_qualification", broken("lab_qualification", **changes))) == [status]


def test_every_kind_of_paper_is_in_the_clean_dossier() -> None:
    assert {"patent_certificate", "trademark_certificate", "ccc_certificate"} <= set(PAPERS)
