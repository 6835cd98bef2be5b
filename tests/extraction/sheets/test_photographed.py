"""Photographed sheets are read as seen from above, and shown so: boxes and picture have one frame."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from dossier.extraction.documents import documents_of
from dossier.extraction.ocr import engine
from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.pictures import page_picture
from dossier.extraction.reading import read_file
from dossier.extraction.sheets.flat import side_by_side
from dossier.extraction.sheets.photographed import Size, page_of_sheets
from dossier.models.page import Line, Page
from tests.extraction.papers import as_png, scan
from tests.extraction.sheets.photos import DARK, desk, pixels, put, quad

LYING = quad((130, 90), (1080, 150), (1050, 880), (90, 800))
PAIR = (
    quad((60, 150), (640, 120), (655, 540), (75, 565)),
    quad((760, 90), (1330, 130), (1300, 560), (730, 520)),
)


def _marked(corner: tuple[int, int]) -> Picture:
    """A white sheet with a blue square at a corner."""
    sheet = np.full((600, 840, 3), 250, np.uint8)
    x, y = corner
    sheet[y : y + 90, x : x + 90] = (20, 20, 230)
    return sheet


def _square_reader(flat: Picture, size: Size, may_slant: bool) -> Page:
    """Reads the blue square of a sheet as its only line."""
    rows, columns = np.nonzero((flat[:, :, 0] < 80) & (flat[:, :, 2] > 170))
    height, width = flat.shape[:2]
    box = (columns.min() / width, rows.min() / height, columns.max() / width, rows.max() / height)
    line = Line(text="方", box=tuple(float(v) for v in box), source="ocr")  # type: ignore[arg-type]
    return Page(number=1, width=size[0], height=size[1], media="scan", lines=(line,))


def test_lines_of_a_photo_stand_where_the_picture_shows_them() -> None:
    data = as_png(Image.fromarray(put(desk((1200, 960), DARK), pixels(scan()), LYING)))
    (page,) = read_file("a.png", data, engine("rapidocr")).pages
    assert len(page.sheets) == 1 and page.width / page.height == pytest.approx(900 / 640, rel=0.08)
    name = next(line for line in page.lines if "青原仪器" in line.text)
    assert name.box[0] == pytest.approx(60 / 900, abs=0.015)
    shown = page_picture("a.png", data, page, 900)
    assert shown is not None and shown.width / shown.height == pytest.approx(page.width / page.height, rel=0.01)
    left, top, right, bottom = (v * s for v, s in zip(name.box, (*shown.size, *shown.size), strict=True))
    piece = np.asarray(shown.convert("L"))[int(top) : int(bottom), int(left) : int(right)]
    assert (piece < 110).mean() > 0.05, "the frame of the boxes must be that of the picture"


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_two_sheets_become_one_page_with_two_places(turns: int) -> None:
    photo = desk((1400, 700), DARK)
    for corners in PAIR:
        photo = put(photo, _marked((600, 60)), corners)
    photo = np.ascontiguousarray(np.rot90(photo, turns))

    def read(flat: Picture, size: Size, may_slant: bool) -> Page:
        """As a reader does that finds which way up a sheet lies: the square stands at the upper right."""
        upright = np.ascontiguousarray(np.rot90(flat, -turns))
        page = _square_reader(upright, size if turns % 2 == 0 else size[::-1], may_slant)
        return page.model_copy(update={"rotation": 90 * turns})

    page = page_of_sheets(1, photo, (float(photo.shape[1]), float(photo.shape[0])), read)
    assert page is not None and page.width > page.height and len(page.sheets) == 2
    assert page.sheets[0].box[2] < page.sheets[1].box[0]
    shown = page_picture("a.png", as_png(Image.fromarray(photo)), page, 1400)
    assert shown is not None
    for line in page.lines:
        left, top, right, bottom = (v * s for v, s in zip(line.box, (*shown.size, *shown.size), strict=True))
        piece = np.asarray(shown)[int(top) : int(bottom), int(left) : int(right)]
        assert piece[:, :, 0].mean() < 60 < 170 < piece[:, :, 2].mean(), (
            "the square of each sheet must be shown where it was read"
        )


def test_a_level_rectangle_and_a_sheet_without_text_are_read_as_they_are() -> None:
    level = put(desk((1200, 960), DARK), pixels(scan()), quad((100, 100), (1100, 100), (1100, 810), (100, 810)))
    assert page_of_sheets(1, level, (1200.0, 960.0), _square_reader) is None
    empty = put(desk((1200, 960), DARK), _marked((600, 60)), LYING)
    nothing = Page(number=1, width=1.0, height=1.0, media="scan")
    assert page_of_sheets(1, empty, (1200.0, 960.0), lambda flat, size, may_slant: nothing) is None


def test_sheets_are_shown_beside_one_another() -> None:
    one = quad((0, 0), (60, 10), (60, 90), (0, 80))
    boxes = side_by_side([one, one + np.array([45, 0], np.float32)], 120, 100)
    assert boxes[0][2] <= boxes[1][0], "sheets that overlap are shown smaller, not one over the other"


def test_a_mirrored_picture_is_turned_over_and_said_to_be() -> None:
    mirrored = as_png(Image.fromarray(pixels(scan())[:, ::-1]))
    reading = read_file("a.png", mirrored, engine("rapidocr"))
    assert [problem.code for problem in reading.problems] == ["mirrored"]
    (document,) = documents_of("a.png", reading, 1)
    assert document.type == "business_license" and document.value("company_name") == "青原仪器制造有限公司"
    shown = page_picture("a.png", mirrored, reading.pages[0], 900)
    assert shown is not None
    upright = np.asarray(Image.fromarray(pixels(scan())).resize((90, 64))).astype(int)
    assert np.abs(np.asarray(shown.resize((90, 64))).astype(int) - upright).mean() < 4, "not the mirrored picture"
