"""Terms of years: the start is not counted, the corresponding day is the last one, February has its own ways."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.models.terms import half_year_of, term_end, yearly_after

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
YEARS = st.integers(1, 10)


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        ("2025-06-30", 2, "2027-06-30"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2023-02-28", 1, "2024-02-28"),
        ("2025-12-31", 3, "2028-12-31"),
    ],
)
def test_the_corresponding_day_is_the_last(start: str, years: int, end: str) -> None:
    assert term_end(date.fromisoformat(start), years).isoformat() == end


@given(DAYS, YEARS)
def test_a_term_ends_on_its_day_or_on_the_last_of_that_month(start: date, years: int) -> None:
    end = term_end(start, years)
    assert (end.year, end.month) == (start.year + years, start.month)
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(DAYS, YEARS, YEARS)
def test_terms_on_end_are_no_longer_than_one_of_both(start: date, first: int, second: int) -> None:
    whole = term_end(start, first + second)
    assert term_end(term_end(start, first), second) <= whole <= term_end(term_end(start, first), second + 1)


@given(DAYS, DAYS, st.integers(1, 3))
def test_the_next_return_is_the_first_one_after(start: date, day: date, first: int) -> None:
    found = yearly_after(start, day, first)
    known = [term_end(start, n) for n in range(first, 110)]
    assert found == next(one for one in known if one > day)


@given(DAYS)
def test_half_years_cover_each_day_once(day: date) -> None:
    start, end = half_year_of(day)
    assert start <= day <= end
    assert (start.day, start.month in (1, 7)) == (1, True)
    assert half_year_of(end + timedelta(days=1))[0] == end + timedelta(days=1)


def test_what_is_no_term() -> None:
    with pytest.raises(ValueError, match="0 years"):
        term_end(date(2025, 1, 1), 0)
    with pytest.raises(ValueError, match="5 months"):
        half_year_of(date(2025, 1, 1), 5)
