"""Terms that the law sets, each with its source. What a policy may set otherwise is in the policy's file, not here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

_DESIGN_TERM_CHANGED = date(2021, 6, 1)

TRADEMARK_TERM = relativedelta(years=10)
"""商标法 (2019) art. 39: ten years from registration; the end is the day before the anniversary."""
TRADEMARK_GRACE = relativedelta(months=6)
"""商标法 art. 40: renewal within six months after the term."""
LICENCE_TERM = relativedelta(years=5)
"""工业产品生产许可证管理条例 art. 25; for CCC certificates CNCA notice 2009 no. 42."""
FEE_GRACE = relativedelta(months=6)
"""专利法实施细则 (2023) art. 114: a yearly fee may be paid late with a surcharge within six months."""


def patent_term_end(patent_type: str, filed: date) -> date:
    """Last day of a patent's term, counted from filing (专利法 art. 42).

    Inventions 20 years, utility models 10, designs 15 years, 10 where filed before 1 June 2021. Compensation for delay
    can lengthen an invention's term; only the register shows it. Raises KeyError for an unknown type.
    """
    years = {"invention": 20, "utility_model": 10, "design": 15 if filed >= _DESIGN_TERM_CHANGED else 10}[patent_type]
    return filed + relativedelta(years=years)


def trademark_term_end(registered: date) -> date:
    """Last day of a registration's first term."""
    return registered + TRADEMARK_TERM - relativedelta(days=1)


_LEVY_RATES = frozenset(map(Decimal, ("0", "0.5", "1", "1.5", "2", "3", "4", "5")))
"""Zero rate, simplified levies and reductions over the years (增值税法 art. 10, 11; 财税〔2009〕9, 公告 2023-1)."""
_VAT_RATES = (
    (date(2019, 4, 1), ("13", "9", "6")),
    (date(2018, 5, 1), ("16", "10", "6")),
    (date(2017, 7, 1), ("17", "11", "6")),
    (date(2012, 1, 1), ("17", "13", "11", "6")),
)
"""First day and rates in per cent, newest first: 公告 2019-39, 财税〔2018〕32, 财税〔2017〕37, 财税〔2011〕110."""


def vat_rates(issued: date) -> frozenset[Decimal]:
    """Rates of value added tax in per cent that an invoice issued on a day may bear; empty before 2012."""
    standing = next((rates for first, rates in _VAT_RATES if issued >= first), ())
    return _LEVY_RATES | frozenset(map(Decimal, standing)) if standing else frozenset()


def was_vat_rate(rate: Decimal, issued: date) -> bool:
    """Whether a rate was in force at some time up to a day: a sale of that time may be invoiced late or corrected."""
    return any(rate in map(Decimal, rates) for first, rates in _VAT_RATES if first <= issued)
