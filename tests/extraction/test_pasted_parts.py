"""Parts that did not go through the scanner: ground with edges, a seal laid over, greys on a fax, a copied word."""

from __future__ import annotations

import functools
import io
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from benchmarks.tampering.calibration import looked_at
from benchmarks.tampering.pixels import PICTURE_WAYS, Twin
from benchmarks.tampering.scans import Scan, rendered, resaved, scan_of
from dossier.extraction.traces.pixels.ground import grounds
from dossier.extraction.traces.pixels.places import beside
from dossier.extraction.traces.pixels.sheet import sheet_of
from dossier.extraction.traces.pixels.two_tone import greys, is_two_tone
from sample_dossiers.seals import round_seal
from tests.extraction.test_pixel_traces import paper

DPI = 200


@functools.cache
def printed() -> NDArray[np.uint8]:
    return rendered(paper(), 0, DPI).pixels


def scanned(sheet: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Through a lens: soft, noisy, paper a little grey."""
    soft = cv2.GaussianBlur(sheet, (0, 0), 0.9).astype(np.float32) * 0.8 + 32
    noise = np.random.default_rng(1).normal(0, 2.5, sheet.shape)
    return np.clip(soft + noise, 0, 255).astype(np.uint8)


def sealed(sheet: NDArray[np.uint8]) -> NDArray[np.uint8]:
    image, seal = Image.fromarray(sheet), round_seal("临江市恒业机械有限公司").resize((280, 280))
    image.paste(seal, (900, 500), seal)
    return np.array(image)


def spliced(pixels: NDArray[np.uint8]) -> dict[str, dict[str, Any]]:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    page, _ = looked_at(out.getvalue(), pixels.shape)
    return {trace.data["what"]: {**trace.data, "box": trace.box} for trace in page.traces if trace.kind == "splice"}


def test_a_seal_laid_over_the_scan_is_told_and_a_scanned_one_is_not() -> None:
    told = spliced(sealed(scanned(printed())))["seal"]
    assert told["even"] < 0.5 and told["hard"] > 1.25
    assert 0.4 < told["box"][0] < 0.6
    assert "seal" not in spliced(scanned(sealed(printed())))


def test_a_seal_on_a_page_that_was_drawn_is_not_told() -> None:
    assert not spliced(sealed(printed()))


def layered() -> NDArray[np.uint8]:
    noise = np.random.default_rng(2).normal(0, 2.5, printed().shape)
    return np.clip(printed() * 0.85 + 20 + noise, 0, 255).astype(np.uint8)


def test_a_seal_beside_print_that_is_a_layer_of_its_own_is_not_told() -> None:
    assert "seal" not in spliced(sealed(layered()))


def test_letters_that_are_a_layer_of_their_own_agree_anyway() -> None:
    for pixels, reason in ((layered(), "layered_print"), (scanned(printed()), None)):
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "PNG")
        page, _ = looked_at(out.getvalue(), pixels.shape)
        (note,) = (trace for trace in page.traces if trace.kind == "examined" and trace.text == "copy_move")
        assert note.data.get("reason") == reason


@pytest.mark.parametrize("levels", [6, -6])
def test_ground_with_edges_is_told_where_it_is(levels: int) -> None:
    page = scanned(printed()).astype(np.int16)
    letters = np.flatnonzero(printed().min(axis=(1, 2)) < 100)
    gaps = np.flatnonzero(np.diff(letters) > 3)
    top, bottom = letters[gaps[3] + 1] - 3, letters[gaps[4]] + 4
    page[top:bottom, 700:900] += levels
    told = spliced(np.clip(page, 0, 255).astype(np.uint8))["ground"]
    assert told["levels"] * levels > 0 and told["tight"] and abs(told["off"]) > 6
    assert told["box"][1] * page.shape[0] < (top + bottom) / 2 < told["box"][3] * page.shape[0]


def test_ground_within_the_steps_of_a_hard_compression_is_rounding() -> None:
    page = cv2.cvtColor(scanned(printed()), cv2.COLOR_RGB2GRAY)
    letters = np.flatnonzero(printed().min(axis=(1, 2)) < 100)
    gaps = np.flatnonzero(np.diff(letters) > 3)
    page[letters[gaps[3] + 1] - 3 : letters[gaps[4]] + 4, 700:900] += 4
    ready = sheet_of(page)
    assert grounds(ready, step=2.0) and not grounds(ready, step=3.5)


def test_a_soft_shadow_has_no_edges() -> None:
    page = scanned(printed()).astype(np.float32)
    rows, columns = np.mgrid[0 : page.shape[0], 0 : page.shape[1]]
    shadow = 12 * np.exp(-(((rows - 500) / 90) ** 2) - ((columns - 800) / 160) ** 2)
    assert "ground" not in spliced(np.clip(page - shadow[..., None], 0, 255).astype(np.uint8))


def fax() -> Scan:
    return scan_of(paper(), 0, "fax", 3)


def test_letters_typed_onto_a_fax_are_its_only_greys() -> None:
    twin = PICTURE_WAYS["retyped_in_scan"](fax(), paper(), 0, np.random.default_rng(1))
    assert twin.box is not None and is_two_tone(twin.scan.pixels)
    ((box, many), *_) = greys(twin.scan.pixels)
    assert many > 40 and abs(box[0] - twin.box[0]) < 20 and abs(box[1] - twin.box[1]) < 20
    told = spliced(twin.scan.pixels)["tones"]
    assert told["greys"] == many and told["in_line"]


def test_a_fax_kept_in_greys_and_a_page_that_is_smooth_all_over_keep_silent() -> None:
    assert not spliced(resaved(fax(), fax().pixels, 0).pixels)
    assert not greys(cv2.cvtColor(printed(), cv2.COLOR_RGB2GRAY))


def test_letters_copied_together_are_told_as_one_stretch() -> None:
    once = scan_of(paper(), 0, "flatbed_grey", 5)
    scan = resaved(once, once.pixels, 0)
    twin: Twin = PICTURE_WAYS["copied_word"](scan, paper(), 0, np.random.default_rng(2))
    page, _ = looked_at(twin.scan.saved, twin.scan.pixels.shape)
    first = next(trace for trace in page.traces if trace.kind == "copy_move")
    assert first.data["letters"] >= 3 and first.data["differ"] < 0.2 and first.data["next"] > 2 * first.data["differ"]
    clean, _ = looked_at(scan.saved, scan.pixels.shape)
    assert not [trace for trace in clean.traces if trace.kind == "copy_move"]


def test_only_print_beside_a_place_that_is_alone_on_its_line_joins_it() -> None:
    letters = np.array([[120 + 20 * i, 100, 132 + 20 * i, 120] for i in range(5)], np.int32)
    place, rest = (20, 98, 100, 122), (240, 98, 300, 122)
    assert beside(place, [place], letters, 20) == (1.0, True)
    assert beside(place, [place, rest], letters, 20) == (99.0, True)
    assert beside(place, [place], letters[:1], 20)[1] is False
    assert beside((20, 300, 100, 320), [], letters, 20) == (99.0, False)
