"""Invoices on made-up pages: one for each layout and each trap."""

from __future__ import annotations

import pytest

from dossier.extraction.fields.invoice import extract
from dossier.models.page import Page
from tests.extraction.made_invoices import (
    BUYER,
    BUYER_ID,
    DIGITAL_END,
    DIGITAL_LINE,
    SELLER,
    SELLER_ID,
    WIDE,
    controlled,
    digital,
    paper,
)
from tests.extraction.made_pages import page_of, values


def read(*pages: Page) -> dict[str, object]:
    return values(extract(pages, {}))


def test_electronic_ordinary_invoice_with_scattered_letters():
    found = read(controlled())
    assert found == {
        "invoice_kind": "增值税电子普通发票",
        "invoice_code": "015002300111",
        "invoice_number": "00012345",
        "issue_date": "2023-06-05",
        "check_code": "82767747691248676664",
        "buyer_name": BUYER,
        "buyer_tax_id": BUYER_ID,
        "seller_name": SELLER,
        "seller_tax_id": SELLER_ID,
        "amount_excl_tax": "100.00",
        "tax_amount": "13.00",
        "total_amount": "113.00",
        "total_in_words": "壹佰壹拾叁圆整",
        "is_red": False,
        "items": [
            {
                "name": "*机床*刀架",
                "model": "QJ-12",
                "unit": "件",
                "quantity": "2",
                "unit_price": "50.00",
                "amount": "100.00",
                "tax_rate": "13%",
                "tax": "13.00",
            }
        ],
    }


def test_values_bear_their_place():
    fields = extract([controlled()], {})
    assert fields["invoice_number"].box == pytest.approx((0.78, 0.08, 0.84, 0.08 + 0.015 * 595 / 397), abs=1e-6)
    assert fields["seller_name"].raw == SELLER and fields["seller_name"].box[1] == 0.75  # type: ignore[index]
    assert all(field.confidence > 0.9 for field in fields.values())


def test_stars_are_no_tax_of_nought():
    line = (
        0.41,
        [
            (0.03, "*运输服务*客运"),
            (0.41, "次"),
            (0.53, "1"),
            (0.61, "100.00"),
            (0.745, "100.00"),
            (0.8, "免税"),
            (0.955, "***"),
        ],
    )
    found = read(controlled([line], ("¥100.00", "***"), "¥100.00", "壹佰圆整"))
    assert "tax_amount" not in found
    assert (found["amount_excl_tax"], found["total_amount"]) == ("100.00", "100.00")
    assert found["items"][0]["tax_rate"] == "免税" and found["items"][0]["tax"] == ""  # type: ignore[index]


def test_discount_line_and_wrapped_names():
    lines = [
        (
            0.41,
            [
                (0.03, "*机床*激光熔覆"),
                (0.29, "QJ-12"),
                (0.41, "台"),
                (0.52, "1"),
                (0.6, "529.20"),
                (0.745, "529.20"),
                (0.8, "13%"),
                (0.94, "68.80"),
            ],
        ),
        (0.44, [(0.03, "修复机床附件")]),
        (0.47, [(0.03, "*机床*激光熔覆"), (0.75, "-8.87"), (0.8, "13%"), (0.94, "-1.15")]),
        (0.5, [(0.03, "修复机床附件")]),
    ]
    found = read(controlled(lines, ("¥520.33", "¥67.65"), "¥587.98", "伍佰捌拾柒圆玖角捌分"))
    first, second = found["items"]  # type: ignore[misc]
    assert first["name"] == second["name"] == "*机床*激光熔覆修复机床附件"
    assert (second["amount"], second["tax"], second["quantity"], second["unit_price"]) == ("-8.87", "-1.15", "", "")
    assert found["is_red"] is False


def test_a_model_that_starts_left_of_its_head_is_no_part_of_the_name():
    line = (0.41, [(0.03, "*机床*刀架"), (0.275, "Q1"), (0.745, "100.00"), (0.8, "13%"), (0.94, "13.00")])
    item = read(controlled([line]))["items"][0]  # type: ignore[index]
    assert (item["name"], item["model"]) == ("*机床*刀架", "Q1")


@pytest.mark.parametrize(("total", "words"), [("¥-113.00", ""), ("¥113.00", "（负数）壹佰壹拾叁圆整")])
def test_either_sign_of_a_red_invoice_is_enough(total: str, words: str):
    assert read(controlled(sums=("", ""), total=total, words=words))["is_red"] is True


def test_natural_person_has_no_tax_number():
    found = read(controlled(buyer_id=""))
    assert found["buyer_name"] == BUYER and "buyer_tax_id" not in found and found["seller_tax_id"] == SELLER_ID


@pytest.mark.parametrize(
    "remark",
    ["发票单号：DJP99887766", "入离店日期：2023-12-26至2023-12-27", "酒店名称：某某酒店", "发票号码：99999999"],
)
def test_remarks_are_no_values(remark: str):
    found = read(controlled(remark=remark))
    assert (found["invoice_number"], found["issue_date"]) == ("00012345", "2023-06-05")
    assert (found["buyer_name"], found["seller_name"]) == (BUYER, SELLER)


