"""One paper over several files: joined on proof, its places in their own files; left apart without."""

from __future__ import annotations

import hashlib

import pytest

from dossier.checks.page_counts import _pages_of
from dossier.extraction.documents import documents_of
from dossier.extraction.file_names import numbered as name_of
from dossier.extraction.joining import Entry, joined
from dossier.models.document import Dossier
from dossier.models.finding import DossierSummary, Result, Timing
from dossier.models.page import FileReading
from dossier.ui.places import evidence_boxes, page_of_evidence
from tests.builders import dossier
from tests.extraction.made_pages import page_of
from tests.extraction.test_classify import paper
from tests.extraction.test_splitting import LICENCE, report_page

CONTRACT = paper("产品销售合同", "合同编号：HT2024001", "甲方：某某有限公司", "乙方：某某科技有限公司")
MORE = page_of("第三条 交货与验收", "签订日期：2024年5月6日")
UNTITLED = page_of(
    "甲方：某某有限公司", "乙方：某某厂", "交货 验收 质量标准", "违约责任", "总金额 1000", "签订日期：2024年5月6日"
)
FRONT = paper(
    "发明专利证书", "证书号第4005432号", "专利号：ZL 2020 1 0643009.X", "专利权人：某某", "授权公告日：2021年5月6日"
)
BACK = page_of("证书号第4005432号", "申请日时本专利记载的申请人、发明人信息如下：", "发明人：某某")


def files(**pages):
    """Files of one page each (or a list of pages), by name; ``__`` stands for the dot."""
    entries = []
    for key, page in pages.items():
        name = key.replace("__", ".")
        numbered = [
            p.model_copy(update={"number": n}) for n, p in enumerate(page if isinstance(page, list) else [page], 1)
        ]
        reading = FileReading(sha256=hashlib.sha256(name.encode()).hexdigest(), pages=tuple(numbered))
        entries.append(Entry(name, reading, tuple(documents_of(name, reading, 1))))
    return joined(entries)


def shape(documents):
    return [(d.id, d.type, [(part.file, part.pages) for part in d.in_files]) for d in documents]


def test_a_report_in_pictures_of_its_pages_by_number_and_count_whatever_the_names():
    found = files(IMG_7__jpg=report_page(2, 3), IMG_9__jpg=report_page(1, 3), a__jpg=LICENCE, x__jpg=report_page(3, 3))
    assert shape(found) == [
        ("d1", "test_report", [("IMG_9.jpg", (1,)), ("IMG_7.jpg", (1,)), ("x.jpg", (1,))]),
        ("d2", "business_license", [("a.jpg", (1,))]),
    ]


def test_a_contract_in_two_pictures_by_its_names():
    found = files(**{"销售合同-1__jpg": CONTRACT, "销售合同-2__jpg": MORE, "销售合同-3__jpg": MORE})
    assert shape(found) == [
        ("d1", "sales_contract", [("销售合同-1.jpg", (1,)), ("销售合同-2.jpg", (1,)), ("销售合同-3.jpg", (1,))])
    ]
    document = found[0]
    assert document.file == "销售合同-1.jpg"
    assert document.fields["sign_date"].file == "销售合同-2.jpg"
    assert document.fields["sign_date"].page == 1
    assert document.fields["contract_number"].file is None
    assert document.evidence("sign_date").file == "销售合同-2.jpg"
    assert "3 个文件" in document.type_reason


def test_front_and_back_of_a_patent():
    found = files(**{"发明专利正面__jpg": FRONT, "发明专利反面__jpg": BACK})
    assert shape(found) == [("d1", "patent_certificate", [("发明专利正面.jpg", (1,)), ("发明专利反面.jpg", (1,))])]


