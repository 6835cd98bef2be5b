"""Invoice data inside a PDF: attachments, document information and XMP are read and stand beside the print."""

from __future__ import annotations

import io
import json
import zlib

import pikepdf
import pytest

from benchmarks.makes import drawn, papers
from dossier.checks.engine import run_checks
from dossier.extraction.documents import documents_of
from dossier.extraction.reading import read_file
from dossier.extraction.structured.embedded import embedded_of
from dossier.models.document import Document
from dossier.models.page import FileReading
from dossier.models.settings import Limits
from tests.builders import dossier
from tests.extraction.made_invoices import BUYER, DIGITAL_END, DIGITAL_LINE, SELLER, digital

XML = """<?xml version="1.0" encoding="UTF-8"?><EInvoice><EInvoiceData>
<SellerInformation><SellerName>{seller}</SellerName></SellerInformation>
<BuyerInformation><BuyerName>{buyer}</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>{net}</TotalAmWithoutTax></BasicInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>{number}</InvoiceNumber></TaxSupervisionInfo></EInvoice>"""
VALUES = {"seller": SELLER, "buyer": BUYER, "net": "100.00", "number": "25152000000012345678"}


def pdf_with(**parts: object) -> bytes:
    """One blank page with attachments (``files``), document information (``info``) or an XMP packet (``xmp``)."""
    out, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    files = parts.get("files", {})
    assert isinstance(files, dict)
    for name, data in files.items():
        pdf.attachments[name] = data
    info = parts.get("info", {})
    assert isinstance(info, dict)
    for key, value in info.items():
        pdf.docinfo[f"/{key}"] = value
    if "xmp" in parts:
        pdf.Root.Metadata = pdf.make_stream(str(parts["xmp"]).encode())
    pdf.save(out)
    return out.getvalue()


def sets(data: bytes) -> list[dict[str, object]]:
    return [json.loads(value) for value in embedded_of(data, Limits()).values()]


def test_an_attached_invoice_is_read() -> None:
    (found,) = sets(pdf_with(files={"发票.xml": XML.format(**VALUES).encode(), "note.txt": b"nothing"}))
    assert (found["source"], found["name"]) == ("attachment", "发票.xml")
    values = found["values"]
    assert isinstance(values, dict)
    assert values["amount_excl_tax"] == "100.00"
    assert values["seller_name"] == SELLER


def test_an_associated_file_without_name_tree_is_read() -> None:
    out, pdf = io.BytesIO(), pikepdf.new()
    page = pdf.add_blank_page()
    stream = pdf.make_stream(XML.format(**VALUES).encode())
    spec = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, UF="data.xml", EF=pikepdf.Dictionary(F=stream))
    page.obj.AF = pikepdf.Array([pdf.make_indirect(spec)])
    pdf.save(out)
    assert [one["name"] for one in sets(out.getvalue())] == ["data.xml"]


def test_document_information_and_xmp_are_read() -> None:
    info = {"InvoiceNumber": VALUES["number"], "TotalTaxAm": "13.00", "Title": "发票"}
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmp = f"""<?xpacket begin="" id="W5M0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{rdf}">
      <rdf:Description rdf:about="" xmlns:i="urn:i" i:InvoiceNumber="{VALUES["number"]}">
      <i:TotalTaxAm>13.00</i:TotalTaxAm></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
    assert [one["source"] for one in sets(pdf_with(info=info, xmp=xmp))] == ["info", "xmp"]


def test_ordinary_files_have_no_invoice_data() -> None:
    assert sets(pdf_with(info={"Title": "发票", "Author": "某人"}, files={"a.xml": b"<a><b>1</b></a>"})) == []
    assert embedded_of(b"%PDF-1.7 broken", Limits()) == {}


def test_an_attachment_that_unfolds_without_end_is_left_alone() -> None:
    out, pdf = io.BytesIO(), pikepdf.new()
    page = pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, zlib.compress(b"<" + b" " * 60_000_000))
    stream.Filter = pikepdf.Name.FlateDecode
    bomb = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, UF="x.xml", EF=pikepdf.Dictionary(F=stream))
    page.obj.AF = pikepdf.Array([bomb])
    pdf.save(out, compress_streams=False)
    assert sets(out.getvalue()) == []


def invoice(**values: str) -> Document:
    """The fully digital invoice of the tests, with such data inside its file."""
    page = digital(DIGITAL_LINE, *DIGITAL_END)
    inside = json.dumps({"source": "attachment", "name": "a.xml", "values": values}, ensure_ascii=False)
    reading = FileReading(sha256="0" * 64, pages=(page,), data={"embedded.0": inside})
    return documents_of("a.pdf", reading, 1)[0]


def test_the_trace_holds_both_values() -> None:
    found = invoice(amount_excl_tax="900000.00", seller_name=SELLER)
    (trace,) = [one for one in found.traces if one.kind == "embedded_data"]
    assert trace.data["values"]["amount_excl_tax"] == "900000.00"
    assert trace.data["printed"]["amount_excl_tax"]["value"] == found.value("amount_excl_tax")
    assert trace.data["printed"]["amount_excl_tax"]["box"]
    assert "seller_name" in trace.data["elsewhere"]
    assert "amount_excl_tax" not in trace.data["elsewhere"]


def test_the_end_of_a_longer_amount_is_not_the_amount() -> None:
    net = invoice().value("amount_excl_tax")
    for stored, stands in ((net, True), (net[1:], False)):
        (trace,) = [one for one in invoice(amount_excl_tax=stored).traces if one.kind == "embedded_data"]
        assert ("amount_excl_tax" in trace.data["elsewhere"]) is stands


@pytest.mark.parametrize("number", ["25152000000099999999"])
def test_data_of_another_invoice_of_a_bound_file_are_not_held_against_this_one(number: str) -> None:
    first = digital(DIGITAL_LINE, *DIGITAL_END)
    second = first.model_copy(update={"number": 2})
    inside = json.dumps({"source": "attachment", "name": "a.xml", "values": {"invoice_number": number}})
    reading = FileReading(sha256="0" * 64, pages=(first, second), data={"embedded.0": inside})
    assert not [t for d in documents_of("a.pdf", reading, 1) for t in d.traces if t.kind == "embedded_data"]


def test_a_pdf_with_an_attachment_that_says_otherwise_is_found_from_file_to_finding() -> None:
    paper = next(papers("invoice", "digital_special", 61))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(paper, "text", 61))) as pdf:
        values = {"seller": paper.get("seller_name"), "buyer": paper.get("buyer_name"), "net": "900000.00"}
        pdf.attachments["a.xml"] = XML.format(**values, number=paper.get("invoice_number")).encode()
        pdf.save(out)
    (document,) = documents_of("a.pdf", read_file("a.pdf", out.getvalue()), 1)
    told = [one for one in run_checks(dossier(document), "general") if one.check == "authenticity.embedded_data"]
    assert len(told) == 1
    assert "900000.00" in told[0].message
    assert paper.get("amount_excl_tax") in told[0].message
    assert paper.get("seller_name") not in told[0].message
