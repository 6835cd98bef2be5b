"""Pages with a hundred thousand characters: the time grows with the characters, not with their square."""

from __future__ import annotations

import random
import time

from dossier.extraction.reading.glyphs import Glyph
from dossier.extraction.reading.rules import outside_text
from dossier.extraction.reading.slanting import turned_lines
from dossier.extraction.reading.text_layer import lines_of
from dossier.models.base import Box


def scattered(across: int, down: int, turn: int = 0) -> list[Glyph]:
    """Single characters in rows and columns that touch nothing."""
    wide, high = 1 / across, 1 / down
    return [
        Glyph("检", c * wide, r * high, (c + 0.3) * wide, (r + 0.3) * high, turn)
        for r in range(down)
        for c in range(across)
    ]


def test_single_characters_far_apart() -> None:
    started = time.process_time()
    assert len(lines_of(scattered(200, 200), (), 1.0)) == 40_000
    assert time.process_time() - started < 10


def test_many_characters_in_many_cells() -> None:
    cells: list[Box] = [(c / 24, r / 24, (c + 1) / 24, (r + 1) / 24) for r in range(24) for c in range(24)]
    glyphs = [Glyph("检", c / 300, r / 300, (c + 1) / 300, (r + 1) / 300, 0) for r in range(300) for c in range(300)]
    started = time.process_time()
    lines = lines_of(glyphs, cells, 1.0)
    assert outside_text(cells, [(g.left, g.top, g.right, g.bottom) for g in glyphs]) == tuple(cells)
    assert time.process_time() - started < 10
    assert len(lines) == 300 * 24, "each row is parted at the rules"


def test_the_smallest_cell_parts_a_row_whatever_the_order_of_cells() -> None:
    cells: list[Box] = [(0.0, 0.0, 1.0, 1.0), (0.1, 0.1, 0.5, 0.4), (0.1, 0.1, 0.3, 0.4)]
    row = [Glyph(c, 0.12 + i * 0.1, 0.2, 0.22 + i * 0.1, 0.3, 0) for i, c in enumerate("甲乙丙丁戊")]
    for _ in range(3):
        random.Random(7).shuffle(cells)
        assert [line.text for line in lines_of(row, cells, 1.0)] == ["甲乙", "丙丁", "戊"]


def test_labels_at_the_side_beside_many_lines() -> None:
    upright = lines_of(scattered(200, 100), (), 1.0)
    started = time.process_time()
    turned_lines(scattered(100, 100, 90), upright, 1, 1.0)
    assert time.process_time() - started < 10
