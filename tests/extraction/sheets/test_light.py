"""Shadows on photographed sheets."""

from __future__ import annotations

import numpy as np

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.sheets.light import evenly_lit


def _sheet(shadow: float) -> Picture:
    """Paper with strokes and a red bar, its right third in shadow."""
    sheet = np.full((400, 600, 3), 230, np.float32)
    for x in range(40, 560, 20):
        sheet[100:300, x : x + 4] = 40
    sheet[320:330, 40:560] = (200, 40, 40)
    sheet[:, 400:] *= shadow
    return sheet.astype(np.uint8)


def test_a_shadow_is_lifted_and_strokes_stay_dark() -> None:
    even = evenly_lit(_sheet(0.2)).astype(int)
    assert abs(even[20:80, 500:580].mean() - even[20:80, 20:300].mean()) < 12
    assert even[150:250, 480:484].mean() < 80 < even[150:250, 486:498].mean()
    assert even[325, 500, 0] > even[325, 500, 1] + 60, "red stays red"


def test_even_light_is_left_as_it_is() -> None:
    for shadow in (1.0, 0.7):
        sheet = _sheet(shadow)
        assert evenly_lit(sheet) is sheet