@pytest.mark.parametrize(
    "pages",
    [
        {"IMG_1__jpg": CONTRACT, "IMG_2__jpg": MORE},
        {"合同1__jpg": CONTRACT, "合同2__jpg": CONTRACT},
        {"营业执照1__jpg": LICENCE, "营业执照2__jpg": MORE},
        {"发明专利1__jpg": FRONT, "发明专利2__jpg": page_of("厂区照片", "二〇二四年五月")},
        {"合同1__jpg": CONTRACT, "合同3__jpg": MORE},
        {"合同1__jpg": CONTRACT, "合同2__jpg": UNTITLED},
        {"甲/合同1__jpg": CONTRACT, "乙/合同2__jpg": MORE},
        {"合同1__jpg": CONTRACT, "合同2__pdf": MORE},
        {"报告1__jpg": report_page(1, 2), "报告2__jpg": report_page(2, 2, "WT2024099999")},
        {"报告1__jpg": report_page(1, 2), "报告2__jpg": report_page(1, 2)},
        {"产品照片1__jpg": page_of("厂区照片"), "产品照片2__jpg": page_of("车间照片")},
        {"合同1__pdf": [CONTRACT, LICENCE], "合同2__pdf": MORE},
    ],
)
def test_files_without_proof_stay_apart(pages):
    found = files(**pages)
    assert len(found) >= 2
    assert all(not document.parts for document in found)
    assert [document.id for document in found] == [f"d{n}" for n in range(1, len(found) + 1)]


def test_a_report_whose_last_page_is_a_file_of_its_own():
    found = files(a__pdf=[report_page(1, 3), report_page(2, 3)], b__pdf=report_page(3, 3))
    assert shape(found) == [("d1", "test_report", [("a.pdf", (1, 2)), ("b.pdf", (1,))])]


def test_pages_are_counted_over_all_files():
    (report,) = files(a__jpg=report_page(1, 3), b__jpg=report_page(2, 3), c__jpg=report_page(3, 3))
    outcome = _pages_of(dossier(report), report)
    assert outcome is not None and outcome.status == "pass"
    (short,) = files(a__jpg=report_page(1, 3), c__jpg=report_page(3, 3))
    outcome = _pages_of(dossier(short), short)
    assert outcome is not None and outcome.status == "fail"
    assert "缺第 2 页" in outcome.message.zh


def test_the_desk_opens_the_file_in_which_a_value_stands():
    (contract,) = files(**{"销售合同-1__jpg": CONTRACT, "销售合同-2__jpg": MORE})
    result = _result(dossier(contract))
    ref = page_of_evidence(result, contract.evidence("sign_date"))
    assert ref is not None
    assert (ref.name, ref.page, ref.sha256) == ("销售合同-2.jpg", 1, contract.parts[1].sha256)
    shown = evidence_boxes(result, [contract.evidence("sign_date"), contract.evidence("contract_number")], ref)
    assert [box.id for box in shown] == ["evidence/0"]


def _result(made: Dossier) -> Result:
    summary = DossierSummary(
        id="x",
        policy="general",
        policy_version="1",
        applied_on="2025-06-30",
        applicant={},
        product={},
        declared_from={},
    )
    return Result(
        dossier=summary, documents=made.documents, findings=(), verdict="review", open_attestations=0,
        suspicion="none", timing=Timing(pages=2, seconds=0.0, ocr_pages=0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stem", "base", "number", "telling"),
    [
        ("销售合同-2", "销售合同", 2, True),
        ("销售合同（3）", "销售合同", 3, True),
        ("检测报告_第2页", "检测报告", 2, True),
        ("检测报告 p12", "检测报告", 12, True),
        ("专利证书背面", "专利证书", 2, True),
        ("销售合同", "销售合同", 1, True),
        ("IMG_0012", "IMG", 12, False),
        ("微信图片_20240506-2", "微信图片_20240506", 2, False),
        ("扫描件2", "扫描件", 2, False),
        ("附件3", "附件", 3, False),
        ("007", "", 7, False),
    ],
)
def test_names_are_taken_apart(stem, base, number, telling):
    name = name_of(stem)
    assert (name.base, name.number, name.telling) == (base, number, telling)
