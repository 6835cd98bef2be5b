from __future__ import annotations

from dossier.extraction.classify import classify
from dossier.extraction.fields.business_license import extract
from tests.extraction.made_pages import page_of, values

CODE = "91150207MA13TYXX2A"
FOOT = (0.8, [(0.6, "登记机关")])


def read(page):
    assert classify([page]).type == "business_license"
    return values(extract([page], {}))


def test_landscape_licence_in_two_columns():
    page = page_of(
        (0.12, [(0.4, "营 业 执 照")]),
        (0.16, [(0.1, "统一社会信用代码")]),
        (0.19, [(0.1, CODE)]),
        (0.20, [(0.45, "(副本)")]),
        (0.30, [(0.1, "名"), (0.16, "称"), (0.2, "包头某某科技有限公司"), (0.55, "注册资本"), (0.65, "壹仟万元整")]),
        (
            0.35,
            [
                (0.1, "类"),
                (0.16, "型"),
                (0.2, "有限责任公司(自然人独资)"),
                (0.55, "成立日期"),
                (0.65, "2018年03月05日"),
            ],
        ),
        (0.40, [(0.1, "法定代表人"), (0.2, "张某某"), (0.55, "营业期限"), (0.65, "2018年03月05日至2038年03月04日")]),
        (
            0.45,
            [
                (0.1, "经营范围"),
                (0.2, "技术开发、技术咨询；机械设备"),
                (0.55, "住"),
                (0.6, "所"),
                (0.65, "内蒙古自治区包头市九"),
            ],
        ),
        (0.466, [(0.2, "销售；货物进出口。"), (0.65, "原区某路8号")]),
        FOOT,
        (0.84, [(0.68, "2022"), (0.74, "年 06 月 01 日")]),
        (0.95, [(0.1, "国家市场监督管理总局监制")]),
    )
    assert read(page) == {
        "company_name": "包头某某科技有限公司",
        "uscc": CODE,
        "company_type": "有限责任公司（自然人独资）",
        "legal_representative": "张某某",
        "registered_capital": "10000000.00",
        "established_date": "2018-03-05",
        "business_term_start": "2018-03-05",
        "business_term_end": "2038-03-04",
        "address": "内蒙古自治区包头市九原区某路8号",
        "business_scope": "技术开发、技术咨询；机械设备销售；货物进出口。",
        "registration_date": "2022-06-01",
    }


def test_portrait_licence_of_2015():
    page = page_of(
        (0.10, [(0.35, "营业执照")]),
        (0.15, [(0.2, "（副  本）"), (0.5, f"统一社会信用代码 {CODE}")]),
        (0.25, ["名    称  包头某某科技有限公司"]),
        (0.29, ["类    型  有限责任公司"]),
        (0.33, ["住    所  包头市九原区某路8号"]),
        (0.37, ["法定代表人  张某某"]),
        (0.41, ["注册资本  伍佰万元整"]),
        (0.45, ["成立日期  2012年11月09日"]),
        (0.49, ["营业期限  自2012年11月09日至长期"]),
        (0.53, ["经营范围  许可经营项目：无"]),
        (0.546, [(0.19, "一般经营项目：技术服务。")]),
        (0.8, [(0.5, "登记机关  包头市九原区市场监督管理局")]),
        (0.85, [(0.6, "2016年01月12日")]),
    )
    got = read(page)
    assert got["company_name"] == "包头某某科技有限公司"
    assert got["uscc"] == CODE
    assert got["business_term_start"] == "2012-11-09"
    assert got["business_term_end"] == "长期"
    assert got["business_scope"] == "许可经营项目：无一般经营项目：技术服务。"
    assert got["registration_authority"] == "包头市九原区市场监督管理局"
    assert got["registration_date"] == "2016-01-12"


