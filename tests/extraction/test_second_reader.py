"""Second looks at doubtful values: what is looked at, what agreement and disagreement do, what it may cost."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from dossier.extraction import second_reader
from dossier.extraction.collecting import collect
from dossier.extraction.documents import documents_of
from dossier.extraction.intake import SourceFile, open_bytes
from dossier.extraction.rereadings import REREADING, with_rereadings
from dossier.extraction.second_reader import critical, reread
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.page import FileReading, Line, Page, Trace
from dossier.models.settings import Limits
from tests.extraction.papers import font_file

NAME = "青原仪器制造有限公司"
BOX: Box = (0.25, 0.2, 0.62, 0.245)
ROWS = (("营业执照", 0.4, 0.05, 0.99), ("名称", 0.1, 0.2, 0.99), (NAME, 0.25, 0.2, 0.8), ("住所", 0.1, 0.3, 0.99))


def field(value: str = NAME, confidence: float = 0.8, box: Box | None = BOX, note: str | None = None) -> Field:
    """A value as OCR gives it."""
    return Field(value=value, raw=value, page=1, box=box, confidence=confidence, source="ocr", note=note)


def page_with(text: str, evened: str) -> Page:
    """A page on which the place of the value was read again."""
    trace = Trace(kind=REREADING, page=1, box=BOX, text=text, data={"evened": evened})
    return Page(number=1, width=800, height=1000, media="scan", traces=(trace,))


@pytest.mark.parametrize(
    ("readings", "confidence", "note"),
    [
        ((NAME, f"：{NAME} "), 0.9, None),
        ((NAME, "青原仪器制造有眼公司"), 0.68, "reread: 青原仪器制造有眼公司"),
        (("清原仪器制造有限公司", "清原仪器制造有限公司"), 0.56, "reread: 清原仪器制造有限公司"),
    ],
)
def test_agreement_raises_and_difference_lowers_trust(
    readings: tuple[str, str], confidence: float, note: str | None
) -> None:
    """The first value stays; the other reading is shown."""
    seen = with_rereadings({"company_name": field(), "other": field(box=(0, 0, 1, 1))}, [page_with(*readings)])
    assert (seen["company_name"].value, seen["company_name"].note) == (NAME, note)
    assert seen["company_name"].confidence == pytest.approx(confidence)
    assert seen["other"] == field(box=(0, 0, 1, 1))


def test_sure_values_gain_nothing_by_agreement() -> None:
    """Above 0.9 the same engine's second reading says no more than its first."""
    seen = with_rereadings({"company_name": field(confidence=0.95)}, [page_with(NAME, NAME)])
    assert seen["company_name"].confidence == 0.95


@pytest.mark.parametrize(
    ("other", "confidence", "note"),
    [(NAME, 0.975, None), ("青原仪器制造有眼公司", 0.8075, "reread: 青原仪器制造有眼公司")],
)
def test_another_engine_raises_trust_where_it_agrees_and_is_shown_where_not(
    other: str, confidence: float, note: str | None
) -> None:
    trace = Trace(kind=REREADING, page=1, box=BOX, text=NAME, data={"evened": NAME, "other": other})
    page = Page(number=1, width=800, height=1000, media="scan", traces=(trace,))
    seen = with_rereadings({"company_name": field(confidence=0.95)}, [page])["company_name"]
    assert (seen.value, seen.confidence, seen.note) == (NAME, pytest.approx(confidence), note)


def test_only_doubtful_critical_values_are_looked_at() -> None:
    """Prose, text layers and sure readings cost nothing."""
    fields = {
        "company_name": field(),
        "business_scope": field(),
        "uscc": field(confidence=0.995),
        "issue_date": field(box=None),
        "client": field().model_copy(update={"source": "text"}),
    }
    assert critical(fields) == [fields["company_name"]]


def licence_picture(name: str) -> bytes:
    """A picture of a licence with the name printed at ``BOX``."""
    sheet = Image.new("RGB", (800, 1000), "white")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(font_file(), 29)
    for text, x, y, _ in ROWS:
        pen.text((x * 800, y * 1000 + 6), name if text == NAME else text, fill="black", font=font)
    stream = io.BytesIO()
    sheet.save(stream, "PNG")
    return stream.getvalue()


def licence_reading(sha256: str = "0" * 64) -> FileReading:
    """The licence as a first reading that was unsure of the name gives it."""
    lines = tuple(
        Line(text=text, box=(x, y, x + 0.037 * len(text), y + 0.045), confidence=sure, source="ocr")
        for text, x, y, sure in ROWS
    )
    page = Page(number=1, width=800, height=1000, media="scan", lines=lines)
    return FileReading(sha256=sha256, pages=(page,))


@pytest.mark.parametrize(("printed", "agrees"), [(NAME, True), ("远山仪器制造有限公司", False)])
def test_place_is_cut_out_and_read_again(printed: str, agrees: bool) -> None:
    """The picture decides, not the first reading."""
    reading = reread("执照.png", licence_picture(printed), licence_reading(), Limits())
    (trace,) = [trace for trace in reading.pages[0].traces if trace.kind == REREADING]
    assert ("evened" in trace.data) is not agrees
    assert all(printed in text for text in (trace.text, trace.data["other"], trace.data.get("evened", printed)))
    found = documents_of("执照.png", reading, 1)[0].fields["company_name"]
    assert found.value == NAME
    assert (found.confidence > 0.85, found.note is None) == (agrees, agrees)


def test_limit_bounds_the_looks() -> None:
    """0 in the settings switches second looks off; a reading without doubts is handed back as it is."""
    picture = licence_picture(NAME)
    assert reread("执照.png", picture, licence_reading(), Limits(max_rereadings=0)) == licence_reading()
    sure = FileReading(sha256="0" * 64, pages=(Page(number=1, width=800, height=1000, media="blank"),))
    assert reread("执照.png", picture, sure, Limits()) is sure


def test_kept_reading_holds_the_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the cache keeps needs no picture any more."""
    kept: dict[str, FileReading] = {}

    class Cache:
        def get(self, sha256: str) -> FileReading | None:
            return kept.get(sha256)

        def put(self, reading: FileReading) -> None:
            kept[reading.sha256] = reading

    def first_reading(name: str, data: bytes, *rest: object) -> FileReading:
        return licence_reading(source.sha256)

    monkeypatch.setattr("dossier.extraction.reading.read_file", first_reading)
    (source,) = open_bytes("执照.png", licence_picture("远山仪器制造有限公司"), Limits())
    fresh = collect([source], Cache(), workers=1).documents[0].fields["company_name"]
    assert fresh.note == "reread: 远山仪器制造有限公司"
    monkeypatch.setattr(second_reader, "rapid", None)
    empty = SourceFile(source.name, b"", source.sha256, source.size, ())
    assert collect([empty], Cache(), workers=1).documents[0].fields["company_name"] == fresh
