"""What issuers' and viewers' programs do to genuine papers: nothing of it is told above a note."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.tampering.pdf_ways import signed
from dossier.checks.suspicion import suspicion_of
from tests.checks.authenticity.test_tampered_twins import told
from tests.checks.authenticity.twins import signs, tiers
from tests.extraction.appended import LINES, appended, content_of, edited, stream_of, written
from tests.extraction.layered import Draw, box, made
from tests.extraction.test_type_seams import parts
from tests.extraction.test_vendor_signatures import sealed

H, S, T = "Helvetica", "STSong-Light", "Times-Roman"
_STAMP = b"1 0 0 RG 2 w 1 1 98 38 re S 1 0 0 rg BT /F1 12 Tf 8 14 Td (PASSED 2024-03-15) Tj ET"
_FILLED = b"/Tx BMC q BT 0 g /F1 12 Tf 2 4 Td (JC2024-0311) Tj ET Q EMC"


def of_program(**info: str) -> bytes:
    """A paper by a program, which writes the same into both of the file's places."""
    data = told(made(), **info)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["pdf:Producer"] = info["Producer"]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def hybrid(data: bytes) -> bytes:
    """The file as text processors end it: a second, empty table that points to a stream of references."""
    last = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        size, root = int(pdf.trailer.Size), pdf.Root.objgen[0]
    at = len(data)
    table = b"\x00\x00\x00\xff\xff"
    about = b"<</Type /XRef /Size %d /Root %d 0 R /W [1 2 2] /Index [0 1] /Length 5>>" % (size + 1, root)
    body = data + b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (size, about, table)
    trailer = b"xref\n0 0\ntrailer\n<</Size %d /Root %d 0 R /Prev %d /XRefStm %d>>\n" % (size + 1, root, last, at)
    return body + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def noted_later(data: bytes, subtype: str, rect: tuple[int, int, int, int], look: bytes, more: bytes = b"") -> bytes:
    """The file with an annotation added by appending; nothing else of it is written anew."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page, size = pdf.pages[0].obj, int(pdf.trailer.Size)
        entries = {key: value.unparse(resolved=False) for key, value in page.items() if hasattr(value, "unparse")}
        number = page.objgen[0]
    entries["/Type"], entries["/Annots"] = b"/Page", b"[%d 0 R]" % size
    whole = b"<<" + b" ".join(key.encode() + b" " + value for key, value in entries.items()) + b">>"
    place = b"%d %d %d %d" % rect
    note = b"<</Type /Annot /Subtype /%s /Rect [%s] /F 4 /AP <</N %d 0 R>> %s>>" % (
        subtype.encode(), place, size + 1, more,
    )  # fmt: skip
    form = (
        b"<</Type /XObject /Subtype /Form /BBox [0 0 %d %d] /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 "
        b"/BaseFont /Helvetica>>>>>> /Length %d>>\nstream\n%s\nendstream"
        % (rect[2] - rect[0], rect[3] - rect[1], len(look), look)
    )
    return appended(data, {number: whole, size: note, size + 1: form})


def lines(*rows: tuple[tuple[str, str, float, float], ...]) -> Draw:
    """Lines one below the other, each of pieces in their own fonts."""

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            canvas.saveState()
            canvas.translate(0, -24 * number)
            parts(*row)(canvas)
            canvas.restoreState()

    return draw


MIXED = lines(
    (("报告编号：", S, 12, 0), ("JC2024-0311", H, 12, 0), ("号", S, 12, 0)),
    (
        ("签发日期：", S, 12, 0),
        ("2024", T, 12, 0),
        ("年", S, 12, 0),
        ("3", T, 12, 0),
        ("月", S, 12, 0),
        ("15", T, 12, 0),
    ),
    (("专利号：", S, 12, 0), ("ZL 2020 1 0529014.0", T, 12, 0)),
    (("￥", S, 12, 0), ("12,345.00", H, 12, 0), ("（含税）", S, 12, 0)),
    (("GB/T", T, 12, 0), (" 5226.1", H, 12, 0), ("－", S, 12, 0), ("2019", T, 12, 0)),
    (("第", S, 9, 0), ("1", T, 9, 0), ("页", S, 9, 0), (" 共", S, 9, 0), ("3", T, 9, 0), ("页", S, 9, 0)),
)

HABITS = {
    "itext": of_program(Producer="iText 2.1.7 by 1T3XT", Creator="Foxit Reader"),
    "itext, changed at once": of_program(
        Producer="iText® 5.5.13", CreationDate="D:20240315101010+08'00'", ModDate="D:20240315101012+08'00'"
    ),
    "quartz": of_program(Producer="macOS Version 14.4 (Build 23E214) Quartz PDFContext", Creator="Preview"),
    "foxit": of_program(Producer="Foxit PhantomPDF Printer Version 10.1", ModDate="D:20240701101010+08'00'"),
    "foxit editor": of_program(Producer="Foxit PDF Editor", CreationDate="D:20240315101010+08'00'"),
    "wps": of_program(Producer="WPS 文字", Creator="WPS 文字"),
    "two end marks": appended(written(), {}),
    "two end marks with a stream of references": hybrid(written()),
    "vendor's signature": sealed(),
    "vendor's signature, direct": sealed(direct=True),
    "mixed scripts": made(MIXED),
    "signature added": signed(made()),
    "signature shown": signed(made(), box=(300, 100, 420, 160)),
    "two signatures": signed(signed(made()), box=(300, 100, 420, 160)),
    "stamp added": noted_later(made(), "Stamp", (300, 100, 400, 140), _STAMP),
    "stamp over print": noted_later(made(), "Stamp", (140, 550, 240, 590), _STAMP),
    "form filled": noted_later(
        made(amount=""), "Widget", (150, 556, 250, 572), _FILLED, b"/FT /Tx /T (no) /V (JC2024-0311)"
    ),
    "blank filled": edited(written((*LINES[:4], "合计金额：")), (*LINES[:4], "合计金额：12345.00")),
    "line added": edited(written(), (*LINES, "备注：以下空白")),
}  # fmt: skip


@pytest.mark.parametrize("name", HABITS)
def test_no_habit_of_genuine_papers_is_told_above_a_note(name: str) -> None:
    found = signs(HABITS[name])
    assert {one.tier for one in found} <= {"weak", "cannot_tell"}
    assert suspicion_of(found) == "none"


@pytest.mark.parametrize("name", ["two end marks", "two end marks with a stream of references", "mixed scripts", "wps"])
def test_some_leave_nothing_at_all(name: str) -> None:
    assert tiers(HABITS[name]) == {}


def test_the_files_are_what_they_are_called() -> None:
    assert HABITS["two end marks with a stream of references"].count(b"%%EOF") == 2
    for name in ("signature shown", "stamp added", "stamp over print", "form filled", "blank filled", "line added"):
        assert HABITS[name].count(b"%%EOF") >= 2
    with pikepdf.open(io.BytesIO(HABITS["stamp added"])) as pdf:
        assert len(pdf.pages[0].obj.Annots) == 1
    assert HABITS["two signatures"].count(b"/ByteRange") == 2


def test_the_same_steps_with_a_value_replaced_are_told() -> None:
    """What makes the habits harmless is what they do, not how they are saved."""
    number, content = content_of(made())
    assert content.count(b"12345.00") == 1
    replaced = appended(signed(made()), {number: stream_of(content.replace(b"12345.00", b"92345.00"))})
    assert "pdf_revision" in tiers(replaced) and suspicion_of(signs(replaced)) != "none"
    opaque = b"1 1 1 rg 0 0 100 40 re f " + _STAMP
    assert tiers(noted_later(made(), "Stamp", (140, 550, 240, 590), opaque)).get("overlay") == "strong"
    assert tiers(made(MIXED, box()))["overlay"] == "strong"
