"""One sale for two products or two applicants is told; a dossier handed in anew, and a sale of both, are not."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.checks.suspicion import suspicion_of
from dossier.models.document import Document
from dossier.models.table import Cell, Table
from tests.builders import document
from tests.checks.authenticity.test_reuse import INVOICE, ME, OTHER, THIRD, Known, found, mark, mine, paper

CONTRACT = {"contract_number": "GX-20240913-005", "seller": ME, "buyer": THIRD, "product_name": "电驱系统"}
LETTER = "用户报告 我单位于2024年3月购入电驱系统两台，型号DQ-200，至今运行1860小时，温升58.3K，效率93.1%，满足生产要求"
USER = {"user_name": THIRD, "applicant_name": ME, "product_name": "电驱系统", "sign_date": "2025-02-01"}
PAID = {"payer": ME, "payee": "某某财产保险公司", "amount": "18600.00", "paid_date": "2025-01-08"}


def listing(*names: str) -> Table:
    rows = tuple((Cell(text=f"*机电设备*{name}"), Cell(text="10.70")) for name in names)
    return Table(kind="invoice_items", columns=("name", "amount"), rows=rows, pages=(1,))


@pytest.mark.parametrize(("type_", "values"), [("invoice", INVOICE), ("sales_contract", CONTRACT)])
def test_a_numbered_sale_for_another_product_of_the_applicant(type_: str, values: dict[str, Any]) -> None:
    made = document(type_, **values)
    known = Known(paper(type_, ME, **values))
    (finding,) = found("conflicting_record", mine(made), known)
    assert finding.tier == "strong" and "“电驱系统”" in finding.message and "“水泵”" in finding.message
    assert [place.dossier for place in finding.evidence] == [None, "d-other"]
    assert finding.innocent and finding.verify and suspicion_of([finding]) == "low"
    assert found("conflicting_record", mine(made, product="水泵"), known) == [], "the dossier handed in anew"
    assert found("conflicting_record", mine(made, product=""), known) == [], "nobody knows for what"
    both = made.model_copy(update={"tables": (listing("电驱系统", "水泵"),)})
    assert [f.tier for f in found("conflicting_record", mine(both), known)] == ["weak"]
    assert found("reused_document", mine(made), known) == []


def test_the_same_contract_number_of_other_parties_is_another_contract() -> None:
    known = Known(paper("sales_contract", ME, **(CONTRACT | {"seller": OTHER, "buyer": OTHER})))
    assert found("conflicting_record", mine(document("sales_contract", **CONTRACT)), known) == []


def printed(type_: str, text: str, **values: Any) -> Document:
    return document(type_, **values).model_copy(update={"traces": (mark(text),)})


@pytest.mark.parametrize(
    ("type_", "values", "changed"),
    [("user_report", USER, {"product_name": "水泵"}), ("premium_payment", PAID, {"paid_date": "2024-11-20"})],
)
def test_a_paper_without_a_number_for_another_product(
    type_: str, values: dict[str, str], changed: dict[str, str]
) -> None:
    made = printed(type_, LETTER, **values)
    known = Known(paper(type_, ME, **values), text=LETTER)
    (finding,) = found("reused_document", mine(made), known)
    assert finding.tier == "strong" and [place.page for place in finding.evidence] == [1, 4]
    assert found("reused_document", mine(made, product="水泵"), known) == []
    other = Known(paper(type_, ME, **(values | changed)), text=LETTER)
    assert found("reused_document", mine(made), other) == [], "one of its own in the same words"
    assert found("reused_document", mine(made), Known(paper(type_, ME, **values), text="完全不同的文字" * 9)) == []


@pytest.mark.parametrize(("applicant", "tier"), [(OTHER, "strong"), (THIRD, "weak")])
def test_a_users_letter_in_two_applicants_dossiers(applicant: str, tier: str) -> None:
    known = Known(paper("user_report", applicant, **USER), text=LETTER)
    assert [f.tier for f in found("reused_document", mine(printed("user_report", LETTER, **USER)), known)] == [tier]


def test_papers_of_the_company_serve_all_its_products() -> None:
    for type_ in ("audit_report", "credit_report", "test_report", "patent_certificate", "business_license"):
        made = printed(type_, LETTER, report_number="2025-0729")
        known = Known(paper(type_, ME, report_number="2025-0729"), text=LETTER)
        assert found("reused_document", mine(made), known) + found("conflicting_record", mine(made), known) == []
