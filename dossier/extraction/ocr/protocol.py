"""What an OCR engine must be. One file an engine; ``ENGINES`` in ``ocr/__init__`` is the register."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.models.page import Line

Picture = NDArray[np.uint8]
"""An upright page picture, shape (height, width, 3), RGB."""


class OcrEngine(Protocol):
    """Reads the lines of a picture. An engine keeps its model for the life of the process."""

    name: str
    """Short name, part of the reader's version (a change of engine must not serve old readings)."""

    def is_available(self) -> bool:
        """Whether the engine can work on this machine (system packages and models are there)."""

    def read(self, picture: Picture) -> list[Line]:
        """Lines with boxes as fractions of the picture, ``source`` ``ocr``, in no promised order.

        Raises RuntimeError when the engine fails; the caller makes it a Problem of the page.
        """
