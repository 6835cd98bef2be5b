"""Picture files: JPEG, PNG, TIFF (many pages), BMP, WEBP, GIF; any depth and colour, bounded before decoding."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

import numpy as np
from PIL import Image, ImageChops, ImageFile, ImageOps, UnidentifiedImageError

from dossier.extraction.ocr.protocol import OcrEngine, Picture
from dossier.extraction.problems import problem
from dossier.extraction.reading.scan import page_of_picture
from dossier.extraction.reading.shape import PageReading, Survey
from dossier.extraction.reading.sharpness import low_resolution
from dossier.extraction.stages import stage
from dossier.models.page import Problem
from dossier.models.settings import Limits

_FAX_WIDTHS = (1728, 2048, 2432)
"""Dots a line of fax machines (A4, B4, A3)."""
_LEAST_OBLONG, _MOST_OBLONG = 1.4, 4.5
"""Ratios of dots across and down that are meant: below it is rounding, above it is a slip of the file's writer."""
_BLACK_PAPER = 50
"""Mean grey level of a picture in print inks below which they may be stored the wrong way round."""
_BROKEN = (OSError, ValueError, SyntaxError, struct.error, zlib.error, EOFError, IndexError, KeyError, TypeError)
"""What Pillow's decoders raise on damaged data."""


def survey(name: str, data: bytes, limits: Limits) -> Survey:
    """Frames of the picture."""
    try:
        with _opened(data) as image:
            frames = getattr(image, "n_frames", 1) if image.format in {"TIFF", "MPO"} else 1
            frames = 1 if image.format == "MPO" else frames
    except (UnidentifiedImageError, *_BROKEN):
        return Survey(problems=(problem("picture_broken", name),))
    if frames > limits.max_pages:
        return Survey(limits.max_pages, (problem("too_many_pages", name, pages=frames, limit=limits.max_pages),))
    return Survey(frames)


def read_page(name: str, data: bytes, number: int, engine: OcrEngine, limits: Limits) -> PageReading:
    """OCR of one frame."""
    try:
        with _opened(data) as image:
            image.seek(number - 1)
            if image.width * image.height > limits.max_pixels:
                size = {"width": image.width, "height": image.height}
                return PageReading(None, (problem("picture_too_large", name, number, **size),))
            size_in_file, stretch = _upright_size(image), max(_stretch(image))
            picture, problems = _decoded(name, image, number, limits.max_picture_side)
    except (UnidentifiedImageError, *_BROKEN):
        return PageReading(None, (problem("picture_broken", name, number),))
    page = page_of_picture(number, picture, engine, size_in_file, limits.max_seals)
    told = low_resolution(name, page, max(picture.shape) / stretch, max(size_in_file))
    return PageReading(page, (*problems, *told))


def frame(data: bytes, number: int, max_side: int) -> Picture:
    """One frame as RGB, by EXIF the right way up, at most ``max_side`` long. Raises OSError or ValueError."""
    with _opened(data) as image:
        image.seek(number - 1)
        return _decoded("", image, number, max_side)[0]


def short_side(data: bytes) -> int:
    """Shorter side in pixels by the header; 0 where there is no picture."""
    try:
        with _opened(data) as image:
            return min(image.size)
    except (UnidentifiedImageError, *_BROKEN):
        return 0


def _opened(data: bytes) -> Image.Image:
    """Header only. Pillow's own alarm is off: the limit of the settings is asked before anything is decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Image.MAX_IMAGE_PIXELS = None
        return Image.open(io.BytesIO(data))


def _upright_size(image: Image.Image) -> tuple[float, float]:
    across, down = _stretch(image)
    width, height = image.width * across, image.height * down
    return (height, width) if image.getexif().get(0x0112, 1) in (5, 6, 7, 8) else (width, height)


@stage("render")
def _decoded(name: str, image: Image.Image, number: int, max_side: int) -> tuple[Picture, tuple[Problem, ...]]:
    problems: tuple[Problem, ...] = ()
    if image.format == "JPEG":
        image.draft(None, (max_side, max_side))
    try:
        image.load()
    except OSError:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        problems = (problem("picture_incomplete", name, number),)
    upright = ImageOps.exif_transpose(_square(image))
    flat = _on_white(upright)
    if max(flat.size) > max_side:
        flat.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    return np.asarray(flat), problems


def _stretch(image: Image.Image) -> tuple[float, float]:
    """Factors across and down that make dots square: a fax has half as many down as across."""
    across, down = (float(dots) for dots in image.info.get("dpi", (0, 0)))
    if max(across, down) <= 1 and image.mode == "1" and image.width in _FAX_WIDTHS:
        across, down = (2.0, 1.0) if image.height < 0.8 * image.width else (1.0, 1.0)
    if not (across and down) or not _LEAST_OBLONG < max(across / down, down / across) < _MOST_OBLONG:
        return 1.0, 1.0
    return max(1.0, down / across), max(1.0, across / down)


def _square(image: Image.Image) -> Image.Image:
    """The picture with square dots, at its true height."""
    across, down = _stretch(image)
    if (across, down) == (1.0, 1.0):
        return image
    grey = image.convert("L") if image.mode == "1" else image
    return grey.resize((round(image.width * across), round(image.height * down)), Image.Resampling.BICUBIC)


def _on_white(image: Image.Image) -> Image.Image:
    """RGB of any mode: transparency on white paper, 16 bits brought down to 8, inverted bilevel as it is shown."""
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, dtype=np.float64)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        return Image.fromarray((values.clip(0, top) * (255.0 / top)).astype(np.uint8)).convert("RGB")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        sheet = Image.new("RGB", clear.size, "white")
        sheet.paste(clear, mask=clear.getchannel("A"))
        return sheet
    return _of_print_inks(image) if image.mode == "CMYK" else image.convert("RGB")


def _of_print_inks(image: Image.Image) -> Image.Image:
    """A CMYK picture as RGB. Some programs store inks the other way round than they say: paper then comes out black."""
    shown = image.convert("RGB")
    if np.asarray(shown.reduce(8)).mean() >= _BLACK_PAPER:
        return shown
    other = ImageChops.invert(image).convert("RGB")
    return max(shown, other, key=lambda picture: float(np.asarray(picture.reduce(8)).mean()))