def test_sole_trader_and_branch_labels():
    trader = page_of(
        (0.10, [(0.35, "营业执照")]),
        (0.15, [f"统一社会信用代码：{CODE}"]),
        (0.25, ["名称：九原区某某五金店", (0.55, "组成形式：个人经营")]),
        (0.29, ["类型：个体工商户", (0.55, "注册日期：2019年01月02日")]),
        (0.33, ["经营者：李某某", (0.55, "经营场所：包头市九原区某路9号")]),
        FOOT,
        (0.85, [(0.6, "2019年01月02日")]),
    )
    got = read(trader)
    assert got["company_name"] == "九原区某某五金店"
    assert got["company_type"] == "个体工商户"
    assert got["legal_representative"] == "李某某"
    assert got["established_date"] == "2019-01-02"
    assert got["address"] == "包头市九原区某路9号"
    assert "registered_capital" not in got
    assert "business_term_end" not in got
    branch = page_of(
        (0.10, [(0.35, "营业执照")]),
        (0.15, [f"统一社会信用代码：{CODE}"]),
        (0.25, ["名称 包头某某科技有限公司北京分公司"]),
        (0.29, ["负责人 王某"]),
        (0.33, ["营业场所 北京市海淀区某路1号"]),
        (0.37, ["成立日期 2020年05月06日"]),
        FOOT,
    )
    got = read(branch)
    assert got["legal_representative"] == "王某"
    assert got["address"] == "北京市海淀区某路1号"


def test_code_with_an_ocr_slip_is_repaired():
    page = page_of(
        (0.10, [(0.35, "营业执照")]),
        (0.15, ["统一社会信用代码"]),
        (0.18, ["9115O2O7MA13TYXX2A"]),
        (0.25, ["名称包头某某科技有限公司"]),
        (0.3, ["法定代表人张某某"]),
        FOOT,
        source="ocr",
        confidence=0.95,
    )
    field = extract([page], {})["uscc"]
    assert field.value == CODE
    assert field.note == "repaired"
    assert field.confidence < 0.8


def test_short_form_without_capital_scope_and_term():
    page = page_of(
        (0.10, [(0.35, "营业执照")]),
        (0.14, ["统一社会信用代码"]),
        (0.16, CODE),
        (0.25, ["名称", (0.2, "深圳某某有限公司"), (0.55, "成立日期"), (0.65, "2015年08月18日")]),
        (0.30, ["类型", (0.2, "有限责任公司"), (0.55, "住所"), (0.65, "深圳市某区某路177号")]),
        (0.316, [(0.65, "401-407")]),
        (0.35, ["法定代表人", (0.2, "张某")]),
        (0.6, [(0.12, "1.商事主体的经营范围由章程确定。经营范围中属于法律规定应当经批准的项目，")]),
        FOOT,
        (0.85, [(0.7, "2020年03月05日")]),
    )
    got = read(page)
    assert got["address"] == "深圳市某区某路177号401-407"
    assert got["registration_date"] == "2020-03-05"
    assert not {"business_scope", "registered_capital", "business_term_start", "business_term_end"} & set(got)


def test_values_whose_label_was_not_read():
    page = page_of(
        (0.10, [(0.35, "营业执照")]),
        (0.15, [CODE]),
        (0.25, ["名", (0.25, "包头某某科技有限公司")]),
        (0.29, ["类", (0.25, "其他有限责任公司")]),
        (0.33, ["法定代表人", (0.25, "张某")]),
        FOOT,
        source="ocr",
    )
    fields = extract([page], {})
    assert fields["company_name"].value == "包头某某科技有限公司"
    assert fields["company_type"].value == "其他有限责任公司"
    assert fields["company_type"].confidence < 0.9


def test_terms_in_their_wordings():
    def term(text):
        got = values(extract([page_of((0.1, [(0.35, "营业执照")]), (0.3, [f"营业期限：{text}"]))], {}))
        return got.get("business_term_start"), got.get("business_term_end")

    assert term("2018年3月5日至2038年3月4日") == ("2018-03-05", "2038-03-04")
    assert term("自2018年3月5日至长期") == ("2018-03-05", "长期")
    assert term("2018-03-05 至 无固定期限") == ("2018-03-05", "长期")
    assert term("长期") == (None, "长期")
    assert term("至2038年3月4日") == (None, "2038-03-04")
    assert term("2038年3月4日") == (None, None), "a lone date may be either end"
