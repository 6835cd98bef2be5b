"""Terms that the law sets, each with its source. What a policy may set otherwise is in the policy's file, not here."""

from __future__ import annotations

from datetime import date

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
