"""Sheets are found by their sides on any desk, and nothing is found where paper fills the picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from dossier.extraction.sheets.edges import sheet_quads
from tests.extraction.papers import scan
from tests.extraction.sheets.photos import DARK, WHITE, WOOD, desk, pixels, put, quad, shaded

LYING = quad((130, 90), (1080, 150), (1050, 880), (90, 800))


@pytest.mark.parametrize("colour", [DARK, WOOD, WHITE])
@pytest.mark.parametrize("light", [False, True])
def test_corners_are_found_on_any_desk(colour: tuple[int, int, int], light: bool) -> None:
    photo = put(desk((1200, 960), colour), pixels(scan()), LYING)
    (found,) = sheet_quads(shaded(photo) if light else photo)
    assert np.abs(found - LYING).max() < 8, "within a hundredth of the picture"


def test_two_sheets_side_by_side() -> None:
    left, right = (
        quad((60, 150), (640, 120), (655, 540), (75, 565)),
        quad((760, 90), (1330, 130), (1300, 560), (730, 520)),
    )
    photo = put(put(desk((1400, 700), WOOD), pixels(scan()), left), pixels(scan()), right)
    found = sorted(sheet_quads(photo), key=lambda corners: corners[0][0])
    assert len(found) == 2
    assert np.abs(found[0] - left).max() < 9 and np.abs(found[1] - right).max() < 9


def test_a_scan_that_fills_the_picture_is_left_alone() -> None:
    assert sheet_quads(pixels(scan())) == []


def test_a_printed_frame_is_no_sheet() -> None:
    page = np.full((1200, 850, 3), 252, np.uint8)
    cv2.rectangle(page, (60, 60), (790, 1140), (90, 70, 30), 22)
    page[:6] = (205, 205, 205)  # the scanner's lid shows at one side, so that the rim is not all paper
    assert sheet_quads(page) == []


def test_a_sheet_cut_off_by_the_picture_is_not_guessed() -> None:
    photo = put(desk((900, 900), DARK), pixels(scan()), quad((-80, 120), (700, 160), (690, 760), (-90, 700)))
    assert sheet_quads(photo) == []
