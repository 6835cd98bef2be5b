"""Every make of invoice that the generator knows is read without a wrong or missing field from its text."""

from __future__ import annotations

import pytest

from benchmarks.compare import mark
from benchmarks.makes import BESIDE, papers, read
from dossier.extraction.fields.invoice import printed_fields
from dossier.extraction.invoices.slips import slip_fields
from dossier.extraction.splitting import split
from sample_dossiers.papers.invoice import MAKES
from tests.extraction.made_invoices import BUYER, DIGITAL_END, DIGITAL_LINE, SELLER, digital
from tests.extraction.made_pages import page_of

SEED = 65


@pytest.mark.parametrize("make", MAKES)
def test_all_fields_of_a_make_are_read(make: str) -> None:
    paper = next(papers("invoice", make, SEED))
    (document,) = read(paper, "text", SEED)
    assert document.type == "invoice"
    got = {name: field.value for name, field in document.fields.items()}
    assert {name: got.get(name) for name, value in paper.fields.items() if mark(value, got.get(name)) != "right"} == {}
    assert set(got) - set(paper.fields) - BESIDE == set()


def test_a_list_of_goods_names_its_invoice_and_its_parties() -> None:
    page = page_of(
        (0.05, [(0.3, "销售货物或者提供应税劳务清单")]),
        (0.1, [(0.05, f"购买方名称：{BUYER}")]),
        (0.13, [(0.045, f"销售方名称：{SELLER}")]),
        (0.16, [(0.05, "所属增值税专用发票代码：1500241120"), (0.6, "号码：37173682")]),
        (0.2, [(0.05, "货物（劳务）名称"), (0.5, "数量"), (0.6, "单价"), (0.7, "金额"), (0.8, "税率"), (0.9, "税额")]),
    )
    found = printed_fields([page])
    assert (found["buyer_name"].value, found["seller_name"].value) == (BUYER, SELLER)
    assert found["invoice_number"].value == "37173682"


def test_an_invoice_of_the_common_form_is_no_slip() -> None:
    page = digital(DIGITAL_LINE, *DIGITAL_END)
    assert slip_fields(page) is None


def test_a_total_that_the_words_deny_loses_trust() -> None:
    rows = (
        (0.06, [(0.3, "机动车销售统一发票")]),
        (0.3, [(0.05, "购买方名称"), (0.3, "云杉设备有限公司")]),
        (0.5, [(0.05, "价税合计"), (0.2, "壹拾万圆整"), (0.6, "小写"), (0.7, "¥200000.00")]),
    )
    fields = slip_fields(page_of(*rows, size=(595.0, 397.0), em=0.015))
    assert fields is not None
    assert fields["total_amount"].value == "200000.00"
    assert fields["total_amount"].confidence < 0.7


def test_an_invoice_goes_on_until_its_total_even_without_counts() -> None:
    subtotal = (0.66, [(0.1, "小"), (0.17, "计"), (0.68, "¥100000.00"), (0.935, "¥13000.00")])
    first, last = digital(DIGITAL_LINE, subtotal), digital(DIGITAL_LINE, *DIGITAL_END)
    both = [first, last.model_copy(update={"number": 2})]
    assert [len(run.pages) for run in split(both)] == [2]
    twice = [last, last.model_copy(update={"number": 2})]
    assert [len(run.pages) for run in split(twice)] == [1, 1]
