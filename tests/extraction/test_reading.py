from __future__ import annotations

import io

import docx
import openpyxl
import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from dossier.extraction.ocr import engine
from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.pictures import page_picture
from dossier.extraction.reading import read_file
from dossier.extraction.reading.glyphs import is_trusted
from dossier.extraction.reading.sharpness import low_resolution
from dossier.models.page import Line, Page, Sheet
from tests.extraction.papers import ROWS, as_png, font_file, scan, text_pdf

NULL = NullEngine()


def one_page(name: str, data: bytes) -> Page:
    (page,) = read_file(name, data, NULL).pages
    return page


def dark_inside(name: str, data: bytes, page: Page, line: Line) -> float:
    """Share of dark pixels inside the line's box on the picture that people are shown."""
    picture = page_picture(name, data, page, 1000)
    assert picture is not None
    box = tuple(round(v * s) for v, s in zip(line.box, picture.size * 2, strict=True))
    histogram = picture.convert("L").crop(box).histogram()  # type: ignore[arg-type]
    return sum(histogram[:128]) / max(1, sum(histogram))


def test_text_pdf_keeps_places_and_character_edges() -> None:
    data = text_pdf([ROWS])
    page = one_page("a.pdf", data)
    assert page.media == "text" and page.text.split("\n")[0] == ROWS[0]
    name = next(line for line in page.lines if "青原" in line.text)
    assert name.source == "text" and name.edges is not None and len(name.edges) == len(name.text) + 1
    assert name.box[0] == pytest.approx(60 / 595, abs=0.01)
    value = name.span(name.text.index("青"), len(name.text))
    assert value[0] == pytest.approx((60 + 14 * 2 + 14 * 0.4) / 595, abs=0.02)
    assert all(dark_inside("a.pdf", data, page, line) > 0.03 for line in page.lines)


def test_label_and_value_in_ruled_cells_are_apart() -> None:
    page = one_page("a.pdf", text_pdf([["产品型号 QY-100"]], rules=True))
    assert len(page.cells) == 2
    with_gap = one_page("b.pdf", text_pdf([["甲          乙              丙"]]))
    assert [line.text for line in with_gap.lines] == ["甲", "乙", "丙"]


def test_letters_of_a_spread_label_come_together() -> None:
    (row,) = [
        line
        for line in one_page("a.pdf", text_pdf([["发       明       人：冀某某       电话"]])).lines
        if "发" in line.text
    ]
    assert row.text.replace(" ", "") == "发明人：冀某某"
    assert row.edges is not None and len(row.edges) == len(row.text) + 1
    assert row.span(row.text.index("冀"), len(row.text))[0] > row.box[0] + 0.1


def test_a_large_square_character_is_no_cell() -> None:
    text_pdf([["甲"]])  # makes the font known
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842))
    canvas.setFont("paper", 60)
    canvas.drawString(60, 700, "四口国")
    canvas.save()
    assert one_page("a.pdf", out.getvalue()).cells == ()


def test_what_was_filled_into_a_form_is_read() -> None:
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842))
    canvas.drawString(60, 700, "Applicant of this form")
    canvas.acroForm.textfield(name="a", value="QY-100 filled in", x=260, y=690, width=200, height=24, forceBorder=True)
    canvas.save()
    assert "QY-100 filled in" in one_page("a.pdf", out.getvalue()).text


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_text_pdf_that_claims_a_rotation(rotate: int) -> None:
    with pikepdf.open(io.BytesIO(text_pdf([ROWS]))) as document:
        document.pages[0].Rotate = rotate
        stream = io.BytesIO()
        document.save(stream)
    page = one_page("a.pdf", stream.getvalue())
    assert page.text.split("\n")[0] == ROWS[0]
    assert (page.width, page.height) == (595, 842)
    assert all(dark_inside("a.pdf", stream.getvalue(), page, line) > 0.03 for line in page.lines)


@pytest.mark.parametrize(
    ("text", "trusted"),
    [
        ("青原仪器制造有限公司 91350211M000100Y43", True),
        ("Test report No. 123", True),
        ("(cid:12)(cid:77)(cid:3)(cid:9)", False),
        ("\ue001\ue002\ue003\ue004 2025", False),
        ("ÇàÔ\xadÒÇÆ÷ÖÆÔìÓÐÏÞ¹«Ë¾", False),
        ("锟斤拷锟斤拷", False),
        ("\ufffd\ufffd\ufffd公司", False),
        ("!\"#$%&'()*+,-./:;<=>?@[]", False),
        ("   ", False),
    ],
)
def test_a_text_layer_of_garbage_is_not_trusted(text: str, trusted: bool) -> None:
    assert is_trusted(text) is trusted


def picture_pdf(picture: Image.Image, size: tuple[int, int] = (595, 842)) -> bytes:
    stream = io.BytesIO()
    picture.convert("RGB").resize(size).save(stream, "PDF", resolution=72)
    return stream.getvalue()


