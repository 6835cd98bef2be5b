"""Licences, CCC certificates, standards, registers, policies and payments in the layouts that issuers use."""

from __future__ import annotations

from dossier.extraction.fields import KINDS
from tests.extraction.made_pages import page_of, values

HOLDER = "东岭某某机械制造有限公司"
INSURER = "某某财产保险股份有限公司东岭分公司"


def read(kind, *rows, **more):
    page = page_of((0.06, [(0.35, rows[0])]), *rows[1:], **more)
    return values(KINDS[kind].extract([page], {}))


def test_production_licence_of_a_province():
    got = read(
        "production_license",
        "全国工业产品生产许可证",
        f"企业名称：{HOLDER}",
        "住　　所：某省某市某路8号",
        "产品名称：防爆电气（明细见附表）",
        "证书编号：（蒙）XK06—014—00123",
        "有 效 期：2022年03月01日至2027年02月28日",
    )
    assert got == {
        "certificate_number": "(蒙)XK06-014-00123",
        "holder": HOLDER,
        "product_name": "防爆电气",
        "issue_date": "2022-03-01",
        "valid_to": "2027-02-28",
    }


def test_ccc_with_names_above_addresses():
    got = read(
        "ccc_certificate",
        "中国国家强制性产品认证证书",
        "证书编号：2021010301412345",
        "认证委托人名称、地址",
        HOLDER,
        "某省某市高新区某路8号",
        "生产者（制造商）名称、地址",
        "北原某某电气有限公司",
        "某省某市某街12号",
        "产品名称和系列、规格、型号",
        "低压成套开关设备",
        "GGD：主母线In=3150A～1250A；GGD-2型 AC380V 50Hz",
        "产品标准和技术要求",
        "GB/T 7251.12-2013",
        "发证日期：2021年08月05日    有效期至：2026年08月04日",
        (0.9, ["首次发证日期：2021年01月05日"]),
    )
    assert got["holder"] == HOLDER
    assert got["manufacturer"] == "北原某某电气有限公司"
    assert got["product_name"] == "低压成套开关设备"
    assert "GGD-2" in got["models"]
    assert "AC380V" not in got["models"]
    assert (got["issue_date"], got["valid_to"]) == ("2021-08-05", "2026-08-04")


def test_standard_whose_title_takes_two_lines():
    cover = page_of(
        (0.1, [(0.1, "ICS 25.040")]),
        (0.2, [(0.6, "Q/320412 ABC 003—2023")]),
        (0.9, [(0.1, "2023-05-06 发布"), (0.6, "2023-06-01 实施")]),
        (0.94, [(0.35, f"{HOLDER} 发布")]),
    )
    large = page_of(
        (0.15, [(0.3, "企业标准")]), (0.4, [(0.25, "智能称重给料机")]), (0.45, [(0.3, "通用技术条件")]), em=0.04
    )
    page = cover.model_copy(update={"lines": (*cover.lines, *large.lines)})
    got = values(KINDS["product_standard"].extract([page], {}))
    assert got == {
        "standard_number": "Q/320412ABC003-2023",
        "title": "智能称重给料机通用技术条件",
        "issuer": HOLDER,
        "effective_date": "2023-06-01",
    }


def test_standard_without_cover_takes_its_title_from_the_scope():
    got = KINDS["product_standard"].extract(
        [page_of("Q/ABC 003—2023", "1 范围", "本标准规定了智能称重给料机的技术要求、试验方法。")], {}
    )
    assert got["title"].value == "智能称重给料机"
    assert got["title"].confidence <= 0.8


def test_register_extract():
    got = read(
        "patent_register",
        "专利登记簿副本",
        "专利号：ZL 2020 1 0643009.X",
        "发明名称：一种给料机的称重方法",
        f"专利权人：{HOLDER}",
        "法律状态：专利权维持",
        "年费已缴纳至2026年07月06日",
        "出具日期：2025年05月08日",
    )
    assert got == {
        "patent_number": "ZL202010643009.X",
        "legal_status": "专利权维持",
        "patentees": [HOLDER],
        "paid_until": "2026-07-06",
        "issue_date": "2025-05-08",
    }


