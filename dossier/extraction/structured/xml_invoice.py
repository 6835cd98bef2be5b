"""E-invoices in XML: the fully digital ``EInvoice`` and the earlier ``original_invoice.xml`` (fields: domain facts 11).

No entity is ever expanded and no DTD is read. The one page of the result shows each value in a row of its own; its
boxes are made up, since XML has no page.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree as SafeTree
from defusedxml.common import DefusedXmlException

from dossier.extraction.structured.invoice_data import PREFIX, data_of, kind_of_qr_type
from dossier.models.base import text
from dossier.models.errors import UnreadableError
from dossier.models.page import FileReading, Line, Page, Problem
from dossier.models.settings import Limits

_DIGITAL = {
    "InvoiceNumber": "invoice_number",
    "IssueTime": "issue_date",
    "BuyerName": "buyer_name",
    "BuyerIdNum": "buyer_tax_id",
    "SellerName": "seller_name",
    "SellerIdNum": "seller_tax_id",
    "TotalAmWithoutTax": "amount_excl_tax",
    "TotalTaxAm": "tax_amount",
    "TotalTax-includedAmount": "total_amount",
    "TotalTax-includedAmountInChinese": "total_in_words",
    "OriginalInvoiceCode": "original_invoice_number",
}
_DIGITAL_ITEM = {
    "ItemName": "name",
    "SpecMod": "model",
    "MeaUnits": "unit",
    "Quantity": "quantity",
    "UnPrice": "unit_price",
    "Amount": "amount",
    "TaxRate": "tax_rate",
    "ComTaxAm": "tax",
}
_CONTROLLED = {
    "InvoiceCode": "invoice_code",
    "InvoiceNo": "invoice_number",
    "IssueDate": "issue_date",
    "InvoiceCheckCode": "check_code",
    "BuyerName": "buyer_name",
    "BuyerTaxID": "buyer_tax_id",
    "SellerName": "seller_name",
    "SellerTaxID": "seller_tax_id",
    "TaxExclusiveTotalAmount": "amount_excl_tax",
    "TaxTotalAmount": "tax_amount",
    "TaxInclusiveTotalAmount": "total_amount",
}
_CONTROLLED_ITEM = {
    "Item": "name",
    "Specification": "model",
    "MeasurementDimension": "unit",
    "Quantity": "quantity",
    "Price": "unit_price",
    "Amount": "amount",
    "TaxScheme": "tax_rate",
    "TaxAmount": "tax",
}
_ALIASES = {
    "EIid": "invoice_number",
    "InvoiceDate": "issue_date",
    "BuyerTaxId": "buyer_tax_id",
    "SellerTaxId": "seller_tax_id",
    "TotalAmount": "total_amount",
    "发票代码": "invoice_code",
    "发票号码": "invoice_number",
    "开票日期": "issue_date",
    "校验码": "check_code",
    "购买方名称": "buyer_name",
    "销售方名称": "seller_name",
    "购买方纳税人识别号": "buyer_tax_id",
    "销售方纳税人识别号": "seller_tax_id",
    "合计金额": "amount_excl_tax",
    "合计税额": "tax_amount",
    "价税合计": "total_amount",
}
"""Other names of the same values, as document information and custom data use them."""
LABELS = {
    "invoice_kind": "发票种类",
    "invoice_code": "发票代码",
    "invoice_number": "发票号码",
    "issue_date": "开票日期",
    "check_code": "校验码",
    "buyer_name": "购买方名称",
    "buyer_tax_id": "购买方统一社会信用代码/纳税人识别号",
    "seller_name": "销售方名称",
    "seller_tax_id": "销售方统一社会信用代码/纳税人识别号",
    "amount_excl_tax": "合计金额",
    "tax_amount": "合计税额",
    "total_amount": "价税合计（小写）",
    "total_in_words": "价税合计（大写）",
    "original_invoice_number": "被红冲蓝字数电票号码",
}
"""Labels of the rows that show the values, as on the printed invoice."""
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_xml(data: bytes, limits: Limits) -> FileReading:
    """Read an e-invoice.

    An XML file that is no invoice gives a reading without pages and with a problem. Raises UnreadableError for a file
    that is too large, not well formed, or declares entities or a DTD.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    root = parse(data, limits)
    raw, items = _values(root)
    if not raw.get("invoice_number"):
        return FileReading(sha256=sha256, problems=(_not_an_invoice(_name(root)),))
    found = data_of(raw, items)
    rows = list(_rows(raw, found, items))
    return FileReading(sha256=sha256, pages=(page_of_rows(rows),), data=found)


def values_of(data: bytes, limits: Limits) -> dict[str, str]:
    """Invoice values of any XML (attachment, XMP) by the names of its leaves and attributes; raises as ``parse``."""
    root = parse(data, limits)
    raw, items = _values(root)
    if raw.get("invoice_number"):
        return data_of(raw, items)
    attributes = {key.rsplit("}", 1)[-1]: value for element in root.iter() for key, value in element.attrib.items()}
    return values_of_names(attributes | _leaves(root, ()))


def values_of_names(named: Mapping[str, str]) -> dict[str, str]:
    """Invoice values among named ones, by the names that either kind of e-invoice gives them."""
    known = _DIGITAL | _CONTROLLED | _ALIASES
    raw: dict[str, str | None] = {}
    for name, value in named.items():
        if name in known and value.strip():
            raw.setdefault(known[name], value.strip())
    return {key: value for key, value in data_of(raw, ()).items() if key != f"{PREFIX}is_red"}


