from __future__ import annotations

import io
import math
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from dossier.extraction.ocr import engine
from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.reading import read_file
from dossier.models.page import Line, Page
from tests.extraction.papers import as_png, font_file, text_pdf

SUBJECT = "主体名称 青原仪器制造有限公司"


def drawn(draw: Callable[[Canvas], None]) -> Page:
    """The reading of a page on which the subject's name stands in the middle."""
    text_pdf([["甲"]])  # makes the font known
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842))
    canvas.setFont("paper", 14)
    canvas.drawString(60, 780, "公共信用信息报告 生成时间 2025年6月27日")
    canvas.drawString(200, 420, SUBJECT)
    draw(canvas)
    canvas.save()
    (page,) = read_file("a.pdf", out.getvalue(), NullEngine()).pages
    return page


def turned(canvas: Canvas, x: float, y: float, angle: float, text: str) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def slanting(page: Page) -> list[str]:
    return [trace.text for trace in page.traces if trace.kind == "slanting_text"]


def test_a_watermark_across_the_text_is_a_trace() -> None:
    page = drawn(lambda canvas: turned(canvas, 200, 400, 30, "信用中国"))
    assert slanting(page) == ["信用中国"]
    assert texts(page)[1:] == [SUBJECT]
    (trace,) = (trace for trace in page.traces if trace.kind == "slanting_text")
    assert trace.page == 1 and trace.box is not None
    assert trace.box[0] == pytest.approx(200 / 595, abs=0.02) and trace.box[2] < 0.45


def test_letters_round_a_seal_are_a_trace_even_where_one_stands_level() -> None:
    def ring(canvas: Canvas) -> None:
        for i, letter in enumerate("某某市检验检测专用章"):
            angle = 100 - 25 * i
            x, y = 300 + 60 * math.cos(math.radians(angle + 90)), 430 + 60 * math.sin(math.radians(angle + 90))
            turned(canvas, x, y, angle, letter)

    page = drawn(ring)
    assert "".join(slanting(page)) == "某某市检验检测专用章"
    assert texts(page)[1:] == [SUBJECT]


def test_labels_at_the_side_stay_lines() -> None:
    def sides(canvas: Canvas) -> None:
        for i, letter in enumerate("购买方"):
            canvas.drawString(40, 600 - 16 * i, letter)
        turned(canvas, 580, 300, 90, "第一联：发票联")

    page = drawn(sides)
    assert {"购买方", "第一联：发票联"} < set(texts(page)) and not slanting(page)


def test_writing_at_a_quarter_turn_across_the_text_is_a_trace() -> None:
    page = drawn(lambda canvas: turned(canvas, 260, 380, 90, "仅供参考不作他用"))
    assert slanting(page) == ["仅供参考不作他用"] and texts(page)[1:] == [SUBJECT]


def test_a_page_of_slanting_text_is_read_as_a_picture() -> None:
    class Engine(NullEngine):
        def read(self, picture):  # type: ignore[no-untyped-def]
            return [Line(text="读到", box=(0.1, 0.1, 0.2, 0.12), source="ocr")]

    text_pdf([["甲"]])
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842))
    canvas.setFont("paper", 14)
    for i in range(8):
        turned(canvas, 60, 700 - 60 * i, 6, SUBJECT)
    canvas.save()
    (page,) = read_file("a.pdf", out.getvalue(), Engine()).pages
    assert page.media == "scan" and texts(page) == ["读到"]


def test_a_watermark_on_a_scan_is_a_trace() -> None:
    letters = ImageFont.truetype(font_file(), 30)
    sheet = Image.new("RGB", (1000, 1000), "white")
    for i in range(6):
        row = f"第{i + 1}条 本报告依据有关部门归集共享的信息生成"
        ImageDraw.Draw(sheet).text((60, 60 + 60 * i), row, fill="black", font=letters)
    mark = Image.new("RGB", (400, 90), "white")
    ImageDraw.Draw(mark).text((20, 20), "信用中国信用", fill="#777777", font=ImageFont.truetype(font_file(), 50))
    sheet.paste(mark.rotate(30, expand=True, fillcolor="white"), (300, 600))
    (page,) = read_file("a.png", as_png(sheet), engine("rapidocr")).pages
    assert slanting(page) == ["信用中国信用"]
    assert len(page.lines) == 6 and all(line.text.startswith("第") for line in page.lines)
