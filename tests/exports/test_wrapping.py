"""Where lines of Chinese print break."""

from __future__ import annotations

import pytest

from dossier.exports.printing import chinese_font
from dossier.exports.wrapping import text_width, wrapped

TEXT = (
    "申请单位为“青禾（包头）泵业有限公司”，统一社会信用代码：91150203MA0N3LRY5B；与《申报书》（第3页）不一致！"
    "相差 12,345.00 元，占 5.2%。See page 3 (of the form), please."
)


@pytest.mark.parametrize("width", range(30, 400, 7))
def test_punctuation_stays_with_what_it_belongs_to(width: int) -> None:
    lines = wrapped(TEXT, chinese_font(), 10, width)
    assert "".join(lines).replace(" ", "") == TEXT.replace(" ", ""), "nothing is lost"
    assert all(text_width(line, chinese_font(), 10) <= width for line in lines)
    if width > 60:
        assert not [line for line in lines if line[0] in "，。；：！）》”、%"]
        assert not [line for line in lines if line[-1] in "（《“("]


def test_a_code_stays_whole_where_it_fits() -> None:
    lines = wrapped(TEXT, chinese_font(), 10, 200)
    assert any("91150203MA0N3LRY5B" in line for line in lines)
    assert len(wrapped("A" * 500, chinese_font(), 10, 200)) > 10, "a run wider than the line is cut"
    assert wrapped("", chinese_font(), 10, 100) == [""]
