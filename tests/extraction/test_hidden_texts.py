"""Text that nobody sees: found by its place showing nothing or another text; layers of recognised scans are none."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

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


def test_text_clipped_away_leaves_its_place_blank() -> None:
    def clipped(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(300, 300, 50, 50)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawString(150, 400, "77777.00")
        canvas.restoreState()

    assert seen(made(clipped, RULE)) == [("blank", "77777.00")]


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
