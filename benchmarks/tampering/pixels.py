"""Ways of changing a value on a scan: pasted from another scan, a digit copied, typed anew, a seal laid over it.

Each takes a clean scan and gives its twin and the box that was changed, both saved alike, as an editor of pictures does
(a JPEG is taken apart, changed, and saved once more; what was lossless stays so).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.tampering.scans import Char, Generator, Pixels, Scan, resaved, scan_of
from sample_dossiers.fonts import installed
from sample_dossiers.seals import round_seal

PixelBox = tuple[int, int, int, int]


class Twin(NamedTuple):
    """A changed scan; ``box`` in pixels is None where nothing could be changed (no number on the page)."""

    scan: Scan
    box: PixelBox | None


def numbers(chars: tuple[Char, ...], least: int = 4) -> list[list[Char]]:
    """Runs of digits (with points and commas) on one line, ``least`` characters or more."""
    return [run for run in _runs(chars) if sum(char.char.isdigit() for char in run) >= least]


def _runs(chars: tuple[Char, ...]) -> Iterator[list[Char]]:
    run: list[Char] = []
    for char in chars:
        high = char.bottom - char.top
        joins = run and 0 <= char.left - run[-1].left < 3 * max(high, 4) and abs(char.bottom - run[-1].bottom) < high
        if run and not (joins and char.char in "0123456789.,"):
            yield run
            run = []
        if char.char.isdigit() or (run and char.char in ".,"):
            run.append(char)
    yield run


def box_of(run: list[Char], margin: int) -> PixelBox:
    """The box around characters, ``margin`` pixels wider on all sides."""
    return (
        int(min(c.left for c in run)) - margin,
        int(min(c.top for c in run)) - margin,
        int(max(c.right for c in run)) + margin + 1,
        int(max(c.bottom for c in run)) + margin + 1,
    )


def _inside(box: PixelBox, pixels: Pixels) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= pixels.shape[1] and box[3] <= pixels.shape[0]


def _quality(scan: Scan, rng: Generator) -> int:
    return int(rng.integers(84, 97)) if scan.quality else 0


def _chosen(scan: Scan, rng: Generator, least: int = 4) -> list[Char] | None:
    runs = [run for run in numbers(scan.chars, least) if _inside(box_of(run, 6), scan.pixels)]
    return runs[int(rng.integers(len(runs)))] if runs else None


def splice(scan: Scan, pdf: bytes, page: int, rng: Generator) -> Twin:
    """A number cut from another scan of a like paper, pasted over a number."""
    other = scan_of(pdf, page, scan.make, int(rng.integers(2**31)))
    target = _chosen(scan, rng)
    runs = numbers(other.chars)
    if target is None or not runs or other.pixels.ndim != scan.pixels.ndim:
        return Twin(scan, None)
    size = len(target)
    source = min(runs, key=lambda run: (abs(len(run) - size), run[0].top == target[0].top))
    left, top, right, bottom = box_of(source, 3)
    x, y = int(target[0].left) - 3, int(target[0].top) - 3
    cut = other.pixels[max(0, top) : bottom, max(0, left) : right]
    box = (x, y, x + cut.shape[1], y + cut.shape[0])
    if not _inside(box, scan.pixels) or cut.size == 0:
        return Twin(scan, None)
    pixels = scan.pixels.copy()
    pixels[box[1] : box[3], box[0] : box[2]] = cut
    return Twin(resaved(scan, pixels, _quality(scan, rng)), box)


def copied_digit(scan: Scan, pdf: bytes, page: int, rng: Generator) -> Twin:
    """One or two digits of a number replaced by other digits of the same page."""
    runs = [run for run in numbers(scan.chars, 2) if _inside(box_of(run, 6), scan.pixels)]
    pairs = [
        (one, other)
        for run in runs
        for one in run
        for source in runs
        for other in source
        if one.char.isdigit() and other.char.isdigit() and one.char != other.char
        and abs((one.bottom - one.top) - (other.bottom - other.top)) < 1.5
    ]  # fmt: skip
    if not pairs:
        return Twin(scan, None)
    to, source = pairs[int(rng.integers(len(pairs)))]
    left, top, right, bottom = box_of([source], 2)
    x, y = left + round(to.left - source.left), top + round(to.top - source.top)
    box = (x, y, x + right - left, y + bottom - top)
    if not _inside(box, scan.pixels) or not _inside((left, top, right, bottom), scan.pixels):
        return Twin(scan, None)
    pixels = scan.pixels.copy()
    pixels[box[1] : box[3], box[0] : box[2]] = scan.pixels[top:bottom, left:right]
    return Twin(resaved(scan, pixels, _quality(scan, rng)), box)


def copied_word(scan: Scan, pdf: bytes, page: int, rng: Generator) -> Twin:
    """Three or more digits of a number replaced by as many from another number of the same page."""
    runs = [run for run in numbers(scan.chars) if _inside(box_of(run, 6), scan.pixels)]
    pairs = [(one, other) for one in runs for other in runs if one is not other and _alike(one, other)]
    if not pairs:
        return Twin(scan, None)
    to, source = pairs[int(rng.integers(len(pairs)))]
    many = min(len(to), len(source), int(rng.integers(3, 9)))
    left, top, right, bottom = box_of(source[:many], 2)
    x, y = left + round(to[0].left - source[0].left), top + round(to[0].top - source[0].top)
    box = (x, y, x + right - left, y + bottom - top)
    if not _inside(box, scan.pixels) or not _inside((left, top, right, bottom), scan.pixels):
        return Twin(scan, None)
    pixels = scan.pixels.copy()
    pixels[box[1] : box[3], box[0] : box[2]] = scan.pixels[top:bottom, left:right]
    return Twin(resaved(scan, pixels, _quality(scan, rng)), box)


def _alike(one: list[Char], other: list[Char]) -> bool:
    """Whether two runs are of one size and read otherwise."""
    high, too = one[0].bottom - one[0].top, other[0].bottom - other[0].top
    return abs(high - too) < 1.5 and [char.char for char in one[:3]] != [char.char for char in other[:3]]


def retyped(scan: Scan, pdf: bytes, page: int, rng: Generator) -> Twin:
    """A number covered in the colour of the paper around it and typed anew."""
    run = _chosen(scan, rng)
    if run is None:
        return Twin(scan, None)
    box = box_of(run, 2)
    left, top, right, bottom = box
    around = scan.pixels[top:bottom, left:right].reshape(-1, *scan.pixels.shape[2:])
    paper = np.percentile(around, 85, axis=0)
    image = Image.fromarray(scan.pixels)
    pen = ImageDraw.Draw(image)
    colour = tuple(int(v) for v in np.atleast_1d(paper))
    pen.rectangle((left, top, right - 1, bottom - 1), fill=colour if len(colour) > 1 else colour[0])
    digits = "".join(str((int(c.char) + 1 + int(rng.integers(8))) % 10) if c.char.isdigit() else c.char for c in run)
    high = max(c.bottom - c.top for c in run)
    font = ImageFont.truetype(str(installed("song")[0]), max(6, round(high * 1.35)), index=0)
    pen.text((left + 2, bottom - 2), digits, fill=30 if image.mode == "L" else (30, 30, 30), font=font, anchor="ls")
    return Twin(resaved(scan, np.array(image), _quality(scan, rng)), box)


def pasted_seal(scan: Scan, pdf: bytes, page: int, rng: Generator) -> Twin:
    """The picture of a seal laid over a scan in colour."""
    if scan.pixels.ndim == 2:
        return Twin(scan, None)
    wide = round(40 / 25.4 * scan.dpi)
    seal = round_seal("临江市恒业机械有限公司").resize((wide, wide))
    image = Image.fromarray(scan.pixels)
    x, y = int(image.width * rng.uniform(0.15, 0.6)), int(image.height * rng.uniform(0.2, 0.65))
    image.paste(seal, (x, y), seal)
    return Twin(resaved(scan, np.array(image), _quality(scan, rng)), (x, y, x + wide, y + wide))


def reprinted(scan: Scan, pdf: bytes, page: int, rng: Generator) -> Twin:
    """A number typed anew, then all printed and scanned: nothing of the change is left in the picture."""
    twin = retyped(scan, pdf, page, rng)
    if twin.box is None:
        return twin
    height, width = scan.pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-0.6, 0.6)), 1.0)
    again = cv2.warpAffine(twin.scan.pixels, matrix, (width, height), flags=cv2.INTER_CUBIC,
                           borderMode=cv2.BORDER_REPLICATE)  # fmt: skip
    soft = cv2.GaussianBlur(again, (0, 0), 0.8).astype(np.float32)
    grain = np.asarray(rng.standard_normal(soft.shape, np.float32), np.float32)
    noise = np.asarray(cv2.GaussianBlur(grain, (0, 0), 0.45), np.float32).reshape(soft.shape)
    pixels = np.clip(soft * 0.95 + 8 + noise * float(rng.uniform(3, 6)), 0, 255).astype(np.uint8)
    return Twin(resaved(scan, pixels, int(rng.integers(65, 85))), twin.box)


PICTURE_WAYS: dict[str, Callable[[Scan, bytes, int, Generator], Twin]] = {
    "picture_splice": splice,
    "copied_digit": copied_digit,
    "copied_word": copied_word,
    "retyped_in_scan": retyped,
    "seal_pasted": pasted_seal,
    "reprinted": reprinted,
}
"""A way of changing the picture of a page is a function here."""
