"""The lines of an invoice: which word stands in which column, and which rows make one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pydantic import JsonValue

from dossier.extraction.field_values import field_of
from dossier.extraction.grid import Char, Grid, Label, Row, box_of, text_of
from dossier.extraction.invoices.head import Zones
from dossier.extraction.lines import glue, overlap
from dossier.extraction.structured.invoice_data import item_of
from dossier.models.document import Field
from dossier.models.values import parse_money

_HEADS = {
    "name": r"货物或应税劳务、?(?:服务)?名?称?|项目名称",
    "model": "规格型号",
    "unit": "单位",
    "quantity": "数量",
    "unit_price": "单价",
    "amount": "金额",
    "tax_rate": r"税率/?征收率|税率|征收率",
    "tax": "税额",
}
COLUMNS = tuple(_HEADS)
"""The columns of an invoice in the order in which they are printed."""
_OF_GOODS = ("model", "unit", "quantity", "unit_price")
_USUAL = {
    "name": 0.14,
    "model": 0.335,
    "unit": 0.42,
    "quantity": 0.49,
    "unit_price": 0.59,
    "amount": 0.71,
    "tax_rate": 0.81,
    "tax": 0.91,
}
"""Middles of the columns on the common form, for heads that were not read."""
_NUMBER = re.compile(r"[-−]?[¥￥]?\d[\d,，]*(?:\.\d+)?")
_MONEY = re.compile(r"[-−]?[¥￥]?[-−]?\d[\d,，]*[.,]\d{2}")
_RATE = re.compile(r"\d{1,2}(?:\.\d)?%|免税|不征税|零税率|出口零税率|\*{1,3}")
_REFERS = re.compile(r"详?见.{0,6}清单")
_MOST_PIECES = 10
"""Pieces below which a number is one digit, which OCR may overlook; a longer number it does not."""
_CATEGORY = re.compile(r"\*[^*]{2,12}\*")
"""The tax category that every line's name begins with: it opens a line, though its amount stand lower."""
_MODEL_BEHIND_NAME = re.compile(r"(?<=[一-龥])(?=[A-Z0-9-]*\d)[A-Z][A-Za-z0-9./-]{2,}$")


@dataclass
class _Item:
    """Words by column, in rows."""

    words: dict[str, list[list[Char]]] = field(default_factory=dict)

    def add(self, column: str, word: list[Char]) -> None:
        self.words.setdefault(column, []).append(word)

    def text(self, column: str) -> str:
        return glue([text_of(word) for word in self.words.get(column, [])])

    def chars(self) -> list[Char]:
        return [char for words in self.words.values() for word in words for char in word]


def item_fields(grids: Sequence[tuple[Grid, Zones]]) -> dict[str, Field]:
    """``items`` over all pages of the invoice; none where the table has no line with an amount."""
    lines = _lines(grids)
    if not lines:
        return {}
    items = [_with_quantity(item_of({column: item.text(column) for column in _HEADS})) for _, item in lines]
    grid = lines[0][0]
    first = [char for place, item in lines if place is grid for char in item.chars()]
    found = grid.find(first, 0.97)
    return {
        "items": field_of(
            found, [dict[str, JsonValue](item) for item in items], trust=1.0 if _plausible(items) else 0.8
        )
    }


def placed_items(grids: Sequence[tuple[Grid, Zones]]) -> list[tuple[Grid, dict[str, list[Char]]]]:
    """For every line its page and, by column, the characters that stand there."""
    return [
        (grid, {column: [char for word in words for char in word] for column, words in item.words.items()})
        for grid, item in _lines(grids)
    ]


def _lines(grids: Sequence[tuple[Grid, Zones]]) -> list[tuple[Grid, _Item]]:
    """All lines; those of the list of goods in place of the one that refers to it, where the list is there."""
    lines = [(grid, item) for grid, zones in grids for item in _items(grid, zones)]
    own = [(grid, item) for grid, item in lines if not _REFERS.search(item.text("name"))]
    return own or lines


