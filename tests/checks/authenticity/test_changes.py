"""Numbers of pages, which programs that join files write anew, and what is none."""

from __future__ import annotations

import pytest

from dossier.checks.authenticity.changes import is_page_number


@pytest.mark.parametrize("shown", ["12", "12 / 15", "第 13 页", "第3页，共12页", "第3页/共12页", "Page 3 of 4", "3/4"])
def test_numbers_of_pages(shown: str) -> None:
    assert is_page_number(shown)


@pytest.mark.parametrize("shown", ["0471", "2024", "12345", "1-2", "12.5", "第三页", ""])
def test_what_is_no_number_of_a_page(shown: str) -> None:
    assert not is_page_number(shown)
