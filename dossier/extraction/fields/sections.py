"""Values of sections: under the heading 被保险人信息 the label is only 名称, and the heading says whose name it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dossier.extraction.labels import Hit
from dossier.extraction.layout import Found, Sheet, plain, run_of
from dossier.models.page import Line, Page

_NUMBER = r"(?:[一二三四五六七八九\d]+[、.]|\([一二三四\d]\))?"
_SECTION = re.compile(r"[一-鿿()、.\d]{2,14}?(?:信息|资料|情况|基本情况|栏|部分|标的|明细|约定|期间|责任)")
_INDENT = 0.02
"""Width of a page by which labels may stand to the left of their heading."""
NAMES = ("名称", "单位名称", "企业名称", "公司名称", "姓名/名称", "名称/姓名", "姓名", "全称", "户名", "账户名称")


def in_section(
    sheet: Sheet, heads: Sequence[str], labels: Sequence[str] = NAMES, accept: Callable[[str], bool] | None = None
) -> Found | None:
    """The value of the first of these labels that stands under one of these headings, above the next heading.

    ``heads`` are whose section it is (被保险人); 信息, 资料, 情况 and numbers before it may stand with it. The sheet's
    vocabulary must hold the labels.
    """
    whose = "|".join(map(re.escape, heads))
    wanted = re.compile(rf"{_NUMBER}(?:{whose})(?:的?(?:基本)?(?:信息|资料|情况|栏))?:?")
    for page in sheet.pages:
        lines = [(line, plain(run_of(page, line).text)) for line in page.lines]
        for line, text in lines:
            if wanted.fullmatch(text) and (found := _first_under(sheet, page, line, lines, labels, accept)):
                return found
    return None


def _first_under(
    sheet: Sheet,
    page: Page,
    head: Line,
    lines: Sequence[tuple[Line, str]],
    labels: Sequence[str],
    accept: Callable[[str], bool] | None,
) -> Found | None:
    bottom = min(
        (one.box[1] for one, text in lines if one.box[1] > head.box[3] and _SECTION.fullmatch(text)), default=1.0
    )
    left, right = _column(head, [line for line, _ in lines])
    hits = [
        hit
        for hit in sheet.hits(*labels)
        if hit.run.page.number == page.number and _within(hit, head, bottom) and left <= hit.box[0] < right
    ]
    for hit in sorted(hits, key=lambda hit: (round(hit.box[1], 2), hit.box[0])):
        found = sheet.value_of(hit, 2)
        if found is not None and (accept is None or accept(found.text)):
            return found.lowered(0.95)
    return None


def _column(head: Line, lines: Sequence[Line]) -> tuple[float, float]:
    """How far a heading's section reaches to the sides: to its neighbours on the same row, where it has any."""
    row = [one for one in lines if one is not head and one.box[1] < head.box[3] and head.box[1] < one.box[3]]
    before = any(one.box[2] <= head.box[0] for one in row)
    after = min((one.box[0] for one in row if one.box[0] >= head.box[2]), default=1.0)
    return (head.box[0] - _INDENT if before else 0.0), after


def _within(hit: Hit, head: Line, bottom: float) -> bool:
    return head.box[3] - 0.005 <= hit.box[1] < bottom
