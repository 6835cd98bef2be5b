"""Seams of type inside a value; what typesetters do (fallback fonts, exponents, small decimals) is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extraction import layered
from tests.extraction.layered import made


def parts(*pieces: tuple[str, str, float, float]) -> layered.Draw:
    """Pieces of one line (text, font, size, rise), each where the one before ends."""

    def draw(canvas: Canvas) -> None:
        x = 150.0
        for said, font, size, rise in pieces:
            canvas.setFont(font, size)
            canvas.drawString(x, 400 + rise, said)
            x += canvas.stringWidth(said, font, size)

    return draw


def seen(*pieces: tuple[str, str, float, float]) -> list[tuple[str, str, str]]:
    return [(t.text, t.data["odd"], t.data["by"]) for t in layered.traces(made(parts(*pieces)), "type_seam")]


H, T, S = "Helvetica", "Times-Roman", "STSong-Light"


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("1", H, 12, 0), ("9", T, 12, 0), ("345.00", H, 12, 0)], ("19345.00", "9", "font")),
        ([("12", H, 12, 0), ("9", H, 13, 0), ("45.00", H, 12, 0)], ("12945.00", "9", "size")),
        ([("12", H, 12, 0), ("9", H, 12, 1.2), ("45.00", H, 12, 0)], ("12945.00", "9", "baseline")),
        ([("9", T, 12, 0), ("12345.00", H, 12, 0)], ("912345.00", "9", "font")),
        ([("JC2024031", H, 12, 0), ("7", T, 12, 0)], ("20240317", "7", "font")),
        ([("呼和浩", S, 14, 0), ("特", S, 15.5, 0), ("市某某科技", S, 14, 0)], ("呼和浩特市某某科技", "特", "size")),
    ],
)
def test_a_seam_is_found_in_its_value(
    pieces: Sequence[tuple[str, str, float, float]], expected: tuple[str, str, str]
) -> None:
    assert seen(*pieces) == [expected]


@pytest.mark.parametrize(
    "pieces",
    [
        [("12345.00", H, 12, 0)],
        [("合计金额", S, 12, 0), ("12345.00", H, 12, 0), ("元", S, 12, 0)],
        [("面积125", H, 12, 0), ("2", H, 8, 5)],
        [("128", H, 12, 0), (".50", H, 8, 0)],
        [("2024", H, 12, 0), ("-03-", T, 12, 0), ("15", H, 12, 0)],
        [("2024", S, 12, 0), ("年", S, 12, 0), ("12", T, 12, 0), ("月", S, 12, 0)],
        [("12345.00", H, 12, 0), ("   ", H, 12, 0), ("678", T, 12, 0)],
        [("委托单位", S, 15, 0), ("某某科技有限公司", S, 14, 0)],
    ],
    ids=["one font", "scripts", "exponent", "decimals", "parts of a date", "filled in", "two values", "label"],
)
def test_what_typesetters_do_is_no_seam(pieces: Sequence[tuple[str, str, float, float]]) -> None:
    assert seen(*pieces) == []


def test_a_number_printed_twice_for_bold_has_no_seam() -> None:
    twice = [lambda canvas, dx=dx: canvas.drawString(150 + dx, 400, "12345.00") for dx in (0, 0.3)]  # type: ignore[misc]
    assert layered.traces(made(*twice), "type_seam") == []


def test_how_many_values_have_a_seam_is_told() -> None:
    (trace,) = layered.traces(made(parts(("1", H, 12, 0), ("9", T, 12, 0), ("345.00", H, 12, 0))), "type_seam")
    assert trace.data["seams"] == 1 and trace.data["values"] >= 5
    assert trace.data["usual"] == "Helvetica 12.0" and trace.data["other"] == "Times-Roman 12.0"
    assert trace.box is not None and 0.2 < trace.box[0] < trace.box[2] < 0.4
