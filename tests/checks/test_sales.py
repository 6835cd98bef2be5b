from typing import Any

import pytest

from dossier.checks.matching.companies import parse
from tests.checks.clean import APPLICANT, BUYER, CODE, broken, ocr, paper, run, statuses

STRANGER, STRANGER_CODE = "常州蓝桥机械有限公司", "91320412MA24QG7JXC"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"seller_name": STRANGER, "seller_tax_id": STRANGER_CODE}, "fail"),
        ({"seller_name": STRANGER, "seller_tax_id": None}, "fail"),
        ({"seller_name": APPLICANT, "seller_tax_id": STRANGER_CODE}, "fail"),
        ({"seller_name": STRANGER}, "review"),
        ({"seller_name": "包头青禾装备有限责任公司", "seller_tax_id": None}, "review"),
        ({"seller_name": "包头青未装备有限公司", "seller_tax_id": None}, "review"),
        ({"seller_name": f"{APPLICANT}昆都仑分公司", "seller_tax_id": None}, "review"),
        ({"seller_name": None, "seller_tax_id": None}, "review"),
        ({"seller_name": ocr(STRANGER), "seller_tax_id": None}, "review"),
        (
            {"seller_name": STRANGER, "seller_tax_id": STRANGER_CODE, "buyer_name": APPLICANT, "buyer_tax_id": CODE},
            "review",
        ),
    ],
)
def test_seller(changes: dict[str, Any], status: str) -> None:
    outcomes = run("sales.invoice_seller", broken("invoice", **changes))
    assert statuses(outcomes) == [status], [outcome.message.zh for outcome in outcomes]


def test_a_stranger_is_named_with_both_codes() -> None:
    outcome = run("sales.invoice_seller", broken("invoice", seller_name=STRANGER, seller_tax_id=STRANGER_CODE))[0]
    for said in (outcome.message.zh, outcome.message.en):
        assert all(value in said for value in (STRANGER, STRANGER_CODE, APPLICANT, CODE))
    assert outcome.cure


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"seller": STRANGER}, "fail"),
        ({"buyer": STRANGER}, "review"),
        ({"total_amount": "100000.00"}, "warn"),
        ({"total_amount": "112500.00"}, "pass"),
        ({"total_amount": ocr("100000.00")}, "review"),
        ({"buyer": None}, "review"),
    ],
)
def test_contract(changes: dict[str, Any], status: str) -> None:
    assert statuses(run("sales.contract_match", broken("sales_contract", **changes), over="0.01")) == [status]


def test_a_copy_of_an_invoice_does_not_count_twice_against_the_contract() -> None:
    given = broken("invoice", paper("invoice", "again"))
    assert statuses(run("sales.contract_match", given, over="0.01")) == ["pass"]


@pytest.mark.parametrize(
    ("user", "status"), [(STRANGER, "review"), (APPLICANT, "fail"), (BUYER, "pass"), (None, "review")]
)
def test_user_report(user: str | None, status: str) -> None:
    assert statuses(run("sales.user_report_match", broken("user_report", user_name=user))) == [status]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"buyer_name": APPLICANT, "buyer_tax_id": CODE}, "fail"),
        ({"buyer_name": "别的写法", "buyer_tax_id": CODE}, "fail"),
        ({"buyer_name": f"{APPLICANT}昆都仑分公司", "buyer_tax_id": None}, "review"),
        ({"buyer_name": "内蒙古青禾商贸有限公司", "buyer_tax_id": None}, "review"),
        ({"buyer_name": None, "buyer_tax_id": None}, "review"),
        ({"is_red": True}, "not_applicable"),
    ],
)
def test_buyers_that_are_not_others(changes: dict[str, Any], status: str) -> None:
    outcomes = run("sales.external_buyer", broken("invoice", **changes))
    assert statuses(outcomes) == [status], [outcome.message.zh for outcome in outcomes]


def test_the_buyer_of_the_brand_is_told_by_its_brand() -> None:
    assert parse("内蒙古青禾商贸有限公司").brand == parse(APPLICANT).brand == "青禾"
