from __future__ import annotations

import pytest

from dossier.extraction.classify import classify
from dossier.extraction.documents import documents_of
from dossier.extraction.fields import KINDS
from dossier.models.document_types import DOCUMENT_TYPES
from dossier.models.page import FileReading, Line, Page
from tests.extraction.made_pages import page_of


def paper(title, *rows, large=True):
    """A page with a title in large type at the top, and rows."""
    page = page_of((0.25, ["占位"]), *rows)
    width = 0.04 if large else 0.018
    left = 0.5 - len(title) * width / 2
    line = Line(text=title, box=(left, 0.08, left + len(title) * width, 0.08 + width * 595 / 842))
    return page.model_copy(update={"lines": (line, *page.lines[1:])})


def test_every_kind_is_of_the_contract():
    assert set(KINDS) <= set(DOCUMENT_TYPES)
    assert set(DOCUMENT_TYPES) - set(KINDS) == {"id_or_other"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("营业执照", "business_license"),
        ("实用新型专利证书", "patent_certificate"),
        ("商标注册证", "trademark_certificate"),
        ("计算机软件著作权登记证书", "software_copyright"),
        ("检验检测机构资质认定证书", "lab_qualification"),
        ("实验室认可证书", "lab_qualification"),
        ("检 验 报 告", "test_report"),
        ("检测报告（Test Report）", "test_report"),
        ("产品型式试验报告", "test_report"),
        ("工业品买卖合同", "sales_contract"),
        ("专利实施许可合同", "ip_agreement"),
        ("用户使用报告", "user_report"),
        ("产品应用证明", "user_report"),
        ("企业承诺书", "commitment_letter"),
        ("中国国家强制性产品认证证书", "ccc_certificate"),
        ("全国工业产品生产许可证", "production_license"),
        ("产品责任保险单", "insurance_policy"),
        ("专利登记簿副本", "patent_register"),
    ],
)
def test_titles_name_the_kind(title, kind):
    answer = classify([paper(title, "某某有限公司", "2024年5月6日")])
    assert answer.type == kind
    assert answer.titled
    assert title.replace(" ", "")[:2] in answer.reason


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "质量管理体系认证证书",
            ["证书编号：15723Q29876R2S", "有效期至：2026年6月11日", "CNAS C098-M", "某某检验认证有限公司"],
        ),
        (
            "高新技术企业证书",
            ["企业名称：某某有限公司", "证书编号：GR202144209876", "发证时间：2021年12月23日", "批准机关："],
        ),
        ("企业信用等级证书", ["证书编号：X1", "AAA级", "评级机构：某某信用评价有限公司", "有效期：三年"]),
        (
            "甲级测绘资质证书（副本）",
            ["单位名称：某某有限公司", "法定代表人：张某", "证书编号：甲测资字4", "有效期至：2026年1月1日"],
        ),
        ("安全生产许可证", ["单位名称：某某有限公司", "主要负责人：张某", "有效期：2026年1月1日"]),
        (
            "产品认证证书",
            ["证书编号：CQC2024", "委托人：某某有限公司", "生产者：某某", "产品名称：电缆", "有效期至：2026年1月1日"],
        ),
        ("校准证书", ["委托单位：某某有限公司", "证书编号：X1", "CNAS L1234"]),
        ("专利权质押登记通知书", ["专利号：ZL 2020 1 0643009.X", "专利权人：某某有限公司"]),
        ("荣誉证书", ["某某有限公司", "检测报告优秀单位"]),
    ],
)
def test_certificates_of_other_trades_are_other(title, rows):
    answer = classify([paper(title, *rows)])
    assert answer.type == "id_or_other"
    assert answer.confidence >= 0.75


def test_words_of_other_papers_in_the_small_print_do_not_mislead():
    report = paper(
        "检验报告",
        "报告编号：AB12345",
        "样品名称：控制器",
        "本机构已取得检验检测机构资质认定证书，并获实验室认可证书。",
    )
    assert classify([report]).type == "test_report"
    licence = paper("营业执照", "名称 某某有限公司", "法定代表人 张某", "此营业执照复印件仅供申报使用")
    assert classify([licence]).type == "business_license"


def test_a_list_of_papers_is_none_of_them():
    page = paper("申报材料目录", "1.营业执照", "2.检测报告", "3.专利证书", "4.审计报告")
    assert classify([page]).type == "id_or_other"
    plain = page_of((0.1, ["检测报告"]), "营业执照", "专利证书", "其他", "某某", "某某某")
    assert not classify([plain]).titled


def test_labels_alone_name_a_kind_with_less_confidence():
    page = page_of(
        "报告编号：AB12345", "样品名称：控制器", "委托单位：某某", "生产单位：某某", "规格型号：A",
        "检验日期：2024年1月2日", "检验依据：GB/T 1", "检验结论：合格", "签发日期：2024年1月3日",
    )  # fmt: skip
    answer = classify([page])
    assert answer.type == "test_report"
    assert not answer.titled
    assert answer.confidence < 0.8


def test_a_page_without_text_is_other():
    empty = Page(number=1, width=595, height=842, media="scan")
    assert classify([empty]).type == "id_or_other"


def test_title_read_with_letters_apart():
    page = page_of((0.3, ["名称 某某有限公司"]), "法定代表人 张某", "成立日期 2020年1月2日")
    letters = tuple(
        Line(text=letter, box=(0.3 + 0.1 * i, 0.1, 0.34 + 0.1 * i, 0.13)) for i, letter in enumerate("营业执照")
    )
    assert classify([page.model_copy(update={"lines": letters + page.lines})]).type == "business_license"


def test_documents_carry_evidence_traces_and_ids():
    page = paper("检测报告", "报告编号：AB12345", "样品名称：控制器", (0.95, ["第1页 共3页"]))
    documents = documents_of("a.pdf", FileReading(sha256="f" * 64, pages=(page,)), 4)
    assert [document.id for document in documents] == ["d4"]
    document = documents[0]
    assert document.pages == (1,)
    assert document.fields["product_name"].box is not None
    assert [trace.data for trace in document.traces if trace.kind == "page_label"] == [{"page": 1, "of": 3}]
    assert {trace.kind for trace in document.traces} == {"page_label", "page_head"}


def test_structured_invoice_data_decides():
    reading = FileReading(sha256="f" * 64, pages=(page_of("x"),), data={"invoice.number": "24112000000048765432"})
    documents = documents_of("a.xml", reading, 1)
    assert [document.type for document in documents] == ["invoice"]


def test_a_line_without_height_breaks_nothing():
    page = page_of((0.1, ["营业执照"]))
    flat = Line(text="营业执照", box=(0.1, 0.2, 0.3, 0.2))
    assert classify([page.model_copy(update={"lines": (flat, flat.model_copy(update={"text": "名称"}))})])
