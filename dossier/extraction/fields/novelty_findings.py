"""What a novelty search found, from its sentences: the level of technology, the finding on each point, who made it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import JsonValue

from dossier.extraction.field_values import field_of
from dossier.extraction.fields import prose
from dossier.extraction.language.levels import levels
from dossier.extraction.language.points import points
from dossier.extraction.layout import FlatText, Found
from dossier.models.document import Field
from dossier.models.page import Page

_OUTSIDE = 0.85
"""Trust in a level that is named outside the conclusion."""
_HEADING = re.compile(r"(?:查新|检索)结论(?=[:：\n])")
_HEAD = 14
"""Characters of the conclusion by which it is found again in the running text."""


def technology_level(pages: Sequence[Page], conclusion: Found | None) -> Field | None:
    """The level that the report claims for its subject: as its conclusion says, else as another sentence does."""
    flat = prose.flat_prose(pages)
    start, end = _section(flat, conclusion)
    ranked = [
        (start <= said.start < end, weight, said) for weight, said in (levels(flat.text) if prose.ENABLED else ())
    ]
    if not ranked:
        return None
    inside, _, said = max(ranked, key=lambda one: one[:2])
    return field_of(flat.found(said.start, said.end), said.value, trust=0.97 if inside else _OUTSIDE)


def novelty_points(pages: Sequence[Page], conclusion: Found | None) -> Field | None:
    """The finding on each numbered point: ``1:none`` (no like report), ``2:partly`` (like ones), ``3:found``."""
    flat = prose.flat_prose(pages)
    start, end = _section(flat, conclusion)
    headings = [match.start() for match in _HEADING.finditer(flat.text, 0, start)]
    start = headings[-1] if headings else start
    named = [one for one in points(flat.text[start:end]) if one.number] if conclusion and prose.ENABLED else []
    if not named:
        return None
    listed: list[JsonValue] = [f"{one.number}:{one.finding}" for one in named]
    place = flat.found(start + named[0].start, start + max(one.end for one in named))
    return field_of(place, listed, prose.UNLABELLED, 0.85)


def agency(pages: Sequence[Page]) -> Field | None:
    """Who a sentence says made the search."""
    return prose.party(pages, ("受托方", "出具方"))


def client(pages: Sequence[Page]) -> Field | None:
    """For whom a sentence says the search was made."""
    return prose.party(pages, ("委托方",))


def _section(flat: FlatText, conclusion: Found | None) -> tuple[int, int]:
    """Where the conclusion stands in the running text; (0, 0) where it is not there."""
    if conclusion is None:
        return 0, 0
    plain = "".join(conclusion.text.split())
    start = flat.text.rfind(plain[:_HEAD])
    return (start, start + len(plain) + plain.count("。")) if start >= 0 else (0, 0)
