"""Notices that a company's name was changed in the register. They are of no type of the contract; their names count.

The registrar's notice (准予变更登记通知书, 企业名称变更核准通知书 and the like) gives the name before and after, in a
sentence or in a table of what was changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.extraction.field_values import code_field, date_field, name_field, present
from dossier.extraction.fields.parties import ENDS, is_organisation, party_of
from dossier.extraction.fields.spellings import spelled
from dossier.extraction.layout import Sheet, flat_text
from dossier.models.document import Field
from dossier.models.identifiers import uscc
from dossier.models.page import Page
from dossier.models.values import find_dates

_TITLE = re.compile(
    r"(?m)^[一-鿿()]{0,24}?(?:准予|核准)?(?:企业|公司)?(?:名称)?变更(?:登记|备案|核准|预先核准|情况)*(?:通知书|证明|决定书|告知书|信息)[一-鿿()]{0,8}$"
)
_BEFORE = spelled("(变更前|原)(企业|公司|)(名称)", "变更前", "变更前内容", "原登记内容", "变更前事项")
_AFTER = spelled("(变更后|现|新)(企业|公司|)(名称)", "变更后", "变更后内容", "现登记内容", "变更后事项")
_NAME = rf"[一-鿿()]{{2,36}}?{ENDS}"
_SENTENCE = re.compile(
    rf"名称(?:已)?(?:由|从)[“\"]?(?P<old>{_NAME})[”\"]?(?:依法|申请|核准|准予)?(?:变更|更名|更改)(?:登记)?为[“\"]?(?P<new>{_NAME})(?=[”\",。;.]|$)"
    rf"|(?:原名称?|原)[:“\"]*(?P<first>{_NAME})[”\"]?[,;]?(?:现|已)?(?:变更|更名|更改)(?:登记)?为[:“\"]*(?P<then>{_NAME})(?=[”\",。;.]|$)"
)
_DAY = spelled("(核准|登记|变更|签发|发文)(日期|时间)", "日期")


def is_change_notice(pages: Sequence[Page]) -> bool:
    """Whether the paper bears such a title on its first page."""
    return bool(_TITLE.search(flat_text(pages[:1], "\n").text)) if pages else False


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """``former_name`` and ``company_name``, the code and the day; nothing where the two names were not both read."""
    sheet, run = Sheet(pages, (*_BEFORE, *_AFTER, *_DAY, "变更事项", "统一社会信用代码")), flat_text(pages)
    old, new = _told(pages) or (_cell(sheet, _BEFORE), _cell(sheet, _AFTER))
    if old is None or new is None or old.value == new.value:
        return {}
    day = sheet.find(*_DAY, lines=1, accept=lambda text: bool(find_dates(text)))
    code = run.find(r"(?<![0-9A-Z])[159ANY][1239]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
    return present(
        {"former_name": old, "company_name": new, "uscc": code_field(code, uscc), "issue_date": date_field(day)}
    )


def _told(pages: Sequence[Page]) -> tuple[Field | None, Field | None] | None:
    flat = flat_text(pages)
    match = _SENTENCE.search(flat.text)
    if match is None:
        return None
    old, new = ("old", "new") if match["old"] else ("first", "then")
    places = (flat.found(*match.span(old)), flat.found(*match.span(new)))
    return name_field(places[0].lowered(0.95)), name_field(places[1].lowered(0.95))


def _cell(sheet: Sheet, labels: Sequence[str]) -> Field | None:
    return party_of(sheet, labels, accept=is_organisation, below=True)
