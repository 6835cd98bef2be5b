import pytest

from dossier.checks.outcomes import failed, passed
from dossier.checks.trust import is_doubtful, unless_doubtful
from dossier.models.base import Source, text
from dossier.models.document import Field


def field(source: Source, confidence: float, note: str | None = None) -> Field:
    return Field(value="x", raw="x", page=1, box=None, confidence=confidence, source=source, note=note)


@pytest.mark.parametrize(
    ("source", "confidence", "note", "doubtful"),
    [
        ("ocr", 0.99, None, False),
        ("ocr", 0.5, None, True),
        ("ocr", 0.99, "repaired", True),
        ("ocr", 0.99, "invalid: check digit", True),
        ("text", 0.99, None, False),
        ("text", 0.6, "invalid: check digit", False),
        ("text", 0.7, "sums_differ", False),
        ("ocr", 0.9, "sums_differ", True),
        ("text", 0.5, None, True),
        ("person", 0.1, "under_seal", False),
    ],
)
def test_doubt(source: Source, confidence: float, note: str | None, doubtful: bool) -> None:
    assert is_doubtful(field(source, confidence, note)) is doubtful


def test_a_doubtful_reading_accuses_nobody() -> None:
    accusation = failed(text("不符", "differs"))
    assert unless_doubtful(accusation, field("ocr", 0.5)).status == "review"
    assert "不符" in unless_doubtful(accusation, field("ocr", 0.5)).message.zh
    assert unless_doubtful(accusation, field("ocr", 0.99), None).status == "fail"
    assert unless_doubtful(passed(text("符", "fits")), field("ocr", 0.5)).status == "pass"
