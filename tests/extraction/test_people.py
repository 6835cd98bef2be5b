"""Lists of people that were read as one."""

from __future__ import annotations

import pytest

from dossier.extraction.people import with_people_in_doubt
from dossier.models.base import Source
from dossier.models.document import Field


@pytest.mark.parametrize(
    ("names", "source", "trusted"),
    [
        (["王远李青原赵山"], "ocr", False),
        (["王远", "李青原"], "ocr", True),
        (["王远李青原赵山"], "text", True),
        (["青原仪器有限公司"], "ocr", True),
        (["阿不都·热合曼江"], "ocr", True),
    ],
)
def test_one_name_that_must_be_several_is_little_trusted(names: list[str], source: Source, trusted: bool) -> None:
    value = [*names]
    field = Field(value=value, raw="", page=1, box=None, confidence=0.99, source=source)  # type: ignore[arg-type]
    read = with_people_in_doubt({"inventors": field, "title": field})
    assert (read["inventors"].confidence > 0.9) is trusted
    assert read["title"].confidence == 0.99
