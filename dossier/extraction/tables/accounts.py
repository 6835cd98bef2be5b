"""Balance sheet, income statement and cash flow as tables of item, current and former amount, in yuan.

Two sides of a sheet stand one below the other. Separate statements of a group and of its parent are separate tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dossier.extraction.grid import Grid, Label, text_of
from dossier.extraction.statements import Entry, Statement, year_of_statement
from dossier.extraction.tables.cells import EMPTY
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.table import Cell, Table, TableKind

TITLES: dict[TableKind, str] = {
    "balance_sheet": r"(?:合并|母公司|公司)?资产负债表",
    "income_statement": r"(?:合并|母公司|公司)?(?:利润|损益)(?:及利润分配)?表",
    "cash_flow": r"(?:合并|母公司|公司)?现金流量表",
}
COLUMNS = ("item", "current", "former")
_LEAST_ROWS = 3


def account_tables(pages: Sequence[Page], fields: Mapping[str, Field]) -> list[Table]:
    """The statements in page order; one that goes on (续) on the next page is one table."""
    year = fields["fiscal_year"].text if "fiscal_year" in fields else None
    tables: list[Table] = []
    for page in pages:
        if not re.search(r"\d[,，.]\d{2}", page.text):
            continue
        for table in _page_tables(page, year):
            last = tables[-1] if tables else None
            if last and (last.kind, last.title) == (table.kind, table.title) and last.pages[-1] == page.number - 1:
                tables[-1] = last.model_copy(
                    update={"rows": (*last.rows, *table.rows), "pages": (*last.pages, page.number)}
                )
            else:
                tables.append(table)
    return tables


def _page_tables(page: Page, year: str | None) -> list[Table]:
    grid = Grid(page)
    titles = _titles(grid)
    if not titles:
        return []
    statement = Statement(page, year or year_of_statement(page))
    entries = statement.entries()
    tables: list[Table] = []
    for i, (kind, label) in enumerate(titles):
        end = titles[i + 1][1].box[1] if i + 1 < len(titles) else 1.0
        rows = [_row(page, entry) for entry in entries if label.box[3] <= entry.item.box[1] < end]
        if sum(row[1] != EMPTY or row[2] != EMPTY for row in rows) >= _LEAST_ROWS:
            title = text_of(label.chars)
            tables.append(Table(kind=kind, title=title, header=("项目", *statement.heads()), columns=COLUMNS,
                                rows=tuple(rows), pages=(page.number,), unit=statement.unit_text))  # fmt: skip
    return tables


def _titles(grid: Grid) -> list[tuple[TableKind, Label]]:
    """Titles of statements: alone on their row but for 续 and brackets, from top to bottom."""
    found: list[tuple[TableKind, Label]] = []
    for kind, pattern in TITLES.items():
        for label in grid.labels(pattern):
            rest = text_of(label.rest[:6])
            alone = not text_of(label.before[-2:]) and re.match(r"$|\(|续|会|单位|编|20\d\d|金额", rest)
            if alone and not any(abs(label.box[1] - other.box[1]) < 0.01 for _, other in found):
                found.append((kind, label))
    return sorted(found, key=lambda one: one[1].box[1])


def _row(page: Page, entry: Entry) -> tuple[Cell, ...]:
    item = Cell(text=entry.item.text, page=page.number, box=entry.item.box, confidence=entry.item.confidence)
    cells = [item]
    for amount in (entry.current, entry.former):
        if amount is None:
            cells.append(EMPTY)
        else:
            found = amount.found
            cells.append(
                Cell(text=found.raw, page=page.number, box=found.box, confidence=found.confidence, amount=amount.value)
            )
    return tuple(cells)
