"""Red-letter invoices take back, sums show their steps, and buyers tied to the applicant are told."""

from typing import Any

import pytest

from dossier.checks.sold import billed, sales_invoices
from tests.checks.clean import APPLICANT, BUYER, broken, of, paper, run, statuses

BLUE, OTHER = "24152000000012345678", "24152000000012345600"


def red(amount: str = "-113000.00", original: str | None = BLUE, **changes: Any) -> Any:
    more = {"original_invoice_number": original} if original else {}
    return paper("invoice", "red", invoice_number="25152000000099999999", total_amount=amount, is_red=True,
                 **{**more, **changes})  # fmt: skip


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (red(), []),
        (red("113000.00"), []),
        (red("-13000.00"), ["invoice-1"]),
        (red(original=OTHER), ["invoice-1"]),
        (red(original=None), ["invoice-1"]),
    ],
)
def test_an_invoice_taken_back_whole_is_no_sale(given: Any, left: list[str]) -> None:
    made = broken("invoice", given, invoice_number=BLUE)
    assert len(sales_invoices(made)) == len(left)


@pytest.mark.parametrize(("code", "left"), [("015002300111", 0), ("015002300112", 1)])
def test_the_code_of_the_original_must_agree_too(code: str, left: int) -> None:
    given = red(original="00012345", original_invoice_code=code)
    made = broken("invoice", given, invoice_number="00012345", invoice_code="015002300111")
    assert len(sales_invoices(made)) == left


def test_the_sum_shows_its_steps_and_counts_no_copy_twice() -> None:
    made = broken("invoice", paper("invoice", "copy"), red("-13000.00"), invoice_number=BLUE)
    twice = [one for one in made.of_type("invoice") if one.id != "red"]
    found = billed(made, [*twice, *twice])
    assert "- 13000.00" in found.steps.zh and found.steps.zh.endswith(f"= {found.total:.2f}")


def test_of_many_amounts_the_first_few_are_shown() -> None:
    many = [paper("invoice", f"i{n}", invoice_number=f"{24152000000012300000 + n}") for n in range(9)]
    made = broken("invoice", *many, invoice_number=BLUE)
    assert "等共 10 张 = 1130000.00" in billed(made, sales_invoices(made)).steps.zh


@pytest.mark.parametrize(
    ("given", "status", "says"),
    [
        (red("-13000.00"), "pass", "113000.00 - 13000.00 = 100000.00"),
        (red(original=None), "review", "冲红后没有余额"),
        (red(), "review", "未冲红"),
        (red(original=OTHER), "pass", "113000.00 元"),
        (red(original=None, issue_date="2019-01-01"), "pass", "113000.00 元"),
    ],
)
def test_the_window_counts_what_is_left(given: Any, status: str, says: str) -> None:
    made = broken("invoice", given, invoice_number=BLUE)
    made = made.model_copy(update={"documents": tuple(d for d in made.documents if d.type != "sales_contract")})
    outcome = run("dates.sales_window", made, months=24)[0]
    assert outcome.status == status and says in outcome.message.zh, outcome.message.zh


def test_a_purchase_of_the_applicant_is_no_sale_in_the_window() -> None:
    made = broken("invoice", buyer_name=APPLICANT)
    alone = made.model_copy(update={"documents": tuple(d for d in made.documents if d.type != "sales_contract")})
    assert statuses(run("dates.sales_window", alone, months=24)) == ["review"]


@pytest.mark.parametrize(
    ("given", "total", "status", "says"),
    [
        (red("-13000.00"), "100000.00", "pass", "= 100000.00"),
        (red("-12999.99"), "99009.90", "warn", "超出合同 990.11"),
        (red("-13000.00", original=None), "100000.00", "pass", "- 13000.00"),
        (red(original=OTHER), "100000.00", "warn", "113000.00"),
        (red(), "113000.00", "review", "未见开给该单位的发票"),
    ],
)
def test_red_invoices_come_off_what_was_billed_for_a_contract(given: Any, total: str, status: str, says: str) -> None:
    made = broken("invoice", given, invoice_number=BLUE)
    contract = paper("sales_contract", total_amount=total)
    made = of(*(contract if d.type == "sales_contract" else d for d in made.documents))
    outcome = run("sales.contract_match", made, over="0.01")[0]
    assert outcome.status == status and says in outcome.message.zh, outcome.message.zh


def test_an_amount_that_was_not_read_is_no_agreement() -> None:
    outcomes = run("sales.contract_match", broken("invoice", total_amount=None), over="0.01")
    assert statuses(outcomes) == ["review"]


@pytest.mark.parametrize(
    ("given", "says"), [(red(), "已从销售中扣除"), (red(original=OTHER), "不在材料中"), (red(original=None), "未读出")]
)
def test_a_red_invoice_says_what_it_takes_back(given: Any, says: str) -> None:
    outcomes = run("sales.invoice_duplicate", broken("invoice", given, invoice_number=BLUE))
    assert any(o.status == "warn" and says in o.message.zh for o in outcomes), [o.message.zh for o in outcomes]


OWN = {"address": "内蒙古自治区包头市九原区砺新路18号", "legal_representative": "宗砚"}


def licence(**changes: Any) -> Any:
    fields = {"company_name": BUYER, "uscc": None, "address": "常州市新北区砺新路200号", "legal_representative": "郗桓"}
    return paper("business_license", "buyer", **{**fields, **changes})


@pytest.mark.parametrize(
    ("changes", "status", "says"),
    [
        ({}, "pass", "已售给"),
        ({"address": "SAME"}, "review", "地址"),
        ({"legal_representative": "SAME"}, "review", "法定代表人"),
        ({"address": None, "legal_representative": None}, "pass", "已售给"),
        ({"company_name": "黄石云帆机械有限公司", "address": "SAME"}, "pass", "已售给"),
    ],
)
def test_ties_by_address_and_person(changes: dict[str, Any], status: str, says: str) -> None:
    same = {field: OWN[field] if value == "SAME" else value for field, value in changes.items()}
    made = broken("business_license", licence(**same), **OWN)
    outcomes = run("sales.external_buyer", made)
    assert statuses(outcomes) == [status] and says in outcomes[0].message.zh, outcomes[0].message.zh


def test_a_contract_tells_of_its_buyers_address_too() -> None:
    contract = paper("sales_contract", "again", buyer_address="包头市九原区砺新路18号2幢")
    made = broken("business_license", contract, **OWN)
    outcome = run("sales.external_buyer", made)[0]
    assert outcome.status == "review" and "地址" in outcome.message.zh and "sales_contract" in outcome.message.zh


def test_a_tied_buyer_beside_a_stranger_is_pointed_out() -> None:
    kin = paper("invoice", "kin", invoice_number=OTHER, buyer_name="内蒙古青禾商贸有限公司", buyer_tax_id=None)
    outcomes = run("sales.external_buyer", broken("invoice", kin))
    assert statuses(outcomes) == ["pass", "warn"] and "不计入" in outcomes[1].message.zh
