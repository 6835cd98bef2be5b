"""The lines of an invoice as a table; of an e-invoice without a page, from its data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.extraction.grid import Char, Grid
from dossier.extraction.invoices.head import zones_of
from dossier.extraction.invoices.items import COLUMNS, placed_items
from dossier.extraction.structured.invoice_data import ITEM_KEYS
from dossier.extraction.tables.cells import cell_of
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.table import Cell, Table

HEADER = ("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率/征收率", "税额")
_AMOUNTS = ("unit_price", "amount", "tax")


def invoice_tables(pages: Sequence[Page], fields: Mapping[str, Field]) -> list[Table]:
    """One table of all lines, or none. Values are those of the field ``items``, places those of the print."""
    items = fields.get("items")
    values = [item for item in items.value if isinstance(item, dict)] if items and isinstance(items.value, list) else []
    if items is None or not values:
        return []
    grids = [(grid, zones_of(grid)) for grid in map(Grid, (page for page in pages if page.media != "xml"))]
    placed = placed_items(grids)
    rows: list[tuple[Cell, ...]] = []
    for i, item in enumerate(values):
        texts = {key: str(item.get(key) or "") for key in ITEM_KEYS}
        seen = placed[i] if len(placed) == len(values) else None
        rows.append(tuple(_cell(key, texts[key], seen, items) for key in COLUMNS))
    numbers = dict.fromkeys(cell.page for row in rows for cell in row if cell.page)
    return [Table(kind="invoice_items", title="货物或应税劳务、服务", header=HEADER, columns=COLUMNS, rows=tuple(rows),
                  pages=tuple(numbers), unit="元")]  # fmt: skip


def _cell(key: str, text: str, seen: tuple[Grid, Mapping[str, Sequence[Char]]] | None, items: Field) -> Cell:
    number = text.replace(",", "") if key in _AMOUNTS else ""
    amount = number if _is_number(number) and key != "unit_price" else None
    chars = seen[1].get(key, ()) if seen else ()
    if seen and chars:
        return cell_of(seen[0], chars, amount, text)
    page = items.page if text else 0
    return Cell(text=text, page=page, confidence=items.confidence, amount=amount)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()