def test_scan_in_a_pdf_goes_to_ocr() -> None:
    asked: list[tuple[int, ...]] = []

    class Engine(NullEngine):
        def read(self, picture):  # type: ignore[no-untyped-def]
            asked.append(picture.shape)
            return [Line(text="读到", box=(0.1, 0.1, 0.2, 0.12), source="ocr")]

    data = picture_pdf(Image.open(io.BytesIO(scan())))
    (page,) = read_file("a.pdf", data, Engine()).pages
    assert page.media == "scan" and page.text == "读到"
    assert len(asked) == 1 and max(asked[0]) <= 2400


def test_words_in_a_picture_on_a_text_page_are_read_beside_the_text() -> None:
    seen: list[Image.Image] = []

    class Engine(NullEngine):
        def read(self, picture):  # type: ignore[no-untyped-def]
            seen.append(Image.fromarray(picture))
            return [Line(text="图中文字", box=(0.1, 0.6, 0.3, 0.62), source="ocr")]

    text_pdf([["甲"]])  # makes the font known
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842))
    canvas.setFont("paper", 14)
    canvas.drawString(60, 780, ROWS[1])
    canvas.drawInlineImage(Image.open(io.BytesIO(scan())), 60, 200, 450, 320)
    canvas.save()
    (page,) = read_file("a.pdf", out.getvalue(), Engine()).pages
    assert page.media == "text"
    assert [(line.text, line.source) for line in page.lines] == [(ROWS[1], "text"), ("图中文字", "ocr")]
    left, top, right, bottom = page.lines[0].box
    size = seen[0].size
    painted = seen[0].crop((int(left * size[0]), int(top * size[1]), int(right * size[0]), int(bottom * size[1])))
    assert painted.convert("L").getextrema()[0] > 200, "the engine must not read the text a second time"


def test_invisible_text_under_a_scan_is_not_believed() -> None:
    with pikepdf.open(io.BytesIO(picture_pdf(Image.open(io.BytesIO(scan()))))) as document:
        page = document.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources.Font = pikepdf.Dictionary(F1=font)
        page.contents_add(b"BT 3 Tr /F1 12 Tf 50 700 Td (Some other company limited) Tj ET")
        stream = io.BytesIO()
        document.save(stream)
    assert one_page("a.pdf", stream.getvalue()).text == ""


@pytest.mark.parametrize("turned", [0, 90, 180, 270, 3])
def test_scans_come_out_upright(turned: int) -> None:
    data = scan(turned=turned)
    (page,) = read_file("a.png", data, engine("rapidocr")).pages
    assert page.rotation == (360 - turned) % 360 if turned % 90 == 0 else page.rotation == 0
    assert page.skew == pytest.approx(-turned if turned % 90 else 0, abs=0.5)
    assert page.width > page.height
    rows = [row.replace(" ", "") for row in page.text.split("\n")]
    assert rows[0] == "营业执照"
    assert any("青原仪器制造有限公司" in row for row in rows)
    assert all(dark_inside("a.png", data, page, line) > 0.05 for line in page.lines)
    assert all(line.box[3] - line.box[1] < 0.12 for line in page.lines)


def test_red_numbers_are_read_although_seals_fade() -> None:
    sheet = Image.open(io.BytesIO(scan(ROWS[:4]))).convert("RGB")
    pen = ImageDraw.Draw(sheet)
    pen.text((560, 560), "211320119876", fill=(252, 30, 40), font=ImageFont.truetype(font_file(), 26))
    pen.ellipse((560, 60, 760, 260), outline=(252, 30, 40), width=8)
    pen.text((610, 145), "专用章印", fill=(252, 30, 40), font=ImageFont.truetype(font_file(), 26))
    (page,) = read_file("a.png", as_png(sheet), engine("rapidocr")).pages
    number = next(line for line in page.lines if line.text == "211320119876")
    assert number.box[0] == pytest.approx(560 / 900, abs=0.02) and number.box[1] == pytest.approx(562 / 640, abs=0.03)
    assert "专用章印" not in page.text


def test_exif_orientation() -> None:
    picture = Image.open(io.BytesIO(scan())).rotate(90, expand=True).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    picture.save(stream, "JPEG", exif=exif)
    page = one_page("a.jpg", stream.getvalue())
    assert (page.width, page.height) == (900, 640)


def test_tiff_of_many_pages() -> None:
    frames = [Image.open(io.BytesIO(scan([row]))) for row in ROWS[:3]]
    stream = io.BytesIO()
    frames[0].save(stream, "TIFF", save_all=True, append_images=frames[1:])
    reading = read_file("a.tif", stream.getvalue(), NULL)
    assert [page.number for page in reading.pages] == [1, 2, 3]
    picture = page_picture("a.tif", stream.getvalue(), reading.pages[1], 300)
    assert picture is not None and max(picture.size) == 300


def test_extension_is_not_asked() -> None:
    assert one_page("a.pdf", scan()).media == "scan"