def test_who_pays_the_fee_need_not_own_the_patent():
    got = read(
        "patent_register",
        "中央财政电子票据",
        "票据代码：00010123    票据号码：0012345678",
        "交款人：某某专利代理有限公司    开票日期：2025-05-08",
        "发明专利第5年年费    1,200.00",
        "其他信息：申请号 202010643009.X",
    )
    assert "patentees" not in got
    assert got["patent_number"] == "ZL202010643009.X"
    assert got["issue_date"] == "2025-05-08"


def test_policy_in_words_and_figures():
    got = read(
        "insurance_policy",
        "产品质量责任保险保险单",
        "保险单号码：PZAA202415020000001234",
        f"投保人：{HOLDER}",
        f"被保险人：{HOLDER}",
        "保险产品：智能给料机（型号：ZGL-200）",
        "每次事故赔偿限额：人民币1,000,000.00元",
        "累计赔偿限额：人民币伍佰万元整（￥5,000,000.00）",
        "保险费：人民币（大写）贰万壹仟元整 （小写）RMB 21,000.00",
        "保险期间：自2025年1月1日零时起至2025年12月31日二十四时止",
    )
    assert got == {
        "policy_number": "PZAA202415020000001234",
        "insured": HOLDER,
        "product_name": "智能给料机",
        "insured_amount": "5000000.00",
        "premium": "21000.00",
        "valid_from": "2025-01-01",
        "valid_to": "2025-12-31",
    }


def test_bank_slip_of_two_halves():
    got = read(
        "premium_payment",
        "网上银行电子回单",
        "回单编号：20250106000123456",
        [(0.08, "付款人"), (0.5, "收款人")],
        [(0.1, "户名"), (0.18, HOLDER), (0.52, "户名"), (0.6, INSURER)],
        [(0.1, "账号"), (0.18, "1234567890123"), (0.52, "账号"), (0.6, "9876543210987")],
        "金额：人民币贰万壹仟元整 ¥21,000.00",
        "摘要：保险费",
        "交易时间：2025-01-06 10:20:30    打印日期：2025-02-01",
    )
    assert got == {"payer": HOLDER, "payee": INSURER, "amount": "21000.00", "paid_date": "2025-01-06"}


def test_receipt_of_the_insurer():
    got = read(
        "premium_payment",
        "保险费收据",
        "2025年1月6日",
        f"今收到{HOLDER}交来产品责任险保险费",
        "人民币（大写）：贰万壹仟元整",
        f"收款单位（盖章）：{INSURER}",
        "收款人：某某    经办人：某某",
    )
    assert got == {"payer": HOLDER, "payee": INSURER, "amount": "21000.00", "paid_date": "2025-01-06"}


def test_name_that_wraps_at_its_end_is_completed():
    got = read(
        "premium_payment",
        "客户付款回单",
        f"付款人名称：{HOLDER}",
        (0.2, [(0.1, "收款人名称：某某财产保险股份有限公司东岭分")]),
        (0.217, [(0.1, "公司")]),
        (0.3, ["保费金额：￥21,000.00"]),
    )
    assert got["payee"] == INSURER


def test_report_headed_by_its_product():
    got = read("application_report", "关于智能给料机认定的申请报告", "一、企业基本情况", f"申请单位：{HOLDER}")
    assert got == {"applicant_name": HOLDER, "product_name": "智能给料机"}


def test_trademark_whose_class_is_in_words_and_whose_list_is_closed():
    got = read(
        "trademark_certificate",
        "商标注册证",
        "第6543210号",
        "核定使用商品（第十一类）",
        "换热器；锅炉（商品截止）",
        f"注 册 人  {HOLDER}",
        "注册有效期限 自公元2018年05月07日至2028年05月06日止",
    )
    assert (got["class"], got["goods"]) == ("11", "换热器；锅炉")


def test_day_of_printing_is_no_day_of_payment():
    got = read("premium_payment", "电子回单", f"付款人户名：{HOLDER}", "打印日期：2025-02-01", "用途：保险费")
    assert "paid_date" not in got


def test_insured_person_named_in_a_row_above_its_heading():
    got = read(
        "insurance_policy",
        "产品责任保险单",
        [(0.3, "名称"), (0.45, f"{INSURER}")],
        (0.1, "投保人"),
        [(0.3, "证件号码"), (0.45, "91000000000000000X")],
        [(0.3, "名称"), (0.45, HOLDER)],
        (0.1, "被保险人"),
        [(0.3, "证件号码"), (0.45, "91000000000000000X")],
    )
    assert got["insured"] == HOLDER
