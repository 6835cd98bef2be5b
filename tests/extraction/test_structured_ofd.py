"""OFD documents built here: template and content, tags, attachment, and containers that must not hurt."""

import io
import zipfile

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from dossier.extraction.fields.invoice import extract
from dossier.extraction.structured import read_ofd
from dossier.models.errors import UnreadableError
from dossier.models.settings import Limits

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
LABELS = [
    (57, 14, "电子发票（普通发票）"),
    (140, 14, "发票号码："),
    (140, 20, "开票日期："),
    (11, 36, "名称："),
    (112, 36, "名称："),
    (11, 47, "统一社会信用代码/纳税人识别号："),
    (112, 47, "统一社会信用代码/纳税人识别号："),
    (16, 56, "项目名称"),
    (42, 56, "规格型号"),
    (67, 56, "单位"),
    (93, 56, "数量"),
    (118, 56, "单价"),
    (143, 56, "金额"),
    (158, 56, "税率/征收率"),
    (194, 56, "税额"),
    (20, 95, "合"),
    (36, 95, "计"),
    (17, 101, "价税合计（大写）"),
    (143, 101, "（小写）"),
]
VALUES = [
    (158, 14, "25152000000087654321"),
    (158, 20, "2025年03月18日"),
    (22, 36, "云杉设备有限公司"),
    (122, 36, "晴川精机（包头）有限公司"),
    (58, 47, "91110108MA8TRY227C"),
    (158, 47, "91150203MA7TRT010L"),
    (5, 60, "*机床*修复机床"),
    (42, 60, "QJ-1200"),
    (69, 60, "台"),
    (101, 60, "1"),
    (112, 60, "1000.00"),
    (142, 60, "1000.00"),
    (165, 60, "13%"),
    (196, 60, "130.00"),
    (140, 95, "¥"),
    (142.5, 95, "1000.00"),
    (194, 95, "¥"),
    (196, 95, "130.00"),
    (63, 101, "壹仟壹佰叁拾圆整"),
    (155, 101, "¥"),
    (157.5, 101, "1130.00"),
]


def texts(entries, first):
    return "".join(
        f'<ofd:TextObject ID="{first + i}" Boundary="{x} {y - 4} 60 5" Size="3.2"><ofd:TextCode X="0" Y="4">{text}'
        "</ofd:TextCode></ofd:TextObject>"
        for i, (x, y, text) in enumerate(entries)
    )


def layer(inside, template=""):
    return (
        f"<ofd:Page {NS}><ofd:Area><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:Area>{template}"
        f'<ofd:Content><ofd:Layer ID="9">{inside}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def parts(values=VALUES, custom="", pages=1):
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(pages))
    out = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>{custom}</ofd:CustomDatas></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData>"
        '<ofd:TemplatePage ID="1" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/Tpls/Tpl_0/Content.xml": layer(texts(LABELS, 100)),
    }
    for n in range(pages):
        out[f"Doc_0/Pages/Page_{n}/Content.xml"] = layer(texts(values, 500), '<ofd:Template TemplateID="1"/>')
    return out


def packed(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


NUMBER = '<ofd:CustomData Name="发票号码">25152000000087654321</ofd:CustomData>'


def test_template_and_content_are_one_page_with_places():
    reading = read_ofd(packed(parts()), Limits())
    page = reading.pages[0]
    assert page.media == "text" and round(page.width) == 595 and round(page.height) == 397
    label = next(line for line in page.lines if line.text == "发票号码：")
    number = next(line for line in page.lines if line.text == "25152000000087654321")
    assert label.box[0] == pytest.approx(140 / 210, abs=0.001) and label.box[3] > number.box[1]
    assert all(0 <= value <= 1 for line in page.lines for value in line.box)


def test_printed_values_without_any_data():
    reading = read_ofd(packed(parts()), Limits())
    assert reading.data == {}
    fields = extract(reading.pages, reading.data)
    assert fields["invoice_kind"].value == "电子发票（普通发票）"
    assert fields["invoice_number"].value == "25152000000087654321"
    assert (fields["buyer_name"].value, fields["seller_name"].value) == ("云杉设备有限公司", "晴川精机（包头）有限公司")
    assert fields["seller_tax_id"].value == "91150203MA7TRT010L"
    assert [fields[name].value for name in ("amount_excl_tax", "tax_amount", "total_amount")] == [
        "1000.00",
        "130.00",
        "1130.00",
    ]
    assert "invoice_code" not in fields
    assert fields["items"].value == [
        {
            "name": "*机床*修复机床",
            "model": "QJ-1200",
            "unit": "台",
            "quantity": "1",
            "unit_price": "1000.00",
            "amount": "1000.00",
            "tax_rate": "13%",
            "tax": "130.00",
        }
    ]


def test_data_that_agree_with_the_print_raise_trust():
    reading = read_ofd(packed(parts(custom=NUMBER)), Limits())
    assert reading.data["invoice.invoice_number"] == "25152000000087654321"
    field = extract(reading.pages, reading.data)["invoice_number"]
    assert field.source == "xml" and field.confidence >= 0.99 and field.box is not None and field.note is None
    assert reading.pages[0].traces[0].kind == "invoice_data"


def test_print_that_differs_from_the_data_takes_trust_away():
    data = NUMBER + '<ofd:CustomData Name="价税合计">9130.00</ofd:CustomData>'
    reading = read_ofd(packed(parts(custom=data)), Limits())
    field = extract(reading.pages, reading.data)["total_amount"]
    assert (field.value, field.note) == ("9130.00", "print_differs")
    assert field.confidence <= 0.5 and "1130.00" in field.raw


def code_picture(text):
    modules = np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4))
    buffer = io.BytesIO()
    Image.fromarray(modules).save(buffer, "PNG")
    return buffer.getvalue()


