"""Address and legal representative of a contract's buyer: which side a detail belongs to is told by the name above it.

Details stand under the party's name, in its column where the parties stand side by side. What could be either party's
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dossier.extraction.field_values import name_field, present, prose_field
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.labels import Hit
from dossier.extraction.layout import Found, Sheet
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.values import normalise_name

ADDRESS = spelled("(单位|公司|企业|注册|通讯|联系|)地址", "住所", "住所地", "地址")
PERSON = spelled("(法定代表|法人代表)(人|)(姓名|)", "法人代表")
_IS_ADDRESS = re.compile(r"(?=.*[一-鿿]{2}(?:省|市|区|县|旗|镇|路|街|道|园|村))(?=.*\d).{6,80}")
_IS_PERSON = re.compile(r"[一-鿿·]{2,4}")
_NO_PERSON = re.compile(r"[章签盖字]|代表|日期|电话|开户|委托|单位|经办")
_COLUMN = 0.08
"""Share of the page's width by which two things of one column may be apart in their left edges."""
_REACH = 0.35
"""Share of the page's height below a party's name in which its details stand."""
_TRUST = 0.85


def buyer_details(
    pages: Sequence[Page], known: Sequence[str], buyer: Field | None, seller: Field | None
) -> dict[str, Field]:
    """``buyer_address`` and ``buyer_representative``; nothing where either party is not known.

    ``known`` are the other labels of the paper, at which a value ends.
    """
    if buyer is None or seller is None:
        return {}
    sheet = Sheet(pages, (*ADDRESS, *PERSON, *known))
    names = {"buyer": normalise_name(str(buyer.value)), "seller": normalise_name(str(seller.value))}
    return present(
        {
            "buyer_address": _detail(sheet, ADDRESS, names, _address),
            "buyer_representative": _detail(sheet, PERSON, names, _person),
        }
    )


def _detail(
    sheet: Sheet, labels: Sequence[str], names: dict[str, str], made: Callable[[Found], Field | None]
) -> Field | None:
    """The buyer's value; None where its places give different ones."""
    mine = [hit for hit in sheet.hits(*labels) if _side(sheet, hit, names) == "buyer"]
    fields = [field for hit in mine if (found := sheet.value_of(hit, 2)) and (field := made(found))]
    return fields[0] if len({str(field.value) for field in fields}) == 1 else None


def _address(found: Found) -> Field | None:
    return prose_field(found.lowered(_TRUST)) if _IS_ADDRESS.fullmatch(found.text) else None


def _person(found: Found) -> Field | None:
    text = normalise_name(found.text)
    return name_field(found.lowered(_TRUST)) if _IS_PERSON.fullmatch(text) and not _NO_PERSON.search(text) else None


def _side(sheet: Sheet, hit: Hit, names: dict[str, str]) -> str | None:
    """Whose name stands above a label in its column, the nearest one; None where none does."""
    left, top = hit.box[0], hit.box[1]
    above = [
        (abs(box[0] - left), top - box[1], side)
        for side, box in _named(hit.run.page, names)
        if -0.005 <= top - box[1] <= _REACH
    ]
    if not above:
        return None
    column = min(aside for aside, _, _ in above)
    return min((up, side) for aside, up, side in above if aside <= column + _COLUMN)[1]


def _named(page: Page, names: dict[str, str]) -> Iterator[tuple[str, Box]]:
    """Where the parties are named on a page."""
    for line in page.lines:
        text = normalise_name(line.text)
        for side, name in names.items():
            if name in text:
                yield side, line.box
