"""PDFs for tests of revisions: a page of text, and changes appended to it as editors do."""

from __future__ import annotations

import io
import re

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "检验报告",
    "报告编号：JC2024-0311",
    "样品名称：智能巡检机器人",
    "检验结论：所检项目符合要求",
    "合计金额：12345.00",
)


def written(lines: tuple[str, ...] = LINES, compress: int = 0) -> bytes:
    """A page with one line of text below the other, as one whole file."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=compress, invariant=1)
    canvas.setFont("STSong-Light", 14)
    for row, line in enumerate(lines):
        canvas.drawString(72, 760 - 40 * row, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def appended(data: bytes, objects: dict[int, bytes], root: str = "") -> bytes:
    """The file with objects written behind it, a table of them and a trailer that points back (ISO 32000-1, 7.5.6)."""
    last = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        size, top = int(pdf.trailer.Size), root or f"{pdf.Root.objgen[0]} {pdf.Root.objgen[1]} R"
    body, table = data if data.endswith(b"\n") else data + b"\n", b""
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    size = max(size, *(number + 1 for number in objects), 0) if objects else size
    trailer = b"trailer\n<</Size %d /Root %s /Prev %d>>\n" % (size, top.encode(), last)
    return body + b"xref\n" + (table or b"0 0\n") + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def content_of(data: bytes) -> tuple[int, bytes]:
    """Number and bytes of the first page's content."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = pdf.pages[0].obj.Contents
        return stream.objgen[0], stream.read_bytes()


def stream_of(content: bytes) -> bytes:
    """A content stream as an object's body."""
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)


def edited(data: bytes, lines: tuple[str, ...]) -> bytes:
    """The file with other lines on its page, by appending a new content stream."""
    number, _ = content_of(data)
    return appended(data, {number: stream_of(content_of(written(lines))[1])})
