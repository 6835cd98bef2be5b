"""The invoice that a red-letter invoice takes back, as its remarks name it.

A fully digital one names twenty digits (被红冲蓝字数电票号码); an earlier one names code and number of the positive
one (对应正数发票代码 … 号码 …). The number of the application to the tax office (信息表编号, 确认单编号) is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.extraction.field_values import field_of, present
from dossier.extraction.layout import flat_text
from dossier.models.document import Field
from dossier.models.page import Page

_WHICH = r"(?:被红冲蓝字|被冲红|对应(?:的)?(?:正数|蓝字)|原(?:正数|蓝字)|原)"
_PAPER = r"(?:数电|全电|电子|纸质|增值税)?(?:专用|普通)?(?:发票|票)?"
_NUMBER = re.compile(
    rf"{_WHICH}{_PAPER}(?:的)?(?:代码[:,]?(?P<code>\d{{10}}(?:\d\d)?)[,;、]?)?(?:{_PAPER})(?:号码|号)[:,]?"
    r"(?P<number>\d{20}|\d{8})(?!\d)"
)


def original_fields(pages: Sequence[Page]) -> dict[str, Field]:
    """Number, and code where there is one, of the invoice taken back; nothing where none or several are named."""
    flat = flat_text([page for page in pages if page.media != "xml"])
    found = list(flat.finditer(_NUMBER, group="number"))
    if len({match["number"] for match, _ in found}) != 1:
        return {}
    match, number = found[0]
    code = flat.found(*match.span("code")) if match["code"] else None
    return present(
        {
            "original_invoice_number": field_of(number),
            "original_invoice_code": field_of(code) if code else None,
        }
    )
