"""Clean scans of many makes, with the place of every character: what detectors must leave alone.

Each make is a way in which genuine paper becomes a picture. None of them is the way of ``sample_dossiers.media``: noise
is drawn for every pixel, so that no two places of a page share it.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Pixels = NDArray[np.uint8]
Generator = np.random.Generator


class Char(NamedTuple):
    """A printed character and its box in pixels."""

    char: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Scan:
    """A page picture as its file holds it. ``saved`` is the file, ``suffix`` its kind; ``chars`` are placed on it."""

    make: str
    pixels: Pixels
    chars: tuple[Char, ...]
    saved: bytes
    suffix: str
    dpi: int
    quality: int = 0
    """JPEG quality it was saved with; 0 for lossless."""


class _Raw(NamedTuple):
    pixels: Pixels
    chars: tuple[Char, ...]
    dpi: int


def rendered(pdf: bytes, page: int, dpi: int) -> _Raw:
    """A page of a text PDF as RGB pixels, and where its characters stand."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        pixels = np.array(sheet.render(scale=dpi / 72).to_pil().convert("RGB"))
        words, scale, height = sheet.get_textpage(), dpi / 72, sheet.get_height()
        chars = []
        for i in range(words.count_chars()):
            char = words.get_text_range(i, 1)
            if char.strip():
                left, low, right, high = words.get_charbox(i)
                box = (left * scale, (height - high) * scale, right * scale, (height - low) * scale)
                chars.append(Char(char, *box))
        return _Raw(pixels, tuple(chars), dpi)
    finally:
        document.close()


def scan_of(pdf: bytes, page: int, make: str, seed: int) -> Scan:
    """The page as that make shows it; the same seed gives the same picture."""
    return MAKES[make](pdf, page, np.random.default_rng(seed))


def saved_jpeg(pixels: Pixels, quality: int, dpi: int) -> bytes:
    """The picture as a JPEG file, chroma at half resolution as scanners store it."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def loaded(data: bytes) -> Pixels:
    """The pixels of a picture file."""
    image = Image.open(io.BytesIO(data))
    return np.array(image.convert("L" if image.mode in ("1", "L") else "RGB"))


def resaved(scan: Scan, pixels: Pixels, quality: int) -> Scan:
    """The scan with other pixels, saved as a JPEG of that quality (0: as PNG)."""
    if quality:
        data = saved_jpeg(pixels, quality, scan.dpi)
        return replace(scan, pixels=loaded(data), saved=data, suffix=".jpg", quality=quality)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG", dpi=(scan.dpi, scan.dpi))
    return replace(scan, pixels=pixels, saved=out.getvalue(), suffix=".png", quality=0)


def _noise(shape: tuple[int, ...], sigma: float, rng: Generator, soft: float = 0.0) -> NDArray[np.float32]:
    noise = rng.standard_normal(shape, np.float32)
    if soft:
        noise = cv2.GaussianBlur(noise, (0, 0), soft).reshape(shape).astype(np.float32)
        noise /= noise.std()
    return (noise * sigma).astype(np.float32)


def _tilted(raw: _Raw, rng: Generator, most: float, paper: int) -> _Raw:
    height, width = raw.pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-most, most)), 1.0)
    shift = np.array([(0, 0, x) for x in rng.uniform(-3, 3, 2)])
    return _moved(raw, np.vstack([np.asarray(matrix, np.float64) + shift, (0, 0, 1)]), (width, height), paper)


def _moved(raw: _Raw, matrix: NDArray[np.float64], size: tuple[int, int], paper: int) -> _Raw:
    pixels = cv2.warpPerspective(raw.pixels, matrix, size, flags=cv2.INTER_CUBIC, borderValue=(paper,) * 3)
    chars = []
    for char in raw.chars:
        corners = [(x, y) for x in (char.left, char.right) for y in (char.top, char.bottom)]
        moved = cv2.perspectiveTransform(np.array([corners], np.float64), matrix)[0]
        chars.append(Char(char.char, *moved.min(axis=0).tolist(), *moved.max(axis=0).tolist()))
    return _Raw(np.asarray(pixels, np.uint8), tuple(chars), raw.dpi)


def _bytes(page: NDArray[np.float32]) -> Pixels:
    return np.clip(np.rint(page), 0, 255).astype(np.uint8)


def _grey(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _sensed(raw: _Raw, rng: Generator, sigma: float, blur: float, paper: int, soft: float = 0.4) -> Pixels:
    """The sheet through a scanner's lens: paper below white, ink above black, optical blur, noise of the sensor."""
    page = cv2.GaussianBlur(raw.pixels, (0, 0), blur).astype(np.float32)
    black = float(rng.uniform(12, 50))
    page = black + page * ((paper - black) / 255)
    grain = _noise((*page.shape[:2], 1), 1.5, rng, 2.5)
    return _bytes(page + grain + _noise(page.shape, sigma, rng, soft))


