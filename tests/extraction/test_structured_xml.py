"""XML e-invoices: values, rows, and what must not be read."""

import json

import pytest

from dossier.extraction.fields.invoice import extract
from dossier.extraction.structured import read_xml
from dossier.models.errors import UnreadableError
from dossier.models.settings import Limits

DIGITAL = """<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>25152000000012345678</EIid><InherentLabel>
<InIssuType><LabelCode>{issue}</LabelCode></InIssuType>
<GeneralOrSpecialVAT><LabelCode>01</LabelCode><LabelName>增值税专用发票</LabelName></GeneralOrSpecialVAT>
</InherentLabel></Header><EInvoiceData>
<SellerInformation><SellerIdNum>91150203MA7TRT010L</SellerIdNum><SellerName>晴川精机(包头)有限公司</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>911101080000000000</BuyerIdNum><BuyerName>云杉设备有限公司</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>{sign}100000</TotalAmWithoutTax><TotalTaxAm>{sign}13000.00</TotalTaxAm>
<TotalTax-includedAmount>{sign}113000.00</TotalTax-includedAmount>
<TotalTax-includedAmountInChinese>壹拾壹万叁仟圆整</TotalTax-includedAmountInChinese></BasicInformation>
<IssuItemInformation><ItemName>*机床*修复机床</ItemName><SpecMod>QJ-1200</SpecMod><MeaUnits>台</MeaUnits><Quantity>2</Quantity>
<UnPrice>50000</UnPrice><Amount>100000.00</Amount><TaxRate>0.13</TaxRate><ComTaxAm>13000.00</ComTaxAm></IssuItemInformation>
<AdditionalInformation><Remark>合同编号 QC-7</Remark></AdditionalInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>25152000000012345678</InvoiceNumber>
<IssueTime>2025-03-18 10:20:30</IssueTime></TaxSupervisionInfo>
</EInvoice>"""

CONTROLLED = """<?xml version="1.0" encoding="GBK"?><fp:eInvoice xmlns:fp="http://example.org/e-invoice">
<fp:InvoiceCode>015002300111</fp:InvoiceCode><fp:InvoiceNo>00012345</fp:InvoiceNo><fp:IssueDate>2023年06月05日</fp:IssueDate>
<fp:InvoiceCheckCode>12345 67890 12345 67890</fp:InvoiceCheckCode>
<fp:Buyer><fp:BuyerName>云杉设备有限公司</fp:BuyerName></fp:Buyer>
<fp:Seller><fp:SellerName>晴川精机（包头）有限公司</fp:SellerName><fp:SellerTaxID>91150203MA7TRT010L</fp:SellerTaxID></fp:Seller>
<fp:TaxExclusiveTotalAmount>300.00</fp:TaxExclusiveTotalAmount><fp:TaxTotalAmount>18.00</fp:TaxTotalAmount>
<fp:TaxInclusiveTotalAmount>318.00</fp:TaxInclusiveTotalAmount><fp:GraphCode>01,10,015002300111,00012345,300.00,20230605,,0000,</fp:GraphCode>
<fp:GoodsInfos><fp:GoodsInfo><fp:Item>*服务*检修</fp:Item><fp:Amount>300</fp:Amount><fp:TaxScheme>6%</fp:TaxScheme></fp:GoodsInfo></fp:GoodsInfos>
</fp:eInvoice>"""


def read(text: str, encoding: str = "utf-8"):
    return read_xml(text.encode(encoding), Limits())


