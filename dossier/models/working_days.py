"""Working days in China: public holidays are off, make-up working days at weekends count.

The calendar is that of the State Council's yearly notices, as the library ``chinesecalendar`` carries it. The notice
for a year comes out in the autumn before; a term that runs into a year without one cannot be counted, and that is an
error and no guess.
"""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar

from dossier.models.base import text
from dossier.models.errors import DossierError


class CalendarError(DossierError):
    """A day lies in a year whose holidays are not known."""

    exit_code = 64


def is_working_day(day: date) -> bool:
    """Whether offices work on that day. Raises CalendarError where the year's holidays are not known."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as error:
        raise CalendarError(
            text(
                "没有 {year} 年的法定节假日安排，无法计算工作日。",
                "The public holidays of {year} are not known; working days cannot be counted.",
                year=day.year,
            ),
            text(
                "请在该年放假安排公布后更新日历数据（chinesecalendar），或人工填写截止日期。",
                "Update the calendar data (chinesecalendar) once that year's notice is out, or enter the day by hand.",
            ),
        ) from error


def working_day_after(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``; ``day`` itself is not counted (民法典 art. 201).

    A public notice of five working days that is posted on ``day`` ends with ``working_day_after(day, 5)``.
    Raises ValueError for a count below 1, CalendarError where the term leaves the years that are known.

    >>> working_day_after(date(2025, 1, 24), 5).isoformat()
    '2025-02-07'
    """
    if count < 1:
        raise ValueError(f"a term of {count} working days")
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days come after ``start`` up to and including ``end``; 0 where ``end`` is not later.

    Raises CalendarError where a day between them lies in a year that is not known.
    """
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