def _finished(make: str, raw: _Raw, pixels: Pixels, quality: int) -> Scan:
    scan = Scan(make, pixels, raw.chars, b"", "", raw.dpi)
    return resaved(scan, pixels, quality)


def _flatbed(make: str, grey: bool, low: int, high: int) -> Callable[[bytes, int, Generator], Scan]:
    def made(pdf: bytes, page: int, rng: Generator) -> Scan:
        raw = _tilted(rendered(pdf, page, int(rng.choice((150, 200, 200, 300)))), rng, 0.8, 255)
        sigma, blur = float(rng.uniform(1.2, 4.0)), float(rng.uniform(0.5, 1.1))
        pixels = _sensed(raw, rng, sigma, blur, int(rng.integers(228, 252)))
        return _finished(make, raw, _grey(pixels) if grey else pixels, int(rng.integers(low, high)))

    return made


def _whitened(pdf: bytes, page: int, rng: Generator) -> Scan:
    """A scanner that takes the paper's grey away: nearly all of it is 255."""
    raw = _tilted(rendered(pdf, page, 200), rng, 0.8, 255)
    page_ = _sensed(raw, rng, float(rng.uniform(1.5, 4)), 0.7, 240).astype(np.float32)
    return _finished("whitened", raw, _bytes(page_ * float(rng.uniform(1.05, 1.12))), int(rng.integers(60, 90)))


def _copier(pdf: bytes, page: int, rng: Generator) -> Scan:
    """A worn copier: specks, streaks, uneven toner."""
    raw = _tilted(rendered(pdf, page, 200), rng, 1.0, 255)
    pixels = _grey(_sensed(raw, rng, float(rng.uniform(2, 5)), 0.9, 236))
    for x, y in zip(rng.integers(0, pixels.shape[1], 250), rng.integers(0, pixels.shape[0], 250), strict=True):
        cv2.circle(pixels, (int(x), int(y)), int(rng.integers(0, 3)), int(rng.integers(40, 180)), -1)
    for x in rng.integers(0, pixels.shape[1], 3):
        pixels[:, int(x) : int(x) + 1] = (pixels[:, int(x) : int(x) + 1] * 0.92).astype(np.uint8)
    return _finished("copier", raw, pixels, int(rng.integers(60, 90)))


def _phone_raw(pdf: bytes, page: int, rng: Generator, sigma: float) -> _Raw:
    raw = rendered(pdf, page, 170)
    height, width = raw.pixels.shape[:2]
    start = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    end = (start + rng.uniform(-0.012, 0.012, (4, 2)) * width).astype(np.float32)
    raw = _moved(raw, np.asarray(cv2.getPerspectiveTransform(start, end), np.float64), (width, height), 150)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    lamp = 1.0 - rng.uniform(0.1, 0.35) * np.hypot(xs / width - rng.uniform(0, 1), ys / height - rng.uniform(0, 1))
    page_ = cv2.GaussianBlur(raw.pixels, (0, 0), float(rng.uniform(0.6, 1.2))).astype(np.float32)
    page_ = (22 + page_ * 0.82) * lamp[..., None].astype(np.float32) * np.array((1, 0.98, 0.93), np.float32)
    page_ += _noise(page_.shape, sigma, rng, 0.6) * np.sqrt(page_ / 200)
    return raw._replace(pixels=_bytes(page_))


def _phone(pdf: bytes, page: int, rng: Generator) -> Scan:
    raw = _phone_raw(pdf, page, rng, float(rng.uniform(2, 5)))
    return _finished("phone", raw, raw.pixels, int(rng.integers(80, 95)))


def _phone_denoised(pdf: bytes, page: int, rng: Generator) -> Scan:
    raw = _phone_raw(pdf, page, rng, float(rng.uniform(3, 6)))
    smooth = np.asarray(cv2.bilateralFilter(raw.pixels, 7, 30, 4), np.uint8)
    return _finished("phone_denoised", raw, smooth, int(rng.integers(80, 95)))


def _whitening_app(pdf: bytes, page: int, rng: Generator) -> Scan:
    """A telephone's scanning program: light evened out, paper pushed to white, its own words at the foot."""
    raw = _phone_raw(pdf, page, rng, float(rng.uniform(2, 4)))
    page_ = raw.pixels.astype(np.float32)
    light = cv2.GaussianBlur(cv2.dilate(raw.pixels, np.ones((25, 25), np.uint8)), (0, 0), 25).astype(np.float32)
    white = ((page_ / np.maximum(light, 1) - 0.25) * float(rng.uniform(340, 400))).astype(np.float32)
    image = Image.fromarray(_bytes(white))
    ImageDraw.Draw(image).text((image.width - 300, image.height - 40), "Scanned with a phone app", fill=(120, 120, 120))
    return _finished("whitening_app", raw, np.array(image), int(rng.integers(60, 90)))


