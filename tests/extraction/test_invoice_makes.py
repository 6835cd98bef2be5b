"""Every make of invoice that the generator knows is read without a wrong or missing field from its text."""

from __future__ import annotations

import pytest

from benchmarks.compare import mark
from benchmarks.makes import papers, read
from dossier.extraction.invoices.slips import slip_fields
from sample_dossiers.papers.invoice import MAKES
from tests.extraction.made_invoices import DIGITAL_END, DIGITAL_LINE, digital
from tests.extraction.made_pages import page_of

SEED = 65


@pytest.mark.parametrize("make", MAKES)
def test_all_fields_of_a_make_are_read(make: str) -> None:
    paper = next(papers("invoice", make, SEED))
    (document,) = read(paper, "text", SEED)
    assert document.type == "invoice"
    got = {name: field.value for name, field in document.fields.items()}
    assert {name: got.get(name) for name, value in paper.fields.items() if mark(value, got.get(name)) != "right"} == {}
    assert set(got) <= set(paper.fields)


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
