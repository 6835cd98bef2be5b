"""What the seals on a paper do for its fields: names stand in them, confirm others, and hide what lies below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dossier.extraction.agreement import with_names_agreed
from dossier.extraction.traces.seals import SEAL
from dossier.models.base import Box
from dossier.models.document import Field
from dossier.models.page import Page, Trace

FROM_SEAL = "from_seal"
"""Note of a field that stands nowhere but in a seal."""
UNDER_SEAL = "under_seal"
"""Note of a field that a seal covers by a good part."""

_SEALER: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "test_report": ("lab_name", re.compile(r"公司|院|所|中心|站|室|大学")),
    "business_license": ("registration_authority", re.compile(r"局|委员会")),
}
"""Document type to the field that names who seals such papers, and what such a name must hold."""
_CLIENTS = ("client", "manufacturer", "company_name")
"""Fields of parties that seal papers as well but are not meant."""
_LEAST = 0.6
_GUESSED = 0.55
"""Confidence below which a date under a seal is none: the best reading, weighed down by the seal and by another."""
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_FROM_SEAL_TRUST = 0.9
_FIRM_AND_MORE = re.compile(r"(?P<firm>.{4,}有限(?:责任)?公司)[^分（）()]{1,2}")
"""A firm's name and a letter or two behind it: under a seal they are the seal's."""
_COVERED = 0.3
"""Share of a field's box under a seal from which it counts as covered."""
_UNDER_SEAL_TRUST, _UNDER_GREY_SEAL_TRUST = 0.85, 0.7
"""What a covered field keeps of its trust; without colour nothing parts the seal's ink from the print."""


def with_seals(kind: str, fields: Mapping[str, Field], pages: Sequence[Page]) -> dict[str, Field]:
    """The fields of a paper of this kind, seen together with the seals on its pages."""
    seals = [trace for page in pages for trace in page.traces if trace.kind == SEAL]
    if not seals:
        return with_names_agreed(fields, pages)
    known = with_names_agreed({name: _covered(field, seals) for name, field in fields.items()}, pages)
    if kind in _SEALER:
        name, pattern = _SEALER[kind]
        field = _named(known.get(name), pattern, seals, {known[other].text for other in _CLIENTS if other in known})
        if field is not None:
            known[name] = field
    return known


def without_guesses(fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields without dates below a seal whose further readings differ: one digit of them is a guess."""
    return {name: field for name, field in fields.items() if not _is_guess(field)}


def _is_guess(field: Field) -> bool:
    doubtful = field.note == UNDER_SEAL and field.confidence < _GUESSED
    return doubtful and isinstance(field.value, str) and bool(_DATE.fullmatch(field.value))


def _named(field: Field | None, pattern: re.Pattern[str], seals: Sequence[Trace], others: set[str]) -> Field | None:
    """The printed name, surer where a seal bears it too; the seal's where none is printed; None for neither."""
    names = [seal for seal in seals if pattern.search(seal.text) and seal.text not in others]
    if field is not None:
        same = any(seal.text == field.value for seal in names)
        return field.model_copy(update={"confidence": round((1 + field.confidence) / 2, 4)}) if same else None
    best = max(names, key=lambda seal: _sure(seal), default=None)
    if best is None or _sure(best) < _LEAST:
        return None
    return Field(
        value=best.text,
        raw=best.text,
        page=best.page,
        box=best.box,
        confidence=round(_sure(best) * _FROM_SEAL_TRUST, 4),
        source="ocr",
        note=FROM_SEAL,
    )


def _sure(seal: Trace) -> float:
    return float(seal.data.get("confidence", 0.0))


def _covered(field: Field, seals: Iterable[Trace]) -> Field:
    """The field, trusted less where a seal lies over it; it was read through the seal's ink."""
    if field.source != "ocr" or field.box is None:
        return field
    box = field.box
    over = [seal for seal in seals if seal.page == field.page and seal.box and _share(box, seal.box) >= _COVERED]
    if not over:
        return field
    grey = any(seal.data.get("grey") for seal in over)
    firm = _FIRM_AND_MORE.fullmatch(field.value) if isinstance(field.value, str) else None
    value = firm["firm"] if firm else field.value
    trusted = round(field.confidence * (_UNDER_GREY_SEAL_TRUST if grey else _UNDER_SEAL_TRUST), 4)
    return field.model_copy(update={"value": value, "confidence": trusted, "note": field.note or UNDER_SEAL})


def _share(box: Box, over: Box) -> float:
    """Share of a box that another one covers."""
    across = min(box[2], over[2]) - max(box[0], over[0])
    down = min(box[3], over[3]) - max(box[1], over[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(0.0, across) * max(0.0, down) / area if area > 0 else 0.0
