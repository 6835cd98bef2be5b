from __future__ import annotations

from dossier.extraction.classify import classify
from dossier.extraction.fields import standards
from dossier.extraction.fields.test_report import extract
from tests.extraction.made_pages import page_of, values


def cover():
    return page_of(
        (0.05, [(0.2, "211320119876"), (0.6, "CNAS L9876")]),
        (0.20, [(0.3, "检 验 报 告")]),
        (0.25, [(0.35, "TEST REPORT")]),
        (0.30, [(0.5, "报告编号(Report No.)：WT2024-01234")]),
        (0.45, ["样品名称：    智能控制器"]),
        (0.50, ["委托单位：    包头某某科技有限公司"]),
        (0.55, ["检验类别：    委托检验"]),
        (0.80, [(0.3, "某某省产品质量检验研究院")]),
    )


def inside(**changes):
    rows = [
        (0.05, [(0.35, "某某省产品质量检验研究院")]),
        (0.09, [(0.42, "检验报告")]),
        (0.12, ["报告编号：WT2024-01234", (0.7, "共 5 页 第 1 页")]),
        (0.16, ["样品名称", (0.25, "智能控制器"), (0.55, "型号规格"), (0.72, "ZK-100 A型")]),
        (0.20, ["委托单位", (0.25, "包头某某科技有限公司"), (0.55, "商标"), (0.72, "/")]),
        (0.24, ["生产单位", (0.25, "包头某某制造有限公司"), (0.55, "样品编号"), (0.72, "S20240101")]),
        (0.28, ["到样日期", (0.25, "2024年3月1日"), (0.55, "检验日期"), (0.72, "2024.03.02~03.15")]),
        (0.32, ["检验依据", (0.25, "GB/T 1234-2020、Q/ABC 001—2024")]),
        (0.36, ["检验结论", (0.25, "经检验，所检项目符合 GB/T 1234-2020 标准要求。")]),
        (0.42, [(0.6, "（检验检测专用章）")]),
        (0.45, [(0.55, "签发日期：2024年3月18日")]),
        (0.50, ["备注", (0.25, "/")]),
        (0.90, ["批准：", (0.4, "审核："), (0.7, "主检：")]),
    ]
    return page_of(*rows, number=2, **changes)


def test_cover_and_inside_page():
    got = values(extract([cover(), inside()], {}))
    assert got == {
        "report_number": "WT2024-01234",
        "product_name": "智能控制器",
        "model": "ZK-100 A型",
        "client": "包头某某科技有限公司",
        "manufacturer": "包头某某制造有限公司",
        "lab_name": "某某省产品质量检验研究院",
        "cma_number": "211320119876",
        "cnas_number": "CNASL9876",
        "sample_received_date": "2024-03-01",
        "test_start_date": "2024-03-02",
        "test_end_date": "2024-03-15",
        "issue_date": "2024-03-18",
        "standards": ["GB/T 1234-2020", "Q/ABC 001-2024"],
        "conclusion": "经检验，所检项目符合GB/T 1234-2020标准要求。",
        "page_count": 5,
    }


def test_kind_is_seen_on_both_pages():
    assert classify([cover()]).type == "test_report"
    assert classify([inside()]).type == "test_report"


def test_label_lines_without_a_table():
    page = page_of(
        (0.09, [(0.42, "检测报告")]),
        "报告编号：KRF202504321",
        "委托方：龙城某某有限公司",
        "地址：某省某市某路688号",
        "样品名称：调理鸡排（黑椒味）",
        "样品来源：生产厂家：龙城某某食品厂；地址：某省某市某路688号",
        "样品状态：标识完好",
        "接收日期：2025-02-28",
        "检验日期：2025-02-28至2025-03-21",
        "检验结论：所检项目符合要求。",
        [(0.5, "签发日期：2025-03-21")],
        (0.94, ["某省中检食品安全检测有限公司"]),
        (0.955, ["地址：某省某市某路16号"]),
    )
    got = values(extract([page], {}))
    assert got["client"] == "龙城某某有限公司"
    assert got["manufacturer"] == "龙城某某食品厂"
    assert got["lab_name"] == "某省中检食品安全检测有限公司"
    assert "model" not in got


def test_a_stroke_read_as_a_digit_is_no_model():
    page = page_of((0.09, [(0.42, "检测报告")]), ["规格型号", (0.4, "1")], source="ocr")
    assert "model" not in extract([page], {})


def test_a_sample_number_is_no_cma_number():
    page = page_of((0.09, [(0.42, "检测报告")]), (0.2, ["样品编号", (0.25, "202502010666")]))
    assert "cma_number" not in extract([page], {})


def test_accreditation_of_a_certification_body_is_no_laboratory_number():
    assert "cnas_number" not in extract([page_of("检测报告", "CNAS C098-M")], {})


def test_issue_date_without_label_has_less_trust():
    page = page_of((0.09, [(0.42, "检测报告")]), "样品名称：控制器", (0.9, [(0.6, "2024年5月6日")]))
    field = extract([page], {})["issue_date"]
    assert field.value == "2024-05-06"
    assert field.confidence < 0.8


def test_numbers_of_standards_in_one_spelling():
    text = "GB19295-2021《食品》、GB/T 5009.12—2017、JB／T 10379－2012、DB15/T 123-2020、T/CAS 1-2020、"
    text += "ISO 9001:2015 QZAAB0018S-2023"
    assert standards.numbers(text) == [
        "GB 19295-2021",
        "GB/T 5009.12-2017",
        "JB/T 10379-2012",
        "DB15/T 123-2020",
        "T/CAS 1-2020",
        "ISO 9001-2015",
        "Q/ZAAB 0018S-2023",
    ]
