"""Test results: 检验项目, 单位, 标准要求, 检验结果, 单项判定; ruled or only aligned, on one page or over several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dossier.extraction.grid import Char, Grid, Label, box_of, text_of
from dossier.extraction.lines import overlap
from dossier.extraction.tables.cells import EMPTY, CellText, cell_of
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.page import Page
from dossier.models.table import Cell, Table

HEADS: dict[str, str] = {
    "number": r"序号|编号|No\.?",
    "item": r"(?:检[验测查]|试验|测试)(?:项目|内容|参数)(?:名称)?|项目名称|参数名称|检验项目及(?:要求|单位)",
    "unit": r"(?:计量)?单位",
    "requirement": r"(?:标准|技术|规定|产品|指标|设计)(?:要求|值|规定|指标|限值)(?:值)?|"
    r"标准(?:技术)?要求|限值要求?|要求",
    "result": r"(?:检[验测查]|实测|测试|试验|检验检测)(?:结果|值|数据)|实测结果|结果",
    "judgement": r"单项(?:判定|评定|结论|评价|检验结论)(?:结果)?|本项结论|(?:结果)?判定(?:结果)?|符合性(?:判定)?|结论",
    "remark": r"备注",
}
"""Column to the words its head may bear; Latin letters and brackets beside them are a translation or a unit."""

_ENDS = re.compile(
    r"以下空白|以下无正文|^(?:检[验测]|试验)?结论|^备注|^注[:：]|^(?:批准|审核|主检|编制|签发)|第\d+页|^\*{3,}|^[—-]{3,}"
)
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]?")
_TOLERANCE = 0.006


class _Column(NamedTuple):
    """A column: its name, what is printed over it, and its left and right edge."""

    name: str
    head: str
    left: float
    right: float


class _Head(NamedTuple):
    """The head of a table on a page: its columns and lower edge."""

    columns: list[_Column]
    bottom: float


def result_tables(pages: Sequence[Page], fields: Mapping[str, Field]) -> list[Table]:
    """The tables of results in page order, those that go on from page to page as one."""
    tables: list[Table] = []
    before: _Head | None = None
    for page in pages:
        grid = Grid(page)
        head, rows = _ruled(grid, before) if page.cells else (None, [])
        if not rows:
            head, rows = _aligned(grid)
        if head is None or not rows:
            before = None
            continue
        columns = tuple(column.name for column in head.columns)
        if before is not None and tables and tables[-1].columns == columns:
            last = tables[-1]
            tables[-1] = last.model_copy(update={"rows": (*last.rows, *rows), "pages": (*last.pages, page.number)})
        else:
            header = tuple(column.head for column in head.columns)
            tables.append(Table(kind="test_results", header=header, columns=columns, rows=tuple(rows),
                                pages=(page.number,)))  # fmt: skip
        before = head
    return tables


def _name(text: str) -> str | None:
    """The column a head's text names, None for a text that is no head."""
    chinese = "".join(char for char in _IN_BRACKETS.sub("", text) if "一" <= char <= "龥")
    plain = chinese or text
    return next((name for name, words in HEADS.items() if re.fullmatch(words, plain)), None)


def _complete(names: Sequence[str]) -> bool:
    """Whether a row of heads is that of results: what was tested, what came out, and one more."""
    return {"item", "result"} <= set(names) and len(set(names)) >= 3


def _ruled(grid: Grid, before: _Head | None) -> tuple[_Head | None, list[tuple[Cell, ...]]]:
    """Head and rows of the page's ruled table; one without a head goes on from the page before."""
    cells = CellText(grid)
    head = _ruled_head(cells)
    if head is None and before is not None and _same_columns(cells, before):
        head = _Head(before.columns, min(cell[1] for cell in cells.cells))
    if head is None:
        return None, []
    return head, list(_ruled_rows(cells, head))


def _ruled_head(cells: CellText) -> _Head | None:
    rows: list[list[Box]] = []
    for cell in sorted(cells.cells, key=lambda cell: (cell[1], cell[0])):
        row = next((row for row in rows if abs(row[0][1] - cell[1]) < _TOLERANCE), None)
        rows.append([cell]) if row is None else row.append(cell)
    for row in rows:
        named = [(cell, _name(cells.text(cell))) for cell in row]
        if _complete([name for _, name in named if name]):
            columns = [_Column(name or "remark", cells.text(cell), cell[0], cell[2]) for cell, name in named]
            return _Head(_unique(sorted(columns, key=lambda one: one.left)), max(cell[3] for cell in row))
    return None


def _unique(columns: Sequence[_Column]) -> list[_Column]:
    """Columns of different names; a second one of a name is a remark or left out."""
    seen: set[str] = set()
    out: list[_Column] = []
    for column in columns:
        name = column.name if column.name not in seen else "remark"
        if name not in seen:
            seen.add(name)
            out.append(column._replace(name=name))
    return out


def _same_columns(cells: CellText, before: _Head) -> bool:
    """Whether the first rows of a page have the columns of the table before."""
    lefts = {round(cell[0], 2) for cell in cells.cells[: 3 * len(before.columns)]}
    return all(any(abs(column.left - left) < 0.015 for left in lefts) for column in before.columns)


