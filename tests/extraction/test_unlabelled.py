"""What papers say in sentences, headings, sections and rows, without a label beside the value."""

from __future__ import annotations

import pytest

from dossier.extraction.fields import KINDS
from dossier.extraction.language.goods import goods
from dossier.extraction.language.promises import promiser
from dossier.models.page import Page
from tests.extraction.made_pages import page_of

MAKER, USER = "北岭重机有限公司", "松江水务集团有限公司"


def read(kind: str, *pages: Page) -> dict[str, object]:
    return {name: field.value for name, field in KINDS[kind].extract(pages, {}).items()}


@pytest.mark.parametrize(
    ("text", "name", "model"),
    [
        ("乙方向甲方提供液压支架（型号：ZY-9000）6架。", "液压支架", "ZY-9000"),
        (f"兹证明我公司于2023年5月4日购买{MAKER}生产的双级旋流器（规格型号：XL 20/45）2台。", "双级旋流器", "XL 20/45"),
        ("贵公司提供的KQ-80型自吸离心泵自2022年3月在我单位投入使用。", "自吸离心泵", "KQ-80"),
        ("我公司自主研发的智能给料机（型号GLJ200）已完成研制。", "智能给料机", "GLJ200"),
        ("我单位使用的监测与预警系统（YJ-3C）运行良好。", "监测与预警系统", "YJ-3C"),
        ("于2022年购置了2台数控镗床，型号为TX6113×20，运行良好。", "数控镗床", "TX6113×20"),
        ("甲方向乙方采购皮带巡检机器人3台，单价10万元。", "皮带巡检机器人", ""),
    ],
)
def test_goods_of_a_sentence(text: str, name: str, model: str) -> None:
    found = goods(text)[0]
    assert (found.name, found.model) == (name, model)
    assert text[found.model_start : found.model_end].strip() == model


@pytest.mark.parametrize("text", ["合同签订后7日内甲方支付合同总价的30%。", "甲方购买设备3台。", "本合同一式4份。"])
def test_no_goods_in_a_clause(text: str) -> None:
    assert goods(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"本公司{MAKER}承诺：所提供材料真实。",
        f"我单位（{MAKER}）就申报事宜郑重声明如下",
        f"某市工业和信息化局：\n{MAKER}（统一社会信用代码：91）自愿申请认定，现承诺如下",
    ],
)
def test_who_promises(text: str) -> None:
    said = promiser(text)
    assert said is not None and said.value == MAKER


def test_nobody_promises_where_only_the_office_is_named() -> None:
    assert promiser("致：某省科技信息研究所\n我公司承诺材料真实") is None


def test_letter_of_use_with_heading_addressee_and_signer() -> None:
    page = page_of(
        (0.25, "关于自吸离心泵使用情况的反馈意见"),
        f"{MAKER}：",
        "贵公司提供的KQ-80型自吸离心泵自2022年3月在我单位投入使用，运行平稳。",
        (0.6, USER),
        (0.6, "2023年4月9日"),
    )
    assert read("user_report", page) == {
        "user_name": USER,
        "applicant_name": MAKER,
        "product_name": "自吸离心泵",
        "model": "KQ-80",
        "sign_date": "2023-04-09",
    }


def test_day_of_a_letter_is_the_last_one_that_stands_alone() -> None:
    page = page_of(
        "用户使用报告",
        [(0.1, "投入使用时间"), (0.4, "2021年7月14日")],
        [(0.1, "用户单位"), (0.4, USER)],
        (0.6, "2022年2月9日"),
    )
    assert read("user_report", page)["sign_date"] == "2022-02-09"


def test_clause_beside_the_goods_of_a_contract_is_no_name() -> None:
    page = page_of(
        "设备采购合同",
        "甲方（买方）：松江水务集团有限公司",
        "乙方（卖方）：北岭重机有限公司",
        "第一条 标的物",
        "乙方向甲方提供液压支架（型号：ZY-9000）6架。",
        "第二条 合计金额177.8万元（大写：壹佰柒拾柒万捌仟元整），其中设备单价￥29,633.00。",
    )
    fields = read("sales_contract", page)
    assert (fields["product_name"], fields["model"]) == ("液压支架", "ZY-9000")
    assert fields["total_amount"] == "1778000.00"


def test_sum_in_the_last_row_of_goods() -> None:
    page = page_of(
        "产品购销合同",
        [(0.1, "产品名称"), (0.3, "型号"), (0.45, "数量"), (0.6, "金额（万元）")],
        [(0.1, "液压支架"), (0.3, "ZY-9000"), (0.45, "6"), (0.6, "88.60")],
        [(0.1, "合计"), (0.45, "6"), (0.6, "88.60")],
    )
    assert read("sales_contract", page)["total_amount"] == "886000.00"


