"""Every bad input becomes a problem that names the file and the cure, and costs neither time nor memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

import docx
import numpy as np
import openpyxl
import pikepdf
import pytest
from PIL import Image

from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.problems import PROBLEMS, problem
from dossier.extraction.reading import read_file
from dossier.models.page import FileReading
from dossier.models.settings import Limits
from tests.extraction.papers import as_png, text_pdf, zipped

LIMITS = Limits()


def read(name: str, data: bytes, limits: Limits = LIMITS) -> FileReading:
    reading = read_file(name, data, NullEngine(), limits)
    for found in reading.problems:
        assert name in found.message.zh and name in found.message.en, found
        assert found.cure.zh and found.cure.en
    return reading


def codes(reading: FileReading) -> list[str]:
    return [problem.code for problem in reading.problems]


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream, **options)
    return stream.getvalue()


def plain_pdf(pages: int) -> bytes:
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(200, 200))
        return saved(document)


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    chunks = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_pdf_that_needs_a_password() -> None:
    with pikepdf.open(io.BytesIO(plain_pdf(1))) as document:
        data = saved(document, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert codes(read("密.pdf", data)) == ["pdf_encrypted"]


def test_pdf_with_an_empty_user_password_opens() -> None:
    with pikepdf.open(io.BytesIO(text_pdf([["第一页"]]))) as document:
        data = saved(document, encryption=pikepdf.Encryption(owner="o", user=""))
    reading = read("a.pdf", data)
    assert reading.pages[0].text == "第一页" and not reading.problems


def test_zero_bytes() -> None:
    assert codes(read("空.pdf", b"")) == ["empty_file"]


@pytest.mark.parametrize("share", [0.5, 0.8, 0.97])
def test_pdf_cut_short_gives_the_pages_it_still_has(share: float) -> None:
    whole = text_pdf([[f"这是第{i}页"] for i in range(1, 9)])
    reading = read("半.pdf", whole[: int(len(whole) * share)])
    assert codes(reading)[0] in {"pdf_repaired", "pdf_broken"}
    assert bool(reading.pages) == (codes(reading)[0] == "pdf_repaired")


def test_pages_of_a_pdf_whose_page_tree_is_lost() -> None:
    with pikepdf.open(io.BytesIO(text_pdf([["甲页"], ["乙页"]]))) as document:
        data = saved(document, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    cut = (
        data[: data.index(b"xref")]
        .replace(b"/Type /Catalog", b"/Type /Gone___")
        .replace(b"/Type /Pages", b"/Type /Lost_")
    )
    reading = read("半.pdf", cut)
    assert codes(reading) == ["pdf_repaired"]
    assert len(reading.pages) == 2


def test_pdf_of_noise() -> None:
    assert codes(read("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20)) == ["pdf_broken"]


def test_pdf_of_2000_pages_says_which_were_read() -> None:
    reading = read("长.pdf", plain_pdf(2000), LIMITS.model_copy(update={"max_pages": 5}))
    assert len(reading.pages) == 5
    assert codes(reading) == ["too_many_pages"]
    assert "2000" in reading.problems[0].message.zh and "第1至5页" in reading.problems[0].message.zh


def test_page_without_text_and_picture_is_blank_and_no_problem() -> None:
    reading = read("a.pdf", plain_pdf(1))
    assert [page.media for page in reading.pages] == ["blank"] and not reading.problems


@pytest.mark.parametrize("size", [(2480, 3508), (28346, 28346), (3, 14400)])
def test_pages_of_any_claimed_size_are_bounded(size: tuple[int, int]) -> None:
    with pikepdf.new() as document:
        document.add_blank_page()
        page = document.pages[0]
        page.MediaBox = pikepdf.Array([0, 0, *size])
        page.Contents = document.make_stream(b"0 0 m 100 100 l S 1 1 20 20 re f")
        reading = read("a.pdf", saved(document))
    assert len(reading.pages) == 1 and not reading.problems


def test_huge_picture_is_refused_by_its_header() -> None:
    reading = read("大.png", png_header(30_000, 30_000))
    assert codes(reading) == ["picture_too_large"] and "30000×30000" in reading.problems[0].message.zh


def test_huge_picture_inside_a_pdf_is_refused_before_decoding() -> None:
    with pikepdf.new() as document:
        document.add_blank_page()
        image = document.make_stream(zlib.compress(b"\0" * 100))
        image.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=30_000,
                Height=30_000,
                BitsPerComponent=8,
                ColorSpace=pikepdf.Name.DeviceRGB,
                Filter=pikepdf.Name.FlateDecode,
            )
        )
        page = document.pages[0]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = document.make_stream(b"q 500 0 0 500 50 50 cm /I Do Q")
        reading = read("大.pdf", saved(document))
    assert codes(reading) == ["picture_too_large"] and reading.problems[0].page == 1


def test_broken_pictures() -> None:
    assert codes(read("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50)) == ["picture_broken"]
    stream = io.BytesIO()
    Image.effect_noise((300, 300), 80).save(stream, "JPEG")
    half = stream.getvalue()[: len(stream.getvalue()) // 2]
    reading = read("半.jpg", half)
    assert codes(reading) == ["picture_incomplete"] and len(reading.pages) == 1


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", "只是文字".encode(), "wrong_content"),
        ("a.txt", b"words", "unsupported"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unsupported"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "wrong_content"),
        ("a.rar", b"Rar!\x1a\x07\x00", "unsupported_archive"),
        ("a.heic", b"\0\0\0\x18ftypheic", "unsupported"),
        ("a.pdf", b"<html><body>404</body></html>", "wrong_content"),
    ],
)
def test_content_that_cannot_be_read(name: str, data: bytes, code: str) -> None:
    assert codes(read(name, data)) == [code]


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "'
        + b"ha" * 50
        + b'"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;&c;&c;</a>',
    ],
)
def test_xml_with_entities(data: bytes) -> None:
    reading = read("a.xml", data)
    assert reading.problems and not reading.pages
    assert "root:" not in reading.model_dump_json()


def test_docx_with_entities_gives_nothing_away() -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)
    bad = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert (
        "root:" not in read("a.docx", _replaced(stream.getvalue(), "word/document.xml", bad + text)).model_dump_json()
    )


def test_office_bomb_and_office_rubbish() -> None:
    bomb = zipped(**{"word/document__xml": b" " * 30_000_000})
    assert codes(read("a.docx", bomb)) == ["zip_bomb"]
    assert codes(read("a.xlsx", zipped(**{"xl/workbook__xml": b"<no/>"}))) == ["file_broken"]


def test_office_files_longer_than_any_paper_say_that_they_were_cut() -> None:
    book, stream = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for number in range(6001):
        sheet.append([number])
    book.save(stream)
    assert codes(read("长.xlsx", stream.getvalue())) == ["too_much_text"]
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph("甲" * 500_001)
    document.save(stream)
    reading = read("长.docx", stream.getvalue())
    assert codes(reading) == ["too_much_text"] and len(reading.pages[0].text) == 500_000


def test_xml_that_is_no_invoice_is_named() -> None:
    assert len(codes(read("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"))) == 1


def test_every_problem_fills_in_both_languages() -> None:
    values: dict[str, object] = dict.fromkeys(
        [
            "reason",
            "original",
            "limit",
            "kind",
            "kind_en",
            "expected",
            "pages",
            "width",
            "height",
            "seconds",
            "letters",
            "pixels",
        ],
        "x",
    )
    for code in PROBLEMS:
        found = problem(code, "文件.pdf", 3, **values)
        assert "{" not in found.message.zh + found.message.en and "文件.pdf" in found.message.zh


def _replaced(data: bytes, part: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == part else old.read(info.filename))
    return stream.getvalue()


def _modes() -> Sequence[tuple[str, Image.Image]]:
    grey = Image.linear_gradient("L").resize((80, 60))
    return [
        ("CMYK", grey.convert("CMYK")),
        ("P", grey.convert("P")),
        ("1", grey.convert("1")),
        ("I;16", Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)),
        ("LA", grey.convert("LA")),
        ("F", grey.convert("F")),
    ]


@pytest.mark.parametrize("mode", [mode for mode, _ in _modes()])
def test_pictures_of_every_mode_are_read(mode: str) -> None:
    picture = dict(_modes())[mode]
    stream = io.BytesIO()
    picture.save(stream, "TIFF")
    reading = read("a.tif", stream.getvalue())
    assert not reading.problems and (reading.pages[0].width, reading.pages[0].height) == (80, 60)


def test_transparency_lies_on_white_paper() -> None:
    reading = read("a.png", as_png(Image.new("RGBA", (50, 50), (0, 0, 0, 0))))
    assert reading.pages[0].media == "blank"
