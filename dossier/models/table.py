"""Tables of papers as rows and cells with their places: lines of an invoice, results of a test, financial statements.

What checks add up, they read here; what a cell means is told by ``columns``, so that no check parses a heading.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field as Constrained

from dossier.models.base import Box, Record, Text, text

TableKind = Literal["invoice_items", "test_results", "balance_sheet", "income_statement", "cash_flow"]

LABELS: dict[TableKind, Text] = {
    "invoice_items": text("发票明细", "Invoice lines"),
    "test_results": text("检验结果", "Test results"),
    "balance_sheet": text("资产负债表", "Balance sheet"),
    "income_statement": text("利润表", "Income statement"),
    "cash_flow": text("现金流量表", "Cash flow statement"),
}
"""What a table is called where its paper gives it no title."""
COLUMN_LABELS: dict[str, Text] = {
    "name": text("项目名称", "Item"),
    "model": text("规格型号", "Model"),
    "unit": text("单位", "Unit"),
    "quantity": text("数量", "Quantity"),
    "unit_price": text("单价", "Unit price"),
    "amount": text("金额", "Amount"),
    "tax_rate": text("税率", "Tax rate"),
    "tax": text("税额", "Tax"),
    "number": text("序号", "No."),
    "item": text("项目", "Item"),
    "requirement": text("要求", "Requirement"),
    "result": text("结果", "Result"),
    "judgement": text("判定", "Judgement"),
    "remark": text("备注", "Remark"),
    "current": text("本年（期末）", "This year"),
    "former": text("上年（期初）", "Year before"),
}
"""What the columns are called on screen, by their stable names."""


class Cell(Record):
    """One cell. ``amount`` is its number in yuan (decimal string) where it is one; ``box`` is None where unknown."""

    text: str = ""
    page: int = 0
    box: Box | None = None
    confidence: float = Constrained(default=1.0, ge=0, le=1)
    amount: str | None = None
    file: str | None = None
    """The file of the page, where it is not the first file of the document."""


class Table(Record):
    """A table of one paper, joined over its pages. Every row has as many cells as ``columns``.

    ``columns`` are stable names: ``name, model, unit, quantity, unit_price, amount, tax_rate, tax`` for invoices,
    ``number, item, unit, requirement, result, judgement, remark`` for test results, ``item, current, former`` for
    statements (two sides one below the other). ``header`` is what is printed over them.
    """

    kind: TableKind
    title: str = ""
    header: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    pages: tuple[int, ...] = ()
    unit: str = ""
    """Unit of the amounts as printed (元, 万元); amounts of cells are in yuan whatever it says."""

    @property
    def label(self) -> Text:
        """Its title as printed, else what it is."""
        return Text(zh=self.title, en=LABELS[self.kind].en) if self.title else LABELS[self.kind]

    def cell(self, row: int, column: str) -> Cell | None:
        """The cell of a row under a column's name; None where the table has no such column."""
        return self.rows[row][self.columns.index(column)] if column in self.columns else None

    def amount(self, row: int, column: str) -> Decimal | None:
        """The number of a cell, in yuan."""
        cell = self.cell(row, column)
        return Decimal(cell.amount) if cell is not None and cell.amount is not None else None