def test_digital_invoice_gives_contract_values():
    reading = read(DIGITAL.format(issue="Y", sign=""))
    fields = extract(reading.pages, reading.data)
    assert {name: field.value for name, field in fields.items()} == {
        "invoice_kind": "电子发票（增值税专用发票）",
        "invoice_number": "25152000000012345678",
        "issue_date": "2025-03-18",
        "buyer_name": "云杉设备有限公司",
        "buyer_tax_id": "911101080000000000",
        "seller_name": "晴川精机（包头）有限公司",
        "seller_tax_id": "91150203MA7TRT010L",
        "amount_excl_tax": "100000.00",
        "tax_amount": "13000.00",
        "total_amount": "113000.00",
        "total_in_words": "壹拾壹万叁仟圆整",
        "is_red": False,
        "items": [
            {
                "name": "*机床*修复机床",
                "model": "QJ-1200",
                "unit": "台",
                "quantity": "2",
                "unit_price": "50000",
                "amount": "100000.00",
                "tax_rate": "13%",
                "tax": "13000.00",
            }
        ],
    }
    assert {field.source for field in fields.values()} == {"xml"}
    assert fields["seller_name"].raw == "晴川精机(包头)有限公司"


def test_the_page_shows_every_value_in_a_row_of_its_own():
    page = read(DIGITAL.format(issue="Y", sign="")).pages[0]
    assert page.media == "xml"
    assert "开票日期：2025-03-18 10:20:30" in page.text.splitlines()
    tops = [line.box[1] for line in page.lines]
    assert tops == sorted(set(tops)) and all(0 <= value <= 1 for line in page.lines for value in line.box)
    fields = extract([page], read(DIGITAL.format(issue="Y", sign="")).data)
    row = next(line for line in page.lines if line.text.startswith("销售方名称"))
    assert fields["seller_name"].box is not None and fields["seller_name"].box[1] == row.box[1]


def test_red_letter_invoice():
    data = read(DIGITAL.format(issue="N", sign="-")).data
    assert data["invoice.is_red"] == "true" and data["invoice.total_amount"] == "-113000.00"


def test_controlled_invoice_in_gbk_keeps_leading_zeros():
    reading = read(CONTROLLED, "gbk")
    data = reading.data
    assert data["invoice.invoice_number"] == "00012345" and data["invoice.invoice_code"] == "015002300111"
    assert data["invoice.invoice_kind"] == "增值税电子普通发票"
    assert data["invoice.check_code"] == "12345678901234567890"
    assert "invoice.buyer_tax_id" not in data and data["invoice.is_red"] == "false"
    assert json.loads(data["invoice.items"])[0]["amount"] == "300.00"


LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><EInvoice>&d;</EInvoice>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><EInvoice><EIid>&f;</EIid></EInvoice>"""
REMOTE_DTD = """<?xml version="1.0"?><!DOCTYPE EInvoice SYSTEM "http://127.0.0.1:9/x.dtd"><EInvoice/>"""


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, REMOTE_DTD])
def test_entities_and_dtds_are_refused_with_a_cure(text):
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert caught.value.code == "xml_entities"
    assert caught.value.cure and caught.value.cure.zh


@pytest.mark.parametrize("data", [b"", b"<EInvoice><Header>", b"\xff\xfe\x00", b"plain text", DIGITAL.encode()[:700]])
def test_broken_files_are_unreadable(data):
    with pytest.raises(UnreadableError) as caught:
        read_xml(data, Limits())
    assert caught.value.code == "xml_broken"


def test_a_file_over_the_limit_is_unreadable():
    with pytest.raises(UnreadableError) as caught:
        read_xml(b"<a>" + b" " * 5000 + b"</a>", Limits(max_file_bytes=1000))
    assert caught.value.code == "xml_too_large"


def test_other_xml_is_a_problem_and_no_page():
    reading = read("<order><number>7</number></order>")
    assert reading.pages == () and reading.data == {}
    assert [problem.code for problem in reading.problems] == ["xml_unknown"]
    assert "order" in reading.problems[0].message.zh


def test_a_red_letter_invoice_names_its_original():
    number = "<OriginalInvoiceCode>25152000000000000017</OriginalInvoiceCode>"
    part = f"<SpecificInformation><RedEInvoice>{number}</RedEInvoice></SpecificInformation>"
    whole = DIGITAL.format(issue="N", sign="-").replace("<AdditionalInformation>", part + "<AdditionalInformation>")
    reading = read(whole)
    field = extract(reading.pages, reading.data)["original_invoice_number"]
    assert (field.value, field.source) == ("25152000000000000017", "xml") and field.box is not None
