"""Values that do not look like what their field says are given with less confidence."""

from __future__ import annotations

import pytest

from dossier.extraction.doubts import doubted
from dossier.models.document import Field


def confidence(name: str, value: str) -> float:
    field = Field(value=value, raw=value, page=1, box=(0.1, 0.1, 0.2, 0.2), confidence=1.0, source="text")
    return doubted({name: field})[name].confidence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("applicant_name", "（盖"),
        ("buyer", "北岭重机有限公司（以下"),
        ("insured", "地址：松江路1号"),
        ("client", "松江水务集团有限"),
        ("product_name", "乙方向甲方提供液压支架"),
        ("product_name", "液压支架（ZY"),
        ("product_name", "液压支架2023年5月4日"),
        ("model", "ZY-9000北岭重机有限公司"),
    ],
)
def test_odd_values_are_not_sure(name: str, value: str) -> None:
    assert confidence(name, value) < 0.9


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("applicant_name", "北岭重机（松江）有限公司"),
        ("audit_firm", "明远会计师事务所（特殊普通合伙）"),
        ("payer", "云舒"),
        ("manufacturer", "Nordkamm Maschinenbau GmbH"),
        ("product_name", "液压支架（矿用）"),
        ("model", "ZY-9000/25/50D 型"),
        ("report_number", "（2020）量字"),
    ],
)
def test_usual_values_keep_their_confidence(name: str, value: str) -> None:
    assert confidence(name, value) == 1.0
