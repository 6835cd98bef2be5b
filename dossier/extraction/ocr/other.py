"""The other engine: a recogniser of another generation, asked about single lines whose first reading is in doubt.

It is as slow as the first one and errs more often, but elsewhere: what both read alike is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from dossier.extraction.ocr.models import model_file
from dossier.extraction.ocr.protocol import Picture

_MODEL, _LETTERS = "ppocrv5/rec/rec.onnx", "ppocrv5/ppocrv5_dict.txt"
_HEIGHT = 48
"""Pixels of a line as the model was trained."""
_NARROWEST, _WIDEST = 160, 3200


class OtherReader:
    """Reads lines that are cut out already; the model is loaded at the first."""

    def __init__(self) -> None:
        self._session: Any = None
        self._letters: list[str] = []

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[str, float]]:
        """Text and mean score of each crop. Raises RuntimeError where the model is missing."""
        return [self._one(crop) for crop in crops]

    def _one(self, crop: Picture) -> tuple[str, float]:
        if self._session is None:
            self._load()
        (odds,) = self._session.run(None, {self._session.get_inputs()[0].name: _input(crop)})
        best, score = odds[0].argmax(axis=1), odds[0].max(axis=1)
        kept = (best > 0) & np.concatenate([[True], best[1:] != best[:-1]])
        text = "".join(self._letters[i] for i in best[kept])
        return text, float(score[kept].mean()) if kept.any() else 0.0

    def _load(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        letters = model_file(_LETTERS).read_text("utf-8").splitlines()
        self._letters = ["", *letters, " "]
        self._session = onnxruntime.InferenceSession(
            str(model_file(_MODEL)), options, providers=["CPUExecutionProvider"]
        )


@cache
def other() -> OtherReader:
    """One for the process."""
    return OtherReader()


def _input(crop: Picture) -> NDArray[np.float32]:
    """A line as the model wants it: 48 pixels high, values from -1 to 1, grey beyond its end."""
    wide = min(_WIDEST, max(1, round(_HEIGHT * crop.shape[1] / crop.shape[0])))
    ready = cv2.resize(crop, (wide, _HEIGHT)).astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
    padded = np.zeros((1, 3, _HEIGHT, max(_NARROWEST, wide)), np.float32)
    padded[0, :, :, :wide] = ready
    return padded
