"""Labels as rarer forms print them: halves far apart, over two lines, with English behind, two names in one."""

from __future__ import annotations

import pytest

from dossier.extraction.field_values import list_field, range_fields
from dossier.extraction.fields import KINDS
from dossier.extraction.layout import Sheet, flat_text
from tests.extraction.made_pages import page_of, values

LABELS = ("住所", "名称", "委托单位", "专利权人", "检验和判定依据", "检测日期", "接收日期", "制造商名称、地址")


def found(page, label, lines=3, below=False):
    value = Sheet([page], LABELS).find(label, lines=lines, below=below)
    return value.text if value else None


def test_halves_of_a_label_may_stand_far_apart():
    page = page_of([(0.1, "住"), (0.24, "所 青石路18号")], [(0.1, "名"), (0.24, "称"), (0.3, "青原仪器厂")])
    assert found(page, "住所") == "青石路18号"
    assert found(page, "名称") == "青原仪器厂"


def test_a_label_over_two_lines_with_its_value_beside_the_first():
    page = page_of((0.3, [(0.1, "检验和判定"), (0.24, "GB/T 1.1-2020")]), (0.318, [(0.1, "依据")]))
    assert found(page, "检验和判定依据") == "GB/T 1.1-2020"


def test_the_second_of_two_names_of_a_label():
    assert found(page_of("申请人/专利权人：青原仪器厂"), "专利权人") == "青原仪器厂"
    assert found(page_of("申请人/专利权人转让登记"), "专利权人") is None


def test_english_behind_a_label_is_no_value():
    page = page_of("制造商名称、地址 Name and Address of the Manufacturer", "青原仪器制造有限公司")
    assert found(page, "制造商名称、地址", below=True) == "青原仪器制造有限公司"
    assert found(page_of("名称 Steel Pipe"), "名称") == "Steel Pipe"


def test_a_note_under_a_label_in_its_cell_is_no_value():
    cells = ((0.08, 0.29, 0.25, 0.35), (0.25, 0.29, 0.9, 0.35))
    page = page_of((0.3, [(0.1, "委托单位"), (0.27, "青原仪器厂")]), (0.32, [(0.1, "(人)")]), cells=cells)
    assert found(page, "委托单位") == "青原仪器厂"


def test_a_label_between_two_dates():
    assert found(page_of("接收日期2025-01-16检测日期2025-01-18"), "检测日期") == "2025-01-18"


def one(text, *more):
    return Sheet([page_of((0.3, [(0.1, "专利权人："), (0.2, text)]), *[(0.32 + 0.02 * i, [(0.2, line)])
                                                                  for i, line in enumerate(more)])], LABELS).find(
        "专利权人", lines=4
    )  # fmt: skip


def test_owners_one_a_line_are_a_list():
    both = list_field(one("青原仪器制造有限公司", "赤岭材料研究院"))
    assert both.value == ["青原仪器制造有限公司", "赤岭材料研究院"]
    wrapped = list_field(one("青原仪器制造有", "限公司"))
    assert wrapped.value == ["青原仪器制造有限公司"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-18 to2025-01-30", ("2025-01-18", "2025-01-30")),
        ("2025-01-18 to", ("2025-01-18", None)),
        ("2025年1月18日至", ("2025-01-18", None)),
        ("2025.01.18-01.30", ("2025-01-18", "2025-01-30")),
        ("2025-01-18", ("2025-01-18", "2025-01-18")),
    ],
)
def test_a_period_whose_end_was_not_read_has_none(text, expected):
    flat = flat_text([page_of(text)])
    spaced = flat.found(0, len(flat.text)).part(text)
    assert tuple(field.value if field else None for field in range_fields(spaced)) == expected


def read(kind, *rows):
    return values(KINDS[kind].extract([page_of(*rows)], {}))


def test_the_day_of_foundation_is_no_day_of_registration():
    fields = read("business_license", (0.7, ["成立日期 二〇一六年三月二十六日"]), (0.8, ["登记机关"]))
    assert fields["established_date"] == "2016-03-26"
    assert "registration_date" not in fields
    below = read("business_license", (0.5, ["登记机关"]), (0.7, ["成立日期 2016年3月26日"]))
    assert "registration_date" not in below


def test_a_partner_that_is_a_company_keeps_its_delegate():
    fields = read(
        "business_license", (0.3, [(0.1, "执行事务合伙人：赤岭矿业有限公司（委派代表：宗")]), (0.32, [(0.26, "禾沐）")])
    )
    assert fields["legal_representative"] == "赤岭矿业有限公司（委派代表:宗禾沐）"


