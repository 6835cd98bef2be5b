"""Invoices on made-up pages: one for each layout and each trap."""

from __future__ import annotations

import pytest

from dossier.extraction.fields.invoice import extract
from dossier.models.page import Page, Trace
from tests.extraction.made_pages import page_of, values

WIDE = {"size": (595.0, 397.0), "em": 0.015}
SELLER, SELLER_ID = "晴川精机（包头）有限公司", "91150203MA7TRT010L"
BUYER, BUYER_ID = "云杉设备有限公司", "91110108MA8TRY227C"
HEADS = [
    *[(0.06, "货物或应税劳务、服务名称"), (0.3, "规格型号"), (0.4, "单位"), (0.47, "数"), (0.5, "量")],
    *[(0.57, "单"), (0.6, "价"), (0.69, "金"), (0.72, "额"), (0.79, "税率"), (0.88, "税"), (0.91, "额")],
]


def controlled(
    items: list[object] | None = None,
    sums: tuple[str, str] = ("¥100.00", "¥13.00"),
    total: str = "¥113.00",
    words: str = "壹佰壹拾叁圆整",
    title: str = "蒙古增值税电子普通发票",
    buyer_id: str = BUYER_ID,
    remark: str = "",
    **kind: object,
) -> Page:
    """An electronic ordinary invoice of the tax-control system, words as a text layer gives them."""
    lines = items or [
        (
            0.41,
            [
                (0.03, "*机床*刀架"),
                (0.29, "QJ-12"),
                (0.41, "件"),
                (0.52, "2"),
                (0.61, "50.00"),
                (0.745, "100.00"),
                (0.8, "13%"),
                (0.94, "13.00"),
            ],
        )
    ]
    return page_of(
        (0.06, [(0.32, title)]),
        (0.04, [(0.71, "发票代码：015002300111")]),
        (0.08, [(0.71, "发票号码："), (0.78, "00012345")]),
        (
            0.12,
            [
                (0.71, "开票日期："),
                (0.783, "2023"),
                (0.82, "年"),
                (0.836, "06"),
                (0.856, "月"),
                (0.871, "05"),
                (0.89, "日"),
            ],
        ),
        (0.165, [(0.05, "机器编号："), (0.13, "661620006292")]),
        (
            0.166,
            [
                (0.71, "校"),
                (0.735, "验"),
                (0.757, "码:"),
                (0.785, "82767"),
                (0.825, "74769"),
                (0.865, "12486"),
                (0.905, "76664"),
            ],
        ),
        (0.22, [(0.08, "名"), (0.15, f"称：{BUYER}")]),
        (0.24, [(0.05, "购"), (0.577, "密"), (0.625, "88*8*>/<<2*8+6*39/>8700>951")]),
        (0.26, [(0.08, "纳税人识别号："), (0.19, buyer_id)] if buyer_id else [(0.08, "纳税人识别号：")]),
        (0.28, [(0.05, "买"), (0.577, "码"), (0.625, "049+-646745275<23>6635823-4")]),
        (0.297, [(0.08, "地"), (0.1, "址、电"), (0.15, "话:"), (0.18, "某市某路7号")]),
        (0.32, [(0.05, "方"), (0.577, "区")]),
        (0.375, list(HEADS)),
        *lines,
        (0.655, [(0.1, "合"), (0.165, "计"), (0.71, sums[0]), (0.905, sums[1])]),
        (0.7, [(0.1, "价税合计（大写）"), (0.3, words), (0.74, "（小写）"), (0.79, total)]),
        (
            0.75,
            [(0.08, "名"), (0.15, f"称：{SELLER}"), (0.6, remark)]
            if remark
            else [(0.08, "名"), (0.15, f"称：{SELLER}")],
        ),
        (0.77, [(0.05, "销"), (0.575, "备")]),
        (0.785, [(0.08, "纳税人识别号："), (0.19, SELLER_ID)]),
        (0.84, [(0.05, "方"), (0.575, "注")]),
        (0.9, [(0.05, "收款人："), (0.1, "甲某"), (0.52, "开票人："), (0.57, "乙某")]),
        **{**WIDE, **kind},
    )


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


def digital(*rows: object, **kind: object) -> Page:
    """A fully digital invoice: buyer left, seller right, no code."""
    return page_of(
        (0.09, [(0.27, "电子发票（增值税专用发票）")]),
        (0.08, [(0.72, "发票号码："), (0.81, "25152000000087654321")]),
        (0.13, [(0.72, "开票日期："), (0.81, "2025年03月18日")]),
        (0.23, [(0.03, "购"), (0.055, "名称："), (0.1, BUYER), (0.51, "销"), (0.535, "名称："), (0.58, SELLER)]),
        (0.26, [(0.03, "买"), (0.51, "售")]),
        (0.29, [(0.03, "方"), (0.51, "方")]),
        (
            0.325,
            [
                (0.055, "统一社会信用代码/纳税人识别号："),
                (0.3, BUYER_ID),
                (0.535, "统一社会信用代码/纳税人识别号："),
                (0.78, SELLER_ID),
            ],
        ),
        (
            0.39,
            [
                (0.075, "项目名称"),
                (0.2, "规格型号"),
                (0.32, "单 位"),
                (0.44, "数 量"),
                (0.56, "单 价"),
                (0.685, "金 额"),
                (0.75, "税率/征收率"),
                (0.925, "税 额"),
            ],
        ),
        *rows,
        **{**WIDE, **kind},
    )


