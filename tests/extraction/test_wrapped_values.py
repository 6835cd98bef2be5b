"""Values that go on in another line with no mark of it, stand under their labels, or stand in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.extraction import wrapping
from dossier.extraction.fields import KINDS
from dossier.extraction.fields.capital import FOREIGN, in_yuan
from dossier.extraction.language import testing
from tests.extraction.made_pages import page_of, values

NAME = "北疆云峰重型矿山机械成套装备制造有限责任公司"


def read(kind: str, *rows: Any, pitch: float = 0.03, fields: bool = False) -> dict[str, Any]:
    """Fields of a page whose rows stand ``pitch`` below one another."""
    placed = [(0.1 + pitch * at, row if isinstance(row, list) else [row]) for at, row in enumerate(rows)]
    found = KINDS[kind].extract([page_of(*placed)], {})
    return dict(found) if fields else values(found)  # type: ignore[arg-type]


def test_value_goes_on_at_the_margin_of_its_label():
    got = read(
        "software_copyright",
        "软件名称：云峰井下无人驾驶矿用卡车",
        "智能调度平台V1.0",
        f"著作权人：{NAME[:12]}",
        f"{NAME[12:]}；北疆工业大学",
        "开发完成日期：2022年1月2日",
        fields=True,
    )
    assert got["software_name"].value == "云峰井下无人驾驶矿用卡车智能调度平台V1.0"
    assert got["owner"].value == f"{NAME};北疆工业大学"
    assert got["software_name"].confidence < 0.95, "nothing but the even rows says that the line belongs to it"


def test_rest_of_several_lines_between_labels():
    got = read(
        "software_copyright",
        "软件名称：云峰井下无人驾驶矿用卡车",
        "智能调度与安全",
        "监测管理平台",
        "登记号：2022SR0123456",
    )
    assert got["software_name"] == "云峰井下无人驾驶矿用卡车智能调度与安全监测管理平台"


def test_a_statement_between_labels_is_no_rest_of_the_value_above():
    got = read(
        "patent_register",
        "专利号：ZL201910123457.3",
        "法律状态：专利权有效状态维持中",
        "年费已缴纳至2026年1月2日",
        "专利权人：北疆工业大学",
    )
    assert got["legal_status"] == "专利权有效状态维持中"
    assert got["paid_until"] == "2026-01-02"


def test_hanging_lines_beside_a_second_column():
    got = read(
        "business_license",
        [(0.1, "名称："), (0.2, NAME[:14]), (0.55, "注册资本："), (0.68, "人民币叁仟万元整")],
        [(0.2, NAME[14:]), (0.55, "成立日期："), (0.68, "2012年03月04日")],
        [(0.1, "类型："), (0.2, "有限责任公司(自然人投资或"), (0.55, "住所："), (0.68, "北疆市云峰区工业园")],
        [(0.2, "控股)"), (0.68, "区纬三路18号办公楼")],
        [(0.1, "法定代表人："), (0.24, "柯云山"), (0.68, "三层302室")],
        pitch=0.022,
    )
    assert got["company_name"] == NAME
    assert got["company_type"] == "有限责任公司（自然人投资或控股）"
    assert got["address"] == "北疆市云峰区工业园区纬三路18号办公楼三层302室"
    assert got["registered_capital"] == "30000000.00"


def test_long_text_in_wide_lines():
    lines = [
        "矿山机械制造；矿山机械销售；机械设备租赁；技术服务、",
        "技术开发、技术咨询；货物进出口。（依法须经批准的项目，",
        "经批准后方可开展）",
    ]
    first, *rest = lines
    got = read(
        "business_license", f"经营范围：{first}", *[[(0.19, line)] for line in rest], "登记机关：北疆市市场监督管理局"
    )
    assert got["business_scope"] == "".join(lines)


def test_period_whose_last_day_stands_below():
    got = read("business_license", "营业期限：2012年03月04日至", "2042年03月03日", "经营范围：机械制造。")
    assert (got["business_term_start"], got["business_term_end"]) == ("2012-03-04", "2042-03-03")


def test_a_cut_value_is_not_sure():
    cut = read("business_license", "住所：北疆市云峰区纬三路（北疆云峰", [(0.6, "装备产业园")], fields=True)["address"]
    assert cut.confidence < 0.95
    odd = read(
        "business_license", "住所：北疆市云峰区纬三路18号", "纬三路与经五路已封闭", "类型：有限公司", fields=True
    )["address"]
    assert odd.value == "北疆市云峰区纬三路18号"
    assert odd.confidence < 0.95, "a line that nobody claims stands under it"


def test_labels_above_their_values_in_two_columns():
    got = read(
        "business_license",
        [(0.1, "企业名称"), (0.55, "注册资本(万元)")],
        [(0.1, NAME), (0.55, "3000")],
        [(0.1, "法定代表人"), (0.55, "成立日期")],
        [(0.1, "柯云山"), (0.55, "2012-03-04")],
        [(0.1, "住所"), (0.55, "营业期限")],
        [(0.1, "北疆市云峰区纬三路18号"), (0.55, "2012-03-04 至 长期")],
    )
    assert got["company_name"] == NAME
    assert got["registered_capital"] == "30000000.00"
    assert got["legal_representative"] == "柯云山"
    assert got["address"] == "北疆市云峰区纬三路18号"
    assert (got["established_date"], got["business_term_end"]) == ("2012-03-04", "长期")


def test_two_labels_and_two_values_with_a_stroke():
    got = read(
        "ccc_certificate",
        [(0.1, "首次发证日期 / 本次发证日期")],
        [(0.1, "2021-02-03 / 2023-04-05")],
        [(0.1, "有效期至")],
        [(0.1, "2026-02-03")],
    )
    assert (got["issue_date"], got["valid_to"]) == ("2023-04-05", "2026-02-03")


def test_labels_in_brackets_and_labels_of_earlier_owners():
    got = read(
        "patent_register",
        "【专利号】ZL201910123457.3",
        "[授权时专利权人] 北疆工业大学",
        "[现专利权人] 北疆云峰机械有限公司",
        "[当前法律状态] 专利权维持",
        "[已缴年费至] 2026年1月2日",
        [(0.6, "国家知识产权局")],
        [(0.6, "二〇二四年五月六日")],
        pitch=0.05,
    )
    assert got["patentees"] == ["北疆云峰机械有限公司"]
    assert got["legal_status"] == "专利权维持"
    assert got["paid_until"] == "2026-01-02"
    assert got["issue_date"] == "2024-05-06"


def test_a_day_beside_another_label_is_no_day_of_issue():
    assert "issue_date" not in read("patent_register", [(0.1, "登记生效"), (0.3, "2020年3月4日")], "法律状态：有效")


def test_goods_keep_to_their_column_and_end_before_the_office():
    got = read(
        "trademark_certificate",
        [(0.15, "商标注册证"), (0.5, "核定使用商品（国际分类：7）")],
        [(0.2, "云峰"), (0.5, "采矿机械；输送机；破")],
        [(0.15, "第21234567号"), (0.5, "碎机（机器）")],
        [(0.6, "国家知识产权局")],
        [(0.6, "2018年3月7日")],
    )
    assert got["goods"] == "采矿机械；输送机；破碎机（机器）"
    assert got["mark"] == "云峰"


def test_country_behind_an_owner_and_version_apart_from_a_name():
    got = read(
        "software_copyright", "软件名称及版本号：云峰调度系统 V2.0", "著作权人（国籍）：北疆云峰机械有限公司（中国）"
    )
    assert got == {"software_name": "云峰调度系统", "owner": "北疆云峰机械有限公司"}


def test_permits_that_name_their_holder_in_a_sentence():
    sentence = "兹证明 北疆云峰轧钢有限公司 生产的 建筑用热轧钢筋 产品，经审查符合规定，准予生产。"
    got = read("production_license", sentence, "证书编号：XK05-001-00123")
    assert (got["holder"], got["product_name"]) == ("北疆云峰轧钢有限公司", "建筑用热轧钢筋")
    addressed = read(
        "production_license",
        "北疆云峰轧钢有限公司：",
        "经审查，你单位生产的下列产品符合取证条件。",
        "产品名称：热轧钢筋",
    )
    assert addressed["holder"] == "北疆云峰轧钢有限公司"


def test_conclusion_with_a_label_inside_its_sentence():
    got = read("test_report", [(0.1, "检验结论"), (0.25, "所检项目均符合技术要求，检验结论：合格。")])
    assert got["conclusion"] == "所检项目均符合技术要求，检验结论：合格。"


def test_number_in_the_words_of_an_office():
    assert (
        read("lab_qualification", "授权证书", "(2019)国认监认字(123)号")["certificate_number"]
        == "(2019)国认监认字(123)号"
    )


@pytest.mark.parametrize(
    ("printed", "yuan"),
    [
        ("人民币伍仟万元整", "50000000.00"),
        ("1000.000000万人民币", "10000000.00"),
        ("壹佰零捌万元人民币", "1080000.00"),
        ("￥5,000,000.00", "5000000.00"),
        ("1.2亿元", "120000000.00"),
        ("500万美元", None),
        ("见章程", None),
    ],
)
def test_capital_in_yuan(printed, yuan):
    assert in_yuan(printed) == yuan


def test_capital_in_another_currency_is_for_a_person():
    field = read("business_license", "注册资本：500万美元", fields=True)["registered_capital"]
    assert (field.value, field.note) == ("500万美元", FOREIGN)


TOLD = (
    "受北疆云峰机械有限公司的委托，云泽检测技术研究院于2024年3月5日至2024年3月12日对其生产的TYCB-250型矿用永磁电动机"
    "进行了型式试验。样机于2024年3月1日送达本院。"
)


def test_introduction_of_a_report():
    assert testing.client(TOLD).value == testing.maker(TOLD).value == "北疆云峰机械有限公司"  # type: ignore[union-attr]
    assert testing.product(TOLD).value == "矿用永磁电动机"  # type: ignore[union-attr]
    assert testing.model(TOLD).value == "TYCB-250"  # type: ignore[union-attr]
    assert [day.value for day in testing.period(TOLD) if day] == ["2024-03-05", "2024-03-12"]
    assert testing.received(TOLD).value == "2024-03-01"  # type: ignore[union-attr]
    assert testing.client("委托单位应在收到报告之日起十五日内提出异议。") is None


@pytest.mark.parametrize(
    "text", ["北疆市云峰区（北疆云峰", "技术开发、", "2012年3月4日至", "自2012年3月4日起", "《矿用电机"]
)
def test_values_that_break_off(text):
    assert wrapping.breaks_off(text)


@pytest.mark.parametrize(
    "text", ["柯云和", "北疆云峰机械有限公司", "北疆市纬三路18号", "2012年3月4日", "2012年3月4日至长期"]
)
def test_values_that_may_end_so(text):
    assert not wrapping.breaks_off(text)


def test_a_line_goes_on_with_the_last_value_above_it():
    got = read("test_report", "生产厂家：北疆云峰机械有限公司：地址：北疆市云峰区纬三路", "号", "样品名称：矿用电动机")
    assert got["manufacturer"] == "北疆云峰机械有限公司"
