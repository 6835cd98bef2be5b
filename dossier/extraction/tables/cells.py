"""What stands in a ruled cell, and cells of tables made from characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from dossier.extraction.grid import Char, Grid, box_of, text_of
from dossier.extraction.lines import glue
from dossier.models.base import Box
from dossier.models.table import Cell

EMPTY = Cell()


def cell_of(grid: Grid, chars: Sequence[Char], amount: Decimal | str | None = None, text: str | None = None) -> Cell:
    """A cell with the characters' text (line by line, joined), place and trust."""
    if not chars:
        return EMPTY
    printed = glue([text_of(line) for line in _lines(chars)]) if text is None else text
    found = grid.find(chars)
    value = None if amount is None else f"{Decimal(amount):.2f}"
    return Cell(text=printed, page=grid.page.number, box=box_of(chars), confidence=found.confidence, amount=value)


def _lines(chars: Iterable[Char]) -> list[list[Char]]:
    lines: dict[int, list[Char]] = {}
    for char in chars:
        lines.setdefault(id(char.at[0]), []).append(char)
    return list(lines.values())


class CellText:
    """The ruled cells of a page with the characters whose middle lies in them; the smallest cell wins."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.cells = list(grid.page.cells)
        self._chars: dict[Box, list[Char]] = {}
        for chars in grid.lines():
            for char in chars:
                home = self._home(char)
                if home is not None:
                    self._chars.setdefault(home, []).append(char)

    def chars(self, cells: Iterable[Box]) -> list[Char]:
        """Characters of the cells, one cell after the other."""
        return [char for cell in cells for char in self._chars.get(cell, ())]

    def text(self, cell: Box) -> str:
        """The text of a cell, without spaces."""
        return text_of(self._chars.get(cell, ()))

    def covering(self, left: float, right: float, y: float) -> list[Box]:
        """Cells that share a third of their own or the asked width and hold the height, from left to right."""
        found = [cell for cell in self.cells if cell[1] <= y <= cell[3] and _shared(cell, left, right)]
        return sorted(found, key=lambda cell: cell[0])

    def _home(self, char: Char) -> Box | None:
        x, y = (char.box[0] + char.box[2]) / 2, (char.box[1] + char.box[3]) / 2
        holding = [cell for cell in self.cells if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]]
        return min(holding, key=lambda cell: (cell[2] - cell[0]) * (cell[3] - cell[1]), default=None)


def _shared(cell: Box, left: float, right: float) -> bool:
    shared = min(cell[2], right) - max(cell[0], left)
    return shared > 0.34 * min(cell[2] - cell[0], right - left)
