"""Amounts of financial statements: the row of an item, the column of the year reported on, the unit of the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from dossier.extraction.field_values import REPAIRED
from dossier.extraction.grid import Char, Grid, Label, text_of
from dossier.extraction.lines import Found
from dossier.models.page import Page
from dossier.models.values import parse_money

_CURRENT = (
    r"本年累计(?:数|金额)?|期末(?:余额|数|金额)?|年末(?:余额|数)|本(?:期|年|年度)(?:金额|数|发生额|实际数?)?(?!累计)|"
    r"本期末|本年末"
)
_FORMER = (
    r"(?:期初|年初)(?:余额|数|金额)?|上(?:期|年|年度)(?:末|年末|期末)?(?:余额|金额|数|发生额|同期数?|实际数?)?|"
    r"本月(?:数|金额)"
)
_TOKEN = re.compile(r"[(（]?[-−]?[¥￥]?\d[\d,，.．]*[)）]?")
"""Digits and separators as far as they go: an amount is taken whole or not at all."""
_GROUPED = r"\d{1,3}(?:[,，]\d{3})+"
_WELL_FORMED = re.compile(rf"[(（]?[-−]?[¥￥]?(?:(?:{_GROUPED}|\d+)[.．]\d{{2}}|{_GROUPED})[)）]?")
_SEVERAL = re.compile(rf"{_GROUPED}[.．]\d{{2}}")
_CENTS = re.compile(r"[.,．，]?\d{2}")
_GLUED = 1.6
"""Gap in ems up to which a letter before a label makes it another item (流动资产合计); wider ones part columns."""
_SIDES = 0.25
_ITEM = (
    r"(?<![一-龥A-Za-z])(?:[(（]?[一二三四五六七八九十]{1,2}[)）、.]|\d{1,2}[.、])?"
    r"[一-龥][一-龥A-Za-z、,，()（）\"“”'‘’—\-:：]*"
)
_NO_ITEM = r"^(?:编制单位|单位|法定代表人|主管会计|会计机构|制表|企业负责人|金额单位|第.*页|会企|附注|行次|项目$|后附)"
_UNITS = (("万元", Decimal(10_000)), ("千元", Decimal(1000)), ("元", Decimal(1)))


@dataclass(frozen=True)
class Amount:
    """An amount in yuan (two decimals) and its place; ``sure`` says whether a column's head named the year."""

    found: Found
    value: str
    sure: bool


@dataclass(frozen=True)
class Entry:
    """One row of a statement: what it is about, its amounts of this year (or its end) and of the year before."""

    item: Found
    current: Amount | None
    former: Amount | None


class Statement:
    """A page that holds one or two statements."""

    def __init__(self, page: Page, year: str | None = None) -> None:
        self.grid = Grid(page)
        dated = rf"|{year}年(?:12月31日|度)?" if year else ""
        before = rf"|{int(year) - 1}年(?:12月31日|度)?" if year else ""
        self._current = self.grid.labels(_CURRENT + dated)
        self._former = self.grid.labels(_FORMER + before)
        self._parents = _parents(self.grid)
        self._unit, self.unit_text = _unit(self.grid)

    def amount(self, pattern: str) -> Amount | None:
        """The amount of the first row whose item fits the pattern, in the column of the year reported on."""
        for label in self.grid.labels(pattern):
            amounts = [] if "一" <= label.glued_to(_GLUED * self.grid.em) <= "龥" else self._amounts(label)
            if amounts:
                return self._chosen(amounts, label)
        return None

    def heads(self) -> tuple[str, str]:
        """What is printed over the columns of this year and of the year before; empty where nothing was read."""
        first = [text_of(heads[0].chars) if heads else "" for heads in (self._current, self._former)]
        return (first[0], first[1])

    def entries(self) -> list[Entry]:
        """All rows below the heads, from top to bottom, left side before right side."""
        top = min((label.box[1] for label in (*self._current, *self._former)), default=0.0)
        found = [self._entry(label) for label in self._items() if label.box[1] > top + 0.001]
        rows = [entry for entry in found if entry is not None]
        middle = _gutter([entry.item.box[0] for entry in rows])
        return sorted(rows, key=lambda entry: (entry.item.box[0] > middle, entry.item.box[1]))

    def _items(self) -> list[Label]:
        """Items: words that begin with Chinese and are not part of the word before."""
        labels = self.grid.within_lines(_ITEM)
        return [label for label in labels if not re.search(_NO_ITEM, text_of(label.chars))]

    def _entry(self, label: Label) -> Entry | None:
        found = self._amounts(label, dashes=True)
        if not found and not text_of(label.chars).endswith((":", "：")):
            return None
        by_head: dict[str, Found] = {}
        unnamed: list[Found] = []
        for one in found:
            head = self._head(one, label)
            if head is None:
                unnamed.append(one)
            else:
                by_head.setdefault(head, one)
        current = by_head.get("current") or next(iter(unnamed), None)
        sure = "current" in by_head
        return Entry(
            self.grid.find(label.chars), self._amount(current, sure), self._amount(by_head.get("former"), True)
        )

    def _amount(self, found: Found | None, sure: bool) -> Amount | None:
        if found is None:
            return None
        value = self._yuan(found.text) if re.search(r"\d", found.text) else "0.00"
        return Amount(found, value, sure) if value else None

    def _amounts(self, label: Label, dashes: bool = False) -> list[Found]:
        """Amounts on the label's row up to the next item (a sheet with two sides has two items in a row).

        ``dashes`` takes a lone dash for an amount of nought.
        """
        rest = list(label.rest)
        text = text_of(rest)
        end = re.search(r"[一-龥]{2,}", re.sub(r"[(（][^()（）]*[)）]", lambda match: "." * len(match.group()), text))
        stop = end.start() if end else len(text)
        parts = _parts(self.grid, rest[:stop])
        found: list[Found] = []
        for part, after in zip(parts, [*parts[1:], []], strict=False):
            if dashes and re.fullmatch("[-—－–]{1,2}", text_of(part)):
                found.append(self.grid.find(part, 0.9))
            for first, last in _amounts_in(text_of(part)):
                cut = last == len(part) and bool(_CENTS.fullmatch(text_of(after))) and "." not in text_of(part[first:])
                amount = part[first:last] + (after if cut else [])
                found.append(self.grid.find(amount, _trust(text_of(amount))))
        return found

    def _chosen(self, amounts: Sequence[Found], label: Label) -> Amount | None:
        current = [found for found in amounts if self._head(found, label) == "current"]
        unnamed = [found for found in amounts if self._head(found, label) is None]
        chosen = current or unnamed
        if not chosen:
            return None
        value = self._yuan(chosen[0].text)
        return Amount(chosen[0], value, bool(current)) if value else None

    def _head(self, found: Found, label: Label) -> str | None:
        """Which year the head above an amount names; None where none stands above it."""
        middle = (found.box[0] + found.box[2]) / 2
        heads = [("former", head) for head in self._former] + [("current", head) for head in self._current]
        above = [(name, head) for name, head in heads if head.box[3] <= label.box[1] + 0.002]
        above = [(name, head) for name, head in above if _reach(head) > abs(middle - (head.box[0] + head.box[2]) / 2)]
        if self._of_parent(middle, label):
            return "parent"
        if not above:
            return None
        return min(above, key=lambda one: abs(middle - (one[1].box[0] + one[1].box[2]) / 2))[0]

    def _of_parent(self, middle: float, label: Label) -> bool:
        """Whether the amount stands in the column of the parent company, on a sheet that has the group's as well."""
        above = [(name, head) for name, head in self._parents if head.box[3] <= label.box[1] + 0.002]
        if not above:
            return False
        return min(above, key=lambda one: abs(middle - (one[1].box[0] + one[1].box[2]) / 2))[0] == "parent"

    def _yuan(self, text: str) -> str | None:
        negative = text.startswith(("(", "（"))
        value = parse_money(text.strip("()（）").replace("−", "-"))
        if value is None:
            return None
        amount = Decimal(value) * self._unit
        return f"{-amount if negative else amount:.2f}"


