from __future__ import annotations

from dossier.extraction.classify import classify
from dossier.extraction.fields import KINDS
from dossier.models.document import Field
from tests.extraction.made_pages import values
from tests.extraction.test_classify import paper


def read(kind, *pages):
    assert classify(pages).type == kind
    return values(KINDS[kind].extract(pages, {}))


def test_trademark_since_2016():
    got = read(
        "trademark_certificate",
        paper(
            "商标注册证",
            (0.14, [(0.42, "第 12345678 号")]),
            (0.25, [(0.44, "智衡")]),
            "核定使用商品/服务项目（国际分类：9）",
            "控制器；工业用机器人；测量仪器",
            "（截止）",
            "注册人 包头某某科技有限公司",
            "注册地址 内蒙古自治区包头市某路8号",
            "注册日期 2018年05月07日 有效期至 2028年05月06日",
            "局长签发",
        ),
    )
    assert got == {
        "registration_number": "12345678",
        "mark": "智衡",
        "class": "9",
        "registrant": "包头某某科技有限公司",
        "valid_from": "2018-05-07",
        "valid_to": "2028-05-06",
        "goods": "控制器；工业用机器人；测量仪器",
    }


def test_trademark_of_the_old_layout():
    got = read(
        "trademark_certificate",
        paper(
            "商标注册证",
            (0.14, [(0.42, "第6543210号")]),
            (0.4, ["核定使用商品（第9类）"]),
            "控制器；计算机外围设备（商品截止）",
            "注  册  人 包头某某科技有限公司",
            "注册地址 包头市某路8号",
            "注册有效期限 自公元2010年01月07日至2020年01月06日止",
        ),
    )
    assert got["registration_number"] == "6543210"
    assert got["class"] == "9"
    assert (got["valid_from"], got["valid_to"]) == ("2010-01-07", "2020-01-06")
    assert got["registrant"] == "包头某某科技有限公司"


def test_cma_certificate_with_annex():
    first = paper(
        "检验检测机构资质认定证书",
        "证书编号：211320119876",
        "名称：某某检测有限公司",
        "地址：某省某市某路16号",
        "经审查，你机构已具备国家有关法律、行政法规规定的基本条件和能力，可以向社会出具具有证明作用的数据和结果。",
        "许可使用标志",
        "发证日期：2021年06月01日",
        "有效期至：2027年05月31日",
        "发证机关：某某省市场监督管理局",
    )
    annex = paper("检验检测机构资质认定证书附表", "1 温升 GB/T 1234-2020", "2 噪声 GB/T 5678-2021").model_copy(
        update={"number": 2}
    )
    assert read("lab_qualification", first, annex) == {
        "certificate_number": "211320119876",
        "lab_name": "某某检测有限公司",
        "address": "某省某市某路16号",
        "issue_date": "2021-06-01",
        "valid_to": "2027-05-31",
        "issuer": "某某省市场监督管理局",
        "scheme": "CMA",
        "capabilities": ["GB/T 1234-2020", "GB/T 5678-2021"],
    }


def test_cnas_certificate():
    got = read(
        "lab_qualification",
        paper(
            "实验室认可证书",
            "（注册号：CNAS L1234）",
            "兹证明：",
            [(0.3, "某某检测技术有限公司")],
            "某省某市某路16号，100000",
            "符合ISO/IEC 17025:2017《检测和校准实验室能力的通用要求》，具备承担本证书附件所列服务能力，予以认可。",
            "生效日期：2024-10-30    截止日期：2030-10-29",
            "中国合格评定国家认可委员会",
        ),
    )
    assert got["certificate_number"] == "CNASL1234"
    assert got["lab_name"] == "某某检测技术有限公司"
    assert got["address"] == "某省某市某路16号，100000"
    assert got["scheme"] == "CNAS"
    assert (got["issue_date"], got["valid_to"]) == ("2024-10-30", "2030-10-29")
    assert got["issuer"] == "中国合格评定国家认可委员会"


def test_the_imprint_of_the_form_is_not_the_issuer():
    page = paper(
        "检验检测机构资质认定证书",
        "证书编号：211320119876",
        "名称：某某检测有限公司",
        "有效期至：2027年05月31日",
        "发证机关：（印章）",
        "本证书由国家认证认可监督管理委员会监制，在中华人民共和国境内有效。",
    )
    assert "issuer" not in read("lab_qualification", page)


