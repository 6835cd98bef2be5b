"""Pages of one report that bear another report's number, total or names are told; annexes and bound-in papers not."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from dossier.models.document import Document
from dossier.models.finding import Finding
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found
from tests.checks.authenticity.twins import dossier_of, signs

LAB, OTHER_LAB = "某某省机械产品质量检验研究院", "南岭电气检测技术有限公司"
NUMBER, OTHER = "WT2025-03188", "JC2024-71960"
BODY = ("序号    检验项目    技术要求    检验结果    单项判定", "1    温升    ≤60K    58.3K    合格", "以下空白")


def first(number: str = NUMBER, total: int = 3, product: str = "电驱系统") -> tuple[str, ...]:
    return (LAB, "检验报告", f"报告编号：{number}", f"第1页 共{total}页", f"样品名称：{product}",
            "委托单位：甲市北辰装备有限公司", "检验依据：GB/T 1234-2020", "检验结论：合格", "签发日期：2025年3月5日")  # fmt: skip  # noqa: E501


def later(page: int, number: str = NUMBER, total: int = 3, *more: str) -> tuple[str, ...]:
    return ("检验结果", f"报告编号：{number}", f"第{page}页 共{total}页", *more, *BODY)


def pdf(*pages: tuple[str, ...]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for lines in pages:
        for row, line in enumerate(lines):
            canvas.setFont("STSong-Light", 20 if line in ("检验报告", "检验结果") else 11)
            canvas.drawString(80, 780 - 27 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def told(data: bytes) -> list[Finding]:
    return [one for one in signs(data) if one.check == "authenticity.page_origin"]


def test_a_page_of_another_report_is_told_with_both_numbers() -> None:
    (finding,) = told(pdf(first(), later(2, OTHER), later(3)))
    assert finding.tier == "contradiction" and NUMBER in finding.message and OTHER in finding.message
    assert [(place.page, place.box is not None) for place in finding.evidence] == [(1, True), (2, True)]
    assert finding.innocent and finding.verify_en
    assert not [one for one in signs(pdf(first(), later(2, OTHER, 2), later(3))) if one.check.endswith("_document")]


SWAPPED = {
    "the last page": (pdf(first(total=2), later(2, OTHER, 2)), "contradiction"),
    "the first page": (pdf(first(OTHER), later(2), later(3)), "contradiction"),
    "all pages after the first": (pdf(first(), later(2, OTHER), later(3, OTHER)), "contradiction"),
    "one digit": (pdf(first(), later(2, "WT2025-03138"), later(3)), "contradiction"),
    "another total alone": (pdf(first(), later(2, NUMBER, 8), later(3)), "strong"),
}


@pytest.mark.parametrize("name", SWAPPED)
def test_swapped_pages_wherever_they_stand(name: str) -> None:
    data, tier = SWAPPED[name]
    found_ = told(data)
    assert found_ and {finding.tier for finding in found_} <= {tier, "strong"}


CLEAN = {
    "one report": pdf(first(), later(2), later(3)),
    "an annex of another laboratory": pdf(first(), later(2), ("附件一 分包项目检验结果", *later(3, OTHER)[1:])),
    "two reports": pdf(first(total=2), later(2, NUMBER, 2), first(OTHER, 2), later(2, OTHER, 2)),
    "a number with its suffix": pdf(first(), later(2, f"{NUMBER}(A)"), later(3)),
    "a number written closer": pdf(first(), later(2, "WT202503188"), later(3)),
    "instruments listed": pdf(first(), later(2, NUMBER, 3, "设备名称：功率分析仪", "设备编号：YQ2019-0077"), later(3)),
    "another report quoted": pdf(first(), later(2, NUMBER, 3, *BODY, *BODY, f"引用报告编号：{OTHER}"), later(3)),
    "no heads": pdf(first(total=2), BODY * 2),
}


@pytest.mark.parametrize("name", CLEAN)
def test_clean_papers_say_nothing(name: str) -> None:
    assert told(CLEAN[name]) == []


AUDITED = (
    "我们审计了甲市北辰装备有限公司财务报表，包括2024年12月31日的资产负债表。",
    "我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了财务状况。",
    "某某会计师事务所（普通合伙）",
)


@pytest.mark.parametrize(
    ("printed", "tiers"),
    [
        ("某信审字〔2025〕第0586号", ["contradiction"]),
        ("某信审字[2025]0568号", []),
        ("参见某信审字〔2024〕第0311号。", []),
    ],
)
def test_the_number_of_an_audit_report_stands_without_a_label(printed: str, tiers: list[str]) -> None:
    data = pdf(
        ("审计报告", "某信审字〔2025〕第0568号", "甲市北辰装备有限公司", "2024年度"),
        (printed, *AUDITED),
        ("一、基本情况",),
    )
    assert [one.tier for one in told(data)] == tiers


def test_fragments_of_two_reports_in_a_pile_are_no_contradiction() -> None:
    (finding,) = told(pdf(first(total=2), later(2, OTHER, 4, "样品名称：水泵")))
    assert finding.tier == "strong" and {place.document for place in finding.evidence} == {"d1", "d2"}
    pile = pdf(first(total=2), later(3, OTHER, 4))
    assert told(pile) == [], "nothing says that the page stands for page 2"


def head(at: int, what: str, value: str, source: str = "ocr", confidence: float = 0.97, **more: Any) -> Trace:
    data = {"what": what, "value": value, "source": source, "confidence": confidence, "annex": False, **more}
    return Trace(kind="page_head", page=at, box=(0.1, 0.1, 0.4, 0.12), text=value, data=data)


def scanned(*traces: Trace, pages: int = 4) -> Document:
    made = document("test_report", pages=tuple(range(1, pages + 1)), report_number=NUMBER)
    return made.model_copy(update={"traces": traces})


def numbers(odd: str, confidence: float = 0.97) -> list[Trace]:
    return [head(page, "number", NUMBER) for page in (1, 3, 4)] + [head(2, "number", odd, confidence=confidence)]


@pytest.mark.parametrize(
    ("traces", "tiers"),
    [
        (numbers(OTHER), ["strong"]),
        (numbers("WT2025-O3I88"), []),
        (numbers("WT2025-03148"), []),
        (numbers("WT2025-031"), []),
        (numbers(OTHER, 0.6), []),
        ([head(page, "number", f"WT2025-{page * 1111:05}") for page in (1, 2, 3, 4)], []),
        ([head(1, "lab", LAB), head(2, "lab", OTHER_LAB)], ["weak"]),
        ([head(1, "lab", LAB), head(2, "lab", LAB.replace("研究院", "研究所"))], []),
        ([head(1, "product", "电驱系统"), head(2, "product", "智能潜水泵")], ["weak"]),
        (
            [head(1, "lab", LAB), head(2, "lab", OTHER_LAB), head(1, "product", "电驱系统"),
             head(2, "product", "智能潜水泵")],
            ["strong"],
        ),
        ([head(1, "product", "电驱系统"), head(2, "product", "电驱系统DQ-200型")], []),
    ],
)  # fmt: skip
def test_scans_by_how_surely_they_were_read(traces: list[Trace], tiers: list[str]) -> None:
    assert [f.tier for f in found("page_origin", dossier(scanned(*traces)))] == tiers


@pytest.mark.parametrize(("source", "tier"), [("text", "strong"), ("ocr", "weak")])
def test_a_total_counts_only_on_a_page_that_counts_on(source: str, tier: str) -> None:
    def counted(at: int, number: int, of: int) -> list[Trace]:
        label = Trace(kind="page_label", page=at, text="", data={"page": number, "of": of})
        return [label, head(at, "total", str(of), source, page=number)]

    whole = [*counted(1, 1, 4), *counted(2, 2, 4), *counted(3, 3, 4)]
    assert [f.tier for f in found("page_origin", dossier(scanned(*whole, *counted(4, 4, 9))))] == [tier]
    assert found("page_origin", dossier(scanned(*whole, *counted(4, 1, 9)))) == [], "a part that counts by itself"


def test_volumes_of_one_report_are_a_note() -> None:
    traces = [head(page, "number", "WT2025-03188-1", "text") for page in (1, 3)]
    odd = head(2, "number", "WT2025-03188-2", "text")
    assert [f.tier for f in found("page_origin", dossier(scanned(*traces, odd)))] == ["weak"]


def fonts(page: int, *ids: int) -> Trace:
    return Trace(kind="page_fonts", page=page, data={"fonts": list(ids)})


@pytest.mark.parametrize(
    ("traces", "tiers"),
    [
        ((fonts(1, 7, 8), fonts(2, 21), fonts(3, 7), fonts(4, 8)), ["weak"]),
        ((fonts(1, 7), fonts(2, 21), fonts(3, 7, 21)), []),
        ((fonts(1, 7), fonts(2, 21)), []),
        ((fonts(1, 7), fonts(2, 21), fonts(3, 22)), []),
    ],
)
def test_a_page_with_fonts_of_its_own_is_a_note(traces: tuple[Trace, ...], tiers: list[str]) -> None:
    assert [f.tier for f in found("page_origin", dossier(scanned(*traces)))] == tiers


def test_fonts_are_seen_in_the_file() -> None:
    from dossier.extraction.traces.page_fonts import page_fonts
    from sample_dossiers.assembly import Order, draw, papers_of

    def report(seed: int) -> bytes:
        return next(draw(paper) for paper in papers_of(Order(seed, "baotou"))[1] if paper.type == "test_report")

    with pikepdf.open(io.BytesIO(report(7003))) as pdf_, pikepdf.open(io.BytesIO(report(7005))) as source:
        pdf_.pages.append(pdf_.pages[0])
        pdf_.pages.insert(1, source.pages[1])
        out = io.BytesIO()
        pdf_.save(out)
    shared = {trace.page: set(trace.data["fonts"]) for trace in page_fonts(out.getvalue())}
    assert shared[1] & shared[3] and not shared[2] & (shared[1] | shared[3])


def test_other_types_and_single_pages_have_no_heads() -> None:
    for data in (pdf(("营业执照", "名称：甲市北辰装备有限公司")), pdf(first(total=1))):
        assert [
            t for d in dossier_of(data).documents for t in d.traces if t.kind == "page_head" and d.type != "test_report"
        ] == []
        assert told(data) == []
