"""Pages in another order than the paper's: set right on proof by their counts, else left as they are."""

from __future__ import annotations

from dossier.extraction.splitting import split
from tests.extraction.made_pages import page_of
from tests.extraction.test_classify import paper
from tests.extraction.test_splitting import LICENCE, PATENT, numbered, report_page, shape


def order(n, total, *rows, title=""):
    foot = (0.95, [f"第 {n} 页 共 {total} 页"])
    return paper(title, *rows, foot) if title else page_of(*rows, "技术条款若干", foot)


def traces(pages):
    return [trace.data["pages"] for run in split(pages) for trace in run.traces if trace.kind == "page_order"]


def test_a_report_scanned_back_to_front_is_read_from_its_first_page():
    pages = numbered(LICENCE, report_page(3, 3), report_page(2, 3), report_page(1, 3), PATENT)
    assert shape(pages) == [("business_license", [1]), ("test_report", [4, 3, 2]), ("patent_certificate", [5])]
    assert traces(pages) == [[4, 3, 2]]


def test_papers_each_back_to_front_keep_their_places():
    pages = numbered(
        report_page(2, 2), report_page(1, 2), report_page(2, 2, "WT2024099999"), report_page(1, 2, "WT2024099999")
    )
    assert shape(pages) == [("test_report", [2, 1]), ("test_report", [4, 3])]


def test_a_contract_back_to_front_by_its_counts_alone():
    pages = [order(4, 4), order(3, 4), order(2, 4), order(1, 4, "甲方：某某", "乙方：某某", title="产品销售合同")]
    assert shape(numbered(*pages)) == [("sales_contract", [4, 3, 2, 1])]


def test_the_cover_behind_a_reversed_report_comes_first_where_it_bears_the_number():
    cover = paper("检验报告", "报告编号：WT2024012345", "委托单位：某某有限公司")
    notes = page_of("注意事项", "1.报告无检验检测专用章无效。")
    body = [report_page(3, 3), report_page(2, 3), report_page(1, 3)]
    assert shape(numbered(*body, notes, cover)) == [("test_report", [5, 4, 3, 2, 1])]
    other = paper("检验报告", "报告编号：WT2024777777", "委托单位：某某有限公司")
    assert shape(numbered(*body, other)) == [("test_report", [3, 2, 1]), ("test_report", [4])]


def test_fronts_then_backs_of_a_stack_fed_twice():
    pages = [report_page(n, 6) for n in (1, 3, 5, 6, 4, 2)]
    assert shape(numbered(*pages)) == [("test_report", [1, 6, 2, 5, 3, 4])]
    contract = [order(1, 6, "甲方：某某", "乙方：某某", title="产品销售合同"), *(order(n, 6) for n in (3, 5, 6, 4, 2))]
    assert shape(numbered(*contract)) == [("sales_contract", [1, 6, 2, 5, 3, 4])]


def test_a_whole_file_back_to_front_under_one_count():
    foot = [(0.95, [f"第 {n} 页 共 5 页"]) for n in range(1, 6)]
    pages = [
        paper("营业执照", "名称 某某有限公司", "法定代表人 张某", foot[0]),
        paper("产品销售合同", "甲方：某某", "乙方：某某", foot[1]),
        page_of("第三条 交货", "若干", foot[2]),
        paper("发明专利证书", "证书号第4005432号", "专利号：ZL 2020 1 0643009.X", foot[3]),
        paper("审计报告", "我们审计了某某有限公司的财务报表", foot[4]),
    ]
    expected = [
        ("business_license", [5]),
        ("sales_contract", [4, 3]),
        ("patent_certificate", [2]),
        ("audit_report", [1]),
    ]
    assert shape(numbered(*reversed(pages))) == expected


def test_nothing_is_turned_round_without_proof():
    ahead = [order(2, 2), order(1, 2, "甲方：某某", "乙方：某某", title="产品销售合同"), order(2, 2)]
    assert shape(numbered(*ahead)) == [("id_or_other", [1]), ("sales_contract", [2, 3])]
    mixed = [report_page(2, 3), report_page(3, 3, "WT2024099999"), report_page(1, 3, "WT2024055555")]
    assert [pages for _, pages in shape(numbered(*mixed))] == [[1], [2], [3]]
    uncounted = [page_of("第二条 质量", "若干"), paper("产品销售合同", "甲方：某某", "乙方：某某")]
    assert shape(numbered(*uncounted)) == [("id_or_other", [1]), ("sales_contract", [2])]


def test_pages_in_order_leave_no_trace():
    assert traces(numbered(report_page(1, 3), report_page(2, 3), report_page(3, 3))) == []
