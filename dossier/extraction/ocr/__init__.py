"""OCR engines by name. To add one: a file with a class of the protocol, and its line in ``ENGINES``."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache

from dossier.extraction.ocr.null import NullEngine
from dossier.extraction.ocr.protocol import OcrEngine
from dossier.extraction.ocr.rapid import RapidEngine
from dossier.extraction.ocr.tesseract import TesseractEngine
from dossier.models.base import text
from dossier.models.errors import UsageError

ENGINES: dict[str, Callable[[], OcrEngine]] = {
    "rapidocr": RapidEngine,
    "tesseract": TesseractEngine,
    "null": NullEngine,
}
DEFAULT_ENGINE = "rapidocr"


@cache
def rapid() -> RapidEngine:
    """The bundled engine, one for the process: orientation is found with its models whatever engine reads."""
    return RapidEngine()


def engine(name: str = DEFAULT_ENGINE) -> OcrEngine:
    """The engine of that name, or the bundled one where it is not installed; UsageError for an unknown name."""
    if name not in ENGINES:
        known = ", ".join(ENGINES)
        raise UsageError(
            text(
                "没有识别引擎“{name}”（可选：{known}）",
                "no OCR engine “{name}” (there are: {known})",
                name=name,
                known=known,
            )
        )
    made = _made(name)
    if made.is_available():
        return made
    logging.getLogger(__name__).warning("OCR engine %s is not installed, reading with %s", name, DEFAULT_ENGINE)
    return rapid()


@cache
def _made(name: str) -> OcrEngine:
    return rapid() if name == DEFAULT_ENGINE else ENGINES[name]()
