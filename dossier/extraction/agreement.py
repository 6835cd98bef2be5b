"""One value that a paper prints several times: OCR slips in one place are outvoted by the others."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from dossier.models.document import Field
from dossier.models.values import normalise_name

_SLIPS = 2
"""Most characters by which two readings of one printed name may differ."""


def agreed(candidates: Iterable[Field | None], text: str) -> Field | None:
    """The first candidate, or the reading of the same name that the paper's text holds more often.

    Only readings by OCR within two slips of the first compete; where they differ the value is trusted less.
    """
    fields = [field for field in candidates if field is not None]
    if not fields or fields[0].source != "ocr":
        return fields[0] if fields else None
    first, whole = str(fields[0].value), normalise_name(text)
    rivals = [field for field in fields if Levenshtein.distance(first, str(field.value)) <= _SLIPS]
    chosen = max(rivals, key=lambda field: (whole.count(str(field.value)), field.confidence, len(str(field.value))))
    if all(field.value == chosen.value for field in rivals):
        return chosen
    return chosen.model_copy(update={"confidence": round(chosen.confidence * 0.9, 4), "note": "read_differently"})