def test_software_copyright():
    got = read(
        "software_copyright",
        paper(
            "计算机软件著作权登记证书",
            "证书号：软著登字第7654321号",
            (0.3, ["软件名称：", (0.3, "多轴协同控制软件")]),
            (0.317, [(0.3, "V1.0")]),
            "著作权人：包头某某科技有限公司",
            "开发完成日期：2020年08月12日",
            "首次发表日期：未发表",
            "登记号：2021SR0987654",
        ),
    )
    assert got == {
        "certificate_number": "软著登字第7654321号",
        "registration_number": "2021SR0987654",
        "software_name": "多轴协同控制软件",
        "owner": "包头某某科技有限公司",
        "developed_date": "2020-08-12",
    }


def test_contract_with_a_table_of_goods():
    got = read(
        "sales_contract",
        paper(
            "产品销售合同",
            ["合同编号：GX-20240815-060"],
            "需方：某某矿业有限公司",
            "供方：包头某某科技有限公司",
            "签订日期：2024年8月15日",
            ["产品名称", (0.35, "规格型号"), (0.55, "数量"), (0.75, "金额")],
            ["智能控制器", (0.35, "ZK-100"), (0.55, "2"), (0.75, "696,080.00")],
            "合计金额：696,080.00元",
            "违约责任按有关法律执行，交货地点为需方现场。",
        ),
    )
    assert got == {
        "contract_number": "GX-20240815-060",
        "buyer": "某某矿业有限公司",
        "seller": "包头某某科技有限公司",
        "product_name": "智能控制器",
        "model": "ZK-100",
        "total_amount": "696080.00",
        "sign_date": "2024-08-15",
    }


def test_licence_of_production_and_ccc():
    got = read(
        "production_license",
        paper(
            "全国工业产品生产许可证",
            "企业名称：包头某某有限公司",
            "产品名称：电线电缆",
            "证书编号：（蒙）XK06-001-00123",
            "有效期至：2027年3月4日",
        ),
    )
    assert got["certificate_number"] == "(蒙)XK06-001-00123"
    assert got["valid_to"] == "2027-03-04"
    got = read(
        "ccc_certificate",
        paper(
            "中国国家强制性产品认证证书", "证书编号：2020010301123456", "委托人名称、地址", "包头某某有限公司",
            "产品名称和系列、规格、型号", "电缆 YZ 300/500V", "发证日期：2020年3月4日 有效期至：2025年3月3日",
        ),
    )  # fmt: skip
    assert got["certificate_number"] == "2020010301123456"
    assert (got["issue_date"], got["valid_to"]) == ("2020-03-04", "2025-03-03")


def test_insurance_period_and_premium():
    got = read(
        "insurance_policy",
        paper(
            "产品质量责任保险单",
            "保险单号：PABC202400012345",
            "投保人：包头某某有限公司",
            "被保险人：包头某某有限公司",
            "保险产品：智能控制器",
            "累计赔偿限额：人民币5,000,000.00元",
            "保险费：人民币12,000.00元",
            "保险期间：自2024年5月1日零时起至2025年4月30日二十四时止",
        ),
    )
    assert got["policy_number"] == "PABC202400012345"
    assert got["insured"] == "包头某某有限公司"
    assert got["insured_amount"] == "5000000.00"
    assert got["premium"] == "12000.00"
    assert (got["valid_from"], got["valid_to"]) == ("2024-05-01", "2025-04-30")


def test_a_slip_whose_words_and_figures_differ_says_so() -> None:
    rows = ["付款人：包头某某有限公司", "收款人：某某财产保险股份有限公司", "金额：12,000.00", "交易日期：2024年5月6日"]

    def amount(said: str) -> Field:
        return KINDS["premium_payment"].extract([paper("电子回单", *rows, said, "摘要：保险费")], {})["amount"]

    other = amount("备注：人民币壹万叁仟元整")
    assert (amount("备注：人民币壹万贰仟元整").note, other.note) == (None, "words_differ")
    assert amount("备注：保额壹佰万元整，手续费伍佰元整").note is None
    assert other.value == "12000.00" and other.confidence <= 0.6 and "壹万叁仟元整" in other.raw


def test_a_bank_slip_is_a_premium_payment_only_where_insurance_is_named():
    rows = ["付款人：包头某某有限公司", "收款人：某某财产保险股份有限公司", "金额：12,000.00", "交易日期：2024年5月6日"]
    assert classify([paper("电子回单", *rows)]).type == "premium_payment"
    other = [row.replace("财产保险股份", "钢铁") for row in rows]
    assert classify([paper("电子回单", *other)]).type == "id_or_other"
