"""Seals drawn in the test: where they lie, what they say, and what they do for the fields of a paper."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from dossier.extraction.fields import KINDS
from dossier.extraction.sealed import FROM_SEAL, UNDER_SEAL, with_seals
from dossier.extraction.traces.seal_places import pieces_at_edge, redness, seal_places
from dossier.extraction.traces.seal_words import code_in, kind_in, organisation_in
from dossier.extraction.traces.seals import SEAL, seals
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.page import Line, Page, Trace
from tests.extraction.papers import font_file

LAB = "青原市产品质量检测研究院"
RED = (210, 30, 40)


def drawn_seal(name: str, middle: str, size: tuple[int, int] = (300, 300), spread: float = 250.0) -> Image.Image:
    """A seal on transparent ground: ring, name round the top with heads outward, words below the middle."""
    font = font_file()
    wide, high = size
    seal = Image.new("RGBA", size, (255, 255, 255, 0))
    pen = ImageDraw.Draw(seal)
    pen.ellipse((3, 3, wide - 4, high - 4), outline=RED, width=6)
    letters = ImageFont.truetype(font, min(34, int(wide * 2.2 / len(name))))
    for i, letter in enumerate(name):
        angle = -spread / 2 + spread * i / (len(name) - 1)
        stamp = Image.new("RGBA", (60, 60), (255, 255, 255, 0))
        ImageDraw.Draw(stamp).text((30, 30), letter, fill=RED, font=letters, anchor="mm", stroke_width=1)
        stamp = stamp.rotate(-angle, resample=Image.Resampling.BICUBIC)
        x = wide / 2 + (wide / 2 - 34) * math.sin(math.radians(angle))
        y = high / 2 - (high / 2 - 34) * math.cos(math.radians(angle))
        seal.alpha_composite(stamp, (round(x - 30), round(y - 30)))
    if middle:
        pen.text((wide / 2, high * 0.72), middle, fill=RED, font=ImageFont.truetype(font, 18), anchor="mm")
    return seal


def sheet_with(*stamps: tuple[Image.Image, int, int]) -> np.ndarray:
    """A white sheet of 800 x 1100 pixels with some dark rows and the stamps at their places."""
    sheet = Image.new("RGBA", (800, 1100), "white")
    pen = ImageDraw.Draw(sheet)
    for y in range(100, 1000, 60):
        pen.line((80, y, 720, y), fill=(40, 40, 40), width=2)
    for stamp, x, y in stamps:
        sheet.paste(stamp, (x, y), stamp)
    return np.asarray(sheet.convert("RGB"))


def seal_trace(name: str, box: Box = (0.5, 0.7, 0.8, 0.9), confidence: float = 0.98) -> Trace:
    """A seal as the reader gives it."""
    data = {"organisation": name, "kind": "", "code": "", "confidence": confidence, "shape": "round", "partial": False}
    return Trace(kind=SEAL, page=1, box=box, text=name, data=data)


def page_with(*traces: Trace) -> Page:
    """A page of a scan that bears these seals."""
    return Page(number=1, width=800, height=1100, media="scan", traces=traces)


def read_field(value: str, box: Box = (0.1, 0.1, 0.4, 0.12), confidence: float = 0.9) -> Field:
    """A field as OCR gives it."""
    return Field(value=value, raw=value, page=1, box=box, confidence=confidence, source="ocr")


@pytest.mark.parametrize("turn", [0, 12, -12])
def test_round_seal_is_found_and_read(turn: float) -> None:
    """Organisation, kind, place and shape of a seal, pressed straight or a little turned."""
    stamp = drawn_seal(LAB, "检验检测专用章").rotate(-turn, resample=Image.Resampling.BICUBIC)
    (found,) = seals(sheet_with((stamp, 400, 600)), 1, 4)
    assert found.text == LAB
    assert found.data["organisation"] == LAB
    assert found.data["kind"] == "检验检测专用章"
    assert found.data["shape"] == "round"
    assert found.data["confidence"] > 0.9
    assert found.box == pytest.approx((0.5, 600 / 1100, 700 / 800, 900 / 1100), abs=0.01)


def test_oval_seal_is_unrolled_along_its_oval() -> None:
    """The seal of invoices is wider than high."""
    stamp = drawn_seal("青原仪器制造有限公司", "发票专用章", (320, 224), spread=200)
    (found,) = seals(sheet_with((stamp, 300, 600)), 1, 4)
    assert (found.text, found.data["kind"], found.data["shape"]) == ("青原仪器制造有限公司", "发票专用章", "oval")


def test_no_seal_is_read_beyond_the_limit() -> None:
    """The limit of the settings bounds the cost; 0 reads none."""
    stamp = drawn_seal(LAB, "")
    sheet = sheet_with((stamp, 60, 100), (stamp, 420, 100))
    assert len(seals(sheet, 1, 1)) == 1
    assert seals(sheet, 1, 0) == []


def test_red_disc_rule_and_square_are_no_seals() -> None:
    """Emblems, lines and frames in red have no thin ring that closes."""
    sheet = Image.fromarray(sheet_with())
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((100, 100, 300, 300), outline=RED, width=5)
    pen.line((100, 500, 700, 520), fill=RED, width=6)
    pen.polygon([(500, 100), (650, 350), (400, 300)], fill=RED)
    assert seals(np.asarray(sheet), 1, 4) == []


def test_ring_crossed_by_a_red_rule_is_found() -> None:
    """Lines of a red form run through the seals of invoices."""
    sheet = Image.fromarray(sheet_with((drawn_seal(LAB, ""), 300, 500)))
    ImageDraw.Draw(sheet).line((20, 640, 780, 640), fill=RED, width=5)
    (place,) = seal_places(redness(np.asarray(sheet)), 4)
    assert (place.x, place.y) == pytest.approx((450, 650), abs=5)


def test_seal_across_sheets_is_partial() -> None:
    """What the edge of the paper leaves of a seal is said, not read."""
    sheet = sheet_with((drawn_seal(LAB, "").crop((0, 0, 90, 300)), 710, 300))
    (found,) = seals(sheet, 3, 4)
    assert (found.data["partial"], found.data["shape"], found.page) == (True, "piece", 3)
    assert found.box is not None
    assert found.box[2] == 1.0
    assert pieces_at_edge(redness(sheet_with((drawn_seal(LAB, ""), 400, 300))), []) == []


def lines(*texts: str, confidence: float = 0.95) -> list[Line]:
    """Lines of one reading."""
    return [Line(text=text, box=(0, 0, 1, 1), confidence=confidence, source="ocr") for text in texts]


def test_name_is_cut_from_what_stands_beside_it() -> None:
    """Scraps of the middle of the seal stand at both ends of its ring."""
    name, confidence, line = organisation_in(lines("西 青原检测技术股份有限公司《多", "1101"))
    assert name == "青原检测技术股份有限公司"
    assert 0.8 < confidence < 0.95
    assert line is not None
    assert organisation_in(lines("1101030098", "E"))[0] == ""


def test_kinds_are_known_in_spite_of_slips() -> None:
    """One wrong letter does not hide what a seal is for; other words are not made a kind."""
    assert kind_in(lines("检验检测专角章")) == "检验检测专用章"
    assert kind_in(lines("计算机软件著作权", "登记专用章")) == "计算机软件著作权登记专用章"
    assert kind_in(lines("2024年03月05日")) == ""
    assert code_in(lines("91350211M000100Y46")) == "91350211M000100Y46"
    assert code_in(lines("91350211M000100Y47")) == ""


def test_laboratory_named_only_in_its_seal() -> None:
    """The name fills the field, with its note and modest trust; the client's own seal does not."""
    field = with_seals("test_report", {}, [page_with(seal_trace(LAB))])["lab_name"]
    assert (field.value, field.source, field.note) == (LAB, "ocr", FROM_SEAL)
    assert field.confidence < 0.9
    client = {"client": read_field("青原仪器制造有限公司")}
    assert "lab_name" not in with_seals("test_report", client, [page_with(seal_trace("青原仪器制造有限公司"))])
    assert "lab_name" not in with_seals("test_report", {}, [page_with(seal_trace(LAB, confidence=0.4))])


