"""The titles under which papers of each type come, whole, apart, broken in two, misread or missing."""

from __future__ import annotations

import pytest

from dossier.extraction.classify import classify
from dossier.models.page import Line
from tests.extraction.made_pages import page_of
from tests.extraction.test_classify import paper

PARTIES = ("甲方：某某有限公司", "乙方：某某科技有限公司", "合同编号：HT2024001")
ROWS = {
    "test_report": ("报告编号：WT2024012345", "样品名称：控制器", "委托单位：某某有限公司", "检验依据：GB/T 1-2020"),
    "novelty_search_report": ("项目名称：控制器", "查新机构：某某情报研究所", "查新点：一种", "查新结论："),
    "user_report": ("用户单位：某某厂", "产品名称：控制器", "使用情况：良好"),
    "sales_contract": PARTIES,
    "ip_agreement": (*PARTIES, "专利号：ZL 2020 1 0643009.X"),
    "commitment_letter": ("我单位承诺所提交材料真实有效", "承诺单位：某某有限公司（盖章）"),
    "invoice": ("发票号码：24112000000048765432", "开票日期：2024年5月6日", "价税合计（大写）", "纳税人识别号"),
    "patent_register": ("专利号：ZL 2020 1 0643009.X", "专利权人：某某有限公司", "国家知识产权局"),
    "trademark_certificate": ("注册人：某某有限公司", "核定使用商品（第9类）", "第12345678号"),
    "audit_report": ("我们审计了某某有限公司的财务报表", "某某会计师事务所", "注册会计师"),
    "credit_report": ("统一社会信用代码：91150207MA13TYXX2A", "行政处罚", "经营异常", "报告生成时间：2024年5月6日"),
    "insurance_policy": ("投保人：某某有限公司", "被保险人：某某有限公司", "保险期间", "保险费：10000"),
    "business_license": ("统一社会信用代码 91150207MA13TYXX2A", "名称 某某有限公司", "法定代表人 张某", "登记机关"),
}
TITLES = {
    "test_report": (
        "检验检测报告 委托检验报告 型式试验报告 检测报告单 产品质量监督检验报告 EMC测试报告 软件测试报告 "
        "系统测评报告 检测分析报告 出厂检验报告 检测报告（副本） 化验检测报告"
    ),
    "novelty_search_report": (
        "科技查新报告 科技查新咨询报告 国内外科技查新报告 国内查新报告 科技项目查新报告 查新检索报告"
    ),
    "user_report": (
        "用户使用意见 应用证明 用户意见反馈表 产品使用报告 使用情况说明 用户满意度调查表 客户评价表 产品试用报告"
    ),
    "sales_contract": (
        "购销合同 采购合同 产品买卖合同 供货协议 工矿产品购销合同 采购框架合同 加工定作合同 买卖合同（产品）"
    ),
    "ip_agreement": (
        "专利实施许可合同 专利实施许可合同备案证明 专利权转让合同 技术开发合同 产学研合作协议 商标使用许可合同"
    ),
    "commitment_letter": ("承诺函 诚信承诺书 真实性声明 声明 保证书 企业承诺 申报材料真实性承诺书"),
    "invoice": (
        "增值税电子普通发票 电子发票（普通发票） 机动车销售统一发票 深圳电子普通发票 区块链电子发票 通用机打发票"
    ),
    "patent_register": ("专利登记簿副本 专利收费收据 缴费通知书 手续合格通知书 著录项目变更通知书 专利权维持有效证明"),
    "trademark_certificate": ("商标注册证 商标续展证明 商标转让证明 核准续展注册证明 注册商标变更证明"),
    "audit_report": ("审计报告 专项审计报告 2024年度审计报告 年度财务报表审计报告 某某有限公司审计报告"),
    "credit_report": (
        "企业信用报告 企业信用信息公示报告 法人和非法人组织公共信用信息报告 信用信息查询报告 企业信用报告（自主查询版）"
    ),
    "insurance_policy": ("产品责任保险单 首台（套）重大技术装备综合保险保险单 保险凭证 电子保单"),
    "business_license": ("营业执照 营业执照（副本）2-1 企业法人营业执照 电子营业执照"),
}


