"""The totals of an invoice, in figures and in words, chosen and weighed by what must add up."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

from dossier.extraction.field_values import field_of
from dossier.extraction.grid import Char, Grid, Row, text_of, value_after
from dossier.extraction.invoices.head import Zones
from dossier.extraction.lines import Found
from dossier.models.document import Field
from dossier.models.values import amount_in_words, parse_money

AGREES, DIFFERS = 0.99, 0.6
"""Trust in an amount that others confirm, and what is left of the trust when they contradict it."""

_AMOUNT = re.compile(
    r"(?<![\d,，.])[-−]?[¥￥Y]?[-−]?(?:\d[\d,，.]*\.\d{2}|\d{1,3}(?:[,，.]\d{3})+[.,]\d{2}|(?<=[¥￥])\d[\d,，]*)"
    r"(?![\d,，.])"
)
"""An amount as far as its digits and separators go: of a broken one no part is an amount."""
_WORDS = re.compile(
    r"(?:\(?负数?\)?)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正貳參叄陸萬億圓一二三四五六七八九十百千]{2,}"
)


def total_fields(grid: Grid, zones: Zones) -> dict[str, Field]:
    """Net amount, tax, total, total in words and whether it is a red invoice.

    A tax printed as ``***`` is no tax of nought: the field stays out.
    """
    total = _total(grid, zones)
    net, tax = _sums(grid, zones, total)
    words = _words(grid, zones)
    spoken = amount_in_words(words.text) if words else None
    amounts = _weighed(net, tax, total, spoken)
    fields = {name: field_of(found, parse_money(found.text)) for name, found in amounts.items()}
    if words and spoken is not None:
        agrees = total is not None and _decimal(total) == spoken
        fields["total_in_words"] = field_of(words.lowered(AGREES if agrees else 0.8))
    red = _red(fields, words)
    return fields | ({"is_red": red} if red else {})


def _sums(grid: Grid, zones: Zones, total: Found | None) -> tuple[Found | None, Found | None]:
    """Net amount and tax of the row 合计, by the heads 金额 and 税额 above them; 小计 is of one page only."""
    if any(abs(label.box[1] - zones.sums) < 0.01 for label in grid.labels("小计")):
        return None, None
    height = grid.line_height
    words = grid.words(zones.sums - height * 0.5, min(zones.sums + height * 1.6, zones.total + 0.004))
    amounts = [found for word in _merged(grid, words) if (found := _amount(grid, word)) is not None]
    amounts = sorted((found for found in amounts if found != total), key=lambda found: found.box[0])
    split = _tax_column(grid, zones)
    nets = [found for found in amounts if found.box[0] < split]
    taxes = [found for found in amounts if found.box[0] >= split]
    # on a slanting page the rows above and below reach into this one: what adds up is the row
    for net, tax in product(nets, taxes) if total else ():
        if _confirmed(net, tax, total):
            return net, tax
    return (nets[-1] if nets else None), (taxes[-1] if taxes else None)


def _tax_column(grid: Grid, zones: Zones) -> float:
    """The left edge of the tax column: the rate's head; 0.83 of the page where no head was read."""
    near = [label for label in grid.labels(r"税率(?:/?征收率)?|征收率") if abs(label.box[1] - zones.table) < 0.03]
    if near:
        return (near[0].box[0] + near[0].box[2]) / 2
    heads = [label for label in grid.labels("税额") if abs(label.box[1] - zones.table) < 0.03]
    return heads[0].box[0] - 0.05 if heads else 0.83


def _merged(grid: Grid, words: list[list[Char]]) -> list[list[Char]]:
    """Puts a currency sign that stands alone before its figures."""
    out: list[list[Char]] = []
    for word in sorted(words, key=lambda word: word[0].box[0]):
        before = out[-1] if out else None
        if before and text_of(before).strip("-") in "¥￥Y" and word[0].box[0] - before[-1].box[2] < grid.em * 2:
            before.extend(word)
        else:
            out.append(list(word))
    return out


def _amount(grid: Grid, chars: Row) -> Found | None:
    text = text_of(chars)
    match = _AMOUNT.search(text)
    if not match or parse_money(match.group()) is None:
        return None
    return grid.find(chars[match.start() : match.end()], 0.97)


def _total(grid: Grid, zones: Zones) -> Found | None:
    """The figures after （小写）, else the last amount on the row of 价税合计."""
    for label in grid.labels(r"\(?小写\)?:?"):
        if abs(label.box[1] - zones.total) < 0.05:
            found = _amount(grid, value_after(label, first_gap=0.2))
            if found:
                return found
    row = grid.words(zones.total - 0.005, zones.total + grid.line_height * 1.5)
    found_all = [found for word in _merged(grid, row) if (found := _amount(grid, word)) is not None]
    return found_all[-1].lowered(0.9) if found_all else None


def _words(grid: Grid, zones: Zones) -> Found | None:
    best: Found | None = None
    for row in {id(row): row for row in grid.rows.values() if _near(row, zones)}.values():
        for match in _WORDS.finditer(text_of(row)):
            found = grid.find(row[match.start() : match.end()])
            if amount_in_words(found.text) is not None and (best is None or len(found.text) > len(best.text)):
                best = found
    return best


def _near(row: Row, zones: Zones) -> bool:
    return bool(row) and any(abs(char.box[1] - zones.total) < 0.025 for char in row)


def _weighed(net: Found | None, tax: Found | None, total: Found | None, spoken: Decimal | None) -> dict[str, Found]:
    """The amounts with the trust that the sum and the words give them; nothing is changed or added."""
    found = {"amount_excl_tax": net, "tax_amount": tax, "total_amount": total}
    given = {name: one for name, one in found.items() if one is not None}
    confirmed = _confirmed(net, tax, total)
    if confirmed is None and total is not None and spoken is not None:
        trust = AGREES if _decimal(total) == spoken else DIFFERS
        return {name: one.lowered(trust if name == "total_amount" else 0.95) for name, one in given.items()}
    if confirmed is False and total is not None and spoken == _decimal(total):
        return {name: one.lowered(AGREES if name == "total_amount" else DIFFERS) for name, one in given.items()}
    factor = {True: AGREES, False: DIFFERS, None: 0.95}[confirmed]
    return {name: one.lowered(factor) for name, one in given.items()}


def _confirmed(net: Found | None, tax: Found | None, total: Found | None) -> bool | None:
    """Whether net and tax make the total; None where that cannot be told."""
    if net is None or total is None:
        return None
    return _decimal(net) + (_decimal(tax) if tax else Decimal(0)) == _decimal(total)


def _decimal(found: Found) -> Decimal:
    return Decimal(parse_money(found.text) or "NaN")


def _red(fields: dict[str, Field], words: Found | None) -> Field | None:
    total = fields.get("total_amount") or fields.get("amount_excl_tax")
    if total is None:
        return None
    red = str(total.value).startswith("-") or bool(words and "负" in words.text)
    return total.model_copy(update={"value": red})
