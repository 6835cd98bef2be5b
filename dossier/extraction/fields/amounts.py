"""Amounts as contracts, policies and receipts print them: in figures, in words, or in both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from dossier.extraction.field_values import field_of
from dossier.extraction.layout import FlatText, Found
from dossier.extraction.lines import found_of, overlap, run_of
from dossier.models.document import APART, WORDS_DIFFER, Field
from dossier.models.page import Line, Page
from dossier.models.values import amount_in_words, parse_money

_WORDS = re.compile(r"[零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万亿元圆圓角分整正]{3,}")
_FIGURES = re.compile(
    r"(?P<mark>[¥￥]|RMB|CNY|人民币|小写\)?:?)?\s*(?P<number>\d[\d,，]*(?:\.\d{1,6})?)\s*(?P<unit>[万亿]?元)?"
)
_SUM_LIKE = re.compile(r"\d{3}|[.]\d\d|元")
_TEN_THOUSAND = Decimal(10_000)
_DIFFERENT = 0.6
"""What is left of the trust in an amount when its figures and its words differ."""


def in_words(text: str) -> Decimal | None:
    """The amount that the words of a text say; None where there are none or they are no amount."""
    amounts = [amount_in_words(match.group()) for match in _WORDS.finditer(text)]
    return next((amount for amount in amounts if amount is not None), None)


def in_figures(text: str) -> Decimal | None:
    """The amount in figures that looks most like money: marked or with a unit, then with cents or thousands."""
    best: tuple[int, Decimal] | None = None
    for match in _FIGURES.finditer(text):
        marked, unit, number = match["mark"] or "", match["unit"] or "", match["number"]
        weight = 3 * bool(marked) + 3 * bool(unit) + 2 * ("," in number or bool(re.search(r"\.\d\d$", number)))
        value = parse_money(f"{number}{unit or '元'}")
        if value is not None and weight and (best is None or weight > best[0]):
            best = (weight, Decimal(value))
    return best[1] if best else None


def amount_field(found: Found | None, in_ten_thousands: bool = False) -> Field | None:
    """The amount in yuan; figures and words together confirm each other, and a contradiction lowers the trust.

    ``in_ten_thousands`` says that the paper counts in 万元: figures without a unit of their own are then multiplied.
    """
    if found is None:
        return None
    in_ten_thousands = in_ten_thousands or found.unit == "万元"
    words, figures = in_words(found.text), in_figures(found.text)
    if figures is None and words is None:
        whole = parse_money(found.text)
        figures = Decimal(whole) if whole and (found.unit or in_ten_thousands or _SUM_LIKE.search(found.text)) else None
    if in_ten_thousands and figures is not None and "元" not in found.text and not re.search("[¥￥]", found.text):
        figures *= _TEN_THOUSAND
    value = figures if figures is not None else words
    if value is None:
        return None
    if figures is None or words is None:
        return field_of(found, f"{value:.2f}")
    if figures == words:
        return field_of(found.confirmed(), f"{figures:.2f}")
    return field_of(found, f"{figures:.2f}", note=WORDS_DIFFER, trust=_DIFFERENT)


_MARKED = re.compile(r"(?:[¥￥]|小写\)?:?|RMB|CNY|人民币)[_:]*(?P<value>\d[\d,]*\.\d{2})(?!\d)")


def marked_amount(run: FlatText) -> Field | None:
    """The one amount in figures that running text marks (¥, 小写), trusted where words say the same; ``run`` has no
    ends of lines. None where the text marks several amounts."""
    found = run.find_all(_MARKED, group="value")
    values = {parse_money(one.text) for one in found}
    if len(values) != 1:
        return None
    value = Decimal(str(values.pop()))
    said = {in_words(match.group()) for match in _WORDS.finditer(run.text)}
    return field_of(found[0], f"{value:.2f}", trust=0.97 if value in said else 0.85)


def against_words(field: Field | None, run: FlatText) -> Field | None:
    """The amount of a paper that has only one, held against the one amount that it says in words, wherever.

    Without words, or with several amounts in words, it stays as it is; ``run`` has no ends of lines.
    """
    found = [one for one in run.find_all(_WORDS) if in_words(one.text) is not None]
    spoken = {in_words(one.text) for one in found}
    value = parse_money(field.text) if field is not None else None
    if field is None or value is None or field.note or len(spoken) != 1 or Decimal(value) in spoken:
        return field
    raw = f"{field.raw}{APART}{found[0].raw}"
    lowered = round(field.confidence * _DIFFERENT, 4)
    return field.model_copy(update={"raw": raw, "confidence": lowered, "note": WORDS_DIFFER})


_SUMS = re.compile(
    r"(?:(?:合|总|共)计(?:金额|总额|价款)?|价税合计|总价|(?i:(?:grand)?total(?:amount|price)?))(?:\([^()]{1,10}\))?:?"
)
_CELL = re.compile(
    r"[¥￥]?\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?元?|[¥￥]?\d{4,12}(?:\.\d{1,2})?元?|[¥￥]?\d+\.\d{1,6}(?:万?元)?"
)
_HEAD = re.compile(r"金额|总价|合价|价税|小计|amount|total", re.IGNORECASE)


def row_total(pages: Sequence[Page]) -> Field | None:
    """The sum in the row 合计 of a table of goods: the rightmost amount; its column may count in 万元."""
    for page in pages:
        for line in page.lines:
            if not _SUMS.fullmatch("".join(run_of(page, line).text.split())):
                continue
            cells = [(one, "".join(run_of(page, one).text.split())) for one in _right_of(page, line)]
            sums = [(one, text) for one, text in cells if _CELL.fullmatch(text)]
            if sums:
                return _cell_amount(page, *max(sums, key=lambda cell: cell[0].box[0]))
    return None


def _right_of(page: Page, line: Line) -> list[Line]:
    return [
        one
        for one in page.lines
        if one is not line and one.box[0] >= line.box[2] and overlap(one.box, line.box, 1) > 0.5
    ]


def _cell_amount(page: Page, line: Line, text: str) -> Field | None:
    above = [one for one in page.lines if one.box[3] <= line.box[1] and overlap(one.box, line.box, 0) > 0.3]
    heads = ["".join(run_of(page, one).text.split()) for one in above]
    thousands = any(_HEAD.search(head) and "万元" in head for head in heads)
    run = run_of(page, line)
    return amount_field(found_of([(run, 0, len(run.text))], 0.88), thousands)
