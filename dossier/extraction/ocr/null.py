"""An engine that reads nothing: for tests, and for looking at files without the cost of OCR."""

from __future__ import annotations

from dossier.extraction.ocr.protocol import Picture
from dossier.models.page import Line


class NullEngine:
    """Finds no lines on any picture."""

    name = "null"

    def is_available(self) -> bool:
        """Always."""
        return True

    def read(self, picture: Picture) -> list[Line]:
        """No lines."""
        return []
