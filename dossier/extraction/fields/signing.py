"""Days of signing: beside a label, in a sentence, or alone in the block of signatures at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.extraction.field_values import date_field, field_of
from dossier.extraction.fields import prose
from dossier.extraction.language.signing import signing
from dossier.extraction.layout import FlatText, Found, Sheet, flat_text
from dossier.extraction.lines import overlap
from dossier.models.document import Field
from dossier.models.page import Line, Page
from dossier.models.values import find_dates

_NUMERAL = "[一二三四五六七八九十]"
DAY = (
    r"(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
    rf"|[二〇○零一三四五六七八九]{{4}}年{_NUMERAL}{{1,2}}月{_NUMERAL}{{1,3}}日)"
)
"""A day as it stands in text without spaces."""
_BY_WHOM = r"(?:(?:由|经)?(?:甲乙)?[双各三]方(?:代表|授权代表|共同)*|共同)?"
_SENTENCE = re.compile(rf"于(?P<value>{DAY})(?:在[^,。;\n]{{2,24}})?{_BY_WHOM}(?:签订|签署|订立)")
_ALONE = re.compile(rf"(?m)^(?:(?:签署|签订|签字|盖章)?(?:日期|时间):?)?(?P<value>{DAY})(?={DAY}|$|日期)")
ALONE = rf"(?m)^(?:(?:[一-鿿]{{2,4}})?(?:日期|时间):?)?(?P<value>{DAY})$"
"""A day alone on its line, in figures or numerals, as letters have it under the name of the writer."""


def signed_on(sheet: Sheet, flat: FlatText, labels: Sequence[str]) -> Field | None:
    """The day of signing: by these labels, by a sentence, or the last of the days under the signatures.

    Where the parties signed on different days the agreement is made on the last of them.
    """
    labelled = date_field(sheet.find(*labels, lines=1, accept=lambda text: bool(find_dates(text))))
    if labelled is not None:
        return labelled
    sentence = date_field(flat.find(_SENTENCE, group="value"))
    if sentence is not None:
        return sentence
    told = prose.stated(prose.flat_prose(sheet.pages), signing)
    if told is not None:
        return told
    return _last_of(_under_signatures(flat)) or _last_of(
        sheet.find_all("日期", lines=1, accept=lambda text: bool(find_dates(text)))
    )


def _under_signatures(flat: FlatText) -> list[Found]:
    """Days alone on their lines, after the last words of the text."""
    return flat.find_all(_ALONE, group="value")


def _last_of(found: Sequence[Found]) -> Field | None:
    dated = [(find_dates(one.text)[-1][0], one) for one in found if find_dates(one.text)]
    if not dated:
        return None
    days = {day for day, _ in dated}
    place = max(dated, key=lambda pair: pair[0])[1]
    sure = 0.95 if len(days) == 1 else 0.8
    return date_field(replace(place, confidence=round(place.confidence * sure, 4), trust=1.0))


def lone_day(page: Page, top: float = 0.5) -> Field | None:
    """The day under the name of the office that signs: the lowest date alone on its line, with no label beside it.

    Only what stands below ``top`` (fraction of the height) counts.
    """
    for line in sorted(page.lines, key=lambda line: -line.box[1]):
        flat = flat_text([page.model_copy(update={"lines": (line,)})])
        dates = find_dates(flat.text)
        alone = len(dates) == 1 and dates[0][2] - dates[0][1] == len(flat.text)
        if alone and line.box[1] >= top and not _has_left(line, page):
            return field_of(flat.found(*dates[0][1:]), dates[0][0], note="unlabelled", trust=0.85)
    return None


def _has_left(line: Line, page: Page) -> bool:
    """Whether words stand close to the left on the same height: the day is then theirs."""
    return any(
        overlap(other.box, line.box, 1) > 0.5 and 0 <= line.box[0] - other.box[2] < 0.2 and len(other.text) > 1
        for other in page.lines
        if other is not line
    )
