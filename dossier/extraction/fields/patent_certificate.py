"""Patent certificates of CNIPA: inventions, utility models and designs, in the layouts to 2018, to 2023 and since 2024.

Designs have no announcement number on old certificates and name a 设计人. A second page repeats applicants and
inventors as of the filing date; the layout since 2024 has them on the first page (申请日时…). They are not today's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import best, code_field, date_field, field_of, list_field, name_field, present
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.identifiers import announcement_number, patent
from dossier.models.identifiers import patent_certificate as certificate
from dossier.models.page import Page
from dossier.models.values import find_dates

TITLE = (
    "发明名称",
    "实用新型名称",
    "外观设计名称",
    "使用外观设计的产品名称",
    "使用该外观设计的产品名称",
    "产品名称",
    "发明创造名称",
    "专利名称",
    "发明专利名称",
    "实用新型专利名称",
    "外观设计专利名称",
)
OWNER = ("专利权人", "专利权人(单位)", "专利权人名称", "专利权人姓名或名称", "专利权人姓名/名称")
INVENTOR = ("发明人", "设计人", "发明人姓名", "设计人姓名", "发明人(设计人)", "发明人/设计人", "发明(设计)人")
APPLIED = ("专利申请日", "申请日", "申请日期", "专利申请日期", "专利申请时间")
GRANTED = ("授权公告日", "授权日", "授权公告日期", "授权日期", "公告日", "授权公告时间", "颁证日")
# fmt: off
OTHERS = (
    "专利号", "专利申请日", "申请日", "授权公告日", "授权公告号", "证书号", "地址", "申请人", "申请日时申请人",
    "申请日时发明人", "申请日时设计人", "局长", "专利申请号", "优先权日", "专利公告信息", "国际申请日",
    "专利代理机构", "第一发明人", "发明人(续)", "设计人(续)", "专利权人(续)", "发明人续", "设计人续",
)
_CONTINUED = ("发明人(续)", "设计人(续)", "发明人续", "设计人续")

# fmt: on
_TYPES = {"发明": "invention", "实用新型": "utility_model", "外观设计": "design"}
_TYPE = re.compile(r"(发明|实用新型|外观设计)专利证书")
_BY_DIGIT = {"1": "invention", "8": "invention", "2": "utility_model", "9": "utility_model", "3": "design"}
_NUMBER = re.compile(r"(?:ZL|Z1|2L|zl|ZI)[\s:]*((?:\d{4}[1-9l]|\d{2}[1-9])[\dOolIBS]{5,7}[.,·。]?[\dXx])(?![\d.])")
_ANNOUNCED = re.compile(r"(?<![A-Z])CN\s*(\d{7,9})\s*([BCUYSD8]\d?)(?![A-Z\d])")
_MARKED = re.compile(r"[;；:：、,，]")
_NAME = re.compile(r"[一-鿿]{2,4}|[一-鿿]{1,8}·[一-鿿·]{1,12}")
_CERTIFICATE = re.compile(r"证书号[:\s]*第?\s*([\d０-９]{4,9})\s*号?")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a certificate; every number is judged by its own structure and check digit."""
    sheet = Sheet(pages, (*TITLE, *OWNER, *INVENTOR, *APPLIED, *GRANTED, *OTHERS))
    flat = flat_text(pages, "\n")
    number = _number(sheet, flat)
    return present(
        {
            "certificate_number": code_field(flat.find(_CERTIFICATE, group=1), certificate),
            "patent_type": _patent_type(flat, number),
            "title": name_field(sheet.find(*TITLE, lines=3)),
            "patent_number": number,
            "application_date": date_field(sheet.find(*APPLIED, lines=1, accept=_dated)),
            "grant_date": date_field(sheet.find(*GRANTED, lines=1, accept=_dated)),
            "announcement_number": _announcement(sheet, flat),
            "patentees": list_field(sheet.find(*OWNER, lines=4)),
            "inventors": _inventors(sheet),
        }
    )


def _inventors(sheet: Sheet) -> Field | None:
    """The inventors, with those that go on over the page; a list that breaks off at a semicolon deserves less trust."""
    found = _people(sheet.find(*INVENTOR, lines=12))
    if found is None or not found.text.rstrip().endswith((";", "；", "、", ",")):
        return list_field(found)
    rest = sheet.find(*_CONTINUED, lines=20)
    return list_field(found.part(found.text + rest.text)) if rest else list_field(found.lowered(0.8))


def _people(found: Found | None) -> Found | None:
    """Names that only spaces part, with a mark between them; two lone characters in a row are one name set wide."""
    if found is None or _MARKED.search(found.text) or " " not in found.text.strip():
        return found
    text = re.sub(r"(?:^|(?<= ))([一-鿿]) ([一-鿿])(?= |$)", r"\1\2", found.text.strip())
    names = text.split(" ")
    return found.part(";".join(names)) if all(_NAME.fullmatch(name) for name in names) else found


def _dated(text: str) -> bool:
    return bool(find_dates(text))


def _number(sheet: Sheet, flat: FlatText) -> Field | None:
    """The patent number beside its label or anywhere after ``ZL``; one whose check digit fits wins."""
    places = [found for found in sheet.find_all("专利号", lines=1) if re.search(r"\d{7}", found.text)]
    places += [found.part(f"ZL{match[1]}") for match, found in flat.finditer(_NUMBER)]
    return best(code_field(_spelled(found), patent) for found in places)


def _spelled(found: Found) -> Found:
    """The number as it is printed in full: ``ZL`` before it and the point before its check digit."""
    code = re.sub(r"[^0-9A-Z]", "", found.text.upper())
    digits = re.sub(r"^(?:ZL|Z1|2L|ZI|21)(?=\d{8}|\d{12})", "", code)
    return found.part(f"ZL{digits[:-1]}.{digits[-1:]}")


def _announcement(sheet: Sheet, flat: FlatText) -> Field | None:
    places = [found for found in sheet.find_all("授权公告号", lines=1) if re.search(r"\d{7}", found.text)]
    places += flat.find_all(_ANNOUNCED)
    return best(code_field(found, announcement_number) for found in places)


def _patent_type(flat: FlatText, number: Field | None) -> Field | None:
    """The kind by the certificate's title; where the title cannot be read, by the number's type digit."""
    title = flat.find(_TYPE, group=1)
    if title:
        return field_of(title, _TYPES[title.text])
    digits = re.sub(r"\D", "", str(number.value)) if number else ""
    kind = _BY_DIGIT.get(digits[4:5] if len(digits) >= 12 else digits[2:3])
    if number is None or kind is None:
        return None
    return number.model_copy(
        update={"value": kind, "confidence": round(number.confidence * 0.9, 4), "note": "by number"}
    )


KIND = DocumentKind(
    type="patent_certificate",
    cues=Cues(
        titles=(r"(?:发明|实用新型|外观设计)专利证书", r"专利证书"),
        labels=(
            r"证书号第?\d+号?",
            r"专利号",
            r"专利权人",
            r"授权公告[日号]",
            r"专利申请日",
            r"ZL\d{4}",
            "国家知识产权局",
        ),
        never=("专利登记簿副本", "缴费", "查新", "转让合同", "许可合同"),
    ),
    extract=extract,
)