def test_qr_code_among_the_pictures_confirms_the_number():
    payload = "01,32,,25152000000087654321,1130.00,20250318,,AB12"
    members = parts(custom=NUMBER) | {"Doc_0/Res/qr.png": code_picture(payload), "Doc_0/Res/bad.png": b"no picture"}
    reading = read_ofd(packed(members), Limits())
    assert [trace.text for trace in reading.pages[0].traces if trace.kind == "qr_code"] == [payload]
    assert extract(reading.pages, reading.data)["issue_date"].confidence >= 0.99


def test_a_missing_page_is_a_problem_of_that_page():
    members = parts(pages=2)
    del members["Doc_0/Pages/Page_1/Content.xml"]
    reading = read_ofd(packed(members), Limits())
    assert [page.media for page in reading.pages] == ["text", "blank"]
    assert [(problem.code, problem.page) for problem in reading.problems] == [("ofd_page_missing", 2)]


def test_a_broken_page_is_a_problem_of_that_page():
    members = parts(pages=2)
    members["Doc_0/Pages/Page_1/Content.xml"] = "<ofd:Page><cut"
    reading = read_ofd(packed(members), Limits())
    assert [(problem.code, problem.page) for problem in reading.problems] == [("ofd_page_missing", 2)]


def test_pages_over_the_limit_are_named():
    reading = read_ofd(packed(parts(pages=3)), Limits(max_pages=2))
    assert len(reading.pages) == 2 and [problem.code for problem in reading.problems] == ["too_many_pages"]


def test_text_off_the_page_is_not_shown():
    reading = read_ofd(packed(parts([*VALUES, (30, 290, "看不见的字")])), Limits())
    assert "看不见的字" not in reading.pages[0].text


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 cut", packed({"a.txt": "x"}), packed({"OFD.xml": "<x/>"}), packed(parts())[:400]]
)
def test_broken_containers_are_unreadable(data):
    with pytest.raises(UnreadableError) as caught:
        read_ofd(data, Limits())
    assert caught.value.code == "ofd_broken" and caught.value.cure


def test_a_part_that_blows_up_is_refused_before_it_is_unpacked():
    bomb = packed(parts() | {"Doc_0/Res/big.xml": b"0" * (8 * 2**20)})
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableError) as caught:
        read_ofd(bomb, Limits())
    assert caught.value.code == "ofd_too_large"


def test_entities_in_a_part_are_refused():
    members = parts()
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    members["OFD.xml"] = entity + members["OFD.xml"]
    with pytest.raises(UnreadableError):
        read_ofd(packed(members), Limits())


def test_paths_that_leave_the_package_are_ignored_and_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    members = parts() | {"../outside.xml": "<x/>"}
    members["Doc_0/Document.xml"] = members["Doc_0/Document.xml"].replace(
        "Tpls/Tpl_0/Content.xml", "../../../../etc/hostname"
    )
    reading = read_ofd(packed(members), Limits())
    assert [problem.code for problem in reading.problems] == ["ofd_bad_path"]
    assert not list(tmp_path.parent.glob("outside.xml")) and "25152000000087654321" in reading.pages[0].text
