"""Patches over text: what lies under them and what is shown; backgrounds, shadings and seals are none."""

from __future__ import annotations

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.extraction import layered
from tests.extraction.layered import AMOUNT, FIRST, OTHER, box, made, noted, page_of, picture, words


def seen(data: bytes) -> list[tuple[str, str, str, str]]:
    found = layered.traces(data, "overlay")
    return [(t.data["below"], t.data["above"], t.data["by"], t.data["colour"]) for t in found]


def in_form(*layers: layered.Draw) -> layered.Draw:
    """The layers inside a form that is shown moved and twice as large."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("f1")
        for layer in layers:
            canvas.setFillColorRGB(0, 0, 0)
            layer(canvas)
        canvas.endForm()
        canvas.saveState()
        canvas.translate(AMOUNT[0] - 10, AMOUNT[1] - 10)
        canvas.scale(2, 2)
        canvas.doForm("f1")
        canvas.restoreState()

    return draw


PATCHED = {
    "box and text": made(box(), words(OTHER)),
    "box alone": made(box()),
    "one digit": made(box(wide=7.5), words("9")),
    "picture": made(picture(Image.new("RGB", (60, 20), "white"), 149, 557, 52, 14), words(OTHER)),
    "in a form": made(in_form(box(4, 3, 26, 7), words(OTHER, 5, 5, size=6))),
    "broad white line": made(lambda c: (c.setStrokeColorRGB(1, 1, 1), c.setLineWidth(14), c.line(149, 564, 201, 564))),  # type: ignore[arg-type,return-value]
    "saved anew": layered.resaved(made(box(), words(OTHER))),
    "black box": made(box(colour=(0, 0, 0))),
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("box and text", (FIRST, OTHER, "path", "paper")),
        ("box alone", (FIRST, "", "path", "paper")),
        ("one digit", ("1", "9", "path", "paper")),
        ("picture", (FIRST, OTHER, "picture", "paper")),
        ("in a form", (FIRST, OTHER, "path", "paper")),
        ("broad white line", (FIRST, "", "path", "paper")),
        ("saved anew", (FIRST, OTHER, "path", "paper")),
        ("black box", (FIRST, "", "path", "dark")),
    ],
)
def test_what_lies_under_a_patch_and_what_is_shown(name: str, expected: tuple[str, str, str, str]) -> None:
    assert seen(PATCHED[name]) == [expected]


def test_the_place_is_that_of_the_value() -> None:
    (trace,) = layered.traces(PATCHED["box and text"], "overlay")
    assert trace.box is not None and trace.page == 1
    assert trace.box[0] == pytest.approx(AMOUNT[0] / 595, abs=0.01)
    assert trace.box[1] < 1 - AMOUNT[1] / 842 < trace.box[3] + 0.005


@pytest.mark.parametrize("subtype", ["FreeText", "Stamp", "Square"])
def test_a_note_over_text(subtype: str) -> None:
    content = b"1 1 1 rg 0 0 52 14 re f 0 0 0 rg BT /F1 12 Tf 1 3 Td (92345.00) Tj ET"
    data = noted(made(), subtype, (149, 557, 201, 571), content)
    assert seen(data) == [(FIRST, OTHER, "note", "paper")]


def test_what_is_hidden_is_not_read_as_if_it_were_seen() -> None:
    said = [line.text.replace(" ", "") for line in page_of(PATCHED["box and text"]).lines]
    assert "合计金额：" + OTHER in said and not any(FIRST in line for line in said)


def _seal(alpha: int) -> Image.Image:
    seal = Image.new("RGBA", (90, 90), (0, 0, 0, 0))
    for ring in range(8):
        seal.paste((220, 30, 30, alpha), (ring * 5, ring * 5, ring * 5 + 2, 90 - ring * 5))
    return seal


def _background(canvas: Canvas) -> None:
    """A table whose cells are shaded before their text is written."""
    for row in range(6):
        canvas.setFillColorRGB(0.9, 0.95, 1)
        canvas.rect(72, 300 + 24 * row, 400, 24, stroke=1, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(80, 307 + 24 * row, f"12{row}.00  34{row}.50")


def _clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(300, 300, 50, 50)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(149, 557, 52, 14, stroke=0, fill=1)
    canvas.restoreState()


CLEAN = {
    "plain": made(),
    "shaded before": made(_background),
    "lets through": made(box(colour=(1, 1, 0), alpha=0.3)),
    "seal with transparency": made(picture(_seal(140), 140, 520, 80, 80)),
    "beside": made(box(y=AMOUNT[1] - 30), words("12", y=AMOUNT[1] - 27)),
    "thin rule": made(box(y=AMOUNT[1] + 3, high=0.7, colour=(0, 0, 0))),
    "edge of a box": made(box(y=AMOUNT[1] - 11, high=12)),
    "border without filling": made(lambda canvas: canvas.rect(149, 557, 52, 14, stroke=1, fill=0)),
    "round": made(lambda canvas: canvas.circle(175, 500, 40, stroke=0, fill=1)),
    "picture of the page": made(picture(layered.paper(), 0, 0, 595, 842)),
    "clipped away": made(_clipped),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_hides_nothing_is_no_patch(name: str) -> None:
    assert seen(CLEAN[name]) == []


def test_a_signature_is_drawn_over_its_field() -> None:
    data = noted(made(), "Highlight", (149, 557, 201, 571), b"/G gs 1 1 0 rg")
    assert seen(data) == []
