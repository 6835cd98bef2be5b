"""Claims: the amount with its arithmetic, limits to the fen and to the day, and what keeps it from being said."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dossier.checks.engine import load_policy, run_checks, run_policy, verdict_of
from dossier.checks.policy_files import policy_for_form, policy_for_region
from dossier.checks.registry import NoRecords
from dossier.models.document import Document, Dossier, Field
from dossier.models.finding import Finding
from tests.builders import document, dossier

NAME, CODE, PRODUCT = "常州岚屿电气有限公司", "91150207MA13TYXX2A", "永磁变频驱动一体机"
POLICY = {"policy_number": "PX2025001", "insured": NAME, "product_name": PRODUCT, "insured_amount": "4000000.00",
          "premium": "120000.00", "valid_from": "2025-01-01", "valid_to": "2025-12-31"}  # fmt: skip
PAID = {"payer": NAME, "payee": "峤湛财产保险有限公司", "amount": "120000.00", "paid_date": "2024-12-28"}


class Granted(NoRecords):
    """A record store with earlier claims."""

    def __init__(self, *paid: dict[str, str]) -> None:
        self.paid = paid

    def claims_paid(self, applicant_uscc: str, product_name: str, on: date) -> list[dict[str, str]]:
        return list(self.paid)


def claimed(*more: Document, policy: dict[str, Any] | None = None, paid: dict[str, Any] | None = None) -> Dossier:
    papers = [document("insurance_policy", "p", **{**POLICY, **(policy or {})}),
              document("premium_payment", "pay", **{**PAID, **(paid or {})}), *more]  # fmt: skip
    return dossier(*papers, applied_on="2027-01-15", applicant_name=NAME, uscc=CODE, product_name=PRODUCT)


def found(check: str, made: Dossier, *granted: dict[str, str], id_: str = "changzhou_insurance") -> list[Finding]:
    return [f for f in run_policy(made, load_policy(id_), Granted(*granted)) if f.check == check]


def amount(finding: Finding) -> str:
    """The most that may be granted, as the message says it."""
    (said,) = re.findall(r"最多可(?:补贴|支持) ([0-9.]+) 元", finding.message)
    return str(said)


def test_the_amount_comes_with_its_steps_and_a_place_for_each_number() -> None:
    (one,) = found("claim.subsidy_amount", claimed())
    assert (one.status, amount(one), one.clauses) == ("pass", "96000.00", ("changzhou:20",))
    for step in ("实付 120000.00 元", "4000000.00 × 3% = 120000.00", "120000.00 × 80% = 96000.00", "上限 500000.00 元"):
        assert step in one.message
    assert [(e.document, e.field) for e in one.evidence] == [
        ("p", "premium"),
        ("p", "insured_amount"),
        ("pay", "amount"),
    ]


@pytest.mark.parametrize(
    ("insured", "premium", "paid", "most"),
    [
        ("4000000.00", "120000.00", "119999.99", "95999.99"),
        ("3999999.00", "120000.00", "120000.00", "95999.97"),
        ("4000000.00", "120000.00", "130000.00", "96000.00"),
        ("9000000.00", "120000.00", "130000.00", "96000.00"),
        ("90000000.00", "625000.00", "625000.00", "500000.00"),
        ("90000000.00", "624999.99", "624999.99", "499999.99"),
        ("90000000.00", "700000.00", "700000.00", "500000.00"),
    ],
)
def test_what_counts(insured: str, premium: str, paid: str, most: str) -> None:
    made = claimed(policy={"insured_amount": insured, "premium": premium}, paid={"amount": paid})
    (one,) = found("claim.subsidy_amount", made)
    assert amount(one) == most
    assert Decimal(most) <= Decimal(paid) * Decimal("0.8")


@pytest.mark.parametrize(("premium", "status"), [("120000.00", "pass"), ("120000.01", "warn")])
def test_rate_of_three_per_cent(premium: str, status: str) -> None:
    (one,) = found("claim.rate_cap", claimed(policy={"premium": premium}))
    assert one.status == status
    assert "4000000.00" in one.message


def second(**changes: Any) -> list[Document]:
    policy = {**POLICY, "policy_number": "PX2026001", "valid_from": "2026-01-01", "valid_to": "2026-12-31", **changes}
    return [document("insurance_policy", "p2", **policy),
            document("premium_payment", "pay2", **{**PAID, "paid_date": "2026-01-05"})]  # fmt: skip


def test_two_years_and_not_a_day_more() -> None:
    (two,) = found("claim.subsidy_amount", claimed(*second()))
    assert (two.status, amount(two)) == ("pass", "192000.00")
    (to_the_day,) = found("claim.subsidy_amount", claimed(*second(valid_to="2027-01-01")))
    assert to_the_day.status == "pass"
    (longer,) = found("claim.subsidy_amount", claimed(*second(valid_to="2027-01-02")))
    assert (longer.status, amount(longer)) == ("review", "96000.00")
    assert "2 年" in longer.message


def earlier(amount: str, start: str, end: str, claim: str = "changzhou_insurance") -> dict[str, str]:
    return {"claim": claim, "amount": amount, "valid_from": start, "valid_to": end}


def test_earlier_claims_take_from_the_cap_and_the_years() -> None:
    one_year = earlier("450000", "2024-01-01", "2024-12-31")
    (rest,) = found("claim.subsidy_amount", claimed(), one_year)
    assert (rest.status, amount(rest)) == ("pass", "50000.00")
    (none,) = found("claim.subsidy_amount", claimed(), one_year, earlier("1", "2023-01-01", "2023-12-31"))
    assert none.status == "fail"
    (partly,) = found("claim.subsidy_amount", claimed(), earlier("1", "2023-12-30", "2024-12-31"))
    assert (partly.status, "最多可补贴" in partly.message) == ("review", False)
    (other,) = found("claim.subsidy_amount", claimed(), earlier("450000", "2023-01-01", "2024-12-31", "elsewhere"))
    assert amount(other) == "96000.00"


def test_no_amount_without_its_papers_and_numbers() -> None:
    for made in (
        dossier(applicant_name=NAME),
        dossier(document("insurance_policy", **POLICY), applicant_name=NAME),
        claimed(policy={"insured_amount": None}),
        claimed(policy={"valid_to": None}),
        claimed(paid={"amount": None}),
        claimed(policy={"product_name": "食品包装机"}),
    ):
        (one,) = found("claim.subsidy_amount", made)
        assert one.status == "review"
        assert "最多可补贴" not in one.message


def test_a_doubtful_number_makes_a_doubtful_amount() -> None:
    doubtful = Field(value="120000.00", raw="120000.00", page=1, box=None, confidence=0.5, source="ocr")
    (one,) = found("claim.subsidy_amount", claimed(paid={"amount": doubtful}))
    assert one.status == "review"


@pytest.mark.parametrize(
    ("policy", "paid", "status"),
    [
        ({}, {}, "pass"),
        ({"insured": "苏州宗砚机械有限公司"}, {}, "fail"),
        ({}, {"payer": "苏州宗砚机械有限公司"}, "fail"),
        ({}, {"payer": None}, "review"),
        ({}, {"amount": "119999.99"}, "warn"),
        ({}, {"paid_date": "2025-12-31"}, "pass"),
        ({}, {"paid_date": "2026-01-01"}, "review"),
    ],
)
def test_premium_paid(policy: dict[str, Any], paid: dict[str, Any], status: str) -> None:
    made = claimed(policy=policy, paid=paid)
    (one,) = found("claim.premium_paid", made)
    assert one.status == status
    if status in ("fail", "review"):
        (granted,) = found("claim.subsidy_amount", made)
        assert granted.status == "review"


def test_no_proof_of_payment() -> None:
    made = dossier(document("insurance_policy", **POLICY), applicant_name=NAME, product_name=PRODUCT)
    assert [f.status for f in found("claim.premium_paid", made)] == ["review"]


def test_papers_handed_in_twice_count_once_and_instalments_add_up() -> None:
    twice = claimed(document("insurance_policy", "p3", **POLICY), document("premium_payment", "pay3", **PAID))
    (one,) = found("claim.subsidy_amount", twice)
    assert amount(one) == "96000.00"
    halves = claimed(document("premium_payment", "b", **{**PAID, "amount": "60000.00", "paid_date": "2025-06-28"}),
                     paid={"amount": "60000.00"})  # fmt: skip
    (one,) = found("claim.subsidy_amount", halves)
    assert amount(one) == "96000.00"


def test_a_payment_belongs_to_the_policy_of_its_amount_or_else_to_the_one_that_runs() -> None:
    """A late instalment is nearer to the next term, an early payment to the one before; neither goes there."""
    late = document("premium_payment", "late", **{**PAID, "amount": "60000.00", "paid_date": "2025-11-28"})
    made = claimed(*second(), late, paid={"amount": "60000.00"})
    assert [f.status for f in found("claim.premium_paid", made)] == ["pass", "pass"]
    early = document("premium_payment", "early", **{**PAID, "amount": "100000.00", "paid_date": "2025-03-01"})
    other = [second(premium="100000.00")[0], early]
    assert [f.status for f in found("claim.premium_paid", claimed(*other))] == ["pass", "pass"]


def test_double_benefit_is_asked_and_records_are_shown() -> None:
    (asked,) = found("claim.double_benefit", claimed())
    assert (asked.status, asked.judge) == ("review", "person")
    (known,) = found("claim.double_benefit", claimed(), earlier("30000", "", "", "elsewhere"))
    assert "elsewhere 30000" in known.message


def test_a_subsidy_that_was_taken_back_is_shown_under_its_own_policy_too() -> None:
    back = earlier("0.00", "", "", "changzhou_insurance") | {"reclaimed": "虚报保费"}
    (known,) = found("claim.double_benefit", claimed(), back)
    assert "changzhou_insurance 已收回（虚报保费）" in known.message


SELLER = "常州翊凛装备有限公司"
ORDER = {"contract_number": "DD-1", "buyer": NAME, "seller": SELLER, "product_name": PRODUCT,
         "total_amount": "1000000.00", "sign_date": "2025-03-01"}  # fmt: skip


def bill(id_: str, total: str, day: str, **changes: Any) -> Document:
    values = {"invoice_number": f"2532000000000000{id_}", "issue_date": day, "buyer_name": NAME, "seller_name": SELLER,
              "total_amount": total, "is_red": False, **changes}  # fmt: skip
    return document("invoice", id_, **values)


def ordered(*papers: Document, **changes: Any) -> Finding:
    made = dossier(document("sales_contract", "c", **{**ORDER, **changes}), *papers, applied_on="2025-12-01",
                   applicant_name=NAME, product_name=PRODUCT)  # fmt: skip
    (one,) = found("claim.first_order_amount", made, id_="changzhou_first_order")
    return one


LATER = document("sales_contract", "c2", **{**ORDER, "contract_number": "DD-2", "sign_date": "2025-06-01"})


@pytest.mark.parametrize(
    ("total", "billed", "most"),
    [
        ("1000000.00", "1000000.00", "200000.00"),
        ("1000000.00", "600000.05", "120000.01"),
        ("25000000.00", "25000000.00", "5000000.00"),
        ("25000000.00", "24999999.95", "4999999.99"),
        ("30000000.00", "30000000.00", "5000000.00"),
    ],
)
def test_first_order(total: str, billed: str, most: str) -> None:
    one = ordered(bill("a", billed, "2025-03-20"), total_amount=total)
    assert (one.status, amount(one), one.clauses) == ("pass", most, ("changzhou:21",))
    assert [(e.document, e.field) for e in one.evidence] == [("c", "sign_date"), ("a", "total_amount")]


def test_which_invoices_are_of_the_first_order() -> None:
    first, rest = bill("a", "400000.00", "2025-03-20"), bill("b", "600000.00", "2025-07-01")
    red = bill("r", "-100000.00", "2025-04-01", is_red=True)
    assert amount(ordered(first, rest)) == "200000.00"
    assert amount(ordered(first, red)) == "60000.00"
    assert amount(ordered(first, first, rest)) == "200000.00"
    assert amount(ordered(first, rest, bill("z", "90000.00", "2025-08-01"), LATER)) == "200000.00"
    assert amount(ordered(first, bill("o", "70000.00", "2025-02-01"))) == "80000.00"
    assert amount(ordered(first, bill("o", "70000.00", "2025-04-01", seller_name="苏州宗砚机械有限公司"))) == "80000.00"


@pytest.mark.parametrize(
    ("papers", "changes"),
    [
        ([], {}),
        ([bill("a", "1000000.01", "2025-03-20")], {}),
        ([bill("a", "400000.00", "2025-03-20"), bill("b", "500000.00", "2025-07-01"), LATER], {}),
        ([bill("a", "400000.00", "2025-03-20")], {"sign_date": None}),
        ([bill("a", "400000.00", "2025-03-20")], {"buyer": "苏州宗砚机械有限公司"}),
        ([bill("a", "400000.00", "2025-03-20", issue_date=None)], {}),
    ],
)
def test_no_amount_where_the_order_is_not_settled(papers: list[Document], changes: dict[str, Any]) -> None:
    one = ordered(*papers, **changes)
    assert one.status == "review"
    assert "最多可支持" not in one.message


def test_claims_are_asked_for_by_their_form_and_not_by_the_place() -> None:
    assert policy_for_region("江苏省常州市武进区砺新路18号") == "changzhou"
    assert policy_for_form("常州市创新产品推广应用保险补贴申请表") == "changzhou_insurance"
    assert policy_for_form("常州市创新产品首张订单支持申请表") == "changzhou_first_order"


def test_a_whole_claim_is_eligible() -> None:
    place = {"address": "江苏省常州市武进区砺新路18号", "registration_authority": "常州市武进区市场监督管理局"}
    licence = document("business_license", "l", company_name=NAME, uscc=CODE, company_type="有限责任公司", **place)
    contract = document("sales_contract", "c", buyer=SELLER, seller=NAME, product_name=PRODUCT,
                        total_amount="113000.00", sign_date="2025-01-05")  # fmt: skip
    invoice = document("invoice", "i", invoice_number="25322000000012345678", issue_date="2025-02-01", seller_name=NAME,
                       seller_tax_id=CODE, buyer_name=SELLER, amount_excl_tax="100000.00", tax_amount="13000.00",
                       total_amount="113000.00", is_red=False)  # fmt: skip
    findings = run_checks(claimed(licence, contract, invoice), "changzhou_insurance")
    assert [(f.check, f.message) for f in findings if f.status == "fail"] == []
    open_ = [f.check for f in findings if f.status == "review" and f.judge == "machine" and f.mandatory]
    assert (open_, verdict_of(findings)) == ([], "eligible")
