"""Sales contracts, agreements on rights and reports of users: the ways in which they name parties, sums and days."""

from __future__ import annotations

import pytest

from dossier.extraction.classify import classify
from dossier.extraction.fields import KINDS
from tests.extraction.made_pages import page_of, values

BUYER, SELLER = "北原某某矿业有限公司", "东岭某某机械制造有限公司"


def fields(kind, *rows, **more):
    page = page_of((0.06, [(0.35, rows[0])]), *rows[1:], **more)
    return KINDS[kind].extract([page], {})


def read(kind, *rows, **more):
    return values(fields(kind, *rows, **more))


def test_supply_contract_of_two_parties():
    got = read(
        "sales_contract",
        "工业品买卖合同",
        [(0.1, f"供方：{SELLER}"), (0.6, "合同编号：GX-2024-018")],
        [(0.1, f"需方：{BUYER}"), (0.6, "签订时间：2024 年 3 月 8 日")],
        "产品名称：智能给料机",
        "规格型号：ZGL-200",
        "合计人民币金额（大写）：壹拾贰万伍仟元整（￥125,000.00）",
        "交货日期：2024年5月1日",
    )
    assert got == {
        "contract_number": "GX-2024-018",
        "buyer": BUYER,
        "seller": SELLER,
        "product_name": "智能给料机",
        "model": "ZGL-200",
        "total_amount": "125000.00",
        "sign_date": "2024-03-08",
    }


@pytest.mark.parametrize(
    ("first", "second", "clause"),
    [
        (f"甲方（卖方）：{SELLER}", f"乙方（买方）：{BUYER}", ""),
        (f"甲方（供方）：{SELLER}", f"乙方（需方）：{BUYER}", ""),
        (f"甲方：{SELLER}", f"乙方：{BUYER}", "一、乙方向甲方购买智能给料机两台，乙方应于收货后三十日内付清货款。"),
        (f"甲方：{BUYER}", f"乙方：{SELLER}", "一、甲方向乙方采购智能给料机两台，乙方负责运输。"),
        (f"买受人（甲方）：{BUYER}", f"出卖人（乙方）：{SELLER}", ""),
        (f"{SELLER}（以下简称供方）", f"{BUYER}（以下简称需方）", ""),
    ],
)
def test_who_buys_is_asked_of_the_paper(first, second, clause):
    got = read("sales_contract", "销售合同", first, second, clause or "第一条 标的")
    assert (got["buyer"], got["seller"]) == (BUYER, SELLER)


def test_letters_without_any_hint_are_trusted_less():
    got = fields("sales_contract", "产品合同", f"甲方：{BUYER}", f"乙方：{SELLER}")
    assert got["buyer"].confidence <= 0.7


def test_sum_in_a_sentence_and_in_ten_thousands():
    sentence = read("sales_contract", "采购合同", "一、合同总金额为人民币36.5万元（大写：叁拾陆万伍仟元整），含税。")
    assert sentence["total_amount"] == "365000.00"


def test_figures_and_words_that_differ_are_trusted_less():
    got = fields("sales_contract", "采购合同", "合同总价：¥125,000.00（大写：壹拾贰万元整）")["total_amount"]
    assert got.value == "125000.00"
    assert got.confidence <= 0.6
    assert got.note == "words_differ"


def test_quantity_in_the_row_of_sums_is_no_sum():
    got = read("sales_contract", "采购合同", "产品名称：给料机", [(0.1, "合计"), (0.5, "4"), (0.7, "台")])
    assert "total_amount" not in got


def test_contract_signed_on_two_days_is_of_the_later():
    got = fields(
        "sales_contract",
        "购销合同",
        f"需方：{BUYER}",
        f"供方：{SELLER}",
        (0.6, [(0.1, "需方（盖章）："), (0.55, "供方（盖章）：")]),
        [(0.1, "日期：2024年3月8日"), (0.55, "日期：2024年3月11日")],
    )
    assert got["sign_date"].value == "2024-03-11"
    assert got["sign_date"].confidence <= 0.85


