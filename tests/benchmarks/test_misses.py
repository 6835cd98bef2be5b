"""The bench's list of misses: reasons from what was observed, and a page that runs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import misses
from benchmarks.compare import Miss, Paper
from benchmarks.reader import Reading
from dossier.extraction.intake.sources import SourceFile
from dossier.models.document import Document
from dossier.models.page import FileReading, Line, Page, Trace

PAPER = Paper("made", "a.xml", (1,), "test_report", "scan", {})


def reading(text: str, *traces: Trace) -> Reading:
    line = Line(text=text, box=(0.1, 0.1, 0.6, 0.2), confidence=0.9, source="ocr")
    page = Page(number=1, width=100, height=100, media="scan", lines=(line,), traces=traces)
    file = SourceFile("a.xml", b"<x/>", "0" * 64, 4)
    return Reading(files={"a.xml": (file, FileReading(sha256="0" * 64, pages=(page,)))})


def document(type_: str = "test_report") -> Document:
    return Document(id="d1", type=type_, type_confidence=0.9, file="a.xml", sha256="0" * 64, pages=(1,))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("检验结论 所检项目合格", "not taken"),
        ("检验结论 所检顶目台格", "characters misread"),
        ("合", "not read"),
    ],
)
def test_the_reason_is_what_was_observed(text: str, reason: str) -> None:
    miss = Miss(PAPER, "conclusion", "所检项目合格", None, "missing", None)
    assert reason in misses.explained(miss, document(), reading(text)).reason


def test_a_seal_over_the_place_is_named() -> None:
    seal = Trace(kind="seal", page=1, box=(0.5, 0.05, 0.8, 0.3))
    miss = Miss(PAPER, "conclusion", "所检项目合格", None, "missing", None)
    assert "seal" in misses.explained(miss, document(), reading("所检顶目台格", seal)).reason
    assert "seal" not in misses.explained(miss, document(), reading("所检顶目台格")).reason


def test_another_type_is_the_reason_before_all_others() -> None:
    miss = Miss(PAPER, "conclusion", "所检项目合格", None, "missing", None)
    assert "recognised" in misses.explained(miss, document("id_or_other"), reading("所检项目合格")).reason


def test_the_page_shows_hostile_text_as_text(tmp_path: Path) -> None:
    miss = Miss(PAPER, "conclusion", "<script>x</script>", None, "missing", None, "why", b"png")
    target = tmp_path / "out" / "misses.html"
    misses.write([miss], target)
    written = target.read_text(encoding="utf-8")
    assert "<script" not in written and "&lt;script&gt;" in written and "why" in written
