"""Bound dossiers: dividers, directories, covers, annexes, licences of others, counts of the whole file."""

from __future__ import annotations

import time

from dossier.extraction.splitting import split
from dossier.models.page import Page
from tests.extraction.made_pages import page_of
from tests.extraction.test_classify import paper
from tests.extraction.test_splitting import LICENCE, PATENT, REPORT_COVER, numbered, report_page, shape

AUDIT = paper("审计报告", "我们审计了某某有限公司的财务报表", "某某会计师事务所", "注册会计师")
CONTRACT = paper("产品销售合同", "合同编号：HT2024001", "甲方：某某有限公司", "乙方：某某科技有限公司")
INVOICE_ROWS = (
    "开票日期：2024年5月6日",
    "价税合计（大写）壹万圆整",
    "纳税人识别号：91150207MA13TYXX2A",
    "开票人：某某",
)


def invoice(number):
    return paper("电子发票（增值税专用发票）", f"发票号码：{number}", *INVOICE_ROWS)


def patent(certificate, number):
    return paper(
        "发明专利证书", f"证书号第{certificate}号", f"专利号：{number}", "专利权人：某某", "授权公告日：2021年5月6日"
    )


def test_two_invoices_and_two_patents_back_to_back():
    pages = numbered(
        invoice("24112000000048765432"), invoice("24112000000048765433"),
        patent("4005432", "ZL 2020 1 0643009.X"), patent("4005433", "ZL 2019 1 0725275.4"),
    )  # fmt: skip
    assert shape(pages) == [
        ("invoice", [1]),
        ("invoice", [2]),
        ("patent_certificate", [3]),
        ("patent_certificate", [4]),
    ]


def test_a_bound_dossier_with_cover_directory_and_dividers():
    pages = numbered(
        paper("创新产品认定申报材料", "某某有限公司"),
        page_of("目录", "1 营业执照 3", "2 专利证书 5", "3 检验报告 7", "4 审计报告 9", "5 销售合同 20"),
        page_of("附件一 营业执照"), LICENCE,
        page_of("附件二：专利证书"), PATENT,
        page_of("三、检测报告"), report_page(1, 2), report_page(2, 2),
    )  # fmt: skip
    found = shape(pages)
    assert [kind for kind, _ in found] == [
        "id_or_other", "id_or_other", "id_or_other", "business_license", "id_or_other", "patent_certificate",
        "id_or_other", "test_report",
    ]  # fmt: skip
    assert found[-1][1] == [8, 9]
    reasons = [run.classification.reason for run in split(pages)]
    assert "封面" in reasons[0]
    assert "目录" in reasons[1]
    assert "分隔页" in reasons[2]


def test_a_page_with_nothing_but_a_title_before_the_paper_is_no_second_paper():
    pages = numbered(paper("检验报告"), report_page(1, 2), report_page(2, 2), paper("营业执照"), LICENCE)
    kinds = [kind for kind, _ in shape(pages)]
    assert kinds.count("test_report") == 1
    assert kinds.count("business_license") == 1


def test_a_count_of_the_whole_file_is_no_count_of_its_papers():
    bodies = [LICENCE, PATENT, CONTRACT, page_of("第三条 交货", "若干"), AUDIT]
    pages = [
        body.model_copy(update={"lines": (*body.lines, *page_of((0.95, [f"第 {n} 页 共 5 页"])).lines)})
        for n, body in enumerate(bodies, 1)
    ]
    assert shape(numbered(*pages)) == [
        ("business_license", [1]), ("patent_certificate", [2]), ("sales_contract", [3, 4]), ("audit_report", [5]),
    ]  # fmt: skip
    kinds = {trace.kind for run in split(numbered(*pages)) for trace in run.traces}
    assert kinds == {"binding_label"}
    assert not any("共 5 页" in line.text for run in split(numbered(*pages)) for p in run.pages for line in p.lines)


def test_an_audit_report_with_statements_notes_and_the_firms_papers():
    pages = numbered(
        AUDIT, page_of("管理层对财务报表的责任", "若干"),
        paper("资产负债表", "流动资产", "货币资金 100"), paper("利润表", "营业收入 200"),
        paper("财务报表附注", "一、公司基本情况"), page_of("二、重要会计政策", "若干"),
        paper("营业执照", "名称 某某会计师事务所（普通合伙）", "执行事务合伙人 张某", "登记机关"),
        paper("会计师事务所执业证书", "名称：某某会计师事务所", "首席合伙人：某某", "执业证书编号：11000001"),
        LICENCE,
    )  # fmt: skip
    assert shape(pages) == [
        ("audit_report", [1, 2, 3, 4, 5, 6]), ("business_license", [7]), ("id_or_other", [8]),
        ("business_license", [9]),
    ]  # fmt: skip


def test_a_contract_with_annexes_and_the_next_contract():
    second = paper("产品销售合同", "合同编号：HT2024999", "甲方：某某有限公司", "乙方：某某厂")
    pages = numbered(
        CONTRACT, page_of("第三条 交货", "若干"), paper("附件一：产品报价单", "控制器 10 台"),
        paper("附件二 技术要求", "若干"),
        second, page_of("第三条 交货", "若干"),
    )  # fmt: skip
    assert shape(pages) == [("sales_contract", [1, 2, 3, 4]), ("sales_contract", [5, 6])]


