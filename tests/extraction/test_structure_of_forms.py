"""Values found by structure: labels of parts or written downwards, values below labels, words that are no values."""

from __future__ import annotations

import pytest

from dossier.extraction.classify import classify
from dossier.extraction.fields import KINDS
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.fields.together import name_and_model
from dossier.extraction.labels import looks_like_label
from dossier.extraction.layout import Sheet, flat_text
from dossier.extraction.lines import upright_parts
from dossier.models.page import Line
from tests.extraction.made_pages import page_of, values

COMPANY = "北原某某机械制造有限公司"
INSURER = "东岭某某财产保险股份有限公司"


def read(kind, *rows, **more):
    page = page_of((0.06, [(0.35, rows[0])]), *rows[1:], **more)
    return values(KINDS[kind].extract([page], {}))


def test_labels_are_made_of_all_combinations_of_their_parts():
    assert spelled("(委托|申请)(人|单位)(名称|)") == (
        "委托人名称", "委托人", "委托单位名称", "委托单位", "申请人名称", "申请人", "申请单位名称", "申请单位",
    )  # fmt: skip
    assert spelled("编号", "(编)号") == ("编号",)


@pytest.mark.parametrize("text", ["产品型号", "规格/", "签章", "联系电话：", "验收日期"])
def test_words_of_labels_are_no_values(text):
    assert looks_like_label(text)


@pytest.mark.parametrize("text", ["智能给料机", "ZGL-200型号", COMPANY, "2024年3月8日", "某某单位"])
def test_values_are_not_taken_for_labels(text):
    assert not looks_like_label(text)


def test_value_stands_below_a_label_in_a_row_of_labels():
    rows = [(0.1, "申报单位名称"), (0.5, "联系人姓名")], [(0.1, COMPANY), (0.5, "安某某")]
    assert read("application_form", "创新产品申报书", *rows) == {"applicant_name": COMPANY, "contact": "安某某"}


def test_empty_place_beside_a_label_is_not_filled_from_below():
    cells = tuple((x, y, x + 0.2, y + 0.03) for y in (0.08, 0.11) for x in (0.08, 0.28, 0.48, 0.68))
    rows = [(0.1, "规格型号"), (0.5, "产品类别")], [(0.1, "研发地点")]
    assert read("application_form", "创新产品申报书", *rows, cells=cells) == {}


def test_label_written_downwards_belongs_to_its_cell():
    line = Line(text="投保人被保险人", box=(0.1, 0.2, 0.12, 0.48))
    page = page_of("保险单", cells=((0.08, 0.18, 0.15, 0.32), (0.08, 0.32, 0.15, 0.5)))
    assert [part.text for part in upright_parts(line, page)] == ["投保人", "被保险人"]
    assert upright_parts(line, page_of("保险单")) == [line]


def test_name_that_breaks_inside_a_word_goes_on_in_the_next_line():
    page = page_of("卖方 The Seller: 北原某某机械制造有限公", (0.066, ["司"]), (0.1, ["地址：某路1号"]))
    got = KINDS["sales_contract"].extract([page], {})
    assert got["seller"].value == COMPANY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("智能给料机（ZGL-200）", ("智能给料机", "ZGL-200")),
        ("智能给料机 ZGL-200A", ("智能给料机", "ZGL-200A")),
        ("智能给料机，型号：ZGL200", ("智能给料机", "ZGL200")),
        ("智能给料机", ("智能给料机", None)),
    ],
)
def test_name_and_model_in_one_cell(text, expected):
    name, model = name_and_model(flat_text([page_of(text)]).find(".+"))
    assert (name and name.value, model and model.value) == expected


@pytest.mark.parametrize(
    ("boxes", "ticked"),
    [
        ("□成套装备 ☑单机装备 □核心部件", "单机装备"),
        ("成套装备□ 单机装备☑ 核心部件□", "单机装备"),
        ("成套装备（ ） 单机装备（√） 核心部件（ ）", "单机装备"),
    ],
)
def test_box_before_or_behind_a_name(boxes, ticked):
    assert read("application_form", "申报书", f"产品类别：{boxes}") == {"category": ticked}


def test_list_with_heads_and_no_rows_counts_nothing_and_one_with_rows_counts_them():
    heads = [(0.1, "序号"), (0.2, "决定书文号"), (0.5, "处罚内容"), (0.8, "处罚决定日期")]
    empty = read("credit_report", "企业信用信息公示报告", "三、行政处罚信息", heads, [(0.4, "暂无数据")])
    assert empty["penalty_count"] == 0
    rows = [[(0.1, str(n)), (0.2, f"某罚〔2024〕{n}号"), (0.5, "罚款"), (0.8, f"2024年3月{n}日")] for n in (1, 2)]
    assert read("credit_report", "企业信用信息公示报告", "三、行政处罚信息", heads, *rows)["penalty_count"] == 2


def test_office_that_issues_credit_reports_is_not_their_subject():
    assert "subject" not in read("credit_report", "公共信用信息报告", "某市公共信用信息中心")


def test_period_of_which_one_day_is_read_has_no_end():
    got = read("insurance_policy", "产品责任保险单", f"被保险人：{COMPANY}", "保险期间：自2025年4月12日零时起")
    assert got == {"insured": COMPANY, "valid_from": "2025-04-12"}


def test_unknown_label_ends_a_short_value():
    got = read("sales_contract", "买卖合同", f"规格型号：ZGL-200 生产厂家：{COMPANY}")
    assert got["model"] == "ZGL-200"


def test_order_with_words_of_a_contract_is_one():
    plain = [(0.1, "供应商：某某有限公司")], [(0.1, "订单号：PO2024001")]
    bound = [(0.1, "供应商：某某有限公司 采购方：某某公司")], [(0.1, "合同编号：PO2024001 违约责任见协议")]
    assert classify([page_of((0.06, [(0.4, "采购订单")]), *plain)]).type == "id_or_other"
    assert classify([page_of((0.06, [(0.4, "采购订单")]), *bound)]).type == "sales_contract"


def test_standard_that_breaks_in_its_number_is_one():
    pages = [
        page_of("实验室认可证书", number=1),
        page_of("附表", "工业机器人 性能规范 GB/T", (0.096, ["12642-2013"]), number=2),
    ]
    got = values(KINDS["lab_qualification"].extract(pages, {}))
    assert got["capabilities"] == ["GB/T 12642-2013"]


def test_sheet_takes_no_seal_words_for_a_person():
    sheet = Sheet([page_of("许可方签章")], ("许可方",))
    assert sheet.find("许可方") is None


def test_licence_that_warns_of_the_list_of_abnormal_operation_is_a_licence():
    rows = (
        "统一社会信用代码 91350211M000100Y43",
        f"名称 {COMPANY}",
        "法定代表人 安某某",
        "成立日期 2013-04-03",
        "营业期限 2013-04-03至2035-10-15",
        "登记机关",
        "逾期未报送年度报告的，列入经营异常名录",
    )
    assert classify([page_of((0.06, [(0.4, "营业执照")]), *rows)]).type == "business_license"
