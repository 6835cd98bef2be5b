"""Layers over and under the picture of a page: patches over print, and the text that came with a scan."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from tests.checks.authenticity.twins import tiers
from tests.extraction import layered
from tests.extraction.layered import box, picture, scanned, words

# the fourth line of the picture: 390 of 1100 pixels from the top, in points of A4
ROW_Y, ROW_H = 842 - 842 * 436 / 1100, 842 * 46 / 1100
SPOT = (126.0, ROW_Y, 161.0, ROW_H)
"""A patch over the number of that line."""


def seen(data: bytes) -> list[tuple[str, str]]:
    return [(t.data["below"].replace(" ", ""), t.data["above"]) for t in layered.traces(data, "overlay")]


def patch() -> Image.Image:
    made = Image.new("RGB", (290, 92), (244, 244, 244))
    ImageDraw.Draw(made).text((10, 20), "92345.00", (20, 20, 20), layered.letters())
    return made


@pytest.mark.parametrize(
    ("layers", "above"),
    [
        ((box(*SPOT), words("92345.00", 130, ROW_Y + 10, size=22)), "92345.00"),
        ((picture(patch(), *SPOT),), "92345.00"),
    ],
    ids=["box and text", "picture"],
)
def test_print_under_a_patch_is_read_beside_what_is_shown(layers: tuple[layered.Draw, ...], above: str) -> None:
    data = scanned(*layers)
    ((below, shown),) = seen(data)
    assert "12345.00" in below and above in shown.replace(" ", "")
    assert tiers(data).get("overlay") == "strong"


def test_what_is_written_beside_the_print_hides_nothing() -> None:
    blank = (100.0, 60.0, 200.0, 30.0)
    assert seen(scanned(box(*blank), words("received 12", 110, 70))) == []


def layer(said: str) -> layered.Draw:
    """The invisible text that came with the scan."""

    def draw(canvas: object) -> None:
        for row in range(8):
            words(said if row == 3 else f"item {row} of the report", 69, 720 - 69 * row, size=25, mode=3)(canvas)  # type: ignore[arg-type]

    return draw


def test_text_that_came_with_a_scan_and_says_another_number_is_told_with_both() -> None:
    data = scanned(layer("No. 92345.00"))
    (trace,) = layered.traces(data, "text_layer")
    assert (trace.text, trace.data["shown"]) == ("92345.00", "12345.00")
    assert trace.data["sure"] and trace.data["clear"] and tiers(data) == {"hidden_text": "strong"}
    assert trace.box is not None and trace.box[1] * 1100 == pytest.approx(395, abs=15)


def test_digits_of_like_shape_are_a_note() -> None:
    """Programs that recognise scans take 3 for 8; a difference of that kind alone is no clear one."""
    data = scanned(layer("No. 12845.00"))
    (trace,) = layered.traces(data, "text_layer")
    assert trace.data["sure"] and not trace.data["clear"] and tiers(data) == {"hidden_text": "weak"}


@pytest.mark.parametrize(
    "said",
    ["No. 12345.00", "No. 12345 .00", "No.12345.00", "N0. 12,345.00", "No. 1234.00", "No. 123451.00", "line of print"],
    ids=["same", "parted", "closed up", "comma", "a digit less", "a digit more", "no number"],
)
def test_what_programs_that_recognise_scans_make_of_a_number_is_none(said: str) -> None:
    assert layered.traces(scanned(layer(said)), "text_layer") == []


def test_a_scan_alone_is_told_once_as_nothing_to_tell_from() -> None:
    assert tiers(scanned()) == {"examined": "cannot_tell"}
