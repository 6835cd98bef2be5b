"""Ways beyond one PDF's pages: data inside the file, a sealed OFD, and one paper handed in by two applicants."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from xml.sax.saxutils import escape

import pikepdf

from benchmarks.tampering.sources import Pair, file_of, kind_of, papers, saved

_XML = """<?xml version="1.0" encoding="UTF-8"?><EInvoice><EInvoiceData>
<SellerInformation><SellerName>{seller}</SellerName></SellerInformation>
<BuyerInformation><BuyerName>{buyer}</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>{net}</TotalAmWithoutTax></BasicInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>{number}</InvoiceNumber></TaxSupervisionInfo></EInvoice>"""
_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_PAGE = "Doc_0/Pages/Page_0/Content.xml"


def embedded_xml(seed: int) -> Pair | None:
    """The data attached to an invoice name another amount than its page."""
    paper = papers(seed)["invoice"]
    net = paper.get("amount_excl_tax")
    if not net:
        return None
    other = f"{float(net) + 8000:.2f}"
    return Pair({"invoice.pdf": _attached(seed, net)}, {"invoice.pdf": _attached(seed, other)})


def _attached(seed: int, net: str) -> bytes:
    paper = papers(seed)["invoice"]
    names = ("seller_name", "buyer_name", "invoice_number")
    seller, buyer, number = (escape(paper.get(name)) for name in names)
    with pikepdf.open(io.BytesIO(file_of("invoice", seed))) as pdf:
        pdf.attachments["invoice.xml"] = _XML.format(seller=seller, buyer=buyer, net=net, number=number).encode()
        return saved(pdf)


def ofd_part(seed: int) -> Pair | None:
    """The page of a sealed OFD changed after it was sealed."""
    paper = papers(seed)["invoice"]
    lines = ["电子发票（普通发票）", f"发票号码：{paper.get('invoice_number')}", f"开票日期：{paper.get('issue_date')}",
             f"购买方名称：{paper.get('buyer_name')}", f"销售方名称：{paper.get('seller_name')}"]  # fmt: skip
    clean = [*lines, f"价税合计（小写）¥{paper.get('total_amount')}"]
    changed = [*lines, "价税合计（小写）¥919191.00"]
    return Pair({"invoice.ofd": sealed(clean)}, {"invoice.ofd": sealed(clean, changed)})


def sealed(lines: list[str], after: list[str] | None = None) -> bytes:
    """An OFD of one page with the digests of a seal (SM3); ``after`` replaces the lines once it is sealed."""
    parts = {
        "OFD.xml": f"<ofd:OFD {_NS}><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NS}><ofd:CommonData/><ofd:Pages>"
        f'<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        _PAGE: _page(lines),
    }
    references = "".join(
        f'<ofd:Reference FileRef="/{name}"><ofd:CheckValue>'
        f"{base64.b64encode(hashlib.new('sm3', part.encode()).digest()).decode()}</ofd:CheckValue></ofd:Reference>"
        for name, part in parts.items()
    )
    parts["Doc_0/Signs/Sign_0/Signature.xml"] = (
        f'<ofd:Signature {_NS}><ofd:SignedInfo><ofd:Provider ProviderName="p" Company="c"/>'
        f'<ofd:References CheckMethod="1.2.156.10197.1.401">{references}</ofd:References></ofd:SignedInfo>'
        "</ofd:Signature>"
    )
    parts["Doc_0/Signs/Signatures.xml"] = (
        f'<ofd:Signatures {_NS}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>'
    )
    if after:
        parts[_PAGE] = _page(after)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _page(lines: list[str]) -> str:
    texts = "".join(
        f'<ofd:TextObject ID="{10 + row}" Boundary="20 {20 + 10 * row} 160 6" Size="4"><ofd:TextCode X="0" Y="4">'
        f"{escape(line)}</ofd:TextCode></ofd:TextObject>"
        for row, line in enumerate(lines)
    )
    return (
        f"<ofd:Page {_NS}><ofd:Area><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:Area><ofd:Content>"
        f'<ofd:Layer ID="9">{texts}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def two_dossiers(seed: int) -> Pair | None:
    """An invoice or report that another applicant has handed in before."""
    kind = kind_of(seed, "invoice", "test_report")
    own = {"licence.pdf": file_of("business_license", seed), "paper.pdf": file_of(kind, seed)}
    other = {"licence.pdf": file_of("business_license", seed + 50), "paper.pdf": file_of(kind, seed + 50)}
    return Pair(own, {**own, "paper.pdf": other["paper.pdf"]}, other)