@pytest.mark.parametrize(("kind", "title"), [(kind, title) for kind, all_ in TITLES.items() for title in all_.split()])
def test_titles_that_are_in_use(kind, title):
    answer = classify([paper(title, *ROWS[kind])])
    assert (answer.type, answer.titled) == (kind, True)


@pytest.mark.parametrize(
    ("kind", "misread"),
    [
        ("audit_report", "审汁报告"),
        ("business_license", "营业热照"),
        ("test_report", "检洲报告"),
        ("test_report", "捡验报告"),
        ("invoice", "增值税电子晋通发票"),
        ("commitment_letter", "真实性承诺古"),
    ],
)
def test_a_title_misread_by_one_character_is_known_where_labels_agree(kind, misread):
    answer = classify([paper(misread, *ROWS[kind])])
    assert answer.type == kind
    assert misread in answer.reason
    assert answer.confidence < 0.95


def test_another_papers_title_is_not_repaired_into_a_type():
    for title in ("查重报告", "体检报告", "评估报告", "检修报告"):
        assert classify([paper(title, "姓名：某某", "日期：2024年5月6日")]).type == "id_or_other", title


def _line(text, top, height=0.035, left=0.3, width=0.4):
    return Line(text=text, box=(left, top, left + width, top + height))


def test_a_title_on_two_lines():
    page = page_of((0.3, ["证书编号：211320119876"]), "名称：某某检测有限公司", "有效期至：2027年1月1日", "发证机关")
    lines = (_line("检验检测机构", 0.08), _line("资质认定证书", 0.12), *page.lines)
    assert classify([page.model_copy(update={"lines": lines})]).type == "lab_qualification"


def test_a_title_below_the_letterhead_in_english_first():
    page = page_of((0.3, [ROWS["test_report"][0]]), *ROWS["test_report"][1:])
    head = (_line("某某检测技术服务有限公司", 0.03), _line("TEST REPORT", 0.1), _line("检 测 报 告", 0.15))
    assert classify([page.model_copy(update={"lines": (*head, *page.lines)})]).type == "test_report"


def test_a_title_with_the_number_on_its_line():
    assert classify([paper("检验报告 No:WT2024012345", *ROWS["test_report"][1:])]).titled


def test_confidence_is_lower_without_a_title_and_the_reason_says_so():
    rows = ("报告编号：AB12345", "样品名称：控制器", "委托单位：某某", "生产单位：某某", "规格型号：A",
            "检验日期：2024年1月2日", "检验依据：GB/T 1", "检验结论：合格", "签发日期：2024年1月3日")  # fmt: skip
    with_title, without = classify([paper("检验报告", *rows)]), classify([page_of(*rows)])
    assert without.type == with_title.type == "test_report"
    assert without.confidence < 0.8 < with_title.confidence
    assert "无标题 no title" in without.reason


def test_a_title_in_usual_type_on_top_with_few_labels_is_taken_with_little_confidence():
    answer = classify([paper("检验报告", "样品名称：泵", "送检单位：甲", "地址：", "电话：", "邮编：", large=False)])
    assert (answer.type, answer.titled) == ("test_report", False)
    assert answer.confidence < 0.8


def test_a_report_printed_from_a_web_page_is_what_its_title_says():
    rows = ("https://www.gsxt.gov.cn", "行政处罚信息", "列入经营异常名录信息", "生成时间：2024年", "版权所有 京ICP备",
            "登录 注册", "来源：公示系统")  # fmt: skip
    assert classify([paper("企业信用信息公示报告", *rows, large=False)]).type == "credit_report"
