"""Dates as Chinese papers print them, read into ISO 8601. No guess: an impossible or ambiguous date is None."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_NUMERALS = dict(zip("〇零○◯Oo０一二三四五六七八九壹贰叁肆伍陆柒捌玖lI|", "0000000123456789123456789111", strict=True))
_DIGIT = r"[0-9Oo]"
_LOOSE = r"[0-9OolI|]"
_CHINESE = r"[〇零○◯Oo0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_SMALL = r"[〇零○◯Oo0-9lI|一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]"

_WRITTEN = re.compile(
    rf"(?<![0-9])(?P<y>{_CHINESE}(?:\s?{_CHINESE}){{3}})\s*年\s*(?:/\s?Y)?\s*"
    rf"(?P<m>{_SMALL}(?:\s?{_SMALL}){{0,2}})\s*月\s*(?:/\s?M)?\s*"
    rf"(?P<d>{_SMALL}(?:\s?{_SMALL}){{0,2}})(?:\s*[日号曰]|(?![0-9]))"
)
"""2025年6月3日, 二〇二五年六月三日, with spaces anywhere, also 2025年/Y 6月/M 3日; 曰 is 日 as OCR likes to read it."""
_SEPARATED = re.compile(
    rf"(?:(?<![0-9A-Za-z])|(?<=[0-9 ]to))(?<![0-9A-Za-z][./-])"
    rf"(?P<y>[12Il]{_DIGIT}{{3}})[ ]?(?P<s>[-./])[ ]?(?P<m>{_LOOSE}{{1,2}})"
    rf"[ ]?(?P=s)[ ]?(?P<d>{_LOOSE}{{1,2}})"
    r"(?:(?=[Tt]?[0-9]{2}:[0-9]{2})|(?=[-~][12][0-9]{3}[-./])|(?![0-9A-Za-z])(?!(?P=s)[0-9]))"
)
_RANGE_TAIL = re.compile(
    r"(?<=[0-9][-~])(?P<y>[12][0-9]{3})(?P<s>[-./])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9])"
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_MONTH = (
    r"(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_MONTH_FIRST = re.compile(
    rf"(?i:(?<![a-z]){_MONTH}[ -]?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[ ]?[,.-]?[ ]?(?P<y>(?:19|20)[0-9]{{2}})(?![0-9]))"
)
_DAY_FIRST = re.compile(
    rf"(?i:(?<![0-9a-z])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[ ]?[-/.]?[ ]?{_MONTH}"
    r"[ ]?[,/-]?[ ]?(?P<y>(?:19|20)[0-9]{2})(?![0-9]))"
)
"""Apr 27, 2025 and 27-Apr-2025, as reports in two languages write it; spaces may be lost."""
_COMPACT = re.compile(r"\s*(?P<y>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})\s*")

_PATTERNS = (_WRITTEN, _SEPARATED, _RANGE_TAIL, _MONTH_FIRST, _DAY_FIRST)

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def narrow(text: str) -> str:
    """Full-width letters, digits and signs to half width, character by character, so that offsets stay."""
    forms = (unicodedata.normalize("NFKC", c) for c in text)
    return "".join(n if len(n) == 1 else c for c, n in zip(text, forms, strict=True)).translate(_DASHES)


def chinese_small_number(text: str) -> int | None:
    """A whole number up to 99 in digits or Chinese numerals (十二, 二十五, 廿一, 06); None where it is none."""
    text = re.sub(r"\s", "", text).replace("拾", "十").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.partition("十")
    if not ten:
        digits = "".join(_NUMERALS.get(c, c) for c in text)
        return int(digits) if digits.isdigit() and len(digits) <= 2 else None
    high, low = (_NUMERALS.get(c or empty) for c, empty in ((tens, "一"), (ones, "零")))
    return int(high) * 10 + int(low) if high and low else None


def _iso(match: re.Match[str]) -> str | None:
    year_digits = "".join(_NUMERALS.get(c, c) for c in re.sub(r"\s", "", match["y"]))
    month = _MONTHS.get(match["m"][:3].lower()) or chinese_small_number(match["m"])
    day = chinese_small_number(match["d"])
    if not year_digits.isdigit() or month is None or day is None:
        return None
    year = int(year_digits)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_dates(text: str) -> list[tuple[str, int, int]]:
    """Every possible date in a text as (ISO, start, end), left to right, offsets into the text as given.

    Eight digits without marks are no date here: in running text they are as often a number.
    """
    plain = narrow(text)
    matches = [m for pattern in _PATTERNS for m in pattern.finditer(plain)]
    found = {(m.start(), m.end()): iso for m in matches if (iso := _iso(m))}
    spans = sorted(found)
    return [(found[s], *s) for i, s in enumerate(spans) if i == 0 or s[0] >= spans[i - 1][1]]


def parse_date(text: str) -> str | None:
    """The one date that a text states, as ISO; None where there is none, an impossible one, or several."""
    if match := _COMPACT.fullmatch(narrow(text)):
        return _iso(match)
    days = {iso for iso, _, _ in find_dates(text)}
    return days.pop() if len(days) == 1 else None
