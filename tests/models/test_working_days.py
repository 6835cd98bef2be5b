"""Working days over Spring Festival and National Day, by the State Council's notices for 2024 to 2026."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from dossier.models import working_days
from dossier.models.working_days import CalendarError, is_working_day, working_day_after, working_days_between


@pytest.mark.parametrize(
    ("posted", "last"),
    [
        ("2025-06-09", "2025-06-16"),  # an ordinary Monday: the next Monday
        ("2025-01-24", "2025-02-07"),  # Spring Festival 28 Jan to 4 Feb; Sunday 26 Jan is a working day
        ("2025-02-05", "2025-02-11"),  # Saturday 8 Feb is a working day
        ("2025-09-26", "2025-10-10"),  # National Day and Mid-Autumn 1 to 8 Oct; Sunday 28 Sep is a working day
        ("2025-10-09", "2025-10-15"),  # Saturday 11 Oct is a working day
        ("2024-02-09", "2024-02-22"),  # Spring Festival 10 to 17 Feb; Sunday 18 Feb is a working day
        ("2024-09-30", "2024-10-12"),  # National Day 1 to 7 Oct; Saturday 12 Oct is a working day
        ("2026-02-13", "2026-02-27"),  # Spring Festival 15 to 23 Feb; Saturday 14 Feb is a working day
        ("2026-09-30", "2026-10-13"),  # National Day 1 to 7 Oct; Saturday 10 Oct is a working day
        ("2025-01-28", "2025-02-10"),  # posted on a holiday
    ],
)
def test_a_notice_of_five_working_days_ends(posted: str, last: str) -> None:
    day = date.fromisoformat(posted)
    assert working_day_after(day, 5) == date.fromisoformat(last)
    assert working_days_between(day, date.fromisoformat(last)) == 5


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-01-26", True),
        ("2025-01-25", False),
        ("2025-01-28", False),
        ("2025-02-08", True),
        ("2025-10-08", False),
        ("2025-10-11", True),
        ("2024-02-29", True),
    ],
)
def test_make_up_days_work_and_holidays_do_not(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


def test_a_term_beyond_the_calendar_is_an_error_that_names_the_year_and_its_cure() -> None:
    with pytest.raises(CalendarError) as error:
        working_day_after(date(2199, 12, 30), 5)
    assert "2199" in error.value.message.zh
    assert "2199" in error.value.message.en
    assert error.value.cure is not None


def test_a_term_that_only_ends_beyond_the_calendar_is_an_error_too() -> None:
    year = 2025
    while _known(year):
        year += 1
    with pytest.raises(CalendarError, match=str(year)):
        working_day_after(date(year - 1, 12, 29), 5)


def _known(year: int) -> bool:
    try:
        is_working_day(date(year, 1, 4))
    except CalendarError:
        return False
    return True


def test_the_last_day_itself_can_be_counted_and_nothing_before_the_start() -> None:
    assert working_days_between(date(2025, 6, 9), date(2025, 6, 9)) == 0
    assert working_days_between(date(2025, 6, 10), date(2025, 6, 9)) == 0
    assert working_day_after(date(2025, 6, 9), 1) == date(2025, 6, 10)


def test_a_term_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="0 working days"):
        working_day_after(date(2025, 6, 9), 0)


def test_examples() -> None:
    assert doctest.testmod(working_days).failed == 0
