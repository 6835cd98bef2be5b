"""Odd pictures: faxes, colours of print shops, deep and clear ones, steep ones, dirty and shining-through sheets."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops

from dossier.extraction.ocr import engine
from dossier.extraction.reading import raster, read_file
from dossier.extraction.reading.blank import is_no_print, shines_through
from dossier.extraction.reading.mirror import is_doubtful
from dossier.extraction.reading.turn import _lies
from dossier.models.page import Line
from tests.extraction.papers import as_png, scan
from tests.extraction.sheets.photos import pixels


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def _page() -> Image.Image:
    return Image.fromarray(pixels(scan()))


def _quad(middle: tuple[float, float], long: float, high: float, angle: float) -> np.ndarray:
    run = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    down = np.array([-run[1], run[0]])
    at = np.array(middle)
    corners = [at - run * long / 2 - down * high / 2, at + run * long / 2 - down * high / 2]
    return np.array([*corners, corners[1] + down * high, corners[0] + down * high], np.float32)


@pytest.mark.parametrize("dpi", [(204, 98), None])
def test_a_fax_gets_square_dots(dpi: tuple[int, int] | None) -> None:
    tall = _page().resize((1728, 1228)).convert("1").resize((1728, 614))
    data = _saved(tall, "TIFF", compression="group4", **({"dpi": dpi} if dpi else {}))
    assert raster.frame(data, 1, 3000).shape[:2] == pytest.approx((1228, 1728), rel=0.05)
    (page,) = read_file("a.tif", data, engine("null")).pages
    assert page.height / page.width == pytest.approx(1228 / 1728, rel=0.05)


def test_slips_of_resolution_stretch_nothing() -> None:
    for dpi in ((200, 199), (200, 1), (72, 72)):
        assert raster.frame(_saved(_page(), "TIFF", dpi=dpi), 1, 3000).shape[:2] == (640, 900)


@pytest.mark.parametrize(
    "kind", ["cmyk.jpg", "inverted_cmyk.jpg", "deep.png", "deep_colour.tif", "palette.png", "clear.png", "moving.gif"]
)
def test_colours_come_out_as_a_person_sees_them(kind: str) -> None:
    page = _page()
    ink = 255 - np.asarray(page.convert("L"))
    clear = np.zeros((640, 900, 4), np.uint8)
    clear[..., 3] = ink
    deep = cv2.imencode(".tif", np.asarray(page).astype(np.uint16) * 257)[1].tobytes()
    made = {
        "cmyk.jpg": lambda: _saved(page.convert("CMYK"), "JPEG", quality=95),
        "inverted_cmyk.jpg": lambda: _saved(ImageChops.invert(page.convert("CMYK")), "JPEG", quality=95),
        "deep.png": lambda: _saved(Image.fromarray((255 - ink).astype(np.uint16) * 257), "PNG"),
        "deep_colour.tif": lambda: deep,
        "palette.png": lambda: _saved(page.quantize(8), "PNG"),
        "clear.png": lambda: _saved(Image.fromarray(clear), "PNG"),
        "moving.gif": lambda: _saved(page.convert("P"), "GIF", save_all=True, append_images=[page.convert("P")]),
    }
    seen = raster.frame(made[kind](), 1, 3000).astype(int)
    assert np.abs(seen - np.asarray(page).astype(int)).mean() < 4


def test_text_that_runs_steeply_lies() -> None:
    def lines(angle: float) -> np.ndarray:
        return np.stack([_quad((400, 300 + 60 * i), 300, 30, angle) for i in range(6)])

    assert [_lies(lines(angle)) for angle in (0, 14, -14, 76, 90, 104, -80)] == [False] * 3 + [True] * 4
    assert _lies(np.roll(lines(78), 1, axis=1)), "whichever corner the detector begins with"


def test_steep_pages_are_turned_before_they_are_read() -> None:
    (page,) = read_file("a.png", scan(turned=102), engine("rapidocr")).pages
    assert page.rotation == 270 and page.skew == pytest.approx(-12, abs=0.6)
    assert any("青原仪器制造有限公司" in line.text for line in page.lines)


def test_what_shines_through_is_no_print() -> None:
    back = (255 - (255 - pixels(scan())[:, ::-1].astype(float)) * 0.25).astype(np.uint8)
    junk = [Line(text="业营照执之行", box=(0.1, 0.1, 0.4, 0.15), confidence=0.6)] * 4
    sure = [Line(text="营业执照", box=(0.1, 0.1, 0.4, 0.15), confidence=0.97)]
    assert shines_through(back) and is_no_print(back, junk) and is_doubtful(junk)
    assert not shines_through(pixels(scan())) and not is_no_print(pixels(scan()), junk)
    assert not is_no_print(back, sure), "pale print that reads well is print"


def test_dirt_is_no_print() -> None:
    dirty = np.full((1100, 800, 3), 250, np.uint8)
    for i in range(40):
        cv2.circle(dirty, (37 * i % 790 + 5, 211 * i % 1090 + 5), 2, (90, 90, 90), -1)
    (page,) = read_file("a.png", as_png(Image.fromarray(dirty)), engine("rapidocr")).pages
    assert page.media == "blank" and page.lines == ()
