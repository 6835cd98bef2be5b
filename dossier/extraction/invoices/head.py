"""The head of an invoice: title, code, number, date, check code; and where head, table and totals lie on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dossier.extraction.field_values import REPAIRED, field_of
from dossier.extraction.grid import Char, Grid, Label, text_of, value_after
from dossier.extraction.structured.invoice_data import kind_without_region
from dossier.models.document import Field
from dossier.models.values import parse_date

_TITLES = (
    r"电子发票\([一-龥]{2,12}\)",
    r"[一-龥]{0,4}增值税(?:电子)?(?:专用|普通)发票(?:\([一-龥]{2,6}\))?",
    r"(?<![一-龥])[一-龥]{2,3}电子(?:专用|普通)发票",
    r"(?:机动车|二手车)销售统一发票",
    r"[一-龥]{2,6}(?:通用|定额|电子)[一-龥]{0,4}发票",
)
_TABLE_HEADS = r"规格型号|单位|数量|单价|金额|税率|征收率|税额"
_DOUBLED = re.compile(r"([一-龥])\1")
"""A letter seen in two neighbouring pieces of a title; no title has one twice in a row."""
_SLIPS = str.maketrans("OoDIl|", "000111")


@dataclass(frozen=True)
class Zones:
    """Heights (fractions of the page) that part the invoice: head of the table, row 合计, row 价税合计.

    ``lines_end`` is where the last line of goods ends: at 小计 on a page that has both, else at 合计.
    """

    table: float
    table_end: float
    sums: float
    total: float
    lines_end: float


def zones_of(grid: Grid) -> Zones:
    """Where the table starts and ends; a boundary that is not found lies at the usual place below the one before."""
    heads = grid.labels(_TABLE_HEADS)
    rows: dict[float, list[Label]] = {}
    for label in heads:
        key = next((y for y in rows if abs(y - label.box[1]) < 0.015), label.box[1])
        rows.setdefault(key, []).append(label)
    best = max(rows.values(), key=lambda row: len({label.match.group() for label in row}), default=[])
    table = min((label.box[1] for label in best), default=0.38) if len(best) >= 3 else 0.38
    end = max((label.box[3] for label in best), default=0.42) if len(best) >= 3 else 0.42
    totals = [label for label in grid.labels(r"价税合计|税合计\(大") if label.box[1] > end]
    total = totals[0].box[1] if totals else 0.75
    sums = [label for label in grid.labels(r"(?<!税)[合小]计(?!\()") if end <= label.box[1] < total - 0.005]
    sum_ = sums[-1].box[1] if sums else total - 0.05
    return Zones(table, end, sum_, total, sums[0].box[1] if sums else sum_)


def head_fields(grid: Grid, zones: Zones) -> dict[str, Field]:
    """Kind, code, number, date and check code, as far as they are printed above the table."""
    found = {
        "invoice_kind": _kind(grid, zones),
        "invoice_number": _number(grid, zones),
        "invoice_code": _code(grid, zones),
        "issue_date": _date(grid, zones),
        "check_code": _labelled(grid, zones, r"校验码:?", _digits(20, 20), 0.98),
    }
    return {name: field for name, field in found.items() if field is not None}


def _kind(grid: Grid, zones: Zones) -> Field | None:
    """The title in one line; else spread over a row, where the letters of the tax seal may stand between."""
    for pattern in _TITLES:
        whole = [label.chars for label in grid.labels(pattern, across=False)]
        spread = [label.chars for label in grid.labels(pattern)]
        for chars in [*whole, *spread]:
            if chars[0].box[1] < zones.table:
                printed = text_of(chars)
                title = _DOUBLED.sub(r"\1", printed)
                note = "repaired" if title != printed else None
                return field_of(grid.find(chars, 0.99), kind_without_region(title), note, REPAIRED if note else 1.0)
    return None


def _number(grid: Grid, zones: Zones) -> Field | None:
    """After its label; on paper invoices after ``No``. A number after 发票单号 or in the remarks is none."""
    labelled = _labelled(grid, zones, r"发票号码:?", _digits(20, 20, 8, 8), 0.99)
    if labelled:
        return labelled
    # the list of goods names the invoice it belongs to
    listed = _labelled(grid, zones, r"(?<![一-龥])号码:?", _digits(8, 8), 0.95)
    if listed:
        return listed
    # red seals and OCR make N°, Nº, № into many things
    return _labelled(grid, zones, r"(?<![A-Za-z])(?:No|N[o0°º]?|№)[.:]*(?=\d{8})", _digits(8, 8), 0.95)


def _code(grid: Grid, zones: Zones) -> Field | None:
    labelled = _labelled(grid, zones, r"发票代码:?", _digits(12, 12, 10, 10), 0.99)
    if labelled:
        return labelled
    for word in grid.words(0.0, min(zones.table, 0.25)):
        code = text_of(word)
        # paper invoices print the code bare at the top left
        if re.fullmatch(r"\d{10}|0\d{11}", code) and word[0].box[0] < 0.5:
            return field_of(grid.find(word, 0.9), code)
    return None


def _date(grid: Grid, zones: Zones) -> Field | None:
    for label in _above(grid, zones, r"(?:开票|填开|开具)日期:?"):
        value = value_after(label, gap=0.05)
        date = parse_date(text_of(value)[:14])
        if date:
            return field_of(grid.find(value, 0.99), date)
    for label in _above(grid, zones, r"\d{4}年\d{1,2}月\d{1,2}日"):
        date = parse_date(text_of(label.chars))
        if date:
            return field_of(grid.find(label.chars, 0.85), date)
    return None


def _above(grid: Grid, zones: Zones, pattern: str) -> Iterable[Label]:
    return (label for label in grid.labels(pattern) if label.box[1] < zones.table)


def _labelled(
    grid: Grid, zones: Zones, pattern: str, pick: Callable[[list[Char]], list[Char]], trust: float
) -> Field | None:
    for label in _above(grid, zones, pattern):
        chars = pick(value_after(label))
        if chars:
            printed = text_of(chars)
            repaired = printed.translate(_SLIPS)
            note = "repaired" if printed != repaired else None
            return field_of(grid.find(chars, trust), repaired, note, 0.8 if note else 1.0)
    return None


def _digits(*bounds: int) -> Callable[[list[Char]], list[Char]]:
    """Picks the leading digits when their number lies in one of the pairs of bounds."""
    spans = list(zip(bounds[::2], bounds[1::2], strict=True))

    def fits(length: int) -> bool:
        return any(low <= length <= high for low, high in spans)

    def pick(chars: list[Char]) -> list[Char]:
        length = 0
        while length < len(chars) and chars[length].text.translate(_SLIPS).isdigit():
            if length and fits(length) and _apart(chars[length - 1], chars[length]):
                break  # another number behind a space, such as the code printed small
            length += 1
        return chars[:length] if fits(length) else []

    return pick


def _apart(one: Char, other: Char) -> bool:
    """Whether a space stands between two characters of a row."""
    return one.at[0] is not other.at[0] or other.at[1] > one.at[1] + 1
