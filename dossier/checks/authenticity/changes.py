"""Whether one text put in the place of another changes what a paper says."""

from __future__ import annotations

import re

_PAGE_NUMBER = re.compile(
    r"\d{1,3}|第?\d{1,4}页|第?\d{1,4}页?([/,，]|[/,，]?(共|of))\d{1,4}页?|Page\d+(of\d+)?", re.IGNORECASE
)
"""A bare number of four digits is none: it is a year, or the end of a longer number."""


def bare(shown: str) -> str:
    """The text without spaces."""
    return "".join(shown.split())


def says_something(shown: str) -> bool:
    """Whether a text says something by itself: two digits, or a few Chinese characters in a row."""
    return bool(re.search(r"\d\D*\d|[\u4e00-\u9fff]{4}", shown))


def digits_differ(one: str, other: str) -> bool:
    """Whether one number stands for another; the words around may be the same."""
    first, second = re.findall(r"\d+", bare(one)), re.findall(r"\d+", bare(other))
    return bool(first and second) and "".join(first) != "".join(second)


def is_same(one: str, other: str) -> bool:
    """Whether one text holds all of the other in its order, so that nothing else is said."""
    first, second = bare(one), bare(other)
    return _holds(first, second) or _holds(second, first)


def is_page_number(shown: str) -> bool:
    """Whether a text is the number of a page, which programs that join files write anew."""
    return bool(_PAGE_NUMBER.fullmatch(bare(shown)))


def _holds(whole: str, part: str) -> bool:
    rest = iter(whole)
    return bool(part) and all(char in rest for char in part)