DIGITAL_END = (
    (0.66, [(0.1, "合"), (0.17, "计"), (0.66, "¥"), (0.68, "100000.00"), (0.92, "¥"), (0.935, "13000.00")]),
    (
        0.71,
        [(0.08, "价税合计（大写）"), (0.3, "壹拾壹万叁仟圆整"), (0.68, "（小写）"), (0.74, "¥"), (0.755, "113000.00")],
    ),
    (0.78, [(0.03, "备"), (0.06, "被红冲蓝字数电票号码：25152000000011111111")]),
)
DIGITAL_LINE = (
    0.42,
    [
        (0.02, "*机床*修复机床"),
        (0.2, "QJ-1200"),
        (0.33, "台"),
        (0.48, "2"),
        (0.545, "50000"),
        (0.675, "100000.00"),
        (0.78, "13%"),
        (0.935, "13000.00"),
    ],
)


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


def paper(**kind: object) -> Page:
    """A paper special invoice as OCR gives it: code without a label, number after No."""
    return page_of(
        (0.05, [(0.37, "上海增值税专用发票")]),
        (0.06, [(0.15, "3100230130"), (0.68, "No 00002987")]),
        (0.16, [(0.71, "开票日期：2023年01月18日")]),
        (0.22, [(0.065, "购"), (0.095, "名"), (0.17, f"称：{BUYER}"), (0.6, "5<-/566<273>21/0990//")]),
        (0.26, [(0.095, "纳税人识别号：330100123456789"), (0.83, "3100230130")]),
        (0.3, [(0.095, "地址、电话：某市某路3738号"), (0.83, "00002987")]),
        (
            0.38,
            [
                (0.1, "货物或应税劳务名称"),
                (0.31, "规格型号"),
                (0.41, "单位"),
                (0.475, "数量"),
                (0.565, "单价"),
                (0.67, "金"),
                (0.69, "额"),
                (0.77, "税率"),
                (0.85, "税额"),
            ],
        ),
        (
            0.41,
            [
                (0.065, "刀架"),
                (0.41, "张"),
                (0.48, "6"),
                (0.55, "170.94"),
                (0.69, "1025.64"),
                (0.77, "17%"),
                (0.86, "174.36"),
            ],
        ),
        (0.665, [(0.12, "合"), (0.2, "计"), (0.68, "￥1025.64"), (0.85, "￥174.36")]),
        (0.72, [(0.1, "价税合计（大写）"), (0.3, "⊗壹仟贰佰元整"), (0.69, "(小写）￥1200.00")]),
        (0.78, [(0.065, "销"), (0.095, "名"), (0.17, f"称：{SELLER}"), (0.7, "发票专用章")]),
        (0.815, [(0.095, "纳税人识别号：9115O203MA7TRT01OL")]),
        **{**WIDE, "source": "ocr", "confidence": 0.95, **kind},
    )


def test_paper_special_invoice_read_by_ocr():
    fields = extract([paper()], {})
    found = values(fields)
    assert (found["invoice_kind"], found["invoice_code"]) == ("增值税专用发票", "3100230130")
    assert (found["invoice_number"], found["issue_date"]) == ("00002987", "2023-01-18")
    assert found["buyer_tax_id"] == "330100123456789"
    assert found["total_in_words"] == "壹仟贰佰元整" and found["total_amount"] == "1200.00"
    assert found["items"][0]["tax"] == "174.36"  # type: ignore[index]
    assert fields["invoice_number"].source == "ocr" and fields["invoice_number"].confidence < 0.95


def test_a_letter_that_no_code_has_is_mended_and_marked():
    field = extract([paper()], {})["seller_tax_id"]
    assert (field.value, field.note) == (SELLER_ID, "repaired")
    assert field.confidence < 0.8 and field.raw == "9115O203MA7TRT01OL"


def test_sums_that_do_not_add_up_lower_trust_and_change_nothing():
    right = extract([controlled()], {})["total_amount"]
    wrong = extract([controlled(total="¥913.00")], {})["total_amount"]
    assert wrong.value == "913.00" and wrong.confidence < 0.7 < right.confidence


def qr(payload: str) -> Trace:
    return Trace(kind="qr_code", page=1, box=(0.03, 0.03, 0.13, 0.15), text=payload)


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


def test_an_empty_page_gives_nothing():
    assert extract([page_of(**WIDE)], {}) == {}
