"""Dates that OCR may have misread by one digit of the year: 3, 5 and 8, 0 and 6, 1 and 7 look alike in print.

Such a slip is read with full confidence, so that confidence alone does not keep a check from accusing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from dossier.checks.trust import for_review, trust
from dossier.models.base import Text, text
from dossier.models.document import Field
from dossier.models.finding import Outcome

_ALIKE = {"0": "6", "1": "7", "3": "58", "5": "38", "6": "0", "7": "1", "8": "35"}


def other_readings(day: date) -> Iterator[date]:
    """Dates whose year differs in one look-alike digit of the last two.

    >>> [str(other) for other in other_readings(date(2085, 7, 17))]
    ['2035-07-17', '2055-07-17', '2083-07-17', '2088-07-17']
    """
    year = f"{day.year:04d}"
    for at in (2, 3):
        for digit in _ALIKE.get(year[at], ""):
            other = day + relativedelta(year=int(year[:at] + digit + year[at + 1 :]))
            if other.day == day.day:  # no 29 February in that year
                yield other


def unless_year_misread(
    outcome: Outcome, field: Field | None, day: date, against: date, fits: Callable[[date], bool], latest: date
) -> Outcome:
    """The outcome; as ``review`` where OCR read the date and another reading of its year, up to ``latest``, fits.

    ``against`` is the date it contradicts; in the same year it is not the year that is at fault.
    """
    read = field is not None and field.source == "ocr" and day.year != against.year
    better = next((other for other in other_readings(day) if read and other <= latest and fits(other)), None)
    return for_review(outcome, _misread(day, better)) if better else outcome


def unless_far_ahead(outcome: Outcome, field: Field | None, day: date, applied: date) -> Outcome:
    """The outcome; as ``review`` where OCR read a day so long after the application that it must be a slip."""
    far = day > applied + relativedelta(years=trust().implausible_years)
    if not far or field is None or field.source != "ocr":
        return outcome
    return for_review(
        outcome,
        text(
            "识别出的年份 {year} 远晚于申报日，可能系误读，请对照原件核实。",
            "The year {year} that was read lies far ahead and is likely misread: compare with the original.",
            year=day.year,
        ),
    )


def last_end(applied: date) -> date:
    """No term printed on a paper ends later than this."""
    return applied + relativedelta(years=trust().longest_term_years)


def _misread(day: date, other: date) -> Text:
    return text(
        "年份由图像识别得来，{year} 也可能是 {other}，请对照原件核实。",
        "The year was read from an image and {year} may be {other}: compare with the original.",
        year=day.year,
        other=other.year,
    )
