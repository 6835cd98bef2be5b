"""Digits said otherwise than drawn: looked at as a picture where a cheap sign points to them, and only there."""

from __future__ import annotations

import io

import pikepdf
import pytest

from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.reading import pdf
from dossier.models.page import Line, Page
from dossier.models.settings import settings
from tests.extraction.layered import made


class _Looks:
    """An engine that says what it is told to and counts how often it is asked."""

    name = "told"

    def __init__(self, said: str, confidence: float = 0.99) -> None:
        self.said, self.confidence, self.asked = said, confidence, 0

    def is_available(self) -> bool:
        return True

    def read(self, picture: Picture) -> list[Line]:
        self.asked += 1
        return [Line(text=self.said, box=(0.2, 0.3, 0.8, 0.7), confidence=self.confidence, source="ocr")]


def _page(data: bytes, engine: OcrEngine) -> Page:
    page = pdf.read_page("a.pdf", data, 1, engine, settings().limits).page
    assert page is not None
    return page


def seen(data: bytes, engine: OcrEngine) -> list[tuple[str, str, str]]:
    page = _page(data, engine)
    return [(t.data["way"], t.text, t.data["shown"]) for t in page.traces if t.kind == "hidden_text"]


def mapped(amount: str, table: dict[str, str]) -> bytes:
    """The file with a table by which Helvetica's characters stand for others."""
    lines = [f"<{ord(char):02x}> <{ord(table.get(char, char)):04x}>" for char in "0123456789.,"]
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(lines)} beginbfchar\n" + "\n".join(lines) + "\nendbfchar endcmap end end"
    )
    with pikepdf.open(io.BytesIO(made(amount=amount))) as file:
        for font in file.pages[0].obj.Resources.Font.values():
            if str(font.BaseFont) == "/Helvetica":
                font.ToUnicode = file.make_stream(cmap.encode())
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def beside(said: str, drawn: str) -> bytes:
    """The file with an amount that is drawn so and said otherwise beside it."""
    with pikepdf.open(io.BytesIO(made(amount=drawn))) as file:
        page = file.pages[0].obj
        content = page.Contents.read_bytes()
        at = content.rindex(b"BT")
        mark = b"/Span <</ActualText (" + said.encode() + b")>> BDC\n"
        page.Contents = file.make_stream(content[:at] + mark + content[at:].replace(b"ET", b"ET\nEMC", 1))
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def test_a_font_that_calls_two_digits_one() -> None:
    engine = _Looks("12945.00")
    assert seen(mapped("12945.00", {"1": "9"}), engine) == [("drawn", "92945.00", "12945.00")]


def test_text_said_beside_the_glyphs() -> None:
    assert seen(beside("92345.00", "12345.00"), _Looks("12345.00")) == [("drawn", "92345.00", "12345.00")]


@pytest.mark.parametrize(
    "engine", [_Looks("92945.00"), _Looks("12945.00", 0.5), _Looks("129")], ids=["same", "unsure", "part"]
)
def test_a_look_that_does_not_surely_show_other_digits_says_nothing(engine: _Looks) -> None:
    assert seen(mapped("12945.00", {"1": "9"}), engine) == [] and engine.asked == 1


@pytest.mark.parametrize("amount", ["12345.00", "11111.11", "96969.69", "1,080,706.40"])
def test_an_ordinary_page_costs_no_look(amount: str) -> None:
    engine = _Looks("0")
    assert seen(made(amount=amount), engine) == [] and engine.asked == 0
    assert seen(mapped(amount, {}), engine) == [] and engine.asked == 0
