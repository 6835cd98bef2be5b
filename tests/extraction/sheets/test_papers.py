"""Papers on one page are told apart by titles of their own; one paper with two columns stays one."""

from __future__ import annotations

from dossier.extraction.documents import documents_of
from dossier.extraction.sheets.apart import apart
from dossier.extraction.sheets.boxes import in_order, onto, within
from dossier.extraction.sheets.papers import papers_on
from dossier.models.page import FileReading, Line, Page

LICENCE = (
    (0.4, 0.05, 0.045, "营业执照"),
    (0.1, 0.14, 0.016, "统一社会信用代码 91350211M000100Y43"),
    (0.1, 0.18, 0.016, "名称 青原仪器制造有限公司"),
    (0.1, 0.21, 0.016, "类型 有限责任公司"),
    (0.1, 0.24, 0.016, "法定代表人 林知远"),
    (0.1, 0.27, 0.016, "注册资本 伍佰万元整"),
    (0.1, 0.30, 0.016, "成立日期 2015年03月02日"),
    (0.1, 0.33, 0.016, "住所 某省某市高新技术开发区创新路18号"),
    (0.1, 0.36, 0.016, "经营范围 仪器仪表的研发、制造与销售"),
)


def _lines(rows: tuple[tuple[float, float, float, str], ...], across: float, down: float, share: float) -> list[Line]:
    """Rows placed on a page: moved, and ``share`` as large."""
    return [
        Line(
            text=text,
            box=(
                across + x * share,
                down + y * share,
                across + (x + 0.7 * high * len(text)) * share,
                down + (y + high) * share,
            ),
            source="ocr",
            confidence=0.98,
        )
        for x, y, high, text in rows
    ]


def _page(*lines: Line, size: tuple[float, float] = (595, 842)) -> Page:
    return Page(number=3, width=size[0], height=size[1], media="scan", lines=lines)


def test_two_licences_on_one_page_are_two_documents_of_that_page() -> None:
    page = _page(*_lines(LICENCE, 0.0, 0.0, 1.0), *_lines(LICENCE, 0.0, 0.5, 1.0))
    documents = documents_of("a.pdf", FileReading(sha256="0" * 64, pages=(page,)), 1)
    assert [(document.type, document.pages) for document in documents] == [("business_license", (3,))] * 2
    for document, top in zip(documents, (0.18, 0.68), strict=True):
        name = document.fields["company_name"]
        assert name.value == "青原仪器制造有限公司" and name.page == 3
        assert name.box is not None and abs(name.box[1] - top) < 0.01, "boxes are fractions of the page as shown"


def test_side_by_side_on_a_large_sheet() -> None:
    page = _page(*_lines(LICENCE, 0.0, 0.1, 0.5), *_lines(LICENCE, 0.5, 0.1, 0.5), size=(1190, 842))
    left, right = papers_on(page)
    assert left[2] == right[0] and 0.4 < left[2] < 0.6


def test_pages_that_count_on_lie_side_by_side() -> None:
    def half(across: float, number: int) -> list[Line]:
        rows = [(0.1, 0.1 + 0.05 * i, 0.016, f"检验项目第{i}行的结果与判定") for i in range(8)]
        return _lines((*rows, (0.4, 0.95, 0.016, f"第{number}页 共6页")), across, 0.0, 0.5)

    following = _page(*half(0.0, 3), *half(0.5, 4), size=(1190, 842))
    assert len(papers_on(following)) == 2
    assert papers_on(_page(*half(0.0, 3), *half(0.5, 3), size=(1190, 842))) == []


def test_one_paper_in_two_columns_is_not_cut() -> None:
    left = tuple(row for row in LICENCE[1:6])
    right = tuple((x + 0.5, y, high, text) for x, y, high, text in LICENCE[1:6])
    assert papers_on(_page(*_lines((LICENCE[0], *left, *right), 0.0, 0.0, 1.0))) == []
    titled_left_only = _page(*_lines(LICENCE, 0.0, 0.0, 0.5), *_lines(LICENCE[1:8], 0.5, 0.0, 0.5))
    assert papers_on(titled_left_only) == []


def test_lists_that_name_papers_are_not_cut() -> None:
    rows = [
        (0.1, 0.05 + 0.05 * i, 0.02, f"{i + 1} {name}")
        for i, name in enumerate(("营业执照", "专利证书", "检测报告") * 5)
    ]
    assert papers_on(_page(*_lines(tuple(rows), 0.0, 0.0, 1.0))) == []


def test_an_ordinary_page_passes_as_it_is() -> None:
    page = _page(*_lines(LICENCE, 0.0, 0.0, 1.0))
    pages, frames = apart([page])
    assert pages == [page] and frames == {}


def test_frames() -> None:
    frame = (0.5, 0.25, 1.0, 0.75)
    assert onto((0.0, 0.0, 0.5, 1.0), frame) == (0.5, 0.25, 0.75, 0.75)
    assert within((0.5, 0.25, 0.75, 0.75), frame) == (0.0, 0.0, 0.5, 1.0)
    assert in_order([(0.5, 0.1, 0.9, 0.4), (0.1, 0.15, 0.4, 0.5), (0.1, 0.6, 0.9, 0.9)]) == [1, 0, 2]