def test_a_technical_agreement_belongs_to_the_contract_before_it_and_is_no_agreement_of_rights():
    technical = paper("技术协议", "甲方：某某有限公司", "乙方：某某科技有限公司", "一、技术参数")
    assert shape(numbered(CONTRACT, technical)) == [("sales_contract", [1, 2])]
    assert shape(numbered(LICENCE, technical)) == [("business_license", [1]), ("id_or_other", [2])]


def test_a_letter_of_commitment_bound_into_a_form_is_a_paper_of_its_own():
    def page(n, title, *rows):
        return paper(title, *rows, (0.95, [f"第 {n} 页 共 3 页"]))

    form = page(1, "创新产品认定申请书", "申请单位：某某有限公司", "产品名称：控制器", "联系人：某某")
    listed = page(2, "附件目录", "1 营业执照", "2 专利证书", "3 检验报告", "4 审计报告")
    letter = page(3, "真实性承诺书", "我单位承诺所提交材料真实有效", "承诺单位：某某有限公司（盖章）")
    assert shape(numbered(form, listed, letter)) == [("application_form", [1, 2]), ("commitment_letter", [3])]


def test_a_number_misread_on_one_page_does_not_split_a_report():
    pages = numbered(report_page(1, 3), report_page(2, 3, "WT20240I2B45"), report_page(3, 3))
    assert shape(pages) == [("test_report", [1, 2, 3])]
    uncounted = numbered(
        paper("检验报告", "报告编号：WT2024012345", "样品名称：控制器", "委托单位：某某有限公司", "检验依据：GB/T 1"),
        paper("检验报告", "报告编号：WT2024012346", "序号 检验项目 技术要求 检验结果", "1 温升 60K 45K"),
    )
    assert shape(uncounted) == [("test_report", [1, 2])]


def test_capabilities_of_a_laboratory_go_with_its_certificate_and_a_photograph_does_not():
    certificate = paper(
        "检验检测机构资质认定证书", "证书编号：211320119876", "名称：某某检测有限公司", "有效期至：2027年1月1日"
    )
    table = page_of(
        "批准某某检测有限公司检验检测的能力范围", "序号 检测对象 项目/参数 依据的标准", "1 温升 GB/T 1234-2020"
    )
    more = page_of("序号 检测对象 项目/参数 依据的标准", "2 绝缘 GB/T 1234-2020")
    photo = page_of("厂区照片", "二〇二四年五月")
    assert shape(numbered(certificate, table, more, photo)) == [("lab_qualification", [1, 2, 3]), ("id_or_other", [4])]


def test_the_list_of_goods_goes_with_its_invoice():
    goods = paper("销售货物或者提供应税劳务清单", "发票号码：24112000000048765432", "序号 货物名称 规格型号")
    assert shape(numbered(invoice("24112000000048765432"), goods)) == [("invoice", [1, 2])]


def test_an_untitled_invoice_inside_a_contract_is_a_paper_of_its_own():
    rows = (
        "发票号码：24112000000048765432",
        "发票代码：011002000111",
        *INVOICE_ROWS,
        "税率/征收率 13%",
        "（小写）10000",
    )
    assert shape(numbered(CONTRACT, page_of("第三条 交货"), page_of(*rows)))[-1] == ("invoice", [3])


def test_a_complete_report_does_not_swallow_the_next_untitled_page():
    photo = page_of("产品外观", "二〇二四年五月")
    pages = numbered(REPORT_COVER, report_page(1, 2), report_page(2, 2), photo)
    assert shape(pages) == [("test_report", [1, 2, 3]), ("id_or_other", [4])]


def test_the_back_cover_of_a_report_stays_with_it():
    back = page_of("地址：某省某市创新路1号", "电话：0472-1234567", "邮编：014000")
    assert shape(numbered(report_page(1, 2), report_page(2, 2), back)) == [("test_report", [1, 2, 3])]


def test_two_copies_of_a_report_are_two_papers():
    pages = [report_page(1, 2), report_page(2, 2)]
    assert shape(numbered(*pages, *pages)) == [("test_report", [1, 2]), ("test_report", [3, 4])]


def test_blank_pages_only_and_blank_separators():
    blank = Page(number=1, width=595, height=842, media="blank")
    assert split(numbered(blank, blank)) == []
    assert shape(numbered(LICENCE, blank, report_page(1, 2), blank, report_page(2, 2))) == [
        ("business_license", [1, 2]), ("test_report", [3, 4, 5]),
    ]  # fmt: skip


def test_five_hundred_mixed_pages_and_a_page_of_five_thousand_lines_are_quick():
    bodies = [LICENCE, PATENT, CONTRACT, page_of("第三条 交货", "若干"), report_page(1, 2), report_page(2, 2), AUDIT]
    dense = page_of(*(f"第{n}行 数据 {n * 7919}" for n in range(5000)))
    huge = page_of("字" * 200_000)
    started = time.process_time()
    runs = split(numbered(*(bodies * 72)[:500], dense, huge))
    assert time.process_time() - started < 15
    assert sum(len(run.pages) for run in runs) == 502
