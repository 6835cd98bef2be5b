"""Registration certificates of software copyright (国家版权局)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.field_values import best, code_field, date_field, name_field, present
from dossier.extraction.fields.kind import Cues, DocumentKind
from dossier.extraction.layout import Found, Sheet, flat_text
from dossier.models.document import Field
from dossier.models.identifiers import software_certificate, software_copyright
from dossier.models.page import Page
from dossier.models.values import find_dates

# fmt: off
LABELS = (
    "软件名称", "著作权人", "开发完成日期", "首次发表日期", "权利取得方式", "权利范围", "登记号", "证书号", "简称",
    "版本号",
)
# fmt: on
_COUNTRY = re.compile(
    r"[:：][(（]?(?:中国|中华人民共和国|[一-鿿]{1,6}国|日本|[一-鿿]{2,8}(?:亚|兰|典|士|坡))[)）]?[;；]?$"
)
_VERSION = re.compile(r"(?:[(（]?(?:[VvＶ]|版本号?[:：]?)\s*\d+(?:\.\d+)*[)）]?)$")


def extract(pages: Sequence[Page], data: Mapping[str, str]) -> dict[str, Field]:
    """Fields of a certificate; the name is given without its version line, both stand in ``raw``."""
    sheet = Sheet(pages, LABELS)
    flat = flat_text(pages, "\n")
    dated = [
        date_field(sheet.find(label, lines=1, accept=lambda text: bool(find_dates(text))))
        for label in ("开发完成日期", "首次发表日期")
    ]
    return present(
        {
            "certificate_number": code_field(flat.find(r"软著(?:变补)?登字第\d{4,9}号"), software_certificate),
            "registration_number": code_field(flat.find(r"(?<!\d)(?:19|20)\d{2}SR\d{6,7}(?!\d)"), software_copyright),
            "software_name": _name(sheet),
            "owner": _owner(sheet.find("著作权人", lines=6)),
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
        name = _COUNTRY.sub("", line.strip(" ;；"))
        owners[-1] += name
        if name != line:
            owners.append("")
    return name_field(found.part("；".join(owner for owner in owners if owner)))


def _name(sheet: Sheet) -> Field | None:
    name = best([name_field(sheet.find("软件名称", lines=4))])
    if name is None:
        return None
    value = re.sub(r"（?\[?简称.*$", "", str(name.value))
    return name.model_copy(update={"value": _VERSION.sub("", value).strip() or value})


KIND = DocumentKind(
    type="software_copyright",
    cues=Cues(
        titles=(r"计算机软件著作权登记证书", r"软件著作权登记证书"),
        labels=("软著登字", "著作权人", "开发完成日期", "首次发表日期", "权利取得方式", "登记号"),
        never=("查新",),
    ),
    extract=extract,
)