def _ruled_rows(cells: CellText, head: _Head) -> Iterator[tuple[Cell, ...]]:
    """One row for every cell in the column of results; a cell that spans rows stands in each of them."""
    result = next(column for column in head.columns if column.name == "result")
    item = next(column for column in head.columns if column.name == "item")
    middle = (result.left + result.right) / 2
    leaves = [cell for cell in cells.cells if cell[0] <= middle <= cell[2] and cell[1] >= head.bottom - _TOLERANCE]
    for leaf in sorted(leaves, key=lambda cell: cell[1]):
        y = (leaf[1] + leaf[3]) / 2
        if leaf[0] <= (item.left + item.right) / 2 or not _named(cells, item, y):
            break  # one cell across the table: a conclusion or a note
        row = [cells.covering(column.left, column.right, y) for column in head.columns]
        yield tuple(cell_of(cells.grid, cells.chars(covering)) for covering in row)


def _named(cells: CellText, item: _Column, y: float) -> bool:
    text = "".join(cells.text(cell) for cell in cells.covering(item.left, item.right, y))
    return bool(text) and not _ENDS.search(text)


def _aligned(grid: Grid) -> tuple[_Head | None, list[tuple[Cell, ...]]]:
    """Head and rows of a table without rules: columns part where the rows leave white between the heads."""
    heads = _aligned_heads(grid)
    if heads is None:
        return None, []
    bottom = max(label.box[3] for _, label in heads)
    bands = list(_bands(grid, bottom))
    edges = _edges(heads, [word for band in bands for word in band])
    columns = [_Column(name, text_of(label.chars), left, right)
               for (name, label), (left, right) in zip(heads, pairwise(edges), strict=True)]  # fmt: skip
    rows = _gathered([[[char for word in band if _in(word, column) for char in word] for column in columns]
                      for band in bands], [column.name for column in columns])  # fmt: skip
    return _Head(columns, bottom), [tuple(cell_of(grid, part) if part else EMPTY for part in row) for row in rows]


_Parts = list[list[Char]]
"""Characters of one row by column."""


def _gathered(bands: Sequence[_Parts], names: Sequence[str]) -> list[_Parts]:
    """Rows that have an item and its result; other bands are further lines of the row that is nearest."""
    item, result = names.index("item"), names.index("result")
    whole = [i for i, band in enumerate(bands) if band[item] and band[result]]
    rows: dict[int, list[int]] = {i: [i] for i in whole}
    for i in range(len(bands)) if whole else ():
        if i not in rows:
            rows[min(whole, key=lambda other: (abs(_height(bands[other]) - _height(bands[i])), other))].append(i)
    return [
        [[char for i in sorted(lines) for char in bands[i][column]] for column in range(len(names))]
        for lines in rows.values()
    ]


def _height(band: _Parts) -> float:
    box = box_of([char for part in band for char in part])
    return (box[1] + box[3]) / 2


def _aligned_heads(grid: Grid) -> list[tuple[str, Label]] | None:
    """The first row of labels that is the head of a table of results."""
    found = [(name, label) for name, words in HEADS.items() for label in grid.labels(words) if _alone(grid, label)]
    for _, anchor in sorted((one for one in found if one[0] == "result"), key=lambda one: one[1].box[1]):
        row = [(name, label) for name, label in found if overlap(label.box, anchor.box, 1) > 0.4]
        single = dict(sorted(row, key=lambda one: len(one[1].chars)))
        if _complete(list(single)):
            return sorted(single.items(), key=lambda one: one[1].box[0])
    return None


def _alone(grid: Grid, label: Label) -> bool:
    """Whether the label is no part of a longer word."""
    after = label.rest and label.rest[0].box[0] - label.chars[-1].box[2] <= grid.em * 0.6
    return not label.glued_to(grid.em * 0.6).strip(":：") and not (after and "一" <= label.rest[0].text <= "龥")


def _bands(grid: Grid, top: float) -> Iterator[list[list[Char]]]:
    """Words below the head, row by row, up to the end of the table."""
    bands: list[list[list[Char]]] = []
    for word in sorted(grid.words(top, 1.0, down=True), key=lambda word: word[0].box[1] + word[0].box[3]):
        if bands and overlap(box_of([char for other in bands[-1] for char in other]), box_of(word), 1) > 0.5:
            bands[-1].append(word)
        else:
            bands.append([word])
    bottom = top
    for band in bands:
        band.sort(key=lambda word: word[0].box[0])
        box = box_of([char for word in band for char in word])
        if box[1] - bottom > 4 * grid.line_height or _ENDS.search("".join(text_of(word) for word in band)):
            return
        bottom = box[3]
        yield band


def _edges(heads: Sequence[tuple[str, Label]], words: Sequence[Sequence[Char]]) -> list[float]:
    """Edges between columns: the middle of the widest white strip between the middles of two heads."""
    boxes = [box_of(word) for word in words]
    edges = [0.0]
    for (_, one), (_, other) in pairwise(heads):
        low, high = (one.box[0] + one.box[2]) / 2, (other.box[0] + other.box[2]) / 2
        marks = sorted({low, high, *(x for box in boxes for x in (box[0], box[2]) if low < x < high)})
        free = [(b - a, (a + b) / 2) for a, b in pairwise(marks)
                if not any(box[0] < (a + b) / 2 < box[2] for box in boxes)]  # fmt: skip
        edges.append(max(free)[1] if free else (one.box[2] + other.box[0]) / 2)
    return [*edges, 1.0]


def _in(word: Sequence[Char], column: _Column) -> bool:
    return column.left <= (word[0].box[0] + word[-1].box[2]) / 2 < column.right
