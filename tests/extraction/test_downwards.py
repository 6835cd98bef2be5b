"""Pages whose text runs downwards are read, and it is said; pages that lie on their side are not taken for them."""

from __future__ import annotations

from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from dossier.extraction.reading import read_file
from dossier.extraction.reading.downwards import letters_turned
from dossier.models.page import FileReading
from sample_dossiers.fonts import FILES, FOLDER
from tests.extraction.papers import as_png

_COLUMNS = (
    "产品使用情况说明",
    "兹证明我公司于二三年五月购买智能矿用自卸车",
    "设备运行稳定可靠满足生产需要",
    "使用单位常州市某某车辆公司",
)


@cache
def _page() -> Image.Image:
    page = Image.new("RGB", (500, 1100), "white")
    font = ImageFont.truetype(str(next(FOLDER / name for name in FILES["hei"] if (FOLDER / name).exists())), 36)
    draw = ImageDraw.Draw(page)
    for column, text in enumerate(_COLUMNS):
        for row, letter in enumerate(text):
            draw.text((420 - 80 * column, 60 + 44 * row), letter, font=font, fill=(20, 20, 20))
    return page


def _read(page: Image.Image) -> FileReading:
    return read_file("a.png", as_png(page))


def test_columns_are_read_from_the_right_and_it_is_said() -> None:
    reading = _read(_page())
    assert [line.text for line in reading.pages[0].lines] == list(_COLUMNS)
    assert [problem.code for problem in reading.problems] == ["vertical_text"]


def test_letters_turn_one_by_one() -> None:
    line = np.zeros((4, 8, 3), np.uint8)
    line[0, :4] = line[:, 4] = 9
    turned = letters_turned(line, 2)
    assert turned.shape == (4, 8, 3)
    assert turned[:, 3].min() == 9, "the top of a letter is its right side"
    assert turned[0, 4:].min() == 9
