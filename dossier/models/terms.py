"""Terms that run for years: when they end, and when a yearly duty falls due.

The day on which a term starts is not counted (民法典 art. 201); a term of years ends on the day of the last month that
corresponds to it, and where that month has no such day, on its last day (art. 202). That the end moves behind a public
holiday (art. 203) is for acts that must be done within a term; a listing that holds and a ban that binds need nobody
to act and end on the day itself.

>>> term_end(date(2025, 6, 30), 2).isoformat()
'2027-06-30'
>>> term_end(date(2024, 2, 29), 3).isoformat()
'2027-02-28'
"""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta


def term_end(start: date, years: int) -> date:
    """The last day of a term of so many years from ``start``; the term still holds on that day.

    Raises ValueError for a term below one year.
    """
    if years < 1:
        raise ValueError(f"a term of {years} years")
    return start + relativedelta(years=years)


def yearly_after(start: date, day: date, first: int = 1) -> date:
    """The first return of ``start``, ``first`` years on or later, that comes after ``day``.

    Counted from ``start`` each time: a start on 29 February comes back on the 29th in leap years.

    >>> yearly_after(date(2024, 2, 29), date(2027, 3, 1)).isoformat()
    '2028-02-29'
    """
    years = max(first, day.year - start.year)
    return next(found for n in (years, years + 1) if (found := term_end(start, n)) > day)


def half_year_of(day: date, months: int = 6) -> tuple[date, date]:
    """First and last day of the reporting period that ``day`` lies in; ``months`` divides a year (6: half a year).

    >>> [day.isoformat() for day in half_year_of(date(2025, 8, 31))]
    ['2025-07-01', '2025-12-31']
    """
    if 12 % months:
        raise ValueError(f"periods of {months} months do not fit into a year")
    start = date(day.year, (day.month - 1) // months * months + 1, 1)
    return start, start + relativedelta(months=months, days=-1)
