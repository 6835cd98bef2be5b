"""Pictures of places in the printed report."""

from __future__ import annotations

from PIL import Image

from dossier.report import _crop


def test_a_box_whose_ends_are_swapped_is_cut_like_any_other() -> None:
    picture = Image.effect_noise((400, 600), 80)
    left, top, right, bottom = 0.25, 0.5, 0.5, 0.75
    straight = _crop(picture, (left, top, right, bottom))
    assert straight.startswith("data:image/jpeg;base64,")
    assert {_crop(picture, box) for box in ((right, top, left, bottom), (right, bottom, left, top))} == {straight}
