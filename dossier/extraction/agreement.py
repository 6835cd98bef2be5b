"""One value that a paper prints several times: OCR slips in one place are outvoted by the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from dossier.extraction.traces.seals import SEAL
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.page import Line, Page
from dossier.models.values import normalise_name

_SLIPS = 2
"""Most characters by which two readings of one printed name may differ."""
_LONG = 10
"""Length of a name from which two slips may be put right; in a shorter one a single slip."""
_DOUBTFUL, _SURE = 0.95, 0.97
"""Confidence below which a name is compared with the lines of its paper, and that of the lines."""
_AGREED = 0.85
"""Confidence of a name that was put right by another line."""
_ORGANISATION = re.compile(r"[一-鿿（）A-Za-z0-9]{4,}(?:公司|厂|院|所|中心|局|大学|集团|合作社|站|（[一-鿿]{2,6}）)")
_SELF = re.compile(r"^(?:兹证明|兹有)?(?:本|我)(?:单位|公司|企业|司)")
"""What sentences put before a name without a mark between."""
_NAMES = re.compile(r"[一-鿿（）A-Za-z0-9]+")
READ_DIFFERENTLY = "read_differently"
"""Note of a value that stands otherwise in another place of the paper."""


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
    return chosen.model_copy(update={"confidence": round(chosen.confidence * 0.9, 4), "note": READ_DIFFERENTLY})


def with_names_agreed(fields: Mapping[str, Field], pages: Sequence[Page]) -> dict[str, Field]:
    """The fields; names of organisations that were read in doubt as a sure line of the paper prints them.

    Seals lie over names where papers are signed, and the same name stands clear at the head of the paper. Nothing
    changes where the name stands elsewhere just as it was read, or two names are as near to it.
    """
    doubtful = {name: field for name, field in fields.items() if _is_doubtful_name(field)}
    if not doubtful:
        return dict(fields)
    printed = set(_sure_names(pages))
    return {**fields, **{name: _agreed_with(field, printed) for name, field in doubtful.items()}}


def _is_doubtful_name(field: Field) -> bool:
    """Whether the field names an organisation, perhaps with a letter or two behind it, and is not sure."""
    doubtful = field.source == "ocr" and field.confidence < _DOUBTFUL and isinstance(field.value, str)
    found = _ORGANISATION.match(str(field.value)) if doubtful else None
    return found is not None and found.end() >= len(str(field.value)) - _SLIPS


def _agreed_with(field: Field, printed: Iterable[str]) -> Field:
    value = str(field.value)
    allowed = _SLIPS if len(value) >= _LONG else 1
    near = {name: Levenshtein.distance(value, name, score_cutoff=allowed) for name in printed}
    nearest = min(near.values(), default=allowed + 1)
    best = [name for name, apart in near.items() if apart == nearest]
    if not 0 < nearest <= allowed or len(best) > 1:
        return field
    return field.model_copy(update={"value": best[0], "confidence": _AGREED, "note": READ_DIFFERENTLY})


def _sure_names(pages: Iterable[Page]) -> Iterable[str]:
    """Names that lines print clear of any seal."""
    for page in pages:
        seals = [trace.box for trace in page.traces if trace.kind == SEAL and trace.box]
        for line in page.lines:
            if line.confidence >= _SURE and not any(_meet(line, seal) for seal in seals):
                yield from _names_in(line.text)


def _names_in(text: str) -> Iterable[str]:
    names = (_SELF.sub("", name) for name in _NAMES.findall(normalise_name(text)))
    return (name for name in names if _ORGANISATION.fullmatch(name))


def _meet(line: Line, seal: Box) -> bool:
    box = line.box
    return min(box[2], seal[2]) > max(box[0], seal[0]) and min(box[3], seal[3]) > max(box[1], seal[1])