def parse(data: bytes, limits: Limits) -> Element:
    """The root element. Chinese encodings are decoded here, since the XML parser itself knows none."""
    if len(data) > limits.max_file_bytes:
        raise _unreadable("xml_too_large", "XML 文件过大。", "The XML file is too large.")
    try:
        source = _DECLARATION.sub("", _decoded(data), count=1)
        root: Element = SafeTree.fromstring(source, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableError(
            "xml_entities",
            text(
                "XML 文件含有文档类型定义或实体，为安全起见不予展开。",
                "The XML declares a DTD or entities; not expanded.",
            ),
            text("请提交税务平台下载的原始 XML 文件。", "Submit the XML file as downloaded from the tax platform."),
        ) from error
    except (ParseError, UnicodeError, ValueError) as error:
        raise _unreadable(
            "xml_broken", "XML 文件不完整或格式有误。", "The XML file is cut off or malformed."
        ) from error
    return root


def page_of_rows(rows: list[str]) -> Page:
    """A page without a picture whose rows are stacked from top to bottom."""
    step = 1.0 / max(len(rows), 1)
    lines = tuple(
        Line(text=row, box=(0.0, i * step, 1.0, min(1.0, (i + 0.9) * step)), source="xml") for i, row in enumerate(rows)
    )
    return Page(number=1, width=0, height=0, media="xml", lines=lines)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    match = _ENCODING.match(data)
    declared = match.group(1).decode("ascii").lower() if match else "utf-8"
    encoding = "gb18030" if declared in ("gb2312", "gbk", "gb18030", "cp936") else declared
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except LookupError:
        return data.decode("utf-8-sig")


def _values(root: Element) -> tuple[dict[str, str | None], list[dict[str, str | None]]]:
    leaves = _leaves(root, skip=("IssuItemInformation", "GoodsInfo"))
    if any(_name(element) == "EInvoiceData" for element in root.iter()):
        return _digital(root, leaves)
    return _controlled(root, leaves)


def _digital(root: Element, leaves: Mapping[str, str]) -> tuple[dict[str, str | None], list[dict[str, str | None]]]:
    raw: dict[str, str | None] = {field: leaves.get(tag) for tag, field in _DIGITAL.items()}
    raw["invoice_number"] = raw["invoice_number"] or leaves.get("EIid")
    raw["issue_date"] = raw["issue_date"] or leaves.get("RequestTime")
    raw["invoice_kind"] = _digital_kind(root)
    issue = _labelled(root, "InIssuType")
    raw["is_red"] = {"Y": "false", "N": "true"}.get(issue.get("LabelCode", "").upper())
    return raw, _items(root, "IssuItemInformation", _DIGITAL_ITEM)


def _digital_kind(root: Element) -> str | None:
    label = _labelled(root, "GeneralOrSpecialVAT")
    words = {"01": "增值税专用发票", "02": "普通发票"}
    word = words.get(label.get("LabelCode", "")) or label.get("LabelName", "")
    return f"电子发票（{word}）" if word else None


def _labelled(root: Element, name: str) -> dict[str, str]:
    for element in root.iter():
        if _name(element) == name:
            return {_name(child): (child.text or "").strip() for child in element}
    return {}


def _controlled(root: Element, leaves: Mapping[str, str]) -> tuple[dict[str, str | None], list[dict[str, str | None]]]:
    raw: dict[str, str | None] = {field: leaves.get(tag) for tag, field in _CONTROLLED.items()}
    payload = leaves.get("GraphCode", "").split(",")
    raw["invoice_kind"] = kind_of_qr_type(payload[1]) if len(payload) > 1 else None
    return raw, _items(root, "GoodsInfo", _CONTROLLED_ITEM)


def _items(root: Element, group: str, names: Mapping[str, str]) -> list[dict[str, str | None]]:
    groups = (element for element in root.iter() if _name(element) == group)
    return [{names[_name(leaf)]: leaf.text for leaf in element if _name(leaf) in names} for element in groups]


def _leaves(root: Element, skip: Iterable[str]) -> dict[str, str]:
    inside = {leaf for element in root.iter() if _name(element) in skip for leaf in element.iter()}
    found: dict[str, str] = {}
    for element in root.iter():
        if element not in inside and len(element) == 0 and (element.text or "").strip():
            found.setdefault(_name(element), (element.text or "").strip())
    return found


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _rows(
    raw: Mapping[str, str | None], found: Mapping[str, str], items: Iterable[Mapping[str, str | None]]
) -> Iterable[str]:
    yield f"{found.get(PREFIX + 'invoice_kind', '发票')}"
    for field, label in LABELS.items():
        if raw.get(field):
            yield f"{label}：{(raw[field] or '').strip()}"
    for number, item in enumerate(items, start=1):
        yield f"项目{number}：" + " ".join(value.strip() for value in item.values() if value and value.strip())


def _unreadable(code: str, zh: str, en: str) -> UnreadableError:
    cure = text("请重新从税务平台下载 XML 文件。", "Download the XML file from the tax platform again.")
    return UnreadableError(code, text(zh, en), cure)


def _not_an_invoice(root: str) -> Problem:
    return Problem(
        code="xml_unknown",
        message=text(
            "不认识的 XML 文件（根元素 {root}），不是电子发票。",
            "Unknown XML (root element {root}), not an e-invoice.",
            root=root[:60],
        ),
        cure=text("请提交 PDF 或 OFD 版式文件。", "Submit the PDF or OFD of the document."),
    )
