from __future__ import annotations

from dossier.extraction.page_labels import page_label
from dossier.extraction.splitting import split
from dossier.models.page import Page
from tests.extraction.made_pages import page_of
from tests.extraction.test_classify import paper


def numbered(*pages):
    return [page.model_copy(update={"number": n}) for n, page in enumerate(pages, 1)]


def shape(pages):
    return [(run.classification.type, [page.number for page in run.pages]) for run in split(pages)]


LICENCE = paper("营业执照", "统一社会信用代码", "91150207MA13TYXX2A", "名称 某某有限公司", "法定代表人 张某")
PATENT = paper("发明专利证书", "证书号第4005432号", "专利号：ZL 2020 1 0643009.X")
REPORT_COVER = paper("检验报告", "样品名称：控制器", "委托单位：某某有限公司")


def report_page(n, total, number="WT2024012345"):
    return paper("检验报告", f"报告编号：{number}", f"共 {total} 页 第 {n} 页", "样品名称：控制器")


def test_titles_begin_papers():
    assert shape(numbered(LICENCE, PATENT, report_page(1, 1))) == [
        ("business_license", [1]),
        ("patent_certificate", [2]),
        ("test_report", [3]),
    ]


def test_running_titles_with_counted_pages_are_one_paper():
    assert shape(numbered(report_page(1, 3), report_page(2, 3), report_page(3, 3))) == [("test_report", [1, 2, 3])]


def test_cover_notes_and_counted_pages_are_one_paper():
    notes = page_of("注意事项", "1.报告无检验检测专用章无效。", "2.复制报告未重新加盖公章无效。")
    assert shape(numbered(REPORT_COVER, notes, report_page(1, 2), report_page(2, 2))) == [("test_report", [1, 2, 3, 4])]


def test_two_reports_of_other_numbers_are_two_papers():
    pages = numbered(
        report_page(1, 2), report_page(2, 2), report_page(1, 2, "WT2024099999"), report_page(2, 2, "WT2024099999")
    )
    assert shape(pages) == [("test_report", [1, 2]), ("test_report", [3, 4])]


def test_second_page_of_a_certificate_by_its_number():
    second = page_of("证书号第4005432号", "申请日时本专利记载的申请人、发明人信息如下：", (0.9, ["第 2 页 (共 2 页)"]))
    first = paper("发明专利证书", "证书号第4005432号", "专利号：ZL 2020 1 0643009.X", (0.9, ["第 1 页 (共 2 页)"]))
    assert shape(numbered(first, second, LICENCE)) == [("patent_certificate", [1, 2]), ("business_license", [3])]


def test_untitled_page_after_a_licence_is_no_part_of_it():
    photo = page_of("厂区照片", "二〇二四年五月")
    assert shape(numbered(LICENCE, photo)) == [("business_license", [1]), ("id_or_other", [2])]


def test_untitled_pages_of_an_unknown_paper_stay_together():
    pages = [
        page_of("产品结构", "本产品由主机和控制箱组成。"),
        page_of("安装", "安装前请检查包装。"),
        page_of("维护", "每月一次。"),
    ]
    assert shape(numbered(LICENCE, *pages, PATENT)) == [
        ("business_license", [1]),
        ("id_or_other", [2, 3, 4]),
        ("patent_certificate", [5]),
    ]


def test_certificates_of_one_company_are_not_one_paper():
    code = (0.15, ["统一社会信用代码：91150207MA13TYXX2A"])
    licence = paper("营业执照", code, "名称 某某有限公司", "法定代表人 张某")
    other = paper("质量管理体系认证证书", code, "证书编号：15723Q29876R2S")
    assert shape(numbered(licence, other)) == [("business_license", [1]), ("id_or_other", [2])]


def test_annex_goes_with_its_certificate():
    certificate = paper(
        "检验检测机构资质认定证书", "证书编号：211320119876", "名称：某某检测有限公司", "有效期至：2027年1月1日"
    )
    annex = paper("检验检测机构资质认定证书附表", "序号 检测项目 依据标准", "1 温升 GB/T 1234-2020")
    assert shape(numbered(certificate, annex)) == [("lab_qualification", [1, 2])]


def test_blank_pages_are_of_no_paper_at_the_head_and_kept_inside():
    blank = Page(number=1, width=595, height=842, media="blank")
    assert shape(numbered(blank, LICENCE, blank, PATENT)) == [("business_license", [2, 3]), ("patent_certificate", [4])]


def test_page_labels_in_their_spellings():
    for text, expected in {
        "第 2 页 共 5 页": (2, 5),
        "共5页 第2页": (2, 5),
        "第2页/共5页": (2, 5),
        "第 2 页，共 5 页 (page 2 of 5)": (2, 5),
        "第 2 页 (共 5 页)": (2, 5),
        "Page 2 of 5": (2, 5),
        "第2页": (2, 0),
    }.items():
        trace = page_label(page_of("检测报告", (0.95, [text])))
        assert trace is not None, text
        assert (trace.data["page"], trace.data["of"]) == expected, text
    assert page_label(page_of("见第7页共3页的说明")) is None
    assert page_label(page_of("详见附页")) is None