def test_qr_code_is_a_trace() -> None:
    code = zxingcpp.create_barcode("01,32,,24957000000012345678,100.00,20250612,,ABCD", zxingcpp.BarcodeFormat.QRCode)
    sheet = Image.new("RGB", (900, 640), "white")
    sheet.paste(Image.fromarray(code.to_image(scale=4)), (40, 60))
    page = one_page("a.png", as_png(sheet))
    (trace,) = (trace for trace in page.traces if trace.kind == "qr_code")
    assert trace.text.startswith("01,32,,24957000000012345678") and trace.page == 1
    assert trace.box is not None and 0 < trace.box[0] < 0.2 and 0 < trace.box[1] < 0.3


def test_docx_rows_have_label_and_value_side_by_side() -> None:
    document = docx.Document()
    document.add_paragraph("创新产品认定申请表")
    table = document.add_table(2, 2)
    for i, text in enumerate(["申报单位", "青原仪器制造有限公司", "产品名称", "智能\n流量计"]):
        table.cell(i // 2, i % 2).text = text
    stream = io.BytesIO()
    document.save(stream)
    page = one_page("a.docx", stream.getvalue())
    assert page.media == "form" and {line.source for line in page.lines} == {"form"}
    lines = {line.text: line for line in page.lines}
    label, value = lines["申报单位"], lines["青原仪器制造有限公司"]
    assert label.box[1] == value.box[1] and label.box[2] <= value.box[0]
    assert lines["智能"].box[3] <= lines["流量计"].box[1]
    assert len(page.cells) == 4
    assert page_picture("a.docx", stream.getvalue(), page, 800) is not None


def test_scans_pasted_into_docx_are_pages() -> None:
    document = docx.Document()
    document.add_paragraph("附件：营业执照")
    document.add_picture(io.BytesIO(scan()))
    document.add_picture(io.BytesIO(as_png(Image.new("RGB", (80, 80), "red"))))
    stream = io.BytesIO()
    document.save(stream)
    first, second = read_file("a.docx", stream.getvalue(), NULL).pages
    assert (first.media, first.number, second.media, second.number) == ("form", 1, "scan", 2)
    picture = page_picture("a.docx", stream.getvalue(), second, 450)
    assert picture is not None and picture.size == (450, 320)


def test_xlsx_cells() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["项目", "金额"])
    sheet.append(["营业收入", 1234567.5])
    stream = io.BytesIO()
    book.save(stream)
    assert one_page("a.xlsx", stream.getvalue()).text.split("\n") == ["项目", "金额", "营业收入", "1234567.5"]


def test_seals_and_pale_pictures_on_a_text_page_cost_no_reading() -> None:
    asked: list[tuple[int, ...]] = []

    class Engine(NullEngine):
        def read(self, picture):  # type: ignore[no-untyped-def]
            asked.append(picture.shape)
            return []

    sheet = Image.new("RGB", (600, 600), "#f4f6fb")
    ImageDraw.Draw(sheet).ellipse((40, 40, 560, 560), outline="#e03030", width=20)
    text_pdf([["甲"]])
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842))
    canvas.setFont("paper", 14)
    canvas.drawString(60, 780, ROWS[1])
    canvas.drawInlineImage(sheet, 60, 200, 400, 400)
    canvas.save()
    (page,) = read_file("a.pdf", out.getvalue(), Engine()).pages
    assert page.media == "text" and not asked


@pytest.mark.parametrize(("high", "told"), [(0.010, True), (0.014, False)])
def test_a_page_with_few_pixels_is_said_to_be_so(high: float, told: bool) -> None:
    lines = tuple(Line(text="检验检测报告", box=(0.1, i / 10, 0.5, i / 10 + high)) for i in range(6))
    page = Page(number=2, width=700, height=1000, media="scan", lines=lines)
    found = low_resolution("a.png", page, 1000)
    assert [(p.code, p.page) for p in found] == ([("low_resolution", 2)] if told else [])
    assert low_resolution("a.png", page.model_copy(update={"media": "text"}), 1000) == ()
    assert low_resolution("a.png", page.model_copy(update={"lines": lines[:2]}), 1000) == ()
    lying = page.model_copy(update={"width": 1000, "height": 700})
    assert low_resolution("a.png", lying, 1000 / 0.7) == found, "the longer side is the width"


def test_a_small_sheet_on_a_large_photo_has_few_pixels() -> None:
    lines = tuple(Line(text="检验检测报告", box=(0.1, i / 10, 0.5, i / 10 + 0.016)) for i in range(6))
    page = Page(number=1, width=350, height=500, media="scan", lines=lines)
    on_a_desk = page.model_copy(update={"sheets": (Sheet(box=(0.0, 0.0, 1.0, 1.0)),)})
    assert low_resolution("a.jpg", page, 1000, 1000) == ()
    assert [problem.code for problem in low_resolution("a.jpg", on_a_desk, 1000, 1000)] == ["low_resolution"]
