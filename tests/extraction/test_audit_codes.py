"""The codes of an audit report's pages."""

from __future__ import annotations

import re

from dossier.extraction.fields.audit_codes import codes_of_pages
from dossier.extraction.fields.audit_report import extract
from dossier.models.document import Field
from tests.extraction.made_pages import page_of

PATTERN = re.compile(r"(?:报告编码|备案号):?([一-龥]?[0-9A-Z]{6,12})")
OWN = Field(value="蒙25ABCD1234", raw="", page=1, box=None, confidence=0.9, source="text")


def codes(*rows: str, source: str = "text", first: Field | None = OWN) -> object:
    pages = [page_of(row, number=n, source=source) for n, row in enumerate(rows, start=1)]
    found = codes_of_pages(pages, PATTERN, first)
    return found.value if found else None


def test_one_code_on_all_pages_gives_nothing() -> None:
    assert codes("报告编码：蒙25ABCD1234", "报告编码：蒙25ABCD1234") is None
    assert codes("报告编码：蒙25ABCD1234", first=None) is None


def test_another_code_is_listed() -> None:
    assert codes("报告编码：蒙25ABCD1234", "报告编码：蒙25WXYZ9876") == ["蒙25ABCD1234", "蒙25WXYZ9876"]


def test_a_number_of_another_length_and_a_slip_of_the_reader_are_none() -> None:
    assert codes("报告编码：蒙25ABCD1234", "备案号：12345678") is None
    assert codes("报告编码：蒙25ABCD1234", "报告编码：蒙25A8CD1234", source="ocr") is None


def test_the_reader_of_reports_lists_them() -> None:
    pages = [
        page_of("审计报告", "砚会审字〔2025〕第108号", "报告编码：蒙25ABCD1234", number=1),
        page_of("财务报表附注", "报告编码：蒙25WXYZ9876", number=2),
    ]
    assert extract(pages, {})["verification_codes"].value == ["蒙25ABCD1234", "蒙25WXYZ9876"]