def _fax(pdf: bytes, page: int, rng: Generator) -> Scan:
    raw = _tilted(rendered(pdf, page, 200), rng, 0.8, 255)
    black = _grey(_sensed(raw, rng, 6, 0.8, 245)) > 150
    out = io.BytesIO()
    Image.fromarray(black).save(out, "TIFF", compression="group4", dpi=(200, 200))
    return Scan("fax", (black * 255).astype(np.uint8), raw.chars, out.getvalue(), ".tif", 200)


def _rescan(pdf: bytes, page: int, rng: Generator) -> Scan:
    """A copy of a copy: scanned, printed with dots, scanned again."""
    raw = _tilted(rendered(pdf, page, 200), rng, 0.6, 255)
    first = raw._replace(pixels=_sensed(raw, rng, 2.5, 0.8, 248))
    second = _tilted(first, rng, 0.8, 248)
    return _finished("rescan", second, _sensed(second, rng, float(rng.uniform(1.5, 3)), 0.8, 246),
                     int(rng.integers(60, 90)))  # fmt: skip


def _saved_again(make: str, lossless: bool) -> Callable[[bytes, int, Generator], Scan]:
    """A scan that a program saved once more, all of it: turned it into a PDF, or made it smaller to send."""

    def made(pdf: bytes, page: int, rng: Generator) -> Scan:
        once = _flatbed(make, bool(rng.integers(2)), 50, 80)(pdf, page, rng)
        return resaved(once, once.pixels, 0 if lossless else int(rng.integers(82, 96)))

    return made


def _shrunk(pdf: bytes, page: int, rng: Generator) -> Scan:
    """Sent by a messenger: made smaller and compressed again."""
    once = _flatbed("shrunk", False, 70, 90)(pdf, page, rng)
    share = float(rng.uniform(0.6, 0.9))
    small = np.asarray(cv2.resize(once.pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)
    chars = tuple(Char(c.char, *(v * share for v in c[1:])) for c in once.chars)
    return resaved(replace(once, chars=chars), small, int(rng.integers(60, 85)))


def _layered(pdf: bytes, page: int, rng: Generator) -> Scan:
    """Compact files of scanners: soft paper below, sharp letters of one colour above."""
    raw = _tilted(rendered(pdf, page, 200), rng, 0.8, 255)
    page_ = _sensed(raw, rng, 3, 0.7, 242)
    ink = (_grey(page_) < 130).astype(np.uint8)
    paper = cv2.inpaint(cv2.resize(page_, None, fx=0.33, fy=0.33), cv2.resize(ink, None, fx=0.33, fy=0.33), 3, 0)
    below = cv2.resize(paper, page_.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    mixed = np.where(ink[..., None] > 0, np.uint8(25), below).astype(np.uint8)
    return _finished("layered", raw, mixed, int(rng.integers(60, 85)))


def _digital(quality: tuple[int, int]) -> Callable[[bytes, int, Generator], Scan]:
    def made(pdf: bytes, page: int, rng: Generator) -> Scan:
        raw = rendered(pdf, page, int(rng.choice((110, 150, 200))))
        return _finished("digital_jpeg" if quality[1] else "digital_png", raw, raw.pixels,
                         int(rng.integers(*quality)) if quality[1] else 0)  # fmt: skip

    return made


def _footed(pdf: bytes, page: int, rng: Generator) -> Scan:
    """A scan on which the archive's program printed a number, then saved it again."""
    once = _flatbed("footed", False, 55, 80)(pdf, page, rng)
    image = Image.fromarray(once.pixels)
    place = (int(image.width * 0.62), int(image.height * 0.965))
    ImageDraw.Draw(image).text(place, f"No. 2025-{int(rng.integers(10**6)):06d}  P. {page + 1}", fill=(20, 20, 20),
                               font_size=int(image.height / 90))  # fmt: skip
    return resaved(once, np.array(image), int(rng.integers(82, 95)))


MAKES: dict[str, Callable[[bytes, int, Generator], Scan]] = {
    "flatbed_colour": _flatbed("flatbed_colour", False, 65, 92),
    "flatbed_grey": _flatbed("flatbed_grey", True, 65, 92),
    "low_quality": _flatbed("low_quality", False, 22, 45),
    "lossless_grey": _flatbed("lossless_grey", True, 0, 1),
    "whitened": _whitened,
    "copier": _copier,
    "phone": _phone,
    "phone_denoised": _phone_denoised,
    "whitening_app": _whitening_app,
    "fax": _fax,
    "rescan": _rescan,
    "saved_twice": _saved_again("saved_twice", False),
    "saved_lossless": _saved_again("saved_lossless", True),
    "shrunk": _shrunk,
    "layered": _layered,
    "digital_jpeg": _digital((60, 95)),
    "digital_png": _digital((0, 0)),
    "footed": _footed,
}
"""A make of clean scans is a function here: (PDF, page from 0, generator) to a scan."""
