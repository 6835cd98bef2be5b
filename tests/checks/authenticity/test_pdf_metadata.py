"""What a file says of its making: notes where it contradicts itself or the print; ordinary handling is silent."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.checks.authenticity.editors import editor_in, editors
from dossier.extraction.traces.pdf_origins import pdf_time
from dossier.models.finding import Finding
from dossier.models.page import Trace
from tests.builders import document, dossier
from tests.checks.authenticity.signs import found


def origin(info: dict[str, str], xmp: dict[str, str] | None = None) -> Trace:
    return Trace(kind="pdf_origin", page=1, data={"info": info, "xmp": xmp or {}})


def signed(day: str) -> Trace:
    return Trace(kind="pdf_signature", page=1, data={"intact": True, "signed_at": f"{day}T10:00:00+08:00", "after": ""})


def page(number: int, *, scan: bool = False, size: tuple[float, float] = (595.0, 842.0), pixels: Any = None) -> Trace:
    data = {"scan": scan, "size": list(size), "pixels": pixels, "text": 0 if scan else 500, "pictures": int(scan)}
    return Trace(kind="page_facts", page=number, data=data)


def findings(*traces: Trace) -> list[Finding]:
    made = document("test_report", issue_date="2024-03-15", pages=(1, 2, 3, 4, 5)).model_copy(update={"traces": traces})
    return found("pdf_metadata", dossier(made))


@pytest.mark.parametrize(
    ("traces", "said"),
    [
        ([origin({"producer": "Sejda 3.2.1 (sejda.com)"})], "Sejda"),
        ([origin({"producer": "x", "modified": "2024-06-01", "created": "2024-03-15"})], "2024-06-01"),
        ([origin({"modified": "2024-03-01", "created": "2024-03-15"})], "早于"),
        ([origin({"producer": "Word"}, {"producer": "Other"})], "Other"),
        ([origin({"created": "2024-03-15"}, {"created": "2023-01-01"})], "2023-01-01"),
        ([origin({"created": "2024-05-01"}), signed("2024-03-15")], "数字签名"),
        ([page(1), page(2), page(3, scan=True), page(4), page(5)], "第 3 页"),
        ([page(1), page(2), page(3, size=(612.0, 792.0)), page(4), page(5)], "页面尺寸"),
        (
            [page(n, scan=True, pixels=[1654 if n != 2 else 827, 2339 if n != 2 else 1170]) for n in (1, 2, 3, 4)],
            "分辨率",
        ),
    ],
)
def test_what_contradicts_itself_or_the_print_is_a_note(traces: list[Trace], said: str) -> None:
    (finding,) = findings(*traces)
    assert (finding.tier, finding.status) == ("weak", "warn") and said in finding.message
    assert finding.innocent and finding.verify and finding.message_en


@pytest.mark.parametrize(
    "traces",
    [
        [],
        [origin({"producer": "iText 2.1.7 by 1T3XT", "created": "2024-03-15", "modified": "2024-03-15"})],
        [
            origin(
                {"producer": "macOS Version 14.4 Quartz PDFContext", "created": "2024-09-01", "modified": "2024-09-01"}
            )
        ],
        [origin({"producer": "Foxit Reader PDF Printer", "creator": "WPS 文字", "created": "2023-12-31"})],
        [origin({"producer": "Microsoft® Word 2019"}, {"producer": "Microsoft Word 2019 "})],
        [origin({"created": "2024-03-15", "modified": "2024-04-01"})],
        [origin({"created": "2024-03-14"}), signed("2024-03-15")],
        [*map(page, (1, 2, 3, 4)), page(5, scan=True)],
        [page(1), page(2, scan=True), page(3, scan=True), page(4), page(5)],
        [page(n, size=(595.0 + n, 842.0 - 7 * n), scan=True, pixels=[1600 + 9 * n, 2300]) for n in (1, 2, 3, 4)],
        [page(1), page(2, scan=True), page(3)],
    ],
    ids=[
        "nothing",
        "itext",
        "printed anew",
        "reader",
        "spelling",
        "soon after",
        "signed after",
        "annex",
        "two",
        "scans",
        "few",
    ],
)
def test_ordinary_handling_says_nothing(traces: list[Trace]) -> None:
    assert findings(*traces) == []


def test_a_file_of_several_papers_is_told_of_once_and_not_dated() -> None:
    trace = origin({"producer": "Sejda", "created": "2024-03-15", "modified": "2024-09-01"})
    papers = [
        document("test_report", f"d{n}", issue_date="2024-03-15").model_copy(update={"traces": (trace,)})
        for n in (1, 2)
    ]
    (finding,) = found("pdf_metadata", dossier(*papers))
    assert finding.documents == ("d1",) and "2024-09-01" not in finding.message


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("D:20240315101530+08'00'", "2024-03-15T10:15:30+08:00"),
        ("D:20240315", "2024-03-15T00:00:00"),
        ("20240315101530Z", "2024-03-15T10:15:30+00:00"),
        ("D:20241399", ""),
        ("today", ""),
    ],
)
def test_times_of_the_pdf_format(written: str, iso: str) -> None:
    assert pdf_time(written) == iso


def test_no_maker_of_files_is_among_the_editors() -> None:
    makers = [
        "iText 5.5",
        "Quartz PDFContext",
        "Foxit Reader",
        "WPS 文字",
        "Skia/PDF m120",
        "Adobe Acrobat Reader",
        "CamScanner",
    ]
    assert [editor_in(maker) for maker in makers] == [""] * len(makers)
    assert len({one.name for one in editors().editors}) == len(editors().editors)
