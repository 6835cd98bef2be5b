"""Names of companies and institutions beside labels: cut from the address after them, completed where they wrap."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dossier.extraction.field_values import name_field
from dossier.extraction.layout import Found, Sheet
from dossier.extraction.lines import overlap, union
from dossier.models.document import Field
from dossier.models.page import Line, Page
from dossier.models.values import normalise_name

ENDS = (
    r"(?:公司|厂|研究院|研究总院|设计院|科学院|研究所|中心|大学|学院|学校|医院|合作社|事务所|协会|学会|商会|联盟|商行"
    r"|经营部|矿|集团|银行|支行|局|委员会|站)"
)
ORGANISATION = re.compile(
    rf"[一-鿿（）()A-Za-z0-9·&]{{2,40}}?{ENDS}(?:[（(][一-鿿]{{2,8}}[）)])?(?:[一-鿿]{{2,14}}?分(?:公司|厂|行|院|所))?"
)
_ADDRESS = re.compile(
    r"^[（(,，;；:：、\s]*(?:地址|住所)?[:：]?(?:[一-鿿]{2,12}(?:省|市|区|县|旗|镇|路|街|道|园)|\d{6}|[一-鿿]{0,8}\d+号)"
)
_ENGLISH = re.compile(r"^[A-Za-z][A-Za-z ,.&/()'\-]{8,}(?=[一-鿿])")
_NOTES = re.compile(
    r"[（(](?:盖章|公章|签章|印章|章戳|单位盖章|加盖公章|签字|签字盖章|签字、盖章|以下简称.*|简称.*|甲方|乙方|章|[一-鿿]{0,4}专用章)[）)].*$"
)

_DAY_BEHIND = re.compile(r"(?<=[司厂院所学心会])(?:(?:19|20)\d{2}|二[〇○零]..)年.*$")

_NO_PERSON = re.compile(r"[章签盖]|代表|名称|地址|住所|单位|电话|日期|双方|以下|应当|负责|同意|保证|有权")
"""Short words beside a party's label that are no person's name."""


def is_organisation(text: str) -> bool:
    """Whether a value begins with the name of an organisation."""
    match = ORGANISATION.match(normalise_name(text))
    return bool(match) and match is not None and match.start() == 0


def is_party(text: str) -> bool:
    """Whether a value may be a party: an organisation, or the name of a person alone."""
    plain = normalise_name(text)
    return is_organisation(plain) or bool(re.fullmatch(r"[一-鿿·]{2,4}", plain) and not _NO_PERSON.search(plain))


def party_field(found: Found | None, pages: Sequence[Page] = ()) -> Field | None:
    """A party's name without the address behind it, notes in brackets and English before it."""
    if found is None:
        return None
    if pages:
        found = completed(found, pages)
    text = _DAY_BEHIND.sub("", _NOTES.sub("", _ENGLISH.sub("", normalise_name(found.text))))
    for match in re.finditer(rf"{ENDS}(?:（[一-鿿]{{2,8}}）)?", text):
        rest = text[match.end() :]
        if not rest:
            break
        if _ADDRESS.match(rest) and not re.match(rf"[一-鿿]{{2,14}}{ENDS}", rest):
            return name_field(found.part(text[: match.end()]).lowered(0.99))
    return name_field(found.part(text))


def party_of(
    sheet: Sheet,
    labels: Sequence[str],
    accept: Callable[[str], bool] | None = None,
    lines: int = 2,
    below: bool = False,
) -> Field | None:
    """The party beside the surest of these labels; a name that breaks off is completed before it is judged."""
    fitting = accept or is_party
    for found in sheet.find_all(*labels, lines=lines, below=below):
        whole = completed(found, sheet.pages)
        if fitting(whole.text):
            return party_field(whole)
    return None


def completed(found: Found, pages: Sequence[Page]) -> Found:
    """A name that breaks off before its ending, with the short line under it that completes it."""
    text = normalise_name(found.text)
    if re.search(rf"{ENDS}(?:（[一-鿿]{{2,8}}）)?$", text) or not found.boxes:
        return found
    last = found.boxes[-1]
    page = next((page for page in pages if page.number == found.page), None)
    for line in page.lines if page else ():
        rest = normalise_name(line.text)
        whole = re.fullmatch(r"[一-鿿（）]{1,12}", rest) and re.search(rf"{ENDS}$", text + rest)
        if whole and _goes_on(line, last):
            boxes = (*found.boxes, line.box)
            box, raw = union([found.box, line.box]), found.raw + line.text
            return replace(found, text=text + rest, raw=raw, box=box, boxes=boxes).lowered(0.97)
    return found


def _goes_on(line: Line, last: tuple[float, float, float, float]) -> bool:
    """Whether the line stands close under a value and begins left of the value's end."""
    height = last[3] - last[1]
    under = -0.3 * height <= line.box[1] - last[3] < height
    return under and line.box[0] < last[2] and overlap((last[0] - 0.2, 0, last[2], 1), line.box, 0) > 0.5