def _with_quantity(item: dict[str, str]) -> dict[str, str]:
    """The item with the number of pieces that price and amount prove: a lone digit is easily overlooked by OCR."""
    if item["quantity"] or not item["unit_price"] or not item["amount"]:
        return item
    try:
        price, amount = Decimal(item["unit_price"].replace(",", "")), Decimal(item["amount"])
    except InvalidOperation:
        return item
    whole = price > 0 and amount % price == 0 and 1 <= amount / price < _MOST_PIECES
    return item | {"quantity": f"{amount / price:f}"} if whole else item


def net_of(items: Sequence[object]) -> Decimal | None:
    """Sum of the lines' amounts, None where one has none."""
    amounts = [item.get("amount", "") for item in items if isinstance(item, dict)]
    return sum((Decimal(amount) for amount in amounts), Decimal(0)) if amounts and all(amounts) else None


def _items(grid: Grid, zones: Zones) -> list[_Item]:
    columns = _columns(grid, zones)
    items: list[_Item] = []
    early: list[tuple[str, list[Char]]] = []
    edge = _name_edge(grid, zones)
    for row in _rows(_words(grid, zones, columns["tax"][1])):
        placed = [(_of_services(column, word, edge), word) for column, word in _placed(row, columns, grid.em)]
        opens = any(column == "name" and _CATEGORY.match(text_of(word)) for column, word in placed)
        begun = bool(items) and "amount" not in items[-1].words
        if opens or (any(column == "amount" for column, _ in placed) and not begun):
            items.append(_Item())
            placed, early = [*early, *placed], []
        elif not items:
            early.extend(placed)
            continue
        for column, word in placed:
            items[-1].add(column, word)
    return items


def _name_edge(grid: Grid, zones: Zones) -> float | None:
    """Where the names' column ends on an invoice for services of a special kind (building, transport, rent).

    These have columns of their own in place of model, unit, quantity and price; None where any of those is there.
    """

    def heads(column: str) -> list[Label]:
        labels = grid.labels(_HEADS[column])
        return [label for label in labels if zones.table - 0.02 < label.box[1] < zones.table_end]

    if any(heads(column) for column in _OF_GOODS) or not heads("name"):
        return None
    name = heads("name")[0].box
    others = [word[0].box[0] for word in grid.words(name[1] - 0.005, name[3] + 0.005) if word[0].box[0] > name[2]]
    return (name[2] + min(others)) / 2 if others else None


def _of_services(column: str, word: Row, edge: float | None) -> str:
    """The column of a word where the columns of goods are others: the name's, or none that is known."""
    if edge is None or column not in ("name", *_OF_GOODS):
        return column
    return "name" if word[0].box[0] < edge else "other"


def _words(grid: Grid, zones: Zones, edge: float) -> list[list[Char]]:
    """Words of the lines of goods; letters right of the tax are the margin's note on the copy."""
    words = grid.words(zones.table_end, zones.lines_end, down=True)
    return [word for word in words if len(word) > 1 or word[0].box[0] < edge or word[0].text in "*0123456789"]


def _columns(grid: Grid, zones: Zones) -> dict[str, tuple[float, float]]:
    """Left and right edge of every column's head; a narrow one at the usual place for those not read."""
    columns: dict[str, tuple[float, float]] = {}
    for column, pattern in _HEADS.items():
        near = [label for label in grid.labels(pattern) if zones.table - 0.02 < label.box[1] < zones.table_end]
        box = near[0].box if near else None
        columns[column] = (box[0], box[2]) if box else (_USUAL[column] - 0.02, _USUAL[column] + 0.02)
    return columns | {"model": (_model_edge(grid, zones, columns), columns["model"][1])}


def _model_edge(grid: Grid, zones: Zones, columns: dict[str, tuple[float, float]]) -> float:
    """Where the model's column starts: its heads stand in the middle, so the name's column ends as far right of its
    head as its words start left of it."""
    starts = [word[0].box[0] for word in grid.words(zones.table_end, zones.lines_end)]
    left, right = columns["name"]
    if not starts or min(starts) > left:
        return columns["model"][0]
    return min(max(left + right - min(starts), right), columns["model"][0])


