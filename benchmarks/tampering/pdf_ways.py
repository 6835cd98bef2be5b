"""Ways of changing a PDF: in its content, over it, behind it, in what it says of itself, and after it was signed."""

from __future__ import annotations

import datetime
import io
from functools import cache
from random import Random

import pikepdf
import pypdfium2
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec

from benchmarks.tampering.content import Spot, in_other_font, replaced, spots
from benchmarks.tampering.sources import Pair, file_of, kind_of, pages, papers, saved
from sample_dossiers.papers import makers
from sample_dossiers.sheet import Sheet

_KINDS = ("invoice", "test_report", "patent_certificate", "audit_report")
_NAME = "paper.pdf"


def incremental_edit(seed: int) -> Pair | None:
    """A digit replaced by another one of the same font, saved by appending."""
    clean = file_of(kind_of(seed, *_KINDS), seed)
    content = _edited(clean, seed)
    return Pair({_NAME: clean}, {_NAME: appended(clean, content)}) if content else None


def editor_resave(seed: int) -> Pair | None:
    """A digit replaced, the whole file written anew by an editor of PDFs."""
    clean = file_of(kind_of(seed, *_KINDS), seed)
    content = _edited(clean, seed)
    if content is None:
        return None
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        pdf.pages[0].obj.Contents = pdf.make_stream(content)
        pdf.docinfo["/Producer"] = Random(seed).choice(("Sejda 5.3", "Foxit PDF Editor 13", "Adobe Acrobat Pro 24"))
        pdf.docinfo["/ModDate"] = "D:20250918093000+08'00'"
        return Pair({_NAME: clean}, {_NAME: saved(pdf)})


def white_box(seed: int) -> Pair | None:
    """A number covered by a white box, another one written on it."""
    clean = file_of(kind_of(seed, *_KINDS), seed)
    box = _number_box(clean, seed)
    if box is None:
        return None
    left, low, right, high = box
    over = f"q 1 1 1 rg {left - 1:.1f} {low - 1.5:.1f} {right - left + 2:.1f} {high - low + 3:.1f} re f Q "
    shown = f"BT /FH {(high - low) * 1.35:.1f} Tf {left:.1f} {low:.1f} Td (90417) Tj ET"
    return Pair({_NAME: clean}, {_NAME: _with_content(clean, over + shown)})


def other_font(seed: int) -> Pair | None:
    """One digit of a number set in another font, the file written anew."""
    clean = file_of(kind_of(seed, *_KINDS), seed)
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        spot = _spot(pdf, seed)
        if spot is None:
            return None
        _add_font(pdf, "/Times-Roman")
        pdf.pages[0].obj.Contents = pdf.make_stream(in_other_font(pdf.pages[0], spot, "/FH"))
        return Pair({_NAME: clean}, {_NAME: saved(pdf)})


_SHOWN = "(Total 918273.00) Tj ET"
_HIDDEN = (
    f"BT 3 Tr /FH 10 Tf 80 300 Td {_SHOWN}",
    f"BT 1 1 1 rg /FH 10 Tf 80 300 Td {_SHOWN}",
    f"q 20 20 5 5 re W n BT /FH 10 Tf 80 300 Td {_SHOWN} Q",
    f"BT /FH 10 Tf 80 -60 Td {_SHOWN}",
    f"BT /FH 0.6 Tf 80 300 Td {_SHOWN}",
    f"/GSH gs BT /FH 10 Tf 80 300 Td {_SHOWN}",
    f"/OC /OCH BDC BT /FH 10 Tf 80 300 Td {_SHOWN} EMC",
    f"0.2 0.2 0.2 rg 70 290 150 20 re f BT 0.2 0.2 0.2 rg /FH 10 Tf 80 300 Td {_SHOWN}",
)
"""Not drawn, white, clipped away, outside, too small, clear, in a layer turned off, on its own colour."""


def invisible_text(seed: int) -> Pair | None:
    """Words and a value that nobody sees, for a program to read: hidden in another way by turns."""
    clean = file_of(kind_of(seed, *_KINDS), seed)
    hidden = _with_content(clean, "0 0 0 rg " + _HIDDEN[seed % len(_HIDDEN)])
    with pikepdf.open(io.BytesIO(hidden)) as pdf:
        group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="layer"))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=pikepdf.Dictionary(OFF=[group], Order=[group]))
        page = pikepdf.Page(pdf.pages[0])
        page.add_resource(group, pikepdf.Name.Properties, name=pikepdf.Name.OCH)
        page.add_resource(pikepdf.Dictionary(ca=0), pikepdf.Name.ExtGState, name=pikepdf.Name.GSH)
        return Pair({_NAME: clean}, {_NAME: saved(pdf)})


def metadata(seed: int) -> Pair | None:
    """The same page, by an editor of PDFs and years after it was issued."""
    clean = file_of(kind_of(seed, *_KINDS), seed)
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        pdf.docinfo["/Producer"] = "Sejda 5.3 (www.sejda.com)"
        pdf.docinfo["/CreationDate"], pdf.docinfo["/ModDate"] = "D:20250301101010+08'00'", "D:20250918093000+08'00'"
        return Pair({_NAME: clean}, {_NAME: saved(pdf)})


