"""What a page says of its own place: 第 2 页 共 5 页, Page 2 of 5, 2/5 in the margin."""

from __future__ import annotations

import re

from dossier.extraction.lines import FlatText, flat_text
from dossier.models.page import Page, Trace

PAGE_LABEL = "page_label"
"""Kind of the trace of a page's own count; data ``{"page": n, "of": m}``, m is 0 where no total is printed."""

_N = r"(?P<page>\d{1,3}|[一二三四五六七八九十]{1,3})"
_OF = r"(?P<of>\d{1,3}|[一二三四五六七八九十]{1,3})"
_LABELS = (
    re.compile(rf"第{_N}页[,/;(|、。.]{{0,2}}(?:共|总|合计|总共){_OF}页"),
    re.compile(rf"(?:共|总|总共){_OF}页[,/;(|、。.]{{0,2}}第{_N}页"),
    re.compile(r"[Pp](?:age|AGE)[:.]?(?P<page>\d{1,3})[,(]?(?:of|OF|/)(?:[Pp]ages?:?)?(?P<of>\d{1,3})"),
    re.compile(r"^(?:第|页[码次][:.]?|[Pp]\.?)(?P<page>\d{1,3})[/|](?P<of>\d{1,3})页?$", re.MULTILINE),
    re.compile(r"^(?P<page>\d{1,3})of(?P<of>\d{1,3})$", re.MULTILINE),
    re.compile(rf"^第{_N}页(?P<of>)$", re.MULTILINE),
)
_BARE = re.compile(r"^[-—]?(?P<page>\d{1,3})/(?P<of>\d{1,3})[-—]?$", re.MULTILINE)
"""Two numbers are a count only where they stand in the margin."""
_MARGIN = 0.08
_DIGITS = {numeral: n for n, numeral in enumerate("一二三四五六七八九", 1)}


def page_label(page: Page) -> Trace | None:
    """The page's own count, the plainest where it bears several; None where it bears none."""
    return next(iter(page_labels(page)), None)


def page_labels(page: Page) -> list[Trace]:
    """All counts on a page, the plainest first: a bound dossier may count its pages beside the paper's own count."""
    flat = flat_text([page], "\n")
    found = [trace for pattern in _LABELS for trace in _matches(page, flat, pattern)]
    found += [t for t in _matches(page, flat, _BARE) if t.box and not _MARGIN < (t.box[1] + t.box[3]) / 2 < 1 - _MARGIN]
    unique: dict[tuple[int, int], Trace] = {}
    for trace in found:
        unique.setdefault((trace.data["page"], trace.data["of"]), trace)
    return list(unique.values())


def _matches(page: Page, flat: FlatText, pattern: re.Pattern[str]) -> list[Trace]:
    out = []
    for match, found in flat.finditer(pattern):
        number, total = _number(match["page"]), _number(match["of"])
        if number >= 1 and (total == 0 or number <= total):
            data = {"page": number, "of": total}
            out.append(Trace(kind=PAGE_LABEL, page=page.number, box=found.box, text=found.text, data=data))
    return out


def _number(text: str) -> int:
    """Digits or Chinese numerals up to 99; 0 where it is neither.

    >>> [_number(text) for text in ("12", "五", "十", "二十三", "")]
    [12, 5, 10, 23, 0]
    """
    if not text or text.isdecimal():
        return int(text or 0)
    tens, ten, ones = text.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)