def _amounts_in(text: str) -> list[tuple[int, int]]:
    """Where amounts stand in one part of a row, broken ones as well: they hold the place of their column.

    Figures without a separator are numbers of lines and notes.
    """
    places: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(text):
        several = [match.span() for match in _SEVERAL.finditer(token[0])]
        if (
            len(several) > 1
            and "".join(token[0][s:e] for s, e in several) == token[0]
            and parse_money(token[0]) is None
        ):
            places += [(token.start() + s, token.start() + e) for s, e in several]
        elif re.search(r"\d[,，.．]\d{2}", token[0]):
            places.append(token.span())
    return places


def _trust(text: str) -> float:
    """Trust in an amount by its separators; one mended by the grammar of amounts has less."""
    return 0.97 if _WELL_FORMED.fullmatch(text) else 0.97 * REPAIRED


def _reach(head: Label) -> float:
    return max((head.box[2] - head.box[0]) * 1.5, 0.08)


def _parts(grid: Grid, chars: Sequence[Char]) -> list[list[Char]]:
    """Characters parted where a gap of half an em shows that a column ends."""
    parts: list[list[Char]] = []
    for char in chars:
        if parts and char.box[0] - parts[-1][-1].box[2] <= grid.em / 2 and char.at[0] is parts[-1][-1].at[0]:
            parts[-1].append(char)
        else:
            parts.append([char])
    return parts


def _unit(grid: Grid) -> tuple[Decimal, str]:
    """Yuan in one of the sheet's units, and the unit's name."""
    for label in grid.labels(r"单位[::]?(?:人民币)?[亿万千百]?元|人民币[万千]?元"):
        printed = text_of(label.chars)
        return next(((factor, name) for name, factor in _UNITS if printed.endswith(name)), (Decimal(1), "元"))
    return Decimal(1), "元"


def _parents(grid: Grid) -> list[tuple[str, Label]]:
    """Heads of the columns of group and parent; none where the sheet does not have both."""
    group = [("group", label) for label in grid.labels("合并(?:数|金额)?") if _alone(grid, label)]
    parent = [("parent", label) for label in grid.labels("(?:母公司|公司)(?:数|金额)?") if _alone(grid, label)]
    parent = [one for one in parent if any(abs(one[1].box[1] - other.box[1]) < 0.01 for _, other in group)]
    return [*group, *parent] if group and parent else []


def _alone(grid: Grid, label: Label) -> bool:
    """Whether no other letter stands close to the label."""
    near = label.rest and label.rest[0].box[0] - label.chars[-1].box[2] <= grid.em * 0.6
    behind = label.rest[0].text if near else ""
    return not any("一" <= letter <= "龥" for letter in (behind, label.glued_to(grid.em * 0.6)))


def _gutter(lefts: Sequence[float]) -> float:
    """Where the right side of a sheet of two sides begins: the middle of the widest gap between items' left edges."""
    edges = sorted(lefts)
    gaps = [(b - a, (a + b) / 2) for a, b in pairwise(edges)]
    widest = max(gaps, default=(0.0, 1.0))
    return widest[1] if widest[0] > _SIDES else 1.0


def year_of_statement(page: Page) -> str | None:
    """The year of the statement's own date, where the paper does not say which year it is about."""
    match = re.search(r"(20\d{2})年(?:12月31日|度)", "".join(page.text.split()))
    return match.group(1) if match else None
