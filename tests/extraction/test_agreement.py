"""Readings of one name in several places."""

from dossier.extraction.agreement import agreed
from dossier.models.base import Source
from dossier.models.document import Field

RIGHT, SLIP, OTHER = "晴川节能环保设备有限公司", "晴川节能环保设有限公司", "云杉矿业有限公司"


def field(value: str, source: Source = "ocr", confidence: float = 0.95) -> Field:
    return Field(value=value, raw=value, page=1, box=None, confidence=confidence, source=source)


def test_the_reading_that_stands_more_often_wins_and_is_trusted_less():
    chosen = agreed([field(SLIP, confidence=0.99), field(RIGHT)], f"{SLIP} {RIGHT} {RIGHT}")
    assert chosen is not None and chosen.value == RIGHT and chosen.note == "read_differently"
    assert chosen.confidence < 0.95


def test_other_names_do_not_compete():
    chosen = agreed([field(SLIP), field(OTHER)], OTHER * 5)
    assert chosen is not None and (chosen.value, chosen.note) == (SLIP, None)


def test_text_is_not_voted_on():
    chosen = agreed([field(SLIP, "text"), field(RIGHT, "text")], RIGHT * 3)
    assert chosen is not None and chosen.value == SLIP


def test_nothing_found():
    assert agreed([None], "") is None
