"""Registration certificates of software copyright (国家版权局)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import code_field, date_field, name_field, present
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.layout import Found, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.identifiers import software_certificate, software_copyright
from dossier.models.page import Page
from dossier.models.values import find_dates

# fmt: off
NAME = (
    "软件名称", "软件全称", "软件名称及版本号", "软件名称和版本号", "软件全称及版本号", "软件名称(全称)", "名称",
    "计算机软件名称", "软件产品名称", "登记软件名称",
)
OWNER = (
    "著作权人", "著作权人(国籍)", "著作权人名称", "著作权人姓名或名称", "软件著作权人", "著作权人及国籍", "权利人",
    "著作权所有人", "著作权人姓名/名称", "申请人", "现著作权人", "变更后著作权人",
)
DEVELOPED = ("开发完成日期", "开发完成时间", "软件开发完成日期", "完成日期", "创作完成日期", "开发完成日")
PUBLISHED = ("首次发表日期", "首次发表时间", "软件首次发表日期", "发表日期", "首次发表日", "首次公开发表日期")
OTHERS = (
    "权利取得方式", "权利范围", "登记号", "证书号", "简称", "软件简称", "版本号", "版本", "发证日期", "登记日期",
    "首次发表地点", "首次发表状态", "发表状态", "分类号", "国籍", "原著作权人", "登记机构", "登记机关", "权利归属方式",
    "开发方式", "软件作品说明", "登记编号", "证书编号", "查验网址", "发证机关",
)
# fmt: on
_COUNTRY = re.compile(
    r"[:：][(（]?(?:中国|中华人民共和国|[一-鿿]{1,6}国|日本|[一-鿿]{2,8}(?:亚|兰|典|士|坡))[)）]?[;；]?$"
)
_COUNTRY_BEHIND = re.compile(r"(?:[(（](?:国籍[:：]?)?(?:中国|中华人民共和国|CN|CHN)[)）])+[;；]?$")
_VERSION = re.compile(
    r"(?:(?:(?<=\s)|^)[VvＶ]|[(（\[]\s*[VvＶ]|[(（\[]?版本号?[:：]?\s*[VvＶ]?)\s*\d+(?:\.\d+)*\s*[)）\]]?\s*$"
)
"""A version apart from the name, on a line of its own or behind a space; one glued to the name belongs to it."""
_SHORT = re.compile(r"[(（\[【]?\s*简称.*$")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a certificate; the name is given without its version line, both stand in ``raw``."""
    sheet = Sheet(pages, (*NAME, *OWNER, *DEVELOPED, *PUBLISHED, *OTHERS))
    flat = flat_text(pages, "\n")
    dated = [
        date_field(sheet.find(*labels, lines=1, below=True, accept=lambda text: bool(find_dates(text))))
        for labels in (DEVELOPED, PUBLISHED)
    ]
    return present(
        {
            "certificate_number": code_field(flat.find(r"软著(?:变补)?登字第\d{4,9}号"), software_certificate),
            "registration_number": code_field(flat.find(r"(?<!\d)(?:19|20)\d{2}SR\d{6,7}(?!\d)"), software_copyright),
            "software_name": _name(sheet),
            "owner": _owner(sheet.find(*OWNER, lines=6, below=True)),
            "developed_date": dated[0],
            "published_date": dated[1],
        }
    )


def _owner(found: Found | None) -> Field | None:
    """The owner without the country behind the name; several owners, one a line, are joined by semicolons."""
    if found is None:
        return None
    lines, owners = found.parts or (found.text,), [""]
    for line in lines:
        name = _COUNTRY_BEHIND.sub("", _COUNTRY.sub("", line.strip(" ;；")))
        owners[-1] += name
        if name != line:
            owners.append("")
    return name_field(found.part("；".join(owner for owner in owners if owner)))


def _name(sheet: Sheet) -> Field | None:
    """The name without its short form and without the version on a line of its own."""
    found = sheet.find(*NAME, lines=4, below=True, accept=lambda text: len(text) >= 3)
    if found is None:
        return None
    lines = [_VERSION.sub("", line).strip() for line in found.parts or (found.text,)]
    name = _SHORT.sub("", "".join(line for line in lines if line))
    return name_field(found.part(_VERSION.sub("", name).strip() or found.text))


KIND = DocumentKind(
    type="software_copyright",
    cues=Cues(
        titles=(r"计算机软件著作权登记证书", r"软件著作权登记证书"),
        labels=("软著登字", "著作权人", "开发完成日期", "首次发表日期", "权利取得方式", "登记号"),
        never=("查新",),
    ),
    extract=extract,
)