def test_licence_with_term_in_a_sentence():
    got = read(
        "ip_agreement",
        "专利实施许可合同",
        "许可方：北原某某大学",
        f"被许可方：{SELLER}",
        "一、许可专利：一种给料机的称重方法（专利号：ZL202010643009.X）。",
        "二、许可期限：自2022年1月1日起至2029年12月31日止。",
        "签订日期：2021年12月20日",
    )
    assert got == {
        "parties": ["北原某某大学", SELLER],
        "subject": "一种给料机的称重方法",
        "patent_numbers": ["ZL202010643009.X"],
        "sign_date": "2021-12-20",
        "valid_to": "2029-12-31",
    }


def test_assignment_between_persons_and_a_company():
    got = read(
        "ip_agreement",
        "专利权转让合同",
        "转让方（甲方）：某某强",
        f"受让方（乙方）：{SELLER}",
        "专利名称：一种振动电机座",
        "本合同有效期自签订之日起五年。",
        "双方于2023年6月1日在某市签订本合同。",
    )
    assert got["parties"] == ["某某强", SELLER]
    assert got["sign_date"] == "2023-06-01"
    assert "valid_to" not in got


def test_joint_research_of_three():
    got = read(
        "ip_agreement",
        "产学研合作协议",
        f"甲方：{SELLER}",
        "乙方：北原某某大学",
        "丙方：某某市新材料研究院",
        "项目名称：高温给料机关键技术研究",
        "合作期限：2023年3月1日至2026年2月28日",
        (0.7, [(0.1, "甲方（盖章）"), (0.4, "乙方（盖章）")]),
        [(0.1, "2023年2月20日"), (0.4, "2023年2月20日")],
    )
    assert got["parties"] == [SELLER, "北原某某大学", "某某市新材料研究院"]
    assert (got["sign_date"], got["valid_to"]) == ("2023-02-20", "2026-02-28")


def test_user_report_without_labels():
    got = read(
        "user_report",
        "用户使用报告",
        f"我公司于2024年5月购置{SELLER}生产的智能给料机（型号：ZGL-200），投运以来运行良好。",
        "设备故障率低，满足生产要求。",
        (0.6, [(0.5, BUYER)]),
        (0.64, [(0.55, "2025年3月6日")]),
    )
    assert got == {
        "user_name": BUYER,
        "applicant_name": SELLER,
        "product_name": "智能给料机",
        "model": "ZGL-200",
        "sign_date": "2025-03-06",
    }


def test_user_and_maker_that_read_the_same_are_not_trusted():
    got = fields("user_report", "用户报告", f"用户单位：{SELLER}", f"生产单位：{SELLER}", "产品名称：智能给料机")
    assert got["user_name"].confidence < 0.7


def test_they_are_known_by_their_titles():
    page = page_of((0.06, [(0.35, "专利实施许可合同")]), "许可方：甲", "被许可方：乙", "专利号：ZL202010643009.X")
    assert classify([page]).type == "ip_agreement"


@pytest.mark.parametrize(
    "rows",
    [
        (
            [(0.1, f"买方：{BUYER}"), (0.55, f"卖方：{SELLER}")],
            [(0.1, "地址：北原市南山区砺新路18号"), (0.55, "地址：东岭市工业园区9号")],
            [(0.1, "法定代表人：宗砚"), (0.55, "法定代表人：佟禾")],
        ),
        (
            f"卖方：{SELLER}",
            "地址：东岭市工业园区9号",
            "法定代表人：佟禾",
            f"买方：{BUYER}",
            "地址：北原市南山区砺新路18号",
            "法定代表人：宗砚",
        ),
    ],
)
def test_details_belong_to_the_name_above_them(rows):
    got = read("sales_contract", "购销合同", *rows)
    assert got["buyer_address"] == "北原市南山区砺新路18号"
    assert got["buyer_representative"] == "宗砚"


def test_a_place_to_sign_is_no_person_and_details_of_nobody_are_left_out():
    got = read(
        "sales_contract", "购销合同", f"买方：{BUYER}", "法定代表人（签字）：", f"卖方：{SELLER}", "地址：见营业执照"
    )
    assert "buyer_representative" not in got and "buyer_address" not in got