def test_a_name_among_remarks_above_the_seller_is_not_the_seller():
    page = controlled()
    hotel = page_of((0.735, [(0.6, "酒店名称：某某酒店")]), **WIDE).lines
    assert read(page.model_copy(update={"lines": page.lines + hotel}))["seller_name"] == SELLER


def test_a_number_among_remarks_does_not_stand_in_for_one_that_was_not_read():
    page = controlled(remark="发票号码：99999999")
    rows = [line for line in page.lines if line.text not in ("发票号码：", "00012345")]
    assert "invoice_number" not in read(page.model_copy(update={"lines": tuple(rows)}))


def test_red_letter_invoice():
    line = (
        0.41,
        [
            (0.03, "*机床*刀架"),
            (0.41, "件"),
            (0.52, "-2"),
            (0.61, "50.00"),
            (0.74, "-100.00"),
            (0.8, "13%"),
            (0.93, "-13.00"),
        ],
    )
    found = read(controlled([line], ("¥-100.00", "¥-13.00"), "¥-113.00", "（负数）壹佰壹拾叁圆整"))
    assert found["is_red"] is True
    assert (found["amount_excl_tax"], found["tax_amount"], found["total_amount"]) == ("-100.00", "-13.00", "-113.00")
    assert found["items"][0]["quantity"] == "-2"  # type: ignore[index]


def test_fully_digital_invoice():
    found = read(digital(DIGITAL_LINE, *DIGITAL_END))
    assert found["invoice_kind"] == "电子发票（增值税专用发票）"
    assert found["invoice_number"] == "25152000000087654321" and "invoice_code" not in found
    assert (found["buyer_name"], found["seller_name"]) == (BUYER, SELLER)
    assert (found["buyer_tax_id"], found["seller_tax_id"]) == (BUYER_ID, SELLER_ID)
    assert found["total_amount"] == "113000.00"
    assert found["items"] == [
        {
            "name": "*机床*修复机床",
            "model": "QJ-1200",
            "unit": "台",
            "quantity": "2",
            "unit_price": "50000",
            "amount": "100000.00",
            "tax_rate": "13%",
            "tax": "13000.00",
        }
    ]


def test_a_long_name_goes_on_in_the_line_below():
    page = digital((0.265, [(0.58, "北京分公司")]), DIGITAL_LINE, *DIGITAL_END)
    assert read(page)["seller_name"] == SELLER + "北京分公司"


def test_lines_on_two_pages_and_totals_on_the_last():
    second = digital(
        (0.42, [(0.02, "*机床*备件"), (0.675, "500.00"), (0.78, "13%"), (0.935, "65.00")]), *DIGITAL_END, number=2
    )
    first = digital(DIGITAL_LINE, (0.66, [(0.1, "小"), (0.17, "计"), (0.67, "¥1.00")]))
    found = read(first, second)
    assert [item["amount"] for item in found["items"]] == ["100000.00", "500.00"]  # type: ignore[union-attr]
    assert found["total_amount"] == "113000.00"


def test_paper_special_invoice_read_by_ocr():
    fields = extract([paper()], {})
    found = values(fields)
    assert (found["invoice_kind"], found["invoice_code"]) == ("增值税专用发票", "3100230130")
    assert (found["invoice_number"], found["issue_date"]) == ("00009876", "2023-01-18")
    assert found["buyer_tax_id"] == "330100123456789"
    assert found["total_in_words"] == "壹仟贰佰元整" and found["total_amount"] == "1200.00"
    assert found["items"][0]["tax"] == "174.36"  # type: ignore[index]
    assert fields["invoice_number"].source == "ocr" and fields["invoice_number"].confidence < 0.95


def test_a_letter_that_no_code_has_is_mended_and_marked():
    field = extract([paper()], {})["seller_tax_id"]
    assert (field.value, field.note) == (SELLER_ID, "repaired")
    assert field.confidence < 0.8 and field.raw == "9115O203MA7TRT01OL"


def test_an_empty_page_gives_nothing():
    assert extract([page_of(**WIDE)], {}) == {}


@pytest.mark.parametrize(
    ("remark", "number", "code"),
    [
        ("被红冲蓝字数电票号码：25152000000012345678 确认单编号：150100250110", "25152000000012345678", None),
        ("对应正数发票代码:015002300111 号码:00012345", "00012345", "015002300111"),
        ("开具红字增值税专用发票信息表编号1501002501100000", None, None),
        ("合同编号：HT-20251234", None, None),
        ("对应正数发票代码:015002300111 号码:00012345 对应正数发票号码:00012346", None, None),
    ],
)  # fmt: skip
def test_the_invoice_taken_back(remark: str, number: str | None, code: str | None) -> None:
    found = read(controlled(remark=remark))
    assert (found.get("original_invoice_number"), found.get("original_invoice_code")) == (number, code)
