"""What second readings of a value (traces of kind ``rereading``) say of its trust."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dossier.models.document import Field
from dossier.models.page import Page, Trace
from dossier.models.values import normalise_code

REREADING = "rereading"
_UNSURE = 0.9
"""Confidence below which the same engine's agreement makes a value surer; another engine's does so always."""
_DIFFERENT, _SPLIT = 0.7, 0.85
"""What a value keeps of its confidence where all further readings differ from it, and where one of them does."""


def with_rereadings(fields: Mapping[str, Field], pages: Sequence[Page]) -> dict[str, Field]:
    """The fields, each with the trust that the second readings of its place leave it."""
    readings = {(trace.page, trace.box): trace for page in pages for trace in page.traces if trace.kind == REREADING}
    return {
        name: _weighed(field, readings[field.page, field.box]) if (field.page, field.box) in readings else field
        for name, field in fields.items()
    }


def agree(first: str, *others: str) -> bool:
    """Whether all further readings hold the first one, but for spaces and the like."""
    return not _differing(first, others)


def _differing(first: str, others: Iterable[str]) -> list[str]:
    value = normalise_code(first)
    return [other for other in others if value not in normalise_code(other)]


def _weighed(field: Field, trace: Trace) -> Field:
    others = [trace.text, *(str(trace.data[name]) for name in ("other", "evened") if name in trace.data)]
    differing = _differing(field.raw, others)
    if not differing:
        surer = "other" in trace.data or field.confidence < _UNSURE
        raised = round((1 + field.confidence) / 2, 4) if surer else field.confidence
        return field.model_copy(update={"confidence": raised})
    kept = _DIFFERENT if len(differing) == len(others) else _SPLIT
    note = field.note or f"reread: {differing[0]}"
    return field.model_copy(update={"confidence": round(field.confidence * kept, 4), "note": note})
