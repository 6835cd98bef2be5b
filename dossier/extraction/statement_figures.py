"""Main figures of a company's year: totals of the balance sheet, revenue and net profit of the income statement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from dossier.extraction.field_values import field_of
from dossier.extraction.statements import Amount, Statement
from dossier.models.document import Field
from dossier.models.page import Page

_EQUITY = r"(?:所有者权益|股东权益|净资产)(?:\(或?(?:股东|所有者)权益\))?(?:合计|总计|总额)"
_ROWS: dict[str, tuple[str, ...]] = {
    "total_assets": ("资产负债表", r"资产(?:总计|总额|合计)(?!额)"),
    "total_liabilities": ("资产负债表", r"负债(?:合计|总计|总额)"),
    "total_equity": ("资产负债表", _EQUITY),
    "revenue": ("利润表|损益表", r"(?:营业收入|主营业务收入)", r"营业总收入"),
    "net_profit": ("利润表|损益表", r"净利润"),
}
"""Figure to the title of its statement and its rows, the preferred one first."""


SUMS_DIFFER = "sums_differ"
"""Note of an amount that stands under the year's own head and yet does not add up with the others."""


def figures(pages: Sequence[Page], year: str | None) -> dict[str, Field]:
    """Main figures of the year, each from the first statement that gives it (of two, that of the group)."""
    found: dict[str, Amount] = {}
    for page in pages:
        text = "".join(page.text.split())
        wanted = {name: rows for name, (title, *rows) in _ROWS.items() if name not in found and re.search(title, text)}
        if wanted and re.search(r"\d[,，.]\d{2}", text):
            statement = Statement(page, year)
            for name, rows in wanted.items():
                amount = next((one for row in rows if (one := statement.amount(row))), None)
                if amount:
                    found[name] = amount
    trust = _balance(found)
    return {
        name: field_of(
            one.found,
            one.value,
            note=SUMS_DIFFER if name in trust and one.sure else None,
            trust=(1.0 if one.sure else 0.85) * trust.get(name, 1.0),
        )
        for name, one in found.items()
    }


def _balance(found: Mapping[str, Amount]) -> dict[str, float]:
    """Assets are liabilities plus equity; where they are not, one of the three may be misread."""
    names = ("total_assets", "total_liabilities", "total_equity")
    if any(name not in found for name in names):
        return {}
    assets, liabilities, equity = (Decimal(found[name].value) for name in names)
    return {} if assets == liabilities + equity else dict.fromkeys(names, 0.75)