def _rows(words: list[list[Char]]) -> list[list[list[Char]]]:
    rows: list[list[list[Char]]] = []
    for word in sorted(words, key=lambda word: sum(_middle(word))):
        box = box_of(word)
        if rows and overlap(box_of([char for other in rows[-1] for char in other]), box, 1) > 0.5:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word[0].box[0]) for row in rows]


def _middle(word: Row) -> tuple[float, float]:
    box = box_of(word)
    return (box[1], box[3])


def _placed(row: list[list[Char]], columns: dict[str, tuple[float, float]], em: float) -> list[tuple[str, list[Char]]]:
    """Each word of a row with its column: amounts by the rate beside them, the others by their place."""
    words = [part for word in row for part in _cut(word, columns, em)]
    placed: list[tuple[str, list[Char]]] = []
    for word in words:
        column = _column_of(word, columns, em)
        taken = {name for name, _ in placed}
        if column == "unit_price" and "unit_price" in taken and "quantity" not in taken:
            placed = [("quantity" if name == "unit_price" else name, other) for name, other in placed]
        placed.append((column, word))
    return placed


def _cut(word: list[Char], columns: dict[str, tuple[float, float]], em: float) -> list[list[Char]]:
    """Parts what OCR glued together over the border of two columns: unit and number (``台1``), name and model."""
    text = text_of(word)
    match = re.fullmatch(r"([一-龥]{1,2})(\d+(?:\.\d+)?)", text)
    if match and word[0].box[0] > columns["model"][1] and word[0].box[0] < columns["unit_price"][1]:
        return [word[: match.end(1)], word[match.end(1) :]]
    model = _MODEL_BEHIND_NAME.search(text)
    if model and word[0].box[0] < columns["name"][1] and word[model.start()].box[0] > columns["model"][0] - 3 * em:
        return [word[: model.start()], word[model.start() :]]
    return [word]


def _column_of(word: list[Char], columns: dict[str, tuple[float, float]], em: float) -> str:
    text, box = text_of(word), box_of(word)
    left, right = box[0], box[2]
    if _RATE.fullmatch(text) and left < columns["tax"][0]:
        return "tax_rate" if right > columns["amount"][1] else "amount"
    if right >= columns["tax"][0] - em and left > columns["tax_rate"][0]:
        return "tax"
    if _NUMBER.fullmatch(text):
        return _number_column(text, left, right, columns, em)
    if (left + right) / 2 < columns["model"][0]:
        return "name"
    if left < columns["unit"][0] - em:
        return "model"
    return "unit" if left < columns["quantity"][1] else "other"


def _number_column(text: str, left: float, right: float, columns: dict[str, tuple[float, float]], em: float) -> str:
    """Numbers are set to the right of their columns, so the right edge decides."""
    if left < columns["unit"][0] - 2 * em and right < columns["quantity"][0]:
        return "model" if left > columns["name"][1] else "name"
    if _MONEY.fullmatch(text) and right > columns["amount"][0] and left > columns["unit_price"][0]:
        return "amount"
    if right > columns["unit_price"][0] + em * 0.2:
        return "amount" if left > columns["unit_price"][1] + em else "unit_price"
    return "quantity"


def _plausible(items: Sequence[dict[str, str]]) -> bool:
    """Whether quantity times price makes the amount in every line that has all three."""
    for item in items:
        try:
            quantity, price = Decimal(item["quantity"].replace(",", "")), Decimal(item["unit_price"].replace(",", ""))
        except InvalidOperation:
            continue
        if item["amount"] and abs(quantity * price - Decimal(item["amount"])) > Decimal("0.02"):
            return False
    return all(item["amount"] and item["name"] for item in items) and bool(parse_money(items[0]["amount"]))
