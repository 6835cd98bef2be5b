"""What the cover of a standard, or its entry in a register, says of its term."""

from __future__ import annotations

from dossier.extraction.fields.product_standard import extract
from tests.extraction.made_pages import page_of, values


def test_the_editions_that_a_cover_replaces() -> None:
    got = values(
        extract([page_of("中华人民共和国国家标准", "GB/T 1032—2023", "代替 GB/T 1032—2012", "2024-07-01实施")], {})
    )
    assert got["replaces"] == ["GB/T 1032-2012"] and got["effective_date"] == "2024-07-01"


def test_an_entry_that_says_when_it_ended() -> None:
    got = values(
        extract(
            [page_of("标准编号：GB/T 1032-2012", "标准状态：废止", "实施日期：2012-11-01", "废止日期：2024-07-01")], {}
        )
    )
    assert (got["standard_status"], got["abolished_date"], got["effective_date"]) == (
        "废止",
        "2024-07-01",
        "2012-11-01",
    )


def test_a_cover_that_replaces_nothing() -> None:
    got = values(extract([page_of("Q/QH", "企业标准", "Q/QH 001-2023", "2023-08-01 实施")], {}))
    assert not {"replaces", "abolished_date", "standard_status"} & set(got)
