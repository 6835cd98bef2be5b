"""Text that nobody sees: found by its place showing nothing or another text; layers of recognised scans are none."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.checks.authenticity.twins import tiers
from tests.extraction import layered
from tests.extraction.layered import AMOUNT, FIRST, OTHER, box, made, page_of, scanned, words

_AWAY = {"x": 150.0, "y": 400.0}
RULE = box(72, 300, 400, 1, (0, 0, 0))


def seen(data: bytes) -> list[tuple[str, str]]:
    return [(t.data["way"], t.text) for t in layered.traces(data, "hidden_text")]


def white(said: str, **place: float) -> layered.Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        words(said, **place)(canvas)  # type: ignore[arg-type]

    return draw


@pytest.mark.parametrize("drawn", [(), (RULE,)], ids=["text alone", "with rules"])
@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (words("77777.00", mode=3, **_AWAY), ("invisible", "77777.00")),
        (white("77777.00", **_AWAY), ("white", "77777.00")),
        (words("77777.00", size=0.9, **_AWAY), ("tiny", "77777.00")),
        (words("77777.00", y=-200), ("outside", "77777.00")),
        (words("77777.00", mode=3), ("behind", "77777.00")),
    ],
    ids=["invisible", "white", "tiny", "outside", "behind"],
)
def test_each_way_of_hiding(layer: layered.Draw, expected: tuple[str, str], drawn: tuple[layered.Draw, ...]) -> None:
    assert seen(made(layer, *drawn)) == [expected]


def _clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(300, 300, 50, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFont("Times-Roman", 12)  # a font that stands nowhere else
    canvas.drawString(150, 400, "77777.00")
    canvas.restoreState()


def _clear(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    words("77777.00", **_AWAY)(canvas)
    canvas.setFillAlpha(1)


def _on_its_colour(canvas: Canvas) -> None:
    box(140, 390, 100, 30, (0, 0, 0))(canvas)
    words("77777.00", **_AWAY)(canvas)


def _pattern(canvas: Canvas) -> None:
    """Fine lines all over the page, as certificates have."""
    canvas.setStrokeColorRGB(0.8, 0.85, 0.95)
    for row in range(0, 840, 4):
        canvas.bezier(0, row, 200, row + 9, 400, row - 9, 595, row)


def turned_off(data: bytes) -> bytes:
    """The file with a value in optional content that is turned off."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="layer"))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=pikepdf.Dictionary(OFF=[group], Order=[group]))
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(oc1=group)
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
        pdf.pages[0].obj.Resources.Font["/FH"] = pdf.make_indirect(font)
        pdf.pages[0].contents_add(b" BT /OC /oc1 BDC /FH 12 Tf 150 400 Td (77777.00) Tj EMC ET")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "way"),
    [
        (made(_clipped), "blank"),
        (made(_clipped, RULE), "blank"),
        (made(_clear), "white"),
        (made(_on_its_colour), "blank"),
        (turned_off(made()), "blank"),
        (turned_off(made(RULE)), "blank"),
        (made(_pattern, words("77777.00", mode=3, **_AWAY)), "invisible"),
        (made(words("77777.00", mode=7, **_AWAY)), "invisible"),
    ],
    ids=["clipped", "clipped, rules", "clear", "own colour", "layer", "layer, rules", "on a pattern", "clip mode"],
)
def test_a_value_that_nobody_sees_is_told_whole_and_not_read(data: bytes, way: str) -> None:
    (trace,) = layered.traces(data, "hidden_text")
    assert (trace.data["way"], trace.text) == (way, "77777.00")
    assert trace.data["lacking"] == ["77777.00"] and not trace.data["agrees"] and not trace.data["cut"]
    assert "77777" not in page_of(data).text
    assert tiers(data)["hidden_text"] == "strong"


def test_a_hidden_text_that_lies_half_over_other_print_is_told_in_one_piece() -> None:
    (trace,) = layered.traces(made(words("Total 77777.00", x=AMOUNT[0] + 30, mode=3)), "hidden_text")
    assert trace.text.replace(" ", "") == "Total77777.00" and trace.data["lacking"] == ["77777.00"]


def _pale(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.93, 0.93, 0.93)
    words("printed on 2024-03-11 10:20", x=150, y=400, size=5)(canvas)


def _overflow(canvas: Canvas) -> None:
    """A cell of a table narrower than its text, clipped at its edge."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(150, 390, 60, 30)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(155, 400, "No. 2024-031-20240415123")
    canvas.restoreState()


@pytest.mark.parametrize(
    ("data", "tier"),
    [
        (made(words("12345.00", y=400, mode=3)), None),
        (made(words("12,345", y=400, mode=3), RULE), None),
        (made(words("2024-3-15", y=400, mode=3), RULE), None),
        (made(words("SIGNATURE OF THE SELLER {{seal_20240311}}", y=400, mode=3)), "weak"),
        (made(words("#20240311001#", y=400, mode=3)), "weak"),
        (made(_pale, RULE), None),
        (made(_overflow, RULE), "weak"),
        (made(words("No. 7 pump", y=400), words("2024-031-20240415123", x=620, y=400)), "weak"),
        (made(words("2024-031-20240415123", x=620, y=405)), "strong"),
    ],
    ids=[
        "copy elsewhere",
        "without decimals",
        "date",
        "keyword",
        "mark",
        "small and pale",
        "cell too narrow",
        "wide table",
        "off the page",
    ],
)
def test_what_agrees_is_none_what_programs_leave_a_note_and_what_has_no_such_cause_more(data: bytes, tier: str) -> None:
    assert tiers(data).get("hidden_text") == tier


def test_what_stands_there_instead_is_told() -> None:
    (trace,) = layered.traces(made(words(OTHER, mode=3)), "hidden_text")
    assert trace.data["shown"] == FIRST and trace.box is not None
    assert trace.box[0] == pytest.approx(AMOUNT[0] / 595, abs=0.01)


@pytest.mark.parametrize("layer", [words("77777.00", mode=3, **_AWAY), white("77777.00", **_AWAY)])
def test_what_nobody_sees_is_not_read(layer: layered.Draw) -> None:
    assert "77777" not in page_of(made(layer, RULE)).text and FIRST in page_of(made(layer, RULE)).text


def _header(canvas: Canvas) -> None:
    """White letters on a dark ground, as heads of tables have them."""
    canvas.setFillColorRGB(0.1, 0.2, 0.6)
    canvas.rect(72, 400, 400, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(80, 410, "TOTAL 77777.00")


def _copied(canvas: Canvas) -> None:
    """An invisible copy of what is seen, as for searching."""
    words(FIRST, mode=3)(canvas)


def _searchable(canvas: Canvas) -> None:
    for row in range(8):
        words(f"item {row} of the report", 70, 725 - 69 * row, size=24, mode=3)(canvas)


@pytest.mark.parametrize(
    "data",
    [made(), made(_header), made(_copied), made(_copied, RULE), scanned(_searchable), made(words("x", y=-200))],
    ids=["plain", "white on dark", "copy", "copy with rules", "recognised scan", "a mark outside"],
)
def test_what_is_seen_or_says_nothing_is_not_hidden(data: bytes) -> None:
    assert seen(data) == []