def test_seal_confirms_the_printed_name() -> None:
    """Equal names trust each other; another name in the seal changes nothing."""
    printed = {"lab_name": read_field(LAB)}
    assert with_seals("test_report", printed, [page_with(seal_trace(LAB))])["lab_name"].confidence > 0.94
    other = with_seals("test_report", printed, [page_with(seal_trace("远山检测研究院"))])["lab_name"]
    assert other == printed["lab_name"]


def test_office_of_a_licence_stands_in_its_seal() -> None:
    """Licences often print no office beside 登记机关."""
    office = "青原市市场监督管理局"
    fields = with_seals("business_license", {}, [page_with(seal_trace(office))])
    assert fields["registration_authority"].value == office
    assert KINDS["business_license"].extract([page_with()], {}).get("registration_authority") is None


def test_value_under_a_seal_is_trusted_less() -> None:
    """Only what was read by OCR and lies under the seal by a good part."""
    seal = seal_trace("", box=(0.5, 0.7, 0.8, 0.9))
    fields = {
        "below": read_field("2025-01-02", (0.55, 0.8, 0.75, 0.82)),
        "beside": read_field("2025-01-03", (0.3, 0.8, 0.52, 0.82)),
        "written": read_field("2025-01-04", (0.55, 0.8, 0.75, 0.82)).model_copy(update={"source": "text"}),
    }
    seen = with_seals("test_report", fields, [page_with(seal)])
    assert seen["below"].note == UNDER_SEAL
    assert seen["below"].confidence < 0.9
    assert (seen["beside"], seen["written"]) == (fields["beside"], fields["written"])