def test_counts_of_a_row_of_heads_come_from_their_own_columns() -> None:
    heads = ["行政许可", "行政处罚", "严重失信", "经营异常"]
    lefts = [0.12, 0.32, 0.52, 0.72]
    page = page_of(
        "公共信用信息报告",
        list(zip(lefts, heads, strict=True)),
        list(zip(lefts, ["12条", "0条", "1条", "3条"], strict=True)),
    )
    fields = read("credit_report", page)
    assert fields["penalty_count"] == 0
    assert fields["serious_dishonesty_count"] == 1
    assert fields["abnormal_operation_count"] == 3


def test_a_head_without_a_number_in_its_column_has_no_count() -> None:
    page = page_of("公共信用信息报告", [(0.12, "行政许可"), (0.42, "行政处罚"), (0.72, "严重失信")], [(0.12, "12条")])
    assert not {"penalty_count", "serious_dishonesty_count"} & set(read("credit_report", page))


def test_policy_by_sections_with_units_in_heads() -> None:
    page = page_of(
        "电子保险单",
        "投保人信息",
        [(0.1, "名称"), (0.3, MAKER)],
        "被保险人信息",
        [(0.1, "名称"), (0.3, USER)],
        "保险标的",
        [(0.1, "产品名称"), (0.4, "保险金额(万元)"), (0.7, "保费(元)")],
        [(0.1, "液压支架"), (0.4, "80"), (0.7, "9,124.04")],
        "保险期间：共12个月，自2023年10月28日0时起至2024年10月",
        "27日24时止",
    )
    fields = read("insurance_policy", page)
    assert fields["insured"] == USER
    assert (fields["insured_amount"], fields["premium"]) == ("800000.00", "9124.04")
    assert (fields["valid_from"], fields["valid_to"]) == ("2023-10-28", "2024-10-27")


def test_receipt_of_one_sentence() -> None:
    page = page_of(
        "保险费收据",
        f"今收到 {MAKER} 交来 产品责任保险费人民币（大写）叁仟壹佰贰拾元零伍分，（小写）",
        "￥_3,120.05_。",
        "收款单位（章）：安泽财产保险股份有限公司",
    )
    assert read("premium_payment", page)["amount"] == "3120.05"


def test_label_with_a_note_torn_over_two_lines() -> None:
    page = page_of(
        "创新产品认定申请书",
        [(0.15, "产品名称："), (0.4, "液压支架")],
        (0.3, [(0.15, "申请单位（盖"), (0.4, MAKER)]),
        (0.318, [(0.15, "章）：")]),
    )
    assert read("application_form", page)["applicant_name"] == MAKER


def test_report_whose_heading_names_the_product() -> None:
    page = page_of(
        (0.2, "关于液压支架申请创新产品认定的报告"), "市工业和信息化局：", (0.7, MAKER), (0.73, "二〇二三年一月十三日")
    )
    fields = read("application_report", page)
    assert (fields["product_name"], fields["applicant_name"]) == ("液压支架", MAKER)


def test_accountants_on_one_line_and_with_a_torn_label() -> None:
    page = page_of(
        "审计报告",
        [(0.1, "明远会计师事务所有限公司（盖章）"), (0.55, "中国注册会计师：云舒"), (0.8, "中国注册")],
        "会计师：岑松（盖章）",
    )
    fields = read("audit_report", page)
    assert fields["audit_firm"] == "明远会计师事务所有限公司"
    assert fields["accountants"] == ["云舒", "岑松"]


def test_a_company_of_the_text_is_the_maker_where_nothing_else_says_so() -> None:
    page = page_of(
        "设备运行情况说明",
        f"我公司于2021年10月与{MAKER}签订合同，采购其生产的KQ-80型自吸离心泵3台，",
        "设备投产以来运行稳定。",
        (0.6, USER),
        (0.63, "2023年6月8日"),
    )
    fields = read("user_report", page)
    assert (fields["user_name"], fields["applicant_name"]) == (USER, MAKER)
    assert (fields["product_name"], fields["model"]) == ("自吸离心泵", "KQ-80")


def test_value_of_a_label_in_brackets_ends_with_them() -> None:
    page = page_of(
        "买卖合同",
        f"出卖人：{MAKER}",
        f"买受人：{USER}",
        "一、出卖人向买受人出售自吸离心泵（规格型号：KQ-80）贰台，单价为人民币95万元，合同总价款为人民币190万元。",
    )
    fields = read("sales_contract", page)
    assert (fields["model"], fields["total_amount"]) == ("KQ-80", "1900000.00")


def test_title_that_begins_with_a_label_is_none() -> None:
    page = page_of("产品试用报告", [(0.1, "试用产品："), (0.3, "自吸离心泵")], [(0.1, "试用单位："), (0.3, USER)])
    assert read("user_report", page)["product_name"] == "自吸离心泵"


def test_proof_of_compliance_names_its_subject_in_a_sentence() -> None:
    page = page_of(
        "合规证明",
        f"经查询，{MAKER}（统一社会信用代码：91350211M000100Y43）自2021年1月1日至2023年12月31日期间，",
        "未受到行政处罚，未被列入经营异常名录。",
        (0.5, "2024年3月5日"),
    )
    fields = read("credit_report", page)
    assert (fields["subject"], fields["generated_date"]) == (MAKER, "2024-03-05")
