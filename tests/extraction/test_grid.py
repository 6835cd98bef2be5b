"""Characters by place: labels spread over lines, values behind them, words at gaps."""

import pytest

from dossier.extraction.grid import Grid, text_of, value_after
from dossier.models.page import Line
from tests.extraction.made_pages import page_of


def test_a_label_may_be_spread_over_lines_of_one_row():
    grid = Grid(page_of((0.1, [(0.1, "名"), (0.2, "称：某公司"), (0.6, "别处")]), (0.2, [(0.1, "名片")])))
    (label,) = grid.labels("名称:")
    assert label.box[:2] == (0.1, 0.1) and text_of(value_after(label)) == "某公司"


def test_a_wide_gap_is_no_label_and_ends_a_value():
    grid = Grid(page_of((0.1, [(0.1, "名"), (0.5, "称：某公司"), (0.61, "二"), (0.8, "远")])))
    assert grid.labels("名称") == []
    (label,) = grid.labels("称:")
    assert text_of(value_after(label)) == "某公司二"
    assert text_of(value_after(label, stop="公司")) == "某"


def test_lines_that_overlap_a_little_are_not_mixed():
    grid = Grid(page_of((0.1, [(0.1, "发票号码："), (0.185, "12345678")])))
    (label,) = grid.labels("发票号码:")
    assert text_of(label.rest) == "12345678"


def test_words_end_at_spaces_and_gaps_and_downward_text_is_left_out():
    page = page_of((0.1, [(0.1, "台 1"), (0.3, "50.00")]))
    margin = Line(text="第二联抵扣联", box=(0.95, 0.05, 0.97, 0.4))
    grid = Grid(page.model_copy(update={"lines": (*page.lines, margin)}))
    assert [text_of(word) for word in grid.words(0.0, 1.0)] == ["台", "1", "50.00"]


def test_finds_carry_the_lowest_confidence_and_the_place():
    sure, unsure = (
        Line(text="名称：", box=(0.1, 0.1, 0.2, 0.12)),
        Line(text="某公司", box=(0.21, 0.1, 0.3, 0.12), confidence=0.5),
    )
    grid = Grid(page_of().model_copy(update={"lines": (sure, unsure)}))
    (label,) = grid.labels("名称:")
    found = grid.find([*label.chars, *label.rest])
    assert found.confidence == 0.5 and found.box == pytest.approx((0.1, 0.1, 0.3, 0.12))


def test_edges_are_those_read_or_else_by_width():
    read = Line(text="AB", box=(0.0, 0.0, 0.4, 0.1), edges=(0.0, 0.3, 0.4))
    guessed = Line(text="A中", box=(0.0, 0.0, 0.3, 0.1))
    assert read.character_edges() == (0.0, 0.3, 0.4)
    assert guessed.character_edges() == pytest.approx((0.0, 0.1, 0.3))