def page_swapped(seed: int) -> Pair | None:
    """A page of a report taken from another laboratory's report."""
    clean, other = file_of("test_report", seed), file_of("test_report", seed + 1)
    if pages(clean) < 2 or pages(other) < 2:
        return None
    with pikepdf.open(io.BytesIO(clean)) as pdf, pikepdf.open(io.BytesIO(other)) as source:
        pdf.pages[1] = source.pages[1]
        return Pair({_NAME: clean}, {_NAME: saved(pdf)})


def qr_replaced(seed: int) -> Pair | None:
    """The code of an invoice made anew for another amount; its own check sum is right."""
    from sample_dossiers import numbers

    class Other(Sheet):
        def qr(self, x: float, y: float, data: str, width: float = 20.0) -> None:
            parts = data.split(",")
            if len(parts) > 6 and parts[4]:
                parts[4] = f"{float(parts[4]) * 3 + 100:.2f}"
            body = ",".join(parts[:7]) + ","
            super().qr(x, y, f"{body}{numbers.invoice_crc(body)}", width)

    paper = papers(seed)["invoice"]
    sheet = Other(paper.variant, paper.name)
    makers()["invoice"].draw(sheet, paper)
    changed = sheet.done()
    clean = file_of("invoice", seed)
    return Pair({_NAME: clean}, {_NAME: changed}) if changed != clean else None


def amount_redrawn(seed: int) -> Pair | None:
    """An invoice drawn anew with another total: nothing of the file tells, the sums do."""
    paper = papers(seed)["invoice"]
    if "total_amount" not in paper.fields:
        return None
    total = f"{float(paper.get('total_amount')) + 20000:.2f}"
    changed = type(paper)(**{**vars(paper), "fields": {**paper.fields, "total_amount": total}})
    sheet = Sheet(paper.variant, paper.name)
    makers()["invoice"].draw(sheet, changed)
    return Pair({_NAME: file_of("invoice", seed)}, {_NAME: sheet.done()})


def signature_broken(seed: int) -> Pair | None:
    """Signed with a certificate of its own, then a digit replaced by appending."""
    clean = signed(file_of(kind_of(seed, *_KINDS), seed))
    content = _edited(clean, seed)
    return Pair({_NAME: clean}, {_NAME: appended(clean, content)}) if content else None


def _spot(pdf: pikepdf.Pdf, seed: int) -> Spot | None:
    found = spots(pdf.pages[0])
    return Random(seed).choice(found) if found else None


def _edited(data: bytes, seed: int) -> bytes | None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spot = _spot(pdf, seed)
        return replaced(pdf.pages[0], spot) if spot else None


def appended(data: bytes, content: bytes) -> bytes:
    """The file with another content of its first page behind it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=content))
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _add_font(pdf: pikepdf.Pdf, base: str) -> None:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(base))
    fonts = pikepdf.Dictionary(dict(pdf.pages[0].obj.Resources.Font))
    fonts["/FH"] = pdf.make_indirect(font)
    resources = pikepdf.Dictionary(dict(pdf.pages[0].obj.Resources))
    resources["/Font"] = fonts
    pdf.pages[0].obj.Resources = resources


def _with_content(data: bytes, more: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _add_font(pdf, "/Helvetica")
        pdf.pages[0].contents_add(b"q ", prepend=True)
        pdf.pages[0].contents_add(b" Q " + more.encode())
        return saved(pdf)


def _number_box(data: bytes, seed: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top in points of a number on the first page."""
    document = pypdfium2.PdfDocument(data)
    try:
        words = document[0].get_textpage()
        text = words.get_text_range()
        runs = [run for run in _digit_runs(text) if run[1] - run[0] >= 4]
        if not runs or len(text) != words.count_chars():
            return None
        first, last = Random(seed).choice(runs)
        boxes = [words.get_charbox(i) for i in range(first, last)]
        left, low, right, high = zip(*boxes, strict=True)
        return min(left), min(low), max(right), max(high)
    finally:
        document.close()


def _digit_runs(text: str) -> list[tuple[int, int]]:
    import re

    return [match.span() for match in re.finditer(r"\d[\d.,]{3,}", text)]


@cache
def _signer() -> signers.SimpleSigner:
    """A key and a certificate made for this run alone."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "示例检测有限公司")])
    start = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    use = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(start).not_valid_after(start.replace(year=2034))
        .add_extension(use, critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    packed = serialization.pkcs12.serialize_key_and_certificates(b"k", key, made, None, serialization.NoEncryption())
    loaded: signers.SimpleSigner | None = signers.SimpleSigner.load_pkcs12_data(packed, other_certs=[])
    if loaded is None:
        raise RuntimeError("the certificate of the bench could not be read back")
    return loaded


def signed(data: bytes, box: tuple[int, int, int, int] | None = None) -> bytes:
    """The file with a signature over all of it; with a box it is shown there on the first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    name = f"Signature{1 + data.count(b'/ByteRange')}"
    how = signers.PdfSignatureMetadata(field_name=name, md_algorithm="sha256")
    out = signers.sign_pdf(writer, how, signer=_signer(), new_field_spec=SigFieldSpec(name, box=box) if box else None)
    return bytes(out.getvalue())
