"""Region, legal form, years of operation, business term and industry of the applicant."""

from __future__ import annotations

import pytest

from tests.builders import dossier
from tests.checks.asking import outcomes, statuses
from tests.checks.test_applicant import ocr
from tests.checks.whole_dossier import whole

FORMS = {"legal": "legal_forms", "not_legal": "no_legal_forms"}


def test_region() -> None:
    for policy in ("inner_mongolia", "baotou"):
        assert statuses("applicant.region", whole(), policy) == ["pass"]
    (found,) = outcomes("applicant.region", whole(), "changzhou")
    assert found.status == "fail"
    assert "九原区" in found.message.zh and "常州" in found.message.zh


def test_region_by_the_office_where_the_address_is_short() -> None:
    assert statuses("applicant.region", whole(licence={"address": "砺新路18号"}), "baotou") == ["pass"]


def test_region_hinted_by_the_code_alone() -> None:
    short = whole(licence={"address": "砺新路18号", "registration_authority": None})
    assert statuses("applicant.region", short, "baotou") == ["review"]
    assert statuses("applicant.region", short, "changzhou") == ["fail"]


def test_region_in_a_street_name_does_not_count() -> None:
    away = whole(licence={"address": "上海市浦东新区包头路18号", "registration_authority": None, "uscc": "91310000X"})
    assert statuses("applicant.region", away, "baotou") == ["fail"]


def test_region_unread_or_doubtful() -> None:
    unread = whole(licence={"address": None, "registration_authority": None})
    assert statuses("applicant.region", unread) == ["review"]
    assert statuses("applicant.region", whole(licence={"address": ocr("某市某路", 0.4)}), "changzhou") == ["review"]
    assert statuses("applicant.region", dossier()) == []


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("有限责任公司（自然人独资）", "pass"),
        ("股份有限公司（上市）", "pass"),
        ("个体工商户", "fail"),
        ("个人独资企业", "fail"),
        ("有限合伙企业", "fail"),
        ("有限责任公司分公司（自然人投资或控股）", "fail"),
        ("农民专业合作社", "pass"),
        ("其他", "review"),
        (None, "review"),
    ],
)
def test_legal_person(kind: str | None, status: str) -> None:
    assert statuses("applicant.legal_person", whole(licence={"company_type": kind}), **FORMS) == [status]


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("2024-06-30", "pass"),
        ("2024-07-01", "fail"),
        ("2015-06-01", "pass"),
        (None, "review"),
        ("2024-13-01", "review"),
    ],
)
def test_one_full_year(since: str | None, status: str) -> None:
    """The application is of 2025-06-30."""
    made = whole(licence={"established_date": since})
    assert statuses("applicant.operating_period", made, "baotou", years=1) == [status]


def test_one_full_year_doubtful() -> None:
    made = whole(licence={"established_date": ocr("2025-06-01", 0.5)})
    assert statuses("applicant.operating_period", made, "baotou", years=1) == ["review"]


@pytest.mark.parametrize(
    ("end", "status"),
    [("长期", "pass"), ("2025-06-30", "pass"), ("2025-06-29", "fail"), (None, "not_applicable"), ("?", "review")],
)
def test_business_term(end: str | None, status: str) -> None:
    assert statuses("applicant.business_term", whole(licence={"business_term_end": end})) == [status]


def test_industry() -> None:
    (found,) = outcomes("applicant.industry", whole(), "baotou", list="industries", priority="priority")
    assert found.status == "pass"
    assert "重点支持" in found.message.zh
    other = whole(declared={"industry": "房地产"})
    assert statuses("applicant.industry", other, "baotou", list="industries") == ["review"]
    assert statuses("applicant.industry", whole(declared={"industry": ""}), "baotou", list="industries") == ["review"]


def test_business_scope() -> None:
    assert statuses("applicant.industry", whole(), "baotou", list="applicants", scope=True) == ["pass"]
    shop = whole(licence={"business_scope": "日用百货零售"})
    assert statuses("applicant.industry", shop, "baotou", list="applicants", scope=True) == ["review"]
    none = whole(licence={"business_scope": None})
    assert statuses("applicant.industry", none, "baotou", list="applicants", scope=True) == ["review"]


def test_questions_show_their_hints() -> None:
    question = {"question": {"zh": "问", "en": "asked"}}
    (team,) = outcomes("applicant.rnd_team", whole(), **question)
    assert [item.field for item in team.evidence] == ["inventors"]
    for check in ("applicant.tax_place", "applicant.project_place"):
        (found,) = outcomes(check, whole(), **question)
        assert (found.status, [item.field for item in found.evidence]) == ("review", ["address"])
