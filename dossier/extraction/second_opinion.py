"""What the wording of a paper says of its type where no title tells it: a tie-breaker, never more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.extraction.classify import OTHER, Classification
from dossier.extraction.language.kinds import likely_type
from dossier.extraction.titles import page_text
from dossier.models.page import Page

_FIRM, _PLAIN = 0.85, 0.9
"""Probability from which the wording names a type that nothing else gave, and from which it gainsays labels."""
_MOST = 0.7
"""A type by wording alone is never surer: it is for a person to confirm."""
_AGREED, _GAINSAID = 0.05, 0.8
"""What agreement adds to the confidence of labels, and what they keep of it where the wording says otherwise."""
_BELOW = 0.79
"""Without a title no paper is surer: it stays for a person to confirm."""
_LEAST = 80
"""Letters that a paper must have for its wording to count."""


def weighed(found: Classification, pages: Sequence[Page]) -> Classification:
    """The classification, with a second opinion where no title says it."""
    if found.titled:
        return found
    text = "\n".join(page_text(page) for page in pages[:3])
    answer = likely_type(text) if len(text) >= _LEAST else None
    if answer is None or answer[0] == OTHER:
        return found
    kind, sure = answer
    if found.type == OTHER:
        reason = f"无标题，按用词判断 no title, by its wording ({sure:.2f})"
        return Classification(kind, round(_MOST * sure, 2), reason) if sure >= _FIRM else found
    if kind == found.type:
        return replace(found, confidence=round(min(max(found.confidence, _BELOW), found.confidence + _AGREED), 2))
    if sure < _PLAIN:
        return found
    doubt = f"{found.reason}；用词更像 its wording is rather that of {kind}"
    return replace(found, confidence=round(_GAINSAID * found.confidence, 2), reason=doubt)
