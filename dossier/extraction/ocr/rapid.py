"""The bundled engine: PP-OCR models out of rapidocr's wheel on ONNX Runtime, one thread.

Settings were measured, not guessed: detection on at most 1280 pixels a side; the red channel, in which red seals
vanish; one line at a time, as padding lines to the longest of a batch costs 40 % more and reads no better (lines of
about one width in batches of four: 10 % more). PP-OCRv6's tiny detector takes a third of the time and lost a whole
photographed licence and lines under seals; its tiny recogniser, asked first and kept where no character is below 0.95,
saves a fifth of the recognition (a tenth without lines that hold digits) and gives 2 lines in 100 otherwise; OpenVINO
is no faster at 32 bits and takes three times the memory.
"""

from __future__ import annotations

import importlib.util
from typing import Any

import numpy as np

from dossier.extraction.ocr.protocol import Picture
from dossier.extraction.ocr.slices import slices
from dossier.extraction.ocr.view import Quads, view_of
from dossier.extraction.stages import stage
from dossier.models.page import Line

_PARAMETERS: dict[str, Any] = {
    "Global.log_level": "error",
    "Global.max_side_len": 8000,
    "Global.use_vertical_padding": False,
    "Rec.rec_batch_num": 1,
    "Rec.rec_img_shape": [3, 48, 160],
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
}
_LEAST_SCORE = 0.5
_TALL = 1.5
"""Height by width from which rapidocr turns a crop: vertical writing, or a page lying on its side."""
_LONG = 2.5
"""Width by height from which the slope of a region is that of its line."""


class RapidEngine:
    """Reads with the models of rapidocr; they are loaded at the first picture and kept."""

    name = "rapidocr"

    def __init__(self) -> None:
        self._models: Any = None
        self._last: tuple[Picture, Quads] | None = None

    def is_available(self) -> bool:
        """Always, where the package is installed: the models are in its wheel."""
        return importlib.util.find_spec("rapidocr") is not None

    def read(self, picture: Picture, *, enlarged: bool = True) -> list[Line]:
        """Lines of an upright picture (small skew does no harm); a small one is ``enlarged`` for its small print."""
        height, width = picture.shape[:2]
        lines = []
        for top, bottom in slices(picture):
            part = picture if (top, bottom) == (0, height) else picture[top:bottom]
            quads = self.regions(part, enlarged=enlarged)
            for quad, (text, score, word) in zip(quads, self.recognise(self.crops(part, quads)), strict=True):
                if score >= _LEAST_SCORE and text.strip():
                    lines.append(_line(quad + np.array([0, top], np.float32), text, score, word, width, height))
        return lines

    @stage("detect")
    def regions(self, picture: Picture, *, enlarged: bool = True) -> Quads:
        """Where text stands. The answer for the last picture is kept, as finding its orientation asks first."""
        if self._last is not None and self._last[0] is picture:
            return self._last[1]
        seen = view_of(picture, enlarged=enlarged)
        detector = self._loaded()._load_det_model()
        found, _ = detector.postprocess_op(detector.session(seen.values), seen.size)
        quads = seen.on_picture(np.asarray(detector.sorted_boxes(found), np.float32).reshape(-1, 4, 2))
        quads[..., 0] = quads[..., 0].clip(0, picture.shape[1])
        quads[..., 1] = quads[..., 1].clip(0, picture.shape[0])
        self._last = (picture, quads)
        return quads

    @stage("recognise")
    def crops(self, picture: Picture, quads: Quads) -> list[Picture]:
        """The text regions, each laid flat."""
        channel = _red(picture)
        pieces: list[Picture] = self._loaded().crop_text_regions(channel, quads)
        return [piece if piece.size else np.full((8, 8, 3), 255, np.uint8) for piece in pieces]

    @stage("orient")
    def upside_down(self, crops: list[Picture]) -> list[float]:
        """For each crop how surely it stands on its head: 0 not at all, 1 certainly."""
        if not crops:
            return []
        answers = self._loaded().cls_and_rotate(crops)[1].cls_res
        return [float(score) if "180" in label else 1.0 - float(score) for label, score in answers]

    @stage("recognise")
    def recognise(self, crops: list[Picture]) -> list[tuple[str, float, Any]]:
        """Text, mean score and word columns of each crop."""
        if not crops:
            return []
        found = self._loaded().recognize_txt(crops)
        return [(t, float(s), w) for t, s, w in zip(found.txts, found.scores, found.word_results, strict=True)]

    def _loaded(self) -> Any:
        if self._models is None:
            from rapidocr import RapidOCR  # half a second, only where OCR is needed

            self._models = RapidOCR(params=dict(_PARAMETERS))
            self._models.return_word_box = True
        return self._models


def _red(picture: Picture) -> Picture:
    """The red channel three times over: red seals and red print fade, dark text stays."""
    return np.repeat(picture[:, :, :1], 3, axis=2)


def _line(quad: Quads, text: str, score: float, word: Any, width: int, height: int) -> Line:
    left, top = quad.min(axis=0)
    right, bottom = quad.max(axis=0)
    across = np.linalg.norm(quad[1] - quad[0])
    edges = None
    if np.linalg.norm(quad[3] - quad[0]) < _TALL * across:
        edges = _edges(text, word, float(left) / width, float(right) / width)
    return Line(
        text=text,
        box=(float(left) / width, float(top) / height, float(right) / width, float(bottom) / height),
        confidence=min(1.0, score),
        source="ocr",
        edges=edges,
        slant=_slant(quad),
    )


def _slant(quad: Quads) -> float:
    """Slope of a region in degrees clockwise; 0 for short ones, whose frame says little of it."""
    across, down = quad[1] + quad[2] - quad[0] - quad[3], quad[3] + quad[2] - quad[0] - quad[1]
    if np.linalg.norm(across) < _LONG * np.linalg.norm(down):
        return 0.0
    return round(float(np.degrees(np.arctan2(across[1], across[0]))), 1)


def _edges(text: str, word: Any, left: float, right: float) -> tuple[float, ...] | None:
    """Borders between characters: halfway between the columns in which the recogniser saw them; None if unsure."""
    columns = [column for run in word.word_cols for column in run] if word is not None else []
    if len(columns) != len("".join(text.split())) or not columns or not word.line_txt_len:
        return None
    middles: list[float] = []
    place = iter(columns)
    for char in text:
        middles.append(float("nan") if char.isspace() else (next(place) + 0.5) / word.line_txt_len)
    known = [i for i, middle in enumerate(middles) if middle == middle]
    filled = np.interp(range(len(middles)), known, [middles[i] for i in known]).clip(0.0, 1.0)
    borders = [0.0, *((filled[1:] + filled[:-1]) / 2).tolist(), 1.0]
    return tuple(left + (right - left) * border for border in borders)
