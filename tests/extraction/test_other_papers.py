"""Papers of no type: each is called by its name, and papers that only look like them stay what they are."""

from __future__ import annotations

import pytest

from dossier.extraction.classify import classify
from tests.extraction.made_pages import page_of
from tests.extraction.test_classify import paper

REPORT_ROWS = ("报告编号：WT2024012345", "样品名称：控制器", "委托单位：某某有限公司", "检验依据：GB/T 1-2020")
PARTIES = ("甲方：某某有限公司", "乙方：某某科技有限公司", "合同编号：HT2024001", "签订日期：2024年5月6日")


@pytest.mark.parametrize(
    ("title", "rows", "name"),
    [
        (
            "检测报告单",
            ["总文字复制比：12.3%", "去除引用文献复制比：10%", "检测范围：中国学术期刊网络出版总库"],
            "查重",
        ),
        ("文本复制检测报告单（全文标明引文）", ["报告编号：ADBD2024", "检测时间：2024-05-06"], "查重"),
        ("United States Patent", ["Patent No.: US 10,123,456 B2", "Date of Patent: Nov. 13, 2020"], "another country"),
        ("特許証", ["特許番号 特許第6543210号", "特許庁長官"], "外国专利"),
        ("专利申请受理通知书", ["申请号：202410123456.7", "申请人：某某有限公司"], "申请阶段"),
        ("授予发明专利权通知书", ["申请号：202410123456.7"], "申请阶段"),
        ("商标注册申请受理通知书", ["申请号：12345678", "类别：9"], "商标申请阶段"),
        ("居民身份证", ["姓名 某某", "性别 男 民族 汉"], "身份证"),
        ("电子回单", ["付款人：某某有限公司", "收款人：某某材料有限公司", "金额：10000.00"], "银行回单"),
        ("质量管理体系认证证书", ["GB/T 19001-2016/ISO 9001:2015", "认证范围：控制器的生产"], "管理体系"),
        ("高新技术企业证书", ["证书编号：GR202144209876"], "高新技术企业"),
        ("税收完税证明", ["纳税人名称：某某有限公司", "税种 增值税"], "完税"),
        ("产品使用说明书", ["一、概述", "二、安装"], "说明书"),
        ("产品报价单", ["控制器 10台 10000元"], "报价"),
        ("采购订单", ["供应商：某某有限公司", "订单号：PO2024001"], "订单"),
        ("送货单", ["收货单位：某某有限公司", "数量 10"], "送货"),
        ("医疗器械注册证", ["注册人名称：某某有限公司", "注册证编号：国械注准2024"], "医疗器械"),
        ("委托检验申请表", ["委托单位：某某有限公司", "样品名称：控制器"], "委托"),
        ("校准证书", ["证书编号：JZ2024001", "校准依据：JJG 1-2020", "扩展不确定度"], "校准"),
        ("科学技术成果鉴定证书", ["成果名称：控制器", "鉴定意见"], "鉴定"),
        ("新产品评价报告", ["项目名称：控制器"], "评价"),
        ("会计师事务所执业证书", ["名称：某某会计师事务所", "首席合伙人：某某", "执业证书编号：11000001"], "执业"),
        ("社会保险缴费凭证", ["单位名称：某某有限公司", "养老保险 缴费基数"], "社会保险"),
        ("房屋租赁合同", PARTIES, "其他合同"),
        ("技术服务合同", PARTIES, "其他合同"),
        ("授权委托书", ["委托人：某某有限公司"], "委托书"),
        ("验资报告", ["某某会计师事务所", "注册会计师"], "验资"),
    ],
)
def test_a_paper_of_no_type_is_called_by_its_name(title, rows, name):
    answer = classify([paper(title, *rows)])
    assert answer.type == "id_or_other"
    assert answer.confidence >= 0.75
    assert name in answer.reason
    assert " / " in answer.reason


def test_the_front_page_of_a_published_patent_is_no_certificate():
    page = page_of(
        "(19) 国家知识产权局", "(12) 发明专利", "(10) 授权公告号 CN 110941994 B", "(45) 授权公告日 2021.05.06",
        "(21) 申请号 202010643009.X", "(73) 专利权人 某某有限公司", "(54) 发明名称 一种控制器", "(57) 摘要",
    )  # fmt: skip
    answer = classify([page])
    assert answer.type == "id_or_other"
    assert "公布" in answer.reason


def test_a_web_page_is_called_one():
    page = page_of(
        "首页 新闻中心 产品中心 关于我们", "当前位置：首页 > 新闻", "某某公司产品通过检测",
        "发布时间：2024-05-06 浏览次数：35",
        "上一篇：无 下一篇：展会", "版权所有 某某公司 京ICP备00000000号",
    )  # fmt: skip
    answer = classify([page])
    assert answer.type == "id_or_other"
    assert "网页" in answer.reason


@pytest.mark.parametrize(
    ("title", "rows", "kind"),
    [
        ("首台（套）重大技术装备保险单", ["投保人：某某", "被保险人：某某", "保险期间"], "insurance_policy"),
        ("电子回单", ["付款人：某某有限公司", "收款人：某某财产保险公司", "用途：保费", "金额：1"], "premium_payment"),
        ("国家知识产权局专利收费收据", ["专利号：ZL 2020 1 0643009.X", "年费"], "patent_register"),
        ("安全性能检测报告", REPORT_ROWS, "test_report"),
        ("鉴定检验报告", REPORT_ROWS, "test_report"),
        ("设备采购及服务合同", PARTIES, "sales_contract"),
        ("诚信经营承诺书", ["我单位承诺所提交材料真实有效"], "commitment_letter"),
        ("技术开发（委托）合同", PARTIES, "ip_agreement"),
        ("审计报告及财务报表", ["我们审计了某某有限公司的财务报表", "注册会计师"], "audit_report"),
    ],
)  # fmt: skip
def test_papers_with_a_like_title_keep_their_type(title, rows, kind):
    assert classify([paper(title, *rows)]).type == kind


def test_an_english_report_of_a_laboratory_is_a_test_report():
    page = paper("TEST REPORT", "Report No.: SZ2024-0512", "Applicant: Example Co., Ltd.", "Model No.: KZ-2000")
    assert classify([page]).type == "test_report"


def test_words_of_a_duplicate_check_in_a_real_report_do_not_mislead():
    rows = (*REPORT_ROWS, "检验结论：合格", "签发日期：2024年5月6日", "样品相似率、重复率及比对库不适用，复制比不适用")
    assert classify([paper("检测报告", *rows)]).type == "test_report"
