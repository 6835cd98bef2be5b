from typing import Any

import pytest

from tests.checks.clean import ITEM, broken, clean, ocr, paper, run, statuses

SUMS = {"total_tolerance": "0", "line_tolerance": "0.02", "tax_tolerance": "0.06"}


def only(outcomes: list[Any]) -> Any:
    assert len(outcomes) == 1, [outcome.message.zh for outcome in outcomes]
    return outcomes[0]


def test_a_total_that_is_not_the_sum_fails_with_all_figures() -> None:
    outcome = only(run("sales.invoice_arithmetic", broken("invoice", total_amount="122000.00"), **SUMS))
    assert outcome.status == "fail"
    assert all(
        figure in outcome.message.zh for figure in ("100000.00", "13000.00", "113000.00", "122000.00", "9000.00")
    )
    assert {place.field for place in outcome.evidence} == {"amount_excl_tax", "tax_amount", "total_amount"}


def test_a_doubtful_total_goes_to_a_person() -> None:
    outcome = only(run("sales.invoice_arithmetic", broken("invoice", total_amount=ocr("122000.00")), **SUMS))
    assert outcome.status == "review" and "可信度" in outcome.message.zh


def test_totals_that_the_paper_says_twice_were_not_misread() -> None:
    twice = {"total_amount": ocr("122000.00"), "total_in_words": "壹拾贰万贰仟圆整", "tax_amount": ocr("13000.00")}
    assert only(run("sales.invoice_arithmetic", broken("invoice", **twice), **SUMS)).status == "fail"
    assert only(run("sales.invoice_arithmetic", broken("invoice", **twice, items=[]), **SUMS)).status == "review"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"amount": "90000.00", "tax": ""}, "明细金额之和"),
        ({"quantity": "3"}, "数量 3 × 单价 50000"),
        ({"tax": "12000.00"}, "税率 13%"),
    ],
)
def test_faults_in_the_lines(change: dict[str, str], word: str) -> None:
    outcomes = run("sales.invoice_arithmetic", broken("invoice", items=[{**ITEM, **change}]), **SUMS)
    assert set(statuses(outcomes)) == {"review"}
    assert any(word in outcome.message.zh for outcome in outcomes)


def test_a_price_rounded_in_print_is_no_fault() -> None:
    item = {**ITEM, "quantity": "3000", "unit_price": "33.33"}
    assert statuses(run("sales.invoice_arithmetic", broken("invoice", items=[item]), **SUMS)) == ["pass"]


def test_lines_elsewhere_and_free_of_tax_are_no_fault() -> None:
    listed = {**ITEM, "name": "（详见销货清单）", "amount": "1.00", "quantity": "", "tax": "", "tax_rate": ""}
    assert statuses(run("sales.invoice_arithmetic", broken("invoice", items=[listed]), **SUMS)) == ["pass"]
    free = broken("invoice", items=[], tax_amount=None, total_amount="100000.00")
    assert statuses(run("sales.invoice_arithmetic", free, **SUMS)) == ["pass"]


def test_words_that_say_another_amount() -> None:
    outcome = only(run("sales.amount_in_words", broken("invoice", total_in_words="壹拾贰万叁仟圆整")))
    assert outcome.status == "fail" and "123000" in outcome.message.zh and "113000.00" in outcome.message.en


def test_words_that_cannot_be_read() -> None:
    assert statuses(run("sales.amount_in_words", broken("invoice", total_in_words="壹拾壹叁仟圆"))) == ["review"]


def test_words_of_a_red_invoice() -> None:
    red = broken("invoice", total_amount="-500.00", total_in_words="（负数）伍佰圆整", is_red=True)
    assert statuses(run("sales.amount_in_words", red)) == ["pass"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"issue_date": "2025-01-05"}, "fail"),
        ({"invoice_number": "24322000000012345678"}, "warn"),
        ({"invoice_number": "24322000000012345678", "seller_tax_id": "91150207MA13TYXX2B"}, "pass"),
        ({"invoice_number": "12345678", "invoice_code": "015002400111"}, "pass"),
        ({"invoice_number": "12345678", "invoice_code": "015002500111"}, "fail"),
        ({"invoice_number": "12345678", "invoice_code": "015001900111"}, "warn"),
        ({"invoice_number": None}, "review"),
        ({"issue_date": ocr("2025-01-05")}, "review"),
    ],
)
def test_year_and_region_in_the_number(changes: dict[str, Any], status: str) -> None:
    outcomes = run("sales.invoice_number", broken("invoice", **changes), code_age_years=3)
    assert statuses(outcomes) == [status], [outcome.message.zh for outcome in outcomes]


def test_an_invoice_that_comes_twice() -> None:
    outcome = only(run("sales.invoice_duplicate", broken("invoice", paper("invoice", "again"))))
    assert outcome.status == "fail" and outcome.documents == ("invoice-1", "again")


def test_pdf_and_ofd_of_one_invoice_are_one() -> None:
    ofd = paper("invoice", "ofd").model_copy(update={"file": "invoice.ofd"})
    assert statuses(run("sales.invoice_duplicate", broken("invoice", ofd))) == ["pass"]
    other = paper("invoice", "ofd", total_amount="1.00").model_copy(update={"file": "invoice.ofd"})
    assert statuses(run("sales.invoice_duplicate", broken("invoice", other))) == ["fail"]


def test_a_red_invoice_is_pointed_out() -> None:
    red = paper("invoice", "red", invoice_number="24152000000012345679", total_amount="-113000.00", is_red=True)
    outcome = only(run("sales.invoice_duplicate", broken("invoice", red)))
    assert outcome.status == "warn" and outcome.documents == ("red",)


def test_two_invoices_of_their_own() -> None:
    assert statuses(run("sales.invoice_duplicate", clean())) == ["pass"]
