"""What paper goes through: scanned (grain, skew, blur, compression), turned; ``photo`` has what cameras do."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Pixels = NDArray[np.uint8]
MEDIA = ("text", "scan", "photo", "rotated")
A_POINT = 72.0


@dataclass(frozen=True)
class Scanner:
    """One scanner's habits. ``skew`` is the largest tilt in degrees, ``grain`` the noise in grey levels."""

    dpi: int
    grey: bool
    skew: float
    grain: float
    blur: float
    quality: int
    tint: tuple[int, int, int] = (255, 255, 255)


def scanner(random: Random, light: bool = False) -> Scanner:
    """A scanner for one paper: 150 to 200 dots an inch, mostly in colour because of the seals.

    A ``light`` one writes small files: fewer dots, less grain, stronger compression.
    """
    if light:
        return Scanner(dpi=150, grey=random.random() < 0.1, skew=1.0, grain=1.2, blur=0.3, quality=46)
    return Scanner(
        dpi=random.choice((150, 170, 200)),
        grey=random.random() < 0.25,
        skew=1.0,
        grain=random.uniform(1.5, 4.0),
        blur=random.uniform(0.0, 0.7),
        quality=random.randrange(55, 82),
        tint=random.choice(((255, 255, 255), (252, 251, 247), (247, 248, 250))),
    )


def pages_of(pdf: bytes, dpi: int) -> list[Pixels]:
    """The pages of a PDF as RGB pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [np.array(page.render(scale=dpi / A_POINT).to_pil().convert("RGB")) for page in document]
    finally:
        document.close()


def scanned(page: Pixels, how: Scanner, random: Random, turn: int = 0) -> Pixels:
    """A page as that scanner sees it, then turned clockwise by ``turn`` degrees."""
    page = _tilted(page, random.uniform(-how.skew, how.skew), how.tint)
    page = (page.astype(np.float32) * (np.array(how.tint, np.float32) / 255)).astype(np.uint8)
    if how.blur > 0.15:
        page = _pixels(cv2.GaussianBlur(page, (0, 0), how.blur))
    page = _grained(page, how.grain, random)
    if how.grey:
        page = _pixels(cv2.cvtColor(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB))
    return turned(page, turn)


def jpeg(page: Pixels, quality: int, dpi: int) -> bytes:
    """The page as a JPEG file; grey pages are stored with one channel."""
    image = Image.fromarray(page)
    if np.array_equal(page[..., 0], page[..., 1]) and np.array_equal(page[..., 0], page[..., 2]):
        image = image.convert("L")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def png(page: Pixels, dpi: int) -> bytes:
    """The page as a PNG file of few colours, as scanning programs write it."""
    out = io.BytesIO()
    image = Image.fromarray(page).quantize(48, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def png_to_jpeg(data: bytes) -> bytes:
    """A PNG picture as a JPEG, to be bound into a PDF."""
    out = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def pdf_of(pictures: list[bytes], dpi: int, title: str) -> bytes:
    """A PDF of one picture a page; the pages are as large as the paper was."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("ScanTool 3.1")
    for picture in pictures:
        reader = ImageReader(io.BytesIO(picture))
        width, height = (side / dpi * A_POINT for side in reader.getSize())
        canvas.setPageSize((width, height))
        canvas.drawImage(reader, 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _pixels(array: object) -> Pixels:
    return np.asarray(array, np.uint8)


def _tilted(page: Pixels, angle: float, paper: tuple[int, int, int]) -> Pixels:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return _pixels(cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper))


def _grained(page: Pixels, grain: float, random: Random) -> Pixels:
    """Noise from one tile laid over the page: drawing it afresh for every pixel takes longer than all the rest."""
    noise = np.random.default_rng(random.randrange(2**32)).normal(0, grain, (256, 256, 1)).astype(np.float32)
    height, width = page.shape[:2]
    sheet = np.tile(noise, (height // 256 + 1, width // 256 + 1, 1))[:height, :width]
    return _pixels(np.clip(page + sheet, 0, 255))


def askew(page: Pixels, degrees: float) -> Pixels:
    """The whole page laid crookedly on a larger white glass."""
    height, width = page.shape[:2]
    cos, sin = abs(np.cos(np.radians(degrees))), abs(np.sin(np.radians(degrees)))
    size = (round(width * cos + height * sin), round(width * sin + height * cos))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    return _pixels(cv2.warpAffine(page, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255)))


def turned(page: Pixels, turn: int) -> Pixels:
    """The page turned clockwise by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(page, -turn // 90 % 4))
