"""The points that a novelty search was asked about."""

from __future__ import annotations

import pytest

from dossier.extraction.fields.novelty_asked import points_asked
from tests.extraction.made_pages import page_of

END = "四、文献检索范围及检索策略"


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (("三、查新点与查新要求", "1. 采用无感矢量控制；", "2. 温升低于 3.5 K；", "1.2 倍过载", "查新要求：国内"), 2),
        (("三、查新点：", "（1）甲项", "接上行 2024 年", "（2）乙项", "（3）丙项", END), 3),
        (("查新点", "查新点一：甲项", "查新点二：乙项", END), 2),
        (("三、查新点与查新要求", "采用无感矢量控制，无分项。", END), 0),
        (("三、查新点与查新要求", "1. 甲项", "2. 乙项"), 0),
        (("二、科学技术要点", "1. 甲项", "2. 乙项", END), 0),
        (("三、查新点与查新要求", "2. 乙项", "3. 丙项", END), 0),
    ],
)  # fmt: skip
def test_numbered_points(rows: tuple[str, ...], numbers: int) -> None:
    found = points_asked([page_of(*rows)])
    assert (found.value if found else []) == [str(n) for n in range(1, numbers + 1)]
