"""Sums inside a balance sheet: parts and totals as the rows of its table print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dossier.models.base import Text, text
from dossier.models.document import Document, Evidence
from dossier.models.table import Table

_TOTAL = r"(?:合计|总计|总额)"
_EQUITY = r"(?:所有者权益|股东权益|净资产)(?:\(或?(?:股东|所有者)权益\))?"
ROWS = {
    "current_assets": rf"流动资产{_TOTAL}",
    "fixed_assets": rf"非流动资产{_TOTAL}|长期资产{_TOTAL}",
    "assets": rf"资产{_TOTAL}",
    "current_debts": rf"流动负债{_TOTAL}",
    "long_debts": rf"(?:非流动|长期)负债{_TOTAL}",
    "debts": rf"负债{_TOTAL}",
    "equity": rf"{_EQUITY}{_TOTAL}",
    "right": rf"负债[和及与]{_EQUITY}{_TOTAL}",
}
"""Name of a total to the item of its row, without spaces and half-width."""

EQUATIONS = (
    (("current_assets", "fixed_assets"), "assets"),
    (("current_debts", "long_debts"), "debts"),
    (("debts", "equity"), "right"),
    (("assets",), "right"),
)
"""Parts that make a total; one is looked at where all of its rows were read."""

_COLUMNS = {"current": text("本年", "this year"), "former": text("上年", "the year before")}


class Fault(NamedTuple):
    """A sum that does not hold, where its amounts stand, and the least trust in any of them."""

    said: Text
    places: tuple[Evidence, ...]
    confidence: float


_PRINTED = {"万元": Decimal(100), "千元": Decimal(10)}
"""Yuan in the last place printed (two decimals), for units above the yuan."""


def rounding(report: Document, terms: int) -> Decimal:
    """By how much a sum of so many printed terms may be off where the statements count in thousands or more."""
    steps = [_PRINTED.get(table.unit, Decimal(0)) for table in report.tables if table.kind == "balance_sheet"]
    return max(steps, default=Decimal(0)) * terms / 2


def faults(report: Document, tolerance: Decimal) -> Iterator[Fault]:
    """Sums of the report's balance sheets that are off by more than the tolerance, in yuan, for either year."""
    for table in report.tables:
        if table.kind == "balance_sheet":
            rows = _rows(table)
            for column in _COLUMNS:
                for parts, total in EQUATIONS:
                    yield from _fault(report, table, rows, column, parts, total, tolerance)


def _rows(table: Table) -> dict[str, int]:
    """The rows of totals, each the first of its name."""
    found: dict[str, int] = {}
    for number, row in enumerate(table.rows):
        item = "".join(row[0].text.split()).replace("（", "(").replace("）", ")")
        name = next((name for name, pattern in ROWS.items() if re.fullmatch(rf"(?:{pattern})[:：]?", item)), None)
        if name:
            found.setdefault(name, number)
    return found


def _fault(
    report: Document, table: Table, rows: dict[str, int], column: str, parts: tuple[str, ...], total: str,
    tolerance: Decimal,
) -> Iterator[Fault]:  # fmt: skip
    names = (*parts, total)
    amounts = [table.amount(rows[name], column) if name in rows else None for name in names]
    known = [amount for amount in amounts if amount is not None]
    off = abs(sum(known[:-1]) - known[-1]) if len(known) == len(names) else Decimal(0)
    if off <= tolerance + _PRINTED.get(table.unit, Decimal(0)) * len(names) / 2:
        return
    shown = " + ".join(f"{table.rows[rows[name]][0].text} {amount}" for name, amount in zip(parts, known, strict=False))
    said = text(
        "{title}（{year}）：{parts} = {sum}，{total} 为 {printed}，相差 {gap}",
        "{title} ({year}): {parts} = {sum}, but {total} is {printed}; they differ by {gap}",
        title=table.title, year=_COLUMNS[column], parts=shown, sum=sum(known[:-1]),
        total=table.rows[rows[total]][0].text, printed=known[-1], gap=off,
    )  # fmt: skip
    cells = [cell for name in names if (cell := table.cell(rows[name], column)) is not None]
    places = tuple(Evidence(document=report.id, page=cell.page, box=cell.box, text=cell.text) for cell in cells)
    yield Fault(said, places, min(cell.confidence for cell in cells))
