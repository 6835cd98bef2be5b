"""Pictures on a page of text: a background that is drawn over and over is not read, strips of a scan are."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.reading import read_file
from dossier.models.page import Line
from tests.extraction.papers import text_pdf


def strip(seed: int) -> ImageReader:
    """A picture with ink of its own, as many bytes as all others."""
    noise = np.random.default_rng(seed).integers(0, 200, (40, 200, 3), np.uint8)
    return ImageReader(Image.fromarray(noise))


@pytest.mark.parametrize(("seeds", "asked"), [((7,) * 6, 0), ((1, 2, 3, 4, 5, 6), 1), ((7, 7, 7), 1)])
def test_only_pictures_that_are_not_repeated_are_read(seeds: tuple[int, ...], asked: int) -> None:
    looks = []

    class Engine(NullEngine):
        def read(self, picture):  # type: ignore[no-untyped-def]
            looks.append(picture.shape)
            return [Line(text="图中文字", box=(0.1, 0.6, 0.3, 0.62), source="ocr")]

    text_pdf([["甲"]])  # makes the font known
    canvas = Canvas(out := io.BytesIO(), pagesize=(595, 842), pageCompression=0)
    canvas.setFont("paper", 14)
    canvas.drawString(60, 780, "统一社会信用代码与名称")
    for row, seed in enumerate(seeds):
        canvas.drawImage(strip(seed), 60, 620 - 100 * row, 450, 80)
    canvas.save()
    (page,) = read_file("a.pdf", out.getvalue(), Engine()).pages
    assert page.media == "text"
    assert len(looks) == asked