def test_inventors_parted_by_spaces_and_over_the_page():
    assert read("patent_certificate", "发明人：宗禾沐 桑 衡 靳翊")["inventors"] == ["宗禾沐", "桑衡", "靳翊"]
    pages = [page_of("发明人：宗禾沐;桑衡;"), page_of("发明人（续）：靳翊", number=2)]
    assert KINDS["patent_certificate"].extract(pages, {})["inventors"].value == ["宗禾沐", "桑衡", "靳翊"]
    cut = KINDS["patent_certificate"].extract(pages[:1], {})["inventors"]
    assert cut.value == ["宗禾沐", "桑衡"] and cut.confidence < 0.9


def test_the_country_behind_an_owner_of_software():
    fields = read("software_copyright", (0.3, [(0.1, "著作权人：青原仪器制造有限公司：中国")]))
    assert fields["owner"] == "青原仪器制造有限公司"


def test_proofs_of_trademarks_name_the_new_owner_and_the_bare_class():
    fields = read(
        "trademark_certificate", "核准商标转让证明", "转让人：赤岭矿业有限公司", "受让人：青原仪器厂", "类别：7"
    )
    assert fields["registrant"] == "青原仪器厂" and fields["class"] == "7"


def test_words_of_a_seal_are_no_mark():
    assert "mark" not in read("trademark_certificate", "商标注册证", "第12345678号", "商标 注册专用章")


def test_a_date_in_the_head_in_english_only():
    rows = ("检测报告", "Date: 2025-03-04", "收样日期：2025-02-01")
    assert read("test_report", *rows)["issue_date"] == "2025-03-04"


def test_the_cma_number_beside_a_label_over_two_lines():
    page = page_of((0.3, [(0.1, "资质认定"), (0.26, "220508348329")]), (0.318, [(0.1, "证书编号")]))
    assert values(KINDS["test_report"].extract([page], {}))["cma_number"] == "220508348329"


def test_the_publisher_apart_from_the_word_that_says_so():
    fields = read("product_standard", (0.9, [(0.3, "青原仪器制造有限公司"), (0.7, "发布")]))
    assert fields["issuer"] == "青原仪器制造有限公司"


def test_several_bodies_publish_a_standard_together():
    fields = read(
        "product_standard",
        (0.88, [(0.3, "国家市场监督管理总局")]),
        (0.9, [(0.3, "国家标准化管理委员会"), (0.6, "发布")]),
    )
    assert fields["issuer"] == "国家市场监督管理总局、国家标准化管理委员会"


def test_a_mark_in_several_classes():
    rows = (
        "商标注册证",
        "第12345678号",
        "核定使用商品/服务项目（国际分类：7、9）",
        "第7类：破碎机；第9类：传感器",
        "注册人：青原仪器厂",
    )
    fields = read("trademark_certificate", *rows)
    assert fields["class"] == "7、9" and fields["goods"] == "第7类：破碎机；第9类：传感器"
    one = read("trademark_certificate", "商标注册证", "核定使用商品（第九类）", "传感器（截止）", "注册人：青原仪器厂")
    assert one["class"] == "9" and one["goods"] == "传感器"


def test_the_registration_number_is_no_mark():
    fields = read("trademark_certificate", "商标注册证", "注册号：G1234567", "核定使用商品（第9类）")
    assert fields["registration_number"] == "G1234567" and "mark" not in fields


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("签发：宗禾沐　2025年3月4日", "2025-03-04"),
        ("批准人/日期：宗禾沐 2025.03.04", "2025-03-04"),
        ("批准 Approved by：宗禾沐 Date：2025-03-04", "2025-03-04"),
        ("本机构经批准，资质有效期至2028年3月4日", None),
        ("批准文号：（2025）3号 有效期至：2028年3月4日", None),
        ("Date of Receipt: Mar 1, 2025", None),
    ],
)
def test_the_day_of_issue_in_the_row_of_signatures(row, expected):
    assert read("test_report", (0.1, ["检测报告"]), (0.8, [row])).get("issue_date") == expected


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("利 号：ZL2021", "专利号", "ZL2021"),
        ("负 人：王远", "负责人", "王远"),
        ("委单位：青原仪器厂", "委托单位", "青原仪器厂"),
        ("负人：王远", "负责人", None),
        ("负 人 王远", "负责人", None),
        ("检 期：2024", "检测日期", None),
        ("日 期：2024", "到日期", None),
    ],
)
def test_a_label_that_lost_a_letter_in_ocr(line: str, label: str, value: str | None) -> None:
    page = page_of(line)
    read = page.model_copy(update={"lines": tuple(one.model_copy(update={"source": "ocr"}) for one in page.lines)})
    labels = ("专利号", "负责人", "委托单位", "检测日期", "到日期")
    place = Sheet([read], labels).find(label)
    assert (place.text if place else None) == value
    assert Sheet([page], labels).find(label) is None, "print is not misread"


def test_a_digit_read_in_the_english_of_a_label() -> None:
    assert found(page_of("委托单位/C1ient：青原仪器厂"), "委托单位") == "青原仪器厂"
