"""Pixels of scans: a changed value is found where it is, a clean twin keeps silent, what cannot be told says so."""

from __future__ import annotations

import functools
import io

import numpy as np
import pytest
from PIL import Image

from benchmarks.tampering.calibration import looked_at
from benchmarks.tampering.pixels import PICTURE_WAYS, Twin
from benchmarks.tampering.scans import Scan, resaved, scan_of
from dossier.extraction.traces.pixels import examining
from dossier.extraction.traces.pixels.examining import EXAMINED, KINDS, with_pixel_traces
from dossier.extraction.traces.pixels.lattice import breaks, lattice_of
from dossier.extraction.traces.pixels.native import Native, native_of, on_page
from dossier.models.page import Page, Trace
from sample_dossiers import media
from sample_dossiers.sheet import Sheet as Paper


@functools.cache
def paper() -> bytes:
    sheet = Paper(0, "报告")
    sheet.page((210, 150))
    for row in range(11):
        sheet.text(
            20, 20 + 9 * row, f"检验项目{row}：实测值 {row * 3571 + 10482}.{row:02d} 合格 编号 {88213 + 7 * row}", 13
        )
    return sheet.done()


@functools.cache
def scan(make: str = "flatbed_grey") -> Scan:
    small = scan_of(paper(), 0, make, 5)
    return resaved(small, small.pixels, 62) if small.suffix == ".jpg" else small


def found(of: Scan, kind: str) -> list[Trace]:
    page, _ = looked_at(of.saved, of.pixels.shape)
    return [trace for trace in page.traces if trace.kind == kind]


def reasons(of: Scan) -> dict[str, str]:
    page, _ = looked_at(of.saved, of.pixels.shape)
    return {trace.text: trace.data.get("reason", "") for trace in page.traces if trace.kind == EXAMINED}


def hits(twin: Twin, kind: str) -> bool:
    assert twin.box is not None
    high, wide = twin.scan.pixels.shape[:2]
    x, y = (twin.box[0] + twin.box[2]) / 2 / wide, (twin.box[1] + twin.box[3]) / 2 / high
    boxes = [trace.box for trace in found(twin.scan, kind) if trace.box]
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


@functools.cache
def twin(way: str, quality: int = 94) -> Twin:
    changed = PICTURE_WAYS[way](scan(), paper(), 0, np.random.default_rng(3))
    return changed._replace(scan=resaved(changed.scan, changed.scan.pixels, quality))


@pytest.mark.parametrize("way", ["picture_splice", "copied_digit", "retyped_in_scan"])
def test_what_was_put_in_lacks_the_first_compression(way: str) -> None:
    assert hits(twin(way), "recompression")


@pytest.mark.parametrize("make", ["flatbed_grey", "lossless_grey", "phone"])
def test_clean_scans_keep_silent(make: str) -> None:
    assert not found(scan(make), "recompression") and not found(scan(make), "copy_move")


def test_a_scan_that_was_saved_again_as_a_whole_keeps_silent_and_was_examined() -> None:
    again = resaved(scan(), scan().pixels, 93)
    assert not found(again, "recompression")
    assert reasons(again)["recompression"] == ""


def test_a_copied_digit_agrees_noise_and_all() -> None:
    (one, *_) = found(twin("copied_digit").scan, "copy_move")
    assert one.data["differ"] < 0.6 and one.data["together"] > 0.7 and one.data["other"] is not None


def test_print_and_scan_after_the_change_leaves_nothing_to_tell_from() -> None:
    printed = PICTURE_WAYS["reprinted"](scan(), paper(), 0, np.random.default_rng(3))
    assert reasons(printed.scan)["recompression"] == "no_earlier_compression"
    assert not found(printed.scan, "recompression")


def test_pages_without_noise_or_grey_cannot_be_told() -> None:
    assert set(reasons(scan("fax")).values()) <= {"one_bit", "few_levels"}
    drawn = reasons(scan("digital_png"))
    assert drawn["copy_move"] == "no_noise" and drawn["splice"] == "no_noise"


def test_small_pictures_cannot_be_told() -> None:
    out = io.BytesIO()
    Image.fromarray(scan().pixels[:300, :400]).save(out, "PNG")
    page, _ = looked_at(out.getvalue(), (300, 400))
    assert {trace.data["reason"] for trace in page.traces} == {"too_small"}


def test_damaged_data_are_noted_and_nothing_is_raised() -> None:
    bare = Page(number=1, width=10, height=10, media="scan")
    page = with_pixel_traces(bare, b"\xff\xd8\xff\xe0 broken", "picture")
    assert [trace.text for trace in page.traces] == list(KINDS)
    assert not any(trace.data["done"] for trace in page.traces)


def test_the_picture_is_taken_from_the_pdf_as_it_is() -> None:
    changed = twin("picture_splice")
    pdf = media.pdf_of([changed.scan.saved], changed.scan.dpi, "扫描件")
    bare = Page(number=1, width=595, height=842, media="scan")
    boxes = [t.box for t in with_pixel_traces(bare, pdf, "pdf").traces if t.kind == "recompression"]
    alone = [t.box for t in found(changed.scan, "recompression")]
    assert boxes and alone and np.allclose(boxes[0], alone[0], atol=0.01)


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [
        (0, (0.1, 0.2, 0.3, 0.25)),
        (90, (0.75, 0.1, 0.8, 0.3)),
        (180, (0.7, 0.75, 0.9, 0.8)),
        (270, (0.2, 0.7, 0.25, 0.9)),
    ],
)
def test_boxes_follow_the_page_upright(rotation: int, expected: tuple[float, ...]) -> None:
    native = Native(np.zeros((1000, 1000), np.uint8), np.ones((8, 8), np.int32))
    page = Page(number=1, width=100, height=100, media="scan", rotation=rotation)
    assert np.allclose(on_page(native, (100, 200, 300, 250), page) or (), expected, atol=1e-4)


def test_strong_colours_are_left_out() -> None:
    native = native_of(twin("picture_splice").scan.saved, "picture", 1)
    lattice = lattice_of(native.grey, native.table)
    assert lattice is not None and breaks(lattice, native.grey)
    red = np.full((native.grey.shape[0] // 8, native.grey.shape[1] // 8), 200, np.uint8)
    assert not breaks(lattice, native.grey, red)
    assert breaks(lattice, native.grey, red // 10)


def test_whatever_breaks_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise SyntaxError("not a picture")

    monkeypatch.setattr(examining, "native_of", broken)
    page = with_pixel_traces(Page(number=1, width=10, height=10, media="scan"), b"", "picture")
    assert [trace.data["reason"] for trace in page.traces] == ["SyntaxError: not a picture"] * len(KINDS)
