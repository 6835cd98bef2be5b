"""What raises and lowers trust in an invoice's values, and what is chosen among several amounts."""

from __future__ import annotations

import pytest

from dossier.extraction.fields.invoice import extract
from dossier.models.page import Page
from tests.extraction.made_invoices import DIGITAL_END, DIGITAL_LINE, WIDE, controlled, digital, qr
from tests.extraction.made_pages import page_of, values


def read(*pages: Page) -> dict[str, object]:
    return values(extract(pages, {}))


def test_sums_that_do_not_add_up_lower_trust_and_change_nothing():
    right = extract([controlled()], {})["total_amount"]
    wrong = extract([controlled(total="¥913.00")], {})["total_amount"]
    assert wrong.value == "913.00" and wrong.confidence < 0.7 < right.confidence


def test_qr_code_confirms_and_doubts():
    same = extract(
        [controlled(traces=(qr("01,10,015002300111,00012345,100.00,20230605,82767747691248676664,AB12,"),))], {}
    )
    assert same["invoice_number"].confidence >= 0.99 and same["invoice_number"].source == "text"
    other = extract([controlled(traces=(qr("01,10,015002300111,00054321,100.00,20230605,,AB12,"),))], {})
    assert (other["invoice_number"].value, other["invoice_number"].note) == ("00012345", "qr_differs")
    assert other["invoice_number"].confidence < 0.75


def test_qr_code_fills_in_what_could_not_be_read():
    rows = [
        line
        for line in digital(DIGITAL_LINE, *DIGITAL_END).lines
        if "发票号码" not in line.text and "2515" not in line.text
    ]
    page = digital().model_copy(
        update={"lines": tuple(rows), "traces": (qr("01,31,,25152000000087654321,113000.00,20250318,,AB12,"),)}
    )
    field = extract([page], {})["invoice_number"]
    assert (field.value, field.source, field.box) == ("25152000000087654321", "qr", (0.03, 0.03, 0.13, 0.15))


def test_kind_from_the_code_where_no_title_could_be_read():
    field = extract([controlled(title="")], {})["invoice_kind"]
    assert (field.value, field.note) == ("增值税电子普通发票", "from_code") and field.confidence < 0.8
    by_qr = extract([controlled(title="", traces=(qr("01,10,015002300111,00012345,100.00,20230605,,AB12,"),))], {})
    assert (by_qr["invoice_kind"].value, by_qr["invoice_kind"].source) == ("增值税电子普通发票", "qr")


def test_sums_on_a_slanting_page():
    page = controlled()
    slanted = tuple(
        line.model_copy(update={"box": tuple(edge - 0.022 * line.box[0] * (i % 2) for i, edge in enumerate(line.box))})
        for line in page.lines
    )
    found = read(page.model_copy(update={"lines": slanted}))
    assert [found.get(name) for name in ("amount_excl_tax", "tax_amount", "total_amount")] == [
        "100.00",
        "13.00",
        "113.00",
    ]


def test_of_amounts_close_together_those_that_add_up_are_the_sums():
    page = controlled()
    near = page_of((0.64, [(0.745, "1.00"), (0.94, "0.13")]), **WIDE).lines
    found = read(page.model_copy(update={"lines": page.lines + near}))
    assert (found["amount_excl_tax"], found["tax_amount"]) == ("100.00", "13.00")


def test_a_model_whose_box_touches_the_name_is_no_part_of_it():
    line = (
        0.41,
        [(0.03, "*机床*自动回转换刀刀架"), (0.245, "QJ-LC1200"), (0.745, "100.00"), (0.8, "13%"), (0.94, "13.00")],
    )
    item = read(controlled([line]))["items"][0]  # type: ignore[index]
    assert (item["name"], item["model"]) == ("*机床*自动回转换刀刀架", "QJ-LC1200")


@pytest.mark.parametrize("printed", ["¥42,684.063", "¥42.684063.33", "¥42684.063.33"])
def test_no_part_of_a_broken_total_is_the_total(printed):
    page = controlled()
    broken = tuple(
        line.model_copy(update={"text": line.text.replace("¥113.00", printed), "edges": None}) for line in page.lines
    )
    assert any(printed in line.text for line in broken)
    assert str(read(page.model_copy(update={"lines": broken})).get("total_amount")) in {"None", "113.00"}


def test_a_model_glued_to_a_name_that_wraps_is_cut_at_the_border_of_the_columns():
    first = [(0.03, "*大型环境保护专用设备*烟气余YRH-400D"), (0.745, "100.00"), (0.8, "13%"), (0.94, "13.00")]
    item = read(controlled([(0.41, first), (0.44, [(0.03, "热梯级机组")])]))["items"][0]  # type: ignore[index]
    assert (item["name"], item["model"]) == ("*大型环境保护专用设备*烟气余热梯级机组", "YRH-400D")


@pytest.mark.parametrize(("price", "quantity"), [("100.00", "1"), ("25.00", "4"), ("30.00", ""), ("5.00", "")])
def test_a_lost_digit_of_the_quantity_is_proven_by_price_and_amount(price, quantity):
    line = [(0.03, "*机床*刀架"), (0.6, price), (0.745, "100.00"), (0.8, "13%"), (0.94, "13.00")]
    item = read(controlled([(0.41, line)]))["items"][0]  # type: ignore[index]
    assert (item["unit_price"], item["quantity"]) == (price, quantity)


def test_letters_inside_the_name_s_own_column_stay_in_it():
    line = [(0.03, "*轴承*滚子SKF-200"), (0.745, "100.00"), (0.8, "13%"), (0.94, "13.00")]
    assert read(controlled([(0.41, line)]))["items"][0]["name"] == "*轴承*滚子SKF-200"  # type: ignore[index]


def test_a_letter_of_the_title_that_was_seen_twice_counts_once():
    kind = extract([controlled(title="内蒙古增值税电子子普通发票")], {})["invoice_kind"]
    assert (kind.value, kind.note) == ("增值税电子普通发票", "repaired") and kind.confidence < 0.85
