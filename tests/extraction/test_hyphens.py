"""A hyphen at the end of a line is part of the number that goes on below it."""

from __future__ import annotations

from dossier.extraction.reading import read_file
from tests.extraction.papers import text_pdf


def test_a_model_broken_at_its_hyphen_keeps_it() -> None:
    reading = read_file("a.pdf", text_pdf([["我单位使用的液压支架型号为ZY-", "9000，运行良好，共计三台。"]]))
    assert "ZY-9000" in reading.pages[0].text.replace("\n", "")
